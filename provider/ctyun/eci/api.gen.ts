// Made by "npm run generate" from contract/eci.json. Change that file or generate/api.ts, not this one.
import type { CallOptions } from "../../transport/call";
import type { ServiceTable } from "../../transport/service-table";
/** One application container. Fields without their own source come from the seed. */
export interface Container {
  /** Container name, unique inside the group (uniqueness stated by the SDK, not by the seed). */
  name: string;
  /** Image reference with optional tag. */
  image: string;
  /** Pull policy. One of: Always, IfNotPresent, Never. */
  imagePullPolicy?: string;
  /** vCPU reserved for this container; fractions allowed. */
  cpu?: number;
  /** Memory for this container. Unit not stated; GiB assumed. */
  memory?: number;
  /** GPU cards for this container. */
  gpu?: number;
  /** Entrypoint override. */
  command?: string[];
  /** Arguments for the entrypoint. */
  args?: string[];
  /** Ports the container listens on. */
  ports?: ContainerPort[];
  /** Environment variables. */
  environmentVar?: EnvironmentVar[];
  /** Working directory. */
  workingDir?: string;
  /** Liveness check. */
  livenessProbe?: Probe;
  /** Readiness check. */
  readinessProbe?: Probe;
  /** Command run just after start; the container is restarted when it fails. */
  lifecyclePostStartHandlerExec?: string[];
  /** Command run just before stop; the seed claims the same restart effect on failure. */
  lifecyclePreStopHandlerExec?: string[];
  /** Volumes mounted into this container. The property is singular although it is a list. */
  volumeMount?: VolumeMount[];
  /** Container-level security settings. */
  securityContext?: ContainerSecurityContext;
  /** Raw block devices. */
  volumeDevice?: VolumeDevice[];
}
/** One init container: no probes and no lifecycle commands in the seed. The SDK uses the same structure as Container. The seed says init containers cannot be updated. */
export interface InitContainer {
  /** Container name, unique inside the group (uniqueness stated by the SDK, not by the seed). */
  name: string;
  /** Image reference with optional tag. */
  image: string;
  /** Pull policy. One of: Always, IfNotPresent, Never. */
  imagePullPolicy?: string;
  /** vCPU reserved for this container; fractions allowed. */
  cpu?: number;
  /** Memory for this container. Unit not stated; GiB assumed. */
  memory?: number;
  /** GPU cards for this container. */
  gpu?: number;
  /** Entrypoint override. */
  command?: string[];
  /** Arguments for the entrypoint. */
  args?: string[];
  /** Ports the container listens on. */
  ports?: ContainerPort[];
  /** Environment variables. */
  environmentVar?: EnvironmentVar[];
  /** Working directory. */
  workingDir?: string;
  /** Volumes mounted into this container. The property is singular although it is a list. */
  volumeMount?: VolumeMount[];
}

export interface ContainerPort {
  /** Port name. */
  name?: string;
  /** Port number (1-65535 assumed). */
  port: number;
  /** Transport protocol. One of: TCP, UDP. */
  protocol: string;
}

export interface EnvironmentVar {
  /** Variable name. Note: key, not name. */
  key: string;
  /** Variable value. */
  value: string;
  /** Take the value from a pod field. */
  fieldRef?: FieldRef;
  /** Take the value from a container resource. */
  resourceFieldRef?: ResourceFieldRef;
}

export interface VolumeMount {
  /** Name of a volume declared in volumes. */
  name: string;
  /** Absolute path inside the container. */
  mountPath: string;
  /** Mount read-only. */
  readOnly?: boolean;
  /** Path inside the volume. */
  subPath?: string;
  /** Path inside the volume with variable expansion. */
  subPathExpr?: string;
}

export interface VolumeDevice {
  /** Volume name. */
  name?: string;
  /** Device path inside the container. */
  devicePath?: string;
}
/** Used for both probes. Exactly one of exec, httpGet, tcpSocket is expected (assumed). No defaults or bounds are documented. */
export interface Probe {
  /** Run a command. */
  exec?: ExecAction;
  /** HTTP request. */
  httpGet?: HttpGetAction;
  /** TCP connect. */
  tcpSocket?: TcpSocketAction;
  /** Seconds to wait before the first check. */
  initialDelaySeconds?: number;
  /** Seconds one check may take. */
  timeoutSeconds?: number;
  /** Seconds between checks. */
  periodSeconds?: number;
  /** Consecutive successes that mean healthy. */
  successThreshold?: number;
  /** Consecutive failures that mean unhealthy. */
  failureThreshold?: number;
}

export interface ExecAction {
  /** Command and arguments. */
  command: string[];
}

export interface HttpGetAction {
  /** Protocol. One of: HTTP, HTTPS. */
  scheme: string;
  /** Port. */
  port: number;
  /** URL path. */
  path: string;
  /** Host name override. */
  host?: string;
  /** Extra request headers. */
  httpHeaders?: HttpHeader[];
}

export interface HttpHeader {
  /** Header name. */
  name?: string;
  /** Header value. */
  value?: string;
}

export interface TcpSocketAction {
  /** Port. */
  port: number;
}

export interface ContainerSecurityContext {
  /** Linux capabilities. */
  capabilities?: Capabilities;
  /** Privileged container. */
  privileged?: boolean;
  /** Read-only root file system (capital S in System). */
  readOnlyRootFileSystem?: boolean;
  /** Allow gaining privileges. */
  allowPrivilegeEscalation?: boolean;
  /** Refuse to run as root. */
  runAsNonRoot?: boolean;
  /** Group id (64-bit). */
  runAsGroup?: number;
  /** User id (64-bit). */
  runAsUser?: number;
}

export interface Capabilities {
  /** Capabilities to add. */
  add?: string[];
  /** Capabilities to drop. */
  drop?: string[];
}
/** The container-group call takes a list with exactly one element; the image-cache call takes a single object. */
export interface AzInfo {
  /** Availability-zone name. */
  azName: string;
  /** Availability-zone number. */
  azId?: number;
}

export interface Eip {
  /** Existing elastic IP to bind. Ports 80, 443, 8080 and 8443 are closed on elastic IPs by default. */
  eipInstanceId?: string;
  /** Create an elastic IP and bind it. */
  autoCreateEip?: boolean;
  /** Bandwidth in Mbps of an auto-created elastic IP. @default 5 */
  eipBandwidth?: number;
  /** Address pool for an auto-created elastic IP. */
  publicIpAddressPoolName?: string;
}

export interface HostAlias {
  /** IP address. */
  ip?: string;
  /** Host names for that address. */
  hostnames?: string[];
}

export interface DnsConfig {
  /** DNS server addresses. */
  nameservers?: string[];
  /** Search domains. */
  searches?: string[];
  /** Resolver options. */
  options?: DnsOption[];
}

export interface DnsOption {
  /** Option name. */
  name?: string;
  /** Option value. */
  value?: string;
}
/** At most 20 per container group. */
export interface Tag {
  /** Tag key. */
  key?: string;
  /** Tag value. */
  value?: string;
}

