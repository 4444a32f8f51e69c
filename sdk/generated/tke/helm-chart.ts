// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import * as pulumi from "../../pulumi";
import type { Declaration, Place } from "../../resource";
import { isOfType, registered } from "../../resource";
import type { Timeouts, TimeoutsArgs } from "../types";

const declaration: Declaration = {
  type: "tke:HelmChart",
  properties: [
    "name",
    "version",
    "cosPath",
    "namespace",
    "registryId",
    "deletionProtection",
    "region",
    "profile",
    "adopt",
    "timeouts",
    "waitFor",
    "onDrift",
    "appVersion",
    "description",
  ],
  secretInputs: [],
  secretOutputs: [],
};

/**
 * One version of a Helm chart, taken from a file in object storage into the cloud's chart repository. Name and version are inside the file, and the upload does not return them: they must match the file, or the chart is not found afterwards. The API has no call that changes a version: a change replaces it. An existing version is never taken over.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * new clouds.tke.HelmChart("web", {
 *   name: "web",
 *   version: "1.2.3",
 *   cosPath: "charts/web-1.2.3.tgz",
 *   namespace: "100000000001",
 *   registryId: "1250000000",
 * });
 * ```
 */
export class HelmChart extends pulumi.CustomResource {
  /** Name of the chart, as in the file's Chart.yaml. */
  declare readonly name: pulumi.Output<string>;
  /** Version of the chart, as in the file's Chart.yaml. */
  declare readonly version: pulumi.Output<string>;
  /** Path of the chart's file in object storage, such as `charts/web-1.2.3.tgz`. */
  declare readonly cosPath: pulumi.Output<string>;
  /** Namespace of the chart; according to the manual the account's UIN. */
  declare readonly namespace: pulumi.Output<string>;
  /** Registry of the chart; according to the manual the account's APPID. */
  declare readonly registryId: pulumi.Output<string>;
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
  /** Version of what the chart installs. */
  declare readonly appVersion: pulumi.Output<string | undefined>;
  /** Description of the chart. */
  declare readonly description: pulumi.Output<string | undefined>;

  // No text of its own: editors then show the class's.
  constructor(name: string, args: HelmChartArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  static override isInstance(value: unknown): value is HelmChart {
    return isOfType(value, declaration.type);
  }

  /**
   * Reads a resource that this stack does not manage.
   * @param id `name/version`.
   * @param place where it is, if not in the configured region and account.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Place = {},
    opts: pulumi.CustomResourceOptions = {},
  ): HelmChart {
    return new HelmChart(name, place as HelmChartArgs, { ...opts, id });
  }
}

/** What a `tke:HelmChart` is made of. */
export interface HelmChartArgs {
  /** Name of the chart, as in the file's Chart.yaml. Default: derived from the resource's name. */
  name?: pulumi.Input<string>;
  /** Version of the chart, as in the file's Chart.yaml. */
  version: pulumi.Input<string>;
  /** Path of the chart's file in object storage, such as `charts/web-1.2.3.tgz`. */
  cosPath: pulumi.Input<string>;
  /** Namespace of the chart; according to the manual the account's UIN. */
  namespace: pulumi.Input<string>;
  /** Registry of the chart; according to the manual the account's APPID. */
  registryId: pulumi.Input<string>;
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
