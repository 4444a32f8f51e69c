import { z } from "zod";
import { byName, oneOf, setOf } from "../../../lifecycle/schema";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { ExistedInstancesForNode, RunInstancesForNode } from "../api.gen";
import {
  agents,
  destroyFailures,
  expandAgents,
  expandLogin,
  expandMachine,
  expandNodeSettings,
  login,
  machine,
  nodeDataDisk,
  nodeSettings,
} from "./nodes";

/** The nodes that a cluster is created with: machines to buy, and existing machines. */

/** The role of a node in its cluster. */
export const nodeRole = oneOf("WORKER", "MASTER_ETCD").meta({ id: "NodeRole" });

const role = nodeRole
  .default("WORKER")
  .describe("`WORKER` (the default), or `MASTER_ETCD`: 3 to 7 of them, only in an INDEPENDENT_CLUSTER.");

const kubeletArgs = byName(z.array(z.string()))
  .optional()
  .describe("Kubelet arguments of these nodes, in place of those in `nodeSettings`. Order is ignored.");

/**
 * If nodes are named by host name, the host name must equal the machine's name (manual, ClusterAdvancedSettings). The form is that
 * of CVM's RunInstances, with a number for each machine of several, such as `{R:1}`.
 */
export const hostName = z
  .string()
  .min(2)
  .max(60)
  .regex(
    /^([A-Za-z0-9]|\{R:\d+\})+([.-]([A-Za-z0-9]|\{R:\d+\})+)*$/,
    "must be letters and digits, single dots and hyphens between them",
  )
  .describe("Host name, and name in the console; required where the cluster's `nodeNameType` is `hostname`.");

/** At most 60 characters (manual, adding nodes to a cluster). */
export const machineName = z
  .string()
  .min(1)
  .max(60)
  .describe("Name of the machines in the cloud's console, at most 60 characters.");

/** The host name of a machine whose system is reinstalled: as for a new machine, without capital letters (manual, AddExistedInstances). */
export const newHostName = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, "must be lower-case letters and digits, single dots and hyphens between them")
  .describe("Host name; required if the cluster names nodes by host name.");

export const newNodes = z
  .strictObject({
    role,
    count: z.int().min(1).max(100).default(1).describe("Number of machines of this kind, at most 100. Default 1."),
    zone: z.string().min(1).describe("Zone of the machines."),
    subnetId: z.string().min(1).describe("Subnet of the machines, in the cluster's VPC."),
    machine: machine.describe("Machine to buy."),
    namePrefix: machineName.optional(),
    hostName: hostName.optional(),
    kubeletArgs,
  })
  .meta({ id: "NewNodes" });

export const existingNodes = z
  .strictObject({
    role,
    instanceIds: setOf(z.string(), { min: 1, max: 100 }).describe("Machines to use, all in the cluster's VPC."),
    nodeSettings: nodeSettings.optional().describe("How these machines are set up as nodes."),
    agents: agents.optional().describe("Security and monitoring agents; both are on by default."),
    login: login.optional().describe("How to log in after the operating system is reinstalled."),
    securityGroupIds: setOf(z.string()).optional().describe("Security groups. Default: the default group."),
    hostName: newHostName.optional(),
    kubeletArgs,
  })
  .meta({ id: "ExistingNodes" });

export const dataDiskMounts = z
  .strictObject({
    instanceType: z.string().min(1).describe("Machine model the mounts are for."),
    zone: z.string().min(1).describe("Zone of the machines."),
    dataDisks: z.array(nodeDataDisk).min(1).describe("The disks and where they are mounted."),
  })
  .meta({ id: "DataDiskMounts" });

type NewNodes = z.output<typeof newNodes>;
type ExistingNodes = z.output<typeof existingNodes>;

/** The cluster inputs that its first nodes depend on. */
interface NodesOfCluster {
  type: string;
  nodeNameType: string;
  nodes?: readonly NewNodes[];
  existingNodes?: readonly ExistingNodes[];
  keepInstancesOnDelete?: boolean | undefined;
}

/** Whether a cluster's machines stay when it is deleted. */
export const keepsInstances = ({ keepInstancesOnDelete, existingNodes = [] }: NodesOfCluster): boolean =>
  keepInstancesOnDelete ?? existingNodes.length > 0;

const MOST_EXISTING = 100;

