// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";

export interface AgentsArgs {
  /** Cloud security agent. Default true. */
  security?: pulumi.Input<boolean>;
  /** Cloud monitoring agent. Default true. */
  monitor?: pulumi.Input<boolean>;
}

export interface Agents {
  /** Cloud security agent. Default true. */
  security?: boolean;
  /** Cloud monitoring agent. Default true. */
  monitor?: boolean;
}

export interface AuditDashboardsArgs {
  /** What happened. */
  overview: pulumi.Input<string>;
  /** Search in the log. */
  search: pulumi.Input<string>;
  /** Operations on nodes. */
  nodes: pulumi.Input<string>;
  /** Operations on Kubernetes objects. */
  objects: pulumi.Input<string>;
}

export interface AuditDashboards {
  /** What happened. */
  overview: string;
  /** Search in the log. */
  search: string;
  /** Operations on nodes. */
  nodes: string;
  /** Operations on Kubernetes objects. */
  objects: string;
}

export interface BaiduAssumeRoleArgs {
  /** Account that the role belongs to. */
  accountId: pulumi.Input<string>;
  /** The role. */
  roleName: pulumi.Input<string>;
  /** User ID; seldom needed. */
  userId?: pulumi.Input<string>;
  /** How long credentials last, at most 7200. */
  durationSeconds?: pulumi.Input<number>;
  /** What the credentials may do, in the vendor's own form. Default: all that the role or the user may. */
  accessControlList?: pulumi.Input<Array<pulumi.Input<Record<string, pulumi.Input<unknown>>>>>;
}

export interface BaiduAssumeRole {
  /** Account that the role belongs to. */
  accountId: string;
  /** The role. */
  roleName: string;
  /** User ID; seldom needed. */
  userId?: string;
  /** How long credentials last, at most 7200. */
  durationSeconds?: number;
  /** What the credentials may do, in the vendor's own form. Default: all that the role or the user may. */
  accessControlList?: Array<Record<string, unknown>>;
}

export interface BaiduEndpointsArgs {
  /** Base URL of BCI. */
  bci?: pulumi.Input<string>;
  /** Base URL of BEC. */
  bec?: pulumi.Input<string>;
  /** Base URL of STS, which credentials of roles come from. */
  sts?: pulumi.Input<string>;
}

export interface BaiduEndpoints {
  /** Base URL of BCI. */
  bci?: string;
  /** Base URL of BEC. */
  bec?: string;
  /** Base URL of STS, which credentials of roles come from. */
  sts?: string;
}

export interface BaiduSessionArgs {
  /** How long credentials last. Default 43200. */
  durationSeconds?: pulumi.Input<number>;
  /** What the credentials may do, in the vendor's own form. Default: all that the role or the user may. */
  accessControlList?: pulumi.Input<Array<pulumi.Input<Record<string, pulumi.Input<unknown>>>>>;
}

export interface BaiduSession {
  /** How long credentials last. Default 43200. */
  durationSeconds?: number;
  /** What the credentials may do, in the vendor's own form. Default: all that the role or the user may. */
  accessControlList?: Array<Record<string, unknown>>;
}

export interface BaiduSettingsArgs {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: pulumi.Input<string>;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: pulumi.Input<string>;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: pulumi.Input<string>;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: pulumi.Input<string>;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: pulumi.Input<boolean>;
  /** Goes before ours in the user agent. */
  userAgent?: pulumi.Input<string>;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: pulumi.Input<string | TimeoutSettingsArgs>;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: pulumi.Input<"none" | RetrySettingsArgs>;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: pulumi.Input<"none" | RateLimitSettingsArgs>;
  /** Id of the key pair. */
  accessKeyId?: pulumi.Input<string>;
  /** Key of the key pair. */
  secretAccessKey?: pulumi.Input<string>;
  /** Token of temporary (STS) credentials. */
  sessionToken?: pulumi.Input<string>;
  /** Profile in the files of the vendor's own tools to take the key pair from, before the environment. */
  credentialsProfile?: pulumi.Input<string>;
  /** Folder of those files. Default: that of each tool, such as `~/.tccli` or `~/.bce`. */
  credentialsFolder?: pulumi.Input<string>;
  /** Accounts that may be changed. Checked once, before the first call that changes something. */
  allowedAccountIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Accounts that must not be changed. */
  forbiddenAccountIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Role to take on: the calls are made with its temporary credentials, renewed before they end. */
  assumeRole?: pulumi.Input<BaiduAssumeRoleArgs>;
  /** Calls are made with temporary credentials of the same user (GetSessionToken), renewed before they end. */
  session?: pulumi.Input<BaiduSessionArgs>;
  /** `bj`, `gz`, `su`, `bd` or `fwh`; a resource's `region` comes before it. Default `bj`. */
  region?: pulumi.Input<string>;
  /** Base URLs of single services. */
  endpoints?: pulumi.Input<BaiduEndpointsArgs>;
  /** Version prefixes of the paths. */
  versions?: pulumi.Input<BaiduVersionsArgs>;
  /** How requests are signed. */
  signOption?: pulumi.Input<BaiduSignOptionArgs>;
}

export interface BaiduSettings {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: string;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: string;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: string;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: string;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: boolean;
  /** Goes before ours in the user agent. */
  userAgent?: string;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: string | TimeoutSettings;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: "none" | RetrySettings;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: Record<string, string>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: Record<string, string>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: "none" | RateLimitSettings;
  /** Id of the key pair. */
  accessKeyId?: string;
  /** Key of the key pair. */
  secretAccessKey?: string;
  /** Token of temporary (STS) credentials. */
  sessionToken?: string;
  /** Profile in the files of the vendor's own tools to take the key pair from, before the environment. */
  credentialsProfile?: string;
  /** Folder of those files. Default: that of each tool, such as `~/.tccli` or `~/.bce`. */
  credentialsFolder?: string;
  /** Accounts that may be changed. Checked once, before the first call that changes something. */
  allowedAccountIds?: Array<string>;
  /** Accounts that must not be changed. */
  forbiddenAccountIds?: Array<string>;
  /** Role to take on: the calls are made with its temporary credentials, renewed before they end. */
  assumeRole?: BaiduAssumeRole;
  /** Calls are made with temporary credentials of the same user (GetSessionToken), renewed before they end. */
  session?: BaiduSession;
  /** `bj`, `gz`, `su`, `bd` or `fwh`; a resource's `region` comes before it. Default `bj`. */
  region?: string;
  /** Base URLs of single services. */
  endpoints?: BaiduEndpoints;
  /** Version prefixes of the paths. */
  versions?: BaiduVersions;
  /** How requests are signed. */
  signOption?: BaiduSignOption;
}

export interface BaiduSignOptionArgs {
  /** Headers to sign, names in any case; `host` and every `x-bce-*` header are always signed. */
  headersToSign?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** How long a signature is good for, 1 to 86400. Default 1800. */
  expireSeconds?: pulumi.Input<number>;
  /** Signs every request by this time, for comparing signatures only: UTC, such as 2025-08-20T03:04:05Z. */
  timestamp?: pulumi.Input<string>;
}

export interface BaiduSignOption {
  /** Headers to sign, names in any case; `host` and every `x-bce-*` header are always signed. */
  headersToSign?: Array<string>;
  /** How long a signature is good for, 1 to 86400. Default 1800. */
  expireSeconds?: number;
  /** Signs every request by this time, for comparing signatures only: UTC, such as 2025-08-20T03:04:05Z. */
  timestamp?: string;
}

export interface BaiduVersionsArgs {
  /** Version prefix of BCI's paths. Default `v2`. */
  bci?: pulumi.Input<"v1" | "v2">;
  /** Version prefix of BEC's paths. Default `v2`. */
  bec?: pulumi.Input<"v1" | "v2">;
}

export interface BaiduVersions {
  /** Version prefix of BCI's paths. Default `v2`. */
  bci?: "v1" | "v2";
  /** Version prefix of BEC's paths. Default `v2`. */
  bec?: "v1" | "v2";
}

export interface BciAutoCreateEipArgs {
  /** Name of the address. Defaults to `eip`. */
  name?: pulumi.Input<string>;
  /** Line: `BGP` (standard, the default) or `BGP_S` (enhanced). */
  routeType?: pulumi.Input<"BGP" | "BGP_S">;
  /** Bandwidth in Mbps, fractions rounded down; 100 by default. By traffic: 1 to 200. By bandwidth: 1 to 500 on BGP, 100 to 5000 on BGP_S. */
  bandwidthInMbps?: pulumi.Input<number>;
  /** Defaults to ByTraffic, which BGP_S does not have. ByPeak95 is for postpaid shared bandwidth. */
  billingMethod?: pulumi.Input<"ByTraffic" | "ByBandwidth" | "ByPeak95">;
  /** Known to older versions of the API only. Default: not sent. */
  paymentTiming?: pulumi.Input<"Postpaid" | "Prepaid">;
}

export interface BciAutoCreateEip {
  /** Name of the address. Defaults to `eip`. */
  name?: string;
  /** Line: `BGP` (standard, the default) or `BGP_S` (enhanced). */
  routeType?: "BGP" | "BGP_S";
  /** Bandwidth in Mbps, fractions rounded down; 100 by default. By traffic: 1 to 200. By bandwidth: 1 to 500 on BGP, 100 to 5000 on BGP_S. */
  bandwidthInMbps?: number;
  /** Defaults to ByTraffic, which BGP_S does not have. ByPeak95 is for postpaid shared bandwidth. */
  billingMethod?: "ByTraffic" | "ByBandwidth" | "ByPeak95";
  /** Known to older versions of the API only. Default: not sent. */
  paymentTiming?: "Postpaid" | "Prepaid";
}

export interface BciContainerGroupArgs {
  /** Id of the group. */
  instanceId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** `Pending`, `Creating`, `Running`, `Terminating`, `Succeeded` or `Failed`. */
  status: pulumi.Input<string>;
  /** Its zone. */
  zone?: pulumi.Input<string>;
  /** `Always`, `OnFailure` or `Never`. */
  restartPolicy: pulumi.Input<string>;
  /** Cores, after rounding up. */
  cpu: pulumi.Input<number>;
  /** Memory in GiB, after rounding up. */
  memory: pulumi.Input<number>;
  /** Kind of processor, such as `intel`. */
  cpuType?: pulumi.Input<string>;
  /** GPU model. */
  gpuType?: pulumi.Input<string>;
  /** Address in the subnet. */
  privateIp?: pulumi.Input<string>;
  /** Public address. */
  publicIp?: pulumi.Input<string>;
  /** Bandwidth of the public address. */
  bandwidthInMbps?: pulumi.Input<number>;
  /** Tags by key. */
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** When it was made, UTC. */
  createTime: pulumi.Input<string>;
}

export interface BciContainerGroup {
  /** Id of the group. */
  instanceId: string;
  /** Its name. */
  name: string;
  /** `Pending`, `Creating`, `Running`, `Terminating`, `Succeeded` or `Failed`. */
  status: string;
  /** Its zone. */
  zone?: string;
  /** `Always`, `OnFailure` or `Never`. */
  restartPolicy: string;
  /** Cores, after rounding up. */
  cpu: number;
  /** Memory in GiB, after rounding up. */
  memory: number;
  /** Kind of processor, such as `intel`. */
  cpuType?: string;
  /** GPU model. */
  gpuType?: string;
  /** Address in the subnet. */
  privateIp?: string;
  /** Public address. */
  publicIp?: string;
  /** Bandwidth of the public address. */
  bandwidthInMbps?: number;
  /** Tags by key. */
  tags: Record<string, string>;
  /** When it was made, UTC. */
  createTime: string;
}

export interface BciContainerStatusArgs {
  /** Name of the container. */
  name: pulumi.Input<string>;
  /** `Waiting`, `Running` or `Terminated`. */
  state: pulumi.Input<string>;
  /** Whether its readiness probe has passed. */
  ready?: pulumi.Input<boolean>;
  /** How often it was restarted. */
  restartCount?: pulumi.Input<number>;
  /** Why it is in that state, for example `ErrImagePull`. */
  reason?: pulumi.Input<string>;
  /** More about the reason. */
  message?: pulumi.Input<string>;
  /** Exit code of an ended container. */
  exitCode?: pulumi.Input<number>;
}

export interface BciContainerStatus {
  /** Name of the container. */
  name: string;
  /** `Waiting`, `Running` or `Terminated`. */
  state: string;
  /** Whether its readiness probe has passed. */
  ready?: boolean;
  /** How often it was restarted. */
  restartCount?: number;
  /** Why it is in that state, for example `ErrImagePull`. */
  reason?: string;
  /** More about the reason. */
  message?: string;
  /** Exit code of an ended container. */
  exitCode?: number;
}

export interface BciEipArgs {
  /** Existing elastic IP to bind. */
  ip?: pulumi.Input<string>;
  /** Makes an elastic IP with the group; `{}` takes all defaults. */
  autoCreate?: pulumi.Input<BciAutoCreateEipArgs>;
}

export interface BciEip {
  /** Existing elastic IP to bind. */
  ip?: string;
  /** Makes an elastic IP with the group; `{}` takes all defaults. */
  autoCreate?: BciAutoCreateEip;
}

export interface BciImageCacheArgs {
  /** Id of the cache. */
  imageCacheId: pulumi.Input<string>;
  /** Its images with their tags. */
  images: pulumi.Input<Array<pulumi.Input<string>>>;
  /** `Creating`, `Created` or `Failed`. */
  status: pulumi.Input<string>;
  /** How far it is made, 0 to 100. */
  progress: pulumi.Input<number>;
  /** When it was made, UTC. */
  createTime: pulumi.Input<string>;
  /** When BCI takes it away. */
  expireTime?: pulumi.Input<string>;
  /** When a container group last used it. */
  lastMatchedTime?: pulumi.Input<string>;
}

export interface BciImageCache {
  /** Id of the cache. */
  imageCacheId: string;
  /** Its images with their tags. */
  images: Array<string>;
  /** `Creating`, `Created` or `Failed`. */
  status: string;
  /** How far it is made, 0 to 100. */
  progress: number;
  /** When it was made, UTC. */
  createTime: string;
  /** When BCI takes it away. */
  expireTime?: string;
  /** When a container group last used it. */
  lastMatchedTime?: string;
}

export interface BciVolumeArgs {
  /** Name that the containers' mounts use. */
  name: pulumi.Input<string>;
  /** Directory of a file server (CFS). */
  nfs?: pulumi.Input<NfsVolumeArgs>;
  /** Directory that lives and dies with the group. */
  emptyDir?: pulumi.Input<EmptyDirVolumeArgs>;
  /** Files with given content. */
  configFile?: pulumi.Input<ConfigFileVolumeArgs>;
}

export interface BciVolume {
  /** Name that the containers' mounts use. */
  name: string;
  /** Directory of a file server (CFS). */
  nfs?: NfsVolume;
  /** Directory that lives and dies with the group. */
  emptyDir?: EmptyDirVolume;
  /** Files with given content. */
  configFile?: ConfigFileVolume;
}

export interface BecConfigMapVolumeArgs {
  /** Name of a config map that exists in BEC. */
  name: pulumi.Input<string>;
}

export interface BecConfigMapVolume {
  /** Name of a config map that exists in BEC. */
  name: string;
}

export interface BecContainerStatusArgs {
  /** Name of the container. */
  name: pulumi.Input<string>;
  /** Whether it is ready. */
  ready: pulumi.Input<boolean>;
  /** How often it was restarted. */
  restartCount: pulumi.Input<number>;
  /** How it is. */
  state?: pulumi.Input<"Running" | "Waiting" | "Terminated">;
  /** Why it waits or ended. */
  reason?: pulumi.Input<string>;
  /** More about the reason. */
  message?: pulumi.Input<string>;
  /** Exit code of an ended container. */
  exitCode?: pulumi.Input<number>;
}

export interface BecContainerStatus {
  /** Name of the container. */
  name: string;
  /** Whether it is ready. */
  ready: boolean;
  /** How often it was restarted. */
  restartCount: number;
  /** How it is. */
  state?: "Running" | "Waiting" | "Terminated";
  /** Why it waits or ended. */
  reason?: string;
  /** More about the reason. */
  message?: string;
  /** Exit code of an ended container. */
  exitCode?: number;
}

export interface BecDeployInstanceArgs {
  /** Id of the edge node, such as `cn-shanghai-ct`; says it all. */
  regionId?: pulumi.Input<string>;
  /** Large region: NORTH_CHINA, EAST_CHINA, SOUTH_CHINA, CENTRAL_CHINA, NORTH_EAST, NORTH_WEST or SOUTH_WEST. */
  region?: pulumi.Input<string>;
  /** City, such as SHANGHAI. */
  city?: pulumi.Input<string>;
  /** Operator of the line. */
  serviceProvider?: pulumi.Input<"CHINA_MOBILE" | "CHINA_UNICOM" | "CHINA_TELECOM" | "TRIPLE_LINE" | "BGP" | "INTRA">;
  /** Number of pods here. Defaults to 1. The API documents no bounds. */
  replicas?: pulumi.Input<number>;
  /** Kind of network, such as `vpc`. By default BEC chooses. */
  networkType?: pulumi.Input<string>;
  /** VPC of the edge, with a networkType that has one. */
  vpcId?: pulumi.Input<string>;
  /** Subnet of that VPC. */
  subnetId?: pulumi.Input<string>;
  /** Lines to use of a node that has several. */
  subServiceProviders?: pulumi.Input<Array<pulumi.Input<"ct" | "un" | "cm" | "intra">>>;
}

