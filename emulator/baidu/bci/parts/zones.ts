import { badRequest } from "../../errors";

/** No call lists BCI's zones, so every name in the form of the samples exists. @throws Refusal for any other name */
export function checkZone(zoneName: string | undefined, action = ""): void {
  if (zoneName && !/^zone[A-Z]$/.test(zoneName))
    throw badRequest(`there is no zone ${zoneName}; zones are zoneA, zoneB and so on`, action);
}
