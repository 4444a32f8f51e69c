import { z } from "zod";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { everyPage } from "../../pages";
import { providerFunction } from "../../resource";
import type { ClusterAsGroup, ClusterAsGroupOption, Node, NodePoolSet } from "../api.gen";
import { asGroup } from "../as-group";
import { asGroupOptions, flattenOptions, OPTIONS } from "../as-group-options";
import { nodePool } from "../node-pool";
import { virtualNode } from "../virtual-node";

const clusterId = z.string().min(1).describe("ID of the cluster, such as `cls-abcd1234`.");

const pools = rowsOf<NodePoolSet>(nodePool, {
  name: "TkeNodePool",
  fields: ["nodePoolId", "name", "status", "subnetIds", "securityGroupIds", "unschedulable", "labels", "taints"],
});

export const getNodePools = providerFunction({
  token: "tke:getNodePools",
  description: "The virtual node pools of a cluster.",
  example: `const { pools } = clouds.tke.getNodePoolsOutput({ clusterId: "cls-abcd1234" });
export const names = pools.apply((all) => all.map((pool) => pool.name));`,
  inputs: z.object({ clusterId }),
  outputs: z.object({ pools: z.array(pools.schema).describe("The pools.") }),
  call: async (context, { clusterId }) => {
    const { NodePoolSet } = await context.clients.tke.DescribeClusterVirtualNodePools({ ClusterId: clusterId });
    return { pools: await Promise.all((NodePoolSet ?? []).map((row) => pools.flatten(row, context))) };
  },
});

const virtualNodes = rowsOf<Node & { nodePoolId: string }>(virtualNode, {
  name: "TkeVirtualNode",
  fields: ["name", "nodePoolId", "subnetId", "status", "createTime"],
});

const nodePoolId = z.string().min(1).describe("ID of the virtual node pool.");

export const getVirtualNodes = providerFunction({
  token: "tke:getVirtualNodes",
  description: "The virtual nodes of a pool.",
  example: `const pool = { clusterId: "cls-abcd1234", nodePoolId: "np-abcd1234" };
const { nodes } = clouds.tke.getVirtualNodesOutput(pool);
export const running = nodes.apply((all) => all.filter((node) => node.status === "Running").length);`,
  inputs: z.object({
    clusterId,
    nodePoolId,
    names: z.array(z.string().min(1)).optional().describe("Only these. Default: all."),
  }),
  outputs: z.object({ nodes: z.array(virtualNodes.schema).describe("The nodes.") }),
  call: async (context, { clusterId, nodePoolId, names }) => {
    const asked = { ClusterId: clusterId, NodePoolId: nodePoolId, NodeNames: names };
    const { Nodes } = await context.clients.tke.DescribeClusterVirtualNode(asked);
    const found = (Nodes ?? []).map((row) => ({ ...row, nodePoolId }));
    return { nodes: await Promise.all(found.map((row) => virtualNodes.flatten(row, context))) };
  },
});

const groups = rowsOf<ClusterAsGroup>(asGroup, {
  name: "TkeAsGroup",
  fields: ["asGroupId", "status", "enabled", "labels", "createTime"],
  more: {
    shape: { unschedulable: z.boolean().optional().describe("Whether its nodes join unschedulable.") },
    flatten: (row) => ({ unschedulable: row.IsUnschedulable }),
  },
});

export const getAsGroups = providerFunction({
  token: "tke:getAsGroups",
  description: "The scaling groups of a cluster.",
  example: `const { groups } = clouds.tke.getAsGroupsOutput({ clusterId: "cls-abcd1234" });
export const enabled = groups.apply((all) => all.filter((group) => group.status === "enabled").length);`,
  inputs: z.object({
    clusterId,
    asGroupIds: z.array(z.string().min(1)).optional().describe("Only these. Default: all."),
  }),
  outputs: z.object({ groups: z.array(groups.schema).describe("The groups.") }),
  call: async (context, { clusterId, asGroupIds }) => {
    const asked = { ClusterId: clusterId, AutoScalingGroupIds: asGroupIds };
    const found = await everyPage(async (page) => {
      const { ClusterAsGroupSet, TotalCount } = await context.clients.tke.DescribeClusterAsGroups({
        ...asked,
        ...page,
      });
      return { rows: ClusterAsGroupSet, total: TotalCount };
    });
    return { groups: await Promise.all(found.map((row) => groups.flatten(row, context))) };
  },
});

const options = rowsOf<ClusterAsGroupOption>(asGroupOptions, {
  name: "TkeAsGroupOptions",
  fields: OPTIONS,
  flatten: flattenOptions,
});

export const getAsGroupOptions = providerFunction({
  token: "tke:getAsGroupOptions",
  description: "How a cluster's autoscaler behaves, for all of its scaling groups.",
  example: `const options = clouds.tke.getAsGroupOptionsOutput({ clusterId: "cls-abcd1234" });
export const shrinks = options.scaleDownEnabled;`,
  inputs: z.object({ clusterId }),
  outputs: options.schema,
  call: async (context, { clusterId }) => {
    const found = await context.clients.tke.DescribeClusterAsGroupOption({ ClusterId: clusterId });
    return options.flatten(found.ClusterAsGroupOption, context);
  },
});
