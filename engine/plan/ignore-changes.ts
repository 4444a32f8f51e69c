import { copyMap, type PropertyMap } from "../values";
import { parsePath, resetPath } from "./property-path";

/**
 * The inputs with every ignored property reset to its old value. Like the CLI, this skips invalid paths. Paths into parts that were added
 * or removed cannot be ignored, and are passed to `warn`.
 */
export function applyIgnoreChanges(
  inputs: PropertyMap,
  oldInputs: PropertyMap,
  paths: readonly string[],
  warn: (message: string) => void,
): PropertyMap {
  if (paths.length === 0) return inputs;
  const result = copyMap(inputs);
  const failed = paths.filter((text) => {
    try {
      return !resetPath(parsePath(text), oldInputs, result);
    } catch {
      return false;
    }
  });
  if (failed.length > 0) {
    warn(`cannot ignore changes in added or removed elements of the path: "${failed.join(", ")}"`);
  }
  return result;
}
