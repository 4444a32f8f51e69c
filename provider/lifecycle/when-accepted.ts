import { CloudError } from "../transport/errors";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { find } from "./find";
import type { Resource } from "./spec";
import { inTurn } from "./turns";

const CONFLICT_PAUSE_MS = 2_000;

/** One write at a time to what the cloud keeps busy. */
export interface Turn {
  /** Writes with the same key queue; without one they run side by side. */
  key?: string;
  /** Reads what is busy, where the repeat does not do so itself. */
  look?(): Promise<unknown>;
}

/** The turn of a write: to what its kind locks, else to the resource itself; a new one that locks nothing waits for no other. */
export function turnOf(spec: Resource, context: AnyContext, want: Properties, id?: string): Turn {
  const { locks, within } = spec;
  const own = id === undefined ? {} : { key: `${spec.type} ${id}` };
  const busy = locks ?? within;
  if (busy === undefined) return own;
  const busyId = busy.id(want);
  const look = async () => find(await busy.spec(), context, busyId, {});
  return { ...(locks === undefined ? own : { key: `${locks.type} ${busyId}` }), look };
}

/**
 * Sends a write when its turn has come, and repeats it while the cloud refuses it because something is busy, until it is
 * taken or the time is up. Each repeat first reads what is busy.
 */
export async function whenAccepted<T>(
  context: AnyContext,
  limitMs: number,
  turn: Turn,
  call: () => Promise<T>,
): Promise<T> {
  const send = () => untilAccepted(context, limitMs, turn, call);
  return turn.key === undefined ? send() : inTurn(context.clients as object, turn.key, context.signal, send);
}

async function untilAccepted<T>(context: AnyContext, limitMs: number, turn: Turn, call: () => Promise<T>): Promise<T> {
  const began = context.clock.now();
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const busy = error instanceof CloudError && error.category === "conflict";
      const elapsed = context.clock.now() - began;
      if (!busy || elapsed + CONFLICT_PAUSE_MS > limitMs || context.signal.aborted) throw error;
      context.report(`waiting: ${error.reason} (${error.code})`);
      await context.clock.sleep(CONFLICT_PAUSE_MS, context.signal);
      // A read that fails is no reason to give up: the repeat says what is wrong.
      await turn.look?.().catch(() => undefined);
    }
  }
}
