import * as runtime from "@pulumi/pulumi/runtime/config";
import { DEFAULTS, NO_SECRET } from "../words/secret-defaults";
import { secretSettingPaths } from "./generated/provider-args";
import * as pulumi from "./pulumi";

/** Stacks that this process has looked at. */
const seen = new Set<string>();

/**
 * Warns, once a stack, of keys and passwords that were set without `--secret`. The engine itself writes the configuration into
 * the state of the dynamic delivery, in plain text where it is plain; only the program knows which settings hold a secret.
 * @throws RunError for what cannot be kept secret
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

/** Full names of the settings that are encrypted, and will be shown all the same. */
export const secretDefaults = (
  config: Readonly<Record<string, string>>,
  isEncrypted: (key: string) => boolean,
): string[] => DEFAULTS.map((name) => `container-clouds:${name}`).filter((key) => key in config && isEncrypted(key));

/** Full paths of the keys and passwords in a configuration that are not encrypted there. */
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

/** A proxy is a secret where its URL holds a password. */
const isKey = (value: object, path: readonly string[]): boolean =>
  path.at(-1) !== "proxy" || /@/.test(String(path.reduce<unknown>((inner, key) => Object(inner)[key], value)));

/** Pulumi has it for its own use, without a type. */
const isSecret = (runtime as unknown as { isConfigSecret(key: string): boolean }).isConfigSecret;

function decoded(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Where values are that a path with `*` for each name leads to. */
function pathsIn(value: unknown, [key, ...rest]: readonly string[]): string[][] {
  if (value === undefined || value === null || value === "") return [];
  if (key === undefined) return [[]];
  if (typeof value !== "object") return [];
  const inside = Object.entries(value).filter(([name]) => key === "*" || key === name);
  return inside.flatMap(([name, item]) => pathsIn(item, rest).map((path) => [name, ...path]));
}
