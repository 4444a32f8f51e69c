import { CloudError, endedBy, mayHaveActed } from "../transport/errors";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { find } from "./find";
import type { Resource } from "./spec";
import type { Limit } from "./timeouts";
import { inTurn } from "./write-queue";

const CONFLICT_PAUSE_MS = 2_000;

/** Access to something that the cloud changes by one write at a time. */
export interface Turn {
  /** Writes with the same key queue; writes without one run in parallel. */
  key?: string;
  /** Whether a second call would create or buy something twice, so that a call that may have taken effect is not repeated. */
  once?: true;
  /** Reads the busy resource before a repeat, if the write itself does not. */
  look?(): Promise<unknown>;
}

/** The turn of a write: for the resource that its type locks, else for the resource itself. A create that locks nothing does not queue. */
export function turnOf(spec: Resource, context: AnyContext, want: Properties, id?: string): Turn {
  const { locks, within, members } = spec;
  const once = id === undefined || members !== undefined ? { once: true as const } : {};
  const own = id === undefined ? once : { ...once, key: `${spec.type} ${id}` };
  const busy = locks ?? within;
  if (busy === undefined) return own;
  const busyId = busy.id(want);
  const look = async () => find(await busy.spec(), context, busyId, {});
  return { ...(locks === undefined ? own : { ...once, key: `${locks.type} ${busyId}` }), look };
}

/**
 * Sends a write in its turn, and repeats it while the cloud refuses it because something is busy, until the cloud accepts it or the timeout
 * is over. Each repeat first reads what is busy.
 */
export async function whenAccepted<T>(
  context: AnyContext,
  limit: Limit,
  turn: Turn,
  call: () => Promise<T>,
): Promise<T> {
  const send = () => untilAccepted(context, limit, turn, call);
  return turn.key === undefined ? send() : inTurn(context.clients as object, turn.key, context.signal, send);
}

async function untilAccepted<T>(context: AnyContext, limit: Limit, turn: Turn, call: () => Promise<T>): Promise<T> {
  const began = context.clock.now();
  let hasActed = false;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      // A refusal at last does not undo what an earlier call may have done.
      const isLater = hasActed && !mayHaveActed(error);
      hasActed ||= mayHaveActed(error);
      // A proxy can answer "conflict" after the cloud has taken the call.
      const mayRepeat = !(turn.once && mayHaveActed(error));
      const busy = error instanceof CloudError && error.category === "conflict" && mayRepeat;
      const elapsed = context.clock.now() - began;
      if (!busy || context.signal.aborted) throw isLater ? endedBy(error, true) : error;
      if (elapsed + CONFLICT_PAUSE_MS > limit.timeoutMs) throw givenUp(error, limit, isLater);
      context.report(`waiting: ${error.reason} (${error.code})`);
      await context.clock.sleep(CONFLICT_PAUSE_MS, context.signal).catch((reason) => {
        throw endedBy(reason, hasActed);
      });
      // If this read fails, go on: the repeated write reports the problem.
      await turn.look?.().catch(() => undefined);
    }
  }
}

/** The refusal that is still there when the time is up. It names the setting, because the cloud's reason does not show that it ended a wait. */
function givenUp(refusal: CloudError, { setting }: Limit, hasActed: boolean): CloudError {
  const longer = `set ${setting} to wait longer`;
  return new CloudError({
    ...refusal,
    mayHaveTakenEffect: hasActed || refusal.mayHaveTakenEffect,
    remedy: refusal.remedy ? `${refusal.remedy}, or ${longer}` : longer,
    cause: refusal,
  });
}
