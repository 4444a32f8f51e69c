import { once } from "../once";

/** What an activity is: an operation on a resource holds waits and calls, a wait holds polls, and these hold calls. */
export type ActivityKind = "operation" | "wait" | "poll" | "call";

/** What is known of an activity, by name; it grows until the end. No value may hold a secret. */
export type Facts = Record<string, string | number | boolean | undefined>;

/** Something that takes time and that the user may want to see. */
export interface Activity {
  kind: ActivityKind;
  /** Short and of few different values: `create tke:Cluster`, `tke.CreateCluster`. */
  name: string;
  facts: Facts;
  /** Milliseconds it took; set at its end. */
  ms?: number;
  /** The code of its failure; set at its end. */
  error?: string;
}

/** Sees activities: a log, traces, a summary. */
export interface Watcher {
  /** Runs an activity, which has its `ms` and `error` when this settles. */
  during<T>(activity: Activity, run: () => Promise<T>): Promise<T>;
}

const watchers: Watcher[] = [];

/** From now on the watcher sees every activity of this process. @returns what ends that */
export function addWatcher(watcher: Watcher): () => void {
  watchers.push(watcher);
  return () => void watchers.splice(watchers.indexOf(watcher), 1);
}

/** A watcher that only looks at what is over. */
export const atEnd = (ended: (activity: Activity) => void): Watcher => ({
  during: (activity, run) => run().finally(() => ended(activity)),
});

const nobody = () => {};

/**
 * Runs something that watchers see. Where there is none it costs a comparison.
 * @param run gets a function to add what becomes known on the way
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

/** The vendor's code, or the error's name. Messages may quote what the program says is secret. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}

const endings: (() => Promise<void>)[] = [];

/** What is to be sent before the process ends; what was asked for last is sent first. */
export const beforeEnd = (send: () => Promise<void>): void => void endings.unshift(send);

/** Timeout of what is sent at the end; engines kill their providers after 5 s. */
const LAST_MS = 3_000;

/** Sends what watchers hold back; never fails, and resolves at once where there is nothing. */
export const flushWatchers = once(async (): Promise<void> => {
  if (endings.length === 0) return;
  const late = new Promise<void>((resolve) => setTimeout(resolve, LAST_MS).unref());
  await Promise.race([Promise.allSettled(endings.map((send) => send())), late]);
});
