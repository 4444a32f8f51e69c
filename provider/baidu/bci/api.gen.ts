// Made by "npm run generate" from contract/bci.json. Change that file or generate/api.ts, not this one.
import type { CallOptions } from "../../transport/call";
import type { ServiceTable } from "../../transport/service-table";

export interface Container {
  /** 1 to 40 characters: letters, digits, '-' or '.' 1 to 40 characters: letters, digits, '-' or '.' */
  name: string;
  /** image reference with tag */
  image: string;
  /** GiB; not above the total of the group */
  memory?: number;
  /** cores, fractions allowed (0.25); not above the total of the group */
  cpu?: number;
  /** number of GPUs; needs gpuType on the group */
  gpu?: number;
  /** working directory; the Go SDK always sends it, empty if unset */
  workingDir?: string;
  /** pull rule One of: Always, IfNotPresent, Never. */
  imagePullPolicy?: string;
  /** entry point (plural name) */
  commands?: string[];
  /** arguments */
  args?: string[];
  /** mounts */
  volumeMounts?: VolumeMount[];
  /** ports */
  ports?: Port[];
  /** environment; note the read model calls this field envs */
  environmentVars?: Environment[];

  livenessProbe?: Probe;

  readinessProbe?: Probe;

  startupProbe?: Probe;
  /** keep a standard-input buffer @default false */
  stdin?: boolean;
  /** close standard input after the first attach @default false */
  stdinOnce?: boolean;
  /** allocate a terminal; needs stdin @default false */
  tty?: boolean;

  securityContext?: ContainerSecurityContext;
}

export interface VolumeMount {
  /** name of a declared volume */
  name: string;
  /** type of that volume; values seen in SDK samples One of: NFS, EmptyDir, ConfigFile. */
  type: string;
  /** directory in the container */
  mountPath: string;
  /** always serialised by the Go SDK @default false */
  readOnly?: boolean;
}

export interface Port {
  name?: string;
  /** container port (field is port, not containerPort) */
  port: number;
  /** One of: TCP, UDP. */
  protocol?: string;
}

export interface Environment {
  /** variable name */
  key: string;
  /** value; plain text only, no references */
  value?: string;
}

export interface Probe {
  /** counted from the end of container start */
  initialDelaySeconds?: number;
  /** @default 1 */
  timeoutSeconds?: number;
  /** @default 10 */
  periodSeconds?: number;
  /** must be 1 today One of: 1. @default 1 */
  successThreshold?: number;
  /** @default 3 */
  failureThreshold?: number;

  terminationGracePeriodSeconds?: number;

  httpGet?: HTTPGetAction;

  tcpSocket?: TCPSocketAction;

  exec?: ExecAction;

  grpc?: GRPCAction;
}

export interface HTTPGetAction {
  path?: string;

  port: number;
  /** One of: HTTP, HTTPS. */
  scheme?: string;
  /** default: address of the group */
  host?: string;
  /** a list in the Java and generated SDKs; the older Go SDK wrongly models one object */
  httpHeaders?: HTTPHeader[];
}

export interface HTTPHeader {
  name: string;

  value?: string;
}

export interface TCPSocketAction {
  port: number;

  host?: string;
}

export interface ExecAction {
  command: string[];
}

export interface GRPCAction {
  port: number;
  /** the older Go SDK serialises it as Service through a tag slip */
  service?: string;
}

export interface ContainerSecurityContext {
  capabilities?: Capabilities;

  runAsUser?: number;

  runAsGroup?: number;

  runAsNonRoot?: boolean;
  /** @default false */
  readOnlyRootFilesystem?: boolean;
}

export interface Capabilities {
  add?: string[];

  drop?: string[];
}

export interface Volume {
  /** network file system (CFS) */
  nfs?: NfsVolume[];

  emptyDir?: EmptyDirVolume[];

  configFile?: ConfigFileVolume[];
  /** only in the sample answer of GetInstance, value null; no schema */
  podVolumes?: unknown;
  /** only in the sample answer of GetInstance, empty list; no schema */
  flexVolume?: unknown[];
}

