import type { Resource } from "./spec";

/** What to do about a name or an ID that is taken: by another, or by the resource itself under its old name in the program. */
export function takenText(spec: Pick<Resource, "unreadable">): string {
  const renamed = 'if the program renamed the resource, give it its old name in "aliases"';
  return spec.unreadable ? renamed : `set "adopt" to its ID to take it over; ${renamed}`;
}
