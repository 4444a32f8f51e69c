// Made by "npm run generate" from contract/bec.json. Change that file or generate/api.ts, not this one.
import type { CallOptions } from "../../transport/call";
import type { ServiceTable } from "../../transport/service-table";

export interface Container {
  /** optional by the table; needed in practice to tell containers apart */
  name?: string;
  /** repository without tag */
  imageAddress?: string;
  /** tag */
  imageVersion?: string;
  /** cores, whole numbers */
  cpu?: number;
  /** GB by the totals and samples; unit not stated */
  memory?: number;
  /** SDK only */
  gpu?: number;

  workingDir?: string;
  /** entry point */
  commands?: string[];

  args?: string[];

  ports?: ContainerPort[];

  envs?: EnvVar[];

  volumeMounts?: VolumeMount[];
}

export interface ContainerPort {
  /** stated range 0 to 65536 (one too many) */
  containerPort: number;
  /** One of: TCP, UDP, SCTP. @default "TCP" */
  protocol?: string;
  /** skeleton only */
  name?: string;
  /** skeleton only */
  hostIP?: string;
  /** skeleton only */
  hostPort?: number;
}

export interface EnvVar {
  name: string;

  value?: string;
  /** skeleton only */
  valueFrom?: EnvVarSource;
}

export interface EnvVarSource {
  configMapKeyRef?: KeySelector;

  secretKeyRef?: KeySelector;

  fieldRef?: ObjectFieldSelector;

  resourceFieldRef?: ResourceFieldSelector;
}

export interface KeySelector {
  name: string;

  key: string;
  /** the Go SDK types it as a string for secretKeyRef only */
  optional?: boolean;
}

export interface ObjectFieldSelector {
  apiVersion?: string;

  fieldPath: string;
}

export interface ResourceFieldSelector {
  containerName?: string;

  divisor?: string;

  resource: string;
}

export interface VolumeMount {
  /** name of a declared volume */
  name: string;

  mountPath: string;
  /** @default false */
  readOnly?: boolean;
  /** skeleton only */
  mountPropagation?: string;
  /** skeleton only */
  subPath?: string;
}

export interface Volume {
  configMap?: NamedVolume[];

  secret?: NamedVolume[];

  emptyDir?: NamedVolume[];
  /** data disks, one for each replica */
  volumeClaimTemplates?: VolumeClaimTemplate[];
}

export interface NamedVolume {
  /** volume name; for configMap and secret it is also the name of the existing object (the sample mounts baidu-config by it) */
  name?: string;
}

export interface VolumeClaimTemplate {
  name?: string;
  /** size; unit not stated, GB by the SDK enum */
  storageSize?: number;
  /** One of: NVME, SATA, CDS_HDD, CDS_SSD, RBD_SSD, HDD_PASSTHROUGH, SSD_PASSTHROUGH. */
  diskType?: string;
}

export interface DeployInstance {
  /** edge node id; alone it identifies the node */
  regionId?: string;
  /** large region */
  region?: string;
  /** upper-case English name, for example SHANGHAI */
  city?: string;
  /** operator One of: BGP, CHINA_MOBILE, CHINA_UNICOM, CHINA_TELECOM, TRIPLE_LINE, INTRA. */
  serviceProvider?: string;
  /** number of pods here; bounds and default not documented */
  replicas?: number;
  /** SDK request field, response field in the seed; vpc is a value used for VMs */
  networkType?: string;

  vpcId?: string;

  subnetId?: string;
  /** ct, un, cm, intra */
  subServiceProviders?: string[];
}

export interface DeployInstanceView {
  /** sample only */
  regionId?: string;

  region: string;
  /** Chinese */
  regionName?: string;

  city?: string;
  /** Chinese */
  cityName?: string;
  /** for example CHINA */
  country?: string;
  /** Chinese */
  countryName?: string;
  /** One of: BGP, CHINA_MOBILE, CHINA_UNICOM, CHINA_TELECOM, TRIPLE_LINE, INTRA. */
  serviceProvider: string;
  /** Chinese */
  spName?: string;
  /** table only */
  networkType?: string;

  replicas: number;
}

export interface ImageRegistrySecret {
  name?: string;
}

export interface Tag {
  tagKey: string;