export interface ImageRegistryCredential {
  /** Registry host, without http:// or https:// (the prefix rule is stated by the image-cache document). */
  server: string;
  /** User name (capital N). */
  userName: string;
  /** Password, in clear text. */
  password: string;
}
/** Group-level security settings. The list property is singular: sysctl. */
export interface GroupSecurityContext {
  /** Kernel parameters. Only namespaced ones are accepted: kernel.shm*, kernel.msg*, kernel.sem, fs.mqueue.*, net.* except net.core.rmem_max. */
  sysctl: Sysctl[];
  /** Group-wide default. */
  runAsNonRoot?: boolean;
  /** Group-wide default (64-bit). */
  runAsGroup?: number;
  /** Group-wide default (64-bit). */
  runAsUser?: number;
}

export interface Sysctl {
  /** Kernel parameter name. */
  name: string;
  /** Value, as a string. */
  value: string;
}
/** A tagged union: the property that matches type (first letter lower-cased) carries the settings; the others are absent. */
export interface Volume {
  /** Which kind of volume. One of: EmptyDirVolume, ConfigFileVolume, NasVolume, ZosVolume, DiskVolume, DownwardAPIVolume. */
  type: string;
  /** Volume name, referenced by volumeMount.name. */
  name: string;
  /** Set when type is EmptyDirVolume. */
  emptyDirVolume?: EmptyDirVolume;
  /** Set when type is ConfigFileVolume. */
  configFileVolume?: ConfigFileVolume;
  /** Set when type is DiskVolume. */
  diskVolume?: DiskVolume;
  /** Set when type is NasVolume. */
  nasVolume?: NasVolume;
  /** Set when type is ZosVolume. */
  zosVolume?: ZosVolume;
  /** Set when type is DownwardAPIVolume. */
  downwardAPIVolume?: DownwardAPIVolume;
  /** Parallel file storage. */
  hpfsVolume?: HpfsVolume;
  /** Secret files. */
  secretVolume?: SecretVolume;
  /** Host path. */
  hostPathVolume?: HostPathVolume;
  /** Projected sources. */
  projectedVolume?: ProjectedVolume;
}

export interface EmptyDirVolume {
  /** Backing medium: empty string for the ordinary file system, Memory for RAM. Shared memory must be mounted at /dev/shm. One of: , Memory. */
  medium: string;
  /** Size in MB. */
  sizeLimit?: number;
}

export interface ConfigFileVolume {
  /** Default file mode. Permission bits written as the decimal digits of the octal value (0644 is sent as the number 644). */
  defaultMode?: number;
  /** Files in the volume. */
  configFileToPaths: ConfigFileToPath[];
}

export interface ConfigFileToPath {
  /** File path relative to the mount point. */
  path: string;
  /** File content, base64. */
  content: string;
  /** File mode; falls back to defaultMode. Permission bits written as the decimal digits of the octal value (0644 is sent as the number 644). */
  mode?: number;
}

export interface DiskVolume {
  /** Cloud-disk id (UUID). */
  volumeHandle: string;
  /** File system; a disk that already has one can only be mounted as that one. One of: ext4, xfs. */
  fsType: string;
  /** Size; create-new-disk semantics not documented. */
  volumeSize?: number;
  /** Mount read-only. */
  readOnly?: boolean;
}

export interface NasVolume {
  /** host:/export path of a file share in the same VPC. */
  sourcePath: string;
  /** Mount read-only. */
  readOnly?: boolean;
  /** Share id. */
  uid?: string;
  /** Protocol version. */
  version?: string;
}

export interface ZosVolume {
  /** Bucket name. */
  bucket: string;
  /** Endpoint URL of the bucket. */
  url: string;
  /** Base64 of access key, colon, secret key. Spelled crendential in the seed; the SDK spells it credential. */
  crendential: string;
  /** Mount read-only. */
  readOnly?: boolean;
}

export interface DownwardAPIVolume {
  /** Default file mode. Permission bits written as the decimal digits of the octal value (0644 is sent as the number 644). */
  defaultMode?: number;
  /** Files. */
  items: DownwardAPIItem[];
}

export interface DownwardAPIItem {
  /** File mode; falls back to defaultMode. Permission bits written as the decimal digits of the octal value (0644 is sent as the number 644). */
  mode?: number;
  /** File name in the volume. */
  path: string;
  /** Which pod field. */
  fieldRef?: FieldRef;
  /** Which container resource. */
  resourceFieldRef?: ResourceFieldRef;
}

export interface FieldRef {
  /** Pod field. One of: metadata.name, metadata.namespace. */
  fieldPath?: string;
  /** Schema version. */
  apiVersion?: string;
}

export interface ResourceFieldRef {
  /** Container. */
  containerName?: string;
  /** Resource name. */
  resource?: string;
  /** Output unit. */
  divisor?: string;
}

export interface HpfsVolume {
  /** host:/path of the share. */
  sourcePath?: string;
  /** Mount read-only. */
  readOnly?: boolean;
  /** Share id. */
  uid?: string;
  /** Protocol version. */
  version?: string;
}

export interface SecretVolume {
  /** Default file mode. */
  defaultMode?: number;
  /** Files. */
  secretToPaths?: SecretToPath[];
}

export interface SecretToPath {
  /** File mode. */
  mode?: number;
  /** File path. */
  path?: string;
  /** Content, base64 assumed. */
  content?: string;
}

export interface HostPathVolume {
  /** Path on the host. */
  path?: string;
  /** Host-path kind. */
  type?: string;
}

export interface ProjectedVolume {
  /** Default file mode. */
  defaultMode?: number;
  /** Sources. */
  sources?: VolumeProjection[];
}

export interface VolumeProjection {
  configMap?: ConfigMapProjection;

  downwardAPI?: DownwardAPIProjection;

  secret?: SecretProjection;
}

export interface ConfigMapProjection {
  name?: string;

  items?: KeyToPath[];

  optional?: boolean;
}

export interface SecretProjection {
  name?: string;

  items?: KeyToPath[];

  optional?: boolean;
}

export interface DownwardAPIProjection {
  items?: DownwardAPIItem[];
}

export interface KeyToPath {
  key?: string;

  path?: string;

  mode?: number;
}
/** Result of the single read and element of the batch read. Zero values (0, false, empty string, empty list) are left out of the JSON. */
export interface ContainerGroup {
  /** Id. */
  containerGroupId?: string;
  /** Name. */
  containerGroupName?: string;
  /** Group status, see statuses.containerGroup. */
  status?: string;
  /** Private IPv4 address. */
  intranetIp?: string;
  /** Public address of the bound elastic IP. */
  internetIp?: string;
  /** IPv6 address. */
  ipv6Address?: string;
  /** vCPU after normalisation. */
  cpu?: number;
  /** Memory after normalisation. */
  memory?: number;
  /** GPU cards. */
  gpu?: number;
  /** Restart policy. */
  restartPolicy?: string;

  vpcId?: string;
  /** Subnet id. */
  vSwitchId?: string;

  securityGroupId?: string;

  tags?: Tag[];

  containers?: DescribeContainer[];

  initContainers?: DescribeContainer[];
  /** Flattened form, not the create form. */
  volumes?: DescribeVolume[];

