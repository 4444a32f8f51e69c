// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:VirtualNode",
  properties: [
    "clusterId",
    "nodePoolId",
    "subnetId",
    "drainOnDelete",
    "forceOnDelete",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "name",
    "status",
    "createTime",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * A virtual node in a pool of a cluster: capacity for pods in one subnet, billed per pod. Its labels and taints are those of the pool. The API has no call that changes a node. The node is drained before it is deleted, unless `drainOnDelete` is false; the cloud refuses the deletion while pods still run, unless `forceOnDelete` is true.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
 * const pool = new clouds.tke.NodePool("batch", {
 *   clusterId: cluster.id,
 *   name: "batch",
 *   subnetIds: ["subnet-12345678"],
 *   securityGroupIds: ["sg-12345678"],
 * });
 * new clouds.tke.VirtualNode("batch-1", {
 *   clusterId: pool.clusterId,
 *   nodePoolId: pool.nodePoolId,
 *   subnetId: "subnet-12345678",
 * });
 * ```
 */
export class VirtualNode extends pulumi.CustomResource {
  /** Cluster of the node. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Pool of the node: `nodePoolId` of a `tke:NodePool`. */
  declare readonly nodePoolId: pulumi.Output<string>;
  /** Subnet that the node's pods get their addresses from. */
  declare readonly subnetId: pulumi.Output<string>;
  /** Evicts the node's pods before a delete. Default true. */
  declare readonly drainOnDelete: pulumi.Output<boolean | undefined>;
  /** Deletes the node even while pods run on it. Default false. */
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
  /** Name of the node in Kubernetes. */
  declare readonly name: pulumi.Output<string>;
  /** `Running` once it accepts pods; temporarily `Pending`, `Draining` or `Terminating`. */
  declare readonly status: pulumi.Output<string>;
  /** Creation time, as the cloud formats it. */
  declare readonly createTime: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: VirtualNodeArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is VirtualNode {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId/nodePoolId/name`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): VirtualNode {
    return new VirtualNode(name, place as VirtualNodeArgs, { ...opts, id });
  }
}

/** What a `tke:VirtualNode` is made of. */
export interface VirtualNodeArgs {
  /** Cluster of the node. */
  clusterId: pulumi.Input<string>;
  /** Pool of the node: `nodePoolId` of a `tke:NodePool`. */
  nodePoolId: pulumi.Input<string>;
  /** Subnet that the node's pods get their addresses from. */
  subnetId: pulumi.Input<string>;
  /** Evicts the node's pods before a delete. Default true. */
  drainOnDelete?: pulumi.Input<boolean>;
  /** Deletes the node even while pods run on it. Default false. */
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
