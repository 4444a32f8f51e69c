import type { CheckFailure } from "../../../lifecycle/spec";

/** Warns of a zone whose name does not look like BCI's, because no call lists the zones. */
export async function zoneAhead(_context: unknown, { zone }: { zone?: string }): Promise<CheckFailure[]> {
  if (zone === undefined || /^zone[A-Z]$/.test(zone)) return [];
  return [{ property: "zone", reason: `BCI calls its zones zoneA, zoneB and so on, not ${zone}` }];
}