  events?: DescribeEvent[];
  /** Network-interface id. */
  tenantEniInstanceId?: string;
  /** Underlying virtual machine id (meaning inferred from the name). */
  vmId?: string;
  /** Billing instance id (meaning inferred from the name). */
  prodInstId?: string;
  /** Enterprise-project id. */
  epId?: string;
  /** RFC 3339 with +08:00 offset (format observed on image caches). */
  creationTime?: string;
  /** When all containers ended successfully. */
  succeededTime?: string;
  /** When the group failed. */
  failedTime?: string;
  /** Present on the single read. */
  requestId?: string;
}
/** Echo of the container settings plus run state. securityContext and volumeDevice are not echoed. */
export interface DescribeContainer {
  /** Runtime id. */
  containerId?: string;

  name?: string;

  image?: string;

  imagePullPolicy?: string;

  cpu?: number;

  memory?: number;

  gpu?: number;

  workingDir?: string;

  command?: string[];

  args?: string[];

  ports?: ContainerPort[];

  environmentVar?: EnvironmentVar[];

  volumeMount?: VolumeMount[];

  readinessProbe?: Probe;

  livenessProbe?: Probe;

  lifecyclePostStartHandlerExec?: string[];

  lifecyclePreStopHandlerExec?: string[];
  /** Absent means 0. */
  restartCount?: number;
  /** Absent means false. */
  ready?: boolean;

  currentState?: ContainerRunState;

  previousState?: ContainerRunState;
}

export interface ContainerRunState {
  /** Waiting, Running or Terminated (values assumed). */
  state?: string;

  reason?: string;

  message?: string;

  startTime?: string;

  finishTime?: string;
  /** Absent means 0. */
  exitCode?: number;

  signal?: number;
}

export interface DescribeVolume {
  /** Volume kind. */
  type?: string;

  name?: string;

  emptyDirVolumeMedium?: string;
  /** A string here, an integer on create. */
  emptyDirVolumeSizeLimit?: string;
  /** File modes are not echoed. */
  configFileVolumeConfigFileToPaths?: PathContent[];

  secretVolumeFileToPaths?: PathContent[];
  /** volumeHandle on create. */
  diskVolumeId?: string;

  diskVolumeFsType?: string;

  diskVolumeReadOnly?: boolean;

  nasSourcePath?: string;

  nasReadOnly?: boolean;

  zosBucket?: string;
  /** The credential is never echoed. */
  zosUrl?: string;

  zosReadOnly?: boolean;

  hostPathVolumePath?: string;

  hostPathVolumeType?: string;

  downwardAPIVolumeItems?: DownwardAPIItem[];

  projectedVolumeItems?: ProjectedVolume[];
}

export interface PathContent {
  path?: string;

  content?: string;
}

export interface DescribeEvent {
  name?: string;

  namespace?: string;

  type?: string;

  reason?: string;

  message?: string;

  count?: number;

  firstTimestamp?: string;

  lastTimestamp?: string;

  reportingComponent?: string;

  reportingInstance?: string;

  source?: EventSource;

  involvedObject?: InvolvedObject;
}

export interface EventSource {
  component?: string;

  host?: string;
}

export interface InvolvedObject {
  kind?: string;

  name?: string;

  namespace?: string;

  uid?: string;

  apiVersion?: string;
}
/** Console-style list row; its field names differ from ContainerGroup. */
export interface ContainerGroupRecord {
  containerGroupId?: string;

  containerGroupName?: string;
  /** Numeric state; mapping not documented, do not rely on it. */
  state?: number;
  /** Textual status. */
  instanceStatus?: string;

  flavorId?: string;

  flavorName?: string;

  cpuInfo?: number;

  memInfo?: number;

  gpuInfo?: number;
  /** Public address. */
  eip?: string;

  secureGroupId?: string;

  secureGroupName?: string;

  vpcId?: string;

  vpcName?: string;

  vSwitchId?: string;

  vSwitchName?: string;
  /** Private address. */
  podIp?: string;

  ipv6Address?: string;

  tags?: Tag[];

  createdTime?: string;

  modifiedTime?: string;

  prodInstId?: string;

  epId?: string;
}

export interface ContainerGroupStatus {
  containerGroupId?: string;

  name?: string;

  status?: string;

  uuid?: string;
  /** A string, not an object. */
  annotations?: string;

  podStatus?: PodStatus;
}

export interface PodStatus {
  /** Pending, Running, Succeeded, Failed or Unknown (pod phases). */
  phase?: string;

  conditions?: PodCondition[];

  containerStatuses?: PodContainerStatus[];

  hostIp?: string;

  podIp?: string;

  podIps?: PodIp[];

  qosClass?: string;

  startTime?: string;

  tenantEniInstanceId?: string;
}

export interface PodCondition {
  type?: string;

  status?: string;

  lastProbeTime?: string;

  lastTransitionTime?: string;

  reason?: string;

  message?: string;
}

export interface PodIp {
  ip?: string;
}

export interface PodContainerStatus {
  name?: string;

  state?: PodContainerState;

  lastState?: PodContainerState;

  ready?: boolean;

  restartCount?: number;

  image?: string;

  imageID?: string;

  containerID?: string;

  started?: boolean;

  allocatedResources?: Record<string, Record<string, unknown>>;
}
/** At most one of the three is set. */
export interface PodContainerState {
  /** reason, message */
  waiting?: Record<string, unknown>;
  /** startedAt */
  running?: Record<string, unknown>;
  /** exitCode, signal, reason, message, startedAt, finishedAt, containerID */
  terminated?: Record<string, unknown>;
}
/** vpcId, vSwitchId, securityGroupId, retentionDays, eip and registry credentials are not echoed. */
export interface ImageCache {
  /** Id, imc- prefix. */
  imageCacheId?: string;

  imageCacheName?: string;
  /** GB. */
  imageCacheSize?: number;

  images?: string[];
  /** See statuses.imageCache; observed value is lower-case. */
  status?: string;
  /** Progress text; spelled process, not progress. */
  process?: string;

  resourceGroupId?: string;
  /** RFC 3339 with +08:00. */
  creationTime?: string;
  /** Absent when it never expires (assumed). */
  expireDateTime?: string;

  lastMatchedTime?: string;

  tags?: Tag[];

  events?: ImageCacheEvent[];
  /** Plain string here; azInfo object on create. */
  azName?: string;
}

export interface ImageCacheEvent {
  type?: string;

  message?: string;

  name?: string;

  count?: number;

  firstTimestamp?: string;

  lastTimestamp?: string;
}

export interface DataCache {
  dataCacheId?: string;

  dataCacheName?: string;

  bucket?: string;

  path?: string;

  size?: number;

  retentionDays?: number;

  tags?: Tag[];

  eip?: Eip;

  dataSource?: DataSource;

  events?: ImageCacheEvent[];

  status?: string;

  progress?: string;

  containerGroupId?: string;

  snapshotId?: string;

  lastMatchedTime?: string;

  expireDateTime?: string;

  creationTime?: string;

  azName?: string;

  vpcId?: string;

  subnetId?: string;

  securityGroupId?: string;
}

export interface DataSource {
  /** Example value GIT. */
  dataSourceType?: string;
  /** Property is all lower-case datasource; holds git: {url, branch, accessToken}. */
  datasourceOption?: Record<string, unknown>;
}

