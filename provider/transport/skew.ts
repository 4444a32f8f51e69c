import type { Clock } from "./clock";

/** Clouds allow five minutes (Tencent) to half an hour (Baidu); less than this is not worth a repeat. */
const worthCorrecting = 30_000;

/** How far this machine's clock is off each endpoint's, learnt from the `Date` of their answers. */
export class Skew {
  private readonly offsets = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Milliseconds that the endpoint is ahead of this machine. */
  of(endpoint: string): number {
    return this.offsets.get(endpoint) ?? 0;
  }

  /**
   * Compares the answer's date with the time that its request was signed by. Calls that run at the same time learn the same.
   * @param used the offset that the request was signed with
   * @returns true when they differ enough to sign again
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
