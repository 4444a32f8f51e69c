import { z } from "zod";
import { taints } from "../../../lifecycle/containers/taint";
import { everyPage } from "../../pages";
import { providerFunction } from "../../resource";
import { flattenOptions } from "../as-group-options";
import { flattenLabels, flattenTaints } from "../parts/nodes";

const clusterId = z.string().min(1).describe("ID of the cluster, such as `cls-abcd1234`.");
const labels = z.record(z.string(), z.string());

const nodePool = z
  .object({
    nodePoolId: z.string().describe("ID of the pool."),
    name: z.string().describe("Its name."),
    status: z.string().describe("Its state, such as `normal`."),
    subnetIds: z.array(z.string()).describe("Subnets of its nodes."),
    securityGroupIds: z.array(z.string()).describe("Security groups of its nodes."),
    unschedulable: z.boolean().describe("Whether new pods are kept off."),
    labels: labels.describe("Labels of its nodes."),
    taints: taints.describe("Taints of its nodes."),
  })
  .meta({ id: "TkeNodePool" });

export const getNodePools = providerFunction({
  token: "tke:getNodePools",
  description: "The virtual node pools of a cluster.",
  example: `const { nodePools } = clouds.tke.getNodePoolsOutput({ clusterId: "cls-abcd1234" });
export const names = nodePools.apply((all) => all.map((pool) => pool.name));`,
  inputs: z.object({ clusterId }),
  outputs: z.object({ nodePools: z.array(nodePool).describe("The pools.") }),
  call: async ({ clients: { tke } }, { clusterId }) => {
    const { NodePoolSet } = await tke.DescribeClusterVirtualNodePools({ ClusterId: clusterId });
    return {
      nodePools: (NodePoolSet ?? []).map((row) => ({
        nodePoolId: row.NodePoolId ?? "",
        name: row.Name ?? "",
        status: row.LifeState ?? "",
        subnetIds: row.SubnetIds ?? [],
        securityGroupIds: row.SecurityGroupIds ?? [],
        unschedulable: row.Unschedulable ?? false,
        labels: flattenLabels(row.Labels),
        taints: flattenTaints(row.Taints),
      })),
    };
  },
});

const virtualNode = z
  .object({
    name: z.string().describe("Name of the node."),
    nodePoolId: z.string().describe("Its pool."),
    subnetId: z.string().describe("Its subnet."),
    status: z.string().describe("`Pending`, `Running`, `Draining`, `Terminating` or `Terminated`."),
    createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
  })
  .meta({ id: "TkeVirtualNode" });

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
  outputs: z.object({ nodes: z.array(virtualNode).describe("The nodes.") }),
  call: async ({ clients: { tke } }, { clusterId, nodePoolId, names }) => {
    const asked = { ClusterId: clusterId, NodePoolId: nodePoolId, NodeNames: names };
    const { Nodes } = await tke.DescribeClusterVirtualNode(asked);
    return {
      nodes: (Nodes ?? []).map((row) => ({
        name: row.Name ?? "",
        nodePoolId: row.NodePoolId ?? "",
        subnetId: row.SubnetId ?? "",
        status: row.Phase ?? "",
        createTime: row.CreatedTime || undefined,
      })),
    };
  },
});

const asGroup = z
  .object({
    asGroupId: z.string().describe("ID of the group."),
    status: z.string().describe("`enabled`, `disabled`, or a transitional state."),
    unschedulable: z.boolean().optional().describe("Whether its nodes join unschedulable."),
    labels: labels.describe("Labels of its nodes."),
    createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
  })
  .meta({ id: "TkeAsGroup" });

export const getAsGroups = providerFunction({
  token: "tke:getAsGroups",
  description: "The scaling groups of a cluster.",
  example: `const { groups } = clouds.tke.getAsGroupsOutput({ clusterId: "cls-abcd1234" });
export const enabled = groups.apply((all) => all.filter((group) => group.status === "enabled").length);`,
  inputs: z.object({
    clusterId,
    asGroupIds: z.array(z.string().min(1)).optional().describe("Only these. Default: all."),
  }),
  outputs: z.object({ groups: z.array(asGroup).describe("The groups.") }),
  call: async ({ clients: { tke } }, { clusterId, asGroupIds }) => {
    const asked = { ClusterId: clusterId, AutoScalingGroupIds: asGroupIds };
    const rows = await everyPage(async (page) => {
      const { ClusterAsGroupSet, TotalCount } = await tke.DescribeClusterAsGroups({ ...asked, ...page });
      return { rows: ClusterAsGroupSet, total: TotalCount };
    });
    return {
      groups: rows.map((row) => ({
        asGroupId: row.AutoScalingGroupId,
        status: row.Status,
        unschedulable: row.IsUnschedulable,
        labels: flattenLabels(row.Labels),
        createTime: row.CreatedTime || undefined,
      })),
    };
  },
});

export const getAsGroupOptions = providerFunction({
  token: "tke:getAsGroupOptions",
  description: "How a cluster's autoscaler behaves, for all of its scaling groups.",
  example: `const options = clouds.tke.getAsGroupOptionsOutput({ clusterId: "cls-abcd1234" });
export const shrinks = options.scaleDownEnabled;`,
  inputs: z.object({ clusterId }),
  outputs: z.object({
    scaleDownEnabled: z.boolean().optional().describe("Whether the autoscaler removes nodes."),
    expander: z.string().optional().describe("Which group grows: `random`, `most-pods` or `least-waste`."),
    maxEmptyBulkDelete: z.int().optional().describe("Maximum number of empty nodes removed at once."),
    scaleDownDelayMinutes: z.int().optional().describe("Minutes to wait after scaling up before scaling down."),
    scaleDownUnneededMinutes: z.int().optional().describe("Minutes a node must be idle before it is removed."),
    scaleDownUtilizationThreshold: z
      .int()
      .optional()
      .describe("A node with less utilization than this percentage is idle."),
    skipNodesWithLocalStorage: z.boolean().optional().describe("Keeps nodes whose pods use local storage."),
    skipNodesWithSystemPods: z.boolean().optional().describe("Keeps nodes that run kube-system pods of no DaemonSet."),
    ignoreDaemonSetsUtilization: z.boolean().optional().describe("Ignores DaemonSets when utilization is measured."),
    maxTotalUnreadyPercentage: z.int().optional().describe("Maximum percentage of unready nodes."),
    okTotalUnreadyCount: z.int().optional().describe("Number of unready nodes that are tolerated."),
    scaleDownUnreadyTime: z
      .int()
      .optional()
      .describe("Time before an unready node is removed; the manual gives no unit."),
    unregisteredNodeRemovalTime: z
      .int()
      .optional()
      .describe("Time before a node that did not register is removed; the manual gives no unit."),
  }),
  call: async ({ clients: { tke } }, { clusterId }) => {
    const { clusterId: _, ...options } = flattenOptions(
      (await tke.DescribeClusterAsGroupOption({ ClusterId: clusterId })).ClusterAsGroupOption,
    );
    return options;
  },
});
