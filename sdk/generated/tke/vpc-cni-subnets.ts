// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:VpcCniSubnets",
  properties: [
    "clusterId",
    "subnetIds",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "allSubnetIds",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * Subnets that are added to a VPC-CNI cluster for its pods. Subnets can be added to the list but not removed, because the API has no call for that; a destroy leaves them until the cluster is deleted. Use this for a cluster of another stack; for a cluster of this stack, its `eniSubnetIds` does the same.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678" });
 * new clouds.tke.VpcCniSubnets("more", { clusterId: cluster.id, subnetIds: ["subnet-12345678"] });
 * ```
 */
export class VpcCniSubnets extends pulumi.CustomResource {
  /** Cluster, of the network type VPC-CNI. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Subnets of the cluster's VPC that pods get their addresses from, besides those it was created with. Order is ignored. */
  declare readonly subnetIds: pulumi.Output<Array<string>>;
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
  /** All subnets that the cloud returns for the cluster's network. */
  declare readonly allSubnetIds: pulumi.Output<Array<string>>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: VpcCniSubnetsArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is VpcCniSubnets {
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
  ): VpcCniSubnets {
    return new VpcCniSubnets(name, place as VpcCniSubnetsArgs, { ...opts, id });
  }
}

/** What a `tke:VpcCniSubnets` is made of. */
export interface VpcCniSubnetsArgs {
  /** Cluster, of the network type VPC-CNI. */
  clusterId: pulumi.Input<string>;
  /** Subnets of the cluster's VPC that pods get their addresses from, besides those it was created with. Order is ignored. */
  subnetIds: pulumi.Input<Array<pulumi.Input<string>>>;
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