export interface MetricRecord {
  /** Unix seconds, as a string. */
  timestamp?: string;
  /** interfaces: list of {name, networkReceiveRate, networkTransmitRate} */
  network?: Record<string, unknown>;
  /** cpuUsage (percent), cpuNanoCores, limit, usageCoreNanoSeconds, load */
  cpu?: Record<string, unknown>;
  /** memoryUsage (percent), inactiveFile, rss, usageBytes, workingSet, availableBytes, cache */
  memory?: Record<string, unknown>;

  gpu?: Record<string, unknown>;
  /** device, readBytes, writeBytes, readIO, writeIO */
  disk?: Record<string, unknown>[];
  /** name, fileSystemUsage (percent) */
  fileSystem?: Record<string, unknown>[];
  /** name, cpu, memory */
  containers?: Record<string, unknown>[];
}

export interface Flavor {
  flavorName?: string;

  flavorType?: string;

  flavorSeries?: string;

  cpu?: number;

  memory?: number;

  gpu?: number;

  gpuType?: string;

  azList?: string[];

  pps?: number;

  baseBandwidth?: number;

  bandwidth?: number;

  stockStatus?: string;
}

export interface PriceInfo {
  spotPrice?: Record<string, unknown>;
  /** originalPrice, discountPrice, tradePrice, currency (cny or usd), detailInfos[]; amounts are strings */
  price?: Record<string, unknown>;
  /** ruleId, description */
  rules?: Record<string, unknown>[];
}
/** Outer object of every ECI reply. */
export interface Envelope {
  /** 200 on success, anything else is a failure. Accept a numeric string too, and accept 800. */
  statusCode?: number;
  /** Three-part code such as ECI.Openapi.StatusReasonInternalError; absent on success. */
  error?: string;
  /** Same role in other products and in the shared client core; may be present instead of error. */
  errorCode?: string;
  /** Error text, English. */
  message?: string;
  /** Error text, Chinese; other products. */
  description?: string;
  /** Result; absent on failure. */
  returnObj?: Record<string, unknown>;
}
export interface CreateContainerGroupRequest {
  /** Name of the group. Charset, length and uniqueness not documented. */
  containerGroupName: string;
  /** Group vCPU. When absent (or not a supported size) the service normalises it. */
  cpu?: number;
  /** Group memory, normalised when absent. Unit not stated; GiB assumed. */
  memory?: number;
  /** GPU cards. Required when flavorName names a GPU flavour. */
  gpu?: number;
  /** Log-service instance id. */
  alsInstanceId?: string;
  /** Availability zone: a list, but only one element is supported. */
  azInfo: AzInfo[];
  /** Elastic IP settings. */
  eip?: Eip;
  /** VPC id. */
  vpcId: string;
  /** Subnet id (capital S, capital I). */
  vSwitchId: string;
  /** Security-group id. */
  securityGroupId: string;
  /** Extra hosts-file entries. */
  hostAliases?: HostAlias[];
  /** Application containers, at least one. */
  containers: Container[];
  /** Init containers, run before the others; the seed says they cannot be updated. */
  initContainers?: InitContainer[];
  /** Restart policy of the group's containers. One of: Always, OnFailure, Never. */
  restartPolicy: string;
  /** Scratch storage size; unit not stated, GB assumed. */
  ephemeralVolume?: number;
  /** Virtual-machine flavour such as s7.small.1. Required when creating by flavour. */
  flavorName?: string;
  /** Host name of the instance. The SDK serialises it as hostname. */
  hostName?: string;
  /** The name says match an existing image cache, the seed text says create one automatically. */
  autoMatchImageCache?: boolean;
  /** Image cache to start from. */
  imageCacheId?: string;
  /** DNS settings. */
  dnsConfig?: DnsConfig;
  /** Tags. */
  tags?: Tag[];
  /** Registry log-ins. Singular in the seed; the SDK (and the image-cache call) use imageRegistryCredentials. */
  imageRegistryCredential?: ImageRegistryCredential[];
  /** Volumes. */
  volumes?: Volume[];
  /** Delegated role name for the underlying machine. */
  iamRoleName?: string;
  /** Group-level security settings. */
  securityContext?: GroupSecurityContext;
  /** Match data caches of this bucket: the cache must be available, in the same zone, and a volumeMount path must equal the cache path. */
  dataCacheBucket?: string;
  /** Enterprise-project id. */
  epId?: string;
  /** CPU architecture of the group; values not documented. */
  cpuArchitecture?: string;
  /** Service-account name. */
  serviceAccountName?: string;
  /** Annotations. */
  annotations?: Record<string, string>;
  /** Labels. */
  labels?: Record<string, string>;
  /** Grace period on stop. */
  terminationGracePeriodSeconds?: number;
  /** Existing order to attach to; for resellers. */
  masterOrderId?: string;
  /** Existing order resource; for resellers. */
  masterResourceId?: string;
}
export interface DescribeContainerGroupRequest {
  /** Id of the container group. */
  containerGroupId: string;
}
export interface DescribeContainerGroupsRequest {
  /** One id, or several joined with commas. A string, not a list. */
  containerGroupIds?: string;
  /** Filter by name. */
  containerGroupName?: string;
  /** Page size; absent or 0 means the default. @default 20 */
  limit?: number;
  /** Filter by status, for example Running. */
  status?: string;
  /** Filter by tags. */
  tags?: Tag[];
  /** Subnet filter; the document says it is not supported for now. */
  vSwitchId?: string;
  /** Continuation token; empty means no more. Example shape 1719493729.2.9. */
  nextToken?: string;
  /** Enterprise-project filter. */
  epId?: string;
}
export interface ContainerGroupListRequest {
  /** Which field to search; values not documented. */
  searchType?: string;
  /** Search text. */
  searchValue?: string;
  /** Page number, from 1. */
  pageNow?: number;
  /** Page size. */
  pageSize?: number;
  /** Enterprise project. */
  epId?: string;
}
export interface DescribeContainerGroupStatusRequest {
  /** Comma-joined ids. */
  containerGroupIds?: string;

  containerGroupName?: string;

  vSwitchId?: string;

  limit?: number;

  tags?: Tag[];

  nextToken?: string;

  epId?: string;
}
export interface DescribeContainerGroupEventRequest {
  /** Comma-joined ids. */
  containerGroupIds?: string;

  containerGroupName?: string;

  vSwitchId?: string;

  limit?: number;
  /** Values not documented. */
  eventSource?: string;

  tags?: Tag[];

  nextToken?: string;

  epId?: string;
}
export interface UpdateContainerGroupRequest {
  /** One of: Always, OnFailure, Never. */
  restartPolicy?: string;

  eip?: Eip;

  tags?: Tag[];

  containers?: Container[];
  /** Accepted by the SDK structure, declared not updatable by the seed. */
  initContainers?: InitContainer[];
  /** Plural. */
  imageRegistryCredentials?: ImageRegistryCredential[];

  dnsConfig?: DnsConfig;

