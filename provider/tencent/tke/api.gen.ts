// Made by "npm run generate" from contract/tke.json. Change that file or generate/api.ts, not this one.
import type { CallOptions } from "../../transport/call";
import type { ServiceTable } from "../../transport/service-table";

export interface AbnormalDetail {
  /** Namespace. */
  Namespace: string;
  /** Name of the resource. */
  ResourceName: string;
}

export interface AddExistInstancesParam {
  /** Cluster to join. */
  ClusterId: string;
  /** Instances. */
  InstanceIds?: string[];
  /** Further settings for the instances. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** Security and monitoring agents; without it both are switched on. A String here. */
  EnhancedService?: string;
  /** How to log in: a password, or one single key ID. A String here. */
  LoginSettings?: string;
  /** Security groups, only one ID for now. Without it the default group is bound. */
  SecurityGroupIds?: string[];
}

export interface AlarmMetric {
  /** Metric ID. */
  MetricId?: string;
  /** Measurement in the monitoring system. */
  Measurement?: string;
  /** Statistics period. */
  StatisticsPeriod?: number;
  /** Metric name. */
  MetricName?: string;
  /** Description of the metric. */
  ArgusPolicyName: string;
  /** When to raise the alarm. */
  Evaluator: Evaluator;
  /** How long it must last. */
  ContinuePeriod: number;
  /** true means OK. */
  Status: boolean;
  /** Unit of the metric. */
  Unit?: string;
}

export interface AlarmPolicy {
  /** Alarm policy ID. */
  AlarmPolicyId: string;
  /** Cluster ID. */
  ClusterInstanceId: string;
  /** Namespace. */
  Namespace?: string;
  /** Deployment, DaemonSet or StatefulSet. */
  WorkloadType?: string;
  /** The policy. */
  AlarmPolicySettings: AlarmPolicySettings;
  /** Notification settings. */
  NotifySettings: NotifySettings;
  /** Silencing settings. */
  ShieldSettings: ShieldSettings;
}

export interface AlarmPolicyFilter {
  /** Policy name. */
  AlarmPolicyName: string;
}

export interface AlarmPolicySettings {
  /** Policy name. */
  AlarmPolicyName: string;
  /** Policy description. */
  AlarmPolicyDescription?: string;
  /** cluster, node or pod. */
  AlarmPolicyType: string;
  /** all (every object) or part (chosen objects). */
  AlarmObjectsType?: string;
  /** Metrics. */
  AlarmMetrics: AlarmMetric[];
  /** Objects, separated by commas. */
  AlarmObjects?: string;
}

export interface AutoScalingGroupRange {
  /** Fewest instances. */
  MinSize?: number;
  /** Most instances. */
  MaxSize?: number;
}

export interface AutoUpgradeClusterLevel {
  /** true raises the level automatically, false does not. */
  IsAutoUpgrade?: boolean;
}

export interface AvailableExtraArgs {
  /** Arguments that kube-apiserver accepts. */
  KubeAPIServer?: Flag[];
  /** Arguments that kube-controller-manager accepts. */
  KubeControllerManager?: Flag[];
  /** Arguments that kube-scheduler accepts. */
  KubeScheduler?: Flag[];
  /** Arguments that kubelet accepts. */
  Kubelet?: Flag[];
}

export interface Banner {
  /** Number. */
  Id: number;
  /** Text to show. */
  Content: string;
  /** Page to show it on. */
  Tags: string;
}

export interface CcnInstance {
  /** Cloud connect network ID. */
  CcnId?: string;
  /** VPC, DIRECTCONNECT (gateway of a leased line) or BMVPC (bare-metal network). */
  InstanceType?: string;
  /** ID of the attached instance. */
  InstanceId?: string;
  /** Region of the attached instance, such as ap-guangzhou. */
  InstanceRegion?: string;
  /** Account (UIN) of the attached instance. */
  InstanceUin?: string;
  /** CIDRs of the attached instance. */
  Cidrs?: string[];
  /** PENDING (requested), ACTIVE, EXPIRED, REJECTED, DELETED, FAILED (detached by force after 2 hours), ATTACHING, DETACHING or DETACHFAILED (detached by force after 2 hours). */
  State?: string;
  /** Account (UIN) of the network. */
  CcnUin?: string;
}

export interface CcnRoute {
  /** Route ID. */
  RouteId?: string;
  /** Destination. */
  DestinationCidrBlock?: string;
  /** Kind of next hop: VPC or DIRECTCONNECT. */
  InstanceType?: string;
  /** Next hop. */
  InstanceId?: string;
  /** Region of the next hop. */
  InstanceRegion?: string;
  /** Account (UIN) of the next hop. */
  InstanceUin?: string;
}

export interface CertificateInfo {
  /** The kubeconfig. */
  Kubeconfig: string;
  /** State of the certificate. */
  CertificateStatus: string;
  /** Certificate. */
  ClientCertificate: string;
  /** Private key. */
  ClientKey: string;
  /** Nickname of the user. */
  NickName: string;
  /** Account (UIN) of the user. */
  SubAccountUin: string;
  /** Expiry time. */
  ExpirationTime: string;
}

export interface ChargeInfo {
  /** Whether the pod is billed. */
  Charge?: boolean;
  /** Start of billing. */
  StartTime?: string;
  /** Pod UID. */
  Uid?: string;
}

export interface Chart {
  /** Files. */
  Files?: File[];
  /** Lock file. */
  Lock?: string;
  /** Metadata. */
  Metadata?: Metadata;
  /** Schema. */
  Schema?: string;
  /** Templates. */
  Templates?: File[];
  /** Default values. */
  Values?: string;
}

export interface ChartVersion {
  /** Metadata. */
  Metadata?: Metadata;
  /** Creation time. */
  Created?: string;
  /** Digest. */
  Digest?: string;
  /** Addresses. */
  URLs?: string[];
  /** API version. */
  APIVersion?: string;
  /** Application version. */
  AppVersion?: string;
  /** Description. */
  Description?: string;
  /** Name. */
  Name?: string;
  /** Version. */
  Version?: string;
  /** Home page. */
  Home?: string;
  /** Icon. */
  Icon?: string;
  /** Keywords. */
  Keywords?: string[];
  /** Whether it is deprecated. */
  Deprecated?: boolean;
  /** Kubernetes version. */
  KubeVersion?: string;
  /** Sources. */
  Sources?: string[];
}

export interface Cluster {
  /** Cluster ID. */
  ClusterId: string;
  /** Cluster name. */
  ClusterName: string;
  /** Cluster description. */
  ClusterDescription: string;
  /** Kubernetes version (default 1.10.5). */
  ClusterVersion: string;
  /** centos7.2x86_64 or "ubuntu16.04.1 LTSx86_64" (default). */
  ClusterOs: string;
  /** MANAGED_CLUSTER or INDEPENDENT_CLUSTER. */
  ClusterType: string;
  /** Network settings. */
  ClusterNetworkSettings: ClusterNetworkSettings;
  /** Nodes now. */
  ClusterNodeNum: number;
  /** Project ID. */
  ProjectId: number;
  /** Tags. */
  TagSpecification?: TagSpecification[];
  /** Running, Creating or Abnormal. */
  ClusterStatus: string;
  /** Map of cluster properties in a string, among them NodeNameType (lan-ip or hostname). */
  Property?: string;
  /** Masters now. (The name is spelt this way.) */
  ClusterMaterNodeNum: number;
  /** Image of the cluster. */
  ImageId?: string;
  /** Image flavour. */
  OsCustomizeType?: string;
  /** docker or container (elsewhere containerd). */
  ContainerRuntime?: string;
  /** Creation time; the format is not stated. */
  CreatedTime?: string;
  /** x86 or arm. */
  ClusterArch?: string;
  /** Direct-to-pod mode. */
  DirectAccess?: string;
  /** Name of the operating system. */
  ClusterOsAlias?: string;
  /** Whether the cluster is dual-stack. */
  IsDualStack?: string;
  /** IPv6 service CIDR. */
  Ipv6ServiceCidr?: string;
  /** Cluster level; managed clusters only. */
  ClusterLevel?: string;
}

export interface ClusterAdvancedSettings {
  /** Whether to use IPVS. */
  IPVS?: boolean;
  /** Whether to scale nodes automatically; cannot be switched on while creating a cluster. */
  AsEnabled?: boolean;
  /** docker (default) or containerd. One of: docker, containerd. */
  ContainerRuntime?: string;
  /** lan-ip (default) or hostname. With hostname every new node needs HostName, and InstanceName must equal it. One of: lan-ip, hostname. */
  NodeNameType?: string;
  /** Custom component arguments of the cluster. */
  ExtraArgs?: ClusterExtraArgs;
  /** GR (global route, default) or VPC-CNI. One of: GR, VPC-CNI. */
  NetworkType?: string;
  /** Whether VPC-CNI pods have non-static IPs. Default false (static). */
  IsNonStaticIpMode?: boolean;
  /** The string true or false: dual-stack support. Default false. One of: true, false. */
  IsDualStack?: string;
}

export interface ClusterAlarmSetting {
  /** Cluster ID. */
  ClusterId: string;
  /** Whether monitoring alarms are set. */
  BMonitor: boolean;
}

export interface ClusterAsGroup {
  /** Scaling group ID. */
  AutoScalingGroupId: string;
  /** enabled, enabling, disabled, disabling, updating, deleting, scaleDownEnabling (scale-in being switched on) or scaleDownDisabling (scale-in being switched off). */
  Status: string;
  /** Whether nodes join unschedulable. */
  IsUnschedulable?: boolean;
  /** Labels of the group. */
  Labels?: Label[];
  /** Creation time. */
  CreatedTime?: string;
}

export interface ClusterAsGroupAttribute {
  /** Scaling group ID. */
  AutoScalingGroupId: string;
  /** true enables the group, false disables it; send only to change this. */
  AutoScalingGroupEnabled?: boolean;
  /** Smallest and largest size; send only to change this. */
  AutoScalingGroupRange?: AutoScalingGroupRange;
}

export interface ClusterAsGroupOption {
  /** Whether to scale in. */
  IsScaleDownEnabled: boolean;
  /** Which group to grow: random (default), most-pods or least-waste. One of: random, most-pods, least-waste. */
  Expander: string;
  /** Most nodes to remove at once. */
  MaxEmptyBulkDelete?: number;
  /** Minutes after growing before shrinking is considered. Default 10. */
  ScaleDownDelay?: number;
  /** Minutes a node must be idle before it is removed. Default 10. */
  ScaleDownUnneededTime?: number;
  /** A node using less than this percentage counts as idle. Default 50. */
  ScaleDownUtilizationThreshold?: number;
  /** Keep nodes whose pods use local storage. Default false. */
  SkipNodesWithLocalStorage?: boolean;
  /** Keep nodes with kube-system pods not run by a DaemonSet. Default false. */
  SkipNodesWithSystemPods?: boolean;
  /** Leave DaemonSet pods out when usage is measured. Default false. */
  IgnoreDaemonSetsUtilization?: boolean;
  /** Largest share of unready nodes. */
  MaxTotalUnreadyPercentage?: number;
  /** Number of unready nodes that is tolerated. */
  OkTotalUnreadyCount?: number;
  /** Time before an unready node is removed; the unit is not stated. */
  ScaleDownUnreadyTime?: number;
  /** Time before a node that failed to register is removed; the unit is not stated. */
  UnregisteredNodeRemovalTime?: number;
}

export interface ClusterBasicSettings {
  /** centos7.2x86_64 or "ubuntu16.04.1 LTSx86_64" (default). */
  ClusterOs?: string;
  /** Kubernetes version. Default 1.10.5. */
  ClusterVersion?: string;
  /** Cluster name. */
  ClusterName?: string;
  /** Cluster description. */
  ClusterDescription?: string;
  /** VPC ID, form vpc-xxx. Required for an empty managed cluster. */
  VpcId?: string;
  /** Project for new resources inside the cluster. */
  ProjectId?: number;
  /** Tags to bind; only to the cluster for now. */
  TagSpecification?: TagSpecification[];
  /** Image flavour: DOCKER_CUSTOMIZE (made for containers) or GENERAL (default). One of: DOCKER_CUSTOMIZE, GENERAL. */
  OsCustomizeType?: string;
  /** Whether nodes get the default security group. Default no. */
  NeedWorkSecurityGroup?: boolean;
  /** Automatic change of the cluster level. */
  AutoUpgradeClusterLevel?: AutoUpgradeClusterLevel;
  /** Level of a managed cluster. */
  ClusterLevel?: string;
}

