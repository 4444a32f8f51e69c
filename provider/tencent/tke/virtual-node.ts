import { z } from "zod";
import { idPart, idParts } from "../../lifecycle/ids";
import { resource } from "../resource";
import type { CreateClusterVirtualNodeRequest, Node } from "./api.gen";

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster of the node."),
  nodePoolId: z.string().min(1).describe("Pool of the node: `nodePoolId` of a `tke:NodePool`."),
  subnetId: idPart().describe("Subnet that the node's pods get their addresses from."),
  drainOnDelete: z.boolean().default(true).describe("Evicts the node's pods before a delete. Default true."),
  forceOnDelete: z.boolean().default(false).describe("Deletes the node even while pods run on it. Default false."),
});

const outputs = z.strictObject({
  name: z.string().describe("Name of the node in Kubernetes."),
  status: z.string().describe("`Running` once it accepts pods; temporarily `Pending`, `Draining` or `Terminating`."),
  createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
});

const ID = "clusterId/nodePoolId/name";

interface Row extends Node {
  clusterId: string;
  nodePoolId: string;
}

export const virtualNode = resource({
  type: "tke:VirtualNode",
  description:
    "A virtual node in a pool of a cluster: capacity for pods in one subnet, billed per pod. Its labels and taints are those of the pool. The API has no call that changes a node. The node is drained before it is deleted, unless `drainOnDelete` is false; the cloud refuses the deletion while pods still run, unless `forceOnDelete` is true.",
  examples: {
    "A node of a pool": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
const pool = new clouds.tke.NodePool("batch", {
  clusterId: cluster.id,
  name: "batch",
  subnetIds: ["subnet-12345678"],
  securityGroupIds: ["sg-12345678"],
});
new clouds.tke.VirtualNode("batch-1", {
  clusterId: pool.clusterId,
  nodePoolId: pool.nodePoolId,
  subnetId: "subnet-12345678",
});`,
    "A node that is drained before its deletion": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
const pool = new clouds.tke.NodePool("web", {
  clusterId: cluster.id,
  name: "web",
  subnetIds: ["subnet-12345678"],
  securityGroupIds: ["sg-12345678"],
});
const node = new clouds.tke.VirtualNode("web-1", {
  clusterId: pool.clusterId,
  nodePoolId: pool.nodePoolId,
  subnetId: "subnet-12345678",
  drainOnDelete: true,
  forceOnDelete: false,
});

export const name = node.name;`,
  },
  idFormat: ID,
  inputs,
  outputs,
  stable: ["name", "createTime"],
  interrupts: { replacement: "the pods on the node are evicted, and run elsewhere or wait" },
  onChange: {
    clusterId: "replace",
    nodePoolId: "replace",
    subnetId: "replace",
    drainOnDelete: "update",
    forceOnDelete: "update",
  },
  locks: {
    type: "tke:NodePool",
    spec: async () => (await import("./node-pool.js")).nodePool,
    id: ({ clusterId, nodePoolId }) => `${clusterId}/${nodePoolId}`,
  },
  async find({ clients }, id): Promise<Row | undefined> {
    const { clusterId, nodePoolId, name } = idParts(id, ID);
    const request = { ClusterId: clusterId, NodePoolId: nodePoolId, NodeNames: [name] };
    const { Nodes } = await clients.tke.DescribeClusterVirtualNode(request);
    const found = Nodes?.find((node) => node.Name === name && node.Phase !== "Terminated");
    return found && { ...found, clusterId, nodePoolId };
  },
  list: {
    within: "tke:NodePool",
    scope: (id) => {
      const { clusterId, nodePoolId } = idParts(id, ID);
      return `${clusterId}/${nodePoolId}`;
    },
    name: (row) => row.Name,
    // The call has no pages: it returns all nodes of a pool.
    async *all({ clients }, scope) {
      const { clusterId, nodePoolId } = idParts(scope, "clusterId/nodePoolId");
      const { Nodes } = await clients.tke.DescribeClusterVirtualNode({ ClusterId: clusterId, NodePoolId: nodePoolId });
      const there = (Nodes ?? []).filter((node) => node.Phase !== "Terminated");
      yield there.map((node) => [`${scope}/${node.Name}`, { ...node, clusterId, nodePoolId }] as const);
    },
  },
  async create({ clients }, want) {
    // The manual marks SubnetId as required too, but its text asks for one of the two. The IDs in the response are the nodes' names.
    const { InstanceIds } = await clients.tke.CreateClusterVirtualNode({
      ClusterId: want.clusterId,
      NodePoolId: want.nodePoolId,
      SubnetIds: [want.subnetId],
    } as CreateClusterVirtualNodeRequest);
    return `${want.clusterId}/${want.nodePoolId}/${InstanceIds[0]}`;
  },
  async delete({ clients, report }, id, was, row) {
    const { clusterId, nodePoolId, name } = idParts(id, ID);
    if (row.Phase === "Terminating") return;
    if (was.drainOnDelete) {
      report("draining");
      const request = { ClusterId: clusterId, NodeName: name, DryRun: false };
      await clients.tke.DrainClusterVirtualNode(request, { idempotent: true });
    }
    const nodes = { ClusterId: clusterId, NodePoolId: nodePoolId, NodeNames: [name], Force: was.forceOnDelete };
    await clients.tke.DeleteClusterVirtualNode(nodes, { idempotent: true });
  },
  status: (row) => row.Phase ?? "",
  waits: {
    created: {
      target: ["Running"],
      pending: ["Pending", "Draining"],
      elsewhere: ["Terminating", "Terminated"],
      timeout: "10m",
    },
    deleted: { timeout: "10m" },
  },
  flatten: (row) => ({
    clusterId: row.clusterId,
    nodePoolId: row.nodePoolId,
    subnetId: row.SubnetId ?? "",
    name: row.Name ?? "",
    status: row.Phase ?? "",
    createTime: row.CreatedTime ?? undefined,
  }),
});
