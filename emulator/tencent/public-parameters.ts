import { Refusal } from "../cloud";
import type { Field, Shape } from "../contract/shape";

/**
 * What only the public cloud's requests can say, and the emulator plays, by call or structure: it is kept and answered, or
 * does what it says. A test fails for a name that the contract does not have.
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

/** Not played, of structures that only the public cloud has. */
const FORGOTTEN = new Set(["VirtualNodeSpec.Quota"]);

/** What a client sends that cannot leave a parameter out. */
const saysNothing = (value: unknown) =>
  value === null || value === false || value === 0 || value === "" || (Array.isArray(value) && value.length === 0);

/** @throws Refusal UnknownParameter for a parameter of the public cloud that the emulator would have to forget */
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
