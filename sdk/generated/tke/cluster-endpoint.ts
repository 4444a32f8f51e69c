// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:ClusterEndpoint",
  properties: [
    "clusterId",
    "access",
    "subnetId",
    "domain",
    "securityGroupId",
    "extensiveParameters",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "status",
    "address",
    "certificateAuthority",
    "kubeconfig",
  ],
  secretInputs: [],
  secretOutputs: ["kubeconfig"],
};

/**
 * Opens the API server of a cluster to its VPC or to the internet. A cluster has at most one endpoint of each kind. The API neither changes nor closes an endpoint: a changed input is refused, and after a destroy the endpoint stays open until its cluster is deleted; `adopt` takes it over again.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
 * const endpoint = new clouds.tke.ClusterEndpoint("web", { clusterId: cluster.id, access: "external" });
 * export const kubeconfig = endpoint.kubeconfig;
 * // new kubernetes.Provider("web", { kubeconfig: endpoint.kubeconfig })
 * ```
 */
export class ClusterEndpoint extends pulumi.CustomResource {
  /** Cluster whose API server is opened. */
  declare readonly clusterId: pulumi.Output<string>;
  /** `internal`: from the cluster's VPC; `external`: from the internet. */
  declare readonly access: pulumi.Output<"internal" | "external">;
  /** Subnet of the cluster's VPC that the endpoint gets its address from; required for `internal`, not for `external`. */
  declare readonly subnetId: pulumi.Output<string | undefined>;
  /** Domain name of the endpoint. Default: one of the cloud's. */
  declare readonly domain: pulumi.Output<string>;
  /** Security group of the endpoint. */
  declare readonly securityGroupId: pulumi.Output<string>;
  /** Carrier, billing and bandwidth of an `external` endpoint, in the cloud's format, which the API does not describe. */
  declare readonly extensiveParameters: pulumi.Output<string | undefined>;
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
  /** `Created` once it is open, `Creating` before. */
  declare readonly status: pulumi.Output<string>;
  /** Address of the API server, with its port; empty until the endpoint is open. */
  declare readonly address: pulumi.Output<string>;
  /** CA certificate of the cluster, in PEM. */
  declare readonly certificateAuthority: pulumi.Output<string>;
  /** A kubeconfig for this endpoint, for `@pulumi/kubernetes`; empty until the endpoint is open. */
  declare readonly kubeconfig: pulumi.Output<string>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ClusterEndpointArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is ClusterEndpoint {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `clusterId/access`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): ClusterEndpoint {
    return new ClusterEndpoint(name, place as ClusterEndpointArgs, { ...opts, id });
  }
}

/** What a `tke:ClusterEndpoint` is made of. */
export interface ClusterEndpointArgs {
  /** Cluster whose API server is opened. */
  clusterId: pulumi.Input<string>;
  /** `internal`: from the cluster's VPC; `external`: from the internet. */
  access: pulumi.Input<"internal" | "external">;
  /** Subnet of the cluster's VPC that the endpoint gets its address from; required for `internal`, not for `external`. */
  subnetId?: pulumi.Input<string>;
  /** Domain name of the endpoint. Default: one of the cloud's. */
  domain?: pulumi.Input<string>;
  /** Security group of the endpoint. */
  securityGroupId?: pulumi.Input<string>;
  /** Carrier, billing and bandwidth of an `external` endpoint, in the cloud's format, which the API does not describe. */
  extensiveParameters?: pulumi.Input<string>;
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
