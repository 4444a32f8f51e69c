// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";
import type { CallOptions, FunctionOptions } from "../../function";
import { callFunction, callFunctionOutput } from "../../function";
import type {
  BciContainerGroup,
  BciContainerStatus,
  BciImageCache,
  Container,
  ContainerArgs,
  PodHostAlias,
  PodHostAliasArgs,
  PodMetadata,
  PodSpec,
  PodVolume,
  PodVolumeArgs,
} from "../types";

/**
 * The account's container groups in a region.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { groups } = clouds.bci.getContainerGroupsOutput({ name: "web" });
 * export const addresses = groups.apply((all) => all.map((group) => group.privateIp));
 * ```
 */
export function getContainerGroups(
  args: GetContainerGroupsArgs = {},
  opts: CallOptions = {},
): Promise<GetContainerGroupsResult> {
  return callFunction("bci:getContainerGroups", args, opts);
}

/**
 * The account's container groups in a region.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { groups } = clouds.bci.getContainerGroupsOutput({ name: "web" });
 * export const addresses = groups.apply((all) => all.map((group) => group.privateIp));
 * ```
 */
export function getContainerGroupsOutput(
  args: GetContainerGroupsOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetContainerGroupsResult> {
  return callFunctionOutput("bci:getContainerGroups", args, opts, false);
}

/** What `getContainerGroups` takes. */
export interface GetContainerGroupsArgs {
  /** Only groups of this name. Default: all. */
  name?: string;
  /** Only the group of this ID. Not with `name`. */
  instanceId?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getContainerGroupsOutput` takes. */
export interface GetContainerGroupsOutputArgs {
  /** Only groups of this name. Default: all. */
  name?: pulumi.Input<string>;
  /** Only the group of this ID. Not with `name`. */
  instanceId?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getContainerGroups` gives. */
export interface GetContainerGroupsResult {
  /** The groups. */
  groups: Array<BciContainerGroup>;
}

/**
 * One container group and the state of its containers, by ID. Fails if there is none.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { containers } = clouds.bci.getContainerGroupOutput({ instanceId: "p-abcd1234" });
 * export const restarts = containers.apply((all) => all.map((container) => container.restartCount));
 * ```
 */
export function getContainerGroup(
  args: GetContainerGroupArgs,
  opts: CallOptions = {},
): Promise<GetContainerGroupResult> {
  return callFunction("bci:getContainerGroup", args, opts);
}

/**
 * One container group and the state of its containers, by ID. Fails if there is none.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { containers } = clouds.bci.getContainerGroupOutput({ instanceId: "p-abcd1234" });
 * export const restarts = containers.apply((all) => all.map((container) => container.restartCount));
 * ```
 */
export function getContainerGroupOutput(
  args: GetContainerGroupOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetContainerGroupResult> {
  return callFunctionOutput("bci:getContainerGroup", args, opts, false);
}

/** What `getContainerGroup` takes. */
export interface GetContainerGroupArgs {
  /** ID of the group. */
  instanceId: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getContainerGroupOutput` takes. */
export interface GetContainerGroupOutputArgs {
  /** ID of the group. */
  instanceId: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getContainerGroup` gives. */
export interface GetContainerGroupResult {
  /** ID of the group. */
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
  /** Creation time, UTC. */
  createTime: string;
  /** VPC of the group. */
  vpcId?: string;
  /** The subnet that BCI chose. */
  subnetId?: string;
  /** Security groups. */
  securityGroupIds: Array<string>;
  /** State of each container. */
  containers: Array<BciContainerStatus>;
  /** Result of each init container. */
  initContainers: Array<BciContainerStatus>;
}

/**
 * The account's image caches in a region. BCI does not return names.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { caches } = clouds.bci.getImageCachesOutput({ image: "nginx:1.27" });
 * export const cached = caches.apply((all) => all.some((cache) => cache.status === "Created"));
 * ```
 */
export function getImageCaches(args: GetImageCachesArgs = {}, opts: CallOptions = {}): Promise<GetImageCachesResult> {
  return callFunction("bci:getImageCaches", args, opts);
}

/**
 * The account's image caches in a region. BCI does not return names.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const { caches } = clouds.bci.getImageCachesOutput({ image: "nginx:1.27" });
 * export const cached = caches.apply((all) => all.some((cache) => cache.status === "Created"));
 * ```
 */
export function getImageCachesOutput(
  args: GetImageCachesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetImageCachesResult> {
  return callFunctionOutput("bci:getImageCaches", args, opts, false);
}

/** What `getImageCaches` takes. */
export interface GetImageCachesArgs {
  /** Only caches that contain this image, with its tag. Default: all. */
  image?: string;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getImageCachesOutput` takes. */
export interface GetImageCachesOutputArgs {
  /** Only caches that contain this image, with its tag. Default: all. */
  image?: pulumi.Input<string>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getImageCaches` gives. */
export interface GetImageCachesResult {
  /** The caches. */
  caches: Array<BciImageCache>;
}

/**
 * A container group as the manifest of a Kubernetes Pod, for a cluster whose virtual nodes run pods as BCI container groups. Unlike the group, a pod can have lifecycle hooks, of the kind `exec` only. It calls no cloud. `clouds.pod` returns the same, ready for `@pulumi/kubernetes`.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const manifest = clouds.bci.getPodManifestOutput({
 *   name: "web",
 *   containers: [{
 *     name: "nginx",
 *     image: "nginx:1.27",
 *     resources: { cpu: "250m", memory: "512Mi" },
 *     lifecycle: { preStop: { exec: { command: ["/bin/sh", "-c", "sleep 5"] } } },
 *   }],
 * });
 * export const json = manifest.apply((pod) => JSON.stringify(pod));
 * ```
 */
export function getPodManifest(args: GetPodManifestArgs, opts: CallOptions = {}): Promise<GetPodManifestResult> {
  return callFunction("bci:getPodManifest", args, opts);
}

/**
 * A container group as the manifest of a Kubernetes Pod, for a cluster whose virtual nodes run pods as BCI container groups. Unlike the group, a pod can have lifecycle hooks, of the kind `exec` only. It calls no cloud. `clouds.pod` returns the same, ready for `@pulumi/kubernetes`.
 *
 * Takes outputs, and gives one.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const manifest = clouds.bci.getPodManifestOutput({
 *   name: "web",
 *   containers: [{
 *     name: "nginx",
 *     image: "nginx:1.27",
 *     resources: { cpu: "250m", memory: "512Mi" },
 *     lifecycle: { preStop: { exec: { command: ["/bin/sh", "-c", "sleep 5"] } } },
 *   }],
 * });
 * export const json = manifest.apply((pod) => JSON.stringify(pod));
 * ```
 */
export function getPodManifestOutput(
  args: GetPodManifestOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetPodManifestResult> {
  return callFunctionOutput("bci:getPodManifest", args, opts, false);
}

/** What `getPodManifest` takes. */
export interface GetPodManifestArgs {
  /** Name of the pod. */
  name: string;
  /** Namespace of the pod. Defaults to `default`. */
  namespace?: string;
  /** Labels of the pod. */
  labels?: Record<string, string>;
  /** Annotations, besides those set by other inputs. */
  annotations?: Record<string, string>;
  /** Name of the virtual node. Default: any of the cluster. */
  virtualNode?: string;
  /** Zone, such as `zoneF`. Default: the virtual node's. */
  zone?: string;
  /** Subnets: one with its `zone`, or several in several zones. Default: the virtual node's. */
  subnetIds?: Array<string>;
  /** Defaults to Always. */
  restartPolicy?: "Always" | "OnFailure" | "Never";
  /** The containers, 1 to 20. */
  containers: Array<Container>;
  /** Init containers: run to completion, in order, before the others. */
  initContainers?: Array<Container>;
  /** Volumes that the containers mount. Order is ignored. */
  volumes?: Array<PodVolume>;
  /** Names of Secrets with registry credentials. */
  imagePullSecrets?: Array<string>;
  /** Seconds between the stop signal and the kill; a preStop hook's time counts. Default: the cluster's. */
  terminationGracePeriodSeconds?: number;
  /** Host name of the pod. */
  hostName?: string;
  /** Lines for the containers' hosts file. */
  hostAliases?: Array<PodHostAlias>;
  /** Seconds that the pod stays on a node that is not ready or not reachable. Defaults to 300. */
  notReadyTolerationSeconds?: number;
  /** Region to query. Defaults to the configured region. */
  region?: string;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: string;
}

/** What `getPodManifestOutput` takes. */
export interface GetPodManifestOutputArgs {
  /** Name of the pod. */
  name: pulumi.Input<string>;
  /** Namespace of the pod. Defaults to `default`. */
  namespace?: pulumi.Input<string>;
  /** Labels of the pod. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Annotations, besides those set by other inputs. */
  annotations?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Name of the virtual node. Default: any of the cluster. */
  virtualNode?: pulumi.Input<string>;
  /** Zone, such as `zoneF`. Default: the virtual node's. */
  zone?: pulumi.Input<string>;
  /** Subnets: one with its `zone`, or several in several zones. Default: the virtual node's. */
  subnetIds?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Defaults to Always. */
  restartPolicy?: pulumi.Input<"Always" | "OnFailure" | "Never">;
  /** The containers, 1 to 20. */
  containers: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Init containers: run to completion, in order, before the others. */
  initContainers?: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Volumes that the containers mount. Order is ignored. */
  volumes?: pulumi.Input<Array<pulumi.Input<PodVolumeArgs>>>;
  /** Names of Secrets with registry credentials. */
  imagePullSecrets?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Seconds between the stop signal and the kill; a preStop hook's time counts. Default: the cluster's. */
  terminationGracePeriodSeconds?: pulumi.Input<number>;
  /** Host name of the pod. */
  hostName?: pulumi.Input<string>;
  /** Lines for the containers' hosts file. */
  hostAliases?: pulumi.Input<Array<pulumi.Input<PodHostAliasArgs>>>;
  /** Seconds that the pod stays on a node that is not ready or not reachable. Defaults to 300. */
  notReadyTolerationSeconds?: pulumi.Input<number>;
  /** Region to query. Defaults to the configured region. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
}

/** What `getPodManifest` gives. */
export interface GetPodManifestResult {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Pod";
  /** Name, labels and annotations. */
  metadata: PodMetadata;
  /** Specification of the pod. */
  spec: PodSpec;
}
