// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { ImageRegistryCredential, ImageRegistryCredentialArgs, Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "bci:ImageCache",
  properties: [
    "name",
    "images",
    "subnetId",
    "securityGroupId",
    "zone",
    "temporaryStorageSize",
    "needEip",
    "eipIp",
    "autoMatchImageCache",
    "imageRegistryCredentials",
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
  ],
  secretInputs: ["imageRegistryCredentials.*.password"],
  secretOutputs: [],
};

/**
 * A cache of images for Baidu Container Instance: container groups that use them start without pulling.
 *
 * A cache cannot be changed: every change replaces it. BCI keeps at most 50 caches and removes those that have expired.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const cache = new clouds.bci.ImageCache("base", {
 *   name: "base",
 *   images: ["nginx:1.27", "redis:7"],
 *   subnetId: "sbn-abc",
 *   securityGroupId: "g-abc",
 *   zone: "zoneA",
 * });
 *
 * export const expires = cache.expireTime;
 * ```
 */
export class ImageCache extends pulumi.CustomResource {
  /** Name of the cache. BCI does not return it. */
  declare readonly name: pulumi.Output<string>;
  /** Images with their tags, such as `nginx:1.27`. Order is ignored. */
  declare readonly images: pulumi.Output<Array<string>>;
  /** Subnet of the instance that builds the cache. */
  declare readonly subnetId: pulumi.Output<string>;
  /** Security group of that instance. */
  declare readonly securityGroupId: pulumi.Output<string>;
  /** Availability zone (`zoneName` in the API), such as `zoneB`. */
  declare readonly zone: pulumi.Output<string>;
  /** Scratch storage in GB during creation. Defaults to 20. */
  declare readonly temporaryStorageSize: pulumi.Output<number | undefined>;
  /** Whether creation needs public access; requires `eipIp`. Defaults to false. */
  declare readonly needEip: pulumi.Output<boolean | undefined>;
  /** Existing elastic IP for that access. */
  declare readonly eipIp: pulumi.Output<string | undefined>;
  /** Whether to use an existing cache that matches. */
  declare readonly autoMatchImageCache: pulumi.Output<boolean | undefined>;
  /** Credentials for private image registries. */
  declare readonly imageRegistryCredentials: pulumi.Output<Array<ImageRegistryCredential> | undefined>;
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
  /** `Creating`, `Created` or `Failed`. */
  declare readonly status: pulumi.Output<string>;
  /** Progress of its creation, 0 to 100. */
  declare readonly progress: pulumi.Output<number>;
  /** Creation time, UTC. */
  declare readonly createTime: pulumi.Output<string>;
  /** When BCI removes it. The next `pulumi refresh` and `up` create a new one. */
  declare readonly expireTime: pulumi.Output<string | undefined>;
  /** Time of the last use by a container group. */
  declare readonly lastMatchedTime: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ImageCacheArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is ImageCache {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `imageCacheId`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): ImageCache {
    return new ImageCache(name, place as ImageCacheArgs, { ...opts, id });
  }
}

/** What a `bci:ImageCache` is made of. */
export interface ImageCacheArgs {
  /** Name of the cache. BCI does not return it. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Images with their tags, such as `nginx:1.27`. Order is ignored. */
  images: pulumi.Input<Array<pulumi.Input<string>>>;
  /** Subnet of the instance that builds the cache. */
  subnetId: pulumi.Input<string>;
  /** Security group of that instance. */
  securityGroupId: pulumi.Input<string>;
  /** Availability zone (`zoneName` in the API), such as `zoneB`. */
  zone: pulumi.Input<string>;
  /** Scratch storage in GB during creation. Defaults to 20. */
  temporaryStorageSize?: pulumi.Input<number>;
  /** Whether creation needs public access; requires `eipIp`. Defaults to false. */
  needEip?: pulumi.Input<boolean>;
  /** Existing elastic IP for that access. */
  eipIp?: pulumi.Input<string>;
  /** Whether to use an existing cache that matches. */
  autoMatchImageCache?: pulumi.Input<boolean>;
  /** Credentials for private image registries. */
  imageRegistryCredentials?: pulumi.Input<Array<pulumi.Input<ImageRegistryCredentialArgs>>>;
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