  volumes?: Volume[];
  /** Id of the container group. */
  containerGroupId: string;
}
export interface RestartContainerGroupRequest {
  /** Id of the container group. */
  containerGroupId: string;
}
export interface DeleteContainerGroupRequest {
  /** Sent as force=true; leave out when false. Added in June 2026, first as a body field, then as a query parameter because the client sends no body on DELETE. Effect not documented. */
  force?: boolean;
  /** Id of the container group. */
  containerGroupId: string;
}
export interface ResizeContainerGroupVolumeRequest {
  containerGroupId: string;
  /** Which volume, by name. */
  volumeName?: string;
  /** Which volume, by disk id. */
  volumeHandle?: string;
  /** New size; unit not stated. */
  newSize: number;
}
export interface DescribeContainerLogRequest {
  /** Which container; needed when there are several (assumed). */
  containerName?: string;
  /** Start of the window; format not documented, RFC 3339 assumed. */
  startTime?: string;
  /** Last N lines. */
  tail?: number;
  /** Logs of the previous run. */
  previous?: boolean;
  /** Only the last N seconds. */
  sinceSeconds?: number;
  /** Cut after N bytes. */
  limitBytes?: number;
  /** Prefix each line with a time. */
  timestamps?: boolean;
  /** Id of the container group. */
  containerGroupId: string;
}
export interface ExecContainerCommandRequest {
  containerGroupId: string;

  containerName: string;

  command: string[];

  stdin?: boolean;

  tty?: boolean;
  /** Wait and return the output in the reply. */
  sync?: boolean;
}
export interface CreateContainerWebsocketRequest {
  containerName?: string;
  /** Repeated parameter. */
  command?: string[];

  stdin?: boolean;

  tty?: boolean;

  sync?: boolean;
  /** Id of the container group. */
  containerGroupId: string;
}
export interface ExecWebsocketRequest {
  token: string;
}
export interface DescribeConsoleContainerGroupMetricRequest {
  /** Unix seconds (assumed). */
  startTime?: number;

  endTime?: number;
  /** Seconds; samples are 15 s apart by observation. */
  period?: number;
  /** Id of the container group. */
  containerGroupId: string;
}
export interface DescribeMultiConsoleContainerGroupMetricRequest {
  /** Comma-joined ids (assumed). */
  containerGroupIds: string;

  startTime?: number;

  endTime?: number;

  period?: number;

  epId?: string;
}
export interface CreateOpsTaskRequest {
  containerGroupId: string;
  /** Example coredump. */
  opsType: string;
  /** JSON text, for example an object with enable and volumeName. */
  opsValue: string;

  corePattern?: string;
}
export interface DescribeOpsTaskRequest {
  containerGroupId: string;

  opsType?: string;
}
export interface CreateCommitContainerTaskRequest {
  containerGroupId: string;

  containerName: string;
  /** repository, tag, message, author */
  image: Record<string, unknown>;
  /** registry, username, password (base64) */
  registry: Record<string, unknown>;

  tenantId?: string;
}
export interface DescribeCommitContainerTaskRequest {
  containerGroupId?: string;

  taskId: string;
}
export interface UpdateCommitContainerTaskRequest {
  taskStatus: string;

  taskId: string;
}
export interface DeleteCommitContainerTaskRequest {
  taskId: string;
}
export interface CreateImageCacheRequest {
  /** Name. */
  imageCacheName: string;
  /** Size in GB. 10 has been accepted. @default 20 */
  imageCacheSize?: number;
  /** Days to keep; absent or 0 means for ever. */
  retentionDays?: number;

  tags?: Tag[];

  securityGroupId: string;
  /** Subnet id. */
  vSwitchId: string;

  vpcId: string;
  /** A single object here, not a list. */
  azInfo: AzInfo;
  /** Plural here. server carries no scheme prefix. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** Images to cache. */
  images: string[];
  /** Needed (or a NAT gateway) to pull public images. */
  eip?: Eip;
}
export interface DescribeImageCachesRequest {
  /** One id. */
  imageCacheId?: string;

  imageCacheName?: string;

  images?: string[];

  tags?: Tag[];
  /** Default not documented; 20 assumed. */
  limit?: number;

  nextToken?: string;
}
export interface DescribeImageCacheRequest {
  imageCacheId: string;
}
export interface UpdateImageCacheRequest {
  /** In the body: the path has no id segment. */
  imageCacheId: string;
  /** The only updatable field. */
  tags?: Tag[];
}
export interface DeleteImageCacheRequest {
  imageCacheId: string;
}
export interface CreateDataCacheRequest {
  /** Idempotency token; the only ECI create call that has one. */
  clientToken?: string;

  securityGroupId: string;
  /** subnetId here, vSwitchId elsewhere. */
  subnetId: string;

  vpcId: string;
  /** Plain string. */
  azName: string;

  bucket: string;

  path: string;

  dataCacheName: string;

  size?: number;

  retentionDays?: number;

  tags?: Tag[];

  eip?: Eip;

  dataSource: DataSource;
}
export interface DescribeDataCachesRequest {
  /** A list here. */
  dataCacheIds?: string[];

  bucket?: string;

  path?: string;

  tags?: Tag[];

  limit?: number;

  nextToken?: string;

  azName?: string;

  page?: number;
}
export interface DescribeDataCacheRequest {
  dataCacheId: string;
}
export interface UpdateDataCacheRequest {
  /** In the body. */
  dataCacheId: string;

  tags?: Tag[];
}
export interface DeleteDataCacheRequest {
  dataCacheId: string;
}
export interface CopyDataCacheRequest {
  /** Declared as a path field although the path has none. */
  dataCacheId?: string;

  azName?: string;

  dataCacheName?: string;
}
export interface BindTagRequest {
  resourceId: string;
  /** ContainerGroup; ImageCache, DataCache, VirtualNode assumed. */
  resourceType: string;

  tags: Tag[];
}
export interface ListTagRequest {
  resourceIds?: string[];

  resourceType: string;

  tags?: Tag[];

  limit?: number;

  nextToken?: string;
}
export interface UnbindTagRequest {
  resourceId: string;

  resourceType: string;

  tagKeys?: string[];
  /** Remove every tag. */
  all?: boolean;
}
export interface CreateVirtualNodeRequest {
  securityGroupId: string;

  vSwitchId: string;

  vpcId: string;

  kubeConfig: string;

  azInfo: AzInfo[];

  virtualNodeName?: string;

  tags?: Tag[];
  /** key, value, effect */
  taints?: Record<string, unknown>[];
}
export interface DescribeVirtualNodesRequest {
  virtualNodeIds?: string;

  virtualNodeName?: string;

  limit?: number;

  tags?: Tag[];

  nextToken?: string;
}
export interface UpdateVirtualNodeRequest {
  virtualNodeId: string;

  tags?: Tag[];
}
export interface DeleteVirtualNodeRequest {
  virtualNodeId: string;
}
export interface DescribeRegionRequest {
  /** Also sent as a query parameter by the client. */
  regionId?: string;
}
export interface DescribeAvailableResourceRequest {
  azName?: string;

  flavorName?: string;

  cpu?: number;

  memory?: number;
}
export interface DescribeContainerGroupPriceRequest {
  cpu?: number;

  memory?: number;

  flavorName?: string;

  azName?: string;

  ephemeralStorage?: number;
  /** One of: noSpot, spotWithPriceLimit, spotWithAutoPrice. @default "noSpot" */
  spotStrategy?: string;

  spotPriceLimit?: string;
  /** Example economy. */
  computeCategory?: string;
}
export interface BatchDescribeContainerGroupPriceRequest {
  /** flavorName, azName */
  flavors: Record<string, unknown>[];
}
export interface UserEpPolicyRequest {
  accountId?: string;

