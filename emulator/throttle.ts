import type { Clock } from "./clock";

export interface Throttle {
  /** Counts one call and returns whether it is within `perSecond` for this key in the current second. */
  allow(key: string, perSecond: number): boolean;
  reset(): void;
}

/**
 * The documented rate limits. The manuals do not say what they count by; here it is account, region and action, in whole seconds.
 */
export function createThrottle(clock: Clock, enabled: boolean): Throttle {
  let second = 0;
  let counts = new Map<string, number>();
  return {
    allow: (key, perSecond) => {
      if (!enabled) return true;
      const current = Math.floor(clock.now() / 1000);
      if (current !== second) {
        second = current;
        counts = new Map();
      }
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= perSecond;
    },
    reset: () => counts.clear(),
  };
}
