// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type {
  BciEip,
  BciEipArgs,
  BciVolume,
  BciVolumeArgs,
  Container,
  ContainerArgs,
  ImageRegistryCredential,
  ImageRegistryCredentialArgs,
  Timeouts,
  TimeoutsArgs,
} from "../types";

const declaration: Declaration = {
  type: "bci:ContainerGroup",
  properties: [
    "name",
    "zone",
    "subnetIds",
    "securityGroupIds",
    "restartPolicy",
    "containers",
    "initContainers",
    "volumes",
    "eip",
    "releaseEipOnDelete",
    "gpuType",
    "terminationGracePeriodSeconds",
    "hostName",
    "tags",
    "imageRegistryCredentials",
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
    "bandwidthInMbps",
    "cpu",
    "memory",
    "cpuType",
    "createTime",
  ],
  secretInputs: ["imageRegistryCredentials.*.password"],
  secretOutputs: [],
};

/**
 * A container group of Baidu Container Instance: containers that share network and volumes, with no machine to manage.
 *
 * BCI has no call that changes a group: every change replaces it. The new group is created first, unless both would bind the same public address.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const web = new clouds.bci.ContainerGroup("web", {
 *   name: "web",
 *   subnetIds: ["sbn-abc"],
 *   securityGroupIds: ["g-abc"],
 *   containers: [{
 *     name: "nginx",
 *     image: "nginx:1.27",
 *     resources: { cpu: "500m", memory: "1Gi" },
 *     ports: [{ containerPort: 80 }],
 *     readinessProbe: { httpGet: { port: 80 } },
 *   }],
 *   eip: { autoCreate: { bandwidthInMbps: 10 } },
 * });
 *
 * export const address = web.publicIp;
 * ```
 */
export class ContainerGroup extends pulumi.CustomResource {
  /** Name: 2 to 252 letters, digits, "-" and ".". BCI lowers upper-case letters. */
  declare readonly name: pulumi.Output<string>;
  /** Availability zone (`zoneName` in the API), such as `zoneC`. Default: chosen by BCI. */
  declare readonly zone: pulumi.Output<string>;
  /** 1 to 10 subnets of one VPC. With several, in several zones, BCI has more capacity to place the group. */
  declare readonly subnetIds: pulumi.Output<Array<string>>;
  /** 1 to 10 security groups of the same VPC. */
  declare readonly securityGroupIds: pulumi.Output<Array<string>>;
  /** When containers that ended are restarted. Defaults to Always. The group itself is never restarted. */
  declare readonly restartPolicy: pulumi.Output<"Always" | "OnFailure" | "Never" | undefined>;
  /** The containers, 1 to 20. */
  declare readonly containers: pulumi.Output<Array<Container>>;
  /** Init containers: run to completion, in order, before the others. */
  declare readonly initContainers: pulumi.Output<Array<Container> | undefined>;
  /** Volumes that the containers mount. Order is ignored. */
  declare readonly volumes: pulumi.Output<Array<BciVolume> | undefined>;
  /** Public address. Default: none. */
  declare readonly eip: pulumi.Output<BciEip | undefined>;
  /** Whether the public address is released with the group. Default: true for an address created with the group, false for your own. */
  declare readonly releaseEipOnDelete: pulumi.Output<boolean | undefined>;
  /** GPU model, such as `Nvidia A10 PCIE`. Needed when a container asks for a GPU. */
  declare readonly gpuType: pulumi.Output<string | undefined>;
  /** Seconds between the stop signal and the kill. */
  declare readonly terminationGracePeriodSeconds: pulumi.Output<number | undefined>;
  /** Host name of the group. */
  declare readonly hostName: pulumi.Output<string | undefined>;
  /** Tags by key. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** Credentials for private image registries. */
  declare readonly imageRegistryCredentials: pulumi.Output<Array<ImageRegistryCredential> | undefined>;
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
  /** `Pending`, `Creating`, `Running`, `Terminating`, `Succeeded` or `Failed`. */
  declare readonly status: pulumi.Output<string>;
  /** Address in the subnet. */
  declare readonly privateIp: pulumi.Output<string | undefined>;
  /** Public address, if there is one. */
  declare readonly publicIp: pulumi.Output<string | undefined>;
  /** Bandwidth of the public address. */
  declare readonly bandwidthInMbps: pulumi.Output<number | undefined>;
  /** Cores: what the containers request, rounded up to a size that BCI offers. */
  declare readonly cpu: pulumi.Output<number>;
  /** Memory in GiB, rounded up in the same way. */
  declare readonly memory: pulumi.Output<number>;
  /** Kind of processor, such as `intel`. */
  declare readonly cpuType: pulumi.Output<string | undefined>;
  /** Creation time, UTC. */
  declare readonly createTime: pulumi.Output<string>;

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
   * @param id `instanceId`.
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

/** What a `bci:ContainerGroup` is made of. */
export interface ContainerGroupArgs {
  /** Name: 2 to 252 letters, digits, "-" and ".". BCI lowers upper-case letters. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Availability zone (`zoneName` in the API), such as `zoneC`. Default: chosen by BCI. */
  zone?: pulumi.Input<string>;
  /** 1 to 10 subnets of one VPC. With several, in several zones, BCI has more capacity to place the group. */
  subnetIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** 1 to 10 security groups of the same VPC. */
  securityGroupIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** When containers that ended are restarted. Defaults to Always. The group itself is never restarted. */
  restartPolicy?: pulumi.Input<"Always" | "OnFailure" | "Never">;
  /** The containers, 1 to 20. */
  containers: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Init containers: run to completion, in order, before the others. */
  initContainers?: pulumi.Input<Array<pulumi.Input<ContainerArgs>>>;
  /** Volumes that the containers mount. Order is ignored. */
  volumes?: pulumi.Input<Array<pulumi.Input<BciVolumeArgs>>>;
  /** Public address. Default: none. */
  eip?: pulumi.Input<BciEipArgs>;
  /** Whether the public address is released with the group. Default: true for an address created with the group, false for your own. */
  releaseEipOnDelete?: pulumi.Input<boolean>;
  /** GPU model, such as `Nvidia A10 PCIE`. Needed when a container asks for a GPU. */
  gpuType?: pulumi.Input<string>;
  /** Seconds between the stop signal and the kill. */
  terminationGracePeriodSeconds?: pulumi.Input<number>;
  /** Host name of the group. */
  hostName?: pulumi.Input<string>;
  /** Tags by key. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Credentials for private image registries. */
  imageRegistryCredentials?: pulumi.Input<Array<pulumi.Input<ImageRegistryCredentialArgs>>>;
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
