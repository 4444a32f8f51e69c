// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type {
  Agents,
  AgentsArgs,
  Login,
  LoginArgs,
  NodeSettings,
  NodeSettingsArgs,
  NodeState,
  Timeouts,
  TimeoutsArgs,
} from "../types";

const declaration: Declaration = {
  type: "tke:ExistingInstances",
  properties: [
    "clusterId",
    "instanceIds",
    "nodeSettings",
    "agents",
    "login",
    "securityGroupId",
    "hostName",
    "nodePoolId",
    "drainOnDelete",
    "keepInstancesOnDelete",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "attachedIds",
    "nodes",
    "status",
  ],
  secretInputs: ["login.password"],
  secretOutputs: [],
};

/**
 * Existing machines that join a cluster as nodes; joining reinstalls the operating system. `instanceIds` changes in place: machines leave and join. The API neither changes nor returns how a machine was set up: changing another input removes all machines from the cluster and adds them again. A destroy removes them from the cluster and leaves them running, unless `keepInstancesOnDelete` is false.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678" });
 * new clouds.tke.ExistingInstances("brought-along", {
 *   clusterId: cluster.id,
 *   instanceIds: ["ins-12345678", "ins-87654321"],
 *   login: { keyIds: ["skey-12345678"] },
 * });
 * ```
 */
export class ExistingInstances extends pulumi.CustomResource {
  /** Cluster that the machines join. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Existing machines, all in the cluster's VPC; the operating system is reinstalled. Order is ignored. */
  declare readonly instanceIds: pulumi.Output<Array<string>>;
  /** How the machines are set up as nodes. */
  declare readonly nodeSettings: pulumi.Output<NodeSettings | undefined>;
  /** Security and monitoring agents; both are on by default. */
  declare readonly agents: pulumi.Output<Agents | undefined>;
  /** How to log in after the operating system is reinstalled. */
  declare readonly login: pulumi.Output<Login | undefined>;
  /** Security group. Default: the default group. */
  declare readonly securityGroupId: pulumi.Output<string | undefined>;
  /** Host name; required if the cluster names nodes by host name. */
  declare readonly hostName: pulumi.Output<string | undefined>;
  /** Node pool that the machines join. */
  declare readonly nodePoolId: pulumi.Output<string | undefined>;
  /** Evicts a node's pods before it leaves. Default true. */
  declare readonly drainOnDelete: pulumi.Output<boolean | undefined>;
  /** Removes a leaving machine from the cluster and keeps it, still billed; false destroys it (pay-as-you-go machines only). Default true. */
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
  /** Machines that joined, or that did not report in time. */
  declare readonly attachedIds: pulumi.Output<Array<string>>;
  /** The nodes, in the order of their IDs. */
  declare readonly nodes: pulumi.Output<Array<NodeState>>;
  /** `running` once all nodes are running; `initializing` or `failed` if one node is; `incomplete` if one is not in the cluster. */
  declare readonly status: pulumi.Output<string>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ExistingInstancesArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is ExistingInstances {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId/instanceIds`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): ExistingInstances {
    return new ExistingInstances(name, place as ExistingInstancesArgs, { ...opts, id });
  }
}

/** What a `tke:ExistingInstances` is made of. */
export interface ExistingInstancesArgs {
  /** Cluster that the machines join. */
  clusterId: pulumi.Input<string>;
  /** Existing machines, all in the cluster's VPC; the operating system is reinstalled. Order is ignored. */
  instanceIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** How the machines are set up as nodes. */
  nodeSettings?: pulumi.Input<NodeSettingsArgs>;
  /** Security and monitoring agents; both are on by default. */
  agents?: pulumi.Input<AgentsArgs>;
  /** How to log in after the operating system is reinstalled. */
  login?: pulumi.Input<LoginArgs>;
  /** Security group. Default: the default group. */
  securityGroupId?: pulumi.Input<string>;
  /** Host name; required if the cluster names nodes by host name. */
  hostName?: pulumi.Input<string>;
  /** Node pool that the machines join. */
  nodePoolId?: pulumi.Input<string>;
  /** Evicts a node's pods before it leaves. Default true. */
  drainOnDelete?: pulumi.Input<boolean>;
  /** Removes a leaving machine from the cluster and keeps it, still billed; false destroys it (pay-as-you-go machines only). Default true. */
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
