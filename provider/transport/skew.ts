import type { Clock } from "../clock";

/** Clouds allow five minutes (Tencent) to half an hour (Baidu); less than this is not worth a repeat. */
const worthCorrecting = 30_000;

/** How far this machine's clock is off each endpoint's, learnt from the `Date` of their answers. */
export class Skew {
  private readonly offsets = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** The endpoint's time, as far as known, in milliseconds since 1970. */
  now(endpoint: string): number {
    return this.clock.now() + this.of(endpoint);
  }

  /** Milliseconds that the endpoint is ahead of this machine. */
  of(endpoint: string): number {
    return this.offsets.get(endpoint) ?? 0;
  }

  /**
   * Compares the answer's date with the time it was signed by.
   * @returns true when they differ enough to sign again
   */
  learn(endpoint: string, date: string | string[] | undefined): boolean {
    const theirs = typeof date === "string" ? Date.parse(date) : Number.NaN;
    if (Number.isNaN(theirs)) return false;
    const offset = theirs - this.clock.now();
    if (Math.abs(offset - this.of(endpoint)) < worthCorrecting) return false;
    this.offsets.set(endpoint, offset);
    return true;
  }
}
