import { watched } from "../observability/activity";
import { foreignText } from "../transport/foreign-text";
import { findTogether } from "./batch";
import type { Properties } from "./codec";
import { UNREADY } from "./internal-properties";
import { isEmpty } from "./normal-form";
import { liveProperties } from "./properties";
import type { Context, Resource } from "./spec";

/** Waiting ended without the target: the time was up, the run was cancelled, or the resource failed. */
export class WaitError extends Error {
  override name = "WaitError";
  constructor(
    message: string,
    /** The last row that was seen, if any. */
    readonly row?: unknown,
    /** Whether the resource is not there, and whether this wait had seen it. */
    readonly gone: false | "never seen" | "removed" = false,
  ) {
    // A status is the cloud's own word.
    super(foreignText(message));
  }
}

/** What one wait is for. */
export interface Waiting {
  /** What is known of the resource, for `find`. */
  known: Properties;
  target: readonly string[];
  /** Any state is the target that is not a failed one. */
  anyStatus?: boolean;
  /** Outputs that must have a value too: this one, or any for "*". */
  outputs?: Readonly<Record<string, string>>;
  pending?: readonly string[];
  failed?: readonly string[];
  timeoutMs: number;
  /** How long it usually takes. */
  typicalMs?: number;
  /** How the user sets a longer time: named in the message when the time is up. */
  setting: string;
  /** Until then "not found" means "not yet visible"; with `gone` it is the target itself. */
  notFoundUntilMs?: number;
  gone?: boolean;
}

/** How long to pause after so much waiting; each pause is a multiple of the one before, so that beats coincide. */
const PAUSES: readonly (readonly [elapsedMs: number, pauseMs: number])[] = [
  [3_000, 500],
  [10_000, 1_000],
  [40_000, 2_000],
  [160_000, 4_000],
  [Number.POSITIVE_INFINITY, 8_000],
];

const pauseAfter = (elapsedMs: number) => PAUSES.find(([limit]) => elapsedMs < limit)?.[1] ?? 8_000;

/** Around the usual time pauses are as short as when a wait has just begun, but for the very first ones. */
const pauseNear = (elapsedMs: number, typicalMs: number | undefined) =>
  typicalMs === undefined
    ? pauseAfter(elapsedMs)
    : Math.min(pauseAfter(elapsedMs), pauseAfter(3_000 + Math.abs(elapsedMs - typicalMs)));

/**
 * Polls a resource until its status is one of the targets, saying on its row how far it is.
 * @returns the last row; `undefined` when it is gone and that was wanted.
 * @throws WaitError when a failed status is seen, the resource vanishes, or the time is up.
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
  let unexpected = 0;
  let sight: Sight = { missed: 0 };
  for (let polls = 1; ; polls += 1) {
    counted(polls);
    const found = await look(spec, context, id, waiting.known);
    if (found === CANCELLED) throw new WaitError(`cancelled while ${statusText(spec, row)}`, row);
    row = found;
    const elapsed = clock.now() - began;
    sight = row === undefined ? { ...sight, missed: sight.missed + 1 } : { at: elapsed, missed: 0 };
    const isThere = arrived(spec, row, waiting, () => absence(id, waiting, elapsed, sight));
    const missing = isThere ? await orCancelled(missingOutputs(spec, context, row, waiting), signal) : [];
    if (missing === CANCELLED) throw new WaitError(`cancelled while ${statusText(spec, row)}`, row);
    if (isThere && missing.length === 0) {
      // What is said last stays on the row.
      context.report(stateText(spec, row));
      return row;
    }
    unexpected = !isThere && isUnexpected(spec, row, waiting) ? unexpected + 1 : 0;
    if (unexpected >= UNEXPECTED_READINGS) throw new WaitError(unexpectedText(spec, row, waiting), row);
    context.report(progressText(spec, row, waiting, missing));
    if (elapsed >= waiting.timeoutMs) throw new WaitError(tooLong(spec, row, waiting, missing), row);
    if (signal.aborted) throw new WaitError(`cancelled while ${statusText(spec, row)}`, row);
    // Waking on the clock's own beat, the waits of many resources share one poll.
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
      const found = await orCancelled(findTogether(spec, context, id, known, "now"), context.signal);
      if (found !== CANCELLED) add({ status: found === undefined ? "not found" : spec.status(found) });
      return found;
    },
  );

const CANCELLED = Symbol("cancelled");

/** What a call gives, or at once that the run was cancelled: a slow cloud does not hold up the end. */
async function orCancelled<T>(call: Promise<T>, signal: AbortSignal): Promise<T | typeof CANCELLED> {
  const race = new AbortController();
  const cancelled = new Promise<typeof CANCELLED>((resolve) => {
    signal.addEventListener("abort", () => resolve(CANCELLED), { signal: race.signal });
  });
  return Promise.race([call, cancelled]).finally(() => race.abort());
}

