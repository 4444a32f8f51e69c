// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";
import type { CallOptions, FunctionOptions } from "../../function";
import { callFunction, callFunctionOutput } from "../../function";
import type {
  EciDataCacheRow,
  EciEnterpriseProject,
  EciEvent,
  EciFlavor,
  EciGroup,
  EciGroupContainer,
  EciGroupEvent,
  EciGroupMetrics,
  EciGroupRecord,
  EciGroupStatus,
  EciImageCacheRow,
  EciOpsTask,
  EciPrice,
  EciTaggedResource,
  EciVirtualNode,
} from "../types";

/**
 * The account's container groups in a resource pool, with their containers and events.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { groups } = clouds.eci.getContainerGroupsOutput({ tags: { team: "web" } });
 * export const addresses = groups.apply((all) => all.map((group) => group.privateIp));
 * ```
 */
export function getContainerGroups(
  args: GetContainerGroupsArgs = {},
  opts: CallOptions = {},
): Promise<GetContainerGroupsResult> {
  return callFunction("eci:getContainerGroups", args, opts);
}

/**
 * The account's container groups in a resource pool, with their containers and events.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { groups } = clouds.eci.getContainerGroupsOutput({ tags: { team: "web" } });
 * export const addresses = groups.apply((all) => all.map((group) => group.privateIp));
 * ```
 */