export interface ClusterCIDRSettings {
  /** CIDR for containers and services. Must not overlap the VPC or another cluster of the VPC, and must lie in a private range, such as 10.1.0.0/14 or 172.16.0.0/16. */
  ClusterCIDR?: string;
  /** true ignores conflicts of ClusterCIDR, false does not. */
  IgnoreClusterCIDRConflict?: boolean;
  /** Most pods on a node, 4 to 256; rounded up to a power of two. */
  MaxNodePodNum?: number;
  /** Most services in the cluster, 32 to 32768; rounded up to a power of two. */
  MaxClusterServiceNum?: number;
  /** CIDR for services. Same rules as ClusterCIDR. */
  ServiceCIDR?: string;
  /** Subnets of the network interfaces, for VPC-CNI. */
  EniSubnetIds?: string[];
  /** Seconds until the IP of a network interface is reclaimed, for VPC-CNI; from 300 up to, but not including, 15768000. */
  ClaimExpiredSeconds?: number;
}

export interface ClusterCommon {
  /** Cluster ID. */
  ClusterId: string;
  /** Cluster name. */
  ClusterName: string;
  /** Description. */
  Description: string;
  /** State of the cluster. */
  Status: string;
  /** Cluster CIDR. */
  ClusterCIDR: string;
  /** Creation time. */
  CreatedAt: string;
  /** Nodes. */
  NodeNum: number;
  /** Masters. */
  MasterNum: number;
  /** Operating systems. */
  Os: string[];
  /** Kubernetes version. */
  K8sVersion: string;
  /** Access address. */
  ClusterExternalEndpoint: string;
  /** Most pods (the text says of the cluster). */
  MaxNodePodNum: number;
  /** Most services. */
  MaxClusterServiceNum: number;
  /** IPVS, as a number. */
  IPVS: number;
  /** Cluster type. */
  ClusterType: string;
}

export interface ClusterCondition {
  /** Stage of the creation. */
  Type: string;
  /** State of the stage. */
  Status: string;
  /** Time it was last seen in this state. */
  LastProbeTime?: string;
  /** Time it last entered this stage. */
  LastTransitionTime?: string;
  /** Short reason. */
  Reason?: string;
  /** More about the reason. */
  Message?: string;
}

export interface ClusterCredential {
  /** Root CA certificate. */
  CACert: string;
  /** Access token. */
  Token?: string;
}

export interface ClusterDefinition {
  /** Region number. */
  RegionId: number;
  /** Project ID (no longer used). */
  ProjectId: number;
  /** Subnet of the masters' load balancer. */
  MasterLBSubnetId: string;
}

export interface ClusterExtraArgs {
  /** Custom kube-apiserver arguments. */
  KubeAPIServer?: string[];
  /** Custom kube-controller-manager arguments. */
  KubeControllerManager?: string[];
  /** Custom kube-scheduler arguments. */
  KubeScheduler?: string[];
}

export interface ClusterHealthyPodsStatus {
  /** Pods. */
  Total: number;
  /** Pods that are not ready. */
  NotReadyTotal: number;
  /** The pods that are not ready. */
  NotReadyPods?: NotReadyPodsItem[];
}

export interface ClusterInfo {
  /** Description. */
  ClusterDescription: string;
  /** Cluster ID. */
  ClusterId: string;
  /** Cluster name. */
  ClusterName: string;
  /** Cluster type. */
  ClusterType: string;
  /** Kubernetes version. */
  ClusterVersion: string;
  /** Creation time. */
  CreatedTime: string;
}

export interface ClusterInspectionOverview {
  /** ID of this inspection. */
  Id: string;
  /** Time of the inspection. */
  StartTime: string;
  /** Error text when it ended abnormally. */
  Error?: string;
  /** Counts. */
  Statistic?: InspectionStatistic;
}

export interface ClusterInspectionProgress {
  /** init_env (install the agent), init_k8s_resources (fetch Kubernetes objects), init_components (fetch component settings), init_machines (fetch node settings) or diagnostic (checking). */
  Step: string;
  /** Progress in percent. */
  Percent: number;
}

export interface ClusterInstancesVersion {
  /** Cluster ID. */
  ClusterId: string;
  /** Cluster version. */
  ClusterVersion: string;
  /** Nodes by version. */
  InstanceVersions: ClusterInstancesVersionItem[];
  /** Error text. */
  Error?: string;
  /** true when some node can be upgraded. */
  UpgradeAble?: boolean;
}

export interface ClusterInstancesVersionItem {
  /** Version. */
  InstanceVersion: string;
  /** Number of nodes. */
  Total: number;
  /** true when it can be upgraded. */
  UpgradeAble?: boolean;
}

export interface ClusterInternalLB {
  /** Whether the private load balancer is on. */
  Enabled: boolean;
  /** Subnet of the load balancer. */
  SubnetId?: string;
}

export interface ClusterLevelAttribute {
  /** Level name. */
  Name?: string;
  /** Alias of the level. */
  Alias?: string;
  /** Number of nodes. */
  NodeCount?: number;
  /** Number of pods. */
  PodCount?: number;
  /** Number of ConfigMaps. */
  ConfigMapCount?: number;
  /** Number of RS objects (ReplicaSets, by the name). */
  RSCount?: number;
  /** Number of CRDs. */
  CRDCount?: number;
  /** Number of other objects. */
  OtherCount?: number;
  /** Whether the level can be used. */
  Enable?: boolean;
}

export interface ClusterNetworkSettings {
  /** CIDR for containers and services. */
  ClusterCIDR: string;
  /** Whether CIDR conflicts are ignored. Default no. */
  IgnoreClusterCIDRConflict?: boolean;
  /** Most pods on a node. Default 256. */
  MaxNodePodNum?: number;
  /** Most services in the cluster. Default 256. */
  MaxClusterServiceNum?: number;
  /** Whether IPVS is used. Default no. */
  Ipvs?: boolean;
  /** VPC of the cluster. Required when the cluster is made empty, else taken from its nodes. */
  VpcId?: string;
  /** Whether the network plug-in uses CNI. Default yes. */
  Cni?: boolean;
  /** Subnets of the cluster network. */
  SubnetIds: string[];
}

export interface ClusterPublicLB {
  /** Whether the public load balancer is on. */
  Enabled: boolean;
  /** CIDRs that may connect. */
  AllowFromCidrs?: string[];
}

export interface ClusterResource {
  /** Cluster ID. */
  ClusterId: string;
  /** Resources of each subnet. */
  SubnetResources: SubnetResource[];
  /** Pod quota of the cluster. */
  ClusterPodQuota?: number;
  /** Pods in the cluster. */
  ClusterPodNum?: number;
}

export interface ClusterStatus {
  /** Cluster ID. */
  ClusterId: string;
  /** Creating, Running, Upgrading or Abnormal. */
  ClusterState: string;
  /** Unknown, Creating, Upgrading, AllNormal, AllAbnormal or PartialAbnormal. */
  ClusterInstanceState: string;
  /** Whether monitoring is on. */
  ClusterBMonitor: boolean;
  /** Nodes being created; -1 on timeout, -2 on failure to read. */
  ClusterInitNodeNum: number;
  /** Running nodes; -1 on timeout, -2 on failure to read. */
  ClusterRunningNodeNum: number;
  /** Abnormal nodes; -1 on timeout, -2 on failure to read. */
  ClusterFailedNodeNum: number;
  /** Nodes shut down; -1 on timeout, -2 on failure to read. */
  ClusterClosedNodeNum?: number;
  /** Nodes shutting down; -1 on timeout, -2 on failure to read. */
  ClusterClosingNodeNum?: number;
}

export interface CommonNames {
  /** Common name. */
  CN: string;
  /** Sub-account ID. */
  SubaccountUin: string;
}

export interface ContainerEnvs {
  /** Container name. */
  Name?: string;
  /** Whether it is an init container. */
  InitContainer?: boolean;
  /** Environment variables. */
  Envs?: EnvironmentVariable[];
}

export interface ContainerProbeResult {
  /** liveness or readiness. */
  ProbeType: string;
  /** Result; true when no probe is set, null when a probe is set but no value could be fetched. */
  Ready?: boolean;
  /** Seconds the result is valid; usually five times PeriodSeconds. */
  TTL: number;
}

export interface ContainerStatus {
  /** Container name. */
  Name: string;
  /** Container ID. */
  ContainerId: string;
  /** State of the container. */
  Status: string;
  /** Why it is in this state. */
  Reason: string;
  /** Image ID. */
  Image: string;
}

export interface DataDisk {
  /** CLOUD_PREMIUM (high performance), CLOUD_BASIC (ordinary) or CLOUD_SSD. One of: CLOUD_PREMIUM, CLOUD_BASIC, CLOUD_SSD. */
  DiskType: string;
  /** File system to format with: ext3, ext4 or xfs. One of: ext3, ext4, xfs. */
  FileSystem: string;
  /** Size in GB. */
  DiskSize: number;
  /** true formats and mounts the disk; false does not format it. */
  AutoFormatAndMount: boolean;
  /** Mount directory. */
  MountTarget?: string;
}

export interface DeletePolicyInfo {
  /** Policy ID. */
  Id: number;
  /** Topic ID in the alarm system. */
  TopicId: string;
  /** Policy type. */
  AlarmPolicyType: string;
  /** Policy IDs in the monitoring system. */
  ArgusPolicyIds: number[];
}

export interface DescribeClusterInspectionItem {
  /** Cluster ID. */
  ClusterId: string;
  /** Error text. */
  Error?: string;
  /** Progress of an inspection under way. */
  Progress?: ClusterInspectionProgress;
  /** Overview of the last inspection. */
  LastResult?: ClusterInspectionOverview;
  /** Schedule in crontab form. */
  Cron?: string;
}

export interface DescribeLogSwitchInfo {
  /** true when it is on. */
  Enable?: boolean;
  /** Log set ID. */
  LogsetId?: string;
  /** Log topic ID. */
  TopicId?: string;
}

export interface EdgeCluster {
  /** Cluster ID. */
  ClusterId: string;
  /** Cluster name. */
  ClusterName: string;
  /** VPC ID. */
  VpcId: string;
  /** Pod CIDR. */
  PodCIDR: string;
  /** Service CIDR. */
  ServiceCIDR: string;
  /** Kubernetes version. */
  K8SVersion: string;
  /** State of the cluster. */
  Status?: string;
  /** Description. */
  ClusterDesc?: string;
  /** Creation time. */
  CreatedTime?: string;
}

export interface EdgeClusterInternalLB {
  /** Whether the private load balancer is on. */
  Enabled: boolean;
  /** Subnets of the load balancer; a list in spite of the name. */
  SubnetId?: string[];
}

export interface EdgeClusterPublicLB {
  /** Whether the public load balancer is on. */
  Enabled: boolean;
  /** Public CIDRs that may connect. */
  AllowFromCidrs?: string[];
}

export interface EksCluster {
  /** Cluster ID. */
  ClusterId: string;
  /** Cluster name. */
  ClusterName: string;
  /** VPC ID. */
  VpcId: string;
  /** Subnets. */
  SubnetIds: string[];
  /** Kubernetes version. */
  K8SVersion: string;
  /** State of the cluster. */
  Status?: string;
  /** Description. */
  ClusterDesc?: string;
  /** Creation time. */
  CreatedTime?: string;
  /** Subnet for services. */
  ServiceSubnetId?: string;
}

export interface EKSPodInfo {
  /** Pod ID. */
  EKSId: string;
  /** Cluster ID. */
  ClusterId: string;
  /** Pod name. */
  Name: string;
  /** Pod namespace. */
  Namespace: string;
  /** Workload kind. */
  Kind: string;
  /** Workload name. */
  KindName: string;
  /** Zone. */
  Zone: string;
  /** VPC ID. */
  VpcId: string;
  /** Subnet ID. */
  SubnetId: string;
  /** CPU. */
  CPU: number;
  /** Memory. */
  Memory: number;
}

