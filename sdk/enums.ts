// Made by "npm run generate" from the rooms in provider/. Change those, not this file.
export const ApplicationTriggerInvokeMethod = {
  All: "all",
  Taglist: "taglist",
  Regex: "regex",
} as const;

export const ApplicationTriggerWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ApplicationTriggerWorkloadType = {
  Deployment: "Deployment",
  StatefulSet: "StatefulSet",
  DaemonSet: "DaemonSet",
  CronJob: "CronJob",
  Job: "Job",
} as const;

export const AsGroupOptionsExpander = {
  Random: "random",
  Most_pods: "most-pods",
  Least_waste: "least-waste",
} as const;

export const AsGroupOptionsWaitFor = {
  Ready: "ready",
  None: "none",
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

export const AsGroupWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const BaiduVersionsBci = {
  V1: "v1",
  V2: "v2",
} as const;

export const BaiduVersionsBec = {
  V1: "v1",
  V2: "v2",
} as const;

export const BciAutoCreateEipBillingMethod = {
  ByTraffic: "ByTraffic",
  ByBandwidth: "ByBandwidth",
  ByPeak95: "ByPeak95",
} as const;

export const BciAutoCreateEipPaymentTiming = {
  Postpaid: "Postpaid",
  Prepaid: "Prepaid",
} as const;

export const BciAutoCreateEipRouteType = {
  BGP: "BGP",
  BGP_S: "BGP_S",
} as const;

export const BecContainerStatusState = {
  Running: "Running",
  Waiting: "Waiting",
  Terminated: "Terminated",
} as const;

export const BecDeployInstanceServiceProvider = {
  CHINA_MOBILE: "CHINA_MOBILE",
  CHINA_UNICOM: "CHINA_UNICOM",
  CHINA_TELECOM: "CHINA_TELECOM",
  TRIPLE_LINE: "TRIPLE_LINE",
  BGP: "BGP",
  INTRA: "INTRA",
} as const;

export const BecDeployInstanceSubServiceProviders = {
  Ct: "ct",
  Un: "un",
  Cm: "cm",
  Intra: "intra",
} as const;

export const BecVolumeClaimTemplateDiskType = {
  NVME: "NVME",
  SATA: "SATA",
  CDS_HDD: "CDS_HDD",
  CDS_SSD: "CDS_SSD",
  RBD_SSD: "RBD_SSD",
  HDD_PASSTHROUGH: "HDD_PASSTHROUGH",
  SSD_PASSTHROUGH: "SSD_PASSTHROUGH",
  HDD_PASSTHROUGH_4T: "HDD_PASSTHROUGH_4T",
  SSD_PASSTHROUGH_4T: "SSD_PASSTHROUGH_4T",
  VK_CDS_SSD: "VK_CDS_SSD",
  VK_CDS_HDD: "VK_CDS_HDD",
} as const;

export const ClusterArch = {
  X86: "x86",
  Arm: "arm",
} as const;

export const ClusterAuditWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ClusterContainerRuntime = {
  Docker: "docker",
  Containerd: "containerd",
} as const;

export const ClusterEndpointAccess = {
  Internal: "internal",
  External: "external",
} as const;

export const ClusterEndpointWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ClusterInstanceDeleteMode = {
  Terminate: "terminate",
  Retain: "retain",
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

export const ClusterWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ContainerGroupRestartPolicy = {
  Always: "Always",
  OnFailure: "OnFailure",
  Never: "Never",
} as const;

export const ContainerGroupWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ContainerImagePullPolicy = {
  Always: "Always",
  IfNotPresent: "IfNotPresent",
  Never: "Never",
} as const;

export const ContainerPortProtocol = {
  TCP: "TCP",
  UDP: "UDP",
  SCTP: "SCTP",
} as const;

export const DataCacheWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const EciDiskVolumeFsType = {
  Ext4: "ext4",
  Xfs: "xfs",
} as const;

export const EciEmptyDirVolumeMedium = {
  Default: "",
  Memory: "Memory",
} as const;

export const EmptyDirVolumeMedium = {
  Default: "",
  Memory: "Memory",
} as const;

export const ExistedInstancesDeleteMode = {
  Terminate: "terminate",
  Retain: "retain",
} as const;

export const ExistedInstancesWaitFor = {
  Ready: "ready",
  None: "none",
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

export const GetMetricsArgsType = {
  CPU: "CPU",
  MEMORY: "MEMORY",
  BANDWIDTH_RECEIVE: "BANDWIDTH_RECEIVE",
  BANDWIDTH_TRANSMIT: "BANDWIDTH_TRANSMIT",
  TRAFFIC_RECEIVE: "TRAFFIC_RECEIVE",
  TRAFFIC_TRANSMIT: "TRAFFIC_TRANSMIT",
  NODE_BW_RECEIVE: "NODE_BW_RECEIVE",
  NODE_BW_TRANSMIT: "NODE_BW_TRANSMIT",
  NODE_LB_BW_RECEIVE: "NODE_LB_BW_RECEIVE",
  NODE_LB_BW_TRANSMIT: "NODE_LB_BW_TRANSMIT",
  REQUEST_NUMBER: "REQUEST_NUMBER",
  REQUEST_RATE: "REQUEST_RATE",
  REQUEST_DELAY: "REQUEST_DELAY",
} as const;

export const GetNodeIdsArgsRole = {
  MASTER_ETCD: "MASTER_ETCD",
  WORKER: "WORKER",
} as const;

export const GetNodesArgsRole = {
  MASTER_ETCD: "MASTER_ETCD",
  WORKER: "WORKER",
} as const;

export const GetNodesArgsType = {
  Container: "container",
  Gpu: "gpu",
  Vm: "vm",
  Lb: "lb",
  Bm: "bm",
  Vpc: "vpc",
  Nat: "nat",
  Eip: "eip",
  Cds: "cds",
  Cds_hdd: "cds_hdd",
} as const;

export const GetPodManifestArgsRestartPolicy = {
  Always: "Always",
  OnFailure: "OnFailure",
  Never: "Never",
} as const;

export const GetPodManifestResultApiVersion = {
  V1: "v1",
} as const;

export const GetPodManifestResultKind = {
  Pod: "Pod",
} as const;

export const GetPriceArgsPayMode = {
  Postpaid: "postpaid",
  Prepaid: "prepaid",
} as const;

export const GetPriceArgsSpotStrategy = {
  NoSpot: "noSpot",
  SpotWithPriceLimit: "spotWithPriceLimit",
  SpotWithAutoPrice: "spotWithAutoPrice",
} as const;

export const GetTagsArgsResourceType = {
  ContainerGroup: "ContainerGroup",
  ImageCache: "ImageCache",
  DataCache: "DataCache",
  VirtualNode: "VirtualNode",
} as const;

export const GlobalImageLifecycleUnit = {
  Days: "days",
  Tags: "tags",
} as const;

export const GlobalImageLifecycleWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const HelmChartWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const HttpGetActionScheme = {
  HTTP: "HTTP",
  HTTPS: "HTTPS",
} as const;

export const ImageCacheWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ImageLifecycleUnit = {
  Days: "days",
  Tags: "tags",
} as const;

export const ImageLifecycleWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ImageWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const InstancesDeleteMode = {
  Terminate: "terminate",
  Retain: "retain",
} as const;

export const InstancesWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const LogCollectorWaitFor = {
  Ready: "ready",
  None: "none",
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

export const NamespaceWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const NewNodesRole = {
  WORKER: "WORKER",
  MASTER_ETCD: "MASTER_ETCD",
} as const;

export const NodePoolWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const PodContainerImagePullPolicy = {
  Always: "Always",
  IfNotPresent: "IfNotPresent",
  Never: "Never",
} as const;

export const RepositoryWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const ServicePaymentMethod = {
  Postpay: "postpay",
} as const;

export const ServiceWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const TencentSettingsLanguage = {
  En_US: "en-US",
  Zh_CN: "zh-CN",
} as const;

export const TencentSettingsSignatureMethod = {
  TC3_HMAC_SHA256: "TC3-HMAC-SHA256",
  HmacSHA256: "HmacSHA256",
  HmacSHA1: "HmacSHA1",
} as const;

export const UserWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const VirtualNodeWaitFor = {
  Ready: "ready",
  None: "none",
} as const;

export const VolumeMountMountPropagation = {
  None: "None",
  HostToContainer: "HostToContainer",
  Bidirectional: "Bidirectional",
} as const;

export const VpcCniSubnetsWaitFor = {
  Ready: "ready",
  None: "none",
} as const;
