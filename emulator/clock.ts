import { steadyTime } from "../files/steady-time";

/**
 * Two clocks that tests can move.
 * `now` is the time of the clouds' resources: life cycles, creation times, expiry of temporary keys, rate limits. It does not go back when
 * the machine's clock is set back, so that no change takes longer.
 * `server` is the time for signatures and the Date header: the machine's time plus a skew. Clients sign with the machine's time, so
 * advancing `now` by an hour must not make every signature an hour old.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since 1970. */
  server(): number;
  /** Advances the time of the clouds' resources. @throws RangeError if the result is later than any date */
  advance(seconds: number): void;
  /** Sets by how many seconds the clouds' clock is ahead of the machine's; negative is behind. */
  skew(seconds: number): void;
  /** Milliseconds since any moment, by a clock that nobody sets and tests do not move: it shows how long the emulator has run. */
  elapsed(): number;
  /** Calls a function after a time on the machine's clock. The emulator has no other way to wait. */
  readonly after: Timer;
  /** `now` as ISO 8601 UTC in whole seconds. */
  iso(): string;
  /** How far both clocks were moved, in milliseconds. */
  moved(): readonly [advanced: number, skewed: number];
  reset(): void;
}

/**
 * Calls a function after a number of milliseconds. A waiting timer does not keep the process alive.
 * @returns a function that cancels the timer
 */
export type Timer = (milliseconds: number, call: () => void) => () => void;

const machineTimer: Timer = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds).unref();
  return () => clearTimeout(timer);
};

/** Largest move: ten years, so that dates of the clouds' resources stay plausible. */
export const LONGEST_SECONDS = 10 * 366 * 24 * 3600;

/** The last millisecond whose year has four digits. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * @param machine the machine's time in milliseconds
 * @param after the machine's timer; tests pass their own clock and timer
 * @param elapsed milliseconds since any moment, by a clock that nobody sets; without it, a time that a test passes is taken as it is
 */
export function createClock(
  machine: () => number = Date.now,
  after: Timer = machineTimer,
  elapsed: () => number = machine === Date.now ? () => performance.now() : machine,
): Clock {
  let advanced = 0;
  let skewed = 0;
  const steady = steadyTime(machine, elapsed);
  const now = () => steady() + advanced;
  return {
    now,
    server: () => machine() + skewed,
    elapsed,
    after,
    advance: (seconds) => {
      if (!(now() + seconds * 1000 <= LATEST))
        throw new RangeError("advanceSeconds: the clock would pass the year 9999");
      advanced += seconds * 1000;
    },
    skew: (seconds) => {
      skewed = seconds * 1000;
    },
    iso: () => isoSeconds(now()),
    moved: () => [advanced, skewed],
    reset: () => {
      advanced = 0;
      skewed = 0;
    },
  };
}

/** `2026-01-02T03:04:05Z`. */
export function isoSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
