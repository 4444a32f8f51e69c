// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
export const AsGroupOptionsExpander = {
  Random: "random",
  Most_pods: "most-pods",
  Least_waste: "least-waste",
} as const;

export const AsGroupRetryPolicy = {
  IMMEDIATE_RETRY: "IMMEDIATE_RETRY",
  INCREMENTAL_INTERVALS: "INCREMENTAL_INTERVALS",
  NO_RETRY: "NO_RETRY",
} as const;

export const AsGroupTerminationPolicy = {
  OLDEST_INSTANCE: "OLDEST_INSTANCE",
  NEWEST_INSTANCE: "NEWEST_INSTANCE",
} as const;

export const ClusterArch = {
  X86: "x86",
  Arm: "arm",
} as const;

export const ClusterContainerRuntime = {
  Docker: "docker",
  Containerd: "containerd",
} as const;

export const ClusterEndpointAccess = {
  Internal: "internal",
  External: "external",
} as const;

export const ClusterNetworkType = {
  GR: "GR",
  VPC_CNI: "VPC-CNI",
} as const;

export const ClusterNodeNameType = {
  Lan_ip: "lan-ip",
  Hostname: "hostname",
} as const;

export const ClusterOsCustomizeType = {
  GENERAL: "GENERAL",
  DOCKER_CUSTOMIZE: "DOCKER_CUSTOMIZE",
} as const;

export const ClusterType = {
  MANAGED_CLUSTER: "MANAGED_CLUSTER",
  INDEPENDENT_CLUSTER: "INDEPENDENT_CLUSTER",
} as const;

export const ExistingNodesRole = {
  WORKER: "WORKER",
  MASTER_ETCD: "MASTER_ETCD",
} as const;

export const GetCidrConflictArgsNetworkType = {
  GR: "GR",
  VPC_CNI: "VPC-CNI",
} as const;

export const GetDashboardArgsType = {
  Audit_overview: "audit-overview",
  Audit_search: "audit-search",
  Audit_node_overview: "audit-node-overview",
  Audit_k8s_resource_overview: "audit-k8s-resource-overview",
  Event_overview: "event-overview",
  Event_search: "event-search",
} as const;

export const GetKubeconfigArgsAccess = {
  External: "external",
  Internal: "internal",
} as const;

export const GetNodeIdsArgsRole = {
  MASTER_ETCD: "MASTER_ETCD",
  WORKER: "WORKER",
} as const;

export const GetNodesArgsRole = {
  MASTER_ETCD: "MASTER_ETCD",
  WORKER: "WORKER",
} as const;

export const GetPriceArgsPayMode = {
  Postpaid: "postpaid",
  Prepaid: "prepaid",
} as const;

export const LogDestinationType = {
  Cls: "cls",
  Ckafka: "ckafka",
  Kafka: "kafka",
} as const;

export const LogSourceType = {
  Container_log: "container-log",
  Host_log: "host-log",
} as const;

export const NewNodesRole = {
  WORKER: "WORKER",
  MASTER_ETCD: "MASTER_ETCD",
} as const;

export const NodeDataDiskFileSystem = {
  Ext3: "ext3",
  Ext4: "ext4",
  Xfs: "xfs",
} as const;

export const NodeDataDiskType = {
  CLOUD_PREMIUM: "CLOUD_PREMIUM",
  CLOUD_BASIC: "CLOUD_BASIC",
  CLOUD_SSD: "CLOUD_SSD",
} as const;
