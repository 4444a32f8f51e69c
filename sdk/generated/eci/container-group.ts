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
 * A container group of CTyun's Elastic Container Instance: containers that share network and volumes, without a machine to look after.
 *
 * Containers (image, environment, everything), volumes, logins, DNS, public address, restart policy and tags change in place; the containers start again. Everything else makes a new group, and so does any change of a group that has ended. Disks and elastic IPs of your own stay when the group is deleted; ECI does not say what becomes of an elastic IP that it made.
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
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. After an import it is noted, as ECI does not tell it of groups; then a change replaces. */
  declare readonly zone: pulumi.Output<string>;
  /** Number of the availability zone (`azId` in the API). */
  declare readonly zoneId: pulumi.Output<number | undefined>;
  /** Cores of the group. By default ECI adds up what the containers ask for. Another number than it has replaces it. */
  declare readonly cpu: pulumi.Output<number | string | undefined>;
  /** Memory of the group in GiB: as for `cpu`. */
  declare readonly memory: pulumi.Output<number | string | undefined>;
  /** GPUs of the group. Needed when `flavorName` is one with GPUs. */
  declare readonly gpu: pulumi.Output<number | undefined>;
  /** Size by its name, such as `s7.small.1`, instead of `cpu` and `memory`. */
  declare readonly flavorName: pulumi.Output<string | undefined>;
  /** Kind of processor. The cloud does not say which there are. */
  declare readonly cpuArchitecture: pulumi.Output<string | undefined>;
  /** Scratch storage in GB, 40 to 2048. */
  declare readonly ephemeralVolume: pulumi.Output<number | undefined>;
  /** When ended containers are restarted. Defaults to Always. */
  declare readonly restartPolicy: pulumi.Output<"Always" | "OnFailure" | "Never" | undefined>;
  /** Seconds between the signal to stop and the kill. */
  declare readonly terminationGracePeriodSeconds: pulumi.Output<number | undefined>;
  /** The containers. */
  declare readonly containers: pulumi.Output<Array<Container>>;
  /** Containers that run to their end, in order, before the others. ECI cannot change them in place. */
  declare readonly initContainers: pulumi.Output<Array<Container> | undefined>;
  /** Volumes that the containers mount. The order means nothing. */
  declare readonly volumes: pulumi.Output<Array<EciVolume> | undefined>;
  /** Public address. Another one is bound in place; taking it away replaces the group. */
  declare readonly eip: pulumi.Output<EciEip | undefined>;
  /** Host name of the group. */
  declare readonly hostName: pulumi.Output<string | undefined>;
  /** Names in the containers' hosts file. */
  declare readonly hostAliases: pulumi.Output<Array<EciHostAlias> | undefined>;
  /** Resolver. Changed in place; taking it away replaces the group. */
  declare readonly dnsConfig: pulumi.Output<EciDnsConfig | undefined>;
  /** Kernel parameters and users of the group. */
  declare readonly securityContext: pulumi.Output<EciSecurityContext | undefined>;
  /** Logins to private image registries. */
  declare readonly imageRegistryCredentials: pulumi.Output<Array<ImageRegistryCredential> | undefined>;
  /** Image cache to start from, which must be ready. */
  declare readonly imageCacheId: pulumi.Output<string | undefined>;
  /** Finds an image cache that fits; by the vendor's page, makes one too. */
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
  /** Labels. ECI does not tell them: drift cannot be seen. */
  declare readonly labels: pulumi.Output<Record<string, string> | undefined>;
  /** Annotations. ECI does not tell them. */
  declare readonly annotations: pulumi.Output<Record<string, string> | undefined>;
  /** Tags by key, at most 20. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** Deletes by force. The vendor does not say what that skips. Default false. */
  declare readonly forceOnDelete: pulumi.Output<boolean | undefined>;
  /** Refuses to delete or replace the resource while true. Default false. */
  declare readonly deletionProtection: pulumi.Output<boolean | undefined>;
  /** Region of the resource. Defaults to the region of the configuration; a change replaces the resource. */
  declare readonly region: pulumi.Output<string>;
  /** Named set of credentials and region from `profiles` of the configuration. Defaults to the main one. */
  declare readonly profile: pulumi.Output<string | undefined>;
  /** Id of a resource that exists: it is taken over instead of made, and deleted with the stack. */
  declare readonly adopt: pulumi.Output<string | undefined>;
  /** How long to wait for the cloud. Each resource names its defaults. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** What to wait for after a create or update: `ready` (the default), or `none`: go on at once. */
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
  /** Cores that the group has: what was asked for, rounded up by ECI. */
  declare readonly allocatedCpu: pulumi.Output<number | undefined>;
  /** Memory in GiB, rounded up in the same way. */
  declare readonly allocatedMemory: pulumi.Output<number | undefined>;
  /** When the group was made, UTC. */
  declare readonly createTime: pulumi.Output<string | undefined>;
  /** When all containers had ended well, UTC. */
  declare readonly succeededTime: pulumi.Output<string | undefined>;
  /** When the group failed, UTC. */
  declare readonly failedTime: pulumi.Output<string | undefined>;
  /** Id of its network interface. */
  declare readonly tenantEniInstanceId: pulumi.Output<string | undefined>;
  /** Id of the machine it runs in. */
  declare readonly vmId: pulumi.Output<string | undefined>;
  /** Id of what is billed. */
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
  /** Name of the group. It need not be unique. Made from the resource's own name where it is left out. */
  name?: pulumi.Input<string>;
  /** VPC, `vpc-...`. */
  vpcId: pulumi.Input<string>;
  /** Subnet (`vSwitchId` in the API), `subnet-...`. */
  subnetId: pulumi.Input<string>;
  /** Security group, `sg-...`. */
  securityGroupId: pulumi.Input<string>;
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. After an import it is noted, as ECI does not tell it of groups; then a change replaces. */
  zone: pulumi.Input<string>;
  /** Number of the availability zone (`azId` in the API). */
  zoneId?: pulumi.Input<number>;
  /** Cores of the group. By default ECI adds up what the containers ask for. Another number than it has replaces it. */
  cpu?: pulumi.Input<number | string>;
  /** Memory of the group in GiB: as for `cpu`. */
  memory?: pulumi.Input<number | string>;
  /** GPUs of the group. Needed when `flavorName` is one with GPUs. */
  gpu?: pulumi.Input<number>;
  /** Size by its name, such as `s7.small.1`, instead of `cpu` and `memory`. */
  flavorName?: pulumi.Input<string>;
  /** Kind of processor. The cloud does not say which there are. */
  cpuArchitecture?: pulumi.Input<string>;
  /** Scratch storage in GB, 40 to 2048. */
  ephemeralVolume?: pulumi.Input<number>;
  /** When ended containers are restarted. Defaults to Always. */
  restartPolicy?: pulumi.Input<"Always" | "OnFailure" | "Never">;
  /** Seconds between the signal to stop and the kill. */
  terminationGracePeriodSeconds?: pulumi.Input<number>;
  /** The containers. */
  containers: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Containers that run to their end, in order, before the others. ECI cannot change them in place. */
  initContainers?: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Volumes that the containers mount. The order means nothing. */
  volumes?: pulumi.Input<Array<pulumi.Input<EciVolumeArgs>>>;
  /** Public address. Another one is bound in place; taking it away replaces the group. */
  eip?: pulumi.Input<EciEipArgs>;
  /** Host name of the group. */
  hostName?: pulumi.Input<string>;
  /** Names in the containers' hosts file. */
  hostAliases?: pulumi.Input<Array<pulumi.Input<EciHostAliasArgs>>>;
  /** Resolver. Changed in place; taking it away replaces the group. */
  dnsConfig?: pulumi.Input<EciDnsConfigArgs>;
  /** Kernel parameters and users of the group. */
  securityContext?: pulumi.Input<EciSecurityContextArgs>;
  /** Logins to private image registries. */
  imageRegistryCredentials?: pulumi.Input<Array<pulumi.Input<ImageRegistryCredentialArgs>>>;
  /** Image cache to start from, which must be ready. */
  imageCacheId?: pulumi.Input<string>;
  /** Finds an image cache that fits; by the vendor's page, makes one too. */
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
  /** Labels. ECI does not tell them: drift cannot be seen. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Annotations. ECI does not tell them. */
  annotations?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Tags by key, at most 20. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Deletes by force. The vendor does not say what that skips. Default false. */
  forceOnDelete?: pulumi.Input<boolean>;
  /** Refuses to delete or replace the resource while true. Default false. */
  deletionProtection?: pulumi.Input<boolean>;
  /** Region of the resource. Defaults to the region of the configuration; a change replaces the resource. */
  region?: pulumi.Input<string>;
  /** Named set of credentials and region from `profiles` of the configuration. Defaults to the main one. */
  profile?: pulumi.Input<string>;
  /** Id of a resource that exists: it is taken over instead of made, and deleted with the stack. */
  adopt?: pulumi.Input<string>;
  /** How long to wait for the cloud. Each resource names its defaults. */
  timeouts?: pulumi.Input<TimeoutsArgs>;
  /** What to wait for after a create or update: `ready` (the default), or `none`: go on at once. */
  waitFor?: pulumi.Input<"ready" | "none">;
  /** What to do about a change made outside of Pulumi that only a replacement can undo: `warn` (the default), or `replace`. */
  onDrift?: pulumi.Input<"warn" | "replace">;
}
