import { Refusal } from "../cloud";
import type { Field, Shape } from "../contract/shape";

/**
 * Parameters that only the public cloud has and the emulator supports, by call or structure: it stores and returns them, or does what they
 * say. A test fails for a name that is not in the contract.
 */
export const playedParameters: Readonly<Record<string, readonly string[]>> = {
  CreateCluster: ["CdcId"],
  CreateClusterVirtualNode: ["VirtualNodes"],
  CreateClusterVirtualNodePool: ["VirtualNodes", "DeletionProtection", "SubnetAllocationPolicy"],
  DeleteClusterInstances: ["InstanceIds", "InstanceDeleteMode"],
  DeleteClusterVirtualNode: ["NodeNames"],
  DescribeClusterKubeconfig: ["IsExtranet"],
  DescribeClusterLevelAttribute: ["ClusterID"],
  DescribeClusters: ["ClusterType"],
  EnableClusterAudit: ["TopicRegion"],
  ModifyClusterAttribute: [
    "ProjectId",
    "QGPUShareEnable",
    "ClusterProperty",
    "IsHighAvailability",
    "SecurityModeConfig",
  ],
  ModifyClusterVirtualNodePool: ["SecurityGroupIds", "DeletionProtection", "SubnetAllocationPolicy"],
  InstanceAdvancedSettings: ["DesiredPodNumber", "GPUArgs", "Taints"],
  DataDisk: ["DiskPartition"],
  ClusterCIDRSettings: ["IgnoreServiceCIDRConflict"],
  ClusterBasicSettings: ["SubnetId"],
  ClusterAdvancedSettings: [
    ...["CiliumMode", "DataPlaneV2", "DeletionProtection", "IsDualStack", "KubeProxyMode", "QGPUShareEnable"],
    ...["RuntimeVersion", "IsHighAvailability", "SecurityModeConfig"],
  ],
  ClusterExtraArgs: ["Etcd"],
  ExistedInstancesPara: ["EnhancedService", "LoginSettings"],
};

/** Parameters that are not supported, in structures that only the public cloud has. */
const FORGOTTEN = new Set(["VirtualNodeSpec.Quota"]);

/** Whether a value is what clients send that cannot leave a parameter out. */
const saysNothing = (value: unknown) =>
  value === null || value === false || value === 0 || value === "" || (Array.isArray(value) && value.length === 0);

/** @throws Refusal UnknownParameter for a parameter of the public cloud that the emulator does not support */
export function requirePlayed(owner: string, fields: readonly Field[], value: object, path = ""): void {
  for (const { name, shape, publicOnly } of fields) {
    const item = (value as Readonly<Record<string, unknown>>)[name];
    if (item === undefined || saysNothing(item)) continue;
    const here = path === "" ? name : `${path}.${name}`;
    if ((publicOnly && !playedParameters[owner]?.includes(name)) || FORGOTTEN.has(`${owner}.${name}`))
      throw new Refusal(
        "UnknownParameter",
        `The parameter \`${here}\` is a parameter of the public cloud that the emulator does not support; leave it out.`,
      );
    requireBelow(shape, item, here);
  }
}

function requireBelow(shape: Shape, value: unknown, path: string): void {
  if (shape.kind === "list" && Array.isArray(value))
    for (const [index, item] of value.entries()) requireBelow(shape.of, item, `${path}.${index}`);
  if (shape.kind === "object" && typeof value === "object" && value !== null)
    requirePlayed(shape.name, shape.fields(), value, path);
}
