import { z } from "zod";
import { idParts } from "../../lifecycle/ids";
import { pages } from "../pages";
import { resource } from "../resource";
import type { RepositoryInfoResp } from "./api.gen";
import { addressPart } from "./parts/names";
import { quotaAhead } from "./parts/quota-ahead";

const inputs = z.strictObject({
  namespace: addressPart().describe("Namespace of the repository."),
  name: addressPart().describe("Name of the repository within its namespace."),
  public: z.boolean().default(false).describe("Whether everyone can pull from it. Default false."),
  description: z.string().optional().describe("Description of the repository."),
});

const outputs = z.strictObject({
  repositoryName: z.string().describe("Full name, `namespace/name`."),
  server: z.string().describe("Registry server."),
  url: z.string().describe("Prefix of image tags: `server/namespace/name`."),
  createTime: z.string().describe("Creation time, as the cloud formats it."),
});

const ID = "namespace/name";

const overQuota = quotaAhead({
  plural: "repositories",
  type: /^repo/i,
  count: async ({ clients: { tcr } }) =>
    (await tcr.DescribeRepositoryOwnerPersonal({ Limit: 1, Offset: 0 })).Data.TotalCount,
});

export const repository = resource({
  type: "tcr:Repository",
  description:
    "An image repository of the personal registry. Description and visibility change in place. An existing repository is never taken over; read it with `get`.",
  examples: {
    "A private repository": `const team = new clouds.tcr.Namespace("team", { name: "team" });
const api = new clouds.tcr.Repository("api", { namespace: team.name, name: "api", description: "API server" });
export const image = pulumi.interpolate\`\${api.url}:latest\`;`,
    "A public repository": `const tools = new clouds.tcr.Namespace("tools", { name: "tools" });
const lint = new clouds.tcr.Repository("lint", { namespace: tools.name, name: "lint", public: true });
export const pull = pulumi.interpolate\`docker pull \${lint.url}:1.0\`;`,
  },
  idFormat: ID,
  inputs,
  outputs,
  stable: ["repositoryName", "server", "url", "createTime"],
  interrupts: { replacement: "its images are lost" },
  ahead: (context, _want, urn, leaving) => overQuota(context, urn, leaving),
  onChange: { namespace: "replace", name: "replace", public: "update", description: "update" },
  blame: {
    "InvalidParameter.ErrRepoExist": "name",
    "InvalidParameter.ErrNSMisMatch": "namespace",
  },
  find: async ({ clients }, id) => (await clients.tcr.DescribeRepositoryPersonal({ RepoName: id })).Data,
  list: {
    within: "tcr:Namespace",
    name: (row) => row.RepoName,
    async *all({ clients }) {
      const all = pages(async (page) => {
        const { RepoInfo, Server, TotalCount } = (await clients.tcr.DescribeRepositoryOwnerPersonal(page)).Data;
        return { rows: RepoInfo.map((row): RepositoryInfoResp => ({ ...row, Server })), total: TotalCount };
      });
      for await (const page of all) yield page.map((row) => [row.RepoName, row] as const);
    },
  },
  async create({ clients }, want) {
    const id = `${want.namespace}/${want.name}`;
    await clients.tcr.CreateRepositoryPersonal({
      RepoName: id,
      Public: Number(want.public),
      Description: want.description,
    });
    return id;
  },
  // The API changes the two attributes with two calls.
  async update({ clients }, id, { want, changed }) {
    if (changed.has("description")) {
      const request = { RepoName: id, Description: want.description ?? "" };
      await clients.tcr.ModifyRepositoryInfoPersonal(request, { idempotent: true });
    }
    if (changed.has("public")) {
      const request = { RepoName: id, Public: Number(want.public) };
      await clients.tcr.ModifyRepositoryAccessPersonal(request, { idempotent: true });
    }
  },
  async delete({ clients }, id) {
    await clients.tcr.DeleteRepositoryPersonal({ RepoName: id }, { idempotent: true });
  },
  status: () => "available",
  waits: {
    created: { target: ["available"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  flatten: (row) => ({
    ...idParts(row.RepoName, ID),
    public: row.Public === 1,
    description: row.Description ?? "",
    repositoryName: row.RepoName,
    server: row.Server,
    url: `${row.Server}/${row.RepoName}`,
    createTime: row.CreationTime,
  }),
});
