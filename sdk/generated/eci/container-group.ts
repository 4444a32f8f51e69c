// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type {
  Container,
  ContainerArgs,
  EciDnsConfig,
  EciDnsConfigArgs,
  EciEip,
  EciEipArgs,
  EciHostAlias,
  EciHostAliasArgs,
  EciSecurityContext,
  EciSecurityContextArgs,
  EciVolume,
  EciVolumeArgs,
  ImageRegistryCredential,
  ImageRegistryCredentialArgs,
  Timeouts,
  TimeoutsArgs,
} from "../types";

const declaration: Declaration = {
  type: "eci:ContainerGroup",
  properties: [
    "name",
    "vpcId",
    "subnetId",
    "securityGroupId",
    "zone",
    "zoneId",
    "cpu",
    "memory",
    "gpu",
    "flavorName",
    "cpuArchitecture",
    "ephemeralVolume",
    "restartPolicy",
    "terminationGracePeriodSeconds",
    "containers",
    "initContainers",
    "volumes",
    "eip",
    "hostName",
    "hostAliases",
    "dnsConfig",
    "securityContext",
    "imageRegistryCredentials",
    "imageCacheId",
    "autoMatchImageCache",
    "dataCacheBucket",
    "iamRoleName",
    "serviceAccountName",
    "alsInstanceId",
    "epId",
    "labels",
    "annotations",
    "tags",
    "forceOnDelete",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "status",
    "privateIp",
    "publicIp",
    "ipv6Address",
    "allocatedCpu",
    "allocatedMemory",
    "createTime",
    "succeededTime",
    "failedTime",
    "tenantEniInstanceId",
    "vmId",
    "prodInstId",
  ],
  secretInputs: ["volumes.*.zos.secretKey", "imageRegistryCredentials.*.password"],
  secretOutputs: [],
};

/**
 * A container group of CTyun's Elastic Container Instance: containers that share network and volumes, with no machine to manage.
 *
 * Containers (all of their properties), volumes, registry credentials, DNS, public address, restart policy and tags change in place; the containers restart. Any other change replaces the group, and so does any change of a group that has ended. Your own disks and elastic IPs stay when the group is deleted; ECI does not document what happens to an elastic IP that it created.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const web = new clouds.eci.ContainerGroup("web", {
 *   name: "web",
 *   vpcId: "vpc-ctt6yag121",
 *   subnetId: "subnet-y9n723knrg",
 *   securityGroupId: "sg-5bvqyvrmch",
 *   zone: "cn-huadong1-jsnj1A-public-ctcloud",
 *   containers: [{
 *     name: "nginx",
 *     image: "nginx:1.27",
 *     resources: { cpu: 1, memory: "2Gi" },
 *     ports: [{ containerPort: 8088 }],
 *     readinessProbe: { httpGet: { port: 8088 } },
 *   }],
 *   eip: { autoCreate: { bandwidthInMbps: 5 } },
 * });
 *
 * export const address = web.publicIp;
 * ```
 */