export interface EnhancedService {
  /** Cloud security agent; on by default. */
  SecurityService?: RunSecurityServiceEnabled;
  /** Cloud monitoring agent; on by default. */
  MonitorService?: RunMonitorServiceEnabled;
}

export interface EnvironmentVariable {
  /** Variable name. */
  Name?: string;
  /** Variable value. */
  Value?: string;
}

export interface Evaluator {
  /** gt (at least, by the text) or lt (at most, by the text). */
  Type: string;
  /** Threshold. */
  Value: number;
}

export interface ExistedInstance {
  /** true when the instance can join a cluster. */
  Usable?: boolean;
  /** Why it cannot. */
  UnusableReason?: string;
  /** ID of the cluster it already belongs to. */
  AlreadyInCluster?: string;
  /** Instance ID, form ins-xxxxxxxx. */
  InstanceId: string;
  /** Instance name. */
  InstanceName?: string;
  /** Private IPs of the main network interface. */
  PrivateIpAddresses?: string[];
  /** Public IPs of the main network interface; may be null. */
  PublicIpAddresses?: string[];
  /** Creation time in UTC, ISO 8601: YYYY-MM-DDThh:mm:ssZ. */
  CreatedTime?: string;
  /** PREPAID (monthly or yearly), POSTPAID_BY_HOUR (pay as you go) or CDHPAID (only the dedicated host is billed). */
  InstanceChargeType?: string;
  /** CPU cores. */
  CPU?: number;
  /** Memory in GB. */
  Memory?: number;
  /** Operating system. */
  OsName?: string;
  /** Machine model. */
  InstanceType?: string;
  /** IPv6 addresses. */
  IPv6Addresses?: string[];
}

export interface ExistedInstancesForNode {
  /** MASTER_ETCD or WORKER. MASTER_ETCD only for INDEPENDENT_CLUSTER: 3 to 7 of them, best an odd number, each at least 4 cores and 8 GB. One of: MASTER_ETCD, WORKER. */
  NodeRole: string;
  /** Which instances, and how to reinstall them. */
  ExistedInstancesPara: ExistedInstancesPara;
  /** Override for the cluster-wide InstanceAdvancedSettings; only ExtraArgs takes effect now. */
  InstanceAdvancedSettingsOverride?: InstanceAdvancedSettings;
}

export interface ExistedInstancesPara {
  /** Instance IDs, by its name; the text wrongly says cluster ID. */
  InstanceIds: string[];
  /** Further settings for the instances. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** Security and monitoring agents; without it both are switched on. A String here, a structure in AddExistedInstances. */
  EnhancedService?: string;
  /** How to log in: a password, or one single key ID. A String here, a structure in AddExistedInstances. */
  LoginSettings?: string;
  /** Security groups of the instances (the sgId field of DescribeSecurityGroups). Without it the default group is bound. */
  SecurityGroupIds?: string[];
  /** Host name to set when the system is reinstalled. Required when the cluster names nodes by host name. Same rules as RunInstances, but no capital letters. */
  HostName?: string;
}

export interface File {
  /** Content. */
  Data?: string;
  /** Name. */
  Name?: string;
}

export interface FileEntry {
  /** Name. */
  Name?: string;
  /** Chart value. */
  Value?: string;
  /** ID. */
  ID?: number;
  /** Entries below this one. */
  Children?: FileEntry[];
}

export interface Filter {
  /** Attribute name; several filters are joined by AND. The text allows only ClusterName, though other actions use this structure too. */
  Name: string;
  /** Attribute values; joined by OR. */
  Values: string[];
}

export interface Flag {
  /** Argument name. */
  Name: string;
  /** Argument type. */
  Type: string;
  /** What it does. */
  Usage: string;
  /** Default value. */
  Default: string;
  /** Allowed values: "[1, 5]" means at least 1 and at most 5, "('aa', 'bb')" means one of these; empty means unchecked. */
  Constraint: string;
}

export interface HostNameValue {
  /** Host name. */
  Name: string;
  /** Number of hosts. */
  Value: number;
}

export interface HPAInfo {
  /** Most replicas. */
  MaxReplica?: number;
  /** Fewest replicas. */
  MinReplica?: number;
  /** Metrics. (The name is spelt this way.) */
  Metricss?: ScaleMetrics[];
}

export interface ImageAttributeSet {
  /** Image ID. */
  ImageId: string;
  /** Internal image ID. */
  InnerImageId: number;
}

export interface ImageInstance {
  /** Image alias. */
  Alias?: string;
  /** Operating system. */
  OsName?: string;
  /** Image ID. */
  ImageId?: string;
  /** DOCKER_CUSTOMIZE (made for containers) or GENERAL (default). */
  OsCustomizeType?: string;
  /** CPU architecture: x86 or arm. */
  Arch?: string;
  /** The string true when the image supports IPv6. (The name is spelt this way.) */
  SportIpv6?: string;
}

export interface ImageRegistryCredential {
  /** Registry address. */
  Server?: string;
  /** User name. */
  Username?: string;
  /** Password. */
  Password?: string;
}

export interface InspectionReportItem {
  /** Name. */
  Name: string;
  /** Error text. */
  Error: string;
}

export interface InspectionStatistic {
  /** Items that are good. */
  GoodItem: number;
  /** Items with a warning. */
  WarnItem: number;
  /** Items at risk. */
  RiskItem: number;
  /** Serious items. */
  SeriousItem: number;
  /** Items that could not be checked. */
  FailedItem: number;
}

export interface Instance {
  /** Instance ID. */
  InstanceId: string;
  /** MASTER_ETCD (master) or WORKER. */
  InstanceRole: string;
  /** Why the instance failed, or is still initialising. */
  FailedReason: string;
  /** running, initializing or failed. */
  InstanceState: string;
  /** The string true when the node is cordoned, false when not. */
  DrainStatus?: string;
  /** Settings of the node. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** Time of joining. */
  CreatedTime: string;
}

export interface InstanceAdvancedSettings {
  /** Where to mount the data disk; default is not to mount. ext3, ext4 and xfs are mounted as they are, anything else is formatted as ext4 first. No effect with no data disk or with several. */
  MountTarget?: string;
  /** Value of dockerd --graph. Default /var/lib/docker. */
  DockerGraphPath?: string;
  /** Script in base64, run after the Kubernetes components start; must be safe to run again and do its own retries. Script and logs lie in /data/ccs_userscript/ on the node. To hold pods back until it is done, set Unschedulable and uncordon the node at its end. */
  UserScript?: string;
  /** 0 lets the node take pods (default); any other number does not, until it is uncordoned. */
  Unschedulable?: number;
  /** Node labels. */
  Labels?: Label[];
  /** Data disks. */
  DataDisks?: DataDisk[];
  /** Custom component arguments of the node. */
  ExtraArgs?: InstanceExtraArgs;
  /** Script in base64, run before the Kubernetes components start; must be safe to run again and do its own retries. Script and logs lie in /data/ccs_userscript/ on the node. */
  PreStartUserScript?: string;
}

export interface InstanceBaseSettings {
  /** Instance ID. */
  InstanceId: string;
  /** Node name. */
  InstanceName: string;
  /** Zone. */
  Zone: string;
  /** Public IP. */
  WanIp: string;
  /** Private IPs. */
  LanIp: string[];
  /** CPU in thousandths of a core. */
  Cpu: number;
  /** Memory in MB; a String. */
  Mem: string;
  /** GPU information. */
  Gpu: number;
  /** Kernel version. */
  KernelVersion: string;
  /** Operating system image. */
  OsImage: string;
  /** 0 abnormal, 1 normal, 2 being created. */
  IsNormal: number;
  /** Why it is abnormal. */
  AbnormalReason: string;
  /** Kubernetes version. */
  K8sVersion: string;
  /** MASTER, WORKER (default), ETCD, MASTER_ETCD or ALL. */
  NodeRole: string;
  /** Labels of the node. */
  LabelValues: Label[];
  /** 0 schedulable, more than 0 not. */
  Unschedulable: number;
}

export interface InstanceDataDiskMountSetting {
  /** CVM machine model. */
  InstanceType: string;
  /** Mounts of the data disks. */
  DataDisks: DataDisk[];
  /** Zone of the instances. */
  Zone: string;
}

export interface InstanceExtraArgs {
  /** Custom kubelet arguments. */
  Kubelet?: string[];
}

export interface InstanceUpgradeClusterStatus {
  /** Pods. */
  PodTotal: number;
  /** Pods that are not ready. */
  NotReadyPod: number;
}

export interface InstanceUpgradePreCheckResult {
  /** Whether the check passed. */
  CheckPass: boolean;
  /** Checked items. */
  Items: InstanceUpgradePreCheckResultItem[];
  /** Stand-alone pods on the node. */
  SinglePods: string[];
}

export interface InstanceUpgradePreCheckResultItem {
  /** Namespace of the workload. */
  Namespace: string;
  /** Kind of workload. */
  WorkLoadKind: string;
  /** Name of the workload. */
  WorkLoadName: string;
  /** Running pods before the eviction. */
  Before: number;
  /** Running pods after the eviction. */
  After: number;
  /** Pods of the workload on this node. */
  Pods: string[];
}

export interface InstanceUpgradeProgressItem {
  /** Instance ID. */
  InstanceID: string;
  /** process (running), paused, pauing (pausing; spelt this way), done, timeout, aborted or pending (not started). */
  LifeState: string;
  /** Start of the upgrade. */
  StartAt?: string;
  /** End of the upgrade. */
  EndAt?: string;
  /** Result of the check before the upgrade. */
  CheckResult: InstanceUpgradePreCheckResult;
  /** Steps. */
  Detail: TaskStepInfo[];
}

export interface IPAddress {
  /** Kind of address, such as advertise or public. */
  Type: string;
  /** Address. */
  Ip: string;
  /** Port. */
  Port: number;
}

export interface K8SVersions {
  /** Component name. */
  Name: string;
  /** Component version. */
  Version: string;
  /** State. */
  Status?: string;
  /** Description. */
  Remark?: string;
}

export interface KeyValueData {
  /** Key. */
  Key: string;
  /** Value. */
  Value: string;
}

export interface Label {
  /** Label key. */
  Name: string;
  /** Label value. */
  Value: string;
}

export interface LogCollector {
  /** Name of the rule. */
  Name?: string;
  /** Description of the rule. */
  Description?: string;
  /** Cluster ID. */
  ClusterId?: string;
  /** Cluster name. */
  ClusterName?: string;
  /** Creation time. */
  CreatedAt?: string;
  /** container-log (logs of containers) or host-log (logs of machines). */
  InputType?: string;
  /** ckafka, kafka or cls. */
  OutputType?: string;
  /** Input options. */
  InputOption?: LogInputOption;
  /** Output options. */
  OutputOption?: LogOutputOption;
}

export interface LogInputOption {
  /** Path of the logs. */
  Path?: string;
  /** Labels; described as a map, typed as one Label. */
  Labels?: Label;
  /** true collects from every namespace. */
  AllNamespaces?: boolean;
  /** Namespaces to collect from; typed as one structure in spite of the plural. */
  Namespaces?: LogInputOptNamespace;
}

export interface LogInputOptNamespace {
  /** Namespace. */
  Namespace: string;
  /** Whether to take every container of the namespace. */
  AllContainers?: boolean;
  /** Service names. */
  Services?: string[];
}

export interface LoginSettings {
  /** Login password. Linux: 8 to 16 characters with at least two of: letters, digits, special characters; the printed list of special characters is cut off, and the other systems' rule is missing. */
  Password?: string;
  /** Key IDs (see DescribeKeyPairs); only one for now. Not together with Password, and not for Windows. */
  KeyIds?: string[];
  /** The string TRUE keeps the image's own login, FALSE (default) does not. Not together with Password or KeyIds; TRUE only for custom, shared or imported images. One of: TRUE, FALSE. */
  KeepImageLogin?: string;
}

