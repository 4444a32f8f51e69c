import { CloudError } from "../transport/errors";
import { findTogether, forgetListings } from "./batch";
import { type Properties, toPlain } from "./codec";
import type { AnyContext, Made } from "./context";
import { find, unlessAbsent } from "./find";
import { checkId } from "./ids";
import { DEAD, MADE } from "./internal-properties";
import { normalForm, sameMeaning } from "./normal-form";
import { PartlyDoneError } from "./partial-error";
import {
  changedInputs,
  driftedInputs,
  handedOver,
  isDead,
  isKnown,
  liveInputs,
  liveProperties,
  propertiesOf,
} from "./properties";
import { lastKnown, notReady, settle } from "./ready";
import { PROTECTED } from "./schema";
import type { Resource } from "./spec";
import { settingOf, timeoutMs, waitingFor } from "./timeouts";
import { inTurn } from "./turns";
import { waitFor } from "./wait";

/**
 * Brings a resource to new inputs: looks first, sends only what differs, waits until it has settled.
 * @throws NotReadyError when a change was sent and the wait after it failed, or when it failed as the resource is dead.
 */
export async function update(spec: Resource, context: AnyContext, id: string, state: Properties, inputs: Properties) {
  const want = normalForm(spec, inputs);
  const was = normalForm(spec, state);
  const learned: Properties = {};
  const look = async () => {
    const row = await find(spec, context, id, { ...state, ...learned });
    if (row === undefined) throw new Error(GONE);
    return { row, changed: changedInputs(spec, await liveProperties(spec, context, row, state), was, want) };
  };
  const first = await look();
  if (first.changed.size > 0) {
    context.report(`changing ${[...first.changed].join(", ")}`);
    const learn = (outputs: Properties) => void Object.assign(learned, outputs);
    const send = sendOrLook(first, look, async (seen) => spec.update?.(context, id, { want, was, ...seen, learn }));
    await sendUpdate(spec, context, inputs, turnOf(spec, context, want, id), send).catch(async (error) => {
      if (error instanceof PartlyDoneError || Object.keys(learned).length > 0)
        throw notReady(error, id, propertiesOf(spec, inputs, { ...state, ...learned }));
      // What died while nobody looked is known dead from here on, so that the next up replaces it.
      if (isDead(spec, first.row)) throw notReady(error, id, await lastKnown(spec, context, state, first.row, state));
      throw error;
    });
  }
  const wait = waitingFor(context, "update", inputs, spec.waits.updated ?? spec.waits.created);
  const known = first.changed.size > 0 ? {} : state;
  const now = { ...state, ...inputs, ...learned };
  const { live: _, ...made } = await settle(spec, context, id, { inputs, wait, known, state: now });
  return made;
}

const GONE = 'it is gone from the cloud; run "pulumi refresh", and the next "pulumi up" makes it anew';

interface Seen {
  row: unknown;
  changed: ReadonlySet<string>;
}

/** A repeat looks again first: an earlier call whose answer was lost may have done it, and be what keeps the resource busy. */
function sendOrLook(first: Seen, look: () => Promise<Seen>, send: (seen: Seen) => Promise<void>) {
  let known: Seen | undefined = first;
  return async () => {
    const seen = known ?? (await look());
    known = undefined;
    if (seen.changed.size > 0) await send(seen);
  };
}

async function sendUpdate(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  turn: Turn | undefined,
  send: () => Promise<void>,
) {
  const limit = timeoutMs(context, "update", inputs, spec.waits.updated ?? spec.waits.created);
  await whenAccepted(context, limit, turn, send).finally(() => forgetListings(spec, context));
}

/**
 * Reads a resource. Inputs that the cloud tells are taken from it where they mean something else than what is known,
 * so that drift shows; inputs that were never set stay unset, so that server defaults do not.
 * @returns `undefined` when the resource is gone; `inputs` only where they differ from what is known.
 */
