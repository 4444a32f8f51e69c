import { z } from "zod";
import { failure } from "../../../lifecycle/containers/rules";
import { everyPage } from "../../pages";
import { providerFunction } from "../../resource";
import { nodeRole } from "../parts/cluster-nodes";
import { flattenNode, nodeState, nodeStatus } from "../parts/node-set";
import { flattenLabels } from "../parts/nodes";

const clusterId = z.string().min(1).describe("ID of the cluster, such as `cls-abcd1234`.");
const role = nodeRole.optional().describe("Only self-managed masters, or only workers. Default: all.");
const labels = z.record(z.string(), z.string());

const node = nodeState
  .extend({
    role: nodeRole.describe("`MASTER_ETCD` or `WORKER`."),
    labels: labels.describe("Labels that it joined with."),
  })
  .meta({ id: "TkeNode" });

export const getNodes = providerFunction({
  token: "tke:getNodes",
  description: "The nodes (machines) of a cluster and their states.",
  example: `const { nodes } = clouds.tke.getNodesOutput({ clusterId: "cls-abcd1234", role: "WORKER" });
export const failed = nodes.apply((all) => all.filter((node) => node.status === "failed"));`,
  inputs: z.object({
    clusterId,
    role,
    instanceIds: z.array(z.string().min(1)).max(100).optional().describe("Only these, at most 100. Default: all."),
  }),
  outputs: z.object({ nodes: z.array(node).describe("The nodes.") }),
  call: async ({ clients: { tke } }, { clusterId, role, instanceIds }) => {
    const rows = await everyPage(async (page) => {
      const asked = { ClusterId: clusterId, InstanceRole: role ?? "ALL", InstanceIds: instanceIds, ...page };
      const { InstanceSet, TotalCount } = await tke.DescribeClusterInstances(asked);
      return { rows: InstanceSet, total: TotalCount };
    });
    return {
      nodes: rows.map((row) => ({
        ...flattenNode(row),
        role: row.InstanceRole as z.input<typeof nodeRole>,
        labels: flattenLabels(row.InstanceAdvancedSettings?.Labels),
      })),
    };
  },
});

export const getNodeIds = providerFunction({
  token: "tke:getNodeIds",
  description: "The IDs of a cluster's nodes, searched by address, name, status or label.",
  example: `const { instanceIds } = clouds.tke.getNodeIdsOutput({ clusterId: "cls-abcd1234", statuses: ["running"] });
export const count = instanceIds.length;`,
  inputs: z.object({
    clusterId,
    role,
    address: z.string().min(1).optional().describe("Part of an address, private or public."),
    name: z.string().min(1).optional().describe("Part of a node's name."),
    statuses: z.array(nodeStatus).optional().describe("Only nodes with one of these. Default: all."),
    labelSearch: z
      .string()
      .min(1)
      .optional()
      .describe("Search by label, sent unchanged: the manual does not describe its format."),
  }),
  outputs: z.object({ instanceIds: z.array(z.string()).describe("IDs of the machines.") }),
  call: async ({ clients: { tke } }, { clusterId, role, address, name, statuses, labelSearch }) => {
    const asked = {
      ClusterId: clusterId,
      InstanceRole: role ?? "ALL",
      InstanceStates: statuses,
      Labels: labelSearch,
      VagueIpAddress: address,
      VagueInstanceName: name,
    };
    const instanceIds = await everyPage(async (page) => {
      const { InstanceIdSet, TotalCount } = await tke.DescribeClusterInstanceIds({ ...asked, ...page });
      return { rows: InstanceIdSet, total: TotalCount };
    });
    return { instanceIds };
  },
});

const existing = z
  .object({
    instanceId: z.string().describe("ID of the machine."),
    name: z.string().optional().describe("Its name."),
    usable: z.boolean().describe("Whether it can join a cluster."),
    reason: z.string().optional().describe("Why it cannot."),
    clusterId: z.string().optional().describe("Cluster that it belongs to already."),
    privateIps: z.array(z.string()).describe("Private addresses."),
    publicIps: z.array(z.string()).describe("Public addresses."),
    instanceType: z.string().optional().describe("Machine model."),
    cpu: z.int().optional().describe("Cores."),
    memory: z.int().optional().describe("Memory in GB."),
    os: z.string().optional().describe("Operating system."),
    chargeType: z.string().optional().describe("Billing mode, such as `POSTPAID_BY_HOUR`."),
    createTime: z.string().optional().describe("Creation time, UTC."),
  })
  .meta({ id: "TkeExistingInstance" });

