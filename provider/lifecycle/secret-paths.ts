import { type Path, secretsToHide, textsAt } from "../../words/redaction";
import type { Properties } from "./codec";
import { secretPaths } from "./schema";
import type { Resource } from "./spec";
import { UNKNOWN } from "./unknown";

/** The strings and numbers at secret paths. */
export const secretTexts = (properties: Properties, paths: readonly Path[]): string[] =>
  secretsToHide(paths.flatMap((path) => textsAt(properties, path)).filter((text) => text !== UNKNOWN));

const paths = new WeakMap<object, readonly Path[]>();

/** Paths of the values that are secret in a type by its schema. */
export function alwaysSecret({ inputs, outputs }: Pick<Resource, "inputs" | "outputs">): readonly Path[] {
  // Cached, because every operation asks and the schemas never change.
  const found = paths.get(inputs) ?? [...secretPaths(inputs), ...secretPaths(outputs)].map((path) => path.split("."));
  paths.set(inputs, found);
  return found;
}