export async function read(
  spec: Resource,
  context: AnyContext,
  id: string,
  state: Properties,
): Promise<(Made & { inputs?: Properties }) | undefined> {
  const known = isKnown(spec, state);
  if (!known && spec.unreadable) throw new Error(`it cannot be read by its id: ${spec.unreadable}`);
  if (!known) checkId(id, spec.idFormat);
  const alone = !known && spec.list?.inPart;
  const row = await (alone ? find(spec, context, id, state) : findTogether(spec, context, id, state, "operation"));
  if (row === undefined) return undefined;
  const live = await liveProperties(spec, context, row, state);
  const inputs = known ? driftedInputs(spec, state, live) : liveInputs(spec, state, live);
  const dead = state[DEAD] === true && isDead(spec, row);
  const kept = { ...handedOver(state), ...(state[MADE] !== undefined && { [MADE]: state[MADE] }) };
  const properties = { ...kept, ...propertiesOf(spec, inputs, live), ...(dead && { [DEAD]: true }) };
  const changed = !known || Object.keys(inputs).some((field) => !sameMeaning(inputs[field], state[field]));
  return { id, properties, ...(changed && { inputs: toPlain({ ...handedOver(state), ...inputs }) as Properties }) };
}

/**
 * Deletes a resource and waits until it is gone; one that is gone already is success.
 * @throws Error when the resource refuses (deletion protection), or is still there when the time is up.
 */
export async function remove(spec: Resource, context: AnyContext, id: string, state: Properties): Promise<void> {
  const was = normalForm(spec, state);
  if (state.deletionProtection === true) throw new Error(PROTECTED);
  const row = await find(spec, context, id, state);
  if (row === undefined) return;
  context.report("deleting");
  const limit = timeoutMs(context, "delete", state, spec.waits.deleted);
  let known: unknown = row;
  const send = async () => {
    // A repeat looks again first: an earlier call whose answer was lost may be taking it away.
    const target = known ?? (await find(spec, context, id, state));
    known = undefined;
    if (target !== undefined && spec.delete) await unlessAbsent(spec.delete(context, id, was, target));
  };
  const turn = turnOf(spec, context, was, id);
  await whenAccepted(context, limit, turn, send).finally(() => forgetListings(spec, context));
  if (spec.remains) context.warn(spec.remains);
  if (!spec.delete || spec.unreadable) return;
  const setting = settingOf(context, "delete");
  await waitFor(spec, context, id, { target: [], gone: true, known: state, timeoutMs: limit, setting });
}

const CONFLICT_PAUSE_MS = 2_000;

/** One write at a time to what the cloud keeps busy. */
export interface Turn {
  /** Writes with the same key queue. */
  key: string;
  /** Reads what is busy, where the repeat does not do so itself. */
  look?(): Promise<unknown>;
}

/** The turn of a write: to what its kind locks, else to the resource itself; a new one that locks nothing needs none. */
export function turnOf(spec: Resource, context: AnyContext, want: Properties, id?: string): Turn | undefined {
  if (spec.locks === undefined) return id === undefined ? undefined : { key: `${spec.type} ${id}` };
  const { type, spec: load } = spec.locks;
  const lockedId = spec.locks.id(want);
  return { key: `${type} ${lockedId}`, look: async () => find(await load(), context, lockedId, {}) };
}

/**
 * Sends a write when its turn has come, and repeats it while the cloud refuses it because something is busy, until it is
 * taken or the time is up. Each repeat first reads what is busy.
 */
export async function whenAccepted<T>(
  context: AnyContext,
  limitMs: number,
  turn: Turn | undefined,
  call: () => Promise<T>,
): Promise<T> {
  const send = () => untilAccepted(context, limitMs, turn, call);
  return turn === undefined ? send() : inTurn(turn.key, context.signal, send);
}

async function untilAccepted<T>(
  context: AnyContext,
  limitMs: number,
  turn: Turn | undefined,
  call: () => Promise<T>,
): Promise<T> {
  const began = context.clock.now();
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const busy = error instanceof CloudError && error.category === "conflict";
      const elapsed = context.clock.now() - began;
      if (!busy || elapsed + CONFLICT_PAUSE_MS > limitMs || context.signal.aborted) throw error;
      context.report(`waiting: ${error.message} (${Math.round(elapsed / 1000)} s)`);
      await context.clock.sleep(CONFLICT_PAUSE_MS, context.signal);
      // A read that fails is no reason to give up: the repeat says what is wrong.
      await turn?.look?.().catch(() => undefined);
    }
  }
}
