const DURATION = /^\+?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|[µμ]s|ms|s|m|h))+$/;
const UNIT_MS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** A duration such as "90s", "20m" or "1h30m", as Go and Pulumi write it, in milliseconds; `undefined` if it is not one, or negative. */
export function milliseconds(duration: string): number | undefined {
  if (!DURATION.test(duration)) return undefined;
  const counts = duration.split(/[a-zµμ]+/).map(Number);
  const units = duration.split(/[+\d.]+/).slice(1);
  return units.reduce((sum, unit, part) => sum + (counts[part] ?? 0) * (UNIT_MS[unit] ?? 0), 0);
}

/** What a setting or input with another value must be. */
export const DURATION_TEXT = 'must be a duration such as "90s", "20m" or "1h"';
