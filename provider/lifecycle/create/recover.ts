import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { membersOf, scopeOfSet, setId } from "../members";
import { normalForm } from "../normal-form";
import type { Resource } from "../spec";
import type { Wanted } from "./attempt";
import { type Alike, aged, alike } from "./likeness";
import { madeBy, wantedOf } from "./search";
import { lookInto, type Timed } from "./unmanaged";

/**
 * Longest time between a pending create and the last save of the state, in milliseconds: runs take hours, and clocks and time zones differ.
 */
const SENT_MS = 15 * 3_600_000;

/** What is known about an operation that is only in the state's pending operations. */
export interface Traces {
  /** The known inputs, without secrets of the state. */
  inputs: Properties;
  /** IDs that stacks already have: of this type, and of sets whose members are of the same kind. */
  taken: ReadonlySet<string>;
  /** When the engine last saved the state, in milliseconds. */
  savedAt: number;
  /** IDs, also of members, that the user has confirmed as the stack's. */
  confirmed?: ReadonlySet<string>;
}

/** Resources that may belong to another stack, because nothing that the cloud returns identifies them. */
interface Unsure {
  /** IDs of resources that may have been created; for a set, of single members. */
  nameless: Timed[];
  /** By ID, why a resource of the same time belongs to something else. */
  others: ReadonlyMap<string, string>;
}

/** What a pending create may have created. */
export interface Pending extends Unsure {
  /** IDs of resources that the create may have created. */
  made: string[];
  /** IDs of resources that look the same but existed before. */
  older: string[];
  /**
   * Whether the state's resource was created after this one, or before it and is the one being replaced; `undefined` if nothing shows
   * which.
   */
  stateIs: "later" | "earlier" | undefined;
}

/** What an interrupted update may have added to a set. */
export interface Added extends Unsure {
  /** Members of the same time that no stack has. */
  fresh: string[];
  /** Largest number of members that the update can have added. */
  most: number;
}

const NOBODYS: ReadonlyMap<string, string> = new Map();

/**
 * Finds what a pending create may have created: by ID or name, and by inputs and creation time as far as the cloud returns them.
 * @param current the ID that the state has for the resource, if any
 * @returns `undefined` if the cloud has no call that would list it
 */
export async function findPending(
  spec: Resource,
  context: AnyContext,
  traces: Traces,
  current?: string,
): Promise<Pending | undefined> {
  const { inputs, taken, savedAt, confirmed = new Set() } = traces;
  const { wanted, want } = wantedIn(spec, inputs);
  if (want === undefined || Object.keys(wanted).length === 0) return undefined;
  if (spec.members) return findSet(spec, context, { ...traces, wanted, want }, current);
  const attempt = { type: spec.type, wanted, before: [], token: "", inputs: {}, at: savedAt };
  const ids = (await madeBy(spec, context, attempt, taken)).filter((id) => !taken.has(id));
  const found = await alike(spec, context, ids, inputs, wanted);
  const isOlder = isBefore(savedAt);
  const young = found.filter((one) => !isOlder(one));
  const chosen = young.filter(({ id }) => confirmed.has(id));
  const made = chosen.length > 0 ? chosen : young.filter(({ isNameless }) => !isNameless);
  return {
    made: made.map(({ id }) => id),
    older: found.filter(isOlder).map(({ id }) => id),
    nameless: chosen.length > 0 ? [] : young.filter(({ isNameless }) => isNameless).map(({ id, at }) => ({ id, at })),
    others: NOBODYS,
    stateIs: current === undefined ? "earlier" : orderOf(wanted, made, await aged(spec, context, current, inputs)),
  };
}

/**
 * Finds what a pending update may have added to a set: the members that it names, or as many as are missing, by the cloud's times.
 * @param id the ID with all members that the state has
 * @returns `undefined` if nothing shows which members they are
 */
