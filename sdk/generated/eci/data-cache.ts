// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { EciDataSource, EciDataSourceArgs, EciEip, EciEipArgs, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "eci:DataCache",
  properties: [
    "name",
    "bucket",
    "path",
    "dataSource",
    "size",
    "retentionDays",
    "vpcId",
    "subnetId",
    "securityGroupId",
    "zone",
    "eip",
    "tags",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "status",
    "progress",
    "createTime",
    "expireTime",
    "lastMatchedTime",
    "snapshotId",
  ],
  secretInputs: ["dataSource.git.accessToken"],
  secretOutputs: [],
};

/**
 * A cache of data for CTyun's Elastic Container Instance: groups in its zone that name its bucket and mount its path start with the data in place.
 *
 * Tags change in place. The address is used only during creation: a changed address is stored for the next replacement. Any other change replaces the cache.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const model = new clouds.eci.DataCache("model", {
 *   name: "model",
 *   bucket: "models",
 *   path: "/models/small",
 *   dataSource: { git: { url: "https://example.com/models.git", branch: "main" } },
 *   vpcId: "vpc-ctt6yag121",
 *   subnetId: "subnet-y9n723knrg",
 *   securityGroupId: "sg-5bvqyvrmch",
 *   zone: "cn-huadong1-jsnj1A-public-ctcloud",
 * });
 *
 * export const status = model.status;
 * ```
 */
export class DataCache extends pulumi.CustomResource {
  /** Name of the cache. */
  declare readonly name: pulumi.Output<string>;
  /** Bucket, which a group's `dataCacheBucket` names. */
  declare readonly bucket: pulumi.Output<string>;
  /** Path in the bucket; a group must mount it at the same path to use the cache. */
  declare readonly path: pulumi.Output<string>;
  /** Where the data comes from. The token is used only during creation. */
  declare readonly dataSource: pulumi.Output<EciDataSource>;
  /** Size in GB. Default: chosen by ECI. */
  declare readonly size: pulumi.Output<number>;
  /** Retention in days, at most 3650; 0 (the default) keeps it forever. */
  declare readonly retentionDays: pulumi.Output<number | undefined>;
  /** VPC, `vpc-...`. */
  declare readonly vpcId: pulumi.Output<string>;
  /** Subnet (`vSwitchId` in the API), `subnet-...`. */
  declare readonly subnetId: pulumi.Output<string>;
  /** Security group, `sg-...`. */
  declare readonly securityGroupId: pulumi.Output<string>;
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. ECI does not return it: the first value after an import is recorded; later changes replace the group. */
  declare readonly zone: pulumi.Output<string>;
  /** Public address during creation, unless there is a NAT gateway. A change does not replace the cache. */
  declare readonly eip: pulumi.Output<EciEip | undefined>;
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
  /** `creating`, `available` or `failed`. */
  declare readonly status: pulumi.Output<string>;
  /** Progress of its creation, such as `100%`. */
  declare readonly progress: pulumi.Output<string | undefined>;
  /** Creation time, UTC. */
  declare readonly createTime: pulumi.Output<string | undefined>;
  /** When ECI removes it, UTC. The next `pulumi refresh` and `up` create a new one. */
  declare readonly expireTime: pulumi.Output<string | undefined>;
  /** Time of the last use by a container group, UTC. */
  declare readonly lastMatchedTime: pulumi.Output<string | undefined>;
  /** Snapshot that holds the data. */
  declare readonly snapshotId: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: DataCacheArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is DataCache {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `dataCacheId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): DataCache {
    return new DataCache(name, place as DataCacheArgs, { ...opts, id });
  }
}

/** What a `eci:DataCache` is made of. */
export interface DataCacheArgs {
  /** Name of the cache. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Bucket, which a group's `dataCacheBucket` names. */
  bucket: pulumi.Input<string>;
  /** Path in the bucket; a group must mount it at the same path to use the cache. */
  path: pulumi.Input<string>;
  /** Where the data comes from. The token is used only during creation. */
  dataSource: pulumi.Input<EciDataSourceArgs>;
  /** Size in GB. Default: chosen by ECI. */
  size?: pulumi.Input<number>;
  /** Retention in days, at most 3650; 0 (the default) keeps it forever. */
  retentionDays?: pulumi.Input<number>;
  /** VPC, `vpc-...`. */
  vpcId: pulumi.Input<string>;
  /** Subnet (`vSwitchId` in the API), `subnet-...`. */
  subnetId: pulumi.Input<string>;
  /** Security group, `sg-...`. */
  securityGroupId: pulumi.Input<string>;
  /** Availability zone (`azName` in the API), such as `cn-huadong1-jsnj1A-public-ctcloud`. ECI does not return it: the first value after an import is recorded; later changes replace the group. */
  zone: pulumi.Input<string>;
  /** Public address during creation, unless there is a NAT gateway. A change does not replace the cache. */
  eip?: pulumi.Input<EciEipArgs>;
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
