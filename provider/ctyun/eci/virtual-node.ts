import { z } from "zod";
import { type Taint, taints } from "../../lifecycle/containers/taint";
import { listed, rowWithId } from "../../lifecycle/ids";
import { secret } from "../../lifecycle/schema";
import { resource } from "../resource";
import { utc } from "./parts/dates";
import { pages } from "./parts/pages";
import { place } from "./parts/schema";
import { expandTags, flattenTags, tagFailures, tags } from "./parts/tags";
import { noteOrReplace } from "./parts/unreturned";
import { zoneAhead } from "./parts/zones";

const { zone, ...network } = place;

const inputs = z.strictObject({
  name: z.string().min(1).describe("Name of the node. It need not be unique."),
  kubeconfig: secret(
    z.string().min(1).describe("Kubeconfig of the cluster that the node joins, as text. ECI does not return it."),
  ),
  ...network,
  zone,
  taints: taints.optional().describe("Kubernetes taints of the node. Order is ignored."),
  tags,
});

const outputs = z.strictObject({
  status: z.string().describe("State of the node, such as `Ready`."),
  createTime: z.string().optional().describe("Creation time, UTC."),
});

/** What the reads return for a node; undocumented (contract, describeVirtualNodes). */
const row = z.object({
  virtualNodeId: z.string(),
  virtualNodeName: z.string().optional(),
  status: z.string().optional(),
  vpcId: z.string().optional(),
  vSwitchId: z.string().optional(),
  securityGroupId: z.string().optional(),
  azInfo: z.array(z.object({ azName: z.string().optional() })).optional(),
  taints: z
    .array(z.object({ key: z.string(), value: z.string().optional(), effect: z.string().optional() }))
    .optional(),
  tags: z.array(z.object({ key: z.string(), value: z.string().optional() })).optional(),
  creationTime: z.string().optional(),
});

export type NodeRow = z.output<typeof row>;

/** The nodes of a response. */
export const nodesOf = ({ virtualNodes = [] }: { virtualNodes?: Record<string, unknown>[] }) =>
  virtualNodes.flatMap((returned) => row.safeParse(returned).data ?? []);

export const virtualNode = resource({
  type: "eci:VirtualNode",
  description: `A node of a Kubernetes cluster whose pods run as container groups of CTyun's Elastic Container Instance.

Tags change in place. Any other change replaces the node, including a new kubeconfig, because the API has no call that updates it.`,
  examples: {
    "A node with a taint": `const config = new pulumi.Config();
new clouds.eci.VirtualNode("burst", {
  name: "burst",
  kubeconfig: config.requireSecret("kubeconfig"),
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  taints: [{ key: "virtual-node.ctyun.cn", value: "eci", effect: "NoSchedule" }],
});`,
    "A node with tags and deletion protection": `const config = new pulumi.Config();
const node = new clouds.eci.VirtualNode("night", {
  name: "night",
  kubeconfig: config.requireSecret("kubeconfig"),
  vpcId: "vpc-ctt6yag121",
  subnetId: "subnet-y9n723knrg",
  securityGroupId: "sg-5bvqyvrmch",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  tags: { team: "batch" },
  deletionProtection: true,
});

export const status = node.status;`,
  },
  idFormat: "virtualNodeId",
  inputs,
  outputs,
  stable: ["createTime"],
  interrupts: { replacement: "the pods on the node stop, and run elsewhere or wait" },
  onChange: {
    name: "replace",
    kubeconfig: noteOrReplace,
    vpcId: "replace",
    subnetId: "replace",
    securityGroupId: "replace",
    zone: noteOrReplace,
    taints: "replace",
    tags: "update",
  },
  blame: {
    "Openapi.Vpc.NotFound": "vpcId",
    "Openapi.Subnet.NotFound": "subnetId",
    "Openapi.SecurityGroup.NotFound": "securityGroupId",
  },
  rules: ({ tags }) => tagFailures(tags),
  ahead: zoneAhead,

  find: async ({ clients: { eci } }, id) => {
    const { virtualNodes, totalCount } = await eci.describeVirtualNodes({ virtualNodeIds: id });
    const found = rowWithId<Record<string, unknown>>(listed(virtualNodes, totalCount), "virtualNodeId", id);
    const { data, error } = row.safeParse(found);
    if (found && error) throw new TypeError("a virtual node cannot be read", { cause: error });
    return data;
  },
  list: {
    name: (node) => node.virtualNodeName,
    all: async function* ({ clients: { eci } }) {
      for await (const page of pages((paging) => eci.describeVirtualNodes(paging)))
        yield nodesOf(page).map((node) => [node.virtualNodeId, node] as const);
    },
  },
  create: async ({ clients: { eci } }, { name, kubeconfig, vpcId, subnetId, securityGroupId, zone, taints, tags }) => {
    const request = { virtualNodeName: name, kubeConfig: kubeconfig, vpcId, vSwitchId: subnetId, securityGroupId };
    const rest = { azInfo: [{ azName: zone }], taints: taints && [...taints], tags: tags && expandTags(tags) };
    return (await eci.createVirtualNode({ ...request, ...rest })).virtualNodeId ?? "";
  },
  async update({ clients: { eci } }, id, { want, changed }) {
    if (!changed.has("tags")) return;
    await eci.updateVirtualNode({ virtualNodeId: id, tags: expandTags(want.tags) }, { idempotent: true });
  },
  delete: async ({ clients: { eci } }, id) => {
    await eci.deleteVirtualNode({ virtualNodeId: id }, { idempotent: true });
  },
  status: ({ status = "" }) => status,
  waits: {
    created: { target: ["Ready"], pending: ["Pending"], elsewhere: ["Terminating"], dead: ["Failed"], timeout: "15m" },
    deleted: { timeout: "10m" },
  },
  flatten: (node) => ({
    name: node.virtualNodeName ?? "",
    vpcId: node.vpcId,
    subnetId: node.vSwitchId,
    securityGroupId: node.securityGroupId,
    zone: node.azInfo?.[0]?.azName,
    taints: (node.taints ?? []).map(({ key, value = "", effect }) => ({
      key,
      value,
      effect: effect as Taint["effect"],
    })),
    tags: flattenTags(node.tags),
    status: node.status ?? "",
    createTime: utc(node.creationTime),
  }),
});
