// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";
import type { CallOptions, FunctionOptions } from "../../function";
import { callFunction, callFunctionOutput } from "../../function";
import type {
  BecContainerStatus,
  BecEdgeNode,
  BecMetricSample,
  BecPlace,
  BecPod,
  BecPodEvent,
  BecService,
  BecServiceDeployment,
} from "../types";

/**
 * The account's container services at the edge.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { services } = clouds.bec.getServicesOutput({ status: "RUNNING" });
 * export const names = services.apply((all) => all.map((service) => service.name));
 * ```
 */
export function getServices(args: GetServicesArgs = {}, opts: CallOptions = {}): Promise<GetServicesResult> {
  return callFunction("bec:getServices", args, opts);
}

/**
 * The account's container services at the edge.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { services } = clouds.bec.getServicesOutput({ status: "RUNNING" });
 * export const names = services.apply((all) => all.map((service) => service.name));
 * ```
 */
export function getServicesOutput(
  args: GetServicesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetServicesResult> {
  return callFunctionOutput("bec:getServices", args, opts, false);
}

/** What `getServices` takes. */
export interface GetServicesArgs {
  /** Part of a name. Default: all. */
  name?: string;
  /** Only services in this state. Default: all. */
  status?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getServicesOutput` takes. */
export interface GetServicesOutputArgs {
  /** Part of a name. Default: all. */
  name?: pulumi.Input<string>;
  /** Only services in this state. Default: all. */
  status?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getServices` gives. */
export interface GetServicesResult {
  /** The services. */
  services: Array<BecService>;
}

/**
 * One container service at the edge with its deployments, by its ID. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { deployments } = clouds.bec.getServiceOutput({ serviceId: "s-abcd1234" });
 * export const ids = deployments.apply((all) => all.map((deployment) => deployment.deploymentId));
 * ```
 */
export function getService(args: GetServiceArgs, opts: CallOptions = {}): Promise<GetServiceResult> {
  return callFunction("bec:getService", args, opts);
}

/**
 * One container service at the edge with its deployments, by its ID. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { deployments } = clouds.bec.getServiceOutput({ serviceId: "s-abcd1234" });
 * export const ids = deployments.apply((all) => all.map((deployment) => deployment.deploymentId));
 * ```
 */
export function getServiceOutput(
  args: GetServiceOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetServiceResult> {
  return callFunctionOutput("bec:getService", args, opts, false);
}

/** What `getService` takes. */
export interface GetServiceArgs {
  /** ID of the service. */
  serviceId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getServiceOutput` takes. */
export interface GetServiceOutputArgs {
  /** ID of the service. */
  serviceId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getService` gives. */
export interface GetServiceResult {
  /** ID of the service. */
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
  /** Desired number of pods. */
  pods: number;
  /** Number of running pods. */
  runningPods: number;
  /** Where it runs. */
  places: Array<BecPlace>;
  /** Creation time, as the cloud formats it. */
  createTime?: string;
  /** One for each place. */
  deployments: Array<BecServiceDeployment>;
}

/**
 * One deployment at the edge (a service in one place) with its pods. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { pods } = clouds.bec.getDeploymentOutput({ deploymentId: "sts-abcd1234" });
 * export const running = pods.apply((all) => all.filter((pod) => pod.status === "RUNNING").length);
 * ```
 */
export function getDeployment(args: GetDeploymentArgs, opts: CallOptions = {}): Promise<GetDeploymentResult> {
  return callFunction("bec:getDeployment", args, opts);
}

/**
 * One deployment at the edge (a service in one place) with its pods. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { pods } = clouds.bec.getDeploymentOutput({ deploymentId: "sts-abcd1234" });
 * export const running = pods.apply((all) => all.filter((pod) => pod.status === "RUNNING").length);
 * ```
 */
export function getDeploymentOutput(
  args: GetDeploymentOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetDeploymentResult> {
  return callFunctionOutput("bec:getDeployment", args, opts, false);
}

/** What `getDeployment` takes. */
export interface GetDeploymentArgs {
  /** ID of the deployment. */
  deploymentId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getDeploymentOutput` takes. */
export interface GetDeploymentOutputArgs {
  /** ID of the deployment. */
  deploymentId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getDeployment` gives. */
export interface GetDeploymentResult {
  /** ID of the deployment. */
  deploymentId: string;
  /** Its service. */
  serviceId?: string;
  /** Its state. */
  status?: string;
  /** Where it runs. */
  place: BecPlace;
  /** Desired number of pods. */
  podCount?: number;
  /** Number of running pods. */
  runningPods?: number;
  /** Its pods. */
  pods: Array<BecPod>;
}

/**
 * The pods at the edge, of all services, of one, or of one deployment.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { pods } = clouds.bec.getPodsOutput({ serviceId: "s-abcd1234" });
 * export const addresses = pods.apply((all) => all.map((pod) => pod.publicIp));
 * ```
 */
export function getPods(args: GetPodsArgs = {}, opts: CallOptions = {}): Promise<GetPodsResult> {
  return callFunction("bec:getPods", args, opts);
}

/**
 * The pods at the edge, of all services, of one, or of one deployment.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { pods } = clouds.bec.getPodsOutput({ serviceId: "s-abcd1234" });
 * export const addresses = pods.apply((all) => all.map((pod) => pod.publicIp));
 * ```
 */
export function getPodsOutput(args: GetPodsOutputArgs = {}, opts: FunctionOptions = {}): pulumi.Output<GetPodsResult> {
  return callFunctionOutput("bec:getPods", args, opts, false);
}

/** What `getPods` takes. */
export interface GetPodsArgs {
  /** Only pods of this service. */
  serviceId?: string;
  /** Only pods of this deployment. */
  deploymentId?: string;
  /** Part of a name. */
  keyword?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getPodsOutput` takes. */
export interface GetPodsOutputArgs {
  /** Only pods of this service. */
  serviceId?: pulumi.Input<string>;
  /** Only pods of this deployment. */
  deploymentId?: pulumi.Input<string>;
  /** Part of a name. */
  keyword?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getPods` gives. */
export interface GetPodsResult {
  /** The pods. */
  pods: Array<BecPod>;
}

/**
 * One pod at the edge: its containers and events. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { events } = clouds.bec.getPodOutput({ podName: "sts-abcd1234-0" });
 * export const messages = events.apply((all) => all.map((event) => event.message));
 * ```
 */
export function getPod(args: GetPodArgs, opts: CallOptions = {}): Promise<GetPodResult> {
  return callFunction("bec:getPod", args, opts);
}

/**
 * One pod at the edge: its containers and events. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { events } = clouds.bec.getPodOutput({ podName: "sts-abcd1234-0" });
 * export const messages = events.apply((all) => all.map((event) => event.message));
 * ```
 */
export function getPodOutput(args: GetPodOutputArgs, opts: FunctionOptions = {}): pulumi.Output<GetPodResult> {
  return callFunctionOutput("bec:getPod", args, opts, false);
}

/** What `getPod` takes. */
export interface GetPodArgs {
  /** Name of the pod. */
  podName: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getPodOutput` takes. */
export interface GetPodOutputArgs {
  /** Name of the pod. */
  podName: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getPod` gives. */
export interface GetPodResult {
  /** Name of the pod. */
  podName: string;
  /** Its address. */
  ip?: string;
  /** Its storage in GB. */
  storage?: number;
  /** State of each container. */
  containers: Array<BecContainerStatus>;
  /** Events. */
  events: Array<BecPodEvent>;
  /** Creation time, as the cloud formats it. */
  createTime?: string;
}

/**
 * Usage over time of an edge service, one of its deployments or one of its pods.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const metrics = clouds.bec.getMetricsOutput({ serviceId: "s-abcd1234", type: "CPU" });
 * export const most = metrics.max;
 * ```
 */
export function getMetrics(args: GetMetricsArgs, opts: CallOptions = {}): Promise<GetMetricsResult> {
  return callFunction("bec:getMetrics", args, opts);
}

/**
 * Usage over time of an edge service, one of its deployments or one of its pods.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const metrics = clouds.bec.getMetricsOutput({ serviceId: "s-abcd1234", type: "CPU" });
 * export const most = metrics.max;
 * ```
 */
export function getMetricsOutput(
  args: GetMetricsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetMetricsResult> {
  return callFunctionOutput("bec:getMetrics", args, opts, false);
}

/** What `getMetrics` takes. */
export interface GetMetricsArgs {
  /** Of this service. */
  serviceId?: string;
  /** Of this deployment alone. */
  deploymentId?: string;
  /** Of this pod alone. */
  podName?: string;
  /** Metric to return. */
  type:
    | "CPU"
    | "MEMORY"
    | "BANDWIDTH_RECEIVE"
    | "BANDWIDTH_TRANSMIT"
    | "TRAFFIC_RECEIVE"
    | "TRAFFIC_TRANSMIT"
    | "NODE_BW_RECEIVE"
    | "NODE_BW_TRANSMIT"
    | "NODE_LB_BW_RECEIVE"
    | "NODE_LB_BW_TRANSMIT"
    | "REQUEST_NUMBER"
    | "REQUEST_RATE"
    | "REQUEST_DELAY";
  /** Only this operator. */
  serviceProvider?: string;
  /** Start, Unix seconds. Default: the cloud's choice. */
  start?: number;
  /** End, Unix seconds. Default: now. */
  end?: number;
  /** Minutes between samples. Default: the cloud's choice. */
  stepMinutes?: number;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getMetricsOutput` takes. */
export interface GetMetricsOutputArgs {
  /** Of this service. */
  serviceId?: pulumi.Input<string>;
  /** Of this deployment alone. */
  deploymentId?: pulumi.Input<string>;
  /** Of this pod alone. */
  podName?: pulumi.Input<string>;
  /** Metric to return. */
  type: pulumi.Input<
    | "CPU"
    | "MEMORY"
    | "BANDWIDTH_RECEIVE"
    | "BANDWIDTH_TRANSMIT"
    | "TRAFFIC_RECEIVE"
    | "TRAFFIC_TRANSMIT"
    | "NODE_BW_RECEIVE"
    | "NODE_BW_TRANSMIT"
    | "NODE_LB_BW_RECEIVE"
    | "NODE_LB_BW_TRANSMIT"
    | "REQUEST_NUMBER"
    | "REQUEST_RATE"
    | "REQUEST_DELAY"
  >;
  /** Only this operator. */
  serviceProvider?: pulumi.Input<string>;
  /** Start, Unix seconds. Default: the cloud's choice. */
  start?: pulumi.Input<number>;
  /** End, Unix seconds. Default: now. */
  end?: pulumi.Input<number>;
  /** Minutes between samples. Default: the cloud's choice. */
  stepMinutes?: pulumi.Input<number>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getMetrics` gives. */
export interface GetMetricsResult {
  /** The samples, oldest first. */
  samples: Array<BecMetricSample>;
  /** Largest value. */
  max: number;
  /** Average value. */
  average: number;
  /** Sum of the values. */
  total: number;
}

/**
 * The nodes of the edge: every region, city and operator that a service can be deployed to.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodes } = clouds.bec.getNodesOutput();
 * export const cities = nodes.apply((all) => [...new Set(all.map((node) => node.city))]);
 * ```
 */
export function getNodes(args: GetNodesArgs = {}, opts: CallOptions = {}): Promise<GetNodesResult> {
  return callFunction("bec:getNodes", args, opts);
}

/**
 * The nodes of the edge: every region, city and operator that a service can be deployed to.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodes } = clouds.bec.getNodesOutput();
 * export const cities = nodes.apply((all) => [...new Set(all.map((node) => node.city))]);
 * ```
 */
export function getNodesOutput(
  args: GetNodesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetNodesResult> {
  return callFunctionOutput("bec:getNodes", args, opts, false);
}

/** What `getNodes` takes. */
export interface GetNodesArgs {
  /** What the node must be able to run. Default `container`. */
  type?: "container" | "gpu" | "vm" | "lb" | "bm" | "vpc" | "nat" | "eip" | "cds" | "cds_hdd";
  /** English name of a country. Default: all. */
  country?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getNodesOutput` takes. */
export interface GetNodesOutputArgs {
  /** What the node must be able to run. Default `container`. */
  type?: pulumi.Input<"container" | "gpu" | "vm" | "lb" | "bm" | "vpc" | "nat" | "eip" | "cds" | "cds_hdd">;
  /** English name of a country. Default: all. */
  country?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getNodes` gives. */
export interface GetNodesResult {
  /** The nodes. */
  nodes: Array<BecEdgeNode>;
}