  tagValue?: string;
}

export interface HostAlias {
  ip: string;

  hostnames: string[];
}

export interface DnsConfig {
  nameservers?: string[];
}

export interface LogCollectDetail {
  serviceId?: string;

  logCollect?: boolean;

  logPath?: string;

  jsonAnalysis?: boolean;

  pushLog?: boolean;
  /** standard output */
  standard?: boolean;

  custom?: boolean;

  logOutputType?: string;

  esIP?: string;

  esPort?: number;

  esIndex?: string;

  encrypted?: boolean;

  esUserName?: string;
  /** secret */
  esUserPassword?: string;
}

export interface ServiceBrief {
  serviceId: string;

  serviceName: string;
  /** sample only, null */
  level?: string;
  /** One of: STARTING, RUNNING, PENDING, EXCEPTION, FAILED, UNKNOWN, TERMINATED, WAITING, STOP, BINDING, STOPPING, TERMINATING, DELETING, NORMAL. */
  status: string;

  totalCpu: number;

  totalMem: number;

  totalGpu: number;

  totalDisk: number;
  /** number of regions deployed to, not a list */
  regions: number;

  totalPods: number;

  runningPods: number;
  /** sample only, null; the Go SDK reads it as tagMap in this type and tagsMap in the details */
  tagsMap?: Tag[];

  deployInstances: DeployInstanceView[];
  /** sample only; null right after creation */
  createTime?: string;

  lastUpdateTime?: string;
}

export interface ServiceDetails {
  serviceId: string;

  serviceName: string;
  /** One of: STARTING, RUNNING, PENDING, EXCEPTION, FAILED, UNKNOWN, TERMINATED, WAITING, STOP, BINDING, STOPPING, TERMINATING, DELETING, NORMAL. */
  status: string;

  totalCpu: number;

  totalMem: number;

  totalGpu: number;

  totalDisk: number;

  totalPods: number;

  runningPods: number;
  /** called regions in the brief form */
  regionSize?: number;

  tagsMap?: Tag[];

  deployInstances: DeployInstanceView[];
  /** one for each deployment; holds the containers */
  resourceBriefVos: ResourceBrief[];

  imageRegistrySecrets?: ImageRegistrySecret[];

  logCollectDetail?: LogCollectDetail;

  createTime?: string;

  lastUpdateTime?: string;
}

export interface ResourceBrief {
  serviceId?: string;

  serviceName?: string;
  /** deployment id */
  resourceId: string;
  /** container group name by the samples */
  resourceName?: string;

  labels?: Record<string, string>;

  totalCpu?: number;

  totalMem?: number;

  totalGpu?: number;

  totalPods?: number;

  runningPods?: number;

  totalDeploy?: number;
  /** text with a unit, for example 100Mbps */
  ingressBandwidth?: string;

  deployInstance: DeployInstanceView;

  imageList?: string[];
  /** lists come as null when empty */
  containers: Container[];

  imageRegistrySecrets?: ImageRegistrySecret[];

  createTime?: string;
}

export interface DeploymentDetails {
  serviceId?: string;

  serviceName?: string;

  resourceId: string;

  resourceName: string;

  totalPods?: number;

  runningPods?: number;

  deployInstance: DeployInstanceView;

  status?: string;

  containers: Container[];

  podBriefVos: PodBrief[];

  createTime?: string;

  lastUpdateTime?: string;
}

export interface PodBrief {
  serviceId?: string;

  deploymentName?: string;

  deploymentId: string;

  podName: string;

  region?: string;

  city?: string;

  regionName?: string;

  cityName?: string;

  country?: string;

  countryName?: string;

  regionId?: string;

  labels?: Record<string, string>;

  status: string;

  cpu?: number;

  mem?: number;

  ingressBandwidth?: string;

  publicIp?: string;

  ipv6PublicIp?: string;

  internalIp?: string;

  imageList?: string[];

  containers?: Container[];
}

export interface PodDetails {
  podId: string;

  podIp?: string;

  podDataStorage?: number;

  podEventDetails?: { eventName?: unknown; eventType?: unknown; eventMessage?: unknown }[];

  containerStatuses?: ContainerStatus[];

  createTime?: string;
}

