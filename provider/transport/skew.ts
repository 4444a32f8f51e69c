import type { Clock } from "./clock";

/** Clouds allow five minutes (Tencent) to half an hour (Baidu). A smaller difference, in milliseconds, is not worth a retry. */
const worthCorrecting = 30_000;

/** The difference between this machine's clock and each endpoint's, learned from the `Date` headers of responses. */
export class Skew {
  private readonly offsets = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Milliseconds by which the endpoint's clock is ahead of this machine's. */
  of(endpoint: string): number {
    return this.offsets.get(endpoint) ?? 0;
  }

  /**
   * Compares the response's date with the time in its request's signature. Simultaneous calls learn the same.
   * @param used the offset that the request was signed with
   * @returns true if they differ enough to sign again
   */
  learn(endpoint: string, date: string | undefined, used: number): boolean {
    const theirs = Date.parse(date ?? "");
    if (Number.isNaN(theirs)) return false;
    const offset = theirs - this.clock.now();
    if (Math.abs(offset - used) < worthCorrecting) return false;
    this.offsets.set(endpoint, offset);
    return true;
  }
}