/** When a wait last saw the resource, and how often in a row it has not been found since. */
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
  const status = spec.status(row);
  if (waiting.target.includes(status)) return true;
  if (waiting.failed?.includes(status)) throw new WaitError(`the cloud reports ${status}`, row);
  return waiting.anyStatus === true;
}

/** How long after it was seen a resource that is not found may be one that is not visible everywhere yet. */
const OUT_OF_SIGHT_MS = 5_000;

/** Why "not found" is the end of a wait; `undefined` where it may mean "not yet visible". */
function absence(id: string, { known, notFoundUntilMs = 0 }: Waiting, elapsed: number, { at, missed }: Sight) {
  const isNew = notFoundUntilMs > 0 || known[UNREADY] === true;
  const next = isNew ? "the next up creates another" : GONE_SINCE;
  if (at !== undefined && notFoundUntilMs > 0) {
    const isOver = missed >= UNEXPECTED_READINGS && elapsed - at >= OUT_OF_SIGHT_MS;
    return isOver ? new WaitError(`${id} was removed while it was created; ${next}`, undefined, "removed") : undefined;
  }
  if (elapsed < notFoundUntilMs) return undefined;
  const found =
    notFoundUntilMs > 0 ? `is not found ${seconds(elapsed)} s after it was created` : "is gone from the cloud";
  return new WaitError(`${id} ${found}; ${next}`, undefined, at === undefined ? "never seen" : "removed");
}

/** What to do about a resource that a state has and the cloud has not. */
export const GONE_SINCE = 'run "pulumi refresh", and the next "pulumi up" makes it again';

const seconds = (ms: number) => Math.round(ms / 1000);

/** Names of the outputs that do not have the value that is waited for. */
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

const ANY = "*";

/** A cloud that is only eventually consistent may return a state of before: so often in a row it is none. */
const UNEXPECTED_READINGS = 3;

function isUnexpected(spec: Resource, row: unknown, { gone, pending }: Waiting): boolean {
  return row !== undefined && !gone && pending !== undefined && !pending.includes(spec.status(row));
}

const unexpectedText = (spec: Resource, row: unknown, { target }: Waiting) =>
  `the cloud reports ${spec.status(row) || "no status"}, which does not lead to ${target.join(" or ")}`;

function tooLong(spec: Resource, row: unknown, waiting: Waiting, missing: readonly string[]): string {
  const lacks =
    missing.length > 0 ? `${statusText(spec, row)}, ${outputsText(missing, waiting)},` : statusText(spec, row);
  return `${lacks} after ${seconds(waiting.timeoutMs)} s; set ${waiting.setting} to wait longer`;
}

function statusText(spec: Resource, row: unknown): string {
  return row === undefined ? "still not found" : `still ${spec.status(row) || "without a status"}`;
}

function progressText(spec: Resource, row: unknown, waiting: Waiting, missing: readonly string[]): string {
  const state = row === undefined ? "not visible yet" : stateText(spec, row);
  const goal = missing.length > 0 ? missing.join(", ") : goalOf(waiting);
  return `${state}; waiting for ${goal}${usualText(waiting)}`;
}

const goalOf = ({ gone, anyStatus, target }: Waiting) =>
  gone ? "deletion" : anyStatus ? "creation" : target.join(" or ");

const usualText = ({ typicalMs }: Waiting) =>
  typicalMs === undefined ? "" : `, usually ${Math.max(1, Math.round(typicalMs / 60_000))} min`;

/** Which outputs a wait lacks, as its timeout says it. */
const outputsText = (missing: readonly string[], { outputs = {} }: Waiting) =>
  missing.map((name) => (outputs[name] === ANY ? `without ${name}` : `${name} not ${outputs[name]}`)).join(", ");

function stateText(spec: Resource, row: unknown): string {
  if (row === undefined) return "gone";
  return [spec.status(row), progressOf(spec, row)].filter(Boolean).join(", ");
}

/** The status decides; a field of another type than documented only keeps the rest from being shown. */
function progressOf(spec: Resource, row: unknown): string | undefined {
  try {
    return spec.progress?.(row);
  } catch {
    return undefined;
  }
}
