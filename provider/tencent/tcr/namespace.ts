import { z } from "zod";
import { pages } from "../pages";
import { resource, type TencentContext } from "../resource";
import { addressPart } from "./parts/names";
import { quotaAhead } from "./parts/quota-ahead";

const inputs = z.strictObject({
  name: addressPart().describe("Name of the namespace; unique among all users of the registry."),
});

const outputs = z.strictObject({
  createTime: z.string().describe("Creation time, as the cloud formats it."),
});

const overQuota = quotaAhead({
  plural: "namespaces",
  type: /^namespace/i,
  count: async ({ clients: { tcr } }) =>
    (await tcr.DescribeNamespacePersonal({ Namespace: "", Limit: 1, Offset: 0 })).Data.NamespaceCount,
});

export const namespace = resource({
  type: "tcr:Namespace",
  description:
    "A namespace of the personal registry. The account needs a registry user first. An existing namespace is never taken over; read it with `get`.",
  examples: {
    "A namespace": `new clouds.tcr.Namespace("team", { name: "team" });`,
    "A namespace with deletion protection, and a repository": `const shop = new clouds.tcr.Namespace("shop", { name: "shop", deletionProtection: true });
const web = new clouds.tcr.Repository("web", { namespace: shop.name, name: "web" });
export const url = web.url;`,
  },
  idFormat: "name",
  inputs,
  outputs,
  interrupts: { replacement: "everything in it is lost: its repositories and their images" },
  ahead: (context, _want, urn, leaving) => overQuota(context, urn, leaving),
  onChange: { name: "replace" },
  blame: {
    "InvalidParameter.ErrNamespaceExist": "name",
    "InvalidParameter.ErrNamespaceReserved": "name",
  },
  // The search also returns similar names: page through it for the exact one.
  async find(context, id) {
    for await (const page of namesLike(context, id)) {
      const found = page.find((row) => row.Namespace === id);
      if (found) return found;
    }
    return undefined;
  },
  list: {
    name: (row) => row.Namespace,
    // An empty search returns all.
    async *all(context) {
      for await (const page of namesLike(context, "")) yield page.map((row) => [row.Namespace, row] as const);
    },
  },
  async create({ clients }, want) {
    await clients.tcr.CreateNamespacePersonal({ Namespace: want.name });
    return want.name;
  },
  async delete({ clients }, id) {
    await clients.tcr.DeleteNamespacePersonal({ Namespace: id }, { idempotent: true });
  },
  status: () => "available",
  waits: {
    created: { target: ["available"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  flatten: (row) => ({ name: row.Namespace, createTime: row.CreationTime }),
});

const namesLike = ({ clients: { tcr } }: TencentContext, name: string) =>
  pages(async (page) => {
    const { Data } = await tcr.DescribeNamespacePersonal({ Namespace: name, ...page });
    return { rows: Data.NamespaceInfo, total: Data.NamespaceCount };
  });
