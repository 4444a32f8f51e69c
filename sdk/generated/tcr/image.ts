// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tcr:Image",
  properties: [
    "source",
    "repository",
    "tag",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "url",
    "imageId",
    "sizeBytes",
    "architecture",
    "pushedTime",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * A tag of the personal registry that is a copy of another image, such as `release` of the build that was tested. A changed `source` moves the tag in place. Where the source's own tag points later has no effect: the cloud does not return where a copy came from. An existing tag is never taken over. A destroy deletes the tag and leaves a repository that the copy created.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * new clouds.tcr.Image("release", { source: "team/api:build-42", repository: "team/api", tag: "release" });
 * ```
 */
export class Image extends pulumi.CustomResource {
  /** Image to copy, without the registry's host: `namespace/name:tag`. The account must be allowed to pull it. */
  declare readonly source: pulumi.Output<string>;
  /** Repository of the copy, `namespace/name`; the cloud creates it if it does not exist. */
  declare readonly repository: pulumi.Output<string>;
  /** Tag of the copy. */
  declare readonly tag: pulumi.Output<string>;
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
  /** Image reference to pull: `server/namespace/name:tag`. */
  declare readonly url: pulumi.Output<string>;
  /** ID of the image the tag points to. */
  declare readonly imageId: pulumi.Output<string>;
  /** Size in bytes. */
  declare readonly sizeBytes: pulumi.Output<number>;
  /** Architecture the image runs on. */
  declare readonly architecture: pulumi.Output<string>;
  /** Time at which the tag was set, as the cloud formats it. */
  declare readonly pushedTime: pulumi.Output<string>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: ImageArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is Image {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `namespace/name:tag`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): Image {
    return new Image(name, place as ImageArgs, { ...opts, id });
  }
}

/** What a `tcr:Image` is made of. */
export interface ImageArgs {
  /** Image to copy, without the registry's host: `namespace/name:tag`. The account must be allowed to pull it. */
  source: pulumi.Input<string>;
  /** Repository of the copy, `namespace/name`; the cloud creates it if it does not exist. */
  repository: pulumi.Input<string>;
  /** Tag of the copy. */
  tag: pulumi.Input<string>;
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
