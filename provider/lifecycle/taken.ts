import type { Resource } from "./spec";

/**
 * What to do about a name or an ID that is taken: by another, by the resource itself under its old name in the program, or by
 * the one that a replacement is to follow (the engine does not ask for the order of one that `--replace` or `taint` forces).
 */
export function takenText(spec: Pick<Resource, "unreadable">): string {
  const own =
    'if the program renamed the resource, give it its old name in "aliases"; if it is being replaced, set its option "deleteBeforeReplace"';
  return spec.unreadable ? own : `set "adopt" to its ID to take it over; ${own}`;
}
