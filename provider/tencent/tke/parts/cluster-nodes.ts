import { z } from "zod";
import { oneOf, setOf } from "../../../lifecycle/schema";
import type { ExistedInstancesForNode, RunInstancesForNode } from "../api.gen";
import {
  agents,
  expandAgents,
  expandLogin,
  expandMachine,
  expandNodeSettings,
  login,
  machine,
  nodeDataDisk,
  nodeSettings,
} from "./nodes";

/** The nodes a cluster is created with: machines to buy, and machines that are there already. */

const role = oneOf("WORKER", "MASTER_ETCD")
  .default("WORKER")
  .describe("`WORKER` (the default), or `MASTER_ETCD`: 3 to 7 of them, only in an INDEPENDENT_CLUSTER.");

const kubeletArgs = z
  .array(z.string())
  .optional()
  .describe("Kubelet arguments of these nodes, in place of those in `nodeSettings`.");

export const newNodes = z
  .strictObject({
    role,
    count: z.int().min(1).default(1).describe("Number of machines of this kind. Default 1."),
    zone: z.string().min(1).describe("Zone of the machines."),
    subnetId: z.string().min(1).describe("Subnet of the machines, in the cluster's VPC."),
    machine: machine.describe("What to buy."),
    namePrefix: z.string().optional().describe("Name of the machines in the cloud's console."),
    kubeletArgs,
  })
  .meta({ id: "NewNodes" });

export const existingNodes = z
  .strictObject({
    role,
    instanceIds: setOf(z.string(), { min: 1, max: 100 }).describe("Machines to use, all in the cluster's VPC."),
    settings: nodeSettings.optional().describe("How these machines are set up as nodes."),
    agents: agents.optional().describe("Security and monitoring agents; both are on by default."),
    login: login.optional().describe("How to log in after the operating system is reinstalled."),
    securityGroupIds: setOf(z.string()).optional().describe("Security groups. Default: the default group."),
    hostName: z.string().optional().describe("Host name; required if nodes are named by host name."),
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

/** Groups by role, as the API wants them: one entry a role, machines as JSON text for CVM's `RunInstances`. */
export function expandNewNodes(groups: readonly NewNodes[], vpcId: string | undefined): RunInstancesForNode[] {
  return byRole(groups).map(([NodeRole, ofRole]) => ({
    NodeRole,
    RunInstancesPara: ofRole.map((group) => JSON.stringify(runInstances(group, vpcId))),
    InstanceAdvancedSettingsOverrides: overrides(ofRole),
  }));
}

/** CVM's `RunInstances` for machines that become nodes. */
export function runInstances(
  group: Omit<NewNodes, "role" | "kubeletArgs">,
  vpcId: string | undefined,
): Record<string, unknown> {
  return {
    InstanceCount: group.count,
    Placement: { Zone: group.zone },
    VirtualPrivateCloud: { VpcId: vpcId, SubnetId: group.subnetId },
    InstanceName: group.namePrefix,
    ...expandMachine(group.machine),
  };
}

// One entry an item of RunInstancesPara, in its order, or none at all.
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
      InstanceAdvancedSettings: group.settings && expandNodeSettings(group.settings),
      // Structures as JSON text: the manual types them as String here (and as structures in AddExistedInstances).
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