export class ContainerGroup extends pulumi.CustomResource {
  /** Name of the group. It need not be unique. */
  declare readonly name: pulumi.Output<string>;
  /** VPC, `vpc-...`. */
  declare readonly vpcId: pulumi.Output<string>;
  /** Subnet (`vSwitchId` in the API), `subnet-...`. */
  declare readonly subnetId: pulumi.Output<string>;
  /** Security group, `sg-...`. */
  declare readonly securityGroupId: pulumi.Output<string>;
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. ECI does not return it: the first value after an import is recorded; later changes replace the group. */
  declare readonly zone: pulumi.Output<string>;
  /** Number of the availability zone (`azId` in the API). */
  declare readonly zoneId: pulumi.Output<number | undefined>;
  /** Cores of the group. By default ECI adds up what the containers request. A value other than the allocated one replaces the group. */
  declare readonly cpu: pulumi.Output<number | string | undefined>;
  /** Memory of the group in GiB: as for `cpu`. */
  declare readonly memory: pulumi.Output<number | string | undefined>;
  /** GPUs of the group. Required if `flavorName` is a size with GPUs. */
  declare readonly gpu: pulumi.Output<number | undefined>;
  /** Size by its name, such as `s7.small.1`, instead of `cpu` and `memory`. */
  declare readonly flavorName: pulumi.Output<string | undefined>;
  /** Kind of processor. The cloud does not document the values. */
  declare readonly cpuArchitecture: pulumi.Output<string | undefined>;
  /** Scratch storage in GB, 40 to 2048. */
  declare readonly ephemeralVolume: pulumi.Output<number | undefined>;
  /** When containers that ended are restarted. Defaults to Always. */
  declare readonly restartPolicy: pulumi.Output<"Always" | "OnFailure" | "Never" | undefined>;
  /** Seconds between the stop signal and the kill. */
  declare readonly terminationGracePeriodSeconds: pulumi.Output<number | undefined>;
  /** The containers. */
  declare readonly containers: pulumi.Output<Array<Container>>;
  /** Init containers: run to completion, in order, before the others. ECI cannot change them in place. */
  declare readonly initContainers: pulumi.Output<Array<Container> | undefined>;
  /** Volumes that the containers mount. Order is ignored. */
  declare readonly volumes: pulumi.Output<Array<EciVolume> | undefined>;
  /** Public address. A different one is bound in place; removing it replaces the group. */
  declare readonly eip: pulumi.Output<EciEip | undefined>;
  /** Host name of the group. */
  declare readonly hostName: pulumi.Output<string | undefined>;
  /** Names in the containers' hosts file. */
  declare readonly hostAliases: pulumi.Output<Array<EciHostAlias> | undefined>;
  /** DNS resolver. Changed in place; removing it replaces the group. */
  declare readonly dnsConfig: pulumi.Output<EciDnsConfig | undefined>;
  /** Kernel parameters and users of the group. */
  declare readonly securityContext: pulumi.Output<EciSecurityContext | undefined>;
  /** Credentials for private image registries. */
  declare readonly imageRegistryCredentials: pulumi.Output<Array<ImageRegistryCredential> | undefined>;
  /** Image cache to start from, which must be ready. */
  declare readonly imageCacheId: pulumi.Output<string | undefined>;
  /** Uses a matching image cache; according to the vendor's page, also creates one. */
  declare readonly autoMatchImageCache: pulumi.Output<boolean | undefined>;
  /** Bucket of data caches to use: those that are ready, in the same zone and mounted at their own path. */
  declare readonly dataCacheBucket: pulumi.Output<string | undefined>;
  /** Role that the group acts under. */
  declare readonly iamRoleName: pulumi.Output<string | undefined>;
  /** Service account. */
  declare readonly serviceAccountName: pulumi.Output<string | undefined>;
  /** Instance of the log service, `ALS-...`. */
  declare readonly alsInstanceId: pulumi.Output<string | undefined>;
  /** Enterprise project. */
  declare readonly epId: pulumi.Output<string | undefined>;
  /** Labels. ECI does not return them: drift is not detected. */
  declare readonly labels: pulumi.Output<Record<string, string> | undefined>;
  /** Annotations. ECI does not return them. */
  declare readonly annotations: pulumi.Output<Record<string, string> | undefined>;
  /** Tags by key, at most 20. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** Forces the deletion. The vendor does not document what that skips. Default false. */
  declare readonly forceOnDelete: pulumi.Output<boolean | undefined>;
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
  /** `Scheduling`, `Pending`, `Running`, `Restarting`, `Updating`, `Terminating`, `Succeeded`, `Failed` or `ScheduleFailed`. */
  declare readonly status: pulumi.Output<string>;
  /** Address in the subnet. */
  declare readonly privateIp: pulumi.Output<string | undefined>;
  /** Public address, if there is one. */
  declare readonly publicIp: pulumi.Output<string | undefined>;
  /** IPv6 address, if there is one. */
  declare readonly ipv6Address: pulumi.Output<string | undefined>;
  /** Allocated cores: the requested cores, rounded up by ECI. */
  declare readonly allocatedCpu: pulumi.Output<number | undefined>;
  /** Memory in GiB, rounded up in the same way. */
  declare readonly allocatedMemory: pulumi.Output<number | undefined>;
  /** Creation time, UTC. */
  declare readonly createTime: pulumi.Output<string | undefined>;
  /** Time at which all containers had succeeded, UTC. */
  declare readonly succeededTime: pulumi.Output<string | undefined>;
  /** Time at which the group failed, UTC. */
  declare readonly failedTime: pulumi.Output<string | undefined>;
  /** ID of its network interface. */
  declare readonly tenantEniInstanceId: pulumi.Output<string | undefined>;
  /** ID of the machine it runs on. */
  declare readonly vmId: pulumi.Output<string | undefined>;
  /** ID of the billed item. */
  declare readonly prodInstId: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ContainerGroupArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is ContainerGroup {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `containerGroupId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): ContainerGroup {
    return new ContainerGroup(name, place as ContainerGroupArgs, { ...opts, id });
  }
}

/** What a `eci:ContainerGroup` is made of. */
export interface ContainerGroupArgs {
  /** Name of the group. It need not be unique. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** VPC, `vpc-...`. */
  vpcId: pulumi.Input<string>;
  /** Subnet (`vSwitchId` in the API), `subnet-...`. */
  subnetId: pulumi.Input<string>;
  /** Security group, `sg-...`. */
  securityGroupId: pulumi.Input<string>;
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. ECI does not return it: the first value after an import is recorded; later changes replace the group. */
  zone: pulumi.Input<string>;
  /** Number of the availability zone (`azId` in the API). */
  zoneId?: pulumi.Input<number>;
  /** Cores of the group. By default ECI adds up what the containers request. A value other than the allocated one replaces the group. */
  cpu?: pulumi.Input<number | string>;
  /** Memory of the group in GiB: as for `cpu`. */
  memory?: pulumi.Input<number | string>;
  /** GPUs of the group. Required if `flavorName` is a size with GPUs. */
  gpu?: pulumi.Input<number>;
  /** Size by its name, such as `s7.small.1`, instead of `cpu` and `memory`. */
  flavorName?: pulumi.Input<string>;
  /** Kind of processor. The cloud does not document the values. */
  cpuArchitecture?: pulumi.Input<string>;
  /** Scratch storage in GB, 40 to 2048. */
  ephemeralVolume?: pulumi.Input<number>;
  /** When containers that ended are restarted. Defaults to Always. */
  restartPolicy?: pulumi.Input<"Always" | "OnFailure" | "Never">;
  /** Seconds between the stop signal and the kill. */
  terminationGracePeriodSeconds?: pulumi.Input<number>;
  /** The containers. */
  containers: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Init containers: run to completion, in order, before the others. ECI cannot change them in place. */
  initContainers?: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Volumes that the containers mount. Order is ignored. */
  volumes?: pulumi.Input<Array<pulumi.Input<EciVolumeArgs>>>;
  /** Public address. A different one is bound in place; removing it replaces the group. */
  eip?: pulumi.Input<EciEipArgs>;
  /** Host name of the group. */
  hostName?: pulumi.Input<string>;
  /** Names in the containers' hosts file. */
  hostAliases?: pulumi.Input<Array<pulumi.Input<EciHostAliasArgs>>>;
  /** DNS resolver. Changed in place; removing it replaces the group. */
  dnsConfig?: pulumi.Input<EciDnsConfigArgs>;
  /** Kernel parameters and users of the group. */
  securityContext?: pulumi.Input<EciSecurityContextArgs>;
  /** Credentials for private image registries. */
  imageRegistryCredentials?: pulumi.Input<Array<pulumi.Input<ImageRegistryCredentialArgs>>>;
  /** Image cache to start from, which must be ready. */
  imageCacheId?: pulumi.Input<string>;
  /** Uses a matching image cache; according to the vendor's page, also creates one. */
  autoMatchImageCache?: pulumi.Input<boolean>;
  /** Bucket of data caches to use: those that are ready, in the same zone and mounted at their own path. */
  dataCacheBucket?: pulumi.Input<string>;
  /** Role that the group acts under. */
  iamRoleName?: pulumi.Input<string>;
  /** Service account. */
  serviceAccountName?: pulumi.Input<string>;
  /** Instance of the log service, `ALS-...`. */
  alsInstanceId?: pulumi.Input<string>;
  /** Enterprise project. */
  epId?: pulumi.Input<string>;
  /** Labels. ECI does not return them: drift is not detected. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Annotations. ECI does not return them. */
  annotations?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Tags by key, at most 20. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Forces the deletion. The vendor does not document what that skips. Default false. */
  forceOnDelete?: pulumi.Input<boolean>;
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
