// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:AsGroupOptions",
  properties: [
    "clusterId",
    "scaleDownEnabled",
    "expander",
    "maxEmptyBulkDelete",
    "scaleDownDelayMinutes",
    "scaleDownUnneededMinutes",
    "scaleDownUtilizationThreshold",
    "skipNodesWithLocalStorage",
    "skipNodesWithSystemPods",
    "ignoreDaemonSetsUtilization",
    "maxTotalUnreadyPercentage",
    "okTotalUnreadyCount",
    "scaleDownUnreadyTime",
    "unregisteredNodeRemovalTime",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * How a cluster's autoscaler behaves, for all of its scaling groups. Every cluster has these options: they are set, and never made or deleted, and a destroy leaves them as they are. What is not set stays as the cloud has it.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
 * new clouds.tke.AsGroupOptions("web", { clusterId: cluster.id, scaleDownEnabled: true, expander: "least-waste" });
 * ```
 */
export class AsGroupOptions extends pulumi.CustomResource {
  /** Cluster whose autoscaler is set. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Whether it takes nodes away. */
  declare readonly scaleDownEnabled: pulumi.Output<boolean>;
  /** Which group grows: `random` (the default), `most-pods` or `least-waste`. */
  declare readonly expander: pulumi.Output<"random" | "most-pods" | "least-waste" | undefined>;
  /** Most empty nodes taken away at once. */
  declare readonly maxEmptyBulkDelete: pulumi.Output<number>;
  /** Minutes after growing before shrinking is thought of. The cloud begins with 10. */
  declare readonly scaleDownDelayMinutes: pulumi.Output<number>;
  /** Minutes a node must be idle before it goes. The cloud begins with 10. */
  declare readonly scaleDownUnneededMinutes: pulumi.Output<number>;
  /** A node used less than this percentage, 0 to 80, is idle. The cloud begins with 50. */
  declare readonly scaleDownUtilizationThreshold: pulumi.Output<number>;
  /** Keeps nodes whose pods use local storage. The cloud begins with false. */
  declare readonly skipNodesWithLocalStorage: pulumi.Output<boolean>;
  /** Keeps nodes with kube-system pods of no DaemonSet. The cloud begins with false. */
  declare readonly skipNodesWithSystemPods: pulumi.Output<boolean>;
  /** Leaves DaemonSets out when use is measured. The cloud begins with false. */
  declare readonly ignoreDaemonSetsUtilization: pulumi.Output<boolean>;
  /** Largest share of unready nodes. */
  declare readonly maxTotalUnreadyPercentage: pulumi.Output<number>;
  /** Unready nodes that are tolerated. */
  declare readonly okTotalUnreadyCount: pulumi.Output<number>;
  /** Time before an unready node goes; the manual tells no unit. */
  declare readonly scaleDownUnreadyTime: pulumi.Output<number>;
  /** Time before a node that did not register goes; the manual tells no unit. */
  declare readonly unregisteredNodeRemovalTime: pulumi.Output<number>;
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

  // No text of its own: editors then show the class's.
  constructor(name: string, args: AsGroupOptionsArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is AsGroupOptions {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): AsGroupOptions {
    return new AsGroupOptions(name, place as AsGroupOptionsArgs, { ...opts, id });
  }
}

/** What a `tke:AsGroupOptions` is made of. */
export interface AsGroupOptionsArgs {
  /** Cluster whose autoscaler is set. */
  clusterId: pulumi.Input<string>;
  /** Whether it takes nodes away. */
  scaleDownEnabled: pulumi.Input<boolean>;
  /** Which group grows: `random` (the default), `most-pods` or `least-waste`. */
  expander?: pulumi.Input<"random" | "most-pods" | "least-waste">;
  /** Most empty nodes taken away at once. */
  maxEmptyBulkDelete?: pulumi.Input<number>;
  /** Minutes after growing before shrinking is thought of. The cloud begins with 10. */
  scaleDownDelayMinutes?: pulumi.Input<number>;
  /** Minutes a node must be idle before it goes. The cloud begins with 10. */
  scaleDownUnneededMinutes?: pulumi.Input<number>;
  /** A node used less than this percentage, 0 to 80, is idle. The cloud begins with 50. */
  scaleDownUtilizationThreshold?: pulumi.Input<number>;
  /** Keeps nodes whose pods use local storage. The cloud begins with false. */
  skipNodesWithLocalStorage?: pulumi.Input<boolean>;
  /** Keeps nodes with kube-system pods of no DaemonSet. The cloud begins with false. */
  skipNodesWithSystemPods?: pulumi.Input<boolean>;
  /** Leaves DaemonSets out when use is measured. The cloud begins with false. */
  ignoreDaemonSetsUtilization?: pulumi.Input<boolean>;
  /** Largest share of unready nodes. */
  maxTotalUnreadyPercentage?: pulumi.Input<number>;
  /** Unready nodes that are tolerated. */
  okTotalUnreadyCount?: pulumi.Input<number>;
  /** Time before an unready node goes; the manual tells no unit. */
  scaleDownUnreadyTime?: pulumi.Input<number>;
  /** Time before a node that did not register goes; the manual tells no unit. */
  unregisteredNodeRemovalTime?: pulumi.Input<number>;
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