  userId?: string;
}
export interface CreateContainerGroupResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
  /** New id, eci- prefix. */
  containerGroupId?: string;
  /** Billing order id, 32 hex characters. */
  masterOrderId?: string;
}
export type DescribeContainerGroupResponse = ContainerGroup & { requestId?: string };
export interface DescribeContainerGroupsResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
  /** Token for the next page, absent or empty at the end. */
  nextToken?: string;
  /** Number of matches. */
  totalCount?: number;
  /** Page of groups. */
  containerGroups?: ContainerGroup[];
}
export interface ContainerGroupListResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  total?: number;

  pages?: number;

  records?: ContainerGroupRecord[];
}
export interface DescribeContainerGroupStatusResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  nextToken?: string;

  totalCount?: number;

  data?: ContainerGroupStatus[];
}
export interface DescribeContainerGroupEventResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  totalCount?: number;
  /** containerGroupId, name, namespace, uuid, labels (string), events: array<DescribeEvent> */
  data?: Record<string, unknown>[];
}
export interface UpdateContainerGroupResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  containerGroupId?: string;
}
export interface RestartContainerGroupResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  containerGroupId?: string;
}
export interface DeleteContainerGroupResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  containerGroupId?: string;
}
export interface ResizeContainerGroupVolumeResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface DescribeContainerLogResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  containerName?: string;
  /** Log text. */
  content?: string;
}
export interface ExecContainerCommandResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
  /** Set when sync is false. */
  webSocketUri?: string;
  /** Set when sync is true. */
  syncResponse?: string;
}
export type CreateContainerWebsocketResponse = Record<string, unknown>;
export type ExecWebsocketResponse = Record<string, unknown>;
export interface DescribeConsoleContainerGroupMetricResponse {
  /** Group id. */
  name?: string;

  records?: MetricRecord[];
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface DescribeMultiConsoleContainerGroupMetricResponse {
  /** name, records, requestId per group */
  metrics?: Record<string, unknown>[];
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface CreateOpsTaskResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  result?: string;
}
export interface DescribeOpsTaskResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
  /** opsType, opsValue, opsStatus, createTime */
  records?: Record<string, unknown>[];
}
export interface CreateCommitContainerTaskResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  taskId?: string;
}
export interface DescribeCommitContainerTaskResponse {
  /** requestId, regionId, taskId, taskStatus, containerGroupId, containerName */
  tasks?: Record<string, unknown>[];
}
export interface UpdateCommitContainerTaskResponse {
  taskId?: string;
}
export interface DeleteCommitContainerTaskResponse {
  taskId?: string;
}
export interface CreateImageCacheResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
  /** New id, imc- prefix. */
  imageCacheId?: string;

  imageCacheName?: string;

  imageCacheSize?: number;

  images?: string[];
}
export interface DescribeImageCachesResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  imageCaches?: ImageCache[];
  /** Called total here, totalCount on groups. */
  total?: number;

  nextToken?: string;
}
export type DescribeImageCacheResponse = ImageCache & { requestId?: string };
export interface UpdateImageCacheResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface DeleteImageCacheResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface CreateDataCacheResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  dataCacheId?: string;
}
export interface DescribeDataCachesResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  nextToken?: string;

  totalCount?: number;

  dataCaches?: DataCache[];
}
export type DescribeDataCacheResponse = DataCache & { requestId?: string };
export interface UpdateDataCacheResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface DeleteDataCacheResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface CopyDataCacheResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  dataCacheId?: string;
}
export interface BindTagResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface ListTagResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  nextToken?: string;
  /** resourceId, resourceType, tagKey, tagValue */
  tagResources?: Record<string, unknown>[];
}
export interface UnbindTagResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
}
export interface CreateVirtualNodeResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  virtualNodeId?: string;
}
export interface DescribeVirtualNodesResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  totalCount?: number;

  virtualNodes?: Record<string, unknown>[];

  nextToken?: string;
}
export interface UpdateVirtualNodeResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  virtualNodeId?: string;
}
export interface DeleteVirtualNodeResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  virtualNodeId?: string;
}
export interface DescribeRegionResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
  /** regionId, zones[], recommendZones[], regionEndpoint */
  region?: Record<string, unknown>;
}
export interface DescribeAvailableResourceResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  flavors?: Flavor[];
}
export interface DescribeContainerGroupPriceResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  priceInfo?: PriceInfo;
}
export interface BatchDescribeContainerGroupPriceResponse {
  /** Server-side request id (UUID). */
  requestId?: string;

  priceInfo?: Record<string, PriceInfo>;
}
export interface UserEpPolicyResponse {
  /** Server-side request id (UUID). */
  requestId?: string;
  /** id, name */
  epList?: Record<string, unknown>[];
}
/** Every call of eci. */
export interface Eci {
  /** Returns at once; the group is still being scheduled. No client token, so a blind retry can create a second group. The SDK also puts regionId into the body; harmless, header is what counts. */
  createContainerGroup(
    request: CreateContainerGroupRequest,
    options?: CallOptions,
  ): Promise<CreateContainerGroupResponse>;
  /** Single read. No body. Not-found behaviour not documented. Only reads. */
  describeContainerGroup(
    request: DescribeContainerGroupRequest,
    options?: CallOptions,
  ): Promise<DescribeContainerGroupResponse>;
  /** Batch read; use it for look-up by name or tag and as a fallback read. An unknown id is expected to give an empty list (assumed). Only reads. */
  describeContainerGroups(
    request?: DescribeContainerGroupsRequest,
    options?: CallOptions,
  ): Promise<DescribeContainerGroupsResponse>;
  /** Console-style paging list; different field names from the describe calls. Only reads. */
  containerGroupList(request?: ContainerGroupListRequest, options?: CallOptions): Promise<ContainerGroupListResponse>;
  /** Lighter poll: group status plus pod status. Only reads. */
  describeContainerGroupStatus(
    request?: DescribeContainerGroupStatusRequest,
    options?: CallOptions,
  ): Promise<DescribeContainerGroupStatusResponse>;
  /** Useful for the error text when a group does not reach Running. Only reads. */
  describeContainerGroupEvent(
    request?: DescribeContainerGroupEventRequest,
    options?: CallOptions,
  ): Promise<DescribeContainerGroupEventResponse>;
  /** Anything not listed is fixed at creation. Whether lists replace or merge is not documented; send complete lists. In the published client, absent and empty are the same, so an empty list cannot clear a field. */
  updateContainerGroup(
    request: UpdateContainerGroupRequest,
    options?: CallOptions,
  ): Promise<UpdateContainerGroupResponse>;
  /** The published client sends a JSON body that only repeats the ids; an empty object is expected to work (assumed). */
  restartContainerGroup(
    request: RestartContainerGroupRequest,
    options?: CallOptions,
  ): Promise<RestartContainerGroupResponse>;
  /** No body. Not-found behaviour not documented; treat NotFound as success. */
  deleteContainerGroup(
    request: DeleteContainerGroupRequest,
    options?: CallOptions,
  ): Promise<DeleteContainerGroupResponse>;
  /** Grows a disk volume of a live group. */
  resizeContainerGroupVolume(
    request: ResizeContainerGroupVolumeRequest,
    options?: CallOptions,
  ): Promise<ResizeContainerGroupVolumeResponse>;
  /** Zero and false parameters are left out of the query. Only reads. */
  describeContainerLog(
    request: DescribeContainerLogRequest,
    options?: CallOptions,
  ): Promise<DescribeContainerLogResponse>;
  /** Connect to webSocketUri with header X-Request-Id set to requestId; input frames are text JSON {"command": "..."}, output frames are raw bytes. An older SDK used GET with the id in the path. */
  execContainerCommand(
    request: ExecContainerCommandRequest,
    options?: CallOptions,
  ): Promise<ExecContainerCommandResponse>;
  /** Console terminal; reply shape not published. */
  createContainerWebsocket(
    request: CreateContainerWebsocketRequest,
    options?: CallOptions,
  ): Promise<CreateContainerWebsocketResponse>;
  /** WebSocket endpoint that execContainerCommand points to. */
  execWebsocket(request: ExecWebsocketRequest, options?: CallOptions): Promise<ExecWebsocketResponse>;
  /** Only reads. */
  describeConsoleContainerGroupMetric(
    request: DescribeConsoleContainerGroupMetricRequest,
    options?: CallOptions,
  ): Promise<DescribeConsoleContainerGroupMetricResponse>;
  /** Only reads. */
  describeMultiConsoleContainerGroupMetric(
    request: DescribeMultiConsoleContainerGroupMetricRequest,
    options?: CallOptions,
  ): Promise<DescribeMultiConsoleContainerGroupMetricResponse>;

