import * as runtime from "@pulumi/pulumi/runtime/config";
import { DEFAULTS, NO_SECRET } from "../words/secret-defaults";
import { secretSettingPaths } from "./generated/provider-args";
import * as pulumi from "./pulumi";

/** Stacks that this process has already checked. */
const seen = new Set<string>();

/**
 * Warns, once per stack, of keys and passwords that were set without `--secret`. With the dynamic provider, the engine writes the
 * configuration into the state, and plain settings in plain text. Only the program knows which settings contain a secret.
 * @throws RunError for settings that cannot be kept secret
 */
export function checkSecrecy(): void {
  const stack = `${pulumi.getProject()}/${pulumi.getStack()}`;
  if (seen.has(stack)) return;
  const shown = secretDefaults(pulumi.allConfig(), isSecret);
  if (shown.length > 0) throw new pulumi.RunError(shown.map((key) => `${key}: ${NO_SECRET}`).join("\n"));
  seen.add(stack);
  for (const path of plainKeys(pulumi.allConfig(), isSecret))
    pulumi.warn(
      `${path} is not encrypted, in the stack's configuration and in its state; set it again: pulumi config set --secret --path ${path}`,
    );
}

/** Full names of settings that are encrypted but will be shown all the same. */
export const secretDefaults = (
  config: Readonly<Record<string, string>>,
  isEncrypted: (key: string) => boolean,
): string[] => DEFAULTS.map((name) => `container-clouds:${name}`).filter((key) => key in config && isEncrypted(key));

/** Full paths of keys and passwords that the configuration does not encrypt. */
export function plainKeys(config: Readonly<Record<string, string>>, isEncrypted: (key: string) => boolean): string[] {
  const own = Object.entries(config).filter(([key]) => key.startsWith("container-clouds:") && !isEncrypted(key));
  return own.flatMap(([key, text]) => {
    const value = { [key.slice("container-clouds:".length)]: decoded(text) };
    const found = secretSettingPaths
      .flatMap((path) => pathsIn(value, path.split(".")))
      .filter((path) => isKey(value, path));
    return found.map((path) => `container-clouds:${path.join(".")}`);
  });
}

/** A proxy is secret if its URL contains a password. */
const isKey = (value: object, path: readonly string[]): boolean =>
  path.at(-1) !== "proxy" || /@/.test(String(path.reduce<unknown>((inner, key) => Object(inner)[key], value)));

/** A function of Pulumi's runtime that its types leave out. */
const isSecret = (runtime as unknown as { isConfigSecret(key: string): boolean }).isConfigSecret;

function decoded(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Paths of the values that a pattern with `*` for each name matches. */
function pathsIn(value: unknown, [key, ...rest]: readonly string[]): string[][] {
  if (value === undefined || value === null || value === "") return [];
  if (key === undefined) return [[]];
  if (typeof value !== "object") return [];
  const inside = Object.entries(value).filter(([name]) => key === "*" || key === name);
  return inside.flatMap(([name, item]) => pathsIn(item, rest).map((path) => [name, ...path]));
}
