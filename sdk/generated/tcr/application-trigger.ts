// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tcr:ApplicationTrigger",
  properties: [
    "repository",
    "name",
    "invokeMethod",
    "invokeExpr",
    "clusterId",
    "clusterRegion",
    "namespace",
    "workloadType",
    "workloadName",
    "containerName",
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
 * Updates a workload of a cluster when an image is pushed. The manual marks it as deprecated. Its API has one call, which creates it. A trigger cannot be read, so drift and removal elsewhere are not detected. It cannot be changed: use a new `name` for other settings. It cannot be deleted: a destroy leaves it until its repository is deleted.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * new clouds.tcr.ApplicationTrigger("api", {
 *   repository: "team/api",
 *   name: "api",
 *   clusterId: "cls-12345678",
 *   clusterRegion: 1,
 *   namespace: "default",
 *   workloadType: "Deployment",
 *   workloadName: "api",
 *   containerName: "api",
 * });
 * ```
 */
export class ApplicationTrigger extends pulumi.CustomResource {
  /** Repository whose images trigger the update, `namespace/name`. */
  declare readonly repository: pulumi.Output<string>;
  /** Name of the trigger, unique in its repository. */
  declare readonly name: pulumi.Output<string>;
  /** Tags that trigger: `all` (the default), those of a `taglist`, or those that match a `regex`. */
  declare readonly invokeMethod: pulumi.Output<"all" | "taglist" | "regex" | undefined>;
  /** The tags or the pattern; required unless `invokeMethod` is `all`. */
  declare readonly invokeExpr: pulumi.Output<string | undefined>;
  /** Cluster of the application. */
  declare readonly clusterId: pulumi.Output<string>;
  /** The cloud's number for the cluster's region, such as 1. */
  declare readonly clusterRegion: pulumi.Output<number>;
  /** Kubernetes namespace of the application. */
  declare readonly namespace: pulumi.Output<string>;
  /** Kind of the workload. */
  declare readonly workloadType: pulumi.Output<"Deployment" | "StatefulSet" | "DaemonSet" | "CronJob" | "Job">;
  /** Name of the workload. */
  declare readonly workloadName: pulumi.Output<string>;
  /** Container whose image is set. */
  declare readonly containerName: pulumi.Output<string>;
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
  constructor(name: string, args: ApplicationTriggerArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is ApplicationTrigger {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `namespace/repository/name`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): ApplicationTrigger {
    return new ApplicationTrigger(name, place as ApplicationTriggerArgs, { ...opts, id });
  }
}

/** What a `tcr:ApplicationTrigger` is made of. */
export interface ApplicationTriggerArgs {
  /** Repository whose images trigger the update, `namespace/name`. */
  repository: pulumi.Input<string>;
  /** Name of the trigger, unique in its repository. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Tags that trigger: `all` (the default), those of a `taglist`, or those that match a `regex`. */
  invokeMethod?: pulumi.Input<"all" | "taglist" | "regex">;
  /** The tags or the pattern; required unless `invokeMethod` is `all`. */
  invokeExpr?: pulumi.Input<string>;
  /** Cluster of the application. */
  clusterId: pulumi.Input<string>;
  /** The cloud's number for the cluster's region, such as 1. */
  clusterRegion: pulumi.Input<number>;
  /** Kubernetes namespace of the application. */
  namespace: pulumi.Input<string>;
  /** Kind of the workload. */
  workloadType: pulumi.Input<"Deployment" | "StatefulSet" | "DaemonSet" | "CronJob" | "Job">;
  /** Name of the workload. */
  workloadName: pulumi.Input<string>;
  /** Container whose image is set. */
  containerName: pulumi.Input<string>;
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
