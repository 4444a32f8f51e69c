// Made by "npm run generate" from the resource files in provider/. Change those, not this file.

export type { AsGroupArgs } from "./as-group";
export { AsGroup } from "./as-group";
export type { AsGroupOptionsArgs } from "./as-group-options";
export { AsGroupOptions } from "./as-group-options";
export type { ClusterArgs } from "./cluster";
export { Cluster } from "./cluster";
export type { ClusterAuditArgs } from "./cluster-audit";
export { ClusterAudit } from "./cluster-audit";
export type { ClusterEndpointArgs } from "./cluster-endpoint";
export { ClusterEndpoint } from "./cluster-endpoint";
export * from "./enums";
export type { ExistingInstancesArgs } from "./existing-instances";
export { ExistingInstances } from "./existing-instances";
export * from "./functions";
export type { HelmChartArgs } from "./helm-chart";
export { HelmChart } from "./helm-chart";
export type { InstancesArgs } from "./instances";
export { Instances } from "./instances";
export type { LogCollectorArgs } from "./log-collector";
export { LogCollector } from "./log-collector";
export type { NodePoolArgs } from "./node-pool";
export { NodePool } from "./node-pool";
export type { VirtualNodeArgs } from "./virtual-node";
export { VirtualNode } from "./virtual-node";
export type { VpcCniSubnetsArgs } from "./vpc-cni-subnets";
export { VpcCniSubnets } from "./vpc-cni-subnets";
