import type { Properties } from "../lifecycle/codec";
import { RequestError } from "./failures";
import { grpc } from "./protocol";

/** Where a resource is, if not in the configured account and region. */
interface ResourcePlace {
  profile?: string;
  region?: string;
}

const FORM = "?profile=NAME, ?region=NAME, or ?profile=NAME&region=NAME";

/**
 * Reads the ID of an import. The engine sends nothing else, so the ID of a resource in another account or region ends with that:
 * `cls-1?profile=partner&region=gsqy`. No cloud uses question marks in IDs.
 * @throws RequestError if the text after the question mark is not a profile or region
 */
export function placedId(text: string): { id: string; place: ResourcePlace & Properties } {
  const [id = "", ...rest] = text.split("?");
  if (rest.length === 0) return { id, place: {} };
  const given = [...new URLSearchParams(rest.join("?"))];
  const place = Object.fromEntries(given.filter(([name, value]) => ["profile", "region"].includes(name) && value));
  if (Object.keys(place).length === given.length && given.length > 0) return { id, place };
  const reason = `the ID ${JSON.stringify(text)} has an unknown suffix; write ${FORM} after the ID`;
  throw new RequestError(grpc.status.INVALID_ARGUMENT, reason);
}

/** An ID for an import with a provider that is configured for several accounts. */
export const withPlace = (id: string, place: ResourcePlace): string =>
  Object.keys(place).length === 0 ? id : `${id}?${new URLSearchParams({ ...place })}`;
