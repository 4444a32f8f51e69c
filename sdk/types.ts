// Made by "npm run generate" from the rooms in provider/. Change those, not this file.
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

export interface ContainerArgs {
  /** Name of the container, unique in its group. */
  name: pulumi.Input<string>;
  /** Image with its tag. */
  image: pulumi.Input<string>;
  /** When to pull the image. */
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
  /** When to pull the image. */
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
  /** Port the container listens on, 1 to 65535. */
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
  /** Port the container listens on, 1 to 65535. */
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

export interface LoginArgs {
  /** Login password. Not together with `keyIds`. */
  password?: pulumi.Input<string>;
  /** Key pair; at most one for now. */
  keyIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Keeps the image's own login. */
  keepImageLogin?: pulumi.Input<boolean>;
}

export interface Login {
  /** Login password. Not together with `keyIds`. */
  password?: string;
  /** Key pair; at most one for now. */
  keyIds?: Array<string>;
  /** Keeps the image's own login. */
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
  /** How many machines of this kind. Default 1. */
  count?: pulumi.Input<number>;
  /** Zone of the machines. */
  zone: pulumi.Input<string>;
  /** Subnet of the machines, in the cluster's VPC. */
  subnetId: pulumi.Input<string>;
  /** What to buy. */
  machine: pulumi.Input<MachineArgs>;
  /** Name of the machines in the cloud's console. */
  namePrefix?: pulumi.Input<string>;
  /** Kubelet arguments of these nodes, in place of those in `nodeSettings`. */
  kubeletArgs?: pulumi.Input<Array<pulumi.Input<string>>>;
}

export interface NewNodes {
  /** `WORKER` (the default), or `MASTER_ETCD`: 3 to 7 of them, only in an INDEPENDENT_CLUSTER. */
  role?: "WORKER" | "MASTER_ETCD";
  /** How many machines of this kind. Default 1. */
  count?: number;
  /** Zone of the machines. */
  zone: string;
  /** Subnet of the machines, in the cluster's VPC. */
  subnetId: string;
  /** What to buy. */
  machine: Machine;
  /** Name of the machines in the cloud's console. */
  namePrefix?: string;
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
  type: pulumi.Input<string>;
  /** Size in GB. */
  size: pulumi.Input<number>;
  /** `ext3`, `ext4` (the default) or `xfs`. */
  fileSystem?: pulumi.Input<string>;
  /** Formats and mounts the disk. Default false. */
  formatAndMount?: pulumi.Input<boolean>;
  /** Folder to mount the disk at. */
  mountTarget?: pulumi.Input<string>;
}

export interface NodeDataDisk {
  /** `CLOUD_PREMIUM`, `CLOUD_BASIC` or `CLOUD_SSD`. */
  type: string;
  /** Size in GB. */
  size: number;
  /** `ext3`, `ext4` (the default) or `xfs`. */
  fileSystem?: string;
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
  /** Taint key. */
  key: pulumi.Input<string>;
  /** Taint value. */
  value?: pulumi.Input<string>;
  /** Taint effect in Kubernetes' words, such as `NoSchedule`. */
  effect: pulumi.Input<string>;
}

export interface Taint {
  /** Taint key. */
  key: string;
  /** Taint value. */
  value?: string;
  /** Taint effect in Kubernetes' words, such as `NoSchedule`. */
  effect: string;
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
