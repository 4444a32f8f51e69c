// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Machine, MachineArgs, NodeSettings, NodeSettingsArgs, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:AsGroup",
  properties: [
    "clusterId",
    "name",
    "minSize",
    "maxSize",
    "desiredCapacity",
    "enabled",
    "vpcId",
    "subnetIds",
    "zones",
    "cooldownSeconds",
    "retryPolicy",
    "terminationPolicy",
    "projectId",
    "launchConfiguration",
    "launchConfigurationName",
    "nodeSettings",
    "labels",
    "keepInstancesOnDelete",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "asGroupId",
    "status",
    "createTime",
  ],
  secretInputs: ["launchConfiguration.login.password"],
  secretOutputs: [],
};

/**
 * A scaling group of a cluster: buys and returns nodes between two sizes. The sizes and whether it scales change in place. The API neither changes nor returns the other inputs: changing one replaces the group. Drift of the sizes is not detected.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
 * new clouds.tke.AsGroup("workers", {
 *   clusterId: cluster.id,
 *   name: "workers",
 *   minSize: 1,
 *   maxSize: 5,
 *   vpcId: "vpc-12345678",
 *   subnetIds: ["subnet-12345678"],
 *   launchConfiguration: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
 * });
 * ```
 */
export class AsGroup extends pulumi.CustomResource {
  /** Cluster of the group. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Name of the group. */
  declare readonly name: pulumi.Output<string>;
  /** Minimum number of nodes. */
  declare readonly minSize: pulumi.Output<number>;
  /** Maximum number of nodes. */
  declare readonly maxSize: pulumi.Output<number>;
  /** Initial number of nodes. After creation the cloud scales between the limits, and a change has no effect. */
  declare readonly desiredCapacity: pulumi.Output<number | undefined>;
  /** Whether the group scales. Default true. */
  declare readonly enabled: pulumi.Output<boolean | undefined>;
  /** VPC of the nodes. */
  declare readonly vpcId: pulumi.Output<string>;
  /** Subnets of the nodes. Order is ignored. */
  declare readonly subnetIds: pulumi.Output<Array<string>>;
  /** Zones of the nodes, for a basic network. */
  declare readonly zones: pulumi.Output<Array<string> | undefined>;
  /** Pause between two scaling actions, in seconds. The cloud's default is 300. */
  declare readonly cooldownSeconds: pulumi.Output<number | undefined>;
  /** What happens when machines are not available. */
  declare readonly retryPolicy: pulumi.Output<"IMMEDIATE_RETRY" | "INCREMENTAL_INTERVALS" | "NO_RETRY" | undefined>;
  /** Which node is removed first. */
  declare readonly terminationPolicy: pulumi.Output<"OLDEST_INSTANCE" | "NEWEST_INSTANCE" | undefined>;
  /** Project of the group. */
  declare readonly projectId: pulumi.Output<number | undefined>;
  /** What to buy for a node. The image is the cluster's. */
  declare readonly launchConfiguration: pulumi.Output<Machine>;
  /** Name of the launch configuration. Default: the group's name. */
  declare readonly launchConfigurationName: pulumi.Output<string | undefined>;
  /** How the machines are set up as nodes. */
  declare readonly nodeSettings: pulumi.Output<NodeSettings | undefined>;
  /** Kubernetes labels of the nodes, by key. */
  declare readonly labels: pulumi.Output<Record<string, string> | undefined>;
  /** Keeps the machines when the group is deleted; they are still billed. Default false. */
  declare readonly keepInstancesOnDelete: pulumi.Output<boolean | undefined>;
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
  /** ID of the group within the auto-scaling service. */
  declare readonly asGroupId: pulumi.Output<string>;
  /** `enabled` or `disabled` once stable. */
  declare readonly status: pulumi.Output<string>;
  /** Creation time, as the cloud formats it. */
  declare readonly createTime: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: AsGroupArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is AsGroup {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId/asGroupId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): AsGroup {
    return new AsGroup(name, place as AsGroupArgs, { ...opts, id });
  }
}

/** What a `tke:AsGroup` is made of. */
export interface AsGroupArgs {
  /** Cluster of the group. */
  clusterId: pulumi.Input<string>;
  /** Name of the group. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Minimum number of nodes. */
  minSize: pulumi.Input<number>;
  /** Maximum number of nodes. */
  maxSize: pulumi.Input<number>;
  /** Initial number of nodes. After creation the cloud scales between the limits, and a change has no effect. */
  desiredCapacity?: pulumi.Input<number>;
  /** Whether the group scales. Default true. */
  enabled?: pulumi.Input<boolean>;
  /** VPC of the nodes. */
  vpcId: pulumi.Input<string>;
  /** Subnets of the nodes. Order is ignored. */
  subnetIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Zones of the nodes, for a basic network. */
  zones?: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Pause between two scaling actions, in seconds. The cloud's default is 300. */
  cooldownSeconds?: pulumi.Input<number>;
  /** What happens when machines are not available. */
  retryPolicy?: pulumi.Input<"IMMEDIATE_RETRY" | "INCREMENTAL_INTERVALS" | "NO_RETRY">;
  /** Which node is removed first. */
  terminationPolicy?: pulumi.Input<"OLDEST_INSTANCE" | "NEWEST_INSTANCE">;
  /** Project of the group. */
  projectId?: pulumi.Input<number>;
  /** What to buy for a node. The image is the cluster's. */
  launchConfiguration: pulumi.Input<MachineArgs>;
  /** Name of the launch configuration. Default: the group's name. */
  launchConfigurationName?: pulumi.Input<string>;
  /** How the machines are set up as nodes. */
  nodeSettings?: pulumi.Input<NodeSettingsArgs>;
  /** Kubernetes labels of the nodes, by key. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Keeps the machines when the group is deleted; they are still billed. Default false. */
  keepInstancesOnDelete?: pulumi.Input<boolean>;
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
