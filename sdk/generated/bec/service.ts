// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type {
  BecDeployInstance,
  BecDeployInstanceArgs,
  BecDeployment,
  BecDnsConfig,
  BecDnsConfigArgs,
  BecHostAlias,
  BecHostAliasArgs,
  BecLogCollection,
  BecLogCollectionArgs,
  BecVolume,
  BecVolumeArgs,
  Container,
  ContainerArgs,
  Timeouts,
  TimeoutsArgs,
} from "../types";

const declaration: Declaration = {
  type: "bec:Service",
  properties: [
    "name",
    "containerGroupName",
    "containers",
    "deployInstances",
    "running",
    "needPublicIp",
    "needIpv6PublicIp",
    "bandwidth",
    "volumes",
    "imageRegistryCredentials",
    "tags",
    "hostAliases",
    "dnsPolicy",
    "dnsConfig",
    "logCollection",
    "kernelParam",
    "paymentMethod",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "status",
    "totalPods",
    "runningPods",
    "totalCpu",
    "totalMemory",
    "totalGpu",
    "totalDisk",
    "createTime",
    "deployments",
  ],
  secretInputs: ["logCollection.elasticsearch.password"],
  secretOutputs: [],
};

/**
 * A container service of Baidu Edge Computing: the same containers at edge nodes chosen by region, city and operator, with a number of pods at each.
 *
 * Name, containers, registry secrets, bandwidth, IPv6, numbers of pods and whether the service runs change in place, one call after the other; so does the removal of places. BEC has no call for other changes: a new place, volumes, tags and network inputs replace the service; the new one is created first. Baidu's FAQ says that cores and memory cannot change after purchase, although the call accepts them: the update is tried in place, and a refusal names the next step. A destroy also deletes the pods, their addresses and their data disks.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const web = new clouds.bec.Service("web", {
 *   name: "web",
 *   containers: [{
 *     name: "nginx",
 *     image: "nginx:1.27",
 *     resources: { cpu: 1, memory: "2Gi" },
 *     ports: [{ containerPort: 80 }],
 *   }],
 *   deployInstances: [
 *     { regionId: "cn-shanghai-ct", replicas: 2 },
 *     { region: "SOUTH_CHINA", city: "GUANGZHOU", serviceProvider: "CHINA_UNICOM" },
 *   ],
 *   needPublicIp: true,
 *   bandwidth: 100,
 * });
 *
 * export const deployments = web.deployments;
 * ```
 */
