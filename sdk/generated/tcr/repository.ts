// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tcr:Repository",
  properties: [
    "namespace",
    "name",
    "public",
    "description",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "repositoryName",
    "server",
    "url",
    "createTime",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * An image repository of the personal registry. Description and visibility change in place. An existing repository is never taken over; read it with `get`.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const team = new clouds.tcr.Namespace("team", { name: "team" });
 * const api = new clouds.tcr.Repository("api", { namespace: team.name, name: "api", description: "API server" });
 * export const image = pulumi.interpolate`${api.url}:latest`;
 * ```
 */
export class Repository extends pulumi.CustomResource {
  /** Namespace of the repository. */
  declare readonly namespace: pulumi.Output<string>;
  /** Name of the repository within its namespace. */
  declare readonly name: pulumi.Output<string>;
  /** Whether everyone can pull from it. Default false. */
  declare readonly public: pulumi.Output<boolean | undefined>;
  /** Description of the repository. */
  declare readonly description: pulumi.Output<string | undefined>;
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
  /** Full name, `namespace/name`. */
  declare readonly repositoryName: pulumi.Output<string>;
  /** Registry server. */
  declare readonly server: pulumi.Output<string>;
  /** Prefix of image tags: `server/namespace/name`. */
  declare readonly url: pulumi.Output<string>;
  /** Creation time, as the cloud formats it. */
  declare readonly createTime: pulumi.Output<string>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: RepositoryArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is Repository {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `namespace/name`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): Repository {
    return new Repository(name, place as RepositoryArgs, { ...opts, id });
  }
}

/** What a `tcr:Repository` is made of. */
export interface RepositoryArgs {
  /** Namespace of the repository. */
  namespace: pulumi.Input<string>;
  /** Name of the repository within its namespace. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Whether everyone can pull from it. Default false. */
  public?: pulumi.Input<boolean>;
  /** Description of the repository. */
  description?: pulumi.Input<string>;
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
