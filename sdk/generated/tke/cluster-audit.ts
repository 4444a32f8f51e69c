// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { AuditDashboards, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:ClusterAudit",
  properties: [
    "clusterId",
    "logsetId",
    "topicId",
    "logRegion",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "dashboardIds",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * Logs the calls to a cluster's API server. The API turns auditing on and off, but has no call that returns its state: drift is not detected, nor that auditing was already on, and `get` is refused. The API has no call that changes it either: a changed input turns it off and on again. A destroy turns it off; existing logs stay.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678" });
 * new clouds.tke.ClusterAudit("web", { clusterId: cluster.id });
 * ```
 */
export class ClusterAudit extends pulumi.CustomResource {
  /** Cluster whose API calls are logged. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Log set to write to. Default: one of the cloud's. */
  declare readonly logsetId: pulumi.Output<string | undefined>;
  /** Log topic to write to. Default: one of the cloud's. */
  declare readonly topicId: pulumi.Output<string | undefined>;
  /** Region of the log set. Default: the resource's region. */
  declare readonly logRegion: pulumi.Output<string | undefined>;
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
  /** IDs of the dashboards that show the log. */
  declare readonly dashboardIds: pulumi.Output<AuditDashboards>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ClusterAuditArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is ClusterAudit {
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
  ): ClusterAudit {
    return new ClusterAudit(name, place as ClusterAuditArgs, { ...opts, id });
  }
}

/** What a `tke:ClusterAudit` is made of. */
export interface ClusterAuditArgs {
  /** Cluster whose API calls are logged. */
  clusterId: pulumi.Input<string>;
  /** Log set to write to. Default: one of the cloud's. */
  logsetId?: pulumi.Input<string>;
  /** Log topic to write to. Default: one of the cloud's. */
  topicId?: pulumi.Input<string>;
  /** Region of the log set. Default: the resource's region. */
  logRegion?: pulumi.Input<string>;
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