export interface BecDeployInstance {
  /** Id of the edge node, such as `cn-shanghai-ct`; says it all. */
  regionId?: string;
  /** Large region: NORTH_CHINA, EAST_CHINA, SOUTH_CHINA, CENTRAL_CHINA, NORTH_EAST, NORTH_WEST or SOUTH_WEST. */
  region?: string;
  /** City, such as SHANGHAI. */
  city?: string;
  /** Operator of the line. */
  serviceProvider?: "CHINA_MOBILE" | "CHINA_UNICOM" | "CHINA_TELECOM" | "TRIPLE_LINE" | "BGP" | "INTRA";
  /** Number of pods here. Defaults to 1. The API documents no bounds. */
  replicas?: number;
  /** Kind of network, such as `vpc`. By default BEC chooses. */
  networkType?: string;
  /** VPC of the edge, with a networkType that has one. */
  vpcId?: string;
  /** Subnet of that VPC. */
  subnetId?: string;
  /** Lines to use of a node that has several. */
  subServiceProviders?: Array<"ct" | "un" | "cm" | "intra">;
}

export interface BecDeploymentArgs {
  /** Id of the deployment. */
  id: pulumi.Input<string>;
  /** Edge node. */
  regionId?: pulumi.Input<string>;
  /** Large region. */
  region: pulumi.Input<string>;
  /** City. */
  city?: pulumi.Input<string>;
  /** Operator of the line. */
  serviceProvider: pulumi.Input<string>;
  /** Public addresses of its pods. */
  publicIps: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Public IPv6 addresses of its pods. */
  ipv6PublicIps: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Addresses of its pods inside the edge. */
  privateIps: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface BecDeployment {
  /** Id of the deployment. */
  id: string;
  /** Edge node. */
  regionId?: string;
  /** Large region. */
  region: string;
  /** City. */
  city?: string;
  /** Operator of the line. */
  serviceProvider: string;
  /** Public addresses of its pods. */
  publicIps: Array<string>;
  /** Public IPv6 addresses of its pods. */
  ipv6PublicIps: Array<string>;
  /** Addresses of its pods inside the edge. */
  privateIps: Array<string>;
}

export interface BecDnsConfigArgs {
  /** Name servers, in order. */
  nameservers?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface BecDnsConfig {
  /** Name servers, in order. */
  nameservers?: Array<string>;
}

export interface BecEdgeNodeArgs {
  /** What `region` of a deploy instance takes. */
  region: pulumi.Input<string>;
  /** What its `city` takes. */
  city: pulumi.Input<string>;
  /** What its `serviceProvider` takes. */
  serviceProvider: pulumi.Input<string>;
  /** Id of the node. */
  regionId: pulumi.Input<string>;
  /** Country. */
  country?: pulumi.Input<string>;
  /** What the node can do. */
  capabilities: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface BecEdgeNode {
  /** What `region` of a deploy instance takes. */
  region: string;
  /** What its `city` takes. */
  city: string;
  /** What its `serviceProvider` takes. */
  serviceProvider: string;
  /** Id of the node. */
  regionId: string;
  /** Country. */
  country?: string;
  /** What the node can do. */
  capabilities: Array<string>;
}

export interface BecElasticsearchArgs {
  /** Address. */
  ip: pulumi.Input<string>;
  /** Port. Defaults to 9200. */
  port?: pulumi.Input<number>;
  /** Index to write to. */
  index: pulumi.Input<string>;
  /** Whether it wants a login. Defaults to false. */
  encrypted?: pulumi.Input<boolean>;
  /** User of the login. */
  userName?: pulumi.Input<string>;
  /** Password of the login. Kept as a secret. */
  password?: pulumi.Input<string>;
}

export interface BecElasticsearch {
  /** Address. */
  ip: string;
  /** Port. Defaults to 9200. */
  port?: number;
  /** Index to write to. */
  index: string;
  /** Whether it wants a login. Defaults to false. */
  encrypted?: boolean;
  /** User of the login. */
  userName?: string;
  /** Password of the login. Kept as a secret. */
  password?: string;
}

export interface BecHostAliasArgs {
  /** Address. */
  ip: pulumi.Input<string>;
  /** Names for it. The order means nothing. */
  hostnames: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface BecHostAlias {
  /** Address. */
  ip: string;
  /** Names for it. The order means nothing. */
  hostnames: Array<string>;
}

export interface BecLogCollectionArgs {
  /** Collect standard output. Defaults to true. */
  standard?: pulumi.Input<boolean>;
  /** Collect files too, at `logPath`. Defaults to false. */
  custom?: pulumi.Input<boolean>;
  /** Path of the files in the containers. */
  logPath?: pulumi.Input<string>;
  /** Read lines as JSON. Defaults to false. */
  jsonAnalysis?: pulumi.Input<boolean>;
  /** Kind of output, in BEC's words. By default BEC chooses. */
  logOutputType?: pulumi.Input<string>;
  /** Where to push the logs to. */
  elasticsearch?: pulumi.Input<BecElasticsearchArgs>;
}

export interface BecLogCollection {
  /** Collect standard output. Defaults to true. */
  standard?: boolean;
  /** Collect files too, at `logPath`. Defaults to false. */
  custom?: boolean;
  /** Path of the files in the containers. */
  logPath?: string;
  /** Read lines as JSON. Defaults to false. */
  jsonAnalysis?: boolean;
  /** Kind of output, in BEC's words. By default BEC chooses. */
  logOutputType?: string;
  /** Where to push the logs to. */
  elasticsearch?: BecElasticsearch;
}

export interface BecMetricSampleArgs {
  /** Unix seconds. */
  time: pulumi.Input<number>;
  /** Value at that time. */
  value: pulumi.Input<number>;
}

export interface BecMetricSample {
  /** Unix seconds. */
  time: number;
  /** Value at that time. */
  value: number;
}

export interface BecPlaceArgs {
  /** Region. */
  region: pulumi.Input<string>;
  /** City. */
  city?: pulumi.Input<string>;
  /** Operator, such as `CHINA_MOBILE`. */
  serviceProvider: pulumi.Input<string>;
  /** Id of the node. */
  regionId?: pulumi.Input<string>;
  /** Pods wanted there. */
  replicas: pulumi.Input<number>;
}

export interface BecPlace {
  /** Region. */
  region: string;
  /** City. */
  city?: string;
  /** Operator, such as `CHINA_MOBILE`. */
  serviceProvider: string;
  /** Id of the node. */
  regionId?: string;
  /** Pods wanted there. */
  replicas: number;
}

export interface BecPodArgs {
  /** Name of the pod, which is its id. */
  podName: pulumi.Input<string>;
  /** Its deployment. */
  deploymentId: pulumi.Input<string>;
  /** Its service. */
  serviceId?: pulumi.Input<string>;
  /** Its state. */
  status: pulumi.Input<string>;
  /** Region. */
  region?: pulumi.Input<string>;
  /** City. */
  city?: pulumi.Input<string>;
  /** Cores. */
  cpu?: pulumi.Input<number>;
  /** Memory in GB. */
  memory?: pulumi.Input<number>;
  /** Public address. */
  publicIp?: pulumi.Input<string>;
  /** Public IPv6 address. */
  ipv6PublicIp?: pulumi.Input<string>;
  /** Private address. */
  privateIp?: pulumi.Input<string>;
  /** Bandwidth with its unit. */
  bandwidth?: pulumi.Input<string>;
  /** Images of its containers. */
  images: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface BecPod {
  /** Name of the pod, which is its id. */
  podName: string;
  /** Its deployment. */
  deploymentId: string;
  /** Its service. */
  serviceId?: string;
  /** Its state. */
  status: string;
  /** Region. */
  region?: string;
  /** City. */
  city?: string;
  /** Cores. */
  cpu?: number;
  /** Memory in GB. */
  memory?: number;
  /** Public address. */
  publicIp?: string;
  /** Public IPv6 address. */
  ipv6PublicIp?: string;
  /** Private address. */
  privateIp?: string;
  /** Bandwidth with its unit. */
  bandwidth?: string;
  /** Images of its containers. */
  images: Array<string>;
}

export interface BecPodEventArgs {
  /** Name of the event. */
  name?: pulumi.Input<string>;
  /** Its type. */
  type?: pulumi.Input<string>;
  /** What happened. */
  message?: pulumi.Input<string>;
}

export interface BecPodEvent {
  /** Name of the event. */
  name?: string;
  /** Its type. */
  type?: string;
  /** What happened. */
  message?: string;
}

export interface BecSecretVolumeArgs {
  /** Name of a secret that exists in BEC. */
  secretName: pulumi.Input<string>;
}

export interface BecSecretVolume {
  /** Name of a secret that exists in BEC. */
  secretName: string;
}

export interface BecServiceArgs {
  /** Id of the service. */
  serviceId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** Its state, such as `RUNNING`, `PENDING`, `STOP` or `EXCEPTION`. */
  status: pulumi.Input<string>;
  /** Cores of all pods together. */
  cpu: pulumi.Input<number>;
  /** Memory of all pods together, in GB. */
  memory: pulumi.Input<number>;
  /** GPUs of all pods together. */
  gpu: pulumi.Input<number>;
  /** Disk of all pods together, in GB. */
  disk: pulumi.Input<number>;
  /** Pods wanted. */
  pods: pulumi.Input<number>;
  /** Pods that run. */
  runningPods: pulumi.Input<number>;
  /** Where it runs. */
  places: pulumi.Input<Array<pulumi.Input<BecPlaceArgs>>>;
  /** When it was made, as the cloud writes it. */
  createTime?: pulumi.Input<string>;
}

export interface BecService {
  /** Id of the service. */
  serviceId: string;
  /** Its name. */
  name: string;
  /** Its state, such as `RUNNING`, `PENDING`, `STOP` or `EXCEPTION`. */
  status: string;
  /** Cores of all pods together. */
  cpu: number;
  /** Memory of all pods together, in GB. */
  memory: number;
  /** GPUs of all pods together. */
  gpu: number;
  /** Disk of all pods together, in GB. */
  disk: number;
  /** Pods wanted. */
  pods: number;
  /** Pods that run. */
  runningPods: number;
  /** Where it runs. */
  places: Array<BecPlace>;
  /** When it was made, as the cloud writes it. */
  createTime?: string;
}

export interface BecServiceDeploymentArgs {
  /** Id of the deployment. */
  deploymentId: pulumi.Input<string>;
  /** Where it runs. */
  place: pulumi.Input<BecPlaceArgs>;
  /** Pods wanted. */
  pods?: pulumi.Input<number>;
  /** Pods that run. */
  runningPods?: pulumi.Input<number>;
  /** Bandwidth with its unit, such as `100Mbps`. */
  bandwidth?: pulumi.Input<string>;
  /** Images of its containers. */
  images: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface BecServiceDeployment {
  /** Id of the deployment. */
  deploymentId: string;
  /** Where it runs. */
  place: BecPlace;
  /** Pods wanted. */
  pods?: number;
  /** Pods that run. */
  runningPods?: number;
  /** Bandwidth with its unit, such as `100Mbps`. */
  bandwidth?: string;
  /** Images of its containers. */
  images: Array<string>;
}

export interface BecVolumeArgs {
  /** Name that the containers' mounts use. */
  name: pulumi.Input<string>;
  /** The keys of a config map as files. */
  configMap?: pulumi.Input<BecConfigMapVolumeArgs>;
  /** The keys of a secret as files. */
  secret?: pulumi.Input<BecSecretVolumeArgs>;
  /** Directory that lives and dies with the pod. */
  emptyDir?: pulumi.Input<EmptyDirVolumeArgs>;
  /** A data disk for each pod. */
  volumeClaimTemplate?: pulumi.Input<BecVolumeClaimTemplateArgs>;
}

export interface BecVolume {
  /** Name that the containers' mounts use. */
  name: string;
  /** The keys of a config map as files. */
  configMap?: BecConfigMapVolume;
  /** The keys of a secret as files. */
  secret?: BecSecretVolume;
  /** Directory that lives and dies with the pod. */
  emptyDir?: EmptyDirVolume;
  /** A data disk for each pod. */
  volumeClaimTemplate?: BecVolumeClaimTemplate;
}

export interface BecVolumeClaimTemplateArgs {
  /** Size: a whole number of GB, or a quantity such as "100Gi". */
  storageSize: pulumi.Input<number | string>;
  /** Kind of disk, in BEC's words. The last four are known to Baidu's SDK only. By default BEC chooses. */
  diskType?: pulumi.Input<
    | "NVME"
    | "SATA"
    | "CDS_HDD"
    | "CDS_SSD"
    | "RBD_SSD"
    | "HDD_PASSTHROUGH"
    | "SSD_PASSTHROUGH"
    | "HDD_PASSTHROUGH_4T"
    | "SSD_PASSTHROUGH_4T"
    | "VK_CDS_SSD"
    | "VK_CDS_HDD"
  >;
}

export interface BecVolumeClaimTemplate {
  /** Size: a whole number of GB, or a quantity such as "100Gi". */
  storageSize: number | string;
  /** Kind of disk, in BEC's words. The last four are known to Baidu's SDK only. By default BEC chooses. */
  diskType?:
    | "NVME"
    | "SATA"
    | "CDS_HDD"
    | "CDS_SSD"
    | "RBD_SSD"
    | "HDD_PASSTHROUGH"
    | "SSD_PASSTHROUGH"
    | "HDD_PASSTHROUGH_4T"
    | "SSD_PASSTHROUGH_4T"
    | "VK_CDS_SSD"
    | "VK_CDS_HDD";
}

export interface CapabilitiesArgs {
  /** Capabilities to add, such as NET_ADMIN. */
  add?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Capabilities to take away. */
  drop?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface Capabilities {
  /** Capabilities to add, such as NET_ADMIN. */
  add?: Array<string>;
  /** Capabilities to take away. */
  drop?: Array<string>;
}

export interface ClusterEndpointsArgs {
  /** Public address of the API server, with port. */
  external?: pulumi.Input<string>;
  /** Private address of the API server, with port. */
  intranet?: pulumi.Input<string>;
  /** Domain name of the API server. */
  domain?: pulumi.Input<string>;
  /** Domain name for public access. */
  externalDomain?: pulumi.Input<string>;
  /** Domain name for private access. */
  intranetDomain?: pulumi.Input<string>;
  /** CA certificate of the API server, PEM. */
  certificateAuthority?: pulumi.Input<string>;
}

export interface ClusterEndpoints {
  /** Public address of the API server, with port. */
  external?: string;
  /** Private address of the API server, with port. */
  intranet?: string;
  /** Domain name of the API server. */
  domain?: string;
  /** Domain name for public access. */
  externalDomain?: string;
  /** Domain name for private access. */
  intranetDomain?: string;
  /** CA certificate of the API server, PEM. */
  certificateAuthority?: string;
}

export interface ClusterExtraArgsArgs {
  /** kube-apiserver arguments, each `key=value`. */
  kubeApiServer?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** kube-controller-manager arguments. */
  kubeControllerManager?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** kube-scheduler arguments. */
  kubeScheduler?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface ClusterExtraArgs {
  /** kube-apiserver arguments, each `key=value`. */
  kubeApiServer?: Array<string>;
  /** kube-controller-manager arguments. */
  kubeControllerManager?: Array<string>;
  /** kube-scheduler arguments. */
  kubeScheduler?: Array<string>;
}

export interface ConfigFileArgs {
  /** Path of the file below the mount directory. */
  path: pulumi.Input<string>;
  /** Content, sent as it is written here. */
  content: pulumi.Input<string>;
}

export interface ConfigFile {
  /** Path of the file below the mount directory. */
  path: string;
  /** Content, sent as it is written here. */
  content: string;
}

export interface ConfigFileVolumeArgs {
  /** Permission bits of the files, for example 0o644. */
  defaultMode?: pulumi.Input<number>;
  /** The files. Their content is fixed when the group is made. */
  files: pulumi.Input<Array<pulumi.Input<ConfigFileArgs>>>;
}

export interface ConfigFileVolume {
  /** Permission bits of the files, for example 0o644. */
  defaultMode?: number;
  /** The files. Their content is fixed when the group is made. */
  files: Array<ConfigFile>;
}

export interface ConfigMapVolumeArgs {
  /** Name of the ConfigMap, in the namespace of the pod. */
  name: pulumi.Input<string>;
}

export interface ConfigMapVolume {
  /** Name of the ConfigMap, in the namespace of the pod. */
  name: string;
}

export interface ContainerArgs {
  /** Name of the container, unique in its group. */
  name: pulumi.Input<string>;
  /** Image with its tag. */
  image: pulumi.Input<string>;
  /** When to pull the image. The clouds' default is `IfNotPresent`. */
  imagePullPolicy?: pulumi.Input<"Always" | "IfNotPresent" | "Never">;
  /** Entry point. Defaults to the image's. */
  command?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Arguments of the entry point. Defaults to the image's. */
  args?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Working directory. Defaults to the image's. */
  workingDir?: pulumi.Input<string>;
  /** Environment variables. */
  env?: pulumi.Input<Array<pulumi.Input<EnvVarArgs>>>;
  /** Ports the container listens on. */
  ports?: pulumi.Input<Array<pulumi.Input<ContainerPortArgs>>>;
  /** What the container needs. */
  resources?: pulumi.Input<ContainerResourcesArgs>;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: pulumi.Input<Array<pulumi.Input<VolumeMountArgs>>>;
  /** When it fails, the container is restarted. */
  livenessProbe?: pulumi.Input<ProbeArgs>;
  /** When it fails, the container counts as not ready. */
  readinessProbe?: pulumi.Input<ProbeArgs>;
  /** Until it succeeds, the other probes wait. */
  startupProbe?: pulumi.Input<ProbeArgs>;
  /** Commands around start and stop, where the cloud can. */
  lifecycle?: pulumi.Input<ContainerLifecycleArgs>;
  /** Keep standard input open. Defaults to false. */
  stdin?: pulumi.Input<boolean>;
  /** Close standard input after the first attach. Defaults to false. */
  stdinOnce?: pulumi.Input<boolean>;
  /** Allocate a terminal; needs `stdin`. Defaults to false. */
  tty?: pulumi.Input<boolean>;
  /** User and rights of the container. */
  securityContext?: pulumi.Input<ContainerSecurityContextArgs>;
}

export interface Container {
  /** Name of the container, unique in its group. */
  name: string;
  /** Image with its tag. */
  image: string;
  /** When to pull the image. The clouds' default is `IfNotPresent`. */
  imagePullPolicy?: "Always" | "IfNotPresent" | "Never";
  /** Entry point. Defaults to the image's. */
  command?: Array<string>;
  /** Arguments of the entry point. Defaults to the image's. */
  args?: Array<string>;
  /** Working directory. Defaults to the image's. */
  workingDir?: string;
  /** Environment variables. */
  env?: Array<EnvVar>;
  /** Ports the container listens on. */
  ports?: Array<ContainerPort>;
  /** What the container needs. */
  resources?: ContainerResources;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: Array<VolumeMount>;
  /** When it fails, the container is restarted. */
  livenessProbe?: Probe;
  /** When it fails, the container counts as not ready. */
  readinessProbe?: Probe;
  /** Until it succeeds, the other probes wait. */
  startupProbe?: Probe;
  /** Commands around start and stop, where the cloud can. */
  lifecycle?: ContainerLifecycle;
  /** Keep standard input open. Defaults to false. */
  stdin?: boolean;
  /** Close standard input after the first attach. Defaults to false. */
  stdinOnce?: boolean;
  /** Allocate a terminal; needs `stdin`. Defaults to false. */
  tty?: boolean;
  /** User and rights of the container. */
  securityContext?: ContainerSecurityContext;
}

export interface ContainerLifecycleArgs {
  /** Runs right after the container was made, beside its entry point. */
  postStart?: pulumi.Input<LifecycleHookArgs>;
  /** Runs before the container is ended; the grace period counts already. */
  preStop?: pulumi.Input<LifecycleHookArgs>;
}

export interface ContainerLifecycle {
  /** Runs right after the container was made, beside its entry point. */
  postStart?: LifecycleHook;
  /** Runs before the container is ended; the grace period counts already. */
  preStop?: LifecycleHook;
}

export interface ContainerPortArgs {
  /** Port the container listens on, 1 to 65535; BEC takes 0 to 65536. */
  containerPort: pulumi.Input<number>;
  /** Defaults to TCP. */
  protocol?: pulumi.Input<"TCP" | "UDP" | "SCTP">;
  /** Name of the port. */
  name?: pulumi.Input<string>;
  /** Port of the machine to open, where the cloud can. */
  hostPort?: pulumi.Input<number>;
  /** Address of the machine to open it at. Default: all. */
  hostIP?: pulumi.Input<string>;
}

export interface ContainerPort {
  /** Port the container listens on, 1 to 65535; BEC takes 0 to 65536. */
  containerPort: number;
  /** Defaults to TCP. */
  protocol?: "TCP" | "UDP" | "SCTP";
  /** Name of the port. */
  name?: string;
  /** Port of the machine to open, where the cloud can. */
  hostPort?: number;
  /** Address of the machine to open it at. Default: all. */
  hostIP?: string;
}

export interface ContainerResourcesArgs {
  /** Cores: a number (0.5) or a Kubernetes quantity ("500m"). */
  cpu?: pulumi.Input<number | string>;
  /** Memory: a number of GiB (2) or a Kubernetes quantity ("512Mi", "2Gi"). */
  memory?: pulumi.Input<number | string>;
  /** Number of GPUs. */
  gpu?: pulumi.Input<number>;
}

export interface ContainerResources {
  /** Cores: a number (0.5) or a Kubernetes quantity ("500m"). */
  cpu?: number | string;
  /** Memory: a number of GiB (2) or a Kubernetes quantity ("512Mi", "2Gi"). */
  memory?: number | string;
  /** Number of GPUs. */
  gpu?: number;
}

export interface ContainerSecurityContextArgs {
  /** User id of the entry point. Defaults to the image's. */
  runAsUser?: pulumi.Input<number>;
  /** Group id of the entry point. Defaults to the image's. */
  runAsGroup?: pulumi.Input<number>;
  /** Refuse to start as root. */
  runAsNonRoot?: pulumi.Input<boolean>;
  /** Defaults to false. */
  readOnlyRootFilesystem?: pulumi.Input<boolean>;
  /** Linux capabilities, on top of the runtime's own. */
  capabilities?: pulumi.Input<CapabilitiesArgs>;
}

export interface ContainerSecurityContext {
  /** User id of the entry point. Defaults to the image's. */
  runAsUser?: number;
  /** Group id of the entry point. Defaults to the image's. */
  runAsGroup?: number;
  /** Refuse to start as root. */
  runAsNonRoot?: boolean;
  /** Defaults to false. */
  readOnlyRootFilesystem?: boolean;
  /** Linux capabilities, on top of the runtime's own. */
  capabilities?: Capabilities;
}

export interface CtyunEndpointsArgs {
  /** Base URL of ECI. */
  eci?: pulumi.Input<string>;
}

export interface CtyunEndpoints {
  /** Base URL of ECI. */
  eci?: string;
}

export interface CtyunSettingsArgs {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: pulumi.Input<string>;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: pulumi.Input<string>;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: pulumi.Input<string>;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: pulumi.Input<string>;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: pulumi.Input<boolean>;
  /** Goes before ours in the user agent. */
  userAgent?: pulumi.Input<string>;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: pulumi.Input<string | TimeoutSettingsArgs>;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: pulumi.Input<"none" | RetrySettingsArgs>;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: pulumi.Input<"none" | RateLimitSettingsArgs>;
  /** Id of the key pair. */
  accessKey?: pulumi.Input<string>;
  /** Key of the key pair. */
  secretKey?: pulumi.Input<string>;
  /** Profile in the files of the vendor's own tools to take the key pair from, before the environment. */
  credentialsProfile?: pulumi.Input<string>;
  /** Folder of those files. Default: that of each tool, such as `~/.tccli` or `~/.bce`. */
  credentialsFolder?: pulumi.Input<string>;
  /** Resource pool, 32 hex digits; a resource's `region` comes before it. */
  regionId?: pulumi.Input<string>;
  /** Base URLs of single services. */
  endpoints?: pulumi.Input<CtyunEndpointsArgs>;
}

export interface CtyunSettings {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: string;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: string;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: string;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: string;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: boolean;
  /** Goes before ours in the user agent. */
  userAgent?: string;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: string | TimeoutSettings;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: "none" | RetrySettings;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: Record<string, string>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: Record<string, string>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: "none" | RateLimitSettings;
  /** Id of the key pair. */
  accessKey?: string;
  /** Key of the key pair. */
  secretKey?: string;
  /** Profile in the files of the vendor's own tools to take the key pair from, before the environment. */
  credentialsProfile?: string;
  /** Folder of those files. Default: that of each tool, such as `~/.tccli` or `~/.bce`. */
  credentialsFolder?: string;
  /** Resource pool, 32 hex digits; a resource's `region` comes before it. */
  regionId?: string;
  /** Base URLs of single services. */
  endpoints?: CtyunEndpoints;
}

export interface DataDiskMountsArgs {
  /** Machine model the mounts are for. */
  instanceType: pulumi.Input<string>;
  /** Zone of the machines. */
  zone: pulumi.Input<string>;
  /** The disks and where they are mounted. */
  dataDisks: pulumi.Input<Array<pulumi.Input<NodeDataDiskArgs>>>;
}

export interface DataDiskMounts {
  /** Machine model the mounts are for. */
  instanceType: string;
  /** Zone of the machines. */
  zone: string;
  /** The disks and where they are mounted. */
  dataDisks: Array<NodeDataDisk>;
}

export interface EciAutoCreateEipArgs {
  /** Bandwidth in Mbps. Defaults to 5. */
  bandwidthInMbps?: pulumi.Input<number>;
  /** Pool the address is taken from. By default ECI chooses. */
  addressPoolName?: pulumi.Input<string>;
}

export interface EciAutoCreateEip {
  /** Bandwidth in Mbps. Defaults to 5. */
  bandwidthInMbps?: number;
  /** Pool the address is taken from. By default ECI chooses. */
  addressPoolName?: string;
}

export interface EciConditionArgs {
  /** What it is about, such as `Ready`. */
  type: pulumi.Input<string>;
  /** `True`, `False` or `Unknown`. */
  status: pulumi.Input<string>;
  /** Why. */
  reason?: pulumi.Input<string>;
  /** More about the reason. */
  message?: pulumi.Input<string>;
}

export interface EciCondition {
  /** What it is about, such as `Ready`. */
  type: string;
  /** `True`, `False` or `Unknown`. */
  status: string;
  /** Why. */
  reason?: string;
  /** More about the reason. */
  message?: string;
}

export interface EciConfigFileArgs {
  /** Path of the file below the mount directory. */
  path: pulumi.Input<string>;
  /** Content as it is to stand in the file; it is sent as base64. */
  content: pulumi.Input<string>;
  /** Permission bits, for example 0o644. Defaults to `defaultMode`. */
  mode?: pulumi.Input<number>;
}

export interface EciConfigFile {
  /** Path of the file below the mount directory. */
  path: string;
  /** Content as it is to stand in the file; it is sent as base64. */
  content: string;
  /** Permission bits, for example 0o644. Defaults to `defaultMode`. */
  mode?: number;
}

export interface EciConfigFileVolumeArgs {
  /** Permission bits, for example 0o644. ECI does not tell them: drift cannot be seen. */
  defaultMode?: pulumi.Input<number>;
  /** The files. */
  files: pulumi.Input<Array<pulumi.Input<EciConfigFileArgs>>>;
}

export interface EciConfigFileVolume {
  /** Permission bits, for example 0o644. ECI does not tell them: drift cannot be seen. */
  defaultMode?: number;
  /** The files. */
  files: Array<EciConfigFile>;
}

export interface EciContainerLoadArgs {
  /** Name of the container. */
  name: pulumi.Input<string>;
  /** CPU in use, in percent. */
  cpuPercent?: pulumi.Input<number>;
  /** Memory in use, in percent. */
  memoryPercent?: pulumi.Input<number>;
}

export interface EciContainerLoad {
  /** Name of the container. */
  name: string;
  /** CPU in use, in percent. */
  cpuPercent?: number;
  /** Memory in use, in percent. */
  memoryPercent?: number;
}

export interface EciDataCacheRowArgs {
  /** Id of the cache. */
  dataCacheId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** Its bucket. */
  bucket: pulumi.Input<string>;
  /** Its path in the bucket. */
  path: pulumi.Input<string>;
  /** Its size in GB. */
  size?: pulumi.Input<number>;
  /** Its state, in the cloud's words. */
  status: pulumi.Input<string>;
  /** How far it is made. */
  progress?: pulumi.Input<string>;
  /** Tags by key. */
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Its zone. */
  zone?: pulumi.Input<string>;
  /** When it was made, UTC. */
  createTime?: pulumi.Input<string>;
  /** When it goes, UTC; without it, never. */
  expireTime?: pulumi.Input<string>;
  /** When a group last used it, UTC. */
  lastMatchedTime?: pulumi.Input<string>;
}

export interface EciDataCacheRow {
  /** Id of the cache. */
  dataCacheId: string;
  /** Its name. */
  name: string;
  /** Its bucket. */
  bucket: string;
  /** Its path in the bucket. */
  path: string;
  /** Its size in GB. */
  size?: number;
  /** Its state, in the cloud's words. */
  status: string;
  /** How far it is made. */
  progress?: string;
  /** Tags by key. */
  tags: Record<string, string>;
  /** Its zone. */
  zone?: string;
  /** When it was made, UTC. */
  createTime?: string;
  /** When it goes, UTC; without it, never. */
  expireTime?: string;
  /** When a group last used it, UTC. */
  lastMatchedTime?: string;
}

export interface EciDataSourceArgs {
  /** A Git repository: the only source that the documents show. */
  git: pulumi.Input<EciGitSourceArgs>;
}

export interface EciDataSource {
  /** A Git repository: the only source that the documents show. */
  git: EciGitSource;
}

export interface EciDiskVolumeArgs {
  /** Id of the cloud disk. */
  volumeHandle: pulumi.Input<string>;
  /** File system. A disk that has one is only mounted as that. */
  fsType: pulumi.Input<"ext4" | "xfs">;
  /** Defaults to false. */
  readOnly?: pulumi.Input<boolean>;
}

export interface EciDiskVolume {
  /** Id of the cloud disk. */
  volumeHandle: string;
  /** File system. A disk that has one is only mounted as that. */
  fsType: "ext4" | "xfs";
  /** Defaults to false. */
  readOnly?: boolean;
}

export interface EciDnsConfigArgs {
  /** Addresses of the DNS servers, first asked first. */
  nameservers?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Domains to search in, in order. */
  searches?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Options of the resolver. */
  options?: pulumi.Input<Array<pulumi.Input<EciDnsOptionArgs>>>;
}

export interface EciDnsConfig {
  /** Addresses of the DNS servers, first asked first. */
  nameservers?: Array<string>;
  /** Domains to search in, in order. */
  searches?: Array<string>;
  /** Options of the resolver. */
  options?: Array<EciDnsOption>;
}

export interface EciDnsOptionArgs {
  /** Name of the option, such as `ndots`. */
  name: pulumi.Input<string>;
  /** Value of the option. */
  value?: pulumi.Input<string>;
}

export interface EciDnsOption {
  /** Name of the option, such as `ndots`. */
  name: string;
  /** Value of the option. */
  value?: string;
}

export interface EciDownwardApiItemArgs {
  /** Name of the file. */
  path: pulumi.Input<string>;
  /** Field of the group: `metadata.name` or `metadata.namespace`. */
  fieldRef?: pulumi.Input<FieldSelectorArgs>;
  /** Resource of a container. */
  resourceFieldRef?: pulumi.Input<ResourceFieldSelectorArgs>;
  /** Permission bits, for example 0o644. Defaults to `defaultMode`. */
  mode?: pulumi.Input<number>;
}

export interface EciDownwardApiItem {
  /** Name of the file. */
  path: string;
  /** Field of the group: `metadata.name` or `metadata.namespace`. */
  fieldRef?: FieldSelector;
  /** Resource of a container. */
  resourceFieldRef?: ResourceFieldSelector;
  /** Permission bits, for example 0o644. Defaults to `defaultMode`. */
  mode?: number;
}

export interface EciDownwardApiVolumeArgs {
  /** Permission bits, for example 0o644. ECI does not tell them: drift cannot be seen. */
  defaultMode?: pulumi.Input<number>;
  /** The files, each with one fact. */
  items: pulumi.Input<Array<pulumi.Input<EciDownwardApiItemArgs>>>;
}

export interface EciDownwardApiVolume {
  /** Permission bits, for example 0o644. ECI does not tell them: drift cannot be seen. */
  defaultMode?: number;
  /** The files, each with one fact. */
  items: Array<EciDownwardApiItem>;
}

export interface EciEipArgs {
  /** Existing elastic IP. CTyun closes its ports 80, 443, 8080 and 8443 until they are asked for. */
  eipInstanceId?: pulumi.Input<string>;
  /** Makes an elastic IP; `{}` takes all defaults. */
  autoCreate?: pulumi.Input<EciAutoCreateEipArgs>;
}

export interface EciEip {
  /** Existing elastic IP. CTyun closes its ports 80, 443, 8080 and 8443 until they are asked for. */
  eipInstanceId?: string;
  /** Makes an elastic IP; `{}` takes all defaults. */
  autoCreate?: EciAutoCreateEip;
}

export interface EciEmptyDirVolumeArgs {
  /** "" (the default) is the disk of the group, `Memory` its memory; shared memory is mounted at /dev/shm. */
  medium?: pulumi.Input<"" | "Memory">;
  /** Largest size: a number of GiB or a quantity such as "512Mi", rounded up to whole MB. */
  sizeLimit?: pulumi.Input<number | string>;
}

export interface EciEmptyDirVolume {
  /** "" (the default) is the disk of the group, `Memory` its memory; shared memory is mounted at /dev/shm. */
  medium?: "" | "Memory";
  /** Largest size: a number of GiB or a quantity such as "512Mi", rounded up to whole MB. */
  sizeLimit?: number | string;
}

export interface EciEnterpriseProjectArgs {
  /** Id of the project. */
  id: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
}

export interface EciEnterpriseProject {
  /** Id of the project. */
  id: string;
  /** Its name. */
  name: string;
}

export interface EciEventArgs {
  /** `Normal` or `Warning`. */
  type?: pulumi.Input<string>;
  /** Why, in one word. */
  reason?: pulumi.Input<string>;
  /** What happened. */
  message?: pulumi.Input<string>;
  /** How often. */
  count?: pulumi.Input<number>;
  /** First time, UTC. */
  firstTime?: pulumi.Input<string>;
  /** Last time, UTC. */
  lastTime?: pulumi.Input<string>;
}

export interface EciEvent {
  /** `Normal` or `Warning`. */
  type?: string;
  /** Why, in one word. */
  reason?: string;
  /** What happened. */
  message?: string;
  /** How often. */
  count?: number;
  /** First time, UTC. */
  firstTime?: string;
  /** Last time, UTC. */
  lastTime?: string;
}

export interface EciFlavorArgs {
  /** Name of the flavour, which `flavorName` takes. */
  name: pulumi.Input<string>;
  /** Its type. */
  type?: pulumi.Input<string>;
  /** Its series. */
  series?: pulumi.Input<string>;
  /** Cores. */
  cpu?: pulumi.Input<number>;
  /** Memory in GiB. */
  memory?: pulumi.Input<number>;
  /** GPUs. */
  gpu?: pulumi.Input<number>;
  /** Model of the GPUs. */
  gpuType?: pulumi.Input<string>;
  /** Zones that have it. */
  zones: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Whether there is some left, in the cloud's words. */
  stock?: pulumi.Input<string>;
}

export interface EciFlavor {
  /** Name of the flavour, which `flavorName` takes. */
  name: string;
  /** Its type. */
  type?: string;
  /** Its series. */
  series?: string;
  /** Cores. */
  cpu?: number;
  /** Memory in GiB. */
  memory?: number;
  /** GPUs. */
  gpu?: number;
  /** Model of the GPUs. */
  gpuType?: string;
  /** Zones that have it. */
  zones: Array<string>;
  /** Whether there is some left, in the cloud's words. */
  stock?: string;
}

export interface EciGitSourceArgs {
  /** Address of the repository. */
  url: pulumi.Input<string>;
  /** Branch. By default the repository's own. */
  branch?: pulumi.Input<string>;
  /** Token to read it with. Kept as a secret. */
  accessToken?: pulumi.Input<string>;
}

export interface EciGitSource {
  /** Address of the repository. */
  url: string;
  /** Branch. By default the repository's own. */
  branch?: string;
  /** Token to read it with. Kept as a secret. */
  accessToken?: string;
}

export interface EciGroupArgs {
  /** Id of the group. */
  containerGroupId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** Its state, such as `Running`, `Pending`, `Succeeded` or `Failed`. */
  status: pulumi.Input<string>;
  /** Address in the subnet. */
  privateIp?: pulumi.Input<string>;
  /** Public address. */
  publicIp?: pulumi.Input<string>;
  /** IPv6 address. */
  ipv6Address?: pulumi.Input<string>;
  /** Cores. */
  cpu?: pulumi.Input<number>;
  /** Memory in GiB. */
  memory?: pulumi.Input<number>;
  /** GPUs. */
  gpu?: pulumi.Input<number>;
  /** When ended containers are restarted. */
  restartPolicy?: pulumi.Input<string>;
  /** VPC. */
  vpcId?: pulumi.Input<string>;
  /** Subnet. */
  subnetId?: pulumi.Input<string>;
  /** Security group. */
  securityGroupId?: pulumi.Input<string>;
  /** Tags by key. */
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** How each container is. */
  containers: pulumi.Input<Array<pulumi.Input<EciGroupContainerArgs>>>;
  /** How each init container did. */
  initContainers: pulumi.Input<Array<pulumi.Input<EciGroupContainerArgs>>>;
  /** What happened to it. */
  events: pulumi.Input<Array<pulumi.Input<EciEventArgs>>>;
  /** When it was made, UTC. */
  createTime?: pulumi.Input<string>;
}

export interface EciGroup {
  /** Id of the group. */
  containerGroupId: string;
  /** Its name. */
  name: string;
  /** Its state, such as `Running`, `Pending`, `Succeeded` or `Failed`. */
  status: string;
  /** Address in the subnet. */
  privateIp?: string;
  /** Public address. */
  publicIp?: string;
  /** IPv6 address. */
  ipv6Address?: string;
  /** Cores. */
  cpu?: number;
  /** Memory in GiB. */
  memory?: number;
  /** GPUs. */
  gpu?: number;
  /** When ended containers are restarted. */
  restartPolicy?: string;
  /** VPC. */
  vpcId?: string;
  /** Subnet. */
  subnetId?: string;
  /** Security group. */
  securityGroupId?: string;
  /** Tags by key. */
  tags: Record<string, string>;
  /** How each container is. */
  containers: Array<EciGroupContainer>;
  /** How each init container did. */
  initContainers: Array<EciGroupContainer>;
  /** What happened to it. */
  events: Array<EciEvent>;
  /** When it was made, UTC. */
  createTime?: string;
}

export interface EciGroupContainerArgs {
  /** Name of the container. */
  name: pulumi.Input<string>;
  /** Its image. */
  image?: pulumi.Input<string>;
  /** `Waiting`, `Running` or `Terminated`. */
  state: pulumi.Input<string>;
  /** Whether its readiness probe has passed. */
  ready: pulumi.Input<boolean>;
  /** How often it was restarted. */
  restartCount: pulumi.Input<number>;
  /** Why it is in that state. */
  reason?: pulumi.Input<string>;
  /** More about the reason. */
  message?: pulumi.Input<string>;
  /** Exit code of an ended container. */
  exitCode?: pulumi.Input<number>;
}

export interface EciGroupContainer {
  /** Name of the container. */
  name: string;
  /** Its image. */
  image?: string;
  /** `Waiting`, `Running` or `Terminated`. */
  state: string;
  /** Whether its readiness probe has passed. */
  ready: boolean;
  /** How often it was restarted. */
  restartCount: number;
  /** Why it is in that state. */
  reason?: string;
  /** More about the reason. */
  message?: string;
  /** Exit code of an ended container. */
  exitCode?: number;
}

export interface EciGroupEventArgs {
  /** `Normal` or `Warning`. */
  type?: pulumi.Input<string>;
  /** Why, in one word. */
  reason?: pulumi.Input<string>;
  /** What happened. */
  message?: pulumi.Input<string>;
  /** How often. */
  count?: pulumi.Input<number>;
  /** First time, UTC. */
  firstTime?: pulumi.Input<string>;
  /** Last time, UTC. */
  lastTime?: pulumi.Input<string>;
  /** Group that it happened to. */
  containerGroupId: pulumi.Input<string>;
}

export interface EciGroupEvent {
  /** `Normal` or `Warning`. */
  type?: string;
  /** Why, in one word. */
  reason?: string;
  /** What happened. */
  message?: string;
  /** How often. */
  count?: number;
  /** First time, UTC. */
  firstTime?: string;
  /** Last time, UTC. */
  lastTime?: string;
  /** Group that it happened to. */
  containerGroupId: string;
}

export interface EciGroupMetricsArgs {
  /** Id of the group. */
  containerGroupId: pulumi.Input<string>;
  /** The samples, oldest first. */
  samples: pulumi.Input<Array<pulumi.Input<EciMetricSampleArgs>>>;
}

export interface EciGroupMetrics {
  /** Id of the group. */
  containerGroupId: string;
  /** The samples, oldest first. */
  samples: Array<EciMetricSample>;
}

export interface EciGroupRecordArgs {
  /** Id of the group. */
  containerGroupId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** Its state. */
  status?: pulumi.Input<string>;
  /** Its flavour. */
  flavorName?: pulumi.Input<string>;
  /** Address in the subnet. */
  privateIp?: pulumi.Input<string>;
  /** Public address. */
  publicIp?: pulumi.Input<string>;
  /** Name of the VPC. */
  vpcName?: pulumi.Input<string>;
  /** Name of the subnet. */
  subnetName?: pulumi.Input<string>;
  /** Name of the security group. */
  securityGroupName?: pulumi.Input<string>;
  /** When it was made, UTC. */
  createTime?: pulumi.Input<string>;
}

export interface EciGroupRecord {
  /** Id of the group. */
  containerGroupId: string;
  /** Its name. */
  name: string;
  /** Its state. */
  status?: string;
  /** Its flavour. */
  flavorName?: string;
  /** Address in the subnet. */
  privateIp?: string;
  /** Public address. */
  publicIp?: string;
  /** Name of the VPC. */
  vpcName?: string;
  /** Name of the subnet. */
  subnetName?: string;
  /** Name of the security group. */
  securityGroupName?: string;
  /** When it was made, UTC. */
  createTime?: string;
}

export interface EciGroupStatusArgs {
  /** Id of the group. */
  containerGroupId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** Its state. */
  status: pulumi.Input<string>;
  /** Phase of its pod. */
  phase?: pulumi.Input<string>;
  /** Conditions of its pod. */
  conditions: pulumi.Input<Array<pulumi.Input<EciConditionArgs>>>;
}

export interface EciGroupStatus {
  /** Id of the group. */
  containerGroupId: string;
  /** Its name. */
  name: string;
  /** Its state. */
  status: string;
  /** Phase of its pod. */
  phase?: string;
  /** Conditions of its pod. */
  conditions: Array<EciCondition>;
}

export interface EciHostAliasArgs {
  /** Address. */
  ip: pulumi.Input<string>;
  /** Names of the address. */
  hostnames: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface EciHostAlias {
  /** Address. */
  ip: string;
  /** Names of the address. */
  hostnames: Array<string>;
}

export interface EciImageCacheRowArgs {
  /** Id of the cache. */
  imageCacheId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** Its images. */
  images: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Its size in GB. */
  size?: pulumi.Input<number>;
  /** Its state, in the cloud's words. */
  status: pulumi.Input<string>;
  /** How far it is made. */
  progress?: pulumi.Input<string>;
  /** Tags by key. */
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Its zone. */
  zone?: pulumi.Input<string>;
  /** When it was made, UTC. */
  createTime?: pulumi.Input<string>;
  /** When it goes, UTC; without it, never. */
  expireTime?: pulumi.Input<string>;
  /** When a group last used it, UTC. */
  lastMatchedTime?: pulumi.Input<string>;
}

export interface EciImageCacheRow {
  /** Id of the cache. */
  imageCacheId: string;
  /** Its name. */
  name: string;
  /** Its images. */
  images: Array<string>;
  /** Its size in GB. */
  size?: number;
  /** Its state, in the cloud's words. */
  status: string;
  /** How far it is made. */
  progress?: string;
  /** Tags by key. */
  tags: Record<string, string>;
  /** Its zone. */
  zone?: string;
  /** When it was made, UTC. */
  createTime?: string;
  /** When it goes, UTC; without it, never. */
  expireTime?: string;
  /** When a group last used it, UTC. */
  lastMatchedTime?: string;
}

export interface EciMetricSampleArgs {
  /** Unix seconds. */
  time: pulumi.Input<number>;
  /** CPU of the group in use, in percent. */
  cpuPercent?: pulumi.Input<number>;
  /** Memory of the group in use, in percent. */
  memoryPercent?: pulumi.Input<number>;
  /** Network in, of all interfaces, in the cloud's unit. */
  receiveRate?: pulumi.Input<number>;
  /** Network out, of all interfaces, in the cloud's unit. */
  transmitRate?: pulumi.Input<number>;
  /** Each container. */
  containers: pulumi.Input<Array<pulumi.Input<EciContainerLoadArgs>>>;
}

export interface EciMetricSample {
  /** Unix seconds. */
  time: number;
  /** CPU of the group in use, in percent. */
  cpuPercent?: number;
  /** Memory of the group in use, in percent. */
  memoryPercent?: number;
  /** Network in, of all interfaces, in the cloud's unit. */
  receiveRate?: number;
  /** Network out, of all interfaces, in the cloud's unit. */
  transmitRate?: number;
  /** Each container. */
  containers: Array<EciContainerLoad>;
}

export interface EciNasVolumeArgs {
  /** Share in the same VPC, `host:/path`. */
  sourcePath: pulumi.Input<string>;
  /** Defaults to false. */
  readOnly?: pulumi.Input<boolean>;
}

export interface EciNasVolume {
  /** Share in the same VPC, `host:/path`. */
  sourcePath: string;
  /** Defaults to false. */
  readOnly?: boolean;
}

export interface EciOpsTaskArgs {
  /** Kind of the task. */
  type: pulumi.Input<string>;
  /** What it was told, JSON. */
  value?: pulumi.Input<string>;
  /** How it went. */
  status?: pulumi.Input<string>;
  /** When it was asked for, UTC. */
  createTime?: pulumi.Input<string>;
}

export interface EciOpsTask {
  /** Kind of the task. */
  type: string;
  /** What it was told, JSON. */
  value?: string;
  /** How it went. */
  status?: string;
  /** When it was asked for, UTC. */
  createTime?: string;
}

export interface EciPriceArgs {
  /** List price for an hour, a decimal number. */
  original?: pulumi.Input<string>;
  /** What is taken off. */
  discount?: pulumi.Input<string>;
  /** Price to pay. */
  trade?: pulumi.Input<string>;
  /** `cny` or `usd`. */
  currency?: pulumi.Input<string>;
  /** Price to pay for a spot group. */
  spotTrade?: pulumi.Input<string>;
}

export interface EciPrice {
  /** List price for an hour, a decimal number. */
  original?: string;
  /** What is taken off. */
  discount?: string;
  /** Price to pay. */
  trade?: string;
  /** `cny` or `usd`. */
  currency?: string;
  /** Price to pay for a spot group. */
  spotTrade?: string;
}

export interface EciSecurityContextArgs {
  /** Kernel parameters of the group. */
  sysctls?: pulumi.Input<Array<pulumi.Input<EciSysctlArgs>>>;
  /** User id of all containers that name none. */
  runAsUser?: pulumi.Input<number>;
  /** Group id of all containers that name none. */
  runAsGroup?: pulumi.Input<number>;
  /** Refuse to start containers as root. */
  runAsNonRoot?: pulumi.Input<boolean>;
}

export interface EciSecurityContext {
  /** Kernel parameters of the group. */
  sysctls?: Array<EciSysctl>;
  /** User id of all containers that name none. */
  runAsUser?: number;
  /** Group id of all containers that name none. */
  runAsGroup?: number;
  /** Refuse to start containers as root. */
  runAsNonRoot?: boolean;
}

export interface EciSysctlArgs {
  /** Kernel parameter: `kernel.shm*`, `kernel.msg*`, `kernel.sem`, `fs.mqueue.*` or `net.*`. */
  name: pulumi.Input<string>;
  /** Its value, as text. */
  value: pulumi.Input<string>;
}

export interface EciSysctl {
  /** Kernel parameter: `kernel.shm*`, `kernel.msg*`, `kernel.sem`, `fs.mqueue.*` or `net.*`. */
  name: string;
  /** Its value, as text. */
  value: string;
}

export interface EciTaggedResourceArgs {
  /** Id of what has the tag. */
  resourceId: pulumi.Input<string>;
  /** What it is. */
  resourceType: pulumi.Input<string>;
  /** Key of the tag. */
  key: pulumi.Input<string>;
  /** Value of the tag. */
  value: pulumi.Input<string>;
}

export interface EciTaggedResource {
  /** Id of what has the tag. */
  resourceId: string;
  /** What it is. */
  resourceType: string;
  /** Key of the tag. */
  key: string;
  /** Value of the tag. */
  value: string;
}

export interface EciVirtualNodeArgs {
  /** Id of the node. */
  virtualNodeId: pulumi.Input<string>;
  /** Its name. */
  name?: pulumi.Input<string>;
  /** Its state. */
  status?: pulumi.Input<string>;
  /** VPC. */
  vpcId?: pulumi.Input<string>;
  /** Subnet. */
  subnetId?: pulumi.Input<string>;
  /** Security group. */
  securityGroupId?: pulumi.Input<string>;
}

export interface EciVirtualNode {
  /** Id of the node. */
  virtualNodeId: string;
  /** Its name. */
  name?: string;
  /** Its state. */
  status?: string;
  /** VPC. */
  vpcId?: string;
  /** Subnet. */
  subnetId?: string;
  /** Security group. */
  securityGroupId?: string;
}

export interface EciVolumeArgs {
  /** Name that the containers' mounts use. */
  name: pulumi.Input<string>;
  /** Directory that lives and dies with the group. */
  emptyDir?: pulumi.Input<EciEmptyDirVolumeArgs>;
  /** Files with given content. */
  configFile?: pulumi.Input<EciConfigFileVolumeArgs>;
  /** Cloud disk. */
  disk?: pulumi.Input<EciDiskVolumeArgs>;
  /** Share of the elastic file service. */
  nas?: pulumi.Input<EciNasVolumeArgs>;
  /** Bucket of the object storage. */
  zos?: pulumi.Input<EciZosVolumeArgs>;
  /** Files with facts about the group. */
  downwardApi?: pulumi.Input<EciDownwardApiVolumeArgs>;
}

export interface EciVolume {
  /** Name that the containers' mounts use. */
  name: string;
  /** Directory that lives and dies with the group. */
  emptyDir?: EciEmptyDirVolume;
  /** Files with given content. */
  configFile?: EciConfigFileVolume;
  /** Cloud disk. */
  disk?: EciDiskVolume;
  /** Share of the elastic file service. */
  nas?: EciNasVolume;
  /** Bucket of the object storage. */
  zos?: EciZosVolume;
  /** Files with facts about the group. */
  downwardApi?: EciDownwardApiVolume;
}

export interface EciZosVolumeArgs {
  /** Bucket. */
  bucket: pulumi.Input<string>;
  /** Address that the bucket is reached at. */
  url: pulumi.Input<string>;
  /** Access key of the object storage. */
  accessKey: pulumi.Input<string>;
  /** Its secret key. Kept as a secret, and never told by the cloud. */
  secretKey: pulumi.Input<string>;
  /** Defaults to false. */
  readOnly?: pulumi.Input<boolean>;
}

export interface EciZosVolume {
  /** Bucket. */
  bucket: string;
  /** Address that the bucket is reached at. */
  url: string;
  /** Access key of the object storage. */
  accessKey: string;
  /** Its secret key. Kept as a secret, and never told by the cloud. */
  secretKey: string;
  /** Defaults to false. */
  readOnly?: boolean;
}

export interface EmptyDirVolumeArgs {
  /** "" (the default) is the disk of the group, `Memory` its memory. */
  medium?: pulumi.Input<"" | "Memory">;
  /** Largest size: a number of GiB or a quantity such as "512Mi". */
  sizeLimit?: pulumi.Input<number | string>;
}

export interface EmptyDirVolume {
  /** "" (the default) is the disk of the group, `Memory` its memory. */
  medium?: "" | "Memory";
  /** Largest size: a number of GiB or a quantity such as "512Mi". */
  sizeLimit?: number | string;
}

export interface EnvVarArgs {
  /** Name of the variable. */
  name: pulumi.Input<string>;
  /** Value, plain text. Defaults to the empty text. */
  value?: pulumi.Input<string>;
  /** Where the value comes from instead, where the cloud can. */
  valueFrom?: pulumi.Input<EnvVarSourceArgs>;
}

export interface EnvVar {
  /** Name of the variable. */
  name: string;
  /** Value, plain text. Defaults to the empty text. */
  value?: string;
  /** Where the value comes from instead, where the cloud can. */
  valueFrom?: EnvVarSource;
}

export interface EnvVarSourceArgs {
  /** A key of a config map. */
  configMapKeyRef?: pulumi.Input<KeySelectorArgs>;
  /** A key of a secret. */
  secretKeyRef?: pulumi.Input<KeySelectorArgs>;
  /** A field of the pod. */
  fieldRef?: pulumi.Input<FieldSelectorArgs>;
  /** A resource that a container asks for. */
  resourceFieldRef?: pulumi.Input<ResourceFieldSelectorArgs>;
}

export interface EnvVarSource {
  /** A key of a config map. */
  configMapKeyRef?: KeySelector;
  /** A key of a secret. */
  secretKeyRef?: KeySelector;
  /** A field of the pod. */
  fieldRef?: FieldSelector;
  /** A resource that a container asks for. */
  resourceFieldRef?: ResourceFieldSelector;
}

export interface ExecActionArgs {
  /** Program and arguments. Not run in a shell. Status 0 is success. */
  command: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface ExecAction {
  /** Program and arguments. Not run in a shell. Status 0 is success. */
  command: Array<string>;
}

export interface ExistingNodesArgs {
  /** `WORKER` (the default), or `MASTER_ETCD`: 3 to 7 of them, only in an INDEPENDENT_CLUSTER. */
  role?: pulumi.Input<"WORKER" | "MASTER_ETCD">;
  /** Machines to take; all in the cluster's VPC. */
  instanceIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** How these machines are set up as nodes. */
  settings?: pulumi.Input<NodeSettingsArgs>;
  /** Security and monitoring agents; both are on by default. */
  agents?: pulumi.Input<AgentsArgs>;
  /** How to log in after the system is installed anew. */
  login?: pulumi.Input<LoginArgs>;
  /** Security groups; the default group without it. */
  securityGroupIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Host name; required where nodes are named by host name. */
  hostName?: pulumi.Input<string>;
  /** Kubelet arguments of these nodes, in place of those in `nodeSettings`. */
  kubeletArgs?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface ExistingNodes {
  /** `WORKER` (the default), or `MASTER_ETCD`: 3 to 7 of them, only in an INDEPENDENT_CLUSTER. */
  role?: "WORKER" | "MASTER_ETCD";
  /** Machines to take; all in the cluster's VPC. */
  instanceIds: Array<string>;
  /** How these machines are set up as nodes. */
  settings?: NodeSettings;
  /** Security and monitoring agents; both are on by default. */
  agents?: Agents;
  /** How to log in after the system is installed anew. */
  login?: Login;
  /** Security groups; the default group without it. */
  securityGroupIds?: Array<string>;
  /** Host name; required where nodes are named by host name. */
  hostName?: string;
  /** Kubelet arguments of these nodes, in place of those in `nodeSettings`. */
  kubeletArgs?: Array<string>;
}

export interface FieldSelectorArgs {
  /** Field of the pod, such as `status.podIP`. */
  fieldPath: pulumi.Input<string>;
  /** Version of the pod's schema. Default: `v1`. */
  apiVersion?: pulumi.Input<string>;
}

export interface FieldSelector {
  /** Field of the pod, such as `status.podIP`. */
  fieldPath: string;
  /** Version of the pod's schema. Default: `v1`. */
  apiVersion?: string;
}

export interface GrpcActionArgs {
  /** Port of the gRPC health service, 1 to 65535. */
  port: pulumi.Input<number>;
  /** Service to ask about. Defaults to the server as a whole. */
  service?: pulumi.Input<string>;
}

export interface GrpcAction {
  /** Port of the gRPC health service, 1 to 65535. */
  port: number;
  /** Service to ask about. Defaults to the server as a whole. */
  service?: string;
}

export interface HttpGetActionArgs {
  /** Path of the request. Defaults to "/". */
  path?: pulumi.Input<string>;
  /** Port of the container, 1 to 65535. */
  port: pulumi.Input<number>;
  /** Defaults to HTTP. */
  scheme?: pulumi.Input<"HTTP" | "HTTPS">;
  /** Host to connect to. Defaults to the address of the group. */
  host?: pulumi.Input<string>;
  /** Headers of the request; a name may stand more than once. */
  httpHeaders?: pulumi.Input<Array<pulumi.Input<HttpHeaderArgs>>>;
}

export interface HttpGetAction {
  /** Path of the request. Defaults to "/". */
  path?: string;
  /** Port of the container, 1 to 65535. */
  port: number;
  /** Defaults to HTTP. */
  scheme?: "HTTP" | "HTTPS";
  /** Host to connect to. Defaults to the address of the group. */
  host?: string;
  /** Headers of the request; a name may stand more than once. */
  httpHeaders?: Array<HttpHeader>;
}

export interface HttpHeaderArgs {
  /** Name of the header. */
  name: pulumi.Input<string>;
  /** Value of the header. */
  value?: pulumi.Input<string>;
}

export interface HttpHeader {
  /** Name of the header. */
  name: string;
  /** Value of the header. */
  value?: string;
}

export interface ImageRegistryCredentialArgs {
  /** Address of the registry. */
  server: pulumi.Input<string>;
  /** User name. */
  userName: pulumi.Input<string>;
  /** Password. Kept as a secret, and never told by the cloud. */
  password: pulumi.Input<string>;
}

export interface ImageRegistryCredential {
  /** Address of the registry. */
  server: string;
  /** User name. */
  userName: string;
  /** Password. Kept as a secret, and never told by the cloud. */
  password: string;
}

export interface InternetAccessArgs {
  /** Charge type of the traffic, such as `TRAFFIC_POSTPAID_BY_HOUR`. */
  chargeType?: pulumi.Input<string>;
  /** Most bandwidth outwards, in Mbps. */
  maxBandwidthOut?: pulumi.Input<number>;
  /** Whether the machine gets a public address. */
  publicIp?: pulumi.Input<boolean>;
}

export interface InternetAccess {
  /** Charge type of the traffic, such as `TRAFFIC_POSTPAID_BY_HOUR`. */
  chargeType?: string;
  /** Most bandwidth outwards, in Mbps. */
  maxBandwidthOut?: number;
  /** Whether the machine gets a public address. */
  publicIp?: boolean;
}

export interface KeySelectorArgs {
  /** Name of the object. */
  name: pulumi.Input<string>;
  /** Key in it. */
  key: pulumi.Input<string>;
  /** Whether the container may start without it. Default: no. */
  optional?: pulumi.Input<boolean>;
}

export interface KeySelector {
  /** Name of the object. */
  name: string;
  /** Key in it. */
  key: string;
  /** Whether the container may start without it. Default: no. */
  optional?: boolean;
}

export interface LifecycleHookArgs {
  /** Command to run: the only kind of hook that these clouds run. */
  exec: pulumi.Input<ExecActionArgs>;
}

export interface LifecycleHook {
  /** Command to run: the only kind of hook that these clouds run. */
  exec: ExecAction;
}

export interface LogDestinationArgs {
  /** The cloud's log service, its Kafka, or a Kafka of one's own. */
  type: pulumi.Input<"cls" | "ckafka" | "kafka">;
  /** Log set, for `cls`. */
  logsetId?: pulumi.Input<string>;
  /** ID of the topic, for `cls` and `ckafka`. */
  topicId?: pulumi.Input<string>;
  /** Kafka instance, for `ckafka`. */
  instanceId?: pulumi.Input<string>;
  /** Host of the Kafka, for `kafka`. */
  host?: pulumi.Input<string>;
  /** Port of the Kafka, for `kafka`. */
  port?: pulumi.Input<number>;
  /** Name of the topic, for `kafka`. */
  topic?: pulumi.Input<string>;
}

export interface LogDestination {
  /** The cloud's log service, its Kafka, or a Kafka of one's own. */
  type: "cls" | "ckafka" | "kafka";
  /** Log set, for `cls`. */
  logsetId?: string;
  /** ID of the topic, for `cls` and `ckafka`. */
  topicId?: string;
  /** Kafka instance, for `ckafka`. */
  instanceId?: string;
  /** Host of the Kafka, for `kafka`. */
  host?: string;
  /** Port of the Kafka, for `kafka`. */
  port?: number;
  /** Name of the topic, for `kafka`. */
  topic?: string;
}

export interface LogLabelArgs {
  name: pulumi.Input<string>;