  createOpsTask(request: CreateOpsTaskRequest, options?: CallOptions): Promise<CreateOpsTaskResponse>;
  /** Only reads. */
  describeOpsTask(request: DescribeOpsTaskRequest, options?: CallOptions): Promise<DescribeOpsTaskResponse>;
  /** Saves a running container as an image. An older SDK used the path segment commitcontainer instead of containers. */
  createCommitContainerTask(
    request: CreateCommitContainerTaskRequest,
    options?: CallOptions,
  ): Promise<CreateCommitContainerTaskResponse>;
  /** Only reads. */
  describeCommitContainerTask(
    request: DescribeCommitContainerTaskRequest,
    options?: CallOptions,
  ): Promise<DescribeCommitContainerTaskResponse>;

  updateCommitContainerTask(
    request: UpdateCommitContainerTaskRequest,
    options?: CallOptions,
  ): Promise<UpdateCommitContainerTaskResponse>;

  deleteCommitContainerTask(
    request: DeleteCommitContainerTaskRequest,
    options?: CallOptions,
  ): Promise<DeleteCommitContainerTaskResponse>;
  /** Asynchronous: poll describeImageCaches until ready. No client token, no order id. Reply shape observed in a recorded SDK example. */
  createImageCache(request: CreateImageCacheRequest, options?: CallOptions): Promise<CreateImageCacheResponse>;
  /** The read for a declarative resource: filter by imageCacheId; an empty list means gone (assumed). Only reads. */
  describeImageCaches(
    request?: DescribeImageCachesRequest,
    options?: CallOptions,
  ): Promise<DescribeImageCachesResponse>;
  /** The SDK carries request and reply structures for a single read (path id, ImageCache fields plus requestId) but no call uses them. Prefer describeImageCaches. Only reads. */
  describeImageCache(request: DescribeImageCacheRequest, options?: CallOptions): Promise<DescribeImageCacheResponse>;
  /** A recorded SDK run with the id in the body succeeded. */
  updateImageCache(request: UpdateImageCacheRequest, options?: CallOptions): Promise<UpdateImageCacheResponse>;
  /** The published client never fills this path placeholder (wrong placeholder style), so no recorded run proves it; id in the path is the evident intent. Emulators should also accept the id in the body or query. */
  deleteImageCache(request: DeleteImageCacheRequest, options?: CallOptions): Promise<DeleteImageCacheResponse>;
  /** Required flags are inferred from the SDK example. */
  createDataCache(request: CreateDataCacheRequest, options?: CallOptions): Promise<CreateDataCacheResponse>;
  /** Only reads. */
  describeDataCaches(request?: DescribeDataCachesRequest, options?: CallOptions): Promise<DescribeDataCachesResponse>;
  /** Only reads. */
  describeDataCache(request: DescribeDataCacheRequest, options?: CallOptions): Promise<DescribeDataCacheResponse>;

  updateDataCache(request: UpdateDataCacheRequest, options?: CallOptions): Promise<UpdateDataCacheResponse>;

  deleteDataCache(request: DeleteDataCacheRequest, options?: CallOptions): Promise<DeleteDataCacheResponse>;
  /** Unclear contract; leave out. */
  copyDataCache(request?: CopyDataCacheRequest, options?: CallOptions): Promise<CopyDataCacheResponse>;

  bindTag(request: BindTagRequest, options?: CallOptions): Promise<BindTagResponse>;
  /** Only reads. */
  listTag(request: ListTagRequest, options?: CallOptions): Promise<ListTagResponse>;
  /** The way to remove tags, since update cannot send an empty list through the published client. */
  unbindTag(request: UnbindTagRequest, options?: CallOptions): Promise<UnbindTagResponse>;

  createVirtualNode(request: CreateVirtualNodeRequest, options?: CallOptions): Promise<CreateVirtualNodeResponse>;
  /** Only reads. */
  describeVirtualNodes(
    request?: DescribeVirtualNodesRequest,
    options?: CallOptions,
  ): Promise<DescribeVirtualNodesResponse>;

  updateVirtualNode(request: UpdateVirtualNodeRequest, options?: CallOptions): Promise<UpdateVirtualNodeResponse>;

  deleteVirtualNode(request: DeleteVirtualNodeRequest, options?: CallOptions): Promise<DeleteVirtualNodeResponse>;
  /** Only reads. */
  describeRegion(request?: DescribeRegionRequest, options?: CallOptions): Promise<DescribeRegionResponse>;
  /** Stock and flavour look-up before a create. Only reads. */
  describeAvailableResource(
    request?: DescribeAvailableResourceRequest,
    options?: CallOptions,
  ): Promise<DescribeAvailableResourceResponse>;
  /** Only reads. */
  describeContainerGroupPrice(
    request?: DescribeContainerGroupPriceRequest,
    options?: CallOptions,
  ): Promise<DescribeContainerGroupPriceResponse>;

