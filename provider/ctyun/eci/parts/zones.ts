import { askedOnce, notOffered } from "../../../lifecycle/not-offered";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { CtyunContext } from "../../resource";

const zonesOf = askedOnce(async ({ clients: { eci }, region: regionId }: CtyunContext) => {
  const { region } = await eci.describeRegion({ regionId });
  const zones: unknown = region && (region as { zones?: unknown }).zones;
  return Array.isArray(zones) ? zones.map(String) : [];
});

/** Warns of a zone that the resource pool does not have. */
export async function zoneAhead(context: CtyunContext, { zone }: { zone?: string }): Promise<CheckFailure[]> {
  return zone === undefined ? [] : notOffered("zone", zone, await zonesOf(context));
}
