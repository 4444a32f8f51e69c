// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Machine, MachineArgs, NodeSettings, NodeSettingsArgs, NodeState, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:Instances",
  properties: [
    "clusterId",
    "count",
    "zone",
    "vpcId",
    "subnetId",
    "machine",
    "namePrefix",
    "nodeSettings",
    "drainOnDelete",
    "keepInstancesOnDelete",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "instanceIds",
    "nodes",
    "status",
  ],
  secretInputs: ["machine.login.password"],
  secretOutputs: [],
};

/**
 * Machines that are bought and join a cluster as nodes. `count` changes in place: more are bought, or the newest leave; nodes that failed or were removed elsewhere are replaced by the next `up`. The API neither changes nor returns what was bought, so any other change buys new nodes before the old ones leave. For nodes that scale with the load, use `tke:AsGroup`.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678" });
 * new clouds.tke.Instances("workers", {
 *   clusterId: cluster.id,
 *   count: 3,
 *   zone: "gsqy-1",
 *   vpcId: "vpc-12345678",
 *   subnetId: "subnet-12345678",
 *   machine: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
 * });
 * ```
 */
export class Instances extends pulumi.CustomResource {
  /** Cluster that the machines join. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Number of nodes. Default 1. */
  declare readonly count: pulumi.Output<number | undefined>;
  /** Zone of the machines. */
  declare readonly zone: pulumi.Output<string>;
  /** The cluster's VPC. */
  declare readonly vpcId: pulumi.Output<string>;
  /** Subnet of the machines, in the cluster's VPC. */
  declare readonly subnetId: pulumi.Output<string>;
  /** What to buy. The image is the cluster's. */
  declare readonly machine: pulumi.Output<Machine>;
  /** Name of the machines in the cloud's console. */
  declare readonly namePrefix: pulumi.Output<string | undefined>;
  /** How the machines are set up as nodes. */
  declare readonly nodeSettings: pulumi.Output<NodeSettings | undefined>;
  /** Evicts a node's pods before it leaves. Default true. */
  declare readonly drainOnDelete: pulumi.Output<boolean | undefined>;
  /** Removes a leaving machine from the cluster and keeps it, still billed; false destroys it (pay-as-you-go machines only). Default false. */
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
  /** IDs of the machines, oldest first. */
  declare readonly instanceIds: pulumi.Output<Array<string>>;
  /** The nodes, in the order of their IDs. */
  declare readonly nodes: pulumi.Output<Array<NodeState>>;
  /** `running` once all nodes are running; `initializing` or `failed` if one node is; `incomplete` if one is not in the cluster. */
  declare readonly status: pulumi.Output<string>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: InstancesArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is Instances {
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
  ): Instances {
    return new Instances(name, place as InstancesArgs, { ...opts, id });
  }
}

/** What a `tke:Instances` is made of. */
export interface InstancesArgs {
  /** Cluster that the machines join. */
  clusterId: pulumi.Input<string>;
  /** Number of nodes. Default 1. */
  count?: pulumi.Input<number>;
  /** Zone of the machines. */
  zone: pulumi.Input<string>;
  /** The cluster's VPC. */
  vpcId: pulumi.Input<string>;
  /** Subnet of the machines, in the cluster's VPC. */
  subnetId: pulumi.Input<string>;
  /** What to buy. The image is the cluster's. */
  machine: pulumi.Input<MachineArgs>;
  /** Name of the machines in the cloud's console. */
  namePrefix?: pulumi.Input<string>;
  /** How the machines are set up as nodes. */
  nodeSettings?: pulumi.Input<NodeSettingsArgs>;
  /** Evicts a node's pods before it leaves. Default true. */
  drainOnDelete?: pulumi.Input<boolean>;
  /** Removes a leaving machine from the cluster and keeps it, still billed; false destroys it (pay-as-you-go machines only). Default false. */
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