/** Rules of the first nodes (manual, RunInstancesForNode, ExistedInstancesForNode and ClusterAdvancedSettings). */
export function nodeFailures(cluster: NodesOfCluster): CheckFailure[] {
  const { type, nodeNameType, nodes = [], existingNodes = [] } = cluster;
  const failures: CheckFailure[] = [];
  const refuse = (property: string, reason: string) => failures.push({ property, reason });
  const masters = [
    ...nodes.filter(isMaster).map(({ count }) => count),
    ...existingNodes.filter(isMaster).map(({ instanceIds }) => instanceIds.length),
  ].reduce((total, count) => total + count, 0);
  if (masters > 0 && type !== "INDEPENDENT_CLUSTER")
    refuse("nodes", 'MASTER_ETCD nodes only with type "INDEPENDENT_CLUSTER"');
  if (type === "INDEPENDENT_CLUSTER" && (masters < 3 || masters > 7))
    refuse("nodes", `an INDEPENDENT_CLUSTER needs 3 to 7 nodes with role "MASTER_ETCD", not ${masters}`);
  if (existingNodes.flatMap(({ instanceIds }) => instanceIds).length > MOST_EXISTING)
    refuse("existingNodes", `must name at most ${MOST_EXISTING} machines`);
  for (const [index, group] of nodes.entries()) {
    const { instanceType } = group.machine;
    if (isMaster(group) && isSmall(instanceType))
      refuse(`nodes[${index}].machine.instanceType`, `a MASTER_ETCD needs 4 cores and 8 GB, more than ${instanceType}`);
    if (!keepsInstances(cluster)) failures.push(...destroyFailures(group.machine, `nodes[${index}].machine.`));
    failures.push(...nameFailures(group, `nodes[${index}].`));
  }
  if (nodeNameType !== "hostname") return failures;
  for (const [index, { hostName, instanceIds }] of existingNodes.entries())
    if (hostName && instanceIds.length > 1)
      refuse(
        `existingNodes[${index}].hostName`,
        `names one node, not ${instanceIds.length}; list each machine by itself`,
      );
  for (const [name, groups] of Object.entries({ nodes, existingNodes }))
    for (const [index, group] of groups.entries())
      if (!group.hostName) refuse(`${name}[${index}].hostName`, 'is required with nodeNameType "hostname"');
  return failures;
}

/** A machine's host name must equal its name in the console (manual, ClusterAdvancedSettings). */
export const nameFailures = (
  { hostName, namePrefix }: Pick<NewNodes, "hostName" | "namePrefix">,
  path: string,
): CheckFailure[] =>
  hostName && namePrefix && hostName !== namePrefix
    ? [{ property: `${path}namePrefix`, reason: "must be the hostName, or not set" }]
    : [];

const isMaster = ({ role }: { role: string }) => role === "MASTER_ETCD";

/** Whether a model's name, such as `S5.MEDIUM4` (2 cores, 4 GB), means fewer than 4 cores or less than 8 GB. */
function isSmall(model: string): boolean {
  const match = /\.(SMALL|MEDIUM|LARGE|\d*XLARGE)(\d+)$/.exec(model);
  return match !== null && (["SMALL", "MEDIUM"].includes(match[1] ?? "") || Number(match[2]) < 8);
}

/** Groups by role, in the API's form: one entry per role, with its machines as JSON text for CVM's `RunInstances`. */
export function expandNewNodes(groups: readonly NewNodes[], vpcId: string | undefined): RunInstancesForNode[] {
  return byRole(groups).map(([NodeRole, ofRole]) => ({
    NodeRole,
    RunInstancesPara: ofRole.map((group) => JSON.stringify(runInstances(group, vpcId))),
    InstanceAdvancedSettingsOverrides: overrides(ofRole),
  }));
}

/** The parameters of CVM's `RunInstances` for machines that become nodes. */
export function runInstances(
  group: Omit<NewNodes, "role" | "kubeletArgs">,
  vpcId: string | undefined,
): Record<string, unknown> {
  return {
    InstanceCount: group.count,
    Placement: { Zone: group.zone },
    VirtualPrivateCloud: { VpcId: vpcId, SubnetId: group.subnetId },
    InstanceName: group.hostName ?? group.namePrefix,
    HostName: group.hostName,
    ...expandMachine(group.machine),
  };
}

// One entry for each item of RunInstancesPara, in its order, or none at all.
function overrides(groups: readonly NewNodes[]) {
  if (groups.every((group) => group.kubeletArgs === undefined)) return undefined;
  return groups.map(kubeletOverride);
}

const kubeletOverride = ({ kubeletArgs: args }: { kubeletArgs?: string[] }) =>
  args ? { ExtraArgs: { Kubelet: args } } : {};

export function expandExistingNodes(groups: readonly ExistingNodes[]): ExistedInstancesForNode[] {
  return groups.map((group) => ({
    NodeRole: group.role,
    ExistedInstancesPara: {
      InstanceIds: group.instanceIds,
      InstanceAdvancedSettings: group.nodeSettings && expandNodeSettings(group.nodeSettings),
      // Structures as JSON text, because the manual types them as String here (but as structures in AddExistedInstances).
      EnhancedService: group.agents && JSON.stringify(expandAgents(group.agents)),
      LoginSettings: group.login && JSON.stringify(expandLogin(group.login)),
      SecurityGroupIds: group.securityGroupIds,
      HostName: group.hostName,
    },
    InstanceAdvancedSettingsOverride: group.kubeletArgs && kubeletOverride(group),
  }));
}

function byRole<T extends { role: string }>(groups: readonly T[]): [string, T[]][] {
  return Object.entries(Object.groupBy(groups, (group) => group.role)) as [string, T[]][];
}
