import { createHash } from "node:crypto";
import { cloudOf } from "../../clouds";
import type { Clouds, Connection } from "../../transport/connect";
import { connectionOf } from "../account";
import type { Properties } from "../codec";
import { idOfInputs } from "../ids";
import { MADE } from "../internal-properties";
import { normalForm } from "../normal-form";
import type { Reporter } from "../progress";
import type { Resource } from "../spec";
import type { Entry } from "./entries";
import { HOME_TEXT, type Notes } from "./notes";

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
  const later = host.notes.laterEntries(spec.type, id, state[MADE]);
  const elsewhere = entriesElsewhere(spec.type, host.notes, id, state[MADE]);
  if (later.length === 0 && elsewhere.length === 0) return false;
  if (idOfInputs(spec, normalForm(spec, state)) === undefined) return true;
  const place = placeOf(host.clouds(), spec.type, here);
  if (elsewhere.some((entry) => mayBeAt(spec, place, entry))) return true;
  const same = await Promise.all(later.map((there) => isSamePlace(spec, host, here, there)));
  return same.includes(true);
}

/** Entries with this ID, and another mark, that other processes of the run have made. */
const entriesElsewhere = (type: string, notes: Notes, id: string, made: unknown): Entry[] =>
  notes.entries.ofOthers().filter((entry) => entry.type === type && entry.id === id && entry.made !== made);

/**
 * Whether an entry of another process stands for what is at this place. With another key, what was created there is another
 * account's, as this one has it already, unless its creation would not have been refused for that.
 */
const mayBeAt = ({ unreadable, overwrites }: Resource, { region, key }: Place, entry: Entry) =>
  entry.region === region && (entry.key === key || entry.taken || unreadable !== undefined || overwrites !== undefined);

type Place = Pick<Entry, "region" | "key">;

function placeOf(clouds: Clouds, type: string, connection: Connection): Place {
  const key = createHash("sha256")
    .update(clouds.keyId(cloudOf(type), connection))
    .digest("hex")
    .slice(0, 8);
  return { region: clouds.region(cloudOf(type), connection), key };
}

/**
 * Lets the run's other processes know what stands for an ID from now on. It is made by now: where that cannot be written,
 * the state gets it all the same.
 * @param isResumed whether an earlier run may have made it
 */
export function tellOthers(
  { clouds, notes }: { clouds(): Clouds; notes: Notes },
  { warn }: Pick<Reporter, "warn">,
  type: string,
  id: string,
  properties: Properties,
  isResumed: boolean,
): void {
  const { [MADE]: made, adopt } = properties;
  if (typeof made !== "string") return;
  const place = placeOf(clouds(), type, connectionOf(properties));
  try {
    notes.entries.add({ type, id, made, ...place, taken: isResumed || adopt !== undefined });
  } catch (error) {
    const why = (error as Error).message;
    warn(
      `other providers of this run cannot learn about ${id}, and one that deletes the resource that it replaces may delete ${id} too: ${why}; ${HOME_TEXT}`,
    );
  }
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
  if (known.keyId(cloud, here) === known.keyId(cloud, there)) return true;
  const [one, another] = await Promise.all(
    [here, there].map((connection) => known.whose(cloud, connection, { signal }).catch(() => undefined)),
  );
  // Where the cloud does not say whose keys these are, what may be in use stays.
  return one?.accountId === undefined || another?.accountId === undefined || one.accountId === another.accountId;
}
