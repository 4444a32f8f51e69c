import { setTimeout as wait } from "node:timers/promises";
import { steadyTime } from "../../files/steady-time";

/** The only source of time. Code that waits, retries, limits or signs gets one, so that tests can pass a simulated clock. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: steadyTime(
    () => Date.now(),
    () => performance.now(),
  ),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await wait(ms, undefined, signal ? { signal } : {});
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause;
    }
  },
};
