import type { Clock } from "./clock";

/** Failures to connect, in a row and over all calls, after which an endpoint counts as down. */
const tolerated = 5;
/** How long nothing is tried then; after it one call tries, and the others go on failing until that one is through. */
const rest = 5_000;

interface Line {
  failures: number;
  /** No attempt before this time. */
  closedUntil: number;
  reason: string;
}

/**
 * Fails calls at once while an endpoint does not even accept connections, so that a run of 200 resources ends in seconds
 * instead of 200 times all attempts.
 */
export class Breaker {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly clock: Clock) {}

  /** Why the endpoint is not to be tried now; `undefined` when it is. */
  refusal(endpoint: string): string | undefined {
    const line = this.lines.get(endpoint);
    if (!line || line.failures < tolerated) return undefined;
    const now = this.clock.now();
    if (now < line.closedUntil) return `${line.reason}, ${line.failures} times in a row`;
    line.closedUntil = now + rest;
    return undefined;
  }

  /** The endpoint answered, whatever it said. */
  reached(endpoint: string): void {
    this.lines.delete(endpoint);
  }

  /** The endpoint could not be connected to. */
  missed(endpoint: string, reason: string): void {
    const failures = (this.lines.get(endpoint)?.failures ?? 0) + 1;
    this.lines.set(endpoint, { failures, reason, closedUntil: failures < tolerated ? 0 : this.clock.now() + rest });
  }
}