  value: pulumi.Input<string>;
}

export interface LogLabel {
  name: string;

  value: string;
}

export interface LogNamespaceArgs {
  /** Kubernetes namespace. */
  name: pulumi.Input<string>;
  /** Takes every container of the namespace. */
  allContainers?: pulumi.Input<boolean>;
  /** Services whose containers are taken. */
  services?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface LogNamespace {
  /** Kubernetes namespace. */
  name: string;
  /** Takes every container of the namespace. */
  allContainers?: boolean;
  /** Services whose containers are taken. */
  services?: Array<string>;
}

export interface LogSourceArgs {
  /** Logs of containers, or files of the nodes. */
  type: pulumi.Input<"container-log" | "host-log">;
  /** Path of the logs. */
  path?: pulumi.Input<string>;
  /** A label that is put on what is collected. */
  label?: pulumi.Input<LogLabelArgs>;
  /** Collects from every namespace. */
  allNamespaces?: pulumi.Input<boolean>;
  /** The namespace to collect from. */
  namespace?: pulumi.Input<LogNamespaceArgs>;
}

export interface LogSource {
  /** Logs of containers, or files of the nodes. */
  type: "container-log" | "host-log";
  /** Path of the logs. */
  path?: string;
  /** A label that is put on what is collected. */
  label?: LogLabel;
  /** Collects from every namespace. */
  allNamespaces?: boolean;
  /** The namespace to collect from. */
  namespace?: LogNamespace;
}

export interface LoginArgs {
  /** Login password: 8 to 16 characters of at least two kinds among letters, digits and symbols. Not together with `keyIds`. */
  password?: pulumi.Input<string>;
  /** Key pair; at most one for now. */
  keyIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Keeps the image's own login, of a custom image. Not together with a password or key. */
  keepImageLogin?: pulumi.Input<boolean>;
}

export interface Login {
  /** Login password: 8 to 16 characters of at least two kinds among letters, digits and symbols. Not together with `keyIds`. */
  password?: string;
  /** Key pair; at most one for now. */
  keyIds?: Array<string>;
  /** Keeps the image's own login, of a custom image. Not together with a password or key. */
  keepImageLogin?: boolean;
}

export interface MachineArgs {
  /** Machine model, such as `S5.MEDIUM4`. */
  instanceType: pulumi.Input<string>;
  /** Project of the machine. */
  projectId?: pulumi.Input<number>;
  /** System disk. */
  systemDisk?: pulumi.Input<SystemDiskArgs>;
  /** Data disks. */
  dataDisks?: pulumi.Input<Array<pulumi.Input<MachineDataDiskArgs>>>;
  /** Public network. */
  internet?: pulumi.Input<InternetAccessArgs>;
  /** How to log in to the machine. */
  login?: pulumi.Input<LoginArgs>;
  /** Security groups. */
  securityGroupIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Security and monitoring agents; both are on by default. */
  agents?: pulumi.Input<AgentsArgs>;
  /** `POSTPAID_BY_HOUR` (the cloud's default), `SPOTPAID` and so on. */
  chargeType?: pulumi.Input<string>;
  /** Role of the machine. */
  camRoleName?: pulumi.Input<string>;
  /** Further parameters of the API behind, by the API's own names. They come before the ones above. */
  other?: pulumi.Input<Record<string, pulumi.Input<unknown>>>;
}

export interface Machine {
  /** Machine model, such as `S5.MEDIUM4`. */
  instanceType: string;
  /** Project of the machine. */
  projectId?: number;
  /** System disk. */
  systemDisk?: SystemDisk;
  /** Data disks. */
  dataDisks?: Array<MachineDataDisk>;
  /** Public network. */
  internet?: InternetAccess;
  /** How to log in to the machine. */
  login?: Login;
  /** Security groups. */
  securityGroupIds?: Array<string>;
  /** Security and monitoring agents; both are on by default. */
  agents?: Agents;
  /** `POSTPAID_BY_HOUR` (the cloud's default), `SPOTPAID` and so on. */
  chargeType?: string;
  /** Role of the machine. */
  camRoleName?: string;
  /** Further parameters of the API behind, by the API's own names. They come before the ones above. */
  other?: Record<string, unknown>;
}

export interface MachineDataDiskArgs {
  /** Disk type, such as `CLOUD_PREMIUM`. */
  type?: pulumi.Input<string>;
  /** Size in GB. */
  size: pulumi.Input<number>;
  /** Snapshot to make the disk from. */
  snapshotId?: pulumi.Input<string>;
}

export interface MachineDataDisk {
  /** Disk type, such as `CLOUD_PREMIUM`. */
  type?: string;
  /** Size in GB. */
  size: number;
  /** Snapshot to make the disk from. */
  snapshotId?: string;
}

export interface NewNodesArgs {
  /** `WORKER` (the default), or `MASTER_ETCD`: 3 to 7 of them, only in an INDEPENDENT_CLUSTER. */
  role?: pulumi.Input<"WORKER" | "MASTER_ETCD">;
  /** How many machines of this kind, 100 at most. Default 1. */
  count?: pulumi.Input<number>;
  /** Zone of the machines. */
  zone: pulumi.Input<string>;
  /** Subnet of the machines, in the cluster's VPC. */
  subnetId: pulumi.Input<string>;
  /** What to buy. */
  machine: pulumi.Input<MachineArgs>;
  /** Name of the machines in the cloud's console. */
  namePrefix?: pulumi.Input<string>;
  /** Host name, and name in the console; required where the cluster's `nodeNameType` is `hostname`. */
  hostName?: pulumi.Input<string>;
  /** Kubelet arguments of these nodes, in place of those in `nodeSettings`. */
  kubeletArgs?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface NewNodes {
  /** `WORKER` (the default), or `MASTER_ETCD`: 3 to 7 of them, only in an INDEPENDENT_CLUSTER. */
  role?: "WORKER" | "MASTER_ETCD";
  /** How many machines of this kind, 100 at most. Default 1. */
  count?: number;
  /** Zone of the machines. */
  zone: string;
  /** Subnet of the machines, in the cluster's VPC. */
  subnetId: string;
  /** What to buy. */
  machine: Machine;
  /** Name of the machines in the cloud's console. */
  namePrefix?: string;
  /** Host name, and name in the console; required where the cluster's `nodeNameType` is `hostname`. */
  hostName?: string;
  /** Kubelet arguments of these nodes, in place of those in `nodeSettings`. */
  kubeletArgs?: Array<string>;
}

export interface NfsVolumeArgs {
  /** Address of the file server, for example the mount host of a CFS. */
  server: pulumi.Input<string>;
  /** Exported path. */
  path: pulumi.Input<string>;
  /** Defaults to false. */
  readOnly?: pulumi.Input<boolean>;
}

export interface NfsVolume {
  /** Address of the file server, for example the mount host of a CFS. */
  server: string;
  /** Exported path. */
  path: string;
  /** Defaults to false. */
  readOnly?: boolean;
}

export interface NodeDataDiskArgs {
  /** `CLOUD_PREMIUM`, `CLOUD_BASIC` or `CLOUD_SSD`. */
  type: pulumi.Input<"CLOUD_PREMIUM" | "CLOUD_BASIC" | "CLOUD_SSD">;
  /** Size in GB. */
  size: pulumi.Input<number>;
  /** `ext3`, `ext4` (the default) or `xfs`. */
  fileSystem?: pulumi.Input<"ext3" | "ext4" | "xfs">;
  /** Formats and mounts the disk. Default false. */
  formatAndMount?: pulumi.Input<boolean>;
  /** Folder to mount the disk at. */
  mountTarget?: pulumi.Input<string>;
}

export interface NodeDataDisk {
  /** `CLOUD_PREMIUM`, `CLOUD_BASIC` or `CLOUD_SSD`. */
  type: "CLOUD_PREMIUM" | "CLOUD_BASIC" | "CLOUD_SSD";
  /** Size in GB. */
  size: number;
  /** `ext3`, `ext4` (the default) or `xfs`. */
  fileSystem?: "ext3" | "ext4" | "xfs";
  /** Formats and mounts the disk. Default false. */
  formatAndMount?: boolean;
  /** Folder to mount the disk at. */
  mountTarget?: string;
}

export interface NodeSettingsArgs {
  /** Kubernetes labels of the nodes, by key. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Keeps pods off the node until it is uncordoned. Default false. */
  unschedulable?: pulumi.Input<boolean>;
  /** Script that runs after Kubernetes has started; plain text. */
  userScript?: pulumi.Input<string>;
  /** Script that runs before Kubernetes starts; plain text. */
  preStartUserScript?: pulumi.Input<string>;
  /** Docker's data folder. Default `/var/lib/docker`. */
  dockerGraphPath?: pulumi.Input<string>;
  /** Where to mount a single data disk; not mounted by default. */
  mountTarget?: pulumi.Input<string>;
  /** Data disks and their mounts. */
  dataDisks?: pulumi.Input<Array<pulumi.Input<NodeDataDiskArgs>>>;
  /** Custom kubelet arguments, each `key=value`. */
  kubeletArgs?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface NodeSettings {
  /** Kubernetes labels of the nodes, by key. */
  labels?: Record<string, string>;
  /** Keeps pods off the node until it is uncordoned. Default false. */
  unschedulable?: boolean;
  /** Script that runs after Kubernetes has started; plain text. */
  userScript?: string;
  /** Script that runs before Kubernetes starts; plain text. */
  preStartUserScript?: string;
  /** Docker's data folder. Default `/var/lib/docker`. */
  dockerGraphPath?: string;
  /** Where to mount a single data disk; not mounted by default. */
  mountTarget?: string;
  /** Data disks and their mounts. */
  dataDisks?: Array<NodeDataDisk>;
  /** Custom kubelet arguments, each `key=value`. */
  kubeletArgs?: Array<string>;
}

export interface NodeStateArgs {
  /** ID of the machine. */
  instanceId: pulumi.Input<string>;
  /** `initializing`, `running` or `failed`. */
  status: pulumi.Input<string>;
  /** Why the node failed, or is still initialising. */
  failedReason?: pulumi.Input<string>;
  /** Whether the node takes no new pods. */
  drained: pulumi.Input<boolean>;
  /** When it joined, as the cloud writes it. */
  joinedTime: pulumi.Input<string>;
}

export interface NodeState {
  /** ID of the machine. */
  instanceId: string;
  /** `initializing`, `running` or `failed`. */
  status: string;
  /** Why the node failed, or is still initialising. */
  failedReason?: string;
  /** Whether the node takes no new pods. */
  drained: boolean;
  /** When it joined, as the cloud writes it. */
  joinedTime: string;
}

export interface PodConfigMapArgs {
  /** Name of the ConfigMap. */
  name: pulumi.Input<string>;
}

export interface PodConfigMap {
  /** Name of the ConfigMap. */
  name: string;
}

export interface PodContainerArgs {
  /** Name of the container, unique in its group. */
  name: pulumi.Input<string>;
  /** Image with its tag. */
  image: pulumi.Input<string>;
  /** When to pull the image. The clouds' default is `IfNotPresent`. */
  imagePullPolicy?: pulumi.Input<"Always" | "IfNotPresent" | "Never">;
  /** Entry point. Defaults to the image's. */
  command?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Arguments of the entry point. Defaults to the image's. */
  args?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Working directory. Defaults to the image's. */
  workingDir?: pulumi.Input<string>;
  /** Environment variables. */
  env?: pulumi.Input<Array<pulumi.Input<EnvVarArgs>>>;
  /** Ports the container listens on. */
  ports?: pulumi.Input<Array<pulumi.Input<ContainerPortArgs>>>;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: pulumi.Input<Array<pulumi.Input<VolumeMountArgs>>>;
  /** When it fails, the container is restarted. */
  livenessProbe?: pulumi.Input<ProbeArgs>;
  /** When it fails, the container counts as not ready. */
  readinessProbe?: pulumi.Input<ProbeArgs>;
  /** Until it succeeds, the other probes wait. */
  startupProbe?: pulumi.Input<ProbeArgs>;
  /** Commands around start and stop, where the cloud can. */
  lifecycle?: pulumi.Input<ContainerLifecycleArgs>;
  /** Keep standard input open. Defaults to false. */
  stdin?: pulumi.Input<boolean>;
  /** Close standard input after the first attach. Defaults to false. */
  stdinOnce?: pulumi.Input<boolean>;
  /** Allocate a terminal; needs `stdin`. Defaults to false. */
  tty?: pulumi.Input<boolean>;
  /** User and rights of the container. */
  securityContext?: pulumi.Input<ContainerSecurityContextArgs>;
  /** What the container needs, as Kubernetes quantities. */
  resources?: pulumi.Input<PodResourcesArgs>;
}

export interface PodContainer {
  /** Name of the container, unique in its group. */
  name: string;
  /** Image with its tag. */
  image: string;
  /** When to pull the image. The clouds' default is `IfNotPresent`. */
  imagePullPolicy?: "Always" | "IfNotPresent" | "Never";
  /** Entry point. Defaults to the image's. */
  command?: Array<string>;
  /** Arguments of the entry point. Defaults to the image's. */
  args?: Array<string>;
  /** Working directory. Defaults to the image's. */
  workingDir?: string;
  /** Environment variables. */
  env?: Array<EnvVar>;
  /** Ports the container listens on. */
  ports?: Array<ContainerPort>;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: Array<VolumeMount>;
  /** When it fails, the container is restarted. */
  livenessProbe?: Probe;
  /** When it fails, the container counts as not ready. */
  readinessProbe?: Probe;
  /** Until it succeeds, the other probes wait. */
  startupProbe?: Probe;
  /** Commands around start and stop, where the cloud can. */
  lifecycle?: ContainerLifecycle;
  /** Keep standard input open. Defaults to false. */
  stdin?: boolean;
  /** Close standard input after the first attach. Defaults to false. */
  stdinOnce?: boolean;
  /** Allocate a terminal; needs `stdin`. Defaults to false. */
  tty?: boolean;
  /** User and rights of the container. */
  securityContext?: ContainerSecurityContext;
  /** What the container needs, as Kubernetes quantities. */
  resources?: PodResources;
}

export interface PodEmptyDirArgs {
  /** `Memory`, or the disk. */
  medium?: pulumi.Input<string>;
  /** Largest size. */
  sizeLimit?: pulumi.Input<string>;
}

export interface PodEmptyDir {
  /** `Memory`, or the disk. */
  medium?: string;
  /** Largest size. */
  sizeLimit?: string;
}

export interface PodHostAliasArgs {
  /** Address. */
  ip: pulumi.Input<string>;
  /** Names for it. */
  hostnames: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface PodHostAlias {
  /** Address. */
  ip: string;
  /** Names for it. */
  hostnames: Array<string>;
}

export interface PodImagePullSecretArgs {
  /** Name of the Secret. */
  name: pulumi.Input<string>;
}

export interface PodImagePullSecret {
  /** Name of the Secret. */
  name: string;
}

export interface PodMetadataArgs {
  /** Name of the pod. */
  name: pulumi.Input<string>;
  /** Its namespace. */
  namespace: pulumi.Input<string>;
  /** Its labels. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Its annotations. */
  annotations?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface PodMetadata {
  /** Name of the pod. */
  name: string;
  /** Its namespace. */
  namespace: string;
  /** Its labels. */
  labels?: Record<string, string>;
  /** Its annotations. */
  annotations?: Record<string, string>;
}

export interface PodResourcesArgs {
  /** Most it gets. */
  limits: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** What it needs. */
  requests: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface PodResources {
  /** Most it gets. */
  limits: Record<string, string>;
  /** What it needs. */
  requests: Record<string, string>;
}

export interface PodSpecArgs {
  /** False: no environment variables for Services. */
  enableServiceLinks: pulumi.Input<boolean>;
  /** Chooses virtual nodes. */
  nodeSelector: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Lets the pod onto virtual nodes. */
  tolerations: pulumi.Input<Array<pulumi.Input<PodTolerationArgs>>>;
  /** When ended containers are restarted. */
  restartPolicy: pulumi.Input<string>;
  /** Seconds between the signal to stop and the kill. */
  terminationGracePeriodSeconds?: pulumi.Input<number>;
  /** Host name. */
  hostname?: pulumi.Input<string>;
  /** Secrets with logins. */
  imagePullSecrets?: pulumi.Input<Array<pulumi.Input<PodImagePullSecretArgs>>>;
  /** The containers. */
  containers: pulumi.Input<Array<pulumi.Input<PodContainerArgs>>>;
  /** Containers that run before the others. */
  initContainers?: pulumi.Input<Array<pulumi.Input<PodContainerArgs>>>;
  /** Volumes. */
  volumes?: pulumi.Input<Array<pulumi.Input<PodSpecVolumeArgs>>>;
}

export interface PodSpec {
  /** False: no environment variables for Services. */
  enableServiceLinks: boolean;
  /** Chooses virtual nodes. */
  nodeSelector: Record<string, string>;
  /** Lets the pod onto virtual nodes. */
  tolerations: Array<PodToleration>;
  /** When ended containers are restarted. */
  restartPolicy: string;
  /** Seconds between the signal to stop and the kill. */
  terminationGracePeriodSeconds?: number;
  /** Host name. */
  hostname?: string;
  /** Secrets with logins. */
  imagePullSecrets?: Array<PodImagePullSecret>;
  /** The containers. */
  containers: Array<PodContainer>;
  /** Containers that run before the others. */
  initContainers?: Array<PodContainer>;
  /** Volumes. */
  volumes?: Array<PodSpecVolume>;
}

export interface PodSpecVolumeArgs {
  /** Name that mounts use. */
  name: pulumi.Input<string>;
  /** Directory of a file server (CFS). */
  nfs?: pulumi.Input<NfsVolumeArgs>;
  /** Directory that lives and dies with the pod. */
  emptyDir?: pulumi.Input<PodEmptyDirArgs>;
  /** Files from a ConfigMap. */
  configMap?: pulumi.Input<PodConfigMapArgs>;
}

export interface PodSpecVolume {
  /** Name that mounts use. */
  name: string;
  /** Directory of a file server (CFS). */
  nfs?: NfsVolume;
  /** Directory that lives and dies with the pod. */
  emptyDir?: PodEmptyDir;
  /** Files from a ConfigMap. */
  configMap?: PodConfigMap;
}

export interface PodTolerationArgs {
  /** Key of the taint. */
  key: pulumi.Input<string>;
  /** `Equal` or `Exists`. */
  operator: pulumi.Input<string>;
  /** Value of the taint. */
  value?: pulumi.Input<string>;
  /** Effect of the taint. */
  effect: pulumi.Input<string>;
  /** For how long it is tolerated. */
  tolerationSeconds?: pulumi.Input<number>;
}

export interface PodToleration {
  /** Key of the taint. */
  key: string;
  /** `Equal` or `Exists`. */
  operator: string;
  /** Value of the taint. */
  value?: string;
  /** Effect of the taint. */
  effect: string;
  /** For how long it is tolerated. */
  tolerationSeconds?: number;
}

export interface PodVolumeArgs {
  /** Name that the containers' mounts use. */
  name: pulumi.Input<string>;
  /** Directory of a file server (CFS). */
  nfs?: pulumi.Input<NfsVolumeArgs>;
  /** Directory that lives and dies with the group. */
  emptyDir?: pulumi.Input<EmptyDirVolumeArgs>;
  /** Files from a ConfigMap. */
  configMap?: pulumi.Input<ConfigMapVolumeArgs>;
}

export interface PodVolume {
  /** Name that the containers' mounts use. */
  name: string;
  /** Directory of a file server (CFS). */
  nfs?: NfsVolume;
  /** Directory that lives and dies with the group. */
  emptyDir?: EmptyDirVolume;
  /** Files from a ConfigMap. */
  configMap?: ConfigMapVolume;
}

export interface ProbeArgs {
  /** Runs a command in the container. */
  exec?: pulumi.Input<ExecActionArgs>;
  /** Sends a GET request; a status from 200 to 399 is success. */
  httpGet?: pulumi.Input<HttpGetActionArgs>;
  /** Opens a connection; an open port is success. */
  tcpSocket?: pulumi.Input<TcpSocketActionArgs>;
  /** Asks the gRPC health service. */
  grpc?: pulumi.Input<GrpcActionArgs>;
  /** Seconds from start to the first question. Defaults to 0. */
  initialDelaySeconds?: pulumi.Input<number>;
  /** Seconds between questions. Defaults to 10. */
  periodSeconds?: pulumi.Input<number>;
  /** Seconds to wait for an answer. Defaults to 1. */
  timeoutSeconds?: pulumi.Input<number>;
  /** Successes in a row after a failure that count. Defaults to 1. */
  successThreshold?: pulumi.Input<number>;
  /** Failures in a row that count. Defaults to 3. */
  failureThreshold?: pulumi.Input<number>;
  /** Seconds left to the container when this probe ends it. Defaults to the group's value. */
  terminationGracePeriodSeconds?: pulumi.Input<number>;
}

export interface Probe {
  /** Runs a command in the container. */
  exec?: ExecAction;
  /** Sends a GET request; a status from 200 to 399 is success. */
  httpGet?: HttpGetAction;
  /** Opens a connection; an open port is success. */
  tcpSocket?: TcpSocketAction;
  /** Asks the gRPC health service. */
  grpc?: GrpcAction;
  /** Seconds from start to the first question. Defaults to 0. */
  initialDelaySeconds?: number;
  /** Seconds between questions. Defaults to 10. */
  periodSeconds?: number;
  /** Seconds to wait for an answer. Defaults to 1. */
  timeoutSeconds?: number;
  /** Successes in a row after a failure that count. Defaults to 1. */
  successThreshold?: number;
  /** Failures in a row that count. Defaults to 3. */
  failureThreshold?: number;
  /** Seconds left to the container when this probe ends it. Defaults to the group's value. */
  terminationGracePeriodSeconds?: number;
}

export interface ProfileArgs {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: pulumi.Input<string>;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: pulumi.Input<string>;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: pulumi.Input<string>;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: pulumi.Input<string>;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: pulumi.Input<boolean>;
  /** Goes before ours in the user agent. */
  userAgent?: pulumi.Input<string>;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: pulumi.Input<string | TimeoutSettingsArgs>;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: pulumi.Input<"none" | RetrySettingsArgs>;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: pulumi.Input<"none" | RateLimitSettingsArgs>;
  /** Tencent: TKE and TCR. */
  tencent?: pulumi.Input<TencentSettingsArgs>;
  /** Baidu: BCI and BEC. */
  baidu?: pulumi.Input<BaiduSettingsArgs>;
  /** CTyun: ECI. */
  ctyun?: pulumi.Input<CtyunSettingsArgs>;
}

export interface Profile {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: string;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: string;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: string;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: string;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: boolean;
  /** Goes before ours in the user agent. */
  userAgent?: string;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: string | TimeoutSettings;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: "none" | RetrySettings;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: Record<string, string>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: Record<string, string>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: "none" | RateLimitSettings;
  /** Tencent: TKE and TCR. */
  tencent?: TencentSettings;
  /** Baidu: BCI and BEC. */
  baidu?: BaiduSettings;
  /** CTyun: ECI. */
  ctyun?: CtyunSettings;
}

export interface RateLimitSettingsArgs {
  /** No limit on our side. */
  none?: pulumi.Input<boolean>;
  /** Calls of each action in a second. */
  perSecond?: pulumi.Input<number>;
  /** Calls in a second, by action. */
  actions?: pulumi.Input<Record<string, pulumi.Input<number>>>;
}

export interface RateLimitSettings {
  /** No limit on our side. */
  none?: boolean;
  /** Calls of each action in a second. */
  perSecond?: number;
  /** Calls in a second, by action. */
  actions?: Record<string, number>;
}

export interface ResourceFieldSelectorArgs {
  /** Resource of the container, such as `limits.memory`. */
  resource: pulumi.Input<string>;
  /** Container. Defaults to the one with the variable. */
  containerName?: pulumi.Input<string>;
  /** Unit to express it in, such as "1Mi". Default: 1. */
  divisor?: pulumi.Input<string>;
}

export interface ResourceFieldSelector {
  /** Resource of the container, such as `limits.memory`. */
  resource: string;
  /** Container. Defaults to the one with the variable. */
  containerName?: string;
  /** Unit to express it in, such as "1Mi". Default: 1. */
  divisor?: string;
}

export interface RetrySettingsArgs {
  /** Sends every call once. */
  none?: pulumi.Input<boolean>;
  /** Most attempts of a call. Default 4. */
  maxAttempts?: pulumi.Input<number>;
  /** First wait between attempts. Default `300ms`. */
  base?: pulumi.Input<string>;
  /** Longest wait between attempts. Default `20s`. */
  maxDelay?: pulumi.Input<string>;
}

export interface RetrySettings {
  /** Sends every call once. */
  none?: boolean;
  /** Most attempts of a call. Default 4. */
  maxAttempts?: number;
  /** First wait between attempts. Default `300ms`. */
  base?: string;
  /** Longest wait between attempts. Default `20s`. */
  maxDelay?: string;
}

export interface SystemDiskArgs {
  /** Disk type, such as `CLOUD_PREMIUM`. */
  type?: pulumi.Input<string>;
  /** Size in GB. */
  size?: pulumi.Input<number>;
}

export interface SystemDisk {
  /** Disk type, such as `CLOUD_PREMIUM`. */
  type?: string;
  /** Size in GB. */
  size?: number;
}

export interface TaintArgs {
  /** Key of the taint. */
  key: pulumi.Input<string>;
  /** Value of the taint. */
  value?: pulumi.Input<string>;
  /** What the taint does to pods that do not tolerate it. */
  effect: pulumi.Input<"NoSchedule" | "PreferNoSchedule" | "NoExecute">;
}

export interface Taint {
  /** Key of the taint. */
  key: string;
  /** Value of the taint. */
  value?: string;
  /** What the taint does to pods that do not tolerate it. */
  effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

export interface TcpSocketActionArgs {
  /** Port to open a connection to, 1 to 65535. */
  port: pulumi.Input<number>;
  /** Host to connect to. Defaults to the address of the group. */
  host?: pulumi.Input<string>;
}

export interface TcpSocketAction {
  /** Port to open a connection to, 1 to 65535. */
  port: number;
  /** Host to connect to. Defaults to the address of the group. */
  host?: string;
}

export interface TcrFavouriteArgs {
  /** Full name, `namespace/name`. */
  repositoryName: pulumi.Input<string>;
  /** Kind of the repository. */
  type: pulumi.Input<string>;
  /** Whether everybody can pull from it. */
  public?: pulumi.Input<boolean>;
  /** Number of tags. */
  tagCount?: pulumi.Input<number>;
  /** Number of pulls. */
  pullCount?: pulumi.Input<number>;
  /** Its region. */
  region?: pulumi.Input<string>;
}

export interface TcrFavourite {
  /** Full name, `namespace/name`. */
  repositoryName: string;
  /** Kind of the repository. */
  type: string;
  /** Whether everybody can pull from it. */
  public?: boolean;
  /** Number of tags. */
  tagCount?: number;
  /** Number of pulls. */
  pullCount?: number;
  /** Its region. */
  region?: string;
}

export interface TcrNamespaceArgs {
  /** Name of the namespace. */
  name: pulumi.Input<string>;
  /** Repositories in it. */
  repositoryCount: pulumi.Input<number>;
  /** When it was made, as the cloud writes it. */
  createTime: pulumi.Input<string>;
}

export interface TcrNamespace {
  /** Name of the namespace. */
  name: string;
  /** Repositories in it. */
  repositoryCount: number;
  /** When it was made, as the cloud writes it. */
  createTime: string;
}

export interface TcrRepositoryArgs {
  /** Full name, `namespace/name`. */
  repositoryName: pulumi.Input<string>;
  /** What images are tagged with: `server/namespace/name`. */
  url: pulumi.Input<string>;
  /** Kind of the repository. */
  type: pulumi.Input<string>;
  /** Whether everybody can pull from it. */
  public: pulumi.Input<boolean>;
  /** Description of the repository. */
  description: pulumi.Input<string>;
  /** Number of tags. */
  tagCount: pulumi.Input<number>;
  /** Number of pulls. */
  pullCount: pulumi.Input<number>;
  /** How many users have it as a favourite. */
  favouriteCount: pulumi.Input<number>;
  /** Whether the vendor looks after it. */
  official: pulumi.Input<boolean>;
  /** When it was made, as the cloud writes it. */
  createTime: pulumi.Input<string>;
  /** When it was last changed, as the cloud writes it. */
  updatedTime: pulumi.Input<string>;
}

export interface TcrRepository {
  /** Full name, `namespace/name`. */
  repositoryName: string;
  /** What images are tagged with: `server/namespace/name`. */
  url: string;
  /** Kind of the repository. */
  type: string;
  /** Whether everybody can pull from it. */
  public: boolean;
  /** Description of the repository. */
  description: string;
  /** Number of tags. */
  tagCount: number;
  /** Number of pulls. */
  pullCount: number;
  /** How many users have it as a favourite. */
  favouriteCount: number;
  /** Whether the vendor looks after it. */
  official: boolean;
  /** When it was made, as the cloud writes it. */
  createTime: string;
  /** When it was last changed, as the cloud writes it. */
  updatedTime: string;
}

export interface TcrTagArgs {
  /** The tag. */
  name: pulumi.Input<string>;
  /** What is pulled: `server/namespace/name:tag`. */
  url: pulumi.Input<string>;
  /** Id, as `docker images` shows it. */
  imageId: pulumi.Input<string>;
  /** Size in bytes. */
  sizeBytes: pulumi.Input<number>;
  /** Architecture to run on. */
  architecture?: pulumi.Input<string>;
  /** Operating system to run on. */
  os?: pulumi.Input<string>;
  /** Author of the image. */
  author?: pulumi.Input<string>;
  /** When the image was made, as the cloud writes it. */
  createTime?: pulumi.Input<string>;
  /** When it was pushed, as the cloud writes it. */
  pushedTime?: pulumi.Input<string>;
}

export interface TcrTag {
  /** The tag. */
  name: string;
  /** What is pulled: `server/namespace/name:tag`. */
  url: string;
  /** Id, as `docker images` shows it. */
  imageId: string;
  /** Size in bytes. */
  sizeBytes: number;
  /** Architecture to run on. */
  architecture?: string;
  /** Operating system to run on. */
  os?: string;
  /** Author of the image. */
  author?: string;
  /** When the image was made, as the cloud writes it. */
  createTime?: string;
  /** When it was pushed, as the cloud writes it. */
  pushedTime?: string;
}

export interface TencentAssumeRoleArgs {
  /** The role, such as `qcs::cam::uin/100000000001:roleName/deploy`. */
  roleArn: pulumi.Input<string>;
  /** Name of the session in the cloud's audit log. Default `pulumi-container-clouds`. */
  sessionName?: pulumi.Input<string>;
  /** How long credentials last, at most 43200. Default 7200. */
  durationSeconds?: pulumi.Input<number>;
  /** Policy in JSON that narrows what the role may do. With AssumeRole only. */
  policy?: pulumi.Input<string>;
  /** External ID that the role asks for. With AssumeRole only. */
  externalId?: pulumi.Input<string>;
  /** Uin of the caller. With AssumeRole only. */
  sourceIdentity?: pulumi.Input<string>;
  /** MFA device. With AssumeRole only. */
  serialNumber?: pulumi.Input<string>;
  /** Code of the MFA device; it is good for one call. */
  tokenCode?: pulumi.Input<string>;
  /** OIDC identity provider of the web identity. Default `OIDC`. */
  providerId?: pulumi.Input<string>;
  /** OIDC token: the role is taken on by it, without a key pair. */
  webIdentityToken?: pulumi.Input<string>;
  /** File with the OIDC token, read each time credentials are asked for. */
  webIdentityTokenFile?: pulumi.Input<string>;
  /** SAML identity provider, with `samlAssertion`. */
  principalArn?: pulumi.Input<string>;
  /** SAML assertion in base64: the role is taken on by it, without a key pair. */
  samlAssertion?: pulumi.Input<string>;
  /** File with the SAML assertion in base64. */
  samlAssertionFile?: pulumi.Input<string>;
}

export interface TencentAssumeRole {
  /** The role, such as `qcs::cam::uin/100000000001:roleName/deploy`. */
  roleArn: string;
  /** Name of the session in the cloud's audit log. Default `pulumi-container-clouds`. */
  sessionName?: string;
  /** How long credentials last, at most 43200. Default 7200. */
  durationSeconds?: number;
  /** Policy in JSON that narrows what the role may do. With AssumeRole only. */
  policy?: string;
  /** External ID that the role asks for. With AssumeRole only. */
  externalId?: string;
  /** Uin of the caller. With AssumeRole only. */
  sourceIdentity?: string;
  /** MFA device. With AssumeRole only. */
  serialNumber?: string;
  /** Code of the MFA device; it is good for one call. */
  tokenCode?: string;
  /** OIDC identity provider of the web identity. Default `OIDC`. */
  providerId?: string;
  /** OIDC token: the role is taken on by it, without a key pair. */
  webIdentityToken?: string;
  /** File with the OIDC token, read each time credentials are asked for. */
  webIdentityTokenFile?: string;
  /** SAML identity provider, with `samlAssertion`. */
  principalArn?: string;
  /** SAML assertion in base64: the role is taken on by it, without a key pair. */
  samlAssertion?: string;
  /** File with the SAML assertion in base64. */
  samlAssertionFile?: string;
}

export interface TencentEndpointsArgs {
  /** Base URL of TKE. */
  tke?: pulumi.Input<string>;
  /** Base URL of TCR. */
  tcr?: pulumi.Input<string>;
  /** Base URL of STS, which credentials of roles come from. */
  sts?: pulumi.Input<string>;
}

export interface TencentEndpoints {
  /** Base URL of TKE. */
  tke?: string;
  /** Base URL of TCR. */
  tcr?: string;
  /** Base URL of STS, which credentials of roles come from. */
  sts?: string;
}

export interface TencentSettingsArgs {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: pulumi.Input<string>;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: pulumi.Input<string>;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: pulumi.Input<string>;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: pulumi.Input<string>;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: pulumi.Input<boolean>;
  /** Goes before ours in the user agent. */
  userAgent?: pulumi.Input<string>;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: pulumi.Input<string | TimeoutSettingsArgs>;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: pulumi.Input<"none" | RetrySettingsArgs>;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: pulumi.Input<"none" | RateLimitSettingsArgs>;
  /** Id of the key pair. */
  secretId?: pulumi.Input<string>;
  /** Key of the key pair. */
  secretKey?: pulumi.Input<string>;
  /** Token of temporary (STS) credentials. */
  token?: pulumi.Input<string>;
  /** Profile in the files of the vendor's own tools to take the key pair from, before the environment. */
  credentialsProfile?: pulumi.Input<string>;
  /** Folder of those files. Default: that of each tool, such as `~/.tccli` or `~/.bce`. */
  credentialsFolder?: pulumi.Input<string>;
  /** Accounts that may be changed. Checked once, before the first call that changes something. */
  allowedAccountIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Accounts that must not be changed. */
  forbiddenAccountIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Role to take on: the calls are made with its temporary credentials, renewed before they end. */
  assumeRole?: pulumi.Input<TencentAssumeRoleArgs>;
  /** Role of the machine of the cloud that the program runs on, asked for at its metadata address. */
  camRoleName?: pulumi.Input<string>;
  /** Such as `ap-guangzhou`; a resource's `region` comes before it. */
  region?: pulumi.Input<string>;
  /** Each service is at `https://<service>.<domain>`. Default: that of the region's cloud. */
  domain?: pulumi.Input<string>;
  /** Base URLs of single services. */
  endpoints?: pulumi.Input<TencentEndpointsArgs>;
  /** The last two are signature v1: form-encoded, at most 1 MB a request. Default `TC3-HMAC-SHA256`. */
  signatureMethod?: pulumi.Input<"TC3-HMAC-SHA256" | "HmacSHA256" | "HmacSHA1">;
  /** Language of the cloud's messages. */
  language?: pulumi.Input<"en-US" | "zh-CN">;
}

export interface TencentSettings {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: string;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: string;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: string;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: string;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: boolean;
  /** Goes before ours in the user agent. */
  userAgent?: string;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: string | TimeoutSettings;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: "none" | RetrySettings;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: Record<string, string>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: Record<string, string>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: "none" | RateLimitSettings;
  /** Id of the key pair. */
  secretId?: string;
  /** Key of the key pair. */
  secretKey?: string;
  /** Token of temporary (STS) credentials. */
  token?: string;
  /** Profile in the files of the vendor's own tools to take the key pair from, before the environment. */
  credentialsProfile?: string;
  /** Folder of those files. Default: that of each tool, such as `~/.tccli` or `~/.bce`. */
  credentialsFolder?: string;
  /** Accounts that may be changed. Checked once, before the first call that changes something. */
  allowedAccountIds?: Array<string>;
  /** Accounts that must not be changed. */
  forbiddenAccountIds?: Array<string>;
  /** Role to take on: the calls are made with its temporary credentials, renewed before they end. */
  assumeRole?: TencentAssumeRole;
  /** Role of the machine of the cloud that the program runs on, asked for at its metadata address. */
  camRoleName?: string;
  /** Such as `ap-guangzhou`; a resource's `region` comes before it. */
  region?: string;
  /** Each service is at `https://<service>.<domain>`. Default: that of the region's cloud. */
  domain?: string;
  /** Base URLs of single services. */
  endpoints?: TencentEndpoints;
  /** The last two are signature v1: form-encoded, at most 1 MB a request. Default `TC3-HMAC-SHA256`. */
  signatureMethod?: "TC3-HMAC-SHA256" | "HmacSHA256" | "HmacSHA1";
  /** Language of the cloud's messages. */
  language?: "en-US" | "zh-CN";
}

export interface TimeoutSettingsArgs {
  /** To connect, TLS included. Default `10s`. */
  connect?: pulumi.Input<string>;
  /** One attempt, from sending to the end of the answer. Default `60s`. */
  request?: pulumi.Input<string>;
  /** The whole call, waits and repeats included. Default `10m`. */
  total?: pulumi.Input<string>;
}

export interface TimeoutSettings {
  /** To connect, TLS included. Default `10s`. */
  connect?: string;
  /** One attempt, from sending to the end of the answer. Default `60s`. */
  request?: string;
  /** The whole call, waits and repeats included. Default `10m`. */
  total?: string;
}

export interface TimeoutsArgs {
  /** Longest wait for a new resource to become ready, for example "30m". */
  create?: pulumi.Input<string>;
  /** Longest wait for a changed resource to settle. */
  update?: pulumi.Input<string>;
  /** Longest wait for a deleted resource to be gone. */
  delete?: pulumi.Input<string>;
}

export interface Timeouts {
  /** Longest wait for a new resource to become ready, for example "30m". */
  create?: string;
  /** Longest wait for a changed resource to settle. */
  update?: string;
  /** Longest wait for a deleted resource to be gone. */
  delete?: string;
}

export interface TkeAsGroupArgs {
  /** Id of the group. */
  asGroupId: pulumi.Input<string>;
  /** `enabled`, `disabled`, or on its way to another. */
  status: pulumi.Input<string>;
  /** Whether its nodes join unschedulable. */
  unschedulable?: pulumi.Input<boolean>;
  /** Labels of its nodes. */
  labels: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** When it was made, as the cloud writes it. */
  createTime?: pulumi.Input<string>;
}

export interface TkeAsGroup {
  /** Id of the group. */
  asGroupId: string;
  /** `enabled`, `disabled`, or on its way to another. */
  status: string;
  /** Whether its nodes join unschedulable. */
  unschedulable?: boolean;
  /** Labels of its nodes. */
  labels: Record<string, string>;
  /** When it was made, as the cloud writes it. */
  createTime?: string;
}

export interface TkeChartFileArgs {
  /** Path of the file in the chart. */
  name: pulumi.Input<string>;
  /** Its content. */
  content: pulumi.Input<string>;
}

export interface TkeChartFile {
  /** Path of the file in the chart. */
  name: string;
  /** Its content. */
  content: string;
}

export interface TkeChartVersionArgs {
  /** Name of the chart. */
  name: pulumi.Input<string>;
  /** The version, as the cloud writes it. */
  version: pulumi.Input<string>;
  /** How well it fits the search. */
  score?: pulumi.Input<number>;
}

export interface TkeChartVersion {
  /** Name of the chart. */
  name: string;
  /** The version, as the cloud writes it. */
  version: string;
  /** How well it fits the search. */
  score?: number;
}

export interface TkeClusterArgs {
  /** Id of the cluster. */
  clusterId: pulumi.Input<string>;
  /** Name of the cluster. */
  name: pulumi.Input<string>;
  /** Description of the cluster. */
  description: pulumi.Input<string>;
  /** `Running`, `Creating` or `Abnormal`. */
  status: pulumi.Input<string>;
  /** `MANAGED_CLUSTER` or `INDEPENDENT_CLUSTER`. */
  type: pulumi.Input<string>;
  /** Kubernetes version. */
  version: pulumi.Input<string>;
  /** Operating system of the nodes. */
  os: pulumi.Input<string>;
  /** Size class, of managed clusters. */
  level?: pulumi.Input<string>;
  /** Container runtime, as the cloud writes it. */
  containerRuntime?: pulumi.Input<string>;
  /** VPC of the cluster. */
  vpcId: pulumi.Input<string>;
  /** Range of the pods. */
  clusterCidr: pulumi.Input<string>;
  /** Nodes now. */
  nodeCount: pulumi.Input<number>;
  /** Masters of your own now. */
  masterCount: pulumi.Input<number>;
  /** Project of the cluster. */
  projectId: pulumi.Input<number>;
  /** Tags, by key. */
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** When the cluster was made, as the cloud writes it. */
  createTime?: pulumi.Input<string>;
}

export interface TkeCluster {
  /** Id of the cluster. */
  clusterId: string;
  /** Name of the cluster. */
  name: string;
  /** Description of the cluster. */
  description: string;
  /** `Running`, `Creating` or `Abnormal`. */
  status: string;
  /** `MANAGED_CLUSTER` or `INDEPENDENT_CLUSTER`. */
  type: string;
  /** Kubernetes version. */
  version: string;
  /** Operating system of the nodes. */
  os: string;
  /** Size class, of managed clusters. */
  level?: string;
  /** Container runtime, as the cloud writes it. */
  containerRuntime?: string;
  /** VPC of the cluster. */
  vpcId: string;
  /** Range of the pods. */
  clusterCidr: string;
  /** Nodes now. */
  nodeCount: number;
  /** Masters of your own now. */
  masterCount: number;
  /** Project of the cluster. */
  projectId: number;
  /** Tags, by key. */
  tags: Record<string, string>;
  /** When the cluster was made, as the cloud writes it. */
  createTime?: string;
}

export interface TkeClusterAccessArgs {
  /** `Created` (open), `Creating` or `NotFound` (not open). */
  status: pulumi.Input<string>;
  /** Address of the API server, where it is open. */
  endpoint?: pulumi.Input<string>;
  /** Domain name of the API server. */
  domain?: pulumi.Input<string>;
}

export interface TkeClusterAccess {
  /** `Created` (open), `Creating` or `NotFound` (not open). */
  status: string;
  /** Address of the API server, where it is open. */
  endpoint?: string;
  /** Domain name of the API server. */
  domain?: string;
}

export interface TkeClusterLevelArgs {
  /** What a cluster's `level` takes, such as `L20`. */
  name: pulumi.Input<string>;
  /** Its name for people. */
  alias?: pulumi.Input<string>;
  /** Whether it can be chosen. */
  enabled?: pulumi.Input<boolean>;
  /** Nodes it is for. */
  nodes?: pulumi.Input<number>;
  /** Pods it is for. */
  pods?: pulumi.Input<number>;
  /** ConfigMaps it is for. */
  configMaps?: pulumi.Input<number>;
  /** ReplicaSets it is for. */
  replicaSets?: pulumi.Input<number>;
  /** Custom resources it is for. */
  customResources?: pulumi.Input<number>;
  /** Other objects it is for. */
  others?: pulumi.Input<number>;
}

export interface TkeClusterLevel {
  /** What a cluster's `level` takes, such as `L20`. */
  name: string;
  /** Its name for people. */
  alias?: string;
  /** Whether it can be chosen. */
  enabled?: boolean;
  /** Nodes it is for. */
  nodes?: number;
  /** Pods it is for. */
  pods?: number;
  /** ConfigMaps it is for. */
  configMaps?: number;
  /** ReplicaSets it is for. */
  replicaSets?: number;
  /** Custom resources it is for. */
  customResources?: number;
  /** Other objects it is for. */
  others?: number;
}

export interface TkeExistingInstanceArgs {
  /** Id of the machine. */
  instanceId: pulumi.Input<string>;
  /** Its name. */
  name?: pulumi.Input<string>;
  /** Whether it can join a cluster. */
  usable: pulumi.Input<boolean>;
  /** Why it cannot. */
  reason?: pulumi.Input<string>;
  /** Cluster that it belongs to already. */
  clusterId?: pulumi.Input<string>;
  /** Private addresses. */
  privateIps: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Public addresses. */
  publicIps: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Machine model. */
  instanceType?: pulumi.Input<string>;
  /** Cores. */
  cpu?: pulumi.Input<number>;
  /** Memory in GB. */
  memory?: pulumi.Input<number>;
  /** Operating system. */
  os?: pulumi.Input<string>;
  /** How it is paid for, such as `POSTPAID_BY_HOUR`. */
  chargeType?: pulumi.Input<string>;
  /** When it was made, UTC. */
  createTime?: pulumi.Input<string>;
}

export interface TkeExistingInstance {
  /** Id of the machine. */
  instanceId: string;
  /** Its name. */
  name?: string;
  /** Whether it can join a cluster. */
  usable: boolean;
  /** Why it cannot. */
  reason?: string;
  /** Cluster that it belongs to already. */
  clusterId?: string;
  /** Private addresses. */
  privateIps: Array<string>;
  /** Public addresses. */
  publicIps: Array<string>;
  /** Machine model. */
  instanceType?: string;
  /** Cores. */
  cpu?: number;
  /** Memory in GB. */
  memory?: number;
  /** Operating system. */
  os?: string;
  /** How it is paid for, such as `POSTPAID_BY_HOUR`. */
  chargeType?: string;
  /** When it was made, UTC. */
  createTime?: string;
}

export interface TkeImageArgs {
  /** Id of the image. */
  imageId: pulumi.Input<string>;
  /** What a cluster's `os` takes. */
  os: pulumi.Input<string>;
  /** Its name for people. */
  alias?: pulumi.Input<string>;
  /** `x86` or `arm`. */
  arch?: pulumi.Input<string>;
  /** `GENERAL`, or `DOCKER_CUSTOMIZE`: made for containers. */
  customizeType?: pulumi.Input<string>;
  /** Whether it can do IPv6. */
  ipv6: pulumi.Input<boolean>;
}

export interface TkeImage {
  /** Id of the image. */
  imageId: string;
  /** What a cluster's `os` takes. */
  os: string;
  /** Its name for people. */
  alias?: string;
  /** `x86` or `arm`. */
  arch?: string;
  /** `GENERAL`, or `DOCKER_CUSTOMIZE`: made for containers. */
  customizeType?: string;
  /** Whether it can do IPv6. */
  ipv6: boolean;
}

export interface TkeLogCollectorArgs {
  /** Name of the rule. */
  name: pulumi.Input<string>;
  /** Description of the rule. */
  description: pulumi.Input<string>;
  /** `container-log` or `host-log`. */
  inputType: pulumi.Input<string>;
  /** `ckafka`, `kafka` or `cls`. */
  outputType: pulumi.Input<string>;
  /** Files that are collected, of host logs. */
  path?: pulumi.Input<string>;
  /** Whether containers of all namespaces are collected. */
  allNamespaces?: pulumi.Input<boolean>;
  /** Topic that the logs go to. */
  topicId?: pulumi.Input<string>;
  /** Log set that the logs go to. */
  logsetId?: pulumi.Input<string>;
  /** When the rule was made, as the cloud writes it. */
  createTime: pulumi.Input<string>;
}

export interface TkeLogCollector {
  /** Name of the rule. */
  name: string;
  /** Description of the rule. */
  description: string;
  /** `container-log` or `host-log`. */
  inputType: string;
  /** `ckafka`, `kafka` or `cls`. */
  outputType: string;
  /** Files that are collected, of host logs. */
  path?: string;
  /** Whether containers of all namespaces are collected. */
  allNamespaces?: boolean;
  /** Topic that the logs go to. */
  topicId?: string;
  /** Log set that the logs go to. */
  logsetId?: string;
  /** When the rule was made, as the cloud writes it. */
  createTime: string;
}

export interface TkeNodeArgs {
  /** Id of the machine. */
  instanceId: pulumi.Input<string>;
  /** `MASTER_ETCD` or `WORKER`. */
  role: pulumi.Input<string>;
  /** `running`, `initializing` or `failed`. */
  status: pulumi.Input<string>;
  /** Why it failed, or is not ready yet. */
  reason?: pulumi.Input<string>;
  /** Whether it is cordoned. */
  unschedulable?: pulumi.Input<boolean>;
  /** Labels that it joined with. */
  labels: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** When it joined, as the cloud writes it. */
  joinedTime: pulumi.Input<string>;
}

export interface TkeNode {
  /** Id of the machine. */
  instanceId: string;
  /** `MASTER_ETCD` or `WORKER`. */
  role: string;
  /** `running`, `initializing` or `failed`. */
  status: string;
  /** Why it failed, or is not ready yet. */
  reason?: string;
  /** Whether it is cordoned. */
  unschedulable?: boolean;
  /** Labels that it joined with. */
  labels: Record<string, string>;
  /** When it joined, as the cloud writes it. */
  joinedTime: string;
}

export interface TkeNodePoolArgs {
  /** Id of the pool. */
  nodePoolId: pulumi.Input<string>;
  /** Its name. */
  name: pulumi.Input<string>;
  /** Its state, such as `normal`. */
  status: pulumi.Input<string>;
  /** Subnets of its nodes. */
  subnetIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Security groups of its nodes. */
  securityGroupIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Whether new pods stay away. */
  unschedulable: pulumi.Input<boolean>;
  /** Labels of its nodes. */
  labels: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Taints of its nodes. */
  taints: pulumi.Input<Array<pulumi.Input<TaintArgs>>>;
}

export interface TkeNodePool {
  /** Id of the pool. */
  nodePoolId: string;
  /** Its name. */
  name: string;
  /** Its state, such as `normal`. */
  status: string;
  /** Subnets of its nodes. */
  subnetIds: Array<string>;
  /** Security groups of its nodes. */
  securityGroupIds: Array<string>;
  /** Whether new pods stay away. */
  unschedulable: boolean;
  /** Labels of its nodes. */
  labels: Record<string, string>;
  /** Taints of its nodes. */
  taints: Array<Taint>;
}

export interface TkePodArgs {
  /** Name of the pod. */
  name: pulumi.Input<string>;
  /** Its namespace. */
  namespace: pulumi.Input<string>;
  /** Address of its node. */
  nodeIp: pulumi.Input<string>;
}

export interface TkePod {
  /** Name of the pod. */
  name: string;
  /** Its namespace. */
  namespace: string;
  /** Address of its node. */
  nodeIp: string;
}

export interface TkeRegionArgs {
  /** What `region` takes, such as `ap-guangzhou`. */
  name: pulumi.Input<string>;
  /** Its number, which some calls want. */
  number?: pulumi.Input<number>;
  /** Its short name. */
  alias?: pulumi.Input<string>;
  /** Whether it can be used. */
  available: pulumi.Input<boolean>;
  /** Switches of the region, JSON. */
  features?: pulumi.Input<string>;
  /** The cloud's remark. */
  remark?: pulumi.Input<string>;
}

export interface TkeRegion {
  /** What `region` takes, such as `ap-guangzhou`. */
  name: string;
  /** Its number, which some calls want. */
  number?: number;
  /** Its short name. */
  alias?: string;
  /** Whether it can be used. */
  available: boolean;
  /** Switches of the region, JSON. */
  features?: string;
  /** The cloud's remark. */
  remark?: string;
}

export interface TkeServiceArgs {
  /** Name of the Service. */
  name: pulumi.Input<string>;
  /** Its namespace. */
  namespace: pulumi.Input<string>;
  /** Its state, in the cloud's words. */
  status?: pulumi.Input<string>;
  /** How it is reached. */
  accessType?: pulumi.Input<string>;
  /** Address inside the cluster. */
  serviceIp?: pulumi.Input<string>;
  /** Public address. */
  externalIp?: pulumi.Input<string>;
  /** Load balancer in front of it. */
  loadBalancerId?: pulumi.Input<string>;
  /** Replicas wanted. */
  desiredReplicas?: pulumi.Input<number>;
  /** Replicas now. */
  currentReplicas?: pulumi.Input<number>;
  /** When it was made, as the cloud writes it. */
  createTime?: pulumi.Input<string>;
}

export interface TkeService {
  /** Name of the Service. */
  name: string;
  /** Its namespace. */
  namespace: string;
  /** Its state, in the cloud's words. */
  status?: string;
  /** How it is reached. */
  accessType?: string;
  /** Address inside the cluster. */
  serviceIp?: string;
  /** Public address. */
  externalIp?: string;
  /** Load balancer in front of it. */
  loadBalancerId?: string;
  /** Replicas wanted. */
  desiredReplicas?: number;
  /** Replicas now. */
  currentReplicas?: number;
  /** When it was made, as the cloud writes it. */
  createTime?: string;
}

export interface TkeVersionArgs {
  /** Name of the version. */
  name: pulumi.Input<string>;
  /** What a cluster's `version` takes, such as `1.30.0`. */
  version: pulumi.Input<string>;
  /** The cloud's remark. */
  remark?: pulumi.Input<string>;
}

export interface TkeVersion {
  /** Name of the version. */
  name: string;
  /** What a cluster's `version` takes, such as `1.30.0`. */
  version: string;
  /** The cloud's remark. */
  remark?: string;
}

export interface TkeVirtualNodeArgs {
  /** Name of the node. */
  name: pulumi.Input<string>;
  /** Its pool. */
  nodePoolId: pulumi.Input<string>;
  /** Its subnet. */
  subnetId: pulumi.Input<string>;
  /** `Pending`, `Running`, `Draining`, `Terminating` or `Terminated`. */
  status: pulumi.Input<string>;
  /** When it was made, as the cloud writes it. */
  createTime?: pulumi.Input<string>;
}

export interface TkeVirtualNode {
  /** Name of the node. */
  name: string;
  /** Its pool. */
  nodePoolId: string;
  /** Its subnet. */
  subnetId: string;
  /** `Pending`, `Running`, `Draining`, `Terminating` or `Terminated`. */
  status: string;
  /** When it was made, as the cloud writes it. */
  createTime?: string;
}

export interface VolumeMountArgs {
  /** Name of one of the group's volumes. */
  name: pulumi.Input<string>;
  /** Directory in the container. */
  mountPath: pulumi.Input<string>;
  /** Defaults to false. */
  readOnly?: pulumi.Input<boolean>;
  /** Path inside the volume, where the cloud can. Defaults to its root. */
  subPath?: pulumi.Input<string>;
  /** How mounts spread between machine and container, where the cloud can. Default: `None`. */
  mountPropagation?: pulumi.Input<"None" | "HostToContainer" | "Bidirectional">;
}

export interface VolumeMount {
  /** Name of one of the group's volumes. */
  name: string;
  /** Directory in the container. */
  mountPath: string;
  /** Defaults to false. */
  readOnly?: boolean;
  /** Path inside the volume, where the cloud can. Defaults to its root. */
  subPath?: string;
  /** How mounts spread between machine and container, where the cloud can. Default: `None`. */
  mountPropagation?: "None" | "HostToContainer" | "Bidirectional";
}