export class Service extends pulumi.CustomResource {
  /** Name of the service; BEC documents no rules. */
  declare readonly name: pulumi.Output<string>;
  /** Name of the container group, fixed at creation. Defaults to the service's name at creation. */
  declare readonly containerGroupName: pulumi.Output<string>;
  /** The containers of each pod. */
  declare readonly containers: pulumi.Output<Array<Container>>;
  /** Where to run, and how many pods in each place. Changed numbers of pods and removed places are updated in place; a new place replaces the service. Order is ignored. */
  declare readonly deployInstances: pulumi.Output<Array<BecDeployInstance>>;
  /** Whether the service runs. False stops it after creation and keeps its resources. Defaults to true. */
  declare readonly running: pulumi.Output<boolean | undefined>;
  /** Whether each pod has a public address. Defaults to false. */
  declare readonly needPublicIp: pulumi.Output<boolean | undefined>;
  /** Whether each pod has a public IPv6 address. Defaults to false; can be turned on in place, but not off. */
  declare readonly needIpv6PublicIp: pulumi.Output<boolean | undefined>;
  /** Public bandwidth in Mbps, 1 to 2048, with `needPublicIp`; to 5120 for accounts on BEC's allow-list. Default: chosen by BEC. */
  declare readonly bandwidth: pulumi.Output<number>;
  /** Volumes that the containers mount. Order is ignored. */
  declare readonly volumes: pulumi.Output<Array<BecVolume> | undefined>;
  /** Names of credentials for private image registries that exist in BEC (`imageRegistrySecrets` in the API). */
  declare readonly imageRegistryCredentials: pulumi.Output<Array<string> | undefined>;
  /** Tags by key. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** More lines of `/etc/hosts`. */
  declare readonly hostAliases: pulumi.Output<Array<BecHostAlias> | undefined>;
  /** How names are resolved, such as `None` (with `dnsConfig`). */
  declare readonly dnsPolicy: pulumi.Output<string | undefined>;
  /** Name servers of the pods. */
  declare readonly dnsConfig: pulumi.Output<BecDnsConfig | undefined>;
  /** Log collection. Default: none. */
  declare readonly logCollection: pulumi.Output<BecLogCollection | undefined>;
  /** Kernel parameters, as BEC names it. */
  declare readonly kernelParam: pulumi.Output<string | undefined>;
  /** Billing: `postpay`, the only value and the default. */
  declare readonly paymentMethod: pulumi.Output<"postpay" | undefined>;
  /** Refuses to delete or replace the resource while true. Default false. */
  declare readonly deletionProtection: pulumi.Output<boolean | undefined>;
  /** Region of the resource. Defaults to the configured region; a change replaces the resource. */
  declare readonly region: pulumi.Output<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  declare readonly profile: pulumi.Output<string | undefined>;
  /** ID of an existing resource to adopt instead of creating one. It is deleted with the stack. */
  declare readonly adopt: pulumi.Output<string | undefined>;
  /** Timeouts of the wait conditions. See each resource for the defaults. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** What to wait for after a create or update: `ready` (the default), or `none` to continue at once. */
  declare readonly waitFor: pulumi.Output<"ready" | "none" | undefined>;
  /** What to do about a change made outside of Pulumi that only a replacement can undo: `warn` (the default), or `replace`. */
  declare readonly onDrift: pulumi.Output<"warn" | "replace" | undefined>;
  /** Status of the service, such as `RUNNING`, `STOP` or `EXCEPTION`. */
  declare readonly status: pulumi.Output<string>;
  /** Number of pods in all places. */
  declare readonly totalPods: pulumi.Output<number>;
  /** Number of running pods. */
  declare readonly runningPods: pulumi.Output<number>;
  /** Cores of all pods. */
  declare readonly totalCpu: pulumi.Output<number>;
  /** Memory of all pods, in GB. */
  declare readonly totalMemory: pulumi.Output<number>;
  /** GPUs of all pods. */
  declare readonly totalGpu: pulumi.Output<number>;
  /** Data disks of all pods, in GB. */
  declare readonly totalDisk: pulumi.Output<number>;
  /** Creation time. */
  declare readonly createTime: pulumi.Output<string | undefined>;
  /** The deployments, one for each place, with their addresses. */
  declare readonly deployments: pulumi.Output<Array<BecDeployment>>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ServiceArgs, opts: pulumi.CustomResourceOptions = {}) {
    const registration = registered(declaration, name, args, opts);
    // Pulumi's SDK takes a stack trace for each property, which costs more than all else and shows only in its leak report.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      super(...registration);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  /** Whether something is such a resource, whichever delivery serves it. */
  static override isInstance(value: unknown): value is Service {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `serviceId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): Service {
    return new Service(name, place as ServiceArgs, { ...opts, id });
  }
}

/** What a `bec:Service` is made of. */
export interface ServiceArgs {
  /** Name of the service; BEC documents no rules. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Name of the container group, fixed at creation. Defaults to the service's name at creation. */
  containerGroupName?: pulumi.Input<string>;
  /** The containers of each pod. */
  containers: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Where to run, and how many pods in each place. Changed numbers of pods and removed places are updated in place; a new place replaces the service. Order is ignored. */
  deployInstances: pulumi.Input<Array<pulumi.Input<BecDeployInstanceArgs>>>;
  /** Whether the service runs. False stops it after creation and keeps its resources. Defaults to true. */
  running?: pulumi.Input<boolean>;
  /** Whether each pod has a public address. Defaults to false. */
  needPublicIp?: pulumi.Input<boolean>;
  /** Whether each pod has a public IPv6 address. Defaults to false; can be turned on in place, but not off. */
  needIpv6PublicIp?: pulumi.Input<boolean>;
  /** Public bandwidth in Mbps, 1 to 2048, with `needPublicIp`; to 5120 for accounts on BEC's allow-list. Default: chosen by BEC. */
  bandwidth?: pulumi.Input<number>;
  /** Volumes that the containers mount. Order is ignored. */
  volumes?: pulumi.Input<Array<pulumi.Input<BecVolumeArgs>>>;
  /** Names of credentials for private image registries that exist in BEC (`imageRegistrySecrets` in the API). */
  imageRegistryCredentials?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Tags by key. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** More lines of `/etc/hosts`. */
  hostAliases?: pulumi.Input<Array<pulumi.Input<BecHostAliasArgs>>>;
  /** How names are resolved, such as `None` (with `dnsConfig`). */
  dnsPolicy?: pulumi.Input<string>;
  /** Name servers of the pods. */
  dnsConfig?: pulumi.Input<BecDnsConfigArgs>;
  /** Log collection. Default: none. */
  logCollection?: pulumi.Input<BecLogCollectionArgs>;
  /** Kernel parameters, as BEC names it. */
  kernelParam?: pulumi.Input<string>;
  /** Billing: `postpay`, the only value and the default. */
  paymentMethod?: pulumi.Input<"postpay">;
  /** Refuses to delete or replace the resource while true. Default false. */
  deletionProtection?: pulumi.Input<boolean>;
  /** Region of the resource. Defaults to the configured region; a change replaces the resource. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings. */
  profile?: pulumi.Input<string>;
  /** ID of an existing resource to adopt instead of creating one. It is deleted with the stack. */
  adopt?: pulumi.Input<string>;
  /** Timeouts of the wait conditions. See each resource for the defaults. */
  timeouts?: pulumi.Input<TimeoutsArgs>;
  /** What to wait for after a create or update: `ready` (the default), or `none` to continue at once. */
  waitFor?: pulumi.Input<"ready" | "none">;
  /** What to do about a change made outside of Pulumi that only a replacement can undo: `warn` (the default), or `replace`. */
  onDrift?: pulumi.Input<"warn" | "replace">;
}
