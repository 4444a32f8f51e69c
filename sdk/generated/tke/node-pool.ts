// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Taint, TaintArgs, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:NodePool",
  properties: [
    "clusterId",
    "name",
    "subnetIds",
    "securityGroupIds",
    "labels",
    "taints",
    "unschedulable",
    "drainOnDelete",
    "forceOnDelete",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "nodePoolId",
    "status",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * A pool of virtual nodes (serverless capacity) in a cluster. Its nodes are drained before it is deleted, unless `drainOnDelete` is false; the cloud refuses the deletion while pods still run, unless `forceOnDelete` is true.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
 * new clouds.tke.NodePool("batch", {
 *   clusterId: cluster.id,
 *   name: "batch",
 *   subnetIds: ["subnet-12345678"],
 *   securityGroupIds: ["sg-12345678"],
 *   labels: { workload: "batch" },
 *   taints: [{ key: "workload", value: "batch", effect: "NoSchedule" }],
 * });
 * ```
 */
export class NodePool extends pulumi.CustomResource {
  /** Cluster of the pool. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Name of the pool. */
  declare readonly name: pulumi.Output<string>;
  /** Subnets of the pool's nodes. Order is ignored. */
  declare readonly subnetIds: pulumi.Output<Array<string>>;
  /** Security groups of the pool's nodes. */
  declare readonly securityGroupIds: pulumi.Output<Array<string>>;
  /** Kubernetes labels of the nodes, by key. */
  declare readonly labels: pulumi.Output<Record<string, string> | undefined>;
  /** Kubernetes taints of the nodes. Order is ignored. */
  declare readonly taints: pulumi.Output<Array<Taint> | undefined>;
  /** Keeps new pods off the pool's nodes. Default false. */
  declare readonly unschedulable: pulumi.Output<boolean | undefined>;
  /** Evicts the pods of all nodes before a delete. Default true. */
  declare readonly drainOnDelete: pulumi.Output<boolean | undefined>;
  /** Deletes the pool even while pods run in it. Default false. */
  declare readonly forceOnDelete: pulumi.Output<boolean | undefined>;
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
  /** ID of the pool within its cluster. */
  declare readonly nodePoolId: pulumi.Output<string>;
  /** `normal` once stable; `creating`, `appending`, `updating`, `shrinking` or `deleting`. */
  declare readonly status: pulumi.Output<string>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: NodePoolArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is NodePool {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId/nodePoolId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): NodePool {
    return new NodePool(name, place as NodePoolArgs, { ...opts, id });
  }
}

/** What a `tke:NodePool` is made of. */
export interface NodePoolArgs {
  /** Cluster of the pool. */
  clusterId: pulumi.Input<string>;
  /** Name of the pool. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Subnets of the pool's nodes. Order is ignored. */
  subnetIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Security groups of the pool's nodes. */
  securityGroupIds: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Kubernetes labels of the nodes, by key. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Kubernetes taints of the nodes. Order is ignored. */
  taints?: pulumi.Input<Array<pulumi.Input<TaintArgs>>>;
  /** Keeps new pods off the pool's nodes. Default false. */
  unschedulable?: pulumi.Input<boolean>;
  /** Evicts the pods of all nodes before a delete. Default true. */
  drainOnDelete?: pulumi.Input<boolean>;
  /** Deletes the pool even while pods run in it. Default false. */
  forceOnDelete?: pulumi.Input<boolean>;
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
