import { foreignText } from "../transport/foreign-text";
import { watched } from "../transport/observability/activity";
import { unlessAborted } from "../transport/unless-aborted";
import { findTogether } from "./batch";
import type { Properties } from "./codec";
import { UNREADY } from "./internal-properties";
import { isEmpty } from "./normal-form";
import { liveProperties } from "./properties";
import type { Context, Resource } from "./spec";
import { isOver, type Meaning, meaningOf, type Stay, stayOf, TRUSTED_READINGS } from "./statuses";
import {
  ANY,
  goalOf,
  isUnnamed,
  progressText,
  seconds,
  stateText,
  statusText,
  strayText,
  tooLong,
  unnamedText,
  type Waiting,
} from "./wait-text";

/** A wait ended without the target: timeout, cancelled run, or failed resource. */
export class WaitError extends Error {
  override name = "WaitError";
  constructor(
    message: string,
    /** The last row that the wait read, if any. */
    readonly row?: unknown,
    /** Whether the resource is missing, and whether this wait had seen it before. */
    readonly gone: false | "never seen" | "removed" = false,
  ) {
    // The status in the message comes from the cloud.
    super(foreignText(message));
  }
}

/** Pauses by elapsed time. Each is a multiple of the one before, so that the polls of many waits coincide. */
const PAUSES: readonly (readonly [elapsedMs: number, pauseMs: number])[] = [
  [3_000, 500],
  [10_000, 1_000],
  [40_000, 2_000],
  [160_000, 4_000],
  [Number.POSITIVE_INFINITY, 8_000],
];

const pauseAfter = (elapsedMs: number) => PAUSES.find(([limit]) => elapsedMs < limit)?.[1] ?? 8_000;

/** Near the usual duration, pauses are as short as at the start of a wait, except for its very first ones. */
const pauseNear = (elapsedMs: number, typicalMs: number | undefined) =>
  typicalMs === undefined
    ? pauseAfter(elapsedMs)
    : Math.min(pauseAfter(elapsedMs), pauseAfter(3_000 + Math.abs(elapsedMs - typicalMs)));

/**
 * Polls a resource until its status is a target, and shows its progress on the row.
 * @returns the last row; `undefined` if the resource is gone and the wait is for that
 * @throws WaitError if the resource has a failed status, disappears, or is not ready in time
 */
export function waitFor(spec: Resource, context: Context<object>, id: string, waiting: Waiting): Promise<unknown> {
  const goal = goalOf(waiting);
  return watched(
    "wait",
    `wait ${spec.type}`,
    () => ({ type: spec.type, id, goal }),
    (add) => poll(spec, context, id, waiting, (polls) => add({ polls })),
  );
}

async function poll(
  spec: Resource,
  context: Context<object>,
  id: string,
  waiting: Waiting,
  counted: (polls: number) => void,
): Promise<unknown> {
  const { clock, signal } = context;
  const began = clock.now();
  let row: unknown;
  let stay: Stay | undefined;
  let sight: Sight = { missed: 0 };
  for (let polls = 1; ; polls += 1) {
    counted(polls);
    const found = await look(spec, context, id, waiting.known);
    if (found === CANCELLED) throw new WaitError(`cancelled while ${statusText(spec, row)}`, row);
    row = found;
    const elapsed = clock.now() - began;
    sight = row === undefined ? { ...sight, missed: sight.missed + 1 } : { at: elapsed, missed: 0 };
    const isThere = arrived(spec, row, waiting, () => absence(id, waiting, elapsed, sight));
    const missing = isThere ? await orCancelled(() => missingOutputs(spec, context, row, waiting), signal) : [];
    if (missing === CANCELLED) throw new WaitError(`cancelled while ${statusText(spec, row)}`, row);
    if (isThere && missing.length === 0) {
      // The last report stays on the row.
      context.report(stateText(spec, row));
      return row;
    }
    stay =
      waiting.gone || row === undefined
        ? undefined
        : stayOf(stay, meaningIn(spec, row, waiting), stateText(spec, row), elapsed);
    if (stay && isOver(stay, elapsed, waiting.timeoutMs))
      throw new WaitError(strayText(spec, row, waiting, elapsed - stay.since), row);
    if (stay?.readings === TRUSTED_READINGS && isUnnamed(spec, row, waiting))
      context.warn(unnamedText(spec, row, waiting));
    context.report(progressText(spec, row, waiting, missing));
    if (elapsed >= waiting.timeoutMs) throw new WaitError(tooLong(spec, row, waiting, missing), row);
    // Pauses end at multiples of their length on the clock, so that the waits of many resources share one poll.
    const pause = pauseNear(elapsed, waiting.typicalMs);
    const beat = pause - (clock.now() % pause);
    await clock.sleep(Math.min(beat, waiting.timeoutMs - elapsed), signal).catch(() => undefined);
  }
}

