// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";
import type { CallOptions, FunctionOptions } from "../../function";
import { callFunction, callFunctionOutput } from "../../function";
import type {
  TkeAsGroup,
  TkeChartFile,
  TkeChartVersion,
  TkeCluster,
  TkeClusterAccess,
  TkeClusterLevel,
  TkeExistingInstance,
  TkeImage,
  TkeLogCollector,
  TkeNode,
  TkeNodePool,
  TkePod,
  TkeRegion,
  TkeService,
  TkeVersion,
  TkeVirtualNode,
} from "../types";

/**
 * The clusters of the account in a region.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { clusters } = clouds.tke.getClustersOutput({ name: "web" });
 * export const ids = clusters.apply((all) => all.map((cluster) => cluster.clusterId));
 * ```
 */
export function getClusters(args: GetClustersArgs = {}, opts: CallOptions = {}): Promise<GetClustersResult> {
  return callFunction("tke:getClusters", args, opts);
}

/**
 * The clusters of the account in a region.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { clusters } = clouds.tke.getClustersOutput({ name: "web" });
 * export const ids = clusters.apply((all) => all.map((cluster) => cluster.clusterId));
 * ```
 */
export function getClustersOutput(
  args: GetClustersOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetClustersResult> {
  return callFunctionOutput("tke:getClusters", args, opts, false);
}

/** What `getClusters` takes. */
export interface GetClustersArgs {
  /** Only these, at most 100. Default: all. */
  clusterIds?: Array<string>;
  /** Only clusters of this name. Default: all. */
  name?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getClustersOutput` takes. */
export interface GetClustersOutputArgs {
  /** Only these, at most 100. Default: all. */
  clusterIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only clusters of this name. Default: all. */
  name?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getClusters` gives. */
export interface GetClustersResult {
  /** The clusters, in the cloud's order. */
  clusters: Array<TkeCluster>;
}

/**
 * One cluster, by its ID. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = clouds.tke.getClusterOutput({ clusterId: "cls-abcd1234" });
 * export const version = cluster.version;
 * ```
 */
export function getCluster(args: GetClusterArgs, opts: CallOptions = {}): Promise<GetClusterResult> {
  return callFunction("tke:getCluster", args, opts);
}

/**
 * One cluster, by its ID. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = clouds.tke.getClusterOutput({ clusterId: "cls-abcd1234" });
 * export const version = cluster.version;
 * ```
 */
export function getClusterOutput(
  args: GetClusterOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetClusterResult> {
  return callFunctionOutput("tke:getCluster", args, opts, false);
}

/** What `getCluster` takes. */
export interface GetClusterArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getClusterOutput` takes. */
export interface GetClusterOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getCluster` gives. */
export interface GetClusterResult {
  /** ID of the cluster. */
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
  /** Container runtime, as the cloud formats it. */
  containerRuntime?: string;
  /** VPC of the cluster. */
  vpcId: string;
  /** CIDR range of the pods. */
  clusterCidr: string;
  /** Current number of nodes. */
  nodeCount: number;
  /** Current number of self-managed masters. */
  masterCount: number;
  /** Project of the cluster. */
  projectId: number;
  /** Tags, by key. */
  tags: Record<string, string>;
  /** Creation time, as the cloud formats it. */
  createTime?: string;
}

/**
 * The addresses of a cluster's API server, and which of them are open.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { external } = clouds.tke.getClusterEndpointsOutput({ clusterId: "cls-abcd1234" });
 * export const isPublic = external.apply(({ status }) => status === "Created");
 * ```
 */
export function getClusterEndpoints(
  args: GetClusterEndpointsArgs,
  opts: CallOptions = {},
): Promise<GetClusterEndpointsResult> {
  return callFunction("tke:getClusterEndpoints", args, opts);
}

/**
 * The addresses of a cluster's API server, and which of them are open.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { external } = clouds.tke.getClusterEndpointsOutput({ clusterId: "cls-abcd1234" });
 * export const isPublic = external.apply(({ status }) => status === "Created");
 * ```
 */
export function getClusterEndpointsOutput(
  args: GetClusterEndpointsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetClusterEndpointsResult> {
  return callFunctionOutput("tke:getClusterEndpoints", args, opts, false);
}

/** What `getClusterEndpoints` takes. */
export interface GetClusterEndpointsArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getClusterEndpointsOutput` takes. */
export interface GetClusterEndpointsOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getClusterEndpoints` gives. */
export interface GetClusterEndpointsResult {
  /** Public access. */
  external: TkeClusterAccess;
  /** Private access. */
  internal: TkeClusterAccess;
  /** Domain name of the cluster. */
  domain?: string;
  /** CA certificate of the API server, PEM. */
  certificateAuthority?: string;
  /** Security group of the public access. */
  securityGroup?: string;
}

/**
 * The caller's kubeconfig for a cluster. It is secret: use `getKubeconfigOutput`, whose result Pulumi encrypts; `getKubeconfig` returns plain text.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { kubeconfig } = clouds.tke.getKubeconfigOutput({ clusterId: "cls-abcd1234", access: "external" });
 * export { kubeconfig };
 * ```
 */
export function getKubeconfig(args: GetKubeconfigArgs, opts: CallOptions = {}): Promise<GetKubeconfigResult> {
  return callFunction("tke:getKubeconfig", args, opts);
}

/**
 * The caller's kubeconfig for a cluster. It is secret: use `getKubeconfigOutput`, whose result Pulumi encrypts; `getKubeconfig` returns plain text.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { kubeconfig } = clouds.tke.getKubeconfigOutput({ clusterId: "cls-abcd1234", access: "external" });
 * export { kubeconfig };
 * ```
 */
export function getKubeconfigOutput(
  args: GetKubeconfigOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetKubeconfigResult> {
  return callFunctionOutput("tke:getKubeconfig", args, opts, true);
}

/** What `getKubeconfig` takes. */
export interface GetKubeconfigArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Which address of the API server it names. Default: the cloud's choice. */
  access?: "external" | "internal";
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getKubeconfigOutput` takes. */
export interface GetKubeconfigOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Which address of the API server it names. Default: the cloud's choice. */
  access?: pulumi.Input<"external" | "internal">;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getKubeconfig` gives. */
export interface GetKubeconfigResult {
  /** The kubeconfig, YAML. */
  kubeconfig: string;
}

/**
 * A cluster's credentials and addresses. They are secret: use `getClusterSecurityOutput`, whose result Pulumi encrypts.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const security = clouds.tke.getClusterSecurityOutput({ clusterId: "cls-abcd1234" });
 * export const password = security.password;
 * ```
 */
export function getClusterSecurity(
  args: GetClusterSecurityArgs,
  opts: CallOptions = {},
): Promise<GetClusterSecurityResult> {
  return callFunction("tke:getClusterSecurity", args, opts);
}

/**
 * A cluster's credentials and addresses. They are secret: use `getClusterSecurityOutput`, whose result Pulumi encrypts.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const security = clouds.tke.getClusterSecurityOutput({ clusterId: "cls-abcd1234" });
 * export const password = security.password;
 * ```
 */
export function getClusterSecurityOutput(
  args: GetClusterSecurityOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetClusterSecurityResult> {
  return callFunctionOutput("tke:getClusterSecurity", args, opts, true);
}

/** What `getClusterSecurity` takes. */
export interface GetClusterSecurityArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Also returns the private gateway's address. Default false. */
  gateway?: boolean;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getClusterSecurityOutput` takes. */
export interface GetClusterSecurityOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Also returns the private gateway's address. Default false. */
  gateway?: pulumi.Input<boolean>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getClusterSecurity` gives. */
export interface GetClusterSecurityResult {
  /** Account name of the cluster. */
  userName?: string;
  /** Password of that account. */
  password?: string;
  /** The caller's kubeconfig, YAML. */
  kubeconfig?: string;
  /** CA certificate, PEM. */
  certificateAuthority?: string;
  /** Public address. */
  externalEndpoint?: string;
  /** Domain name. */
  domain?: string;
  /** Private address. */
  internalEndpoint?: string;
  /** Address of the private gateway. */
  gatewayEndpoint?: string;
  /** Who can use the public address. Empty: everyone, or it is not open. */
  allowedCidrs: Array<string>;
}

/**
 * Whether a range for a new cluster's pods overlaps the VPC, its clusters or its routes.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { conflict } = clouds.tke.getCidrConflictOutput({ vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
 * export const free = conflict.apply((conflict) => !conflict);
 * ```
 */
export function getCidrConflict(args: GetCidrConflictArgs, opts: CallOptions = {}): Promise<GetCidrConflictResult> {
  return callFunction("tke:getCidrConflict", args, opts);
}

/**
 * Whether a range for a new cluster's pods overlaps the VPC, its clusters or its routes.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { conflict } = clouds.tke.getCidrConflictOutput({ vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
 * export const free = conflict.apply((conflict) => !conflict);
 * ```
 */
export function getCidrConflictOutput(
  args: GetCidrConflictOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetCidrConflictResult> {
  return callFunctionOutput("tke:getCidrConflict", args, opts, false);
}

/** What `getCidrConflict` takes. */
export interface GetCidrConflictArgs {
  /** VPC of the cluster. */
  vpcId: string;
  /** The range, such as `172.16.0.0/16`. */
  clusterCidr: string;
  /** Network of the cluster. Default `GR`. */
  networkType?: "GR" | "VPC-CNI";
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getCidrConflictOutput` takes. */
export interface GetCidrConflictOutputArgs {
  /** VPC of the cluster. */
  vpcId: pulumi.Input<string>;
  /** The range, such as `172.16.0.0/16`. */
  clusterCidr: pulumi.Input<string>;
  /** Network of the cluster. Default `GR`. */
  networkType?: pulumi.Input<"GR" | "VPC-CNI">;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getCidrConflict` gives. */
export interface GetCidrConflictResult {
  /** Whether it overlaps something. */
  conflict: boolean;
  /** What it overlaps, such as `CIDR_CONFLICT_WITH_OTHER_CLUSTER`. */
  kind?: string;
  /** The cloud's message. */
  message?: string;
}

/**
 * The Kubernetes Services of a cluster, as the cloud reports them.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { services } = clouds.tke.getServicesOutput({ clusterId: "cls-abcd1234", namespace: "default" });
 * export const addresses = services.apply((all) => all.map((service) => service.externalIp));
 * ```
 */
export function getServices(args: GetServicesArgs, opts: CallOptions = {}): Promise<GetServicesResult> {
  return callFunction("tke:getServices", args, opts);
}

/**
 * The Kubernetes Services of a cluster, as the cloud reports them.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { services } = clouds.tke.getServicesOutput({ clusterId: "cls-abcd1234", namespace: "default" });
 * export const addresses = services.apply((all) => all.map((service) => service.externalIp));
 * ```
 */
export function getServicesOutput(
  args: GetServicesOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetServicesResult> {
  return callFunctionOutput("tke:getServices", args, opts, false);
}

/** What `getServices` takes. */
export interface GetServicesArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Only this namespace. Default: all. */
  namespace?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getServicesOutput` takes. */
export interface GetServicesOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Only this namespace. Default: all. */
  namespace?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getServices` gives. */
export interface GetServicesResult {
  /** The Services. */
  services: Array<TkeService>;
}

/**
 * The nodes (machines) of a cluster and their states.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodes } = clouds.tke.getNodesOutput({ clusterId: "cls-abcd1234", role: "WORKER" });
 * export const failed = nodes.apply((all) => all.filter((node) => node.status === "failed"));
 * ```
 */
export function getNodes(args: GetNodesArgs, opts: CallOptions = {}): Promise<GetNodesResult> {
  return callFunction("tke:getNodes", args, opts);
}

/**
 * The nodes (machines) of a cluster and their states.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodes } = clouds.tke.getNodesOutput({ clusterId: "cls-abcd1234", role: "WORKER" });
 * export const failed = nodes.apply((all) => all.filter((node) => node.status === "failed"));
 * ```
 */
export function getNodesOutput(args: GetNodesOutputArgs, opts: FunctionOptions = {}): pulumi.Output<GetNodesResult> {
  return callFunctionOutput("tke:getNodes", args, opts, false);
}

/** What `getNodes` takes. */
export interface GetNodesArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Only self-managed masters, or only workers. Default: all. */
  role?: "MASTER_ETCD" | "WORKER";
  /** Only these, at most 100. Default: all. */
  instanceIds?: Array<string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getNodesOutput` takes. */
export interface GetNodesOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Only self-managed masters, or only workers. Default: all. */
  role?: pulumi.Input<"MASTER_ETCD" | "WORKER">;
  /** Only these, at most 100. Default: all. */
  instanceIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getNodes` gives. */
export interface GetNodesResult {
  /** The nodes. */
  nodes: Array<TkeNode>;
}

/**
 * The IDs of a cluster's nodes, searched by address, name, state or label.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { instanceIds } = clouds.tke.getNodeIdsOutput({ clusterId: "cls-abcd1234", states: ["running"] });
 * export const count = instanceIds.length;
 * ```
 */
export function getNodeIds(args: GetNodeIdsArgs, opts: CallOptions = {}): Promise<GetNodeIdsResult> {
  return callFunction("tke:getNodeIds", args, opts);
}

/**
 * The IDs of a cluster's nodes, searched by address, name, state or label.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { instanceIds } = clouds.tke.getNodeIdsOutput({ clusterId: "cls-abcd1234", states: ["running"] });
 * export const count = instanceIds.length;
 * ```
 */
export function getNodeIdsOutput(
  args: GetNodeIdsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetNodeIdsResult> {
  return callFunctionOutput("tke:getNodeIds", args, opts, false);
}

/** What `getNodeIds` takes. */
export interface GetNodeIdsArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Only self-managed masters, or only workers. Default: all. */
  role?: "MASTER_ETCD" | "WORKER";
  /** Part of an address, private or public. */
  address?: string;
  /** Part of a node's name. */
  name?: string;
  /** `running`, `initializing` or `failed`. */
  states?: Array<string>;
  /** Search by label, sent unchanged: the manual does not describe its format. */
  labels?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getNodeIdsOutput` takes. */
export interface GetNodeIdsOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Only self-managed masters, or only workers. Default: all. */
  role?: pulumi.Input<"MASTER_ETCD" | "WORKER">;
  /** Part of an address, private or public. */
  address?: pulumi.Input<string>;
  /** Part of a node's name. */
  name?: pulumi.Input<string>;
  /** `running`, `initializing` or `failed`. */
  states?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Search by label, sent unchanged: the manual does not describe its format. */
  labels?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getNodeIds` gives. */
export interface GetNodeIdsResult {
  /** IDs of the machines. */
  instanceIds: Array<string>;
}

/**
 * The pods that draining a node, or a virtual node, would evict. Nothing is evicted.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { pods } = clouds.tke.getNodePodsOutput({ clusterId: "cls-abcd1234", instanceId: "ins-abcd1234" });
 * export const names = pods.apply((all) => all.map((pod) => pod.name));
 * ```
 */
export function getNodePods(args: GetNodePodsArgs, opts: CallOptions = {}): Promise<GetNodePodsResult> {
  return callFunction("tke:getNodePods", args, opts);
}

/**
 * The pods that draining a node, or a virtual node, would evict. Nothing is evicted.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { pods } = clouds.tke.getNodePodsOutput({ clusterId: "cls-abcd1234", instanceId: "ins-abcd1234" });
 * export const names = pods.apply((all) => all.map((pod) => pod.name));
 * ```
 */
export function getNodePodsOutput(
  args: GetNodePodsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetNodePodsResult> {
  return callFunctionOutput("tke:getNodePods", args, opts, false);
}

/** What `getNodePods` takes. */
export interface GetNodePodsArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Machine to ask about. Either this or `virtualNode`. */
  instanceId?: string;
  /** Name of the virtual node to ask about. */
  virtualNode?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getNodePodsOutput` takes. */
export interface GetNodePodsOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Machine to ask about. Either this or `virtualNode`. */
  instanceId?: pulumi.Input<string>;
  /** Name of the virtual node to ask about. */
  virtualNode?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getNodePods` gives. */
export interface GetNodePodsResult {
  /** The pods. */
  pods: Array<TkePod>;
}

/**
 * Existing machines, and whether each can join a cluster.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { instances } = clouds.tke.getExistingInstancesOutput({ clusterId: "cls-abcd1234" });
 * export const candidates = instances.apply((all) => all.filter((one) => one.usable));
 * ```
 */
export function getExistingInstances(
  args: GetExistingInstancesArgs = {},
  opts: CallOptions = {},
): Promise<GetExistingInstancesResult> {
  return callFunction("tke:getExistingInstances", args, opts);
}

/**
 * Existing machines, and whether each can join a cluster.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { instances } = clouds.tke.getExistingInstancesOutput({ clusterId: "cls-abcd1234" });
 * export const candidates = instances.apply((all) => all.filter((one) => one.usable));
 * ```
 */
export function getExistingInstancesOutput(
  args: GetExistingInstancesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetExistingInstancesResult> {
  return callFunctionOutput("tke:getExistingInstances", args, opts, false);
}

/** What `getExistingInstances` takes. */
export interface GetExistingInstancesArgs {
  /** Only machines in this cluster's VPC. Not with `instanceIds`. */
  clusterId?: string;
  /** Only these, at most 100. */
  instanceIds?: Array<string>;
  /** Part of an address, private or public. */
  address?: string;
  /** Part of a name. */
  name?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getExistingInstancesOutput` takes. */
export interface GetExistingInstancesOutputArgs {
  /** Only machines in this cluster's VPC. Not with `instanceIds`. */
  clusterId?: pulumi.Input<string>;
  /** Only these, at most 100. */
  instanceIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Part of an address, private or public. */
  address?: pulumi.Input<string>;
  /** Part of a name. */
  name?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getExistingInstances` gives. */
export interface GetExistingInstancesResult {
  /** The machines. */
  instances: Array<TkeExistingInstance>;
}

/**
 * The virtual node pools of a cluster.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodePools } = clouds.tke.getNodePoolsOutput({ clusterId: "cls-abcd1234" });
 * export const names = nodePools.apply((all) => all.map((pool) => pool.name));
 * ```
 */
export function getNodePools(args: GetNodePoolsArgs, opts: CallOptions = {}): Promise<GetNodePoolsResult> {
  return callFunction("tke:getNodePools", args, opts);
}

/**
 * The virtual node pools of a cluster.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodePools } = clouds.tke.getNodePoolsOutput({ clusterId: "cls-abcd1234" });
 * export const names = nodePools.apply((all) => all.map((pool) => pool.name));
 * ```
 */
export function getNodePoolsOutput(
  args: GetNodePoolsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetNodePoolsResult> {
  return callFunctionOutput("tke:getNodePools", args, opts, false);
}

/** What `getNodePools` takes. */
export interface GetNodePoolsArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getNodePoolsOutput` takes. */
export interface GetNodePoolsOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getNodePools` gives. */
export interface GetNodePoolsResult {
  /** The pools. */
  nodePools: Array<TkeNodePool>;
}

/**
 * The virtual nodes of a pool.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const pool = { clusterId: "cls-abcd1234", nodePoolId: "np-abcd1234" };
 * const { nodes } = clouds.tke.getVirtualNodesOutput(pool);
 * export const running = nodes.apply((all) => all.filter((node) => node.status === "Running").length);
 * ```
 */
export function getVirtualNodes(args: GetVirtualNodesArgs, opts: CallOptions = {}): Promise<GetVirtualNodesResult> {
  return callFunction("tke:getVirtualNodes", args, opts);
}

/**
 * The virtual nodes of a pool.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const pool = { clusterId: "cls-abcd1234", nodePoolId: "np-abcd1234" };
 * const { nodes } = clouds.tke.getVirtualNodesOutput(pool);
 * export const running = nodes.apply((all) => all.filter((node) => node.status === "Running").length);
 * ```
 */
export function getVirtualNodesOutput(
  args: GetVirtualNodesOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetVirtualNodesResult> {
  return callFunctionOutput("tke:getVirtualNodes", args, opts, false);
}

/** What `getVirtualNodes` takes. */
export interface GetVirtualNodesArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** ID of the virtual node pool. */
  nodePoolId: string;
  /** Only these. Default: all. */
  names?: Array<string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getVirtualNodesOutput` takes. */
export interface GetVirtualNodesOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** ID of the virtual node pool. */
  nodePoolId: pulumi.Input<string>;
  /** Only these. Default: all. */
  names?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getVirtualNodes` gives. */
export interface GetVirtualNodesResult {
  /** The nodes. */
  nodes: Array<TkeVirtualNode>;
}

/**
 * The scaling groups of a cluster.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { groups } = clouds.tke.getAsGroupsOutput({ clusterId: "cls-abcd1234" });
 * export const enabled = groups.apply((all) => all.filter((group) => group.status === "enabled").length);
 * ```
 */
export function getAsGroups(args: GetAsGroupsArgs, opts: CallOptions = {}): Promise<GetAsGroupsResult> {
  return callFunction("tke:getAsGroups", args, opts);
}

/**
 * The scaling groups of a cluster.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { groups } = clouds.tke.getAsGroupsOutput({ clusterId: "cls-abcd1234" });
 * export const enabled = groups.apply((all) => all.filter((group) => group.status === "enabled").length);
 * ```
 */
export function getAsGroupsOutput(
  args: GetAsGroupsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetAsGroupsResult> {
  return callFunctionOutput("tke:getAsGroups", args, opts, false);
}

/** What `getAsGroups` takes. */
export interface GetAsGroupsArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Only these. Default: all. */
  asGroupIds?: Array<string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getAsGroupsOutput` takes. */
export interface GetAsGroupsOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Only these. Default: all. */
  asGroupIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getAsGroups` gives. */
export interface GetAsGroupsResult {
  /** The groups. */
  groups: Array<TkeAsGroup>;
}

/**
 * How a cluster's autoscaler behaves, for all of its scaling groups.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const options = clouds.tke.getAsGroupOptionsOutput({ clusterId: "cls-abcd1234" });
 * export const shrinks = options.scaleDownEnabled;
 * ```
 */
export function getAsGroupOptions(
  args: GetAsGroupOptionsArgs,
  opts: CallOptions = {},
): Promise<GetAsGroupOptionsResult> {
  return callFunction("tke:getAsGroupOptions", args, opts);
}

/**
 * How a cluster's autoscaler behaves, for all of its scaling groups.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const options = clouds.tke.getAsGroupOptionsOutput({ clusterId: "cls-abcd1234" });
 * export const shrinks = options.scaleDownEnabled;
 * ```
 */
export function getAsGroupOptionsOutput(
  args: GetAsGroupOptionsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetAsGroupOptionsResult> {
  return callFunctionOutput("tke:getAsGroupOptions", args, opts, false);
}

/** What `getAsGroupOptions` takes. */
export interface GetAsGroupOptionsArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getAsGroupOptionsOutput` takes. */
export interface GetAsGroupOptionsOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getAsGroupOptions` gives. */
export interface GetAsGroupOptionsResult {
  /** Whether the autoscaler removes nodes. */
  scaleDownEnabled?: boolean;
  /** Which group grows: `random`, `most-pods` or `least-waste`. */
  expander?: string;
  /** Maximum number of empty nodes removed at once. */
  maxEmptyBulkDelete?: number;
  /** Minutes to wait after scaling up before scaling down. */
  scaleDownDelayMinutes?: number;
  /** Minutes a node must be idle before it is removed. */
  scaleDownUnneededMinutes?: number;
  /** A node with less utilization than this percentage is idle. */
  scaleDownUtilizationThreshold?: number;
  /** Keeps nodes whose pods use local storage. */
  skipNodesWithLocalStorage?: boolean;
  /** Keeps nodes that run kube-system pods of no DaemonSet. */
  skipNodesWithSystemPods?: boolean;
  /** Ignores DaemonSets when utilization is measured. */
  ignoreDaemonSetsUtilization?: boolean;
  /** Maximum percentage of unready nodes. */
  maxTotalUnreadyPercentage?: number;
  /** Number of unready nodes that are tolerated. */
  okTotalUnreadyCount?: number;
  /** Time before an unready node is removed; the manual gives no unit. */
  scaleDownUnreadyTime?: number;
  /** Time before a node that did not register is removed; the manual gives no unit. */
  unregisteredNodeRemovalTime?: number;
}

/**
 * The Kubernetes versions available for clusters.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { versions } = clouds.tke.getVersionsOutput();
 * export const offered = versions.apply((all) => all.map(({ version }) => version));
 * ```
 */
export function getVersions(args: GetVersionsArgs = {}, opts: CallOptions = {}): Promise<GetVersionsResult> {
  return callFunction("tke:getVersions", args, opts);
}

/**
 * The Kubernetes versions available for clusters.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { versions } = clouds.tke.getVersionsOutput();
 * export const offered = versions.apply((all) => all.map(({ version }) => version));
 * ```
 */
export function getVersionsOutput(
  args: GetVersionsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetVersionsResult> {
  return callFunctionOutput("tke:getVersions", args, opts, false);
}

/** What `getVersions` takes. */
export interface GetVersionsArgs {
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getVersionsOutput` takes. */
export interface GetVersionsOutputArgs {
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getVersions` gives. */
export interface GetVersionsResult {
  /** The versions, in the cloud's order. */
  versions: Array<TkeVersion>;
}

/**
 * The regions that have the container service.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { regions } = clouds.tke.getRegionsOutput();
 * export const names = regions.apply((all) => all.filter((region) => region.available).map(({ name }) => name));
 * ```
 */
export function getRegions(args: GetRegionsArgs = {}, opts: CallOptions = {}): Promise<GetRegionsResult> {
  return callFunction("tke:getRegions", args, opts);
}

/**
 * The regions that have the container service.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { regions } = clouds.tke.getRegionsOutput();
 * export const names = regions.apply((all) => all.filter((region) => region.available).map(({ name }) => name));
 * ```
 */
export function getRegionsOutput(
  args: GetRegionsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetRegionsResult> {
  return callFunctionOutput("tke:getRegions", args, opts, false);
}

/** What `getRegions` takes. */
export interface GetRegionsArgs {
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getRegionsOutput` takes. */
export interface GetRegionsOutputArgs {
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getRegions` gives. */
export interface GetRegionsResult {
  /** The regions. */
  regions: Array<TkeRegion>;
}

/**
 * The images available for nodes.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { images } = clouds.tke.getImagesOutput();
 * export const arm = images.apply((all) => all.filter((image) => image.arch === "arm").map((image) => image.os));
 * ```
 */
export function getImages(args: GetImagesArgs = {}, opts: CallOptions = {}): Promise<GetImagesResult> {
  return callFunction("tke:getImages", args, opts);
}

/**
 * The images available for nodes.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { images } = clouds.tke.getImagesOutput();
 * export const arm = images.apply((all) => all.filter((image) => image.arch === "arm").map((image) => image.os));
 * ```
 */
export function getImagesOutput(
  args: GetImagesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetImagesResult> {
  return callFunctionOutput("tke:getImages", args, opts, false);
}

/** What `getImages` takes. */
export interface GetImagesArgs {
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getImagesOutput` takes. */
export interface GetImagesOutputArgs {
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getImages` gives. */
export interface GetImagesResult {
  /** The images. */
  images: Array<TkeImage>;
}

/**
 * The account's quotas in a region.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const mostClusters = clouds.tke.getQuotasOutput().clusters;
 * ```
 */
export function getQuotas(args: GetQuotasArgs = {}, opts: CallOptions = {}): Promise<GetQuotasResult> {
  return callFunction("tke:getQuotas", args, opts);
}

/**
 * The account's quotas in a region.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const mostClusters = clouds.tke.getQuotasOutput().clusters;
 * ```
 */
export function getQuotasOutput(
  args: GetQuotasOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetQuotasResult> {
  return callFunctionOutput("tke:getQuotas", args, opts, false);
}

/** What `getQuotas` takes. */
export interface GetQuotasArgs {
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getQuotasOutput` takes. */
export interface GetQuotasOutputArgs {
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getQuotas` gives. */
export interface GetQuotasResult {
  /** Maximum number of clusters. */
  clusters?: number;
  /** Maximum number of nodes in a cluster. */
  nodesPerCluster?: number;
}

/**
 * The size classes of managed clusters.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { levels } = clouds.tke.getClusterLevelsOutput();
 * export const enough = levels.apply((all) => all.find((level) => (level.nodes ?? 0) >= 80)?.name);
 * ```
 */
export function getClusterLevels(
  args: GetClusterLevelsArgs = {},
  opts: CallOptions = {},
): Promise<GetClusterLevelsResult> {
  return callFunction("tke:getClusterLevels", args, opts);
}

/**
 * The size classes of managed clusters.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { levels } = clouds.tke.getClusterLevelsOutput();
 * export const enough = levels.apply((all) => all.find((level) => (level.nodes ?? 0) >= 80)?.name);
 * ```
 */
export function getClusterLevelsOutput(
  args: GetClusterLevelsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetClusterLevelsResult> {
  return callFunctionOutput("tke:getClusterLevels", args, opts, false);
}

/** What `getClusterLevels` takes. */
export interface GetClusterLevelsArgs {
  /** Only those that this cluster may change to. */
  clusterId?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getClusterLevelsOutput` takes. */
export interface GetClusterLevelsOutputArgs {
  /** Only those that this cluster may change to. */
  clusterId?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getClusterLevels` gives. */
export interface GetClusterLevelsResult {
  /** The levels, in the cloud's order. */
  levels: Array<TkeClusterLevel>;
}

/**
 * The price of a product of the container service. The manual lists no product IDs.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const price = clouds.tke.getPriceOutput({
 *   productCode: "p_tke",
 *   subProductCode: "sp_tke_cluster",
 *   parts: JSON.stringify({ level: "L20" }),
 *   seconds: 3600,
 * });
 * export const cents = price.realTotal;
 * ```
 */
export function getPrice(args: GetPriceArgs, opts: CallOptions = {}): Promise<GetPriceResult> {
  return callFunction("tke:getPrice", args, opts);
}

/**
 * The price of a product of the container service. The manual lists no product IDs.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const price = clouds.tke.getPriceOutput({
 *   productCode: "p_tke",
 *   subProductCode: "sp_tke_cluster",
 *   parts: JSON.stringify({ level: "L20" }),
 *   seconds: 3600,
 * });
 * export const cents = price.realTotal;
 * ```
 */
export function getPriceOutput(args: GetPriceOutputArgs, opts: FunctionOptions = {}): pulumi.Output<GetPriceResult> {
  return callFunctionOutput("tke:getPrice", args, opts, false);
}

/** What `getPrice` takes. */
export interface GetPriceArgs {
  /** ID of the product. */
  productCode: string;
  /** ID of the sub-product. */
  subProductCode: string;
  /** Default `postpaid`. */
  payMode?: "postpaid" | "prepaid";
  /** Scenario, with `prepaid` only. */
  scenario?: string;
  /** Zone. Default: the first of the region. */
  zone?: string;
  /** Configuration: an object as JSON text, whose format the manual does not describe. */
  parts: string;
  /** How many. Default 1. */
  count?: number;
  /** For how long, in seconds. */
  seconds: number;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getPriceOutput` takes. */
export interface GetPriceOutputArgs {
  /** ID of the product. */
  productCode: pulumi.Input<string>;
  /** ID of the sub-product. */
  subProductCode: pulumi.Input<string>;
  /** Default `postpaid`. */
  payMode?: pulumi.Input<"postpaid" | "prepaid">;
  /** Scenario, with `prepaid` only. */
  scenario?: pulumi.Input<string>;
  /** Zone. Default: the first of the region. */
  zone?: pulumi.Input<string>;
  /** Configuration: an object as JSON text, whose format the manual does not describe. */
  parts: pulumi.Input<string>;
  /** How many. Default 1. */
  count?: pulumi.Input<number>;
  /** For how long, in seconds. */
  seconds: pulumi.Input<number>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getPrice` gives. */
export interface GetPriceResult {
  /** List price in cents. */
  total?: number;
  /** Price to pay in cents. */
  realTotal?: number;
}

/**
 * How many cores the account's clusters use, and whether the licence allows more. Above the limit no cluster is created and no node added.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const mayGrow = clouds.tke.getLicenceOutput().withinLimit;
 * ```
 */
export function getLicence(args: GetLicenceArgs = {}, opts: CallOptions = {}): Promise<GetLicenceResult> {
  return callFunction("tke:getLicence", args, opts);
}

/**
 * How many cores the account's clusters use, and whether the licence allows more. Above the limit no cluster is created and no node added.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const mayGrow = clouds.tke.getLicenceOutput().withinLimit;
 * ```
 */
export function getLicenceOutput(
  args: GetLicenceOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetLicenceResult> {
  return callFunctionOutput("tke:getLicence", args, opts, false);
}

/** What `getLicence` takes. */
export interface GetLicenceArgs {
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getLicenceOutput` takes. */
export interface GetLicenceOutputArgs {
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getLicence` gives. */
export interface GetLicenceResult {
  /** Whether the usage is within the licence. */
  withinLimit: boolean;
  /** Usage, in `unit`. */
  used?: number;
  /** Unit of the usage, such as `core`. */
  unit?: string;
  /** Version of the container service. */
  productVersion?: string;
}

/**
 * The log collection rules of a cluster.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { collectors } = clouds.tke.getLogCollectorsOutput({ clusterId: "cls-abcd1234" });
 * export const names = collectors.apply((all) => all.map((collector) => collector.name));
 * ```
 */
export function getLogCollectors(args: GetLogCollectorsArgs, opts: CallOptions = {}): Promise<GetLogCollectorsResult> {
  return callFunction("tke:getLogCollectors", args, opts);
}

/**
 * The log collection rules of a cluster.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { collectors } = clouds.tke.getLogCollectorsOutput({ clusterId: "cls-abcd1234" });
 * export const names = collectors.apply((all) => all.map((collector) => collector.name));
 * ```
 */
export function getLogCollectorsOutput(
  args: GetLogCollectorsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetLogCollectorsResult> {
  return callFunctionOutput("tke:getLogCollectors", args, opts, false);
}

/** What `getLogCollectors` takes. */
export interface GetLogCollectorsArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Part of a rule's name. Default: all rules. */
  search?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getLogCollectorsOutput` takes. */
export interface GetLogCollectorsOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Part of a rule's name. Default: all rules. */
  search?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getLogCollectors` gives. */
export interface GetLogCollectorsResult {
  /** The rules. */
  collectors: Array<TkeLogCollector>;
}

/**
 * One log collection rule of a cluster, by its name. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const collector = clouds.tke.getLogCollectorOutput({ clusterId: "cls-abcd1234", name: "nginx" });
 * export const topic = collector.topicId;
 * ```
 */
export function getLogCollector(args: GetLogCollectorArgs, opts: CallOptions = {}): Promise<GetLogCollectorResult> {
  return callFunction("tke:getLogCollector", args, opts);
}

/**
 * One log collection rule of a cluster, by its name. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const collector = clouds.tke.getLogCollectorOutput({ clusterId: "cls-abcd1234", name: "nginx" });
 * export const topic = collector.topicId;
 * ```
 */
export function getLogCollectorOutput(
  args: GetLogCollectorOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetLogCollectorResult> {
  return callFunctionOutput("tke:getLogCollector", args, opts, false);
}

/** What `getLogCollector` takes. */
export interface GetLogCollectorArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Name of the rule. */
  name: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getLogCollectorOutput` takes. */
export interface GetLogCollectorOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Name of the rule. */
  name: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getLogCollector` gives. */
export interface GetLogCollectorResult {
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
  /** Creation time, as the cloud formats it. */
  createTime: string;
}

/**
 * Whether the log collection service of a cluster is on, and on how many nodes it runs.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const collects = clouds.tke.getLogCollectionOutput({ clusterId: "cls-abcd1234" }).enabled;
 * ```
 */
export function getLogCollection(args: GetLogCollectionArgs, opts: CallOptions = {}): Promise<GetLogCollectionResult> {
  return callFunction("tke:getLogCollection", args, opts);
}

/**
 * Whether the log collection service of a cluster is on, and on how many nodes it runs.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const collects = clouds.tke.getLogCollectionOutput({ clusterId: "cls-abcd1234" }).enabled;
 * ```
 */
export function getLogCollectionOutput(
  args: GetLogCollectionOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetLogCollectionResult> {
  return callFunctionOutput("tke:getLogCollection", args, opts, false);
}

/** What `getLogCollection` takes. */
export interface GetLogCollectionArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Also checks whether a rule of this name exists. */
  name?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getLogCollectionOutput` takes. */
export interface GetLogCollectionOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Also checks whether a rule of this name exists. */
  name?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getLogCollection` gives. */
export interface GetLogCollectionResult {
  /** Whether it is on. */
  enabled: boolean;
  /** Number of collectors that run. */
  running?: number;
  /** Desired number of collectors. */
  desired?: number;
  /** Whether a rule of the given `name` exists. */
  exists?: boolean;
}

/**
 * The ID of one of a cluster's dashboards for its audit or its events.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const dashboard = clouds.tke.getDashboardOutput({ clusterId: "cls-abcd1234", type: "event-overview" });
 * export const id = dashboard.dashboardId;
 * ```
 */
export function getDashboard(args: GetDashboardArgs, opts: CallOptions = {}): Promise<GetDashboardResult> {
  return callFunction("tke:getDashboard", args, opts);
}

/**
 * The ID of one of a cluster's dashboards for its audit or its events.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const dashboard = clouds.tke.getDashboardOutput({ clusterId: "cls-abcd1234", type: "event-overview" });
 * export const id = dashboard.dashboardId;
 * ```
 */
export function getDashboardOutput(
  args: GetDashboardOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetDashboardResult> {
  return callFunctionOutput("tke:getDashboard", args, opts, false);
}

/** What `getDashboard` takes. */
export interface GetDashboardArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: string;
  /** Which dashboard. Those of the audit exist while it is on. */
  type:
    | "audit-overview"
    | "audit-search"
    | "audit-node-overview"
    | "audit-k8s-resource-overview"
    | "event-overview"
    | "event-search";
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getDashboardOutput` takes. */
export interface GetDashboardOutputArgs {
  /** ID of the cluster, such as `cls-abcd1234`. */
  clusterId: pulumi.Input<string>;
  /** Which dashboard. Those of the audit exist while it is on. */
  type: pulumi.Input<
    | "audit-overview"
    | "audit-search"
    | "audit-node-overview"
    | "audit-k8s-resource-overview"
    | "event-overview"
    | "event-search"
  >;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getDashboard` gives. */
export interface GetDashboardResult {
  /** ID of the dashboard. */
  dashboardId: string;
}

/**
 * The versions of a Helm chart.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { versions } = clouds.tke.getHelmChartVersionsOutput({ name: "web" });
 * export const offered = versions.apply((all) => all.map(({ version }) => version));
 * ```
 */
export function getHelmChartVersions(
  args: GetHelmChartVersionsArgs,
  opts: CallOptions = {},
): Promise<GetHelmChartVersionsResult> {
  return callFunction("tke:getHelmChartVersions", args, opts);
}

/**
 * The versions of a Helm chart.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { versions } = clouds.tke.getHelmChartVersionsOutput({ name: "web" });
 * export const offered = versions.apply((all) => all.map(({ version }) => version));
 * ```
 */
export function getHelmChartVersionsOutput(
  args: GetHelmChartVersionsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetHelmChartVersionsResult> {
  return callFunctionOutput("tke:getHelmChartVersions", args, opts, false);
}

/** What `getHelmChartVersions` takes. */
export interface GetHelmChartVersionsArgs {
  /** Name of the chart. */
  name: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getHelmChartVersionsOutput` takes. */
export interface GetHelmChartVersionsOutputArgs {
  /** Name of the chart. */
  name: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getHelmChartVersions` gives. */
export interface GetHelmChartVersionsResult {
  /** The versions, in the cloud's order. */
  versions: Array<TkeChartVersion>;
}

/**
 * One version of a Helm chart: its metadata and files, and an address to download it from. Anyone with the address can download the chart: use `getHelmChartOutput`, whose result Pulumi encrypts.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const chart = clouds.tke.getHelmChartOutput({ name: "web", version: "1.2.3" });
 * export const download = chart.downloadUrl;
 * ```
 */
export function getHelmChart(args: GetHelmChartArgs, opts: CallOptions = {}): Promise<GetHelmChartResult> {
  return callFunction("tke:getHelmChart", args, opts);
}

/**
 * One version of a Helm chart: its metadata and files, and an address to download it from. Anyone with the address can download the chart: use `getHelmChartOutput`, whose result Pulumi encrypts.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const chart = clouds.tke.getHelmChartOutput({ name: "web", version: "1.2.3" });
 * export const download = chart.downloadUrl;
 * ```
 */
export function getHelmChartOutput(
  args: GetHelmChartOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetHelmChartResult> {
  return callFunctionOutput("tke:getHelmChart", args, opts, true);
}

/** What `getHelmChart` takes. */
export interface GetHelmChartArgs {
  /** Name of the chart. */
  name: string;
  /** Version of the chart. */
  version: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getHelmChartOutput` takes. */
export interface GetHelmChartOutputArgs {
  /** Name of the chart. */
  name: pulumi.Input<string>;
  /** Version of the chart. */
  version: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getHelmChart` gives. */
export interface GetHelmChartResult {
  /** Version of what the chart installs. */
  appVersion?: string;
  /** Description of the chart. */
  description?: string;
  /** Default values, YAML. */
  values?: string;
  /** Files of the chart. */
  files: Array<TkeChartFile>;
  /** Templates of the chart. */
  templates: Array<TkeChartFile>;
  /** Signed address of the chart's archive. */
  downloadUrl: string;
}

/**
 * Reads a path of the container service's own API server (`GET` only), for data that no other function reads.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { body } = clouds.tke.getApiServerOutput({
 *   clusterId: "cls-abcd1234",
 *   path: "/apis/platform.tke/v1/clusters",
 * });
 * export const items = body.apply((text) => JSON.parse(text).items);
 * ```
 */
export function getApiServer(args: GetApiServerArgs, opts: CallOptions = {}): Promise<GetApiServerResult> {
  return callFunction("tke:getApiServer", args, opts);
}

/**
 * Reads a path of the container service's own API server (`GET` only), for data that no other function reads.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { body } = clouds.tke.getApiServerOutput({
 *   clusterId: "cls-abcd1234",
 *   path: "/apis/platform.tke/v1/clusters",
 * });
 * export const items = body.apply((text) => JSON.parse(text).items);
 * ```
 */
export function getApiServerOutput(
  args: GetApiServerOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetApiServerResult> {
  return callFunctionOutput("tke:getApiServer", args, opts, false);
}

/** What `getApiServer` takes. */
export interface GetApiServerArgs {
  /** Path and query, from "/". */
  path: string;
  /** Cluster whose permissions are used. */
  clusterId?: string;
  /** Format of the response. Default `application/json`. */
  accept?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getApiServerOutput` takes. */
export interface GetApiServerOutputArgs {
  /** Path and query, from "/". */
  path: pulumi.Input<string>;
  /** Cluster whose permissions are used. */
  clusterId?: pulumi.Input<string>;
  /** Format of the response. Default `application/json`. */
  accept?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getApiServer` gives. */
export interface GetApiServerResult {
  /** Body of the response, which can be a Kubernetes Status that reports a failure. */
  body: string;
}