export interface NfsVolume {
  /** volume name */
  name: string;
  /** server address, for example a CFS mount host */
  server: string;
  /** exported path */
  path: string;
  /** @default false */
  readOnly?: boolean;
}

export interface EmptyDirVolume {
  name: string;
  /** empty means node disk; memory for RAM (spelling of the value not fixed by the docs) @default "" */
  medium?: string;
  /** GiB */
  sizeLimit?: number;
}

export interface ConfigFileVolume {
  name: string;
  /** file mode bits */
  defaultMode?: number;

  configFiles: ConfigFileDetail[];
}

export interface ConfigFileDetail {
  /** path of the file below the mount directory */
  path: string;
  /** called the file name by one SDK, while the console form and the samples suggest it carries the content (there is no other content field). Encoding (plain or base64) and size limit not documented: unconfirmed */
  file: string;
}

export interface Tag {
  /** letters, digits, '-' and '.'; first and last a letter or digit */
  tagKey: string;

  tagValue?: string;
}

export interface ImageRegistryCredential {
  /** registry address; samples carry a namespace path or a scheme */
  server: string;

  userName: string;
  /** write-only, secret; never returned */
  password: string;
}

export interface OriginImage {
  /** repository without tag */
  originImageAddress: string;
  /** tag */
  originImageVersion: string;
}

export interface InstanceModel {
  instanceId: string;
  /** the name given at creation, lowered */
  instanceName: string;
  /** see statuses.instance */
  status: string;
  /** may be empty */
  zoneName?: string;
  /** for example intel */
  cpuType?: string;
  /** empty without GPU */
  gpuType?: string;
  /** cores after rounding up */
  cpu: number;
  /** GiB after rounding up */
  memory: number;
  /** of the elastic IP, 0 if none */
  bandwidthInMbps?: number;

  internalIp?: string;
  /** empty if none */
  publicIp?: string;

  createTime: string;

  updateTime?: string;
  /** null while alive */
  deleteTime?: string;
  /** One of: Always, Never, OnFailure. */
  restartPolicy: string;
  /** may be null */
  tags?: Tag[];
}

export interface InstanceDetailModel extends InstanceModel {
  volume?: Volume;

  containers: ContainerDetailModel[];

  initContainers?: ContainerDetailModel[];

  securityGroups?: SecurityGroupModel[];

  vpc?: VpcModel;
  /** one subnet: the one chosen out of subnetIds */
  subnet?: SubnetModel;
}

export interface ContainerDetailModel {
  name: string;

  image: string;

  cpu?: number;

  gpu?: number;

  memory?: number;

  workingDir?: string;

  imagePullPolicy?: string;

  commands?: string[];

  args?: string[];

  ports?: Port[];

  volumeMounts?: VolumeMount[];
  /** named environmentVars on the way in */
  envs?: Environment[];

  createTime?: string;

  updateTime?: string;

  deleteTime?: string;

  previousState?: ContainerStatus;

  currentState?: ContainerStatus;
  /** readiness probe passed */
  ready?: boolean;

  restartCount?: number;
}

export interface ContainerStatus {
  /** see statuses.container */
  state: string;

  reason?: string;

  message?: string;

  startTime?: string;

  finishTime?: string;

  detailStatus?: string;

  exitCode?: number;
}

export interface SecurityGroupModel {
  securityGroupId: string;

  name?: string;

  description?: string;

  vpcId?: string;
}

export interface VpcModel {
  vpcId: string;

  name?: string;

  cidr?: string;

  createTime?: string;

  description?: string;

  isDefault?: boolean;
}

export interface SubnetModel {
  subnetId: string;

  name?: string;

  cidr?: string;

  vpcId?: string;
  /** One of: BCC, BBC, BCC_NAT, BBC_NAT. */
  subnetType?: string;

  description?: string;

  createTime?: string;
}

