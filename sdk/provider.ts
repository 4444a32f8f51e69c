import type { ProviderArgs } from "./generated/provider-args";
import { secretSettingPaths } from "./generated/provider-args";
import { warnOfMissingPlugin } from "./missing-plugin";
import { withoutNulls } from "./not-set";
import * as pulumi from "./pulumi";

/**
 * An explicit provider, with its own account and region for the resources that name it or whose parent does. The plugin serves them, so the
 * project's `Pulumi.yaml` must contain its path:
 *
 * ```yaml
 * plugins:
 *   providers:
 *     - name: container-clouds
 *       path: node_modules/pulumi-container-clouds
 * ```
 *
 * In programs without the plugin, `profile` and `region` of a resource do the same.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const provider = new clouds.Provider("backup", { baidu: { region: "gz" } });
 * new clouds.tcr.Namespace("team", { name: "team" }, { provider });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  /** @param name name of the provider in the program; it makes the URN. */
  constructor(name: string, args: ProviderArgs = {}, opts: pulumi.ResourceOptions = {}) {
    super("container-clouds", name, texts(args), opts);
    warnOfMissingPlugin(opts);
  }
}

/** Settings that contain secrets. */
const secretSettings = new Set(secretSettingPaths.map((path) => path.split(".")[0]));

/** Settings in the protocol's form: values that are not strings as JSON, and values that contain a secret as secrets. */
function texts(args: ProviderArgs): Record<string, pulumi.Output<string | undefined>> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const text = pulumi.output(value as object | undefined).apply(textOf);
      return [name, secretSettings.has(name) ? pulumi.secret(text) : text];
    }),
  );
}

const textOf = (value: unknown) => {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(withoutNulls(value));
};
