import type { Clock } from "./clock";

/** Consecutive connection failures, over all calls, after which an endpoint counts as down. */
const tolerated = 5;
/** How long no call is tried then, in milliseconds. After that one call tries, and the others keep failing until it succeeds. */
const rest = 5_000;

interface Line {
  failures: number;
  /** Time of the next attempt. */
  closedUntil: number;
  reason: string;
}

/**
 * Fails calls at once while an endpoint does not even accept connections, so that a run of 200 resources ends in seconds rather than after
 * all attempts of each.
 */
export class Breaker {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly clock: Clock) {}

  /** Why the endpoint must not be tried now; `undefined` if it may be. */
  refusal(endpoint: string): string | undefined {
    const line = this.lines.get(endpoint);
    if (!line || line.failures < tolerated) return undefined;
    const now = this.clock.now();
    if (now < line.closedUntil) return `${line.reason}, ${line.failures} times in a row`;
    line.closedUntil = now + rest;
    return undefined;
  }

  /** The endpoint responded, with success or failure. */
  reached(endpoint: string): void {
    this.lines.delete(endpoint);
  }

  /** The connection to the endpoint failed. */
  missed(endpoint: string, reason: string): void {
    const failures = (this.lines.get(endpoint)?.failures ?? 0) + 1;
    this.lines.set(endpoint, { failures, reason, closedUntil: failures < tolerated ? 0 : this.clock.now() + rest });
  }
}