/** One poll of a wait. */
const look = (spec: Resource, context: Context<object>, id: string, known: Properties) =>
  watched(
    "poll",
    `poll ${spec.type}`,
    () => ({ type: spec.type, id }),
    async (add) => {
      const found = await orCancelled(() => findTogether(spec, context, id, known, "now"), context.signal);
      if (found !== CANCELLED) add({ status: found === undefined ? "not found" : spec.status(found) });
      return found;
    },
  );

const CANCELLED = Symbol("cancelled");

/** The result of calls, or `CANCELLED` at once when the run is cancelled. Once it is, no call is made. */
async function orCancelled<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T | typeof CANCELLED> {
  if (signal.aborted) return CANCELLED;
  try {
    return await unlessAborted(ask(), signal);
  } catch (error) {
    if (signal.aborted) return CANCELLED;
    throw error;
  }
}

/** When a wait last saw the resource, and how many times in a row it has not found it since. */
interface Sight {
  at?: number;
  missed: number;
}

function arrived(spec: Resource, row: unknown, waiting: Waiting, absent: () => WaitError | undefined): boolean {
  if (row === undefined) {
    const error = waiting.gone ? undefined : absent();
    if (error) throw error;
    return waiting.gone === true;
  }
  if (waiting.gone) return false;
  const meaning = meaningIn(spec, row, waiting);
  if (meaning === "failed") throw new WaitError(`the cloud reports ${spec.status(row)}`, row);
  return meaning === "target";
}

/** How long after a wait saw a resource "not found" may mean "not yet visible everywhere", in milliseconds. */
const OUT_OF_SIGHT_MS = 5_000;

/** Why "not found" is the end of a wait; `undefined` where it may mean "not yet visible". */
function absence(id: string, { known, notFoundUntilMs = 0 }: Waiting, elapsed: number, { at, missed }: Sight) {
  const isNew = notFoundUntilMs > 0 || known[UNREADY] === true;
  const next = isNew ? "the next up creates a new one" : GONE_SINCE;
  if (at !== undefined && notFoundUntilMs > 0) {
    const isOver = missed >= TRUSTED_READINGS && elapsed - at >= OUT_OF_SIGHT_MS;
    return isOver
      ? new WaitError(`${id} was removed while it was being created; ${next}`, undefined, "removed")
      : undefined;
  }
  if (elapsed < notFoundUntilMs) return undefined;
  const found =
    notFoundUntilMs > 0 ? `is not found ${seconds(elapsed)} s after it was created` : "no longer exists in the cloud";
  return new WaitError(`${id} ${found}; ${next}`, undefined, at === undefined ? "never seen" : "removed");
}

/** What to do about a resource that is in the state and not in the cloud. */
export const GONE_SINCE = 'run "pulumi refresh", then "pulumi up" to create it again';

/** Names of the outputs that do not have the value that the wait needs. */
async function missingOutputs(
  spec: Resource,
  context: Context<object>,
  row: unknown,
  { gone, outputs = {}, known }: Waiting,
): Promise<string[]> {
  const wanted = Object.entries(outputs);
  if (gone || wanted.length === 0) return [];
  const live = await liveProperties(spec, context, row, known);
  const has = ([name, value]: [string, string]) =>
    value === ANY ? !isEmpty(live[name]) : live[name] !== undefined && String(live[name]) === value;
  return wanted.filter((one) => !has(one)).map(([name]) => name);
}

/** What a status means to this wait. With `anyStatus`, every status except a failed one is the target. */
function meaningIn(spec: Resource, row: unknown, waiting: Waiting): Meaning {
  const meaning = meaningOf(spec.status(row), waiting);
  return waiting.anyStatus && meaning !== "failed" ? "target" : meaning;
}