export interface ImageCacheModel {
  imageCacheId: string;
  /** plain strings address:version here, although creation takes objects */
  originImages: string[];
  /** Chinese literal, see statuses.imageCache */
  status: string;
  /** 0 to 100 */
  progress: number;
  /** when it will be reclaimed */
  expiredTime?: string;
  /** note created, not create */
  createdTime: string;
  /** spelled this way; last time a group used the cache */
  lastestMatchedTime?: string;
}

export type LifecycleHook = Record<string, unknown>;
export interface CreateInstanceRequest {
  /** idempotency token: ASCII, at most 64 characters, unique per logical request */
  clientToken?: string;
  /** container group name; upper-case letters are lowered by the service 2 to 252 characters; letters, digits, '-' and '.'; first and last must be a letter or digit (an older SDK page says 2 to 253, lower-case letters, digits and '-' only) */
  name: string;
  /** availability zone, for example zoneC */
  zoneName?: string;
  /** at most 10; all in the VPC of the subnets */
  securityGroupIds: string[];
  /** at most 10; one VPC; no duplicates; several subnets allow placement over several zones */
  subnetIds: string[];
  /** restart rule for the containers One of: Always, Never, OnFailure. @default "Always" */
  restartPolicy?: string;
  /** existing elastic public IP to bind */
  eipIp?: string;
  /** create and bind a new elastic IP; only looked at when eipIp is empty @default false */
  autoCreateEip?: boolean;
  /** name of the elastic IP; only with autoCreateEip @default "eip" */
  eipName?: string;
  /** line type: BGP standard, BGP_S enhanced; only with autoCreateEip One of: BGP, BGP_S. @default "BGP" */
  eipRouteType?: string;
  /** bandwidth in Mbps; fractions are rounded down; only with autoCreateEip billed by bandwidth: BGP 1-500, BGP_S 100-5000; billed by traffic: BGP 1-200 @default 100 */
  eipBandwidthInMbps?: number;
  /** billing; BGP_S does not allow ByTraffic; ByPeak95 only for shared-bandwidth postpaid; only with autoCreateEip One of: ByTraffic, ByBandwidth, ByPeak95. @default "ByTraffic" */
  eipBillingMethod?: string;
  /** only in the older Java SDK and the notes of the older Go page; absent from the current request tables One of: Postpaid, Prepaid. @default "Postpaid" */
  eipPaymentTiming?: string;
  /** GPU model; needed when a container asks for gpu One of: Nvidia A10 PCIE. */
  gpuType?: string;
  /** seconds left to the containers between the stop signal and the kill */
  terminationGracePeriodSeconds?: number;
  /** host name of the group */
  hostName?: string;
  /** user tags */
  tags?: Tag[];
  /** logins for private registries */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** application containers; at most 20 in a group (limit stated for pods) */
  containers: Container[];
  /** run in order before the application containers; same type */
  initContainers?: Container[];
  /** volume declarations grouped by type; one object, not a list. Required in the current table and generated SDKs, left out by the older Go and Java SDKs: both are taken */
  volume?: Volume;
}
export interface ListInstancesRequest {
  /** field to filter on One of: name, podId. */
  keywordType?: string;
  /** value to look for */
  keyword?: string;
  /** start of the page; leave out on the first call */
  marker?: string;
  /** page size @default 10 */
  maxKeys?: number;
}
export interface GetInstanceRequest {
  /** path parameter */
  instanceId: string;
}
export interface DeleteInstanceRequest {
  /** also release related resources; only the elastic IP today @default false */
  relatedReleaseFlag?: boolean;
  /** sent only by the older Java SDK; not in the documentation */
  clientToken?: string;
  /** path parameter */
  instanceId: string;
}
export interface BatchDeleteInstancesRequest {
  /** sent only by the older Java SDK; not in the documentation */
  clientToken?: string;
  /** groups to delete; maximum number not documented */
  instanceIds: string[];
  /** as for the single delete @default false */
  relatedReleaseFlag?: boolean;
}
export interface CreateImageCacheRequest {
  /** name; naming rules not documented */
  imageCacheName: string;
  /** images to put in the cache */
  originImages: OriginImage[];
  /** one subnet for the worker instance that builds the cache */
  subnetId: string;
  /** one security group */
  securityGroupId: string;
  /** availability zone, for example zoneB */
  zoneName: string;
  /** scratch storage in GB; range not documented (sample 20) */
  temporaryStorageSize: number;
  /** whether the builder needs public access */
  needEip: boolean;
  /** elastic IP address; must be given when needEip is true (stated by the generated SDK) */
  eipIp?: string;
  /** reuse a matching cache */
  autoMatchImageCache?: boolean;
  /** registry logins; note the field name differs from imageRegistryCredentials of the instance call, the item type is the same */
  imageRegistrySecrets?: ImageRegistryCredential[];
}
export interface ListImageCachesRequest {
  /** page number from 1 @default 1 */
  pageNo?: number;
  /** page size @default 10 */
  pageSize?: number;
}
export interface BatchDeleteImageCachesRequest {
  /** ids; also the way to delete just one; maximum number not documented */
  imageCacheIds: string[];
}
export interface CreateInstanceResponse {
  /** id of the new group */
  instanceId: string;
}
export interface ListInstancesResponse {
  /** echo of the start of this page */
  marker?: string;
  /** true when more pages follow */
  isTruncated: boolean;
  /** marker of the next page; absent when isTruncated is false */
  nextMarker?: string;
  /** page size used */
  maxKeys: number;
  /** summaries */
  result: InstanceModel[];
}
export interface GetInstanceResponse {
  /** full description */
  instance: InstanceDetailModel;
}
export type DeleteInstanceResponse = Record<string, unknown>;
export type BatchDeleteInstancesResponse = Record<string, unknown>;
export interface CreateImageCacheResponse {
  /** id of the cache */
  imageCacheId: string;
}
export interface ListImageCachesResponse {
  /** number of caches of the user */
  totalCount: number;
  /** page number */
  pageNo: number;
  /** page size; the 2024 page swaps the descriptions of pageNo and pageSize */
  pageSize: number;
  /** caches */
  result: ImageCacheModel[];
}
export type BatchDeleteImageCachesResponse = Record<string, unknown>;
/** Every call of bci. */
export interface Bci {
  /** Asynchronous: returns the id at once; poll GetInstance until Running, Succeeded or Failed. Requested cpu and memory are summed over containers and rounded up to a supported size (see sizes); the read-back instance cpu and memory may be larger than asked. The response has only instanceId: every other attribute comes from GetInstance. */
  CreateInstance(request: CreateInstanceRequest, options?: CallOptions): Promise<CreateInstanceResponse>;
  /** The Go SDK always sends keywordType, as a bare key without '=' when empty, and turns a maxKeys outside 1..1000 into 1000: a server must accept both. Whether name matching is exact or partial is not documented. Markers in samples are instance ids: nextMarker is the id of the next item, marker the id the page starts at. Only reads. */
  ListInstances(request?: ListInstancesRequest, options?: CallOptions): Promise<ListInstancesResponse>;
  /** Not-found behaviour is not documented for BCI; see errorCodes.notFound. Only reads. */
  GetInstance(request: GetInstanceRequest, options?: CallOptions): Promise<GetInstanceResponse>;
  /** Body of the answer is an empty object. A running group with a preStop hook passes through Terminating before it disappears. The Go SDK always sends relatedReleaseFlag, also when false. The life-cycle page says resources created together with the group, such as an elastic IP, are released by default when it ends; the delete page says the flag defaults to false: the two do not agree. */
  DeleteInstance(request: DeleteInstanceRequest, options?: CallOptions): Promise<DeleteInstanceResponse>;
  /** Answer body is an empty object: no per-id result, so partial failure cannot be told apart from the answer; read each id afterwards. The overview table of the API lists this call as DELETE /v2/instance; the page of the call and all SDKs use POST /v2/instance/batchDel. */
  BatchDeleteInstances(
    request: BatchDeleteInstancesRequest,
    options?: CallOptions,
  ): Promise<BatchDeleteInstancesResponse>;
  /** Asynchronous: build progress is read from ListImageCaches (status, progress 0-100). The sample on the page shows a Bearer token in Authorization; every other statement says bce-auth-v1. Use bce-auth-v1. */
  CreateImageCache(request: CreateImageCacheRequest, options?: CallOptions): Promise<CreateImageCacheResponse>;
  /** Page-number paging, unlike the marker paging of ListInstances. No filter by id or name: finding one cache means walking all pages. The sample answer shows totalCount and result; pageNo and pageSize come from the table. Only reads. */
  ListImageCaches(request?: ListImageCachesRequest, options?: CallOptions): Promise<ListImageCachesResponse>;
  /** Empty object on success; 400 with code BadRequest is the documented failure. */
  BatchDeleteImageCaches(
    request: BatchDeleteImageCachesRequest,
    options?: CallOptions,
  ): Promise<BatchDeleteImageCachesResponse>;
}
/** Facts of each call that the transport needs. */
export const bciTable: ServiceTable<keyof Bci> = {
  service: "bci",
  actions: {
    CreateInstance: {
      method: "POST",
      path: "/v2/instance",
      hasV1: true,
      query: ["clientToken"],
      token: true,
      answer: "instanceId:s",
    },
    ListInstances: {
      method: "GET",
      path: "/v2/instance",
      hasV1: true,
      query: ["keywordType", "keyword", "marker", "maxKeys"],
      reads: true,
      answer: "isTruncated:b maxKeys:n result:[InstanceModel",
    },
    GetInstance: {
      method: "GET",
      path: "/v2/instance/{instanceId}",
      hasV1: true,
      reads: true,
      answer: "instance:InstanceDetailModel",
    },
    DeleteInstance: {
      method: "DELETE",
      path: "/v2/instance/{instanceId}",
      hasV1: true,
      query: ["relatedReleaseFlag", "clientToken"],
      token: true,
    },
    BatchDeleteInstances: {
      method: "POST",
      path: "/v2/instance/batchDel",
      hasV1: true,
      query: ["clientToken"],
      token: true,
    },
    CreateImageCache: { method: "POST", path: "/v2/imageCache", hasV1: true, answer: "imageCacheId:s" },
    ListImageCaches: {
      method: "GET",
      path: "/v2/imageCache",
      hasV1: true,
      query: ["pageNo", "pageSize"],
      reads: true,
      answer: "totalCount:n pageNo:n pageSize:n result:[ImageCacheModel",
    },
    BatchDeleteImageCaches: { method: "POST", path: "/v2/imageCache/batchDel", hasV1: true },
  },
  shapes: {
    InstanceModel: "instanceId:s instanceName:s status:s cpu:n memory:n createTime:s restartPolicy:s tags?:[Tag",
    Tag: "tagKey:s",
    InstanceDetailModel:
      "instanceId:s instanceName:s status:s cpu:n memory:n createTime:s restartPolicy:s tags?:[Tag volume?:Volume containers:[ContainerDetailModel initContainers?:[ContainerDetailModel securityGroups?:[SecurityGroupModel vpc?:VpcModel subnet?:SubnetModel",
    Volume: "nfs?:[NfsVolume emptyDir?:[EmptyDirVolume configFile?:[ConfigFileVolume",
    NfsVolume: "name:s server:s path:s",
    EmptyDirVolume: "name:s",
    ConfigFileVolume: "name:s configFiles:[ConfigFileDetail",
    ConfigFileDetail: "path:s file:s",
    ContainerDetailModel:
      "name:s image:s ports?:[Port volumeMounts?:[VolumeMount envs?:[Environment previousState?:ContainerStatus currentState?:ContainerStatus",
    Port: "port:n",
    VolumeMount: "name:s type:s mountPath:s",
    Environment: "key:s",
    ContainerStatus: "state:s",
    SecurityGroupModel: "securityGroupId:s",
    VpcModel: "vpcId:s",
    SubnetModel: "subnetId:s",
    ImageCacheModel: "imageCacheId:s originImages:[s status:s progress:n createdTime:s",
  },
};
