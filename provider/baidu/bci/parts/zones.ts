import type { CheckFailure } from "../../../lifecycle/spec";

/** A zone whose name is unlike those of BCI; no call lists them. */
export async function zoneAhead(_context: unknown, { zone }: { zone?: string }): Promise<CheckFailure[]> {
  if (zone === undefined || /^zone[A-Z]$/.test(zone)) return [];
  return [{ property: "zone", reason: `BCI calls its zones zoneA, zoneB and so on, not ${zone}` }];
}