export interface ContainerStatus {
  containerID?: string;

  image?: string;

  imageID?: string;

  name: string;

  ready: boolean;

  restartCount: number;

  lastState?: ContainerState;

  state?: ContainerState;
}

export interface ContainerState {
  /** number */
  running?: { startedAt?: unknown };

  terminated?: {
    containerID?: unknown;
    exitCode?: unknown;
    signal?: unknown;
    startedAt?: unknown;
    finishedAt?: unknown;
    message?: unknown;
    reason?: unknown;
  };

  waiting?: { message?: unknown; reason?: unknown };
}

export interface OperationResult {
  resourceId: string;

  success: boolean;

  error?: string;
}

export interface RegionInfo {
  region: string;
  /** Chinese */
  name?: string;

  country?: string;

  countryName?: string;

  cityList: CityInfo[];
}

export interface CityInfo {
  city: string;
  /** Chinese */
  name?: string;

  serviceProviderList: ServiceProviderInfo[];
}

export interface ServiceProviderInfo {
  /** One of: BGP, CHINA_MOBILE, CHINA_UNICOM, CHINA_TELECOM, TRIPLE_LINE, INTRA. */
  serviceProvider: string;
  /** Chinese */
  name?: string;
  /** identifies the node */
  regionId: string;

  capability?: string[];
}
export interface CreateServiceRequest {
  /** idempotency token: ASCII, at most 64 characters */
  clientToken?: string;
  /** service name; rules not documented */
  serviceName: string;
  /** container group name */
  containerGroupName: string;
  /** containers of the group */
  containers: Container[];
  /** where to run and how many replicas */
  deployInstances: DeployInstance[];
  /** only postpay is supported One of: postpay. */
  paymentMethod?: string;
  /** buy a public IP @default false */
  needPublicIp?: boolean;
  /** open public IPv6 @default false */
  needIpv6PublicIp?: boolean;
  /** public bandwidth in Mbps; has meaning only with needPublicIp true */
  bandwidth?: number;
  /** volume declarations. The request sample of the same page calls this field volume: see contradictions */
  volumes?: Volume;
  /** names of registry secrets that exist beforehand */
  imageRegistrySecrets?: ImageRegistrySecret[];
  /** in the body skeleton only: no description, no row in the table */
  kernelParam?: string;
  /** in the request sample only: no row in the table; the SDK has it */
  tags?: Tag[];
  /** only on the v1 page */
  hostAliases?: HostAlias[];
  /** only on the v1 page; sample value None */
  dnsPolicy?: string;
  /** only on the v1 page */
  dnsConfig?: DnsConfig;
  /** log collection; only in the SDK */
  logCollectDetail?: LogCollectDetail;
}
export interface GetServiceRequest {
  /** path parameter */
  serviceId: string;
}
export interface ListServicesRequest {
  /** start of the page */
  marker?: string;
  /** page size @default 1000 */
  maxKeys?: number;
}
export interface ListServicesV1Request {
  /** @default 1 */
  pageNo?: number;
  /** @default 100 */
  pageSize?: number;
  /** values not listed; serviceName is the default, serviceId is in the sample One of: serviceName, serviceId. @default "serviceName" */
  keywordType?: string;

  keyword?: string;
  /** One of: ASC, DESC. */
  order?: string;

  orderBy?: string;

