import * as runtime from "@pulumi/pulumi/runtime/config";
import { secretSettingPaths } from "./generated/provider-args";
import * as pulumi from "./pulumi";

/** Stacks that this process has looked at. */
const seen = new Set<string>();

/**
 * Warns, once a stack, of keys and passwords that were set without `--secret`. The engine itself writes the configuration into
 * the state of the dynamic delivery, in plain text where it is plain; only the program knows which settings hold a secret.
 */
export function warnOfPlainKeys(): void {
  const stack = `${pulumi.getProject()}/${pulumi.getStack()}`;
  if (seen.has(stack)) return;
  seen.add(stack);
  for (const [key, text] of Object.entries(pulumi.allConfig())) {
    const [namespace, name = ""] = key.split(":");
    if (namespace !== "container-clouds" || isSecret(key)) continue;
    for (const path of secretSettingPaths) {
      const [setting, ...rest] = path.split(".");
      if (setting !== name) continue;
      for (const found of pathsIn(decoded(text), rest)) warn([key, ...found].join("."));
    }
  }
}

/** Pulumi has it for its own use, without a type. */
const isSecret = (runtime as unknown as { isConfigSecret(key: string): boolean }).isConfigSecret;

const warn = (path: string) =>
  pulumi.warn(
    `${path} is not encrypted, in the stack's configuration and in its state; set it again: pulumi config set --secret --path ${path}`,
  );

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
