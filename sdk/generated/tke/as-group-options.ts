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
 * How a cluster's autoscaler behaves, for all of its scaling groups. Every cluster has these options: they are set, never created or deleted, and a destroy leaves them as they are. Options that are not set keep the cloud's value.
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
  /** Whether the autoscaler removes nodes. */
  declare readonly scaleDownEnabled: pulumi.Output<boolean>;
  /** Which group grows: `random` (the default), `most-pods` or `least-waste`. */
  declare readonly expander: pulumi.Output<"random" | "most-pods" | "least-waste" | undefined>;
  /** Maximum number of empty nodes removed at once. */
  declare readonly maxEmptyBulkDelete: pulumi.Output<number>;
  /** Minutes to wait after scaling up before scaling down. The cloud's initial value is 10. */
  declare readonly scaleDownDelayMinutes: pulumi.Output<number>;
  /** Minutes a node must be idle before it is removed. The cloud's initial value is 10. */
  declare readonly scaleDownUnneededMinutes: pulumi.Output<number>;
  /** A node with less utilization than this percentage is idle. The cloud's initial value is 50. */
  declare readonly scaleDownUtilizationThreshold: pulumi.Output<number>;
  /** Keeps nodes whose pods use local storage. The cloud's initial value is false. */
  declare readonly skipNodesWithLocalStorage: pulumi.Output<boolean>;
  /** Keeps nodes that run kube-system pods of no DaemonSet. The cloud's initial value is false. */
  declare readonly skipNodesWithSystemPods: pulumi.Output<boolean>;
  /** Ignores DaemonSets when utilization is measured. The cloud's initial value is false. */
  declare readonly ignoreDaemonSetsUtilization: pulumi.Output<boolean>;
  /** Maximum percentage of unready nodes. */
  declare readonly maxTotalUnreadyPercentage: pulumi.Output<number>;
  /** Number of unready nodes that are tolerated. */
  declare readonly okTotalUnreadyCount: pulumi.Output<number>;
  /** Time before an unready node is removed; the manual gives no unit. */
  declare readonly scaleDownUnreadyTime: pulumi.Output<number>;
  /** Time before a node that did not register is removed; the manual gives no unit. */
  declare readonly unregisteredNodeRemovalTime: pulumi.Output<number>;
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
  /** Whether the autoscaler removes nodes. */
  scaleDownEnabled: pulumi.Input<boolean>;
  /** Which group grows: `random` (the default), `most-pods` or `least-waste`. */
  expander?: pulumi.Input<"random" | "most-pods" | "least-waste">;
  /** Maximum number of empty nodes removed at once. */
  maxEmptyBulkDelete?: pulumi.Input<number>;
  /** Minutes to wait after scaling up before scaling down. The cloud's initial value is 10. */
  scaleDownDelayMinutes?: pulumi.Input<number>;
  /** Minutes a node must be idle before it is removed. The cloud's initial value is 10. */
  scaleDownUnneededMinutes?: pulumi.Input<number>;
  /** A node with less utilization than this percentage is idle. The cloud's initial value is 50. */
  scaleDownUtilizationThreshold?: pulumi.Input<number>;
  /** Keeps nodes whose pods use local storage. The cloud's initial value is false. */
  skipNodesWithLocalStorage?: pulumi.Input<boolean>;
  /** Keeps nodes that run kube-system pods of no DaemonSet. The cloud's initial value is false. */
  skipNodesWithSystemPods?: pulumi.Input<boolean>;
  /** Ignores DaemonSets when utilization is measured. The cloud's initial value is false. */
  ignoreDaemonSetsUtilization?: pulumi.Input<boolean>;
  /** Maximum percentage of unready nodes. */
  maxTotalUnreadyPercentage?: pulumi.Input<number>;
  /** Number of unready nodes that are tolerated. */
  okTotalUnreadyCount?: pulumi.Input<number>;
  /** Time before an unready node is removed; the manual gives no unit. */
  scaleDownUnreadyTime?: pulumi.Input<number>;
  /** Time before a node that did not register is removed; the manual gives no unit. */
  unregisteredNodeRemovalTime?: pulumi.Input<number>;
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
