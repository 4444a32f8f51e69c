import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { normalForm } from "../normal-form";
import type { Resource } from "../spec";
import type { Wanted } from "./attempt";
import { type Alike, aged, alike } from "./likeness";
import { madeBy, membersOf, scopeOfSet, setId, wantedOf } from "./search";
import { lookInto, type Timed } from "./strangers";

/** How long before the last save of the state a pending create may have been sent: runs, clocks and zones differ by hours. */
const SENT_MS = 15 * 3_600_000;

/** What there is of which only the engine's pending operation is left. */
export interface Pending {
  /** IDs of what the create may have made. */
  made: string[];
  /** IDs of what looks the same, and was there before. */
  older: string[];
  /** IDs of what looks the same, and of which the cloud returns no name. */
  nameless: string[];
  /** Whether what the state has in its place was made after it, or before, as what it replaces; `undefined` where the cloud's times do not tell. */
  stateIs: "later" | "earlier" | undefined;
}

/**
 * Finds what a create may have made of which only the engine's pending operation is left: by its ID, or its name, and by
 * its inputs and time as far as the cloud returns them.
 * @param inputs those that are known: secrets of a state are left out
 * @param taken IDs that stacks have: of the type, and of sets whose members are of the same kind
 * @param savedAt when the engine last saved the state
 * @param current the ID that the state has in its place, where it has one
 * @returns `undefined` where the cloud has no call that would show it
 */
export async function findPending(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  taken: ReadonlySet<string>,
  savedAt: number,
  current?: string,
): Promise<Pending | undefined> {
  const wanted = wantedIn(spec, inputs);
  if (Object.keys(wanted).length === 0) return undefined;
  if (spec.members) return findSet(spec, context, wanted, taken, savedAt, current);
  const attempt = { type: spec.type, wanted, before: [], token: "", inputs: {}, at: savedAt };
  const ids = (await madeBy(spec, context, attempt, taken)).filter((id) => !taken.has(id));
  const found = await alike(spec, context, ids, inputs);
  const isOlder = isBefore(savedAt);
  const made = found.filter((one) => !isOlder(one) && !one.isNameless);
  return {
    made: made.map(({ id }) => id),
    older: found.filter(isOlder).map(({ id }) => id),
    nameless: found.filter((one) => !isOlder(one) && one.isNameless).map(({ id }) => id),
    stateIs: current === undefined ? "earlier" : orderOf(made, await aged(spec, context, current, inputs)),
  };
}

/** What an interrupted update may have added to a set. */
export interface Added {
  /** Members of its time that no stack has. */
  fresh: string[];
  /** How many it can have added. */
  most: number;
}

/**
 * Finds what an update may have added to a set of which only the engine's pending operation is left: those that it names, or
 * as many as are missing, by the cloud's times.
 * @param id names all members that the state has
 * @returns `undefined` where it cannot be known which they are
 */
export async function findAdded(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  taken: ReadonlySet<string>,
  savedAt: number,
  id: string,
): Promise<Added | undefined> {
  const wanted = wantedIn(spec, inputs);
  if (Object.keys(wanted).length === 0) return undefined;
  const known = new Set([...taken, id]);
  const { members, fresh } = await sinceThen(spec, context, { ...wanted, scope: scopeOfSet(id) }, known, savedAt);
  const own = new Set(membersOf(id));
  const there = members.filter((one) => own.has(one.id)).length;
  const most = wanted.count === undefined ? fresh.length : Math.max(0, wanted.count - there);
  return { fresh: fresh.map((one) => one.id), most };
}

/** What identifies it; nothing where that is a secret of the state. */
function wantedIn(spec: Resource, inputs: Properties): Wanted {
  try {
    return wantedOf(spec, normalForm(spec, inputs));
  } catch (error) {
    if (error instanceof TypeError) return {};
    throw error;
  }
}

async function findSet(
  spec: Resource,
  context: AnyContext,
  wanted: Wanted,
  taken: ReadonlySet<string>,
  savedAt: number,
  current: string | undefined,
): Promise<Pending> {
  const { members, fresh, older } = await sinceThen(spec, context, wanted, taken, savedAt);
  const scope = scopeIn(wanted);
  const ids = fresh.map(({ id }) => id);
  const apart = ids.map((id) => setId(scope, [id]));
  const together = [wanted.id ?? setId(scope, ids)];
  const made = ids.length === 0 ? [] : ids.length > (wanted.count ?? ids.length) ? apart : together;
  const inState = new Set(current === undefined ? [] : membersOf(current));
  const [first] = members.filter(({ id }) => inState.has(id));
  const stateIs = current === undefined ? "earlier" : orderOf(fresh, first);
  return { made, older: older.map(({ id }) => setId(scope, [id])), nameless: [], stateIs };
}

/** What a scope holds of the members that could be wanted, and no known set has, by their time. */
async function sinceThen(
  spec: Resource,
  context: AnyContext,
  wanted: Wanted,
  known: ReadonlySet<string>,
  savedAt: number,
): Promise<{ members: Timed[]; fresh: Timed[]; older: Timed[] }> {
  const named = wanted.id === undefined ? undefined : new Set(membersOf(wanted.id));
  const { members, strangers } = await lookInto(spec, context, scopeIn(wanted), known);
  const possible = strangers.filter(({ id }) => named?.has(id) ?? true);
  const isOlder = isBefore(savedAt);
  return { members, fresh: possible.filter((one) => !isOlder(one)), older: possible.filter(isOlder) };
}

const scopeIn = ({ id, scope }: Wanted): string => scope ?? scopeOfSet(id ?? "");

const isBefore =
  (savedAt: number) =>
  ({ at = savedAt }: Pick<Alike, "at">) =>
    at < savedAt - SENT_MS;

/** When the state's own was made, compared with what the create made. What is gone was replaced. */
function orderOf([made]: readonly Timed[], current: Timed | undefined): Pending["stateIs"] {
  if (current === undefined || made === undefined) return "earlier";
  if (current.at === undefined || made.at === undefined || current.at === made.at) return undefined;
  return current.at > made.at ? "later" : "earlier";
}
