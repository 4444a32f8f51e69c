import type { Clock } from "../../provider/transport/clock";

/** A clock that stands still until somebody sleeps: then it moves on to the earliest waking time, without any waiting. */
export interface MovedClock extends Clock {
  /** Milliseconds of every sleep, in the order of asking. */
  readonly sleeps: number[];
  /** Moves on by itself, as time does between two calls. */
  advance(ms: number): void;
}

/** Starts a {@link MovedClock}. @param start milliseconds since 1970 */
export function movedClock(start = Date.parse("2026-11-22T08:00:00Z")): MovedClock {
  let now = start;
  let waiting: { at: number; wake: () => void }[] = [];
  const wakeEarliest = () => {
    const [first] = waiting.sort((one, other) => one.at - other.at);
    if (!first) return;
    waiting = waiting.filter((one) => one !== first);
    now = Math.max(now, first.at);
    first.wake();
    if (waiting.length > 0) setImmediate(wakeEarliest);
  };
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    advance(ms) {
      now += ms;
    },
    sleep(ms, signal) {
      sleeps.push(ms);
      return new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { at: now + ms, wake: resolve };
        signal?.addEventListener("abort", () => {
          waiting = waiting.filter((one) => one !== sleeper);
          reject(signal.reason);
        });
        waiting.push(sleeper);
        if (waiting.length === 1) setImmediate(wakeEarliest);
      });
    },
  };
}
