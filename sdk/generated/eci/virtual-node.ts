// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Taint, TaintArgs, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "eci:VirtualNode",
  properties: [
    "name",
    "kubeConfig",
    "vpcId",
    "subnetId",
    "securityGroupId",
    "zone",
    "taints",
    "tags",
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
  secretInputs: ["kubeConfig"],
  secretOutputs: [],
};

/**
 * A node of a Kubernetes cluster whose pods run as container groups of CTyun's Elastic Container Instance.
 *
 * Tags change in place. Any other change replaces the node, including a new kubeconfig, because the API has no call that updates it.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const config = new pulumi.Config();
 * new clouds.eci.VirtualNode("burst", {
 *   name: "burst",
 *   kubeConfig: config.requireSecret("kubeConfig"),
 *   vpcId: "vpc-ctt6yag121",
 *   subnetId: "subnet-y9n723knrg",
 *   securityGroupId: "sg-5bvqyvrmch",
 *   zone: "cn-huadong1-jsnj1A-public-ctcloud",
 *   taints: [{ key: "virtual-node.ctyun.cn", value: "eci", effect: "NoSchedule" }],
 * });
 * ```
 */
export class VirtualNode extends pulumi.CustomResource {
  /** Name of the node. It need not be unique. */
  declare readonly name: pulumi.Output<string>;
  /** Kubeconfig of the cluster that the node joins, as text. ECI does not return it. */
  declare readonly kubeConfig: pulumi.Output<string>;
  /** VPC, `vpc-...`. */
  declare readonly vpcId: pulumi.Output<string>;
  /** Subnet (`vSwitchId` in the API), `subnet-...`. */
  declare readonly subnetId: pulumi.Output<string>;
  /** Security group, `sg-...`. */
  declare readonly securityGroupId: pulumi.Output<string>;
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. ECI does not return it: the first value after an import is recorded; later changes replace the group. */
  declare readonly zone: pulumi.Output<string>;
  /** Kubernetes taints of the node. Order is ignored. */
  declare readonly taints: pulumi.Output<Array<Taint> | undefined>;
  /** Tags by key, at most 20. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
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
  /** State of the node, such as `Ready`. */
  declare readonly status: pulumi.Output<string>;
  /** Creation time, UTC. */
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
   * @param id `virtualNodeId`.
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

/** What a `eci:VirtualNode` is made of. */
export interface VirtualNodeArgs {
  /** Name of the node. It need not be unique. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Kubeconfig of the cluster that the node joins, as text. ECI does not return it. */
  kubeConfig: pulumi.Input<string>;
  /** VPC, `vpc-...`. */
  vpcId: pulumi.Input<string>;
  /** Subnet (`vSwitchId` in the API), `subnet-...`. */
  subnetId: pulumi.Input<string>;
  /** Security group, `sg-...`. */
  securityGroupId: pulumi.Input<string>;
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. ECI does not return it: the first value after an import is recorded; later changes replace the group. */
  zone: pulumi.Input<string>;
  /** Kubernetes taints of the node. Order is ignored. */
  taints?: pulumi.Input<Array<pulumi.Input<TaintArgs>>>;
  /** Tags by key, at most 20. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
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