  batchDescribeContainerGroupPrice(
    request: BatchDescribeContainerGroupPriceRequest,
    options?: CallOptions,
  ): Promise<BatchDescribeContainerGroupPriceResponse>;
  /** Only reads. */
  userEpPolicy(request?: UserEpPolicyRequest, options?: CallOptions): Promise<UserEpPolicyResponse>;
}
/** Facts of each call that the transport needs. */
export const eciTable: ServiceTable<keyof Eci> = {
  service: "eci",
  actions: {
    createContainerGroup: { method: "POST", path: "/eci/api/v1/containers/createContainerGroup" },
    describeContainerGroup: {
      method: "GET",
      path: "/eci/api/v1/containers/describeContainerGroup/{containerGroupId}",
      reads: true,
      answer: "=ContainerGroup",
    },
    describeContainerGroups: {
      method: "POST",
      path: "/eci/api/v1/containers/describeContainerGroups",
      reads: true,
      answer: "containerGroups?:[ContainerGroup",
    },
    containerGroupList: {
      method: "GET",
      path: "/eci/api/v1/containers/containerGroupList",
      query: ["searchType", "searchValue", "pageNow", "pageSize", "epId"],
      reads: true,
    },
    describeContainerGroupStatus: {
      method: "POST",
      path: "/eci/api/v1/containers/describeContainerGroupStatus",
      reads: true,
    },
    describeContainerGroupEvent: {
      method: "POST",
      path: "/eci/api/v1/containers/describeContainerGroupEvent",
      reads: true,
    },
    updateContainerGroup: { method: "PUT", path: "/eci/api/v1/containers/updateContainerGroup/{containerGroupId}" },
    restartContainerGroup: { method: "PUT", path: "/eci/api/v1/containers/restartContainerGroup/{containerGroupId}" },
    deleteContainerGroup: {
      method: "DELETE",
      path: "/eci/api/v1/containers/deleteContainerGroup/{containerGroupId}",
      query: ["force"],
    },
    resizeContainerGroupVolume: { method: "POST", path: "/eci/api/v1/containers/resizeContainerGroupVolume" },
    describeContainerLog: {
      method: "GET",
      path: "/eci/api/v1/logs/describeContainerLog/{containerGroupId}",
      query: ["containerName", "startTime", "tail", "previous", "sinceSeconds", "limitBytes", "timestamps"],
      reads: true,
    },
    execContainerCommand: { method: "POST", path: "/eci/api/v1/containers/execContainerCommand" },
    createContainerWebsocket: {
      method: "GET",
      path: "/eci/api/v1/containers/createContainerWebsocket/{containerGroupId}",
      query: ["containerName", "command", "stdin", "tty", "sync"],
    },
    execWebsocket: { method: "GET", path: "/eci/api/v1/containers/execWebsocket", query: ["token"] },
    describeConsoleContainerGroupMetric: {
      method: "GET",
      path: "/eci/api/v1/monitors/describeConsoleContainerGroupMetric/{containerGroupId}",
      query: ["startTime", "endTime", "period"],
      reads: true,
    },
    describeMultiConsoleContainerGroupMetric: {
      method: "GET",
      path: "/eci/api/v1/monitors/describeMultiConsoleContainerGroupMetric",
      query: ["containerGroupIds", "startTime", "endTime", "period", "epId"],
      reads: true,
    },
    createOpsTask: { method: "POST", path: "/eci/api/v1/containers/createOpsTask" },
    describeOpsTask: { method: "POST", path: "/eci/api/v1/containers/describeOpsTask", reads: true },
    createCommitContainerTask: { method: "POST", path: "/eci/api/v1/containers/createCommitContainerTask" },
    describeCommitContainerTask: {
      method: "GET",
      path: "/eci/api/v1/containers/describeCommitContainerTask/{taskId}",
      query: ["containerGroupId"],
      reads: true,
    },
    updateCommitContainerTask: { method: "PUT", path: "/eci/api/v1/containers/updateCommitContainerTask/{taskId}" },
    deleteCommitContainerTask: { method: "DELETE", path: "/eci/api/v1/containers/deleteCommitContainerTask/{taskId}" },
    createImageCache: { method: "POST", path: "/eci/api/v1/imageCache/createImageCache" },
    describeImageCaches: { method: "POST", path: "/eci/api/v1/imageCache/describeImageCaches", reads: true },
    describeImageCache: {
      method: "GET",
      path: "/eci/api/v1/imageCache/describeImageCache/{imageCacheId}",
      reads: true,
    },
    updateImageCache: { method: "PUT", path: "/eci/api/v1/imageCache/updateImageCache" },
    deleteImageCache: { method: "DELETE", path: "/eci/api/v1/imageCache/deleteImageCache/{imageCacheId}" },
    createDataCache: { method: "POST", path: "/eci/api/v1/dataCache/createDataCache", token: true },
    describeDataCaches: { method: "POST", path: "/eci/api/v1/dataCache/describeDataCaches", reads: true },
    describeDataCache: { method: "GET", path: "/eci/api/v1/dataCache/describeDataCache/{dataCacheId}", reads: true },
    updateDataCache: { method: "PUT", path: "/eci/api/v1/dataCache/updateDataCache" },
    deleteDataCache: { method: "DELETE", path: "/eci/api/v1/dataCache/deleteDataCache/{dataCacheId}" },
    copyDataCache: {
      method: "GET",
      path: "/eci/api/v1/dataCache/copyDataCache",
      query: ["dataCacheId", "azName", "dataCacheName"],
    },
    bindTag: { method: "POST", path: "/eci/api/v1/tag/bindTag" },
    listTag: { method: "POST", path: "/eci/api/v1/tag/listTag", reads: true },
    unbindTag: { method: "POST", path: "/eci/api/v1/tag/unbindTag" },
    createVirtualNode: { method: "POST", path: "/eci/api/v1/virtualNode/createVirtualNode" },
    describeVirtualNodes: { method: "POST", path: "/eci/api/v1/virtualNode/describeVirtualNodes", reads: true },
    updateVirtualNode: { method: "POST", path: "/eci/api/v1/virtualNode/updateVirtualNode" },
    deleteVirtualNode: { method: "DELETE", path: "/eci/api/v1/virtualNode/deleteVirtualNode/{virtualNodeId}" },
    describeRegion: { method: "GET", path: "/eci/api/v1/region", query: ["regionId"], reads: true },
    describeAvailableResource: {
      method: "POST",
      path: "/eci/api/v1/containers/describeAvailableResource",
      reads: true,
    },
    describeContainerGroupPrice: {
      method: "POST",
      path: "/eci/api/v1/containers/describeContainerGroupPrice",
      reads: true,
    },
    batchDescribeContainerGroupPrice: {
      method: "POST",
      path: "/eci/api/v1/containers/batchDescribeContainerGroupPrice",
    },
    userEpPolicy: { method: "GET", path: "/eci/api/v1/iam/userEpPolicy", query: ["accountId", "userId"], reads: true },
  },
  shapes: {
    ContainerGroup: "containers?:[DescribeContainer initContainers?:[DescribeContainer volumes?:[DescribeVolume",
    DescribeContainer:
      "ports?:[ContainerPort environmentVar?:[EnvironmentVar volumeMount?:[VolumeMount readinessProbe?:Probe livenessProbe?:Probe",
    ContainerPort: "port:n protocol:s",
    EnvironmentVar: "key:s",
    VolumeMount: "name:s mountPath:s",
    Probe: "exec?:ExecAction httpGet?:HttpGetAction tcpSocket?:TcpSocketAction",
    ExecAction: "command:[s",
    HttpGetAction: "scheme:s port:n path:s",
    TcpSocketAction: "port:n",
    DescribeVolume: "downwardAPIVolumeItems?:[DownwardAPIItem projectedVolumeItems?:[ProjectedVolume",
    DownwardAPIItem: "path:s",
    ProjectedVolume: "sources?:[VolumeProjection",
    VolumeProjection: "downwardAPI?:DownwardAPIProjection",
    DownwardAPIProjection: "items?:[DownwardAPIItem",
  },
};