export const getExistingInstances = providerFunction({
  token: "tke:getExistingInstances",
  description: "Existing machines, and whether each can join a cluster.",
  example: `const { instances } = clouds.tke.getExistingInstancesOutput({ clusterId: "cls-abcd1234" });
export const candidates = instances.apply((all) => all.filter((one) => one.usable));`,
  inputs: z.object({
    clusterId: z.string().min(1).optional().describe("Only machines in this cluster's VPC. Not with `instanceIds`."),
    instanceIds: z.array(z.string().min(1)).max(100).optional().describe("Only these, at most 100."),
    address: z.string().min(1).optional().describe("Part of an address, private or public."),
    name: z.string().min(1).optional().describe("Part of a name."),
  }),
  outputs: z.object({ instances: z.array(existing).describe("The machines.") }),
  rules: ({ clusterId, instanceIds }) =>
    clusterId && instanceIds ? [failure(["instanceIds"], "cannot be combined with clusterId")] : [],
  call: async ({ clients: { tke } }, { clusterId, instanceIds, address, name }) => {
    const asked = { ClusterId: clusterId, InstanceIds: instanceIds, VagueIpAddress: address, VagueInstanceName: name };
    const rows = await everyPage(async (page) => {
      const { ExistedInstanceSet, TotalCount } = await tke.DescribeExistedInstances({ ...asked, ...page });
      return { rows: ExistedInstanceSet, total: TotalCount };
    });
    return {
      instances: rows.map((row) => ({
        instanceId: row.InstanceId,
        name: row.InstanceName || undefined,
        usable: row.Usable ?? false,
        reason: row.UnusableReason || undefined,
        clusterId: row.AlreadyInCluster || undefined,
        privateIps: row.PrivateIpAddresses ?? [],
        publicIps: row.PublicIpAddresses ?? [],
        instanceType: row.InstanceType || undefined,
        cpu: row.CPU,
        memory: row.Memory,
        os: row.OsName || undefined,
        chargeType: row.InstanceChargeType || undefined,
        createTime: row.CreatedTime || undefined,
      })),
    };
  },
});

const pod = z
  .object({
    name: z.string().describe("Name of the pod."),
    namespace: z.string().describe("Its namespace."),
    nodeIp: z.string().describe("Address of its node."),
  })
  .meta({ id: "TkePod" });

export const getNodePods = providerFunction({
  token: "tke:getNodePods",
  description: "The pods that draining a node, or a virtual node, would evict. Nothing is evicted.",
  example: `const { pods } = clouds.tke.getNodePodsOutput({ clusterId: "cls-abcd1234", instanceId: "ins-abcd1234" });
export const names = pods.apply((all) => all.map((pod) => pod.name));`,
  inputs: z.object({
    clusterId,
    instanceId: z.string().min(1).optional().describe("Machine to ask about. Either this or `virtualNode`."),
    virtualNode: z.string().min(1).optional().describe("Name of the virtual node to ask about."),
  }),
  outputs: z.object({ pods: z.array(pod).describe("The pods.") }),
  rules: ({ instanceId, virtualNode }) =>
    (instanceId === undefined) === (virtualNode === undefined)
      ? [failure(["instanceId"], "give exactly one of instanceId and virtualNode")]
      : [],
  call: async ({ clients: { tke } }, { clusterId, instanceId, virtualNode }) => {
    const dry = { ClusterId: clusterId, DryRun: true };
    const { Pods } = virtualNode
      ? await tke.DrainClusterVirtualNode({ ...dry, NodeName: virtualNode }, { idempotent: true })
      : await tke.DrainClusterNode({ ...dry, InstanceId: instanceId ?? "" }, { idempotent: true });
    return {
      pods: (Pods ?? []).map(({ Name, Namespace, NodeIp }) => ({ name: Name, namespace: Namespace, nodeIp: NodeIp })),
    };
  },
});