  status?: string;
}
export interface UpdateServiceRequest {
  /** idempotency token: ASCII, at most 64 characters */
  clientToken?: string;
  /** path parameter */
  serviceId: string;
  /** which kind of change this call makes: one kind for each call One of: name, replicas, resource. */
  type: string;
  /** new name; with type name */
  serviceName?: string;
  /** new replica numbers; with type replicas */
  deployInstances?: DeployInstance[];
  /** new image version or resources; with type resource */
  containers?: Container[];
  /** with type resource */
  imageRegistrySecrets?: ImageRegistrySecret[];
  /** Mbps; with type resource (which type goes with it, and the range carried over from create, are inferences). float in v2, integer in v1 */
  bandwidth?: number;
  /** only with type resource, and only from IPv4 to dual stack, never back; a string in the Go SDK */
  needIpv6PublicIp?: boolean;
  /** v2 skeleton only */
  kernelParam?: string;
}
export interface StartStopServiceRequest {
  /** idempotency token: ASCII, at most 64 characters */
  clientToken?: string;
  /** path parameter */
  serviceId: string;
  /** path parameter One of: start, stop. */
  action: string;
}
export interface DeleteServiceRequest {
  /** idempotency token: ASCII, at most 64 characters */
  clientToken?: string;
  /** path parameter */
  serviceId: string;
}
export interface BatchOperateServicesRequest {
  /** maximum not documented */
  idList: string[];
  /** One of: start, stop. */
  action: string;
}
export interface BatchDeleteServicesRequest {
  /** the body is a bare JSON array of service ids */
  body: string[];
}
export interface GetServiceMetricsRequest {
  /** path parameter */
  serviceId: string;
  /** One of: CPU, MEMORY, BANDWIDTH_RECEIVE, BANDWIDTH_TRANSMIT, TRAFFIC_RECEIVE, TRAFFIC_TRANSMIT, NODE_BW_RECEIVE, NODE_BW_TRANSMIT, NODE_LB_BW_RECEIVE, NODE_LB_BW_TRANSMIT, REQUEST_NUMBER, REQUEST_RATE, REQUEST_DELAY, UNKNOWN. */
  metricsType: string;

  serviceProvider?: string;
  /** Unix seconds */
  start?: number;
  /** Unix seconds */
  end?: number;

  stepInMin?: number;
}
export interface GetDeploymentRequest {
  /** path parameter */
  deploymentId: string;
}
export interface UpdateDeploymentReplicasRequest {
  /** path parameter */
  deploymentId: string;

  replicas: number;
}
export interface DeleteDeploymentsRequest {
  /** DELETE with a body: a bare JSON array of deployment ids */
  body: string[];
}
export interface ListPodsRequest {
  pageNo?: number;

  pageSize?: number;

  keyword?: string;

  order?: string;

  orderBy?: string;

  serviceId?: string;

  deploymentId?: string;
}
export interface GetPodRequest {
  /** path parameter */
  podId: string;
}
export interface RestartPodRequest {
  /** path parameter */
  podId: string;
}
export interface ListNodesRequest {
  /** English country name; default all @default "all" */
  country?: string;
  /** path parameter; container for this resource One of: gpu, container, vm, lb, bm, vpc, nat, eip, cds, cds_hdd. */
  type: string;
}
export interface GetDeploymentMetricsRequest {
  /** path parameter */
  deploymentId: string;
  /** One of: CPU, MEMORY, BANDWIDTH_RECEIVE, BANDWIDTH_TRANSMIT, TRAFFIC_RECEIVE, TRAFFIC_TRANSMIT, NODE_BW_RECEIVE, NODE_BW_TRANSMIT, NODE_LB_BW_RECEIVE, NODE_LB_BW_TRANSMIT, REQUEST_NUMBER, REQUEST_RATE, REQUEST_DELAY, UNKNOWN. */
  metricsType: string;

  serviceProvider?: string;
  /** Unix seconds */
  start?: number;
  /** Unix seconds */
  end?: number;

  stepInMin?: number;
}
export interface GetPodMetricsRequest {
  /** path parameter */
  podId: string;
  /** One of: CPU, MEMORY, BANDWIDTH_RECEIVE, BANDWIDTH_TRANSMIT, TRAFFIC_RECEIVE, TRAFFIC_TRANSMIT, NODE_BW_RECEIVE, NODE_BW_TRANSMIT, NODE_LB_BW_RECEIVE, NODE_LB_BW_TRANSMIT, REQUEST_NUMBER, REQUEST_RATE, REQUEST_DELAY, UNKNOWN. */
  metricsType: string;

  serviceProvider?: string;
  /** Unix seconds */
  start?: number;
  /** Unix seconds */
  end?: number;

  stepInMin?: number;
}
export interface CreateServiceResponse {
  /** true on success (sample) */
  result: boolean;
  /** label; sample value Create service (sample) */
  action: string;
  /** the service; the table of the page lists its fields at the top level, the sample nests them here */
  details: ServiceBrief;
}
export type GetServiceResponse = ServiceDetails;
export interface ListServicesResponse {
  marker?: string;

