import { z } from "zod";
import { taints } from "../../lifecycle/containers/taint";
import { idParts, listed } from "../../lifecycle/ids";
import { cloudDefault, setOf } from "../../lifecycle/schema";
import { resource, type TencentContext } from "../resource";
import type { NodePoolSet } from "./api.gen";
import { inCluster } from "./parts/in-cluster";
import { expandLabels, expandTaints, flattenLabels, flattenTaints, labels } from "./parts/nodes";

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster of the pool."),
  name: z.string().min(1).describe("Name of the pool."),
  subnetIds: setOf(z.string().min(1), { min: 1 }).describe("Subnets of the pool's nodes. Order is ignored."),
  securityGroupIds: setOf(z.string().min(1), { min: 1 }).describe("Security groups of the pool's nodes."),
  labels: labels.optional(),
  taints: taints.optional().describe("Kubernetes taints of the nodes. Order is ignored."),
  unschedulable: cloudDefault(z.boolean(), false)
    .optional()
    .describe("Keeps new pods off the pool's nodes. Default false. Not in public Tencent Cloud."),
  drainOnDelete: z.boolean().default(true).describe("Evicts the pods of all nodes before a delete. Default true."),
  forceOnDelete: z.boolean().default(false).describe("Deletes the pool even while pods run in it. Default false."),
});

const outputs = z.strictObject({
  nodePoolId: z.string().describe("ID of the pool within its cluster."),
  status: z.string().describe("`normal` once stable; `creating`, `appending`, `updating`, `shrinking` or `deleting`."),
});

const ID = "clusterId/nodePoolId";

interface Row extends NodePoolSet {
  clusterId: string;
}

/** The inputs that an update sends; the others are the provider's own. */
const SENT = ["name", "labels", "taints", "unschedulable"] as const;