export interface LogOutputOption {
  /** Instance ID. */
  InstanceId?: string;
  /** Topic ID. */
  TopicId?: string;
  /** Host. */
  Host?: string;
  /** Port; a String. */
  Port?: string;
  /** Topic. */
  Topic?: string;
  /** Log set ID. */
  LogsetId?: string;
}

export interface LogSet {
  /** Log set ID. */
  LogSetId: string;
  /** Names of the log set. */
  LogSetName: string[];
  /** Retention period. */
  Period: number;
  /** Creation time. */
  CreateTime: string;
}

export interface LogTopic {
  /** Log set ID. */
  LogSetId: string;
  /** Topic ID. */
  TopicId: string;
  /** Topic name. */
  TopicName: string;
  /** Path. */
  Path: string;
  /** Creation time. */
  CreateTime: string;
  /** Log type. */
  LogType: string;
  /** Whether it collects. */
  Collection: boolean;
  /** Whether it has an index. */
  Index: boolean;
}

export interface MachineCore {
  /** Product ID, by its name; the text says request ID. */
  ProductId: string;
  /** Product description. */
  ProductIdDescribe?: string;
  /** Unit of the usage. */
  UsageUnit: string;
  /** Amount used; a String. */
  UsageValue: string;
}

export interface MachineGroup {
  /** Machine group ID. */
  GroupId?: string;
  /** Machine group name. */
  GroupName: string;
}

export interface Metadata {
  /** API version. */
  APIVersion?: string;
  /** Application version. */
  AppVersion?: string;
  /** Description. */
  Description?: string;
  /** Name. */
  Name?: string;
  /** Version. */
  Version?: string;
}

export interface Node {
  /** Virtual node name. */
  Name?: string;
  /** Pool ID. */
  NodePoolId?: string;
  /** Subnet of the node. */
  SubnetId?: string;
  /** Pending, Running, Terminating (being deleted), Terminated (deleted) or Draining (pods being evicted). */
  Phase?: string;
  /** Creation time. */
  CreatedTime?: string;
}

export interface NodePool {
  /** Node pool ID. */
  NodePoolId: string;
  /** Name. */
  Name: string;
  /** Cluster ID. */
  ClusterInstanceId: string;
  /** Life-cycle state. */
  LifeState: string;
  /** Launch configuration ID. */
  LaunchConfigurationId: string;
  /** Scaling group ID. */
  AutoscalingGroupId: string;
  /** Labels. */
  Labels: Label[];
  /** Taints. */
  Taints: Taint[];
}

export interface NodePoolOption {
  /** Whether to add to a node pool. */
  AddToNodePool?: boolean;
  /** Node pool ID. */
  NodePoolId?: string;
}

export interface NodePoolSet {
  /** Pool ID. */
  NodePoolId?: string;
  /** Subnets of the pool. */
  SubnetIds?: string[];
  /** Security groups of the pool. */
  SecurityGroupIds?: string[];
  /** Name of the pool. */
  Name?: string;
  /** creating, appending (adding nodes), normal, updating, deleting or shrinking. */
  LifeState?: string;
  /** true when the pool's nodes are unschedulable. */
  Unschedulable?: boolean;
  /** Labels of the pool. */
  Labels?: Label[];
  /** Taints of the pool. */
  Taints?: Taint[];
}

export interface NotifySettings {
  /** User groups to notify. */
  ReceiverGroups: number[];
  /** SMS, EMAIL, CALL or WECHAT. */
  NotifyWay: string[];
  /** Order of the phone calls; for CALL. */
  PhoneNotifyOrder?: number[];
  /** Number of rounds of calls; for CALL. */
  PhoneCircleTimes?: number;
  /** Seconds between calls of a round; for CALL. */
  PhoneInnerInterval?: number;
  /** Seconds between rounds; for CALL. */
  PhoneCircleInterval?: number;
  /** Notice of delivery; for CALL. */
  PhoneArriveNotice?: number;
}

export interface NotReadyPodsItem {
  /** Namespace. */
  Namespace: string;
  /** Pods. */
  Pods?: string[];
}

export interface PayLoad {
  /** Content in base64. */
  Data: string;
  /** Path of the file as the user sees it. */
  Key: string;
}

export interface PersistentVolumeClaimVolume {
  /** Claim name. */
  Name?: string;
  /** Block disk ID. */
  DiskId?: string;
  /** File system. */
  FsType?: string;
  /** Whether it is read-only. */
  ReadOnly?: boolean;
}

export interface PodDetail {
  /** Unique ID of the pod. */
  EksId?: string;
  /** Cluster ID. */
  ClusterId?: string;
  /** Namespace. */
  Namespace?: string;
  /** Workload kind. */
  Kind?: string;
  /** Workload name. */
  KindName?: string;
  /** Pod name. */
  Name?: string;
  /** Pod UID. */
  Uid?: string;
  /** Time of the record. */
  RecordTime?: string;
}

export interface PodInfo {
  /** Pod name. */
  Name?: string;
  /** State of the pod. */
  Status?: string;
  /** Why it is in this state. */
  Reason?: string;
  /** Reason as Kubernetes shows it. */
  SourceReason?: string;
  /** Pod IP. */
  Ip?: string;
  /** Restarts. */
  RestartCount?: number;
  /** Containers that are ready. */
  ReadyCount?: number;
  /** Node name. */
  NodeName?: string;
  /** Node IP. */
  NodeIp?: string;
  /** Start time. */
  StartTime?: string;
  /** Containers. */
  Containers?: ContainerStatus[];
}

export interface RegionInfo {
  /** Record ID. */
  Id: number;
  /** Short name, such as gz. */
  Alias: string;
  /** Region name, such as ap-guangzhou. */
  RegionName: string;
  /** Region number, such as 1. */
  RegionId: number;
  /** Remark. */
  Remark: string;
  /** Who may use it, such as alluser. */
  Status: string;
  /** Creation time. */
  CreatedAt: string;
  /** Time of the last change. */
  UpdatedAt: string;
}

export interface RegionInstance {
  /** Region name. */
  RegionName?: string;
  /** Region number. */
  RegionId?: number;
  /** AVAILABLE or UNAVAILABLE. */
  Status?: string;
  /** Feature switches of the region, as JSON in a string. */
  FeatureGates?: string;
  /** Short name of the region. */
  Alias?: string;
  /** Allow-list of the region. */
  Remark?: string;
}

export interface ReservedInstance {
  /** Reserved instance ID. */
  ReservedInstanceId?: string;
  /** Reserved instance name. */
  ReservedInstanceName?: string;
  /** State of the reservation. */
  Status?: string;
  /** Term in months. */
  TimeSpan?: number;
  /** Kind of resource it covers. */
  ResourceType?: string;
  /** CPU cores. */
  Cpu?: number;
  /** Memory in GiB. */
  Memory?: number;
  /** Scope. Default region. */
  Scope?: string;
  /** Creation time. */
  CreatedAt?: string;
  /** Start of validity. */
  ActiveAt?: string;
  /** End of validity. */
  ExpireAt?: string;
}

export interface ResourceStatus {
  /** Cluster ID. */
  ClusterInstanceId: string;
  /** State of each kind of resource. */
  Status: ResourceStatusItem[];
}

export interface ResourceStatusItem {
  /** Kind of resource. */
  Dimension: string;
  /** How many there are. */
  TotalNum: number;
  /** How many are abnormal. */
  AbnormalNum: number;
  /** The abnormal ones. */
  AbnormalDetail: AbnormalDetail[];
}

export interface Result {
  /** Chart; a String. */
  Chart?: string;
  /** Name. */
  Name?: string;
  /** Search score. */
  Score?: number;
}

export interface RIUtilizationDetail {
  /** Reserved instance ID. */
  ReservedInstanceId?: string;
  /** Unique ID of the pod. */
  EksId?: string;
  /** Cluster ID. */
  ClusterId?: string;
  /** Pod name. */
  Name?: string;
  /** Pod namespace. */
  Namespace?: string;
  /** Workload kind. */
  Kind?: string;
  /** Workload name. */
  KindName?: string;
  /** Pod UID. */
  Uid?: string;
  /** Start of the usage. */
  StartTime?: string;
  /** End of the usage. */
  EndTime?: string;
  /** Product of the covered resource. */
  Product?: string;
}

export interface RouteInfo {
  /** Name of the route table. */
  RouteTableName: string;
  /** Destination CIDR. */
  DestinationCidrBlock: string;
  /** Next hop. */
  GatewayIp: string;
}

export interface RouteTableConflict {
  /** Kind of route table. */
  RouteTableType: string;
  /** CIDR of the route table. */
  RouteTableCidrBlock?: string;
  /** Name of the route table. */
  RouteTableName?: string;
  /** ID of the route table. */
  RouteTableId?: string;
}

export interface RouteTableInfo {
  /** Name of the route table. */
  RouteTableName: string;
  /** CIDR of the route table. */
  RouteTableCidrBlock: string;
  /** VPC ID. */
  VpcId: string;
}

export interface RunClusterInspectionResponseItem {
  /** Cluster ID. */
  ClusterId: string;
  /** Error text when the request could not be handled. */
  Error?: string;
}

export interface RunInstancesForNode {
  /** MASTER_ETCD or WORKER. MASTER_ETCD only for INDEPENDENT_CLUSTER: 3 to 7 of them, best an odd number, each at least 4 cores and 8 GB. One of: MASTER_ETCD, WORKER. */
  NodeRole: string;
  /** JSON objects as strings, each handed through to the CVM API's RunInstances (without its common parameters); ImageId is replaced by the image of the cluster's OS. */
  RunInstancesPara: string[];
  /** Overrides for the cluster-wide InstanceAdvancedSettings, one per item of RunInstancesPara in the same order; only ExtraArgs takes effect now. */
  InstanceAdvancedSettingsOverrides?: InstanceAdvancedSettings[];
}

export interface RunMonitorServiceEnabled {
  /** true switches the cloud monitoring agent on. */
  Enabled?: boolean;
}

export interface RunSecurityServiceEnabled {
  /** true switches the cloud security agent on. */
  Enabled?: boolean;
}

export interface ScaleMetrics {
  /** Metric name. */
  Name: string;
  /** Metric value. */
  Value: string;
}

export interface SecretVolume {
  /** Secret data. */
  Data?: KeyValueData[];
  /** Secret type. */
  Type?: string;
}

export interface SecurityPolicy {
  /** Policy, such as 192.168.0.0/24. */
  Policy: string;
  /** Remark. */
  Description: string;
}

export interface ServiceAccountVolume {
  /** Data. */
  Data?: KeyValueData[];
}

export interface ShieldSettings {
  /** true silences alarms. */
  EnableShield: boolean;
  /** Start of silence, in seconds of the day (08:00:00 is 28800). */
  ShieldTimeStart?: number;
  /** End of silence, in seconds of the day (10:00:00 is 36000). */
  ShieldTimeEnd?: number;
}

export interface SimplePodInfo {
  /** Pod name. */
  Name: string;
  /** Namespace of the pod. */
  Namespace: string;
  /** IP of its node. */
  NodeIp: string;
}

export interface Step {
  /** Name of the step. */
  Type: string;
  /** Time of the last run. */
  LastProbeTime: string;
  /** State. */
  Status: string;
  /** Message. */
  Message: string;
}

export interface SubnetResource {
  /** CPU. */
  CPU: number;
  /** Memory. */
  Memory: number;
  /** Number of pods. */
  PodNum: number;
  /** Subnet ID. */
  SubnetId: string;
}

export interface SummaryService {
  /** Service name. */
  Name?: string;
  /** Service state. */
  Status?: string;
  /** Service IP. */
  ServiceIp?: string;
  /** Public IP. */
  ExternalIp?: string;
  /** Load balancer ID. */
  LbId?: string;
  /** Load balancer state. */
  LbStatus?: string;
  /** How the Service is reached. */
  AccessType?: string;
  /** Replicas wanted. */
  DesiredReplicas?: number;
  /** Replicas now. */
  CurrentReplicas?: number;
  /** Creation time. */
  CreatedAt?: string;
  /** Namespace. */
  Namespace?: string;
  /** Reasons, in a string. */
  ReasonMap?: string;
  /** Source reasons, in a string. */
  SourceReasonMap?: string;
  /** Labels, in a string. */
  Labels?: string;
  /** System labels, in a string. (The name is spelt this way.) */
  SysLables?: string;
  /** User labels, in a string. (The name is spelt this way.) */
  UserLables?: string;
  /** Scaling type. */
  ScaleType?: string;
  /** Autoscaling policy. */
  HpaPolicy?: string;
}

