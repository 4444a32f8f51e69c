import { once } from "../memoize";

/** The type of an activity: an operation on a resource contains waits and calls, a wait contains polls, and polls contain calls. */
export type ActivityKind = "operation" | "wait" | "poll" | "call";

/** Facts about an activity, by name; more are added until its end. No value may contain a secret. */
export type Facts = Record<string, string | number | boolean | undefined>;

/** Something that takes time and that the user may want to see. */
export interface Activity {
  kind: ActivityKind;
  /** Short, and with few different values: `create tke:Cluster`, `tke.CreateCluster`. */
  name: string;
  facts: Facts;
  /** Duration in milliseconds; set at the end. */
  ms?: number;
  /** The code of its failure; set at the end. */
  error?: string;
}

/** Observes activities: a log, traces, a summary. */
export interface Watcher {
  /** Runs an activity, whose `ms` and `error` are set when this settles. */
  during<T>(activity: Activity, run: () => Promise<T>): Promise<T>;
}

const watchers: Watcher[] = [];

/** Adds a watcher for all later activities of this process. @returns a function that removes it */
export function addWatcher(watcher: Watcher): () => void {
  watchers.push(watcher);
  return () => void watchers.splice(watchers.indexOf(watcher), 1);
}

/** A watcher that only sees finished activities. */
export const atEnd = (ended: (activity: Activity) => void): Watcher => ({
  during: (activity, run) => run().finally(() => ended(activity)),
});

const nobody = () => {};

/**
 * Runs something that watchers observe. Without watchers it costs one comparison.
 * @param run gets a function that adds facts
 */
export function watched<T>(
  kind: ActivityKind,
  name: string,
  facts: () => Facts,
  run: (add: (more: Facts) => void) => Promise<T>,
): Promise<T> {
  if (watchers.length === 0) return run(nobody);
  const activity: Activity = { kind, name, facts: facts() };
  const timed = () => timedRun(activity, () => run((more) => void Object.assign(activity.facts, more)));
  return watchers.reduceRight<() => Promise<T>>((inner, watcher) => () => watcher.during(activity, inner), timed)();
}

async function timedRun<T>(activity: Activity, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await run();
  } catch (error) {
    activity.error = codeOf(error);
    throw error;
  } finally {
    activity.ms = performance.now() - began;
  }
}

/** The vendor's code, or the error's name. Not its message, which may quote what the program marks as secret. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}

const endings: (() => Promise<void>)[] = [];

/** Registers something to send before the process ends; the last registered is sent first. */
export const beforeEnd = (send: () => Promise<void>): void => void endings.unshift(send);

/** Timeout for sending at the end, in milliseconds, because engines kill their providers after 5 s. */
const LAST_MS = 3_000;

/** Sends what watchers still hold. Never fails, and resolves at once if there is nothing. */
export const flushWatchers = once(async (): Promise<void> => {
  if (endings.length === 0) return;
  const late = new Promise<void>((resolve) => setTimeout(resolve, LAST_MS).unref());
  await Promise.race([Promise.allSettled(endings.map((send) => send())), late]);
});
