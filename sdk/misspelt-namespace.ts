import { similar } from "../words/nearest";
import { failure } from "./failure";
import { settingNames } from "./generated/provider-args";
import * as pulumi from "./pulumi";

const NAMESPACE = "container-clouds";

/** Stacks that this process has already checked. */
const seen = new Set<string>();

/**
 * Refuses settings whose namespace is misspelt: the provider would not see them, and would send calls to the vendor's address instead. Only
 * the program sees all namespaces.
 * @throws RunError that names each, and how to set it
 */
export function refuseMisspeltNamespace(): void {
  const project = pulumi.getProject();
  const stack = `${project}/${pulumi.getStack()}`;
  if (seen.has(stack)) return;
  const found = misspelt(Object.keys(pulumi.allConfig()), project);
  if (found.length > 0) throw failure(found.join("\n"));
  seen.add(stack);
}

/**
 * What is wrong with keys of the configuration that look like this package's settings.
 * @param project its own settings may have any name
 */
export const misspelt = (keys: readonly string[], project: string): string[] =>
  keys.flatMap((key) => {
    const [namespace = "", ...rest] = key.split(":");
    const name = rest.join(":");
    if (namespace === project || namespace === NAMESPACE || !isAlike(namespace)) return [];
    if (!settingNames.includes(name.replace(/[.[].*/, ""))) return [];
    const meant = `${NAMESPACE}:${name}`;
    return [
      `${key}: no package reads this setting; did you mean "${meant}"? Run "pulumi config rm ${key}" and set "${meant}"`,
    ];
  });

/** Whether a namespace is the name of this package, or differs from its namespace in two letters at most. */
const isAlike = (namespace: string) =>
  similar(
    namespace
      .toLowerCase()
      .replace(/^pulumi-/, "")
      .replace(/[-_.]/g, ""),
    ["containerclouds"],
    () => 2,
  ) !== undefined;
