import { cloudOf } from "../../clouds";
import type { Clouds, Connection } from "../../transport/connect";
import type { Properties } from "../codec";
import { MADE } from "../internal-properties";
import { normalForm } from "../normal-form";
import type { Resource } from "../spec";
import type { Notes } from "./notes";
import { idOfInputs } from "./search";

/**
 * Whether an entry of the state is not to be deleted in the cloud, because another create's entry stands for the same. An ID
 * that the cloud chose is unique; one that inputs make is unique in an account and region.
 */
export async function isOtherEntrys(
  spec: Resource,
  host: { clouds(): Clouds; notes: Notes; signal: AbortSignal },
  id: string,
  state: Properties,
  here: Connection,
): Promise<boolean> {
  const others = host.notes.laterEntries(spec.type, id, state[MADE]);
  if (others.length === 0 || idOfInputs(spec, normalForm(spec, state)) === undefined) return others.length > 0;
  const same = await Promise.all(others.map((there) => isSamePlace(spec, host, here, there)));
  return same.includes(true);
}

async function isSamePlace(
  { type }: Resource,
  { clouds, signal }: { clouds(): Clouds; signal: AbortSignal },
  here: Connection,
  there: Connection,
): Promise<boolean> {
  const cloud = cloudOf(type);
  const known = clouds();
  if (known.region(cloud, here) !== known.region(cloud, there)) return false;
  if (here.profile === there.profile || known.keyId(cloud, here) === known.keyId(cloud, there)) return true;
  const [one, another] = await Promise.all(
    [here, there].map((connection) => known.whose(cloud, connection, { signal }).catch(() => undefined)),
  );
  // Where the cloud does not say whose keys these are, what may be in use stays.
  return one?.accountId === undefined || another?.accountId === undefined || one.accountId === another.accountId;
}