export async function findAdded(
  spec: Resource,
  context: AnyContext,
  traces: Traces,
  id: string,
): Promise<Added | undefined> {
  const { wanted, want } = wantedIn(spec, traces.inputs);
  if (want === undefined || Object.keys(wanted).length === 0) return undefined;
  const taken = new Set([...traces.taken, id]);
  const here = { ...traces, taken, want, wanted: { ...wanted, scope: scopeOfSet(id) } };
  const { members, fresh, nameless, others } = await sinceThen(spec, context, here);
  const own = new Set(membersOf(id));
  const there = members.filter((one) => own.has(one.id)).length;
  const most = wanted.count === undefined ? fresh.length : Math.max(0, wanted.count - there);
  return { fresh: fresh.map((one) => one.id), most, nameless: most === 0 ? [] : nameless, others };
}

/** What identifies the resource; empty if that needs a secret of the state. */
function wantedIn(spec: Resource, inputs: Properties): { wanted: Wanted; want?: Properties } {
  try {
    const want = normalForm(spec, inputs);
    return { wanted: wantedOf(spec, want), want };
  } catch (error) {
    if (error instanceof TypeError) return { wanted: {} };
    throw error;
  }
}

/** Traces with the normal form of the inputs, and what identifies the resource. */
interface Sought extends Traces {
  want: Properties;
  wanted: Wanted;
}

async function findSet(
  spec: Resource,
  context: AnyContext,
  sought: Sought,
  current: string | undefined,
): Promise<Pending> {
  const { wanted } = sought;
  const { members, fresh, older, nameless, others } = await sinceThen(spec, context, sought);
  const scope = scopeIn(wanted);
  const ids = fresh.map(({ id }) => id);
  const apart = ids.map((id) => setId(scope, [id]));
  const together = [wanted.id ?? setId(scope, ids)];
  const made = ids.length === 0 ? [] : ids.length > (wanted.count ?? ids.length) ? apart : together;
  const inState = new Set(current === undefined ? [] : membersOf(current));
  const [first] = members.filter(({ id }) => inState.has(id));
  const stateIs = current === undefined ? "earlier" : orderOf(wanted, fresh, first);
  return { made, older: older.map(({ id }) => setId(scope, [id])), nameless, others, stateIs };
}

/**
 * Members of the scope that the update could have added and that no known set has, by their time. Members that the program does not name
 * may belong to another stack, so they count only once the user confirms them.
 */
async function sinceThen(
  spec: Resource,
  context: AnyContext,
  { want, wanted, taken, savedAt, confirmed = new Set() }: Sought,
): Promise<{ members: Timed[]; fresh: Timed[]; older: Timed[] } & Unsure> {
  const scope = scopeIn(wanted);
  const { members, strangers } = await lookInto(spec, context, scope, taken);
  const isOlder = isBefore(savedAt);
  const young = strangers.filter((one) => !isOlder(one));
  if (wanted.id !== undefined) {
    const named = new Set(membersOf(wanted.id));
    const possible = strangers.filter(({ id }) => named.has(id));
    const fresh = young.filter(({ id }) => named.has(id));
    return { members, fresh, older: possible.filter(isOlder), nameless: [], others: NOBODYS };
  }
  const ids = young.map(({ id }) => id);
  const others =
    (ids.length > 0 && (await spec.members?.differing?.(context, scope, want, ids, savedAt - SENT_MS))) || NOBODYS;
  const possible = young.filter(({ id }) => !others.has(id));
  const fresh = possible.filter(({ id }) => confirmed.has(id));
  const nameless = fresh.length > 0 ? [] : possible;
  return { members, fresh, older: strangers.filter(isOlder), nameless, others };
}

const scopeIn = ({ id, scope }: Wanted): string => scope ?? scopeOfSet(id ?? "");

const isBefore =
  (savedAt: number) =>
  ({ at = savedAt }: Pick<Alike, "at">) =>
    at < savedAt - SENT_MS;

/**
 * Whether the state's resource was created before or after the one that the create made. A resource that is gone was replaced. If the
 * inputs determine the ID and the times do not say otherwise, the create replaces the state's resource.
 */
function orderOf(wanted: Wanted, [made]: readonly Timed[], current: Timed | undefined): Pending["stateIs"] {
  if (current === undefined || made === undefined) return "earlier";
  if (current.at === undefined || made.at === undefined || current.at === made.at)
    return wanted.id === undefined ? undefined : "earlier";
  return current.at > made.at ? "later" : "earlier";
}