export interface SwitchSet {
  /** Cluster ID. */
  ClusterId: string;
  /** Log collection. */
  Log?: DescribeLogSwitchInfo;
  /** Event collection. */
  Event?: DescribeLogSwitchInfo;
  /** Audit collection. */
  Audit?: DescribeLogSwitchInfo;
}

export interface Tag {
  /** Tag key. */
  Key?: string;
  /** Tag value. */
  Value?: string;
}

export interface TagSpecification {
  /** Kind of resource the tags bind to; only cluster is supported. One of: cluster. */
  ResourceType?: string;
  /** The tags. */
  Tags?: Tag[];
}

export interface Taint {
  /** Taint key. */
  Key?: string;
  /** Taint value. */
  Value?: string;
  /** Taint effect; the values are not listed. One of: NoSchedule, PreferNoSchedule, NoExecute. */
  Effect?: string;
}

export interface TaskStepInfo {
  /** preUpgrade, upgradeMaster, postUpgrade or upgradeNode. */
  Step?: string;
  /** processing, waiting, done or unKnow (abnormal; spelt this way). */
  LifeState: string;
  /** Start of the step. */
  StartAt?: string;
  /** End of the step. */
  EndAt?: string;
  /** Error text when the step failed, though failed is not among the states. */
  FailedMsg?: string;
  /** Instance ID; for node upgrades only. */
  InstanceID?: string;
}

export interface TencentCbsVolume {
  /** Block disk ID. */
  DiskId?: string;
  /** File system. */
  FsType?: string;
  /** Whether it is read-only. */
  ReadOnly?: boolean;
}

export interface TKEEdgeClusterResources {
  /** Cluster ID. */
  ClusterId: string;
  /** CPU of the whole cluster. */
  CPU: number;
  /** Memory of the whole cluster. */
  Memory: number;
  /** Number of nodes. */
  NodeCount: number;
}

export interface TKEEdgeNodeResources {
  /** CPU of the node. */
  CPU?: number;
  /** Memory of the node. */
  Memory?: number;
}

export interface UpgradeAbleInstancesItem {
  /** Node ID. */
  InstanceId: string;
  /** Version of the node now. */
  Version: string;
}

export interface UpgradeNodeResetParam {
  /** Further settings for the instance. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** Security and monitoring agents; without it both are switched on. */
  EnhancedService?: EnhancedService;
  /** How to log in: a password, or one single key ID. */
  LoginSettings?: LoginSettings;
  /** Security groups, only one ID for now. Without it the default group is bound. */
  SecurityGroupIds?: string[];
}

export interface VersionInstance {
  /** Version name. */
  Name?: string;
  /** Version. */
  Version?: string;
  /** Remark. */
  Remark?: string;
}

export interface Volume {
  /** Volume name. */
  Name?: string;
  /** Persistent volume claim. */
  Pvc?: PersistentVolumeClaimVolume;
  /** Block disk. */
  TencentCbs?: TencentCbsVolume;
  /** Secret. */
  Secret?: SecretVolume;
  /** Content of a ConfigMap volume. */
  ConfigMapPayload?: PayLoad[];
}

export interface ZoneInfo {
  /** Record ID. */
  Id: number;
  /** Short name. */
  Alias: string;
  /** Region name, form ap-guangzhou. */
  RegionName: string;
  /** Zone name, form ap-guangzhou-2. */
  ZoneName: string;
  /** State. */
  Status: string;
  /** Remark. */
  Remark: string;
  /** Creation time. */
  CreatedAt: string;
  /** Time of the last change. */
  UpdatedAt: string;
}

export interface ZoneResource {
  /** Zone. */
  Zone?: string;
  /** How many of the model can be made. */
  TotalCount?: number;
}

