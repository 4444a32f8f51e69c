import { badRequest } from "../../errors";

/** No call lists BCI's zones: every name like those of the samples is one. @throws Refusal for another */
export function checkZone(zoneName: string | undefined, action = ""): void {
  if (zoneName && !/^zone[A-Z]$/.test(zoneName))
    throw badRequest(`there is no zone ${zoneName}; zones are zoneA, zoneB and so on`, action);
}
