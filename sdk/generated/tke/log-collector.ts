// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { LogDestination, LogDestinationArgs, LogSource, LogSourceArgs, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:LogCollector",
  properties: [
    "clusterId",
    "name",
    "description",
    "source",
    "destination",
    "enableAgent",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "status",
    "createTime",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * A rule that collects logs of a cluster (the API's old version, the only documented one). It turns on the cluster's log agent, unless `enableAgent` is false. A destroy deletes the rule; the agent stays on, because the API has no call that turns it off.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678" });
 * new clouds.tke.LogCollector("web", {
 *   clusterId: cluster.id,
 *   name: "web",
 *   source: { type: "container-log", namespace: { name: "web", allContainers: true } },
 *   destination: { type: "cls", logsetId: "logset-12345678", topicId: "topic-12345678" },
 * });
 * ```
 */
export class LogCollector extends pulumi.CustomResource {
  /** Cluster to collect from. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Name of the rule, unique in its cluster. */
  declare readonly name: pulumi.Output<string>;
  /** Description of the rule. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** What is collected. */
  declare readonly source: pulumi.Output<LogSource>;
  /** Where it is sent. */
  declare readonly destination: pulumi.Output<LogDestination>;
  /** Turns on the cluster's log agent if it is off. The API has no call that turns it off. Default true. */
  declare readonly enableAgent: pulumi.Output<boolean | undefined>;
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
  /** `collecting` once the agent runs on every node, `starting` before that, `no agent` when it is off. */
  declare readonly status: pulumi.Output<string>;
  /** Creation time, as the cloud formats it. */
  declare readonly createTime: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: LogCollectorArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is LogCollector {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId/name`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): LogCollector {
    return new LogCollector(name, place as LogCollectorArgs, { ...opts, id });
  }
}

/** What a `tke:LogCollector` is made of. */
export interface LogCollectorArgs {
  /** Cluster to collect from. */
  clusterId: pulumi.Input<string>;
  /** Name of the rule, unique in its cluster. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Description of the rule. */
  description?: pulumi.Input<string>;
  /** What is collected. */
  source: pulumi.Input<LogSourceArgs>;
  /** Where it is sent. */
  destination: pulumi.Input<LogDestinationArgs>;
  /** Turns on the cluster's log agent if it is off. The API has no call that turns it off. Default true. */
  enableAgent?: pulumi.Input<boolean>;
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