export interface ZoneResourceInfo {
  /** Zone, such as ap-guangzhou-2. */
  Zone?: string;
  /** Resource information. */
  ResourceInfo?: string;
}
export interface AddExistedInstancesRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Instances to add. */
  InstanceIds: string[];
  /** Further settings for the instances. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** Security and monitoring agents; without it both are switched on. */
  EnhancedService?: EnhancedService;
  /** How to log in to the nodes: a password, or one single key ID. */
  LoginSettings?: LoginSettings;
  /** Security groups of the instances, only one ID for now (the sgId field of DescribeSecurityGroups). Without it the default group is bound. */
  SecurityGroupIds?: string[];
  /** Host name to set when the system is reinstalled. Required when the cluster names nodes by host name. Same rules as RunInstances, but no capital letters. */
  HostName?: string;
  /** Node pool options. */
  NodePool?: NodePoolOption;
}
export interface AddVpcCniSubnetsRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** VPC ID. */
  VpcId: string;
  /** IDs of the subnets to add. */
  SubnetIds: string[];
}
export interface CheckClusterCIDRRequest {
  /** VPC of the cluster. */
  VpcId: string;
  /** CIDR to check. */
  ClusterCIDR: string;
  /** Network type of the cluster: GR (global route) or VPC-CNI. */
  NetworkType: string;
}
export interface CheckIfLogCollectorExistsRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Name of the rule. */
  Name: string;
}
export type CollectAllCoreRequest = Record<string, never>;
export interface CreateClusterRequest {
  /** CVM instances to buy, by node role; at most 10 combinations of machine model and region in all. Buy several alike through InstanceCount in the RunInstances parameters. */
  RunInstancesForNode?: RunInstancesForNode[];
  /** Container network of the cluster. */
  ClusterCIDRSettings: ClusterCIDRSettings;
  /** Basic settings. Marked optional, but an empty managed cluster needs the VpcId in it. */
  ClusterBasicSettings?: ClusterBasicSettings;
  /** Advanced settings. */
  ClusterAdvancedSettings?: ClusterAdvancedSettings;
  /** Advanced settings for the nodes. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** MANAGED_CLUSTER (masters run by the platform) or INDEPENDENT_CLUSTER (own masters). One of: MANAGED_CLUSTER, INDEPENDENT_CLUSTER. */
  ClusterType: string;
  /** Existing instances to use, by node role; all in one VPC, at most 100. */
  ExistedInstancesForNode?: ExistedInstancesForNode[];
  /** Data disk mounts for each CVM model. */
  InstanceDataDiskMountSettings?: InstanceDataDiskMountSetting[];
  /** CPU architecture: x86 or arm. One of: x86, arm. */
  ClusterArch?: string;
}
export interface CreateClusterAsGroupRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** JSON object as a string, handed through to the auto-scaling API's CreateAutoScalingGroup. Do not set LaunchConfigurationId: it comes from LaunchConfigurePara. */
  AutoScalingGroupPara: string;
  /** JSON object as a string, handed through to CreateLaunchConfiguration. Leave out ImageId (taken from the cluster) and UserData (use UserScript instead). */
  LaunchConfigurePara: string;
  /** Advanced settings for the group's nodes. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** Labels for the group's nodes. */
  Labels?: Label[];
}
export interface CreateClusterEndpointRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Subnet of the endpoint, for private access only; must lie in the cluster's VPC. */
  SubnetId?: string;
  /** true for public access, false for private. The default is not stated. */
  IsExtranet?: boolean;
  /** Custom domain name. */
  Domain?: string;
  /** Security group chosen by the user. */
  SecurityGroup?: string;
  /** Carrier, network billing mode and bandwidth limit; public access only. The format is not described. */
  ExtensiveParameters?: string;
}
export interface CreateClusterInstancesRequest {
  /** Cluster ID, as given by DescribeClusters. */
  ClusterId: string;
  /** Further settings for the instances. */
  InstanceAdvancedSettings?: InstanceAdvancedSettings;
  /** JSON object as a string, handed through to the CVM API's RunInstances. */
  RunInstancePara: string;
}
export interface CreateClusterVirtualNodeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Virtual node pool ID. */
  NodePoolId: string;
  /** Subnet IDs. Marked required, but the text asks for either this or SubnetId. */
  SubnetIds: string[];
  /** One subnet ID. Marked required, but the text asks for either this or SubnetIds. */
  SubnetId: string;
}
export interface CreateClusterVirtualNodePoolRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Name of the pool. */
  Name: string;
  /** Subnets of the pool. */
  SubnetIds: string[];
  /** Security groups of the pool. */
  SecurityGroupIds: string[];
  /** Labels of the pool; required, so send an empty list for none. */
  Labels: Label[];
  /** Taints of the pool; required, so send an empty list for none. */
  Taints: Taint[];
  /** true makes the pool's nodes unschedulable, false schedulable. The default is not stated. */
  Unschedulable?: boolean;
}
export interface CreateLogCollectorRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Name of the rule. */
  Name: string;
  /** Description of the rule. */
  Description?: string;
  /** container-log (logs of containers) or host-log (logs of machines). One of: container-log, host-log. */
  InputType?: string;
  /** Where to send: ckafka, kafka or cls. One of: ckafka, kafka, cls. */
  OutputType?: string;
  /** Input options. */
  InputOption?: LogInputOption;
  /** Output options. */
  OutputOption?: LogOutputOption;
}
export interface DeleteClusterRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** terminate destroys the instances (pay-as-you-go CVM only); retain only takes them out of the cluster. One of: terminate, retain. */
  InstanceDeleteMode: string;
}
export interface DeleteClusterAsGroupsRequest {
  /** Cluster ID, as given by DescribeClusters. */
  ClusterId: string;
  /** IDs of the scaling groups to delete. */
  AutoScalingGroupIds: string[];
  /** true keeps the groups' nodes. Default false: they are not kept. */
  KeepInstance?: boolean;
}
export interface DeleteClusterInstancesRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Instance IDs of the nodes. */
  InstanceIds?: string[];
  /** Machine names of the nodes. */
  MachineNames?: string[];
  /** terminate destroys the instances (pay-as-you-go CVM only); retain only takes them out of the cluster. The default is not stated. One of: terminate, retain. */
  InstanceDeleteMode?: string;
  /** Force the removal; may be set to true while a node is initialising. */
  ForceDelete?: boolean;
}
export interface DeleteClusterVirtualNodeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Virtual node pool ID. */
  NodePoolId: string;
  /** true deletes in any case; false does not delete while pods run on the node. */
  Force?: boolean;
  /** Names of the nodes to delete; what happens without it is not stated. */
  NodeNames?: string[];
}
export interface DeleteClusterVirtualNodePoolRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** IDs of the pools to delete. */
  NodePoolIds: string[];
  /** true deletes in any case; false does not delete while pods run in the pool. */
  Force?: boolean;
}
export interface DeleteHelmChartRequest {
  /** Chart name. */
  ChartName: string;
}
export interface DeleteHelmChartVersionRequest {
  /** Chart name. */
  ChartName: string;
  /** Chart version. */
  ChartVersion: string;
}
export interface DeleteLogCollectorRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Name of the rule. */
  Name: string;
}
export interface DescribeChartDownloadInfoRequest {
  /** Chart name. */
  ChartName: string;
  /** Chart version. */
  ChartVersion: string;
}
export interface DescribeClusterAsGroupOptionRequest {
  /** Cluster ID. */
  ClusterId: string;
}
export interface DescribeClusterAsGroupsRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Scaling group IDs to return; empty means all groups of the cluster. */
  AutoScalingGroupIds?: string[];
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
}
export interface DescribeClusterEndpointRequest {
  /** Cluster ID. */
  ClusterId: string;
}
export interface DescribeClusterEndpointStatusRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** true asks about public access, false about private. */
  IsExtranet?: boolean;
}
export interface DescribeClusterInstanceIdsRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** MASTER_ETCD (masters), WORKER (workers) or ALL. */
  InstanceRole?: string;
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
  /** Search by IP address, private and public. */
  VagueIpAddress?: string;
  /** Fuzzy search by node name. */
  VagueInstanceName?: string;
  /** Keep only nodes in these states. */
  InstanceStates?: string[];
  /** Search by node label; the syntax is not described. */
  Labels?: string;
}
export interface DescribeClusterInstancesRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
  /** Instance IDs to return; empty means every node of the cluster. */
  InstanceIds?: string[];
  /** MASTER_ETCD (masters only), WORKER (workers only), ALL or the empty string (every node). */
  InstanceRole?: string;
  /** Filters; which names are accepted is not stated. */
  Filters?: Filter[];
}
export interface DescribeClusterKubeconfigRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Which server address the file shall carry: INNERLB (private) or INTERNETLB (public). The default is not stated. One of: INNERLB, INTERNETLB. */
  Type?: string;
}
export interface DescribeClusterLevelAttributeRequest {
  /** Cluster ID. */
  ClusterId?: string;
}
export interface DescribeClusterSecurityRequest {
  /** Cluster ID, as given by DescribeClusters. */
  ClusterId: string;
  /** true also returns the private gateway address. */
  JnsGwEndpointEnable?: boolean;
}
export interface DescribeClusterServicesRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Kubernetes namespace. */
  Namespace?: string;
  /** Whether to look in all namespaces. Typed as a number, yet described as true or false. */
  AllNamespace?: number;
}
export interface DescribeClusterVirtualNodeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Virtual node pool ID. */
  NodePoolId: string;
  /** Names of the nodes to return. */
  NodeNames?: string[];
}
export interface DescribeClusterVirtualNodePoolsRequest {
  /** Cluster ID. */
  ClusterId: string;
}
export interface DescribeClustersRequest {
  /** Cluster IDs to return; empty means all clusters of the account. */
  ClusterIds?: string[];
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
  /** Only one filter, named ClusterName, is supported. */
  Filters?: Filter[];
}
export type DescribeCosInfoRequest = Record<string, never>;
export interface DescribeExistedInstancesRequest {
  /** Cluster ID; only its VPC is used, as a filter. Nodes are compared with those of every cluster in the region. Not together with InstanceIds. */
  ClusterId?: string;
  /** Instance IDs (form ins-xxxxxxxx), at most 100. Not together with ClusterId or Filters. */
  InstanceIds?: string[];
  /** Filters as in the CVM API's DescribeInstances. When ClusterId is given, its VPC is added, and a vpc-id filter must name that same VPC. */
  Filters?: Filter[];
  /** Filter by IP address, private or public. */
  VagueIpAddress?: string;
  /** Filter by instance name. */
  VagueInstanceName?: string;
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Most items to return. Default 20, at most 100. */
  Limit?: number;
}
export interface DescribeHelmChartRequest {
  /** Text to search for. */
  Search: string;
}
export interface DescribeHelmChartDetailRequest {
  /** Chart name. */
  ChartName: string;
  /** Chart version. */
  ChartVersion: string;
}
export interface DescribeHelmChartVersionRequest {
  /** Chart name. */
  ChartName: string;
}
export type DescribeImagesRequest = Record<string, never>;
export type DescribeQuotaRequest = Record<string, never>;
export type DescribeRegionsRequest = Record<string, never>;
export type DescribeVersionsRequest = Record<string, never>;
export interface DisableClusterAuditRequest {
  /** Cluster ID. */
  ClusterId: string;
}
export interface DrainClusterNodeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Instance ID of the node. */
  InstanceId: string;
  /** true evicts nothing and returns the node's pods; false evicts. */
  DryRun?: boolean;
}
export interface DrainClusterVirtualNodeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Node name. */
  NodeName: string;
  /** true evicts nothing and returns the pods on the node; false evicts without a check. */
  DryRun?: boolean;
}
export interface EnableClusterAuditRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Log set to write to; leave out for the default. */
  LogsetId?: string;
  /** Log topic to write to; leave out for the default. */
  TopicId?: string;
  /** Region ID; its form is not described. */
  RegionId: string;
}
export interface EnableLogCollectorRequest {
  /** Cluster ID. Marked optional. */
  ClusterId?: string;
}
export interface ForwardRequestRequest {
  /** HTTP method of the forwarded request. */
  Method: string;
  /** Path of the forwarded request. */
  Path: string;
  /** Accept header of the forwarded request. */
  Accept?: string;
  /** Content-Type header of the forwarded request. */
  ContentType?: string;
  /** Body of the forwarded request. */
  RequestBody?: string;
  /** X-TKE-ClusterName header of the forwarded request. */
  ClusterName?: string;
  /** Whether the request body is encoded; the encoding is not named. */
  EncodedBody?: boolean;
  /** Cluster ID, used for authorisation. */
  ClusterId?: string;
}
export interface GetDashboardIDRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** audit-overview (audit overview), audit-search (audit search), audit-node-overview (operations on nodes), audit-k8s-resource-overview (operations on Kubernetes objects), event-overview (event overview) or event-search (search in abnormal events). One of: audit-overview, audit-search, audit-node-overview, audit-k8s-resource-overview, event-overview, event-search. */
  DashboardType: string;
}
export interface GetLogCollectorRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Name of the rule. */
  Name: string;
}
export interface GetLogCollectorStatusRequest {
  /** Cluster ID. */
  ClusterId: string;
}
export interface GetPricesRequest {
  /** Product ID. */
  ProductCode: string;
  /** Sub-product ID. */
  SubProductCode: string;
  /** 0 pay afterwards, 1 pay in advance. */
  PayMode?: number;
  /** Scenario; for paying in advance only. (The name is spelt this way.) */
  Cenario?: string;
  /** Zone; without it the first zone is used. */
  ZoneID?: string;
  /** Configuration, a map in a string; the format is not described. */
  Parts: string;
  /** Number of goods. */
  GoodsNum: number;
  /** Length of the purchase in seconds. */
  TimeSpan: number;
}
export interface ListLogCollectorRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Most items to return. Default 20. */
  Limit?: number;
  /** Items to skip. Default 0. */
  Offset?: number;
  /** Filter; only the name of a rule can be searched. */
  Search?: string;
}
export interface ModifyClusterAsGroupAttributeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Which group, and what to change. Marked optional, but the group's ID is inside it. */
  ClusterAsGroupAttribute?: ClusterAsGroupAttribute;
}
export interface ModifyClusterAsGroupOptionAttributeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** The new options. */
  ClusterAsGroupOption: ClusterAsGroupOption;
}
export interface ModifyClusterAttributeRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** New name. */
  ClusterName?: string;
  /** New description. */
  ClusterDesc?: string;
  /** Container runtime: docker or containerd. One of: docker, containerd. */
  ClusterRunTime?: string;
  /** Cluster level. */
  ClusterLevel?: string;
  /** Automatic raising of the level. May be null. */
  AutoUpgradeClusterLevel?: AutoUpgradeClusterLevel | null;
}
export interface ModifyClusterVirtualNodePoolRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** New name. */
  Name?: string;
  /** New labels. */
  Labels?: Label[];
  /** New taints. */
  Taints?: Taint[];
  /** true makes the pool's nodes unschedulable by default, false schedulable. */
  Unschedulable?: boolean;
  /** Virtual node pool ID. */
  NodePoolId: string;
}
export type QueryOverageRequest = Record<string, never>;
export interface UpdateLogCollectorRequest {
  /** Cluster ID. */
  ClusterId: string;
  /** Name of the rule. */
  Name: string;
  /** Description of the rule. */
  Description?: string;
  /** container-log (logs of containers) or host-log (logs of machines). One of: container-log, host-log. */
  InputType?: string;
  /** Where to send: ckafka, kafka or cls. One of: ckafka, kafka, cls. */
  OutputType?: string;
  /** Input options. */
  InputOption?: LogInputOption;
  /** Output options. */
  OutputOption?: LogOutputOption;
}
export interface UploadHelmChartRequest {
  /** Path of the file in object storage. */
  CosPath: string;
  /** Namespace; by default the account's UIN. */
  NamespaceName: string;
  /** Registry (the text says namespace); by default the account's APPID. */
  RegistryId: string;
}
export interface AddExistedInstancesResponse {
  /** Instances that failed. */
  FailedInstanceIds: string[];
  /** Instances that were added. */
  SuccInstanceIds: string[];
  /** Instances with no answer in time; they may have failed or succeeded. */
  TimeoutInstanceIds: string[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface AddVpcCniSubnetsResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CheckClusterCIDRResponse {
  /** true when there is a conflict. */
  IsConflict: boolean;
  /** CIDR_CONFLICT_WITH_OTHER_CLUSTER (another cluster in the VPC), CIDR_CONFLICT_WITH_VPC_CIDR (the VPC itself) or CIDR_CONFLICT_WITH_VPC_GLOBAL_ROUTE (a global route of the VPC). */
  ConflictType?: string;
  /** Text that describes the conflict. */
  ConflictMsg?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CheckIfLogCollectorExistsResponse {
  /** true when the rule exists. */
  CheckResult: boolean;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CollectAllCoreResponse {
  /** Product name, always TKE. */
  ProductName?: string;
  /** Version. */
  Version?: string;
  /** Resource usage. One structure as printed; whether it is a list is not stated. */
  Data: MachineCore;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateClusterResponse {
  /** ID of the new cluster. */
  ClusterId: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateClusterAsGroupResponse {
  /** ID of the launch configuration that was made. */
  LaunchConfigurationId: string;
  /** ID of the scaling group that was made. */
  AutoScalingGroupId: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateClusterEndpointResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateClusterInstancesResponse {
  /** IDs of the new instances. */
  InstanceIdSet: string[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateClusterVirtualNodeResponse {
  /** The virtual nodes that were made. */
  InstanceIds: string[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateClusterVirtualNodePoolResponse {
  /** ID of the new pool. */
  NodePoolId: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface CreateLogCollectorResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteClusterResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteClusterAsGroupsResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteClusterInstancesResponse {
  /** Instances that were removed. */
  SuccInstanceIds: string[];
  /** Instances that could not be removed. */
  FailedInstanceIds: string[];
  /** Instances that were not found. */
  NotFoundInstanceIds: string[];
  /** Machine names that were removed. */
  SuccMachineNames: string[];
  /** Machine names that could not be removed. */
  FailedMachineNames: string[];
  /** Machine names that were not found. */
  NotFoundMachineNames: string[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteClusterVirtualNodeResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteClusterVirtualNodePoolResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteHelmChartResponse {
  /** true when the chart was deleted, false when that failed. */
  Deleted: boolean;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteHelmChartVersionResponse {
  /** true when it was deleted, false when that failed. */
  Deleted: boolean;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DeleteLogCollectorResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeChartDownloadInfoResponse {
  /** Download address. */
  PreSignedDownloadURL?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterAsGroupOptionResponse {
  /** The cluster-wide autoscaler options. */
  ClusterAsGroupOption: ClusterAsGroupOption;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterAsGroupsResponse {
  /** Number of scaling groups of the cluster. */
  TotalCount: number;
  /** The scaling groups. */
  ClusterAsGroupSet: ClusterAsGroup[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterEndpointResponse {
  /** CA certificate of the cluster. */
  CertificationAuthority?: string;
  /** Public address, with port. */
  ClusterExternalEndpoint?: string;
  /** Private address, with port. */
  ClusterIntranetEndpoint?: string;
  /** Default domain name of the cluster. */
  ClusterDomain?: string;
  /** Domain name for public access. */
  ClusterExternalDomain?: string;
  /** Domain name for private access, by its name; the text misspells this. */
  ClusterIntranetDomain?: string;
  /** Security group used by public access. */
  SecurityGroup?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterEndpointStatusResponse {
  /** Creating (being opened), Created (open) or NotFound (not open). */
  Status?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterInstanceIdsResponse {
  /** Node IDs. */
  InstanceIdSet: string[];
  /** Number of nodes. */
  TotalCount: number;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterInstancesResponse {
  /** Number of nodes in the cluster. */
  TotalCount: number;
  /** The nodes. */
  InstanceSet: Instance[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterKubeconfigResponse {
  /** The kubeconfig. */
  Kubeconfig?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterLevelAttributeResponse {
  /** Number of levels. */
  TotalCount: number;
  /** The levels. */
  Items: ClusterLevelAttribute[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterSecurityResponse {
  /** Account name of the cluster. */
  UserName?: string;
  /** Password of the cluster. */
  Password?: string;
  /** CA certificate for access. */
  CertificationAuthority?: string;
  /** Access address. */
  ClusterExternalEndpoint?: string;
  /** Access domain name. */
  Domain?: string;
  /** Endpoint address of the cluster. */
  PgwEndpoint?: string;
  /** Access policies. Printed as one String; a list is likely. */
  SecurityPolicy: string[];
  /** The caller's kubeconfig. */
  Kubeconfig?: string;
  /** Address of the private gateway (jnsgw). */
  JnsGwEndpoint?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterServicesResponse {
  /** Number of Services. */
  TotalCount: number;
  /** The Services. */
  Services: SummaryService[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterVirtualNodeResponse {
  /** Number of virtual nodes. */
  TotalCount: number;
  /** The virtual nodes. */
  Nodes: Node[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClusterVirtualNodePoolsResponse {
  /** Number of pools. */
  TotalCount: number;
  /** The pools. */
  NodePoolSet: NodePoolSet[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeClustersResponse {
  /** Number of clusters. */
  TotalCount: number;
  /** The clusters. */
  Clusters: Cluster[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeCosInfoResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeExistedInstancesResponse {
  /** The instances. */
  ExistedInstanceSet: ExistedInstance[];
  /** Number of instances that match. */
  TotalCount: number;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeHelmChartResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeHelmChartDetailResponse {
  /** File tree. The structure is printed under the name fileEntry; whether it is a list is not stated. */
  FileEntry: FileEntry;
  /** The chart. */
  Chart: Chart;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeHelmChartVersionResponse {
  /** The versions. */
  Results: Result[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeImagesResponse {
  /** Number of images. */
  TotalCount: number;
  /** The images. */
  ImageInstanceSet: ImageInstance[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeQuotaResponse {
  /** Most clusters the account may have in this region. */
  MaxClustersNum: number;
  /** Most nodes one cluster may have in this region. */
  MaxNodesNum: number;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeRegionsResponse {
  /** Number of regions. */
  TotalCount: number;
  /** The regions. */
  RegionInstanceSet: RegionInstance[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DescribeVersionsResponse {
  /** Number of versions. */
  TotalCount: number;
  /** The versions. */
  VersionInstanceSet: VersionInstance[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DisableClusterAuditResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DrainClusterNodeResponse {
  /** Pods on the node. */
  Pods: SimplePodInfo[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface DrainClusterVirtualNodeResponse {
  /** Count; the text says virtual nodes, though the list holds pods. */
  TotalCount: number;
  /** Pods on the node. */
  Pods: SimplePodInfo[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface EnableClusterAuditResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface EnableLogCollectorResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ForwardRequestResponse {
  /** Body of the forwarded request's response. */
  ResponseBody?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface GetDashboardIDResponse {
  /** Dashboard ID. */
  DashboardID?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface GetLogCollectorResponse {
  /** The rule. */
  LogCollector: LogCollector;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface GetLogCollectorStatusResponse {
  /** true when log collection is on. */
  Enabled: boolean;
  /** Collector pods running now. */
  CurrentNumberScheduled: number;
  /** Collector pods wanted. */
  DesiredNumberScheduled: number;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface GetPricesResponse {
  /** Price to pay, in cents. */
  RealTotalCost: number;
  /** List price, in cents. */
  TotalCost: number;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ListLogCollectorResponse {
  /** Number of rules. */
  TotalCount: number;
  /** The rules. */
  LogCollectorList: LogCollector[];
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ModifyClusterAsGroupAttributeResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ModifyClusterAsGroupOptionAttributeResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ModifyClusterAttributeResponse {
  /** Project of the cluster. */
  ProjectId: number;
  /** Name of the cluster. */
  ClusterName?: string;
  /** Description of the cluster. */
  ClusterDesc?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface ModifyClusterVirtualNodePoolResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface QueryOverageResponse {
  /** The string "true" when the licence is not exceeded, "false" when it is; then no cluster can be created and no node added. */
  Pass?: string;
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface UpdateLogCollectorResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
export interface UploadHelmChartResponse {
  /** Unique ID of this request; quote it when reporting a problem. */
  RequestId: string;
}
/** Every call of tke 2018-05-25. */
export interface Tke {
  /** Add existing CVM instances to a cluster as nodes. */
  AddExistedInstances(request: AddExistedInstancesRequest, options?: CallOptions): Promise<AddExistedInstancesResponse>;
  /** Add container subnets to a cluster whose network type is VPC-CNI. */
  AddVpcCniSubnets(request: AddVpcCniSubnetsRequest, options?: CallOptions): Promise<AddVpcCniSubnetsResponse>;
  /** Tell whether a cluster CIDR conflicts with others. Only reads. */
  CheckClusterCIDR(request: CheckClusterCIDRRequest, options?: CallOptions): Promise<CheckClusterCIDRResponse>;
  /** Tell whether a log collection rule (old version) of this name exists. Only reads. */
  CheckIfLogCollectorExists(
    request: CheckIfLogCollectorExistsRequest,
    options?: CallOptions,
  ): Promise<CheckIfLogCollectorExistsResponse>;
  /** For the licence platform: count the CPU cores that the managed clusters use. */
  CollectAllCore(request?: CollectAllCoreRequest, options?: CallOptions): Promise<CollectAllCoreResponse>;
  /** Create a cluster, with or without nodes. */
  CreateCluster(request: CreateClusterRequest, options?: CallOptions): Promise<CreateClusterResponse>;
  /** Create a scaling group, with its launch configuration, for a cluster. */
  CreateClusterAsGroup(
    request: CreateClusterAsGroupRequest,
    options?: CallOptions,
  ): Promise<CreateClusterAsGroupResponse>;
  /** Open private or public access to a cluster's API server. */
  CreateClusterEndpoint(
    request: CreateClusterEndpointRequest,
    options?: CallOptions,
  ): Promise<CreateClusterEndpointResponse>;
  /** Buy new CVM instances and add them to a cluster as nodes. */
  CreateClusterInstances(
    request: CreateClusterInstancesRequest,
    options?: CallOptions,
  ): Promise<CreateClusterInstancesResponse>;
  /** Add virtual nodes to a virtual node pool. */
  CreateClusterVirtualNode(
    request: CreateClusterVirtualNodeRequest,
    options?: CallOptions,
  ): Promise<CreateClusterVirtualNodeResponse>;
  /** Create a virtual node pool in a cluster. */
  CreateClusterVirtualNodePool(
    request: CreateClusterVirtualNodePoolRequest,
    options?: CallOptions,
  ): Promise<CreateClusterVirtualNodePoolResponse>;
  /** Create a log collection rule (old version) in a cluster. */
  CreateLogCollector(request: CreateLogCollectorRequest, options?: CallOptions): Promise<CreateLogCollectorResponse>;
  /** Delete a cluster. */
  DeleteCluster(request: DeleteClusterRequest, options?: CallOptions): Promise<DeleteClusterResponse>;
  /** Delete scaling groups of a cluster. */
  DeleteClusterAsGroups(
    request: DeleteClusterAsGroupsRequest,
    options?: CallOptions,
  ): Promise<DeleteClusterAsGroupsResponse>;
  /** Remove nodes from a cluster, destroying the instances or keeping them. */
  DeleteClusterInstances(
    request: DeleteClusterInstancesRequest,
    options?: CallOptions,
  ): Promise<DeleteClusterInstancesResponse>;
  /** Delete virtual nodes of a pool. */
  DeleteClusterVirtualNode(
    request: DeleteClusterVirtualNodeRequest,
    options?: CallOptions,
  ): Promise<DeleteClusterVirtualNodeResponse>;
  /** Delete virtual node pools of a cluster. */
  DeleteClusterVirtualNodePool(
    request: DeleteClusterVirtualNodePoolRequest,
    options?: CallOptions,
  ): Promise<DeleteClusterVirtualNodePoolResponse>;
  /** Delete a chart. */
  DeleteHelmChart(request: DeleteHelmChartRequest, options?: CallOptions): Promise<DeleteHelmChartResponse>;
  /** Delete one version of a chart. */
  DeleteHelmChartVersion(
    request: DeleteHelmChartVersionRequest,
    options?: CallOptions,
  ): Promise<DeleteHelmChartVersionResponse>;
  /** Delete a log collection rule (old version). */
  DeleteLogCollector(request: DeleteLogCollectorRequest, options?: CallOptions): Promise<DeleteLogCollectorResponse>;
  /** Get the download address of a chart version. Only reads. */
  DescribeChartDownloadInfo(
    request: DescribeChartDownloadInfoRequest,
    options?: CallOptions,
  ): Promise<DescribeChartDownloadInfoResponse>;
  /** Read a cluster's cluster-wide autoscaler options. Only reads. */
  DescribeClusterAsGroupOption(
    request: DescribeClusterAsGroupOptionRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterAsGroupOptionResponse>;
  /** List the scaling groups of a cluster. Only reads. */
  DescribeClusterAsGroups(
    request: DescribeClusterAsGroupsRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterAsGroupsResponse>;
  /** Read a cluster's API server addresses. Only reads. */
  DescribeClusterEndpoint(
    request: DescribeClusterEndpointRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterEndpointResponse>;
  /** Tell whether private or public access to the API server is open. Only reads. */
  DescribeClusterEndpointStatus(
    request: DescribeClusterEndpointStatusRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterEndpointStatusResponse>;
  /** List the instance IDs of a cluster's nodes. Only reads. */
  DescribeClusterInstanceIds(
    request: DescribeClusterInstanceIdsRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterInstanceIdsResponse>;
  /** List the nodes of a cluster. Only reads. */
  DescribeClusterInstances(
    request: DescribeClusterInstancesRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterInstancesResponse>;
  /** Get the caller's kubeconfig for a cluster. Only reads. */
  DescribeClusterKubeconfig(
    request: DescribeClusterKubeconfigRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterKubeconfigResponse>;
  /** List the cluster levels (sizes) that are offered. Only reads. */
  DescribeClusterLevelAttribute(
    request?: DescribeClusterLevelAttributeRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterLevelAttributeResponse>;
  /** Read a cluster's credentials and addresses. Only reads. */
  DescribeClusterSecurity(
    request: DescribeClusterSecurityRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterSecurityResponse>;
  /** List the Kubernetes Services of a cluster; meant for short-term internal use. Only reads. */
  DescribeClusterServices(
    request: DescribeClusterServicesRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterServicesResponse>;
  /** List the virtual nodes of a pool. Only reads. */
  DescribeClusterVirtualNode(
    request: DescribeClusterVirtualNodeRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterVirtualNodeResponse>;
  /** List the virtual node pools of a cluster. Only reads. */
  DescribeClusterVirtualNodePools(
    request: DescribeClusterVirtualNodePoolsRequest,
    options?: CallOptions,
  ): Promise<DescribeClusterVirtualNodePoolsResponse>;
  /** List clusters. Only reads. */
  DescribeClusters(request?: DescribeClustersRequest, options?: CallOptions): Promise<DescribeClustersResponse>;
  /** Get the object-storage details for uploading a chart. The printed output has nothing but RequestId. Only reads. */
  DescribeCosInfo(request?: DescribeCosInfoRequest, options?: CallOptions): Promise<DescribeCosInfoResponse>;
  /** List existing CVM instances and tell whether each may join a cluster. Only reads. */
  DescribeExistedInstances(
    request?: DescribeExistedInstancesRequest,
    options?: CallOptions,
  ): Promise<DescribeExistedInstancesResponse>;
  /** List charts. The printed output has nothing but RequestId. Only reads. */
  DescribeHelmChart(request: DescribeHelmChartRequest, options?: CallOptions): Promise<DescribeHelmChartResponse>;
  /** Get the details of a chart version. Only reads. */
  DescribeHelmChartDetail(
    request: DescribeHelmChartDetailRequest,
    options?: CallOptions,
  ): Promise<DescribeHelmChartDetailResponse>;
  /** List the versions of a chart. Only reads. */
  DescribeHelmChartVersion(
    request: DescribeHelmChartVersionRequest,
    options?: CallOptions,
  ): Promise<DescribeHelmChartVersionResponse>;
  /** List the node images that the container service offers. Only reads. */
  DescribeImages(request?: DescribeImagesRequest, options?: CallOptions): Promise<DescribeImagesResponse>;
  /** Read the caller's quotas in this region. Only reads. */
  DescribeQuota(request?: DescribeQuotaRequest, options?: CallOptions): Promise<DescribeQuotaResponse>;
  /** List the regions that the container service supports. Only reads. */
  DescribeRegions(request?: DescribeRegionsRequest, options?: CallOptions): Promise<DescribeRegionsResponse>;
  /** List the Kubernetes versions that clusters may use. Only reads. */
  DescribeVersions(request?: DescribeVersionsRequest, options?: CallOptions): Promise<DescribeVersionsResponse>;
  /** Turn off audit logging of a cluster. */
  DisableClusterAudit(request: DisableClusterAuditRequest, options?: CallOptions): Promise<DisableClusterAuditResponse>;
  /** Evict the pods of one node, or only list them. */
  DrainClusterNode(request: DrainClusterNodeRequest, options?: CallOptions): Promise<DrainClusterNodeResponse>;
  /** Evict the pods of a virtual node, or only list them. */
  DrainClusterVirtualNode(
    request: DrainClusterVirtualNodeRequest,
    options?: CallOptions,
  ): Promise<DrainClusterVirtualNodeResponse>;
  /** Turn on audit logging of a cluster, to a given log set and topic or to the default ones. */
  EnableClusterAudit(request: EnableClusterAuditRequest, options?: CallOptions): Promise<EnableClusterAuditResponse>;
  /** Turn on the log collection service (old version) of a cluster. */
  EnableLogCollector(request?: EnableLogCollectorRequest, options?: CallOptions): Promise<EnableLogCollectorResponse>;
  /** Forward one HTTP request to the service's internal API server (tke-apiserver). */
  ForwardRequest(request: ForwardRequestRequest, options?: CallOptions): Promise<ForwardRequestResponse>;
  /** Get the ID of one of a cluster's audit or event dashboards. Only reads. */
  GetDashboardID(request: GetDashboardIDRequest, options?: CallOptions): Promise<GetDashboardIDResponse>;
  /** Read one log collection rule (old version). Only reads. */
  GetLogCollector(request: GetLogCollectorRequest, options?: CallOptions): Promise<GetLogCollectorResponse>;
  /** Tell whether the log collection service (old version) is on. Only reads. */
  GetLogCollectorStatus(
    request: GetLogCollectorStatusRequest,
    options?: CallOptions,
  ): Promise<GetLogCollectorStatusResponse>;
  /** Ask for a price. Only reads. */
  GetPrices(request: GetPricesRequest, options?: CallOptions): Promise<GetPricesResponse>;
  /** List log collection rules (old version). Only reads. */
  ListLogCollector(request: ListLogCollectorRequest, options?: CallOptions): Promise<ListLogCollectorResponse>;
  /** Enable or disable one scaling group, or change its size range. */
  ModifyClusterAsGroupAttribute(
    request: ModifyClusterAsGroupAttributeRequest,
    options?: CallOptions,
  ): Promise<ModifyClusterAsGroupAttributeResponse>;
  /** Change a cluster's cluster-wide autoscaler options. */
  ModifyClusterAsGroupOptionAttribute(
    request: ModifyClusterAsGroupOptionAttributeRequest,
    options?: CallOptions,
  ): Promise<ModifyClusterAsGroupOptionAttributeResponse>;
  /** Change a cluster's name, description, runtime or level. */
  ModifyClusterAttribute(
    request: ModifyClusterAttributeRequest,
    options?: CallOptions,
  ): Promise<ModifyClusterAttributeResponse>;
  /** Change a virtual node pool's name, labels, taints or schedulability. */
  ModifyClusterVirtualNodePool(
    request: ModifyClusterVirtualNodePoolRequest,
    options?: CallOptions,
  ): Promise<ModifyClusterVirtualNodePoolResponse>;
  /** For the licence platform: tell whether the managed clusters exceed the CPU core limit. Only reads. */
  QueryOverage(request?: QueryOverageRequest, options?: CallOptions): Promise<QueryOverageResponse>;
  /** Change a log collection rule (old version). */
  UpdateLogCollector(request: UpdateLogCollectorRequest, options?: CallOptions): Promise<UpdateLogCollectorResponse>;
  /** Register a chart that was uploaded to object storage. */
  UploadHelmChart(request: UploadHelmChartRequest, options?: CallOptions): Promise<UploadHelmChartResponse>;
}
/** Facts of each call that the transport needs. */
export const tkeTable: ServiceTable<keyof Tke> = {
  service: "tke",
  version: "2018-05-25",
  rate: 20,
  actions: {
    AddExistedInstances: { answer: "FailedInstanceIds:[s SuccInstanceIds:[s TimeoutInstanceIds:[s RequestId:s" },
    AddVpcCniSubnets: { answer: "RequestId:s" },
    CheckClusterCIDR: { reads: true, answer: "IsConflict:b RequestId:s" },
    CheckIfLogCollectorExists: { reads: true, answer: "CheckResult:b RequestId:s" },
    CollectAllCore: { answer: "Data:MachineCore RequestId:s" },
    CreateCluster: { answer: "ClusterId:s RequestId:s" },
    CreateClusterAsGroup: { answer: "LaunchConfigurationId:s AutoScalingGroupId:s RequestId:s" },
    CreateClusterEndpoint: { answer: "RequestId:s" },
    CreateClusterInstances: { answer: "InstanceIdSet:[s RequestId:s" },
    CreateClusterVirtualNode: { answer: "InstanceIds:[s RequestId:s" },
    CreateClusterVirtualNodePool: { answer: "NodePoolId:s RequestId:s" },
    CreateLogCollector: { answer: "RequestId:s" },
    DeleteCluster: { rate: 50, answer: "RequestId:s" },
    DeleteClusterAsGroups: { answer: "RequestId:s" },
    DeleteClusterInstances: {
      answer:
        "SuccInstanceIds:[s FailedInstanceIds:[s NotFoundInstanceIds:[s SuccMachineNames:[s FailedMachineNames:[s NotFoundMachineNames:[s RequestId:s",
    },
    DeleteClusterVirtualNode: { answer: "RequestId:s" },
    DeleteClusterVirtualNodePool: { answer: "RequestId:s" },
    DeleteHelmChart: { answer: "Deleted:b RequestId:s" },
    DeleteHelmChartVersion: { answer: "Deleted:b RequestId:s" },
    DeleteLogCollector: { answer: "RequestId:s" },
    DescribeChartDownloadInfo: { reads: true, answer: "RequestId:s" },
    DescribeClusterAsGroupOption: { reads: true, answer: "ClusterAsGroupOption:ClusterAsGroupOption RequestId:s" },
    DescribeClusterAsGroups: { reads: true, answer: "TotalCount:n ClusterAsGroupSet:[ClusterAsGroup RequestId:s" },
    DescribeClusterEndpoint: { reads: true, answer: "RequestId:s" },
    DescribeClusterEndpointStatus: { reads: true, answer: "RequestId:s" },
    DescribeClusterInstanceIds: { reads: true, answer: "InstanceIdSet:[s TotalCount:n RequestId:s" },
    DescribeClusterInstances: { reads: true, answer: "TotalCount:n InstanceSet:[Instance RequestId:s" },
    DescribeClusterKubeconfig: { reads: true, answer: "RequestId:s" },
    DescribeClusterLevelAttribute: { reads: true, answer: "TotalCount:n Items:[o RequestId:s" },
    DescribeClusterSecurity: { reads: true, rate: 50, answer: "SecurityPolicy:[s RequestId:s" },
    DescribeClusterServices: { reads: true, answer: "TotalCount:n Services:[o RequestId:s" },
    DescribeClusterVirtualNode: { reads: true, answer: "TotalCount:n Nodes:[o RequestId:s" },
    DescribeClusterVirtualNodePools: { reads: true, answer: "TotalCount:n NodePoolSet:[NodePoolSet RequestId:s" },
    DescribeClusters: { reads: true, answer: "TotalCount:n Clusters:[Cluster RequestId:s" },
    DescribeCosInfo: { reads: true, answer: "RequestId:s" },
    DescribeExistedInstances: { reads: true, answer: "ExistedInstanceSet:[ExistedInstance TotalCount:n RequestId:s" },
    DescribeHelmChart: { reads: true, answer: "RequestId:s" },
    DescribeHelmChartDetail: { reads: true, answer: "FileEntry:o Chart:o RequestId:s" },
    DescribeHelmChartVersion: { reads: true, answer: "Results:[o RequestId:s" },
    DescribeImages: { reads: true, answer: "TotalCount:n ImageInstanceSet:[o RequestId:s" },
    DescribeQuota: { reads: true, answer: "MaxClustersNum:n MaxNodesNum:n RequestId:s" },
    DescribeRegions: { reads: true, answer: "TotalCount:n RegionInstanceSet:[o RequestId:s" },
    DescribeVersions: { reads: true, answer: "TotalCount:n VersionInstanceSet:[o RequestId:s" },
    DisableClusterAudit: { answer: "RequestId:s" },
    DrainClusterNode: { answer: "Pods:[SimplePodInfo RequestId:s" },
    DrainClusterVirtualNode: { answer: "TotalCount:n Pods:[SimplePodInfo RequestId:s" },
    EnableClusterAudit: { answer: "RequestId:s" },
    EnableLogCollector: { answer: "RequestId:s" },
    ForwardRequest: { rate: 200, answer: "RequestId:s" },
    GetDashboardID: { reads: true, answer: "RequestId:s" },
    GetLogCollector: { reads: true, answer: "LogCollector:LogCollector RequestId:s" },
    GetLogCollectorStatus: {
      reads: true,
      answer: "Enabled:b CurrentNumberScheduled:n DesiredNumberScheduled:n RequestId:s",
    },
    GetPrices: { reads: true, answer: "RealTotalCost:n TotalCost:n RequestId:s" },
    ListLogCollector: { reads: true, answer: "TotalCount:n LogCollectorList:[LogCollector RequestId:s" },
    ModifyClusterAsGroupAttribute: { answer: "RequestId:s" },
    ModifyClusterAsGroupOptionAttribute: { answer: "RequestId:s" },
    ModifyClusterAttribute: { answer: "ProjectId:n RequestId:s" },
    ModifyClusterVirtualNodePool: { answer: "RequestId:s" },
    QueryOverage: { reads: true, answer: "RequestId:s" },
    UpdateLogCollector: { answer: "RequestId:s" },
    UploadHelmChart: { answer: "RequestId:s" },
  },
  shapes: {
    MachineCore: "ProductId:s UsageUnit:s UsageValue:s",
    ClusterAsGroupOption: "IsScaleDownEnabled:b Expander:s",
    ClusterAsGroup: "AutoScalingGroupId:s Status:s Labels?:[Label",
    Label: "Name:s Value:s",
    Instance:
      "InstanceId:s InstanceRole:s FailedReason:s InstanceState:s InstanceAdvancedSettings?:InstanceAdvancedSettings CreatedTime:s",
    InstanceAdvancedSettings: "Labels?:[Label DataDisks?:[DataDisk",
    DataDisk: "DiskType:s FileSystem:s DiskSize:n AutoFormatAndMount:b",
    NodePoolSet: "Labels?:[Label",
    Cluster:
      "ClusterId:s ClusterName:s ClusterDescription:s ClusterVersion:s ClusterOs:s ClusterType:s ClusterNetworkSettings:ClusterNetworkSettings ClusterNodeNum:n ProjectId:n ClusterStatus:s ClusterMaterNodeNum:n",
    ClusterNetworkSettings: "ClusterCIDR:s SubnetIds:[s",
    ExistedInstance: "InstanceId:s",
    SimplePodInfo: "Name:s Namespace:s NodeIp:s",
    LogCollector: "InputOption?:LogInputOption",
    LogInputOption: "Labels?:Label Namespaces?:LogInputOptNamespace",
    LogInputOptNamespace: "Namespace:s",
  },
};