  isTruncated: boolean;
  /** absent on the last page */
  nextMarker?: string;

  maxKeys: number;

  services: ServiceBrief[];
}
export interface ListServicesV1Response {
  result: ServiceBrief[];
  /** may be null */
  orderBy?: string;
  /** may be null */
  order?: string;

  pageNo: number;

  pageSize: number;

  totalCount: number;
}
export interface UpdateServiceResponse {
  /** v1 */
  result?: boolean;
  /** update (v1) */
  action?: string;
  /** v1, per SDK */
  details?: ServiceBrief[];
  /** v1 table only */
  serviceId?: string;
}
export interface StartStopServiceResponse {
  /** v1 */
  result?: boolean;
  /** v1: start or stop */
  action?: string;
  /** the service's id, as the Go SDK decodes it (a map of strings); a page shows a list of services */
  details?: Record<string, string>;
}
export interface DeleteServiceResponse {
  /** v1 */
  result?: boolean;
  /** v1: delete */
  action?: string;
  /** v1: {serviceId}; the table says a full service object */
  details?: Record<string, string>;
}
export interface BatchOperateServicesResponse {
  result: boolean;

  action: string;
  /** one for each id */
  details: OperationResult[];
}
export interface BatchDeleteServicesResponse {
  result: boolean;

  action: string;

  details: OperationResult[];
}
export interface GetServiceMetricsResponse {
  metrics: { timeInSecond?: unknown; value?: unknown }[];

  maxValue: number;

  avgValue: number;

  totalValue: number;
}
export type GetDeploymentResponse = DeploymentDetails;
export interface UpdateDeploymentReplicasResponse {
  result: boolean;

  action: string;

  details?: Record<string, string>;
}
export interface DeleteDeploymentsResponse {
  result: boolean;

  action: string;

  details?: Record<string, string[]>;
}
export interface ListPodsResponse {
  result: PodBrief[];

  pageNo: number;

  pageSize: number;

  totalCount: number;

  order?: string;

  orderBy?: string;
}
export type GetPodResponse = PodDetails;
export type RestartPodResponse = Record<string, unknown>;
export interface ListNodesResponse {
  regionList: RegionInfo[];
  /** v1 */
  nodeSum?: number;
}
export interface GetDeploymentMetricsResponse {
  metrics: { timeInSecond?: unknown; value?: unknown }[];

  maxValue: number;

  avgValue: number;

  totalValue: number;
}
export interface GetPodMetricsResponse {
  metrics: { timeInSecond?: unknown; value?: unknown }[];

  maxValue: number;

  avgValue: number;

  totalValue: number;
}
/** Every call of bec. */
export interface Bec {
  /** The sample shows status RUNNING in the create answer, but creation is asynchronous: poll GetService (inference). needPublicIp false with a bandwidth value is what the SDK sample sends: bandwidth is then without effect. HTTP success does not prove success: check result. */
  CreateService(request: CreateServiceRequest, options?: CallOptions): Promise<CreateServiceResponse>;
  /** The v2 page gives no request line; the path is that of the sibling calls (inference). The v1 path is stated. The v1 table says the body is {result: ServiceDetails, success: boolean}; the v1 sample and the SDK have the details flat. A client should unwrap result when it is an object. Path parameter, although the v1 page calls it a query parameter. Only reads. */
  GetService(request: GetServiceRequest, options?: CallOptions): Promise<GetServiceResponse>;
  /** v2 generation; the list field is services, not result. Only reads. */
  ListServices(request?: ListServicesRequest, options?: CallOptions): Promise<ListServicesResponse>;
  /** The page's sample nests the whole page object under an outer result (result.result, with an extra orders field); table and SDK are flat. Accept both. Only reads. */
  ListServicesV1(request?: ListServicesV1Request, options?: CallOptions): Promise<ListServicesV1Response>;
  /** A change of name, replicas and image needs three calls. The answer of v2 is not known beyond HTTP 200. A product FAQ says CPU and memory of a bought edge instance cannot be changed and it must be made anew, while type resource takes containers with cpu and memory: treat cpu and memory changes as possibly refused. Not updatable by any documented field: volumes, needPublicIp, paymentMethod, containerGroupName, tags, region or operator of an existing deployment. */
  UpdateService(request: UpdateServiceRequest, options?: CallOptions): Promise<UpdateServiceResponse>;
  /** No request body. v2 answers with an empty body. The v1 samples carry status in lower case (starting, stopping) although the enum is upper case. */
  StartStopService(request: StartStopServiceRequest, options?: CallOptions): Promise<StartStopServiceResponse>;
  /** v2 answers with an empty body. Whether the service must be stopped first is not documented; the SDK tests delete directly. */
  DeleteService(request: DeleteServiceRequest, options?: CallOptions): Promise<DeleteServiceResponse>;
  /** Per-id results: inspect each success flag. */
  BatchOperateServices(
    request: BatchOperateServicesRequest,
    options?: CallOptions,
  ): Promise<BatchOperateServicesResponse>;