export function getContainerGroupsOutput(
  args: GetContainerGroupsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetContainerGroupsResult> {
  return callFunctionOutput("eci:getContainerGroups", args, opts, false);
}

/** What `getContainerGroups` takes. */
export interface GetContainerGroupsArgs {
  /** Only these. Default: all. */
  containerGroupIds?: Array<string>;
  /** Only groups of this name. */
  name?: string;
  /** Only groups in this state. */
  status?: string;
  /** Only groups with these tags. */
  tags?: Record<string, string>;
  /** Only groups of this enterprise project. */
  epId?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getContainerGroupsOutput` takes. */
export interface GetContainerGroupsOutputArgs {
  /** Only these. Default: all. */
  containerGroupIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only groups of this name. */
  name?: pulumi.Input<string>;
  /** Only groups in this state. */
  status?: pulumi.Input<string>;
  /** Only groups with these tags. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Only groups of this enterprise project. */
  epId?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getContainerGroups` gives. */
export interface GetContainerGroupsResult {
  /** The groups. */
  groups: Array<EciGroup>;
}

/**
 * One container group, by its ID. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const group = clouds.eci.getContainerGroupOutput({ containerGroupId: "eci-abcd1234" });
 * export const address = group.publicIp;
 * ```
 */
export function getContainerGroup(
  args: GetContainerGroupArgs,
  opts: CallOptions = {},
): Promise<GetContainerGroupResult> {
  return callFunction("eci:getContainerGroup", args, opts);
}

/**
 * One container group, by its ID. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const group = clouds.eci.getContainerGroupOutput({ containerGroupId: "eci-abcd1234" });
 * export const address = group.publicIp;
 * ```
 */
export function getContainerGroupOutput(
  args: GetContainerGroupOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetContainerGroupResult> {
  return callFunctionOutput("eci:getContainerGroup", args, opts, false);
}

/** What `getContainerGroup` takes. */
export interface GetContainerGroupArgs {
  /** ID of the container group. */
  containerGroupId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getContainerGroupOutput` takes. */
export interface GetContainerGroupOutputArgs {
  /** ID of the container group. */
  containerGroupId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getContainerGroup` gives. */
export interface GetContainerGroupResult {
  /** ID of the group. */
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
  /** When containers that ended are restarted. */
  restartPolicy?: string;
  /** VPC. */
  vpcId?: string;
  /** Subnet. */
  subnetId?: string;
  /** Security group. */
  securityGroupId?: string;
  /** Tags by key. */
  tags: Record<string, string>;
  /** State of each container. */
  containers: Array<EciGroupContainer>;
  /** Result of each init container. */
  initContainers: Array<EciGroupContainer>;
  /** Events. */
  events: Array<EciEvent>;
  /** Creation time, UTC. */
  createTime?: string;
}

/**
 * Short records of the container groups, as the console lists them, with the names of VPC, subnet and security group.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { records } = clouds.eci.getContainerGroupRecordsOutput();
 * export const flavours = records.apply((all) => all.map((record) => record.flavorName));
 * ```
 */
export function getContainerGroupRecords(
  args: GetContainerGroupRecordsArgs = {},
  opts: CallOptions = {},
): Promise<GetContainerGroupRecordsResult> {
  return callFunction("eci:getContainerGroupRecords", args, opts);
}

/**
 * Short records of the container groups, as the console lists them, with the names of VPC, subnet and security group.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { records } = clouds.eci.getContainerGroupRecordsOutput();
 * export const flavours = records.apply((all) => all.map((record) => record.flavorName));
 * ```
 */
export function getContainerGroupRecordsOutput(
  args: GetContainerGroupRecordsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetContainerGroupRecordsResult> {
  return callFunctionOutput("eci:getContainerGroupRecords", args, opts, false);
}

/** What `getContainerGroupRecords` takes. */
export interface GetContainerGroupRecordsArgs {
  /** Field to search; the manual lists none. */
  searchType?: string;
  /** What to search for. */
  searchValue?: string;
  /** Only groups of this enterprise project. */
  epId?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getContainerGroupRecordsOutput` takes. */
export interface GetContainerGroupRecordsOutputArgs {
  /** Field to search; the manual lists none. */
  searchType?: pulumi.Input<string>;
  /** What to search for. */
  searchValue?: pulumi.Input<string>;
  /** Only groups of this enterprise project. */
  epId?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getContainerGroupRecords` gives. */
export interface GetContainerGroupRecordsResult {
  /** The groups. */
  records: Array<EciGroupRecord>;
}

/**
 * The state of container groups and the conditions of their pods: a smaller response than the groups themselves.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { statuses } = clouds.eci.getContainerGroupStatusesOutput();
 * export const failed = statuses.apply((all) => all.filter(({ status }) => status === "Failed").length);
 * ```
 */
export function getContainerGroupStatuses(
  args: GetContainerGroupStatusesArgs = {},
  opts: CallOptions = {},
): Promise<GetContainerGroupStatusesResult> {
  return callFunction("eci:getContainerGroupStatuses", args, opts);
}

/**
 * The state of container groups and the conditions of their pods: a smaller response than the groups themselves.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { statuses } = clouds.eci.getContainerGroupStatusesOutput();
 * export const failed = statuses.apply((all) => all.filter(({ status }) => status === "Failed").length);
 * ```
 */
export function getContainerGroupStatusesOutput(
  args: GetContainerGroupStatusesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetContainerGroupStatusesResult> {
  return callFunctionOutput("eci:getContainerGroupStatuses", args, opts, false);
}

/** What `getContainerGroupStatuses` takes. */
export interface GetContainerGroupStatusesArgs {
  /** Only these. Default: all. */
  containerGroupIds?: Array<string>;
  /** Only groups of this name. */
  name?: string;
  /** Only groups with these tags. */
  tags?: Record<string, string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getContainerGroupStatusesOutput` takes. */
export interface GetContainerGroupStatusesOutputArgs {
  /** Only these. Default: all. */
  containerGroupIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only groups of this name. */
  name?: pulumi.Input<string>;
  /** Only groups with these tags. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getContainerGroupStatuses` gives. */
export interface GetContainerGroupStatusesResult {
  /** The states. */
  statuses: Array<EciGroupStatus>;
}

/**
 * Events of container groups.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { events } = clouds.eci.getEventsOutput({ containerGroupIds: ["eci-abcd1234"] });
 * export const warnings = events.apply((all) => all.filter((event) => event.type === "Warning"));
 * ```
 */
export function getEvents(args: GetEventsArgs = {}, opts: CallOptions = {}): Promise<GetEventsResult> {
  return callFunction("eci:getEvents", args, opts);
}

/**
 * Events of container groups.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { events } = clouds.eci.getEventsOutput({ containerGroupIds: ["eci-abcd1234"] });
 * export const warnings = events.apply((all) => all.filter((event) => event.type === "Warning"));
 * ```
 */
export function getEventsOutput(
  args: GetEventsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetEventsResult> {
  return callFunctionOutput("eci:getEvents", args, opts, false);
}

/** What `getEvents` takes. */
export interface GetEventsArgs {
  /** Only these. Default: all. */
  containerGroupIds?: Array<string>;
  /** Only groups of this name. */
  name?: string;
  /** Only events of this source; the manual lists none. */
  eventSource?: string;
  /** Only groups with these tags. */
  tags?: Record<string, string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getEventsOutput` takes. */
export interface GetEventsOutputArgs {
  /** Only these. Default: all. */
  containerGroupIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only groups of this name. */
  name?: pulumi.Input<string>;
  /** Only events of this source; the manual lists none. */
  eventSource?: pulumi.Input<string>;
  /** Only groups with these tags. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getEvents` gives. */
export interface GetEventsResult {
  /** The events. */
  events: Array<EciGroupEvent>;
}

/**
 * What a container wrote to its standard output. It can contain secrets: use `getContainerLogOutput`, whose result Pulumi encrypts.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { content } = clouds.eci.getContainerLogOutput({ containerGroupId: "eci-abcd1234", tail: 100 });
 * export { content };
 * ```
 */
export function getContainerLog(args: GetContainerLogArgs, opts: CallOptions = {}): Promise<GetContainerLogResult> {
  return callFunction("eci:getContainerLog", args, opts);
}

/**
 * What a container wrote to its standard output. It can contain secrets: use `getContainerLogOutput`, whose result Pulumi encrypts.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { content } = clouds.eci.getContainerLogOutput({ containerGroupId: "eci-abcd1234", tail: 100 });
 * export { content };
 * ```
 */
export function getContainerLogOutput(
  args: GetContainerLogOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetContainerLogResult> {
  return callFunctionOutput("eci:getContainerLog", args, opts, true);
}

/** What `getContainerLog` takes. */
export interface GetContainerLogArgs {
  /** ID of the container group. */
  containerGroupId: string;
  /** Container; required if there are several. */
  containerName?: string;
  /** Maximum number of lines, counted from the end. Default: all. */
  tail?: number;
  /** Only the last seconds, as a number. */
  sinceSeconds?: number;
  /** Start, RFC 3339. */
  startTime?: string;
  /** At most this many bytes. */
  limitBytes?: number;
  /** The log of the container's previous run. Default false. */
  previous?: boolean;
  /** Starts each line with its time. Default false. */
  timestamps?: boolean;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getContainerLogOutput` takes. */
export interface GetContainerLogOutputArgs {
  /** ID of the container group. */
  containerGroupId: pulumi.Input<string>;
  /** Container; required if there are several. */
  containerName?: pulumi.Input<string>;
  /** Maximum number of lines, counted from the end. Default: all. */
  tail?: pulumi.Input<number>;
  /** Only the last seconds, as a number. */
  sinceSeconds?: pulumi.Input<number>;
  /** Start, RFC 3339. */
  startTime?: pulumi.Input<string>;
  /** At most this many bytes. */
  limitBytes?: pulumi.Input<number>;
  /** The log of the container's previous run. Default false. */
  previous?: pulumi.Input<boolean>;
  /** Starts each line with its time. Default false. */
  timestamps?: pulumi.Input<boolean>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getContainerLog` gives. */
export interface GetContainerLogResult {
  /** Name of the container. */
  containerName?: string;
  /** What it wrote. */
  content: string;
}

/**
 * Usage of container groups over time.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { metrics } = clouds.eci.getMetricsOutput({ containerGroupIds: ["eci-abcd1234"] });
 * export const latest = metrics.apply(([group]) => group.samples.slice(-1)[0]?.cpuPercent);
 * ```
 */
export function getMetrics(args: GetMetricsArgs, opts: CallOptions = {}): Promise<GetMetricsResult> {
  return callFunction("eci:getMetrics", args, opts);
}

/**
 * Usage of container groups over time.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { metrics } = clouds.eci.getMetricsOutput({ containerGroupIds: ["eci-abcd1234"] });
 * export const latest = metrics.apply(([group]) => group.samples.slice(-1)[0]?.cpuPercent);
 * ```
 */
export function getMetricsOutput(
  args: GetMetricsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetMetricsResult> {
  return callFunctionOutput("eci:getMetrics", args, opts, false);
}

/** What `getMetrics` takes. */
export interface GetMetricsArgs {
  /** The groups. */
  containerGroupIds: Array<string>;
  /** Start, Unix seconds. Default: the cloud's choice. */
  start?: number;
  /** End, Unix seconds. Default: now. */
  end?: number;
  /** Seconds between samples. Default: the cloud's choice. */
  periodSeconds?: number;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getMetricsOutput` takes. */
export interface GetMetricsOutputArgs {
  /** The groups. */
  containerGroupIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Start, Unix seconds. Default: the cloud's choice. */
  start?: pulumi.Input<number>;
  /** End, Unix seconds. Default: now. */
  end?: pulumi.Input<number>;
  /** Seconds between samples. Default: the cloud's choice. */
  periodSeconds?: pulumi.Input<number>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getMetrics` gives. */
export interface GetMetricsResult {
  /** One for each group. */
  metrics: Array<EciGroupMetrics>;
}

/**
 * Maintenance tasks of a container group, such as a core dump.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tasks } = clouds.eci.getOpsTasksOutput({ containerGroupId: "eci-abcd1234" });
 * export const states = tasks.apply((all) => all.map((task) => task.status));
 * ```
 */
export function getOpsTasks(args: GetOpsTasksArgs, opts: CallOptions = {}): Promise<GetOpsTasksResult> {
  return callFunction("eci:getOpsTasks", args, opts);
}

/**
 * Maintenance tasks of a container group, such as a core dump.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tasks } = clouds.eci.getOpsTasksOutput({ containerGroupId: "eci-abcd1234" });
 * export const states = tasks.apply((all) => all.map((task) => task.status));
 * ```
 */
export function getOpsTasksOutput(
  args: GetOpsTasksOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetOpsTasksResult> {
  return callFunctionOutput("eci:getOpsTasks", args, opts, false);
}

/** What `getOpsTasks` takes. */
export interface GetOpsTasksArgs {
  /** ID of the container group. */
  containerGroupId: string;
  /** Only tasks of this kind. */
  type?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getOpsTasksOutput` takes. */
export interface GetOpsTasksOutputArgs {
  /** ID of the container group. */
  containerGroupId: pulumi.Input<string>;
  /** Only tasks of this kind. */
  type?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getOpsTasks` gives. */
export interface GetOpsTasksResult {
  /** The tasks. */
  tasks: Array<EciOpsTask>;
}

/**
 * A task that saves a container as an image.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const task = clouds.eci.getCommitTaskOutput({ taskId: "0123456789abcdef" });
 * export const state = task.status;
 * ```
 */
export function getCommitTask(args: GetCommitTaskArgs, opts: CallOptions = {}): Promise<GetCommitTaskResult> {
  return callFunction("eci:getCommitTask", args, opts);
}

/**
 * A task that saves a container as an image.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const task = clouds.eci.getCommitTaskOutput({ taskId: "0123456789abcdef" });
 * export const state = task.status;
 * ```
 */
export function getCommitTaskOutput(
  args: GetCommitTaskOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetCommitTaskResult> {
  return callFunctionOutput("eci:getCommitTask", args, opts, false);
}

/** What `getCommitTask` takes. */
export interface GetCommitTaskArgs {
  /** ID of the task. */
  taskId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getCommitTaskOutput` takes. */
export interface GetCommitTaskOutputArgs {
  /** ID of the task. */
  taskId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getCommitTask` gives. */
export interface GetCommitTaskResult {
  /** ID of the task. */
  taskId: string;
  /** Its state. */
  status?: string;
  /** Group of the container. */
  containerGroupId?: string;
  /** The container. */
  containerName?: string;
}

/**
 * The configured resource pool and its zones.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const region = clouds.eci.getRegionOutput();
 * export const zone = region.recommendedZones[0];
 * ```
 */
export function getRegion(args: GetRegionArgs = {}, opts: CallOptions = {}): Promise<GetRegionResult> {
  return callFunction("eci:getRegion", args, opts);
}

/**
 * The configured resource pool and its zones.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const region = clouds.eci.getRegionOutput();
 * export const zone = region.recommendedZones[0];
 * ```
 */
export function getRegionOutput(
  args: GetRegionOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetRegionResult> {
  return callFunctionOutput("eci:getRegion", args, opts, false);
}

/** What `getRegion` takes. */
export interface GetRegionArgs {
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getRegionOutput` takes. */
export interface GetRegionOutputArgs {
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getRegion` gives. */
export interface GetRegionResult {
  /** ID of the resource pool. */
  regionId?: string;
  /** Its zones. */
  zones: Array<string>;
  /** Zones with capacity. */
  recommendedZones: Array<string>;
  /** Its address. */
  endpoint?: string;
}

/**
 * The available flavours and their zones.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { flavors } = clouds.eci.getAvailableResourcesOutput({ cpu: 2, memory: 4 });
 * export const names = flavors.apply((all) => all.map((flavor) => flavor.name));
 * ```
 */
export function getAvailableResources(
  args: GetAvailableResourcesArgs = {},
  opts: CallOptions = {},
): Promise<GetAvailableResourcesResult> {
  return callFunction("eci:getAvailableResources", args, opts);
}

/**
 * The available flavours and their zones.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { flavors } = clouds.eci.getAvailableResourcesOutput({ cpu: 2, memory: 4 });
 * export const names = flavors.apply((all) => all.map((flavor) => flavor.name));
 * ```
 */
export function getAvailableResourcesOutput(
  args: GetAvailableResourcesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetAvailableResourcesResult> {
  return callFunctionOutput("eci:getAvailableResources", args, opts, false);
}

/** What `getAvailableResources` takes. */
export interface GetAvailableResourcesArgs {
  /** Only in this zone. */
  zone?: string;
  /** Only this flavour. */
  flavorName?: string;
  /** Only with this many cores. */
  cpu?: number;
  /** Only with this much memory, in GiB. */
  memory?: number;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getAvailableResourcesOutput` takes. */
export interface GetAvailableResourcesOutputArgs {
  /** Only in this zone. */
  zone?: pulumi.Input<string>;
  /** Only this flavour. */
  flavorName?: pulumi.Input<string>;
  /** Only with this many cores. */
  cpu?: pulumi.Input<number>;
  /** Only with this much memory, in GiB. */
  memory?: pulumi.Input<number>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getAvailableResources` gives. */
export interface GetAvailableResourcesResult {
  /** The flavours. */
  flavors: Array<EciFlavor>;
}

/**
 * The price of a container group, by its size or its flavour.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const price = clouds.eci.getPriceOutput({ cpu: 2, memory: 4 });
 * export const hourly = price.trade;
 * ```
 */
export function getPrice(args: GetPriceArgs = {}, opts: CallOptions = {}): Promise<GetPriceResult> {
  return callFunction("eci:getPrice", args, opts);
}

/**
 * The price of a container group, by its size or its flavour.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const price = clouds.eci.getPriceOutput({ cpu: 2, memory: 4 });
 * export const hourly = price.trade;
 * ```
 */
export function getPriceOutput(
  args: GetPriceOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetPriceResult> {
  return callFunctionOutput("eci:getPrice", args, opts, false);
}

/** What `getPrice` takes. */
export interface GetPriceArgs {
  /** Cores, with `memory`. */
  cpu?: number;
  /** Memory in GiB, with `cpu`. */
  memory?: number;
  /** Flavour, instead of cores and memory. */
  flavorName?: string;
  /** Zone. */
  zone?: string;
  /** Scratch storage in GB. */
  ephemeralStorage?: number;
  /** Default `noSpot`. */
  spotStrategy?: "noSpot" | "spotWithPriceLimit" | "spotWithAutoPrice";
  /** Maximum hourly price, with `spotWithPriceLimit`. */
  spotPriceLimit?: string;
  /** Class of machine, such as `economy`. */
  computeCategory?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getPriceOutput` takes. */
export interface GetPriceOutputArgs {
  /** Cores, with `memory`. */
  cpu?: pulumi.Input<number>;
  /** Memory in GiB, with `cpu`. */
  memory?: pulumi.Input<number>;
  /** Flavour, instead of cores and memory. */
  flavorName?: pulumi.Input<string>;
  /** Zone. */
  zone?: pulumi.Input<string>;
  /** Scratch storage in GB. */
  ephemeralStorage?: pulumi.Input<number>;
  /** Default `noSpot`. */
  spotStrategy?: pulumi.Input<"noSpot" | "spotWithPriceLimit" | "spotWithAutoPrice">;
  /** Maximum hourly price, with `spotWithPriceLimit`. */
  spotPriceLimit?: pulumi.Input<string>;
  /** Class of machine, such as `economy`. */
  computeCategory?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getPrice` gives. */
export interface GetPriceResult {
  /** List price for an hour, a decimal number. */
  original?: string;
  /** Discount. */
  discount?: string;
  /** Price to pay. */
  trade?: string;
  /** `cny` or `usd`. */
  currency?: string;
  /** Price to pay for a spot group. */
  spotTrade?: string;
}

/**
 * The prices of several flavours.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { prices } = clouds.eci.getPricesOutput({ flavorNames: ["s7.small.1"] });
 * export const hourly = prices["s7.small.1"].trade;
 * ```
 */
export function getPrices(args: GetPricesArgs, opts: CallOptions = {}): Promise<GetPricesResult> {
  return callFunction("eci:getPrices", args, opts);
}

/**
 * The prices of several flavours.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { prices } = clouds.eci.getPricesOutput({ flavorNames: ["s7.small.1"] });
 * export const hourly = prices["s7.small.1"].trade;
 * ```
 */
export function getPricesOutput(args: GetPricesOutputArgs, opts: FunctionOptions = {}): pulumi.Output<GetPricesResult> {
  return callFunctionOutput("eci:getPrices", args, opts, false);
}

/** What `getPrices` takes. */
export interface GetPricesArgs {
  /** The flavours. */
  flavorNames: Array<string>;
  /** Zone. */
  zone?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getPricesOutput` takes. */
export interface GetPricesOutputArgs {
  /** The flavours. */
  flavorNames: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Zone. */
  zone?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getPrices` gives. */
export interface GetPricesResult {
  /** The prices, by flavour. */
  prices: Record<string, EciPrice>;
}

/**
 * One image cache, by its ID. The vendor's own client has this call but never sends it: `getImageCaches` with `imageCacheId` returns the same.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cache = clouds.eci.getImageCacheOutput({ imageCacheId: "imc-abcd1234" });
 * export const state = cache.status;
 * ```
 */
export function getImageCache(args: GetImageCacheArgs, opts: CallOptions = {}): Promise<GetImageCacheResult> {
  return callFunction("eci:getImageCache", args, opts);
}

/**
 * One image cache, by its ID. The vendor's own client has this call but never sends it: `getImageCaches` with `imageCacheId` returns the same.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cache = clouds.eci.getImageCacheOutput({ imageCacheId: "imc-abcd1234" });
 * export const state = cache.status;
 * ```
 */
export function getImageCacheOutput(
  args: GetImageCacheOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetImageCacheResult> {
  return callFunctionOutput("eci:getImageCache", args, opts, false);
}

/** What `getImageCache` takes. */
export interface GetImageCacheArgs {
  /** ID of the cache. */
  imageCacheId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getImageCacheOutput` takes. */
export interface GetImageCacheOutputArgs {
  /** ID of the cache. */
  imageCacheId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getImageCache` gives. */
export interface GetImageCacheResult {
  /** ID of the cache. */
  imageCacheId: string;
  /** Its name. */
  name: string;
  /** Its images. */
  images: Array<string>;
  /** Its size in GB. */
  size?: number;
  /** Its state, as the cloud reports it. */
  status: string;
  /** Progress of its creation. */
  progress?: string;
  /** Tags by key. */
  tags: Record<string, string>;
  /** Its zone. */
  zone?: string;
  /** Creation time, UTC. */
  createTime?: string;
  /** When it is removed, UTC; not set: never. */
  expireTime?: string;
  /** Time of the last use by a group, UTC. */
  lastMatchedTime?: string;
}

/**
 * The account's image caches in a resource pool.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { caches } = clouds.eci.getImageCachesOutput({ images: ["nginx:1.27"] });
 * export const ids = caches.apply((all) => all.map((cache) => cache.imageCacheId));
 * ```
 */
export function getImageCaches(args: GetImageCachesArgs = {}, opts: CallOptions = {}): Promise<GetImageCachesResult> {
  return callFunction("eci:getImageCaches", args, opts);
}

/**
 * The account's image caches in a resource pool.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { caches } = clouds.eci.getImageCachesOutput({ images: ["nginx:1.27"] });
 * export const ids = caches.apply((all) => all.map((cache) => cache.imageCacheId));
 * ```
 */
export function getImageCachesOutput(
  args: GetImageCachesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetImageCachesResult> {
  return callFunctionOutput("eci:getImageCaches", args, opts, false);
}

/** What `getImageCaches` takes. */
export interface GetImageCachesArgs {
  /** Only this cache. */
  imageCacheId?: string;
  /** Only caches of this name. */
  name?: string;
  /** Only caches with these images. */
  images?: Array<string>;
  /** Only caches with these tags. */
  tags?: Record<string, string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getImageCachesOutput` takes. */
export interface GetImageCachesOutputArgs {
  /** Only this cache. */
  imageCacheId?: pulumi.Input<string>;
  /** Only caches of this name. */
  name?: pulumi.Input<string>;
  /** Only caches with these images. */
  images?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only caches with these tags. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getImageCaches` gives. */
export interface GetImageCachesResult {
  /** The caches. */
  caches: Array<EciImageCacheRow>;
}

/**
 * The account's data caches in a resource pool.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { caches } = clouds.eci.getDataCachesOutput({ bucket: "models" });
 * export const paths = caches.apply((all) => all.map((cache) => cache.path));
 * ```
 */
export function getDataCaches(args: GetDataCachesArgs = {}, opts: CallOptions = {}): Promise<GetDataCachesResult> {
  return callFunction("eci:getDataCaches", args, opts);
}

/**
 * The account's data caches in a resource pool.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { caches } = clouds.eci.getDataCachesOutput({ bucket: "models" });
 * export const paths = caches.apply((all) => all.map((cache) => cache.path));
 * ```
 */
export function getDataCachesOutput(
  args: GetDataCachesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetDataCachesResult> {
  return callFunctionOutput("eci:getDataCaches", args, opts, false);
}

/** What `getDataCaches` takes. */
export interface GetDataCachesArgs {
  /** Only these. */
  dataCacheIds?: Array<string>;
  /** Only caches in this bucket. */
  bucket?: string;
  /** Only caches at this path. */
  path?: string;
  /** Only caches in this zone. */
  zone?: string;
  /** Only caches with these tags. */
  tags?: Record<string, string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getDataCachesOutput` takes. */
export interface GetDataCachesOutputArgs {
  /** Only these. */
  dataCacheIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only caches in this bucket. */
  bucket?: pulumi.Input<string>;
  /** Only caches at this path. */
  path?: pulumi.Input<string>;
  /** Only caches in this zone. */
  zone?: pulumi.Input<string>;
  /** Only caches with these tags. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getDataCaches` gives. */
export interface GetDataCachesResult {
  /** The caches. */
  caches: Array<EciDataCacheRow>;
}

/**
 * Resources and their tags.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tags } = clouds.eci.getTagsOutput({ resourceType: "ContainerGroup", tags: { team: "web" } });
 * export const ids = tags.apply((all) => all.map((tag) => tag.resourceId));
 * ```
 */
export function getTags(args: GetTagsArgs, opts: CallOptions = {}): Promise<GetTagsResult> {
  return callFunction("eci:getTags", args, opts);
}

/**
 * Resources and their tags.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { tags } = clouds.eci.getTagsOutput({ resourceType: "ContainerGroup", tags: { team: "web" } });
 * export const ids = tags.apply((all) => all.map((tag) => tag.resourceId));
 * ```
 */
export function getTagsOutput(args: GetTagsOutputArgs, opts: FunctionOptions = {}): pulumi.Output<GetTagsResult> {
  return callFunctionOutput("eci:getTags", args, opts, false);
}

/** What `getTags` takes. */
export interface GetTagsArgs {
  /** Type of resource. */
  resourceType: "ContainerGroup" | "ImageCache" | "DataCache" | "VirtualNode";
  /** Only these. */
  resourceIds?: Array<string>;
  /** Only resources with these tags. */
  tags?: Record<string, string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getTagsOutput` takes. */
export interface GetTagsOutputArgs {
  /** Type of resource. */
  resourceType: pulumi.Input<"ContainerGroup" | "ImageCache" | "DataCache" | "VirtualNode">;
  /** Only these. */
  resourceIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only resources with these tags. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getTags` gives. */
export interface GetTagsResult {
  /** One for each tag of each resource. */
  tags: Array<EciTaggedResource>;
}

/**
 * The account's virtual nodes: nodes of Kubernetes clusters whose pods ECI runs.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodes } = clouds.eci.getVirtualNodesOutput();
 * export const names = nodes.apply((all) => all.map((node) => node.name));
 * ```
 */
export function getVirtualNodes(
  args: GetVirtualNodesArgs = {},
  opts: CallOptions = {},
): Promise<GetVirtualNodesResult> {
  return callFunction("eci:getVirtualNodes", args, opts);
}

/**
 * The account's virtual nodes: nodes of Kubernetes clusters whose pods ECI runs.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { nodes } = clouds.eci.getVirtualNodesOutput();
 * export const names = nodes.apply((all) => all.map((node) => node.name));
 * ```
 */
export function getVirtualNodesOutput(
  args: GetVirtualNodesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetVirtualNodesResult> {
  return callFunctionOutput("eci:getVirtualNodes", args, opts, false);
}

/** What `getVirtualNodes` takes. */
export interface GetVirtualNodesArgs {
  /** Only these. */
  virtualNodeIds?: Array<string>;
  /** Only nodes of this name. */
  name?: string;
  /** Only nodes with these tags. */
  tags?: Record<string, string>;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getVirtualNodesOutput` takes. */
export interface GetVirtualNodesOutputArgs {
  /** Only these. */
  virtualNodeIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Only nodes of this name. */
  name?: pulumi.Input<string>;
  /** Only nodes with these tags. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getVirtualNodes` gives. */
export interface GetVirtualNodesResult {
  /** The nodes. */
  nodes: Array<EciVirtualNode>;
}

/**
 * The enterprise projects that the user can use, for `epId`.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { projects } = clouds.eci.getEnterpriseProjectsOutput();
 * export const ids = projects.apply((all) => all.map((project) => project.id));
 * ```
 */
export function getEnterpriseProjects(
  args: GetEnterpriseProjectsArgs = {},
  opts: CallOptions = {},
): Promise<GetEnterpriseProjectsResult> {
  return callFunction("eci:getEnterpriseProjects", args, opts);
}

/**
 * The enterprise projects that the user can use, for `epId`.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { projects } = clouds.eci.getEnterpriseProjectsOutput();
 * export const ids = projects.apply((all) => all.map((project) => project.id));
 * ```
 */
export function getEnterpriseProjectsOutput(
  args: GetEnterpriseProjectsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetEnterpriseProjectsResult> {
  return callFunctionOutput("eci:getEnterpriseProjects", args, opts, false);
}

/** What `getEnterpriseProjects` takes. */
export interface GetEnterpriseProjectsArgs {
  /** Account. Default: the caller's. */
  accountId?: string;
  /** User. Default: the caller. */
  userId?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getEnterpriseProjectsOutput` takes. */
export interface GetEnterpriseProjectsOutputArgs {
  /** Account. Default: the caller's. */
  accountId?: pulumi.Input<string>;
  /** User. Default: the caller. */
  userId?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getEnterpriseProjects` gives. */
export interface GetEnterpriseProjectsResult {
  /** The projects. */
  projects: Array<EciEnterpriseProject>;
}
