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
import type { Notes } from "./notes";

/**
 * Whether a state entry must not be deleted in the cloud, because the entry of another create stands for the same resource. An ID that the
 * cloud chose is unique everywhere; an ID that the inputs determine is unique in an account and region.
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

/** Entries with this ID and another mark, created by other processes of the run. */
const entriesElsewhere = (type: string, notes: Notes, id: string, made: unknown): Entry[] =>
  notes.entries.ofOthers().filter((entry) => entry.type === type && entry.id === id && entry.made !== made);

/**
 * Whether another process's entry may stand for the resource in this account and region. If its key differs and the resource was created
 * there, the account differs too: this account already has the resource, so the create would have been refused, except for types whose
 * create is never refused for that.
 */
const mayBeAt = ({ unreadable, overwrites }: Resource, { region, key }: EntryPlace, entry: Entry) =>
  entry.region === region && (entry.key === key || entry.taken || unreadable !== undefined || overwrites !== undefined);

type EntryPlace = Pick<Entry, "region" | "key">;

function placeOf(clouds: Clouds, type: string, connection: Connection): EntryPlace {
  const key = createHash("sha256")
    .update(clouds.keyId(cloudOf(type), connection))
    .digest("hex")
    .slice(0, 8);
  return { region: clouds.region(cloudOf(type), connection), key };
}

/**
 * Tells the run's other processes which entry now stands for an ID. The resource exists already, so a failed write is only a warning.
 * @param isResumed whether an earlier run may have created the resource
 */
export function tellOthers(
  { clouds, notes }: { clouds(): Clouds; notes: Notes },
  warn: Reporter["warn"],
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
      `other providers of this run cannot learn about ${id}, and one that deletes the resource that it replaces may delete ${id} too: ${why}`,
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
  // If the cloud does not return whose keys these are, the resource may be in use, so it stays.
  return one?.accountId === undefined || another?.accountId === undefined || one.accountId === another.accountId;
}