  BatchDeleteServices(request: BatchDeleteServicesRequest, options?: CallOptions): Promise<BatchDeleteServicesResponse>;
  /** Only reads. */
  GetServiceMetrics(request: GetServiceMetricsRequest, options?: CallOptions): Promise<GetServiceMetricsResponse>;
  /** Only reads. */
  GetDeployment(request: GetDeploymentRequest, options?: CallOptions): Promise<GetDeploymentResponse>;
  /** Scales one deployment without touching the others. */
  UpdateDeploymentReplicas(
    request: UpdateDeploymentReplicasRequest,
    options?: CallOptions,
  ): Promise<UpdateDeploymentReplicasResponse>;

  DeleteDeployments(request: DeleteDeploymentsRequest, options?: CallOptions): Promise<DeleteDeploymentsResponse>;
  /** Only reads. */
  ListPods(request?: ListPodsRequest, options?: CallOptions): Promise<ListPodsResponse>;
  /** Only reads. */
  GetPod(request: GetPodRequest, options?: CallOptions): Promise<GetPodResponse>;

  RestartPod(request: RestartPodRequest, options?: CallOptions): Promise<RestartPodResponse>;
  /** The way to learn which region, city, serviceProvider and regionId combinations can be used in deployInstances. Only reads. */
  ListNodes(request: ListNodesRequest, options?: CallOptions): Promise<ListNodesResponse>;
  /** Only reads. */
  GetDeploymentMetrics(
    request: GetDeploymentMetricsRequest,
    options?: CallOptions,
  ): Promise<GetDeploymentMetricsResponse>;
  /** Only reads. */
  GetPodMetrics(request: GetPodMetricsRequest, options?: CallOptions): Promise<GetPodMetricsResponse>;
}
/** Facts of each call that the transport needs. */
export const becTable: ServiceTable<keyof Bec> = {
  service: "bec",
  actions: {
    CreateService: {
      method: "POST",
      path: "/v2/service/create",
      hasV1: true,
      query: ["clientToken"],
      token: true,
      answer: "result:b action:s details:ServiceBrief",
    },
    GetService: { method: "GET", path: "/v2/service/{serviceId}", hasV1: true, reads: true, answer: "=ServiceDetails" },
    ListServices: {
      method: "GET",
      path: "/v2/service",
      query: ["marker", "maxKeys"],
      reads: true,
      answer: "isTruncated:b maxKeys:n services:[ServiceBrief",
    },
    ListServicesV1: {
      method: "GET",
      path: "/v1/service",
      query: ["pageNo", "pageSize", "keywordType", "keyword", "order", "orderBy", "status"],
      reads: true,
      answer: "result:[ServiceBrief pageNo:n pageSize:n totalCount:n",
    },
    UpdateService: {
      method: "PUT",
      path: "/v2/service/{serviceId}",
      hasV1: true,
      query: ["clientToken"],
      token: true,
      answer: "details?:[ServiceBrief",
    },
    StartStopService: {
      method: "PUT",
      path: "/v2/service/{serviceId}/{action}",
      hasV1: true,
      query: ["clientToken"],
      token: true,
    },
    DeleteService: {
      method: "DELETE",
      path: "/v2/service/{serviceId}",
      hasV1: true,
      query: ["clientToken"],
      token: true,
    },
    BatchOperateServices: {
      method: "PUT",
      path: "/v1/service/batch/operate",
      answer: "result:b action:s details:[OperationResult",
    },
    BatchDeleteServices: {
      method: "POST",
      path: "/v1/service/batch/delete",
      wholeBody: true,
      answer: "result:b action:s details:[OperationResult",
    },
    GetServiceMetrics: {
      method: "GET",
      path: "/v1/monitor/service/sts/{serviceId}",
      query: ["serviceId", "metricsType", "serviceProvider", "start", "end", "stepInMin"],
      reads: true,
      answer: "metrics:[o maxValue:n avgValue:n totalValue:n",
    },
    GetDeployment: { method: "GET", path: "/v1/deployment/{deploymentId}", reads: true, answer: "=DeploymentDetails" },
    UpdateDeploymentReplicas: { method: "PUT", path: "/v1/deployment/{deploymentId}", answer: "result:b action:s" },
    DeleteDeployments: { method: "DELETE", path: "/v1/deployment", wholeBody: true, answer: "result:b action:s" },
    ListPods: {
      method: "GET",
      path: "/v1/pod",
      query: ["pageNo", "pageSize", "keyword", "order", "orderBy", "serviceId", "deploymentId"],
      reads: true,
      answer: "result:[PodBrief pageNo:n pageSize:n totalCount:n",
    },
    GetPod: { method: "GET", path: "/v1/pod/{podId}", reads: true, answer: "=PodDetails" },
    RestartPod: { method: "PUT", path: "/v1/pod/{podId}/restart" },
    ListNodes: {
      method: "GET",
      path: "/v2/node/type/{type}",
      hasV1: true,
      query: ["country"],
      reads: true,
      answer: "regionList:[RegionInfo",
    },
    GetDeploymentMetrics: {
      method: "GET",
      path: "/v1/monitor/deployment/{deploymentId}",
      query: ["deploymentId", "metricsType", "serviceProvider", "start", "end", "stepInMin"],
      reads: true,
      answer: "metrics:[o maxValue:n avgValue:n totalValue:n",
    },
    GetPodMetrics: {
      method: "GET",
      path: "/v1/monitor/pod/{podId}",
      query: ["podId", "metricsType", "serviceProvider", "start", "end", "stepInMin"],
      reads: true,
      answer: "metrics:[o maxValue:n avgValue:n totalValue:n",
    },
  },
  shapes: {
    ServiceBrief:
      "serviceId:s serviceName:s status:s totalCpu:n totalMem:n totalGpu:n totalDisk:n regions:n totalPods:n runningPods:n deployInstances:[DeployInstanceView",
    DeployInstanceView: "region:s serviceProvider:s replicas:n",
    ServiceDetails:
      "serviceId:s serviceName:s status:s totalCpu:n totalMem:n totalGpu:n totalDisk:n totalPods:n runningPods:n tagsMap?:[Tag deployInstances:[DeployInstanceView resourceBriefVos:[ResourceBrief",
    Tag: "tagKey:s",
    ResourceBrief: "resourceId:s deployInstance:DeployInstanceView containers:[Container",
    Container: "ports?:[ContainerPort envs?:[EnvVar volumeMounts?:[VolumeMount",
    ContainerPort: "containerPort:n",
    EnvVar: "name:s valueFrom?:EnvVarSource",
    EnvVarSource:
      "configMapKeyRef?:KeySelector secretKeyRef?:KeySelector fieldRef?:ObjectFieldSelector resourceFieldRef?:ResourceFieldSelector",
    KeySelector: "name:s key:s",
    ObjectFieldSelector: "fieldPath:s",
    ResourceFieldSelector: "resource:s",
    VolumeMount: "name:s mountPath:s",
    OperationResult: "resourceId:s success:b",
    DeploymentDetails:
      "resourceId:s resourceName:s deployInstance:DeployInstanceView containers:[Container podBriefVos:[PodBrief",
    PodBrief: "deploymentId:s podName:s status:s containers?:[Container",
    PodDetails: "podId:s containerStatuses?:[ContainerStatus",
    ContainerStatus: "name:s ready:b restartCount:n",
    RegionInfo: "region:s cityList:[CityInfo",
    CityInfo: "city:s serviceProviderList:[ServiceProviderInfo",
    ServiceProviderInfo: "serviceProvider:s regionId:s",
  },
};