export const nodePool = resource({
  type: "tke:NodePool",
  description:
    "A pool of virtual nodes (serverless capacity) in a cluster. Its nodes are drained before it is deleted, unless `drainOnDelete` is false; the cloud refuses the deletion while pods still run, unless `forceOnDelete` is true.",
  examples: {
    "A pool for batch work": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.NodePool("batch", {
  clusterId: cluster.id,
  name: "batch",
  subnetIds: ["subnet-12345678"],
  securityGroupIds: ["sg-12345678"],
  labels: { workload: "batch" },
  taints: [{ key: "workload", value: "batch", effect: "NoSchedule" }],
});`,
    "A pool that is drained before its deletion": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
const spare = new clouds.tke.NodePool("spare", {
  clusterId: cluster.id,
  name: "spare",
  subnetIds: ["subnet-12345678", "subnet-87654321"],
  securityGroupIds: ["sg-12345678"],
  unschedulable: true,
  drainOnDelete: true,
});

export const pool = spare.nodePoolId;`,
  },
  idFormat: ID,
  inputs,
  outputs,
  stable: ["nodePoolId"],
  interrupts: { replacement: "the pods on its virtual nodes are evicted, and run elsewhere or wait" },
  within: inCluster,
  onChange: {
    clusterId: "replace",
    name: "update",
    subnetIds: "replace",
    securityGroupIds: "replace",
    labels: "update",
    taints: "update",
    unschedulable: "update",
    drainOnDelete: "update",
    forceOnDelete: "update",
  },
  // The only list call has neither filter nor pages (manual, DescribeClusterVirtualNodePools).
  async find({ clients }, id): Promise<Row | undefined> {
    const { clusterId, nodePoolId } = idParts(id, ID);
    const { NodePoolSet, TotalCount } = await clients.tke.DescribeClusterVirtualNodePools({ ClusterId: clusterId });
    const found = listed(NodePoolSet, TotalCount).find((pool) => pool.NodePoolId === nodePoolId);
    return found && { ...found, clusterId };
  },
  list: {
    within: "tke:Cluster",
    scope: (id) => idParts(id, ID).clusterId,
    name: (row) => row.Name,
    async *all({ clients }, clusterId) {
      const { NodePoolSet } = await clients.tke.DescribeClusterVirtualNodePools({ ClusterId: clusterId });
      yield (NodePoolSet ?? []).map((pool) => [`${clusterId}/${pool.NodePoolId}`, { ...pool, clusterId }] as const);
    },
  },
  async create({ clients }, want) {
    const { NodePoolId } = await clients.tke.CreateClusterVirtualNodePool({
      ClusterId: want.clusterId,
      Name: want.name,
      SubnetIds: want.subnetIds,
      SecurityGroupIds: want.securityGroupIds,
      // Both lists are required, so unset becomes an empty list.
      Labels: expandLabels(want.labels ?? {}),
      Taints: expandTaints(want.taints ?? []),
      Unschedulable: want.unschedulable,
    });
    return `${want.clusterId}/${NodePoolId}`;
  },
  async update({ clients }, id, { want, changed, row }) {
    const { clusterId, nodePoolId } = idParts(id, ID);
    if (!SENT.some((field) => changed.has(field))) return;
    const isOurs = (field: (typeof SENT)[number]) => changed.has(field) || want[field] !== undefined;
    // Sends all fields, because the manual does not say whether an omitted field is kept. Fields that the program does not set get their
    // live value.
    const request = {
      Name: want.name,
      Labels: isOurs("labels") ? expandLabels(want.labels ?? {}) : (row.Labels ?? []),
      Taints: isOurs("taints") ? expandTaints(want.taints ?? []) : (row.Taints ?? []),
      Unschedulable: isOurs("unschedulable") ? (want.unschedulable ?? false) : (row.Unschedulable ?? false),
    };
    const ids = { ClusterId: clusterId, NodePoolId: nodePoolId };
    await clients.tke.ModifyClusterVirtualNodePool({ ...ids, ...request }, { idempotent: true });
  },
  async delete(context, id, was) {
    const { clusterId, nodePoolId } = idParts(id, ID);
    if (was.drainOnDelete) await drain(context, clusterId, nodePoolId);
    const request = { ClusterId: clusterId, NodePoolIds: [nodePoolId], Force: was.forceOnDelete };
    await context.clients.tke.DeleteClusterVirtualNodePool(request, { idempotent: true });
  },
  status: (row) => row.LifeState ?? "",
  waits: {
    created: {
      target: ["normal"],
      pending: ["creating", "appending", "updating", "shrinking"],
      elsewhere: ["deleting"],
      timeout: "15m",
    },
    deleted: { timeout: "15m" },
  },
  flatten: (row) => ({
    clusterId: row.clusterId,
    name: row.Name ?? "",
    subnetIds: row.SubnetIds ?? [],
    // The public cloud returns neither of the two.
    ...(row.SecurityGroupIds && { securityGroupIds: row.SecurityGroupIds }),
    ...(row.Unschedulable !== undefined && { unschedulable: row.Unschedulable }),
    labels: flattenLabels(row.Labels),
    taints: flattenTaints(row.Taints),
    nodePoolId: row.NodePoolId ?? "",
    status: row.LifeState ?? "",
  }),
});

/** Evicts the pods of every node of a pool that still accepts pods. */
async function drain({ clients, report }: TencentContext, clusterId: string, nodePoolId: string): Promise<void> {
  const pool = { ClusterId: clusterId, NodePoolId: nodePoolId };
  const { Nodes } = await clients.tke.DescribeClusterVirtualNode(pool);
  const left = (Nodes ?? []).filter((node) => node.Phase !== "Terminated" && node.Phase !== "Terminating");
  for (const [done, node] of left.entries()) {
    report(`draining node ${done + 1} of ${left.length}`);
    const request = { ClusterId: clusterId, NodeName: node.Name ?? "", DryRun: false };
    await clients.tke.DrainClusterVirtualNode(request, { idempotent: true });
  }
}
