/** Smaller steps back, in milliseconds, are corrections of a second clock that runs at another speed. */
const STEP_MS = 1_000;

/**
 * A time that follows the machine's but never goes back. If the machine's is set back, this goes on from where it was until the machine's
 * is set forward again: no wait, timeout or rate limit becomes longer. Signatures are corrected by the cloud's time if they must be.
 * @param machine the machine's time, in milliseconds since 1970
 * @param elapsed milliseconds since any moment, by a clock that nobody sets
 */
export function steadyTime(machine: () => number, elapsed: () => number): () => number {
  let ahead = 0;
  let last = { machine: machine(), elapsed: elapsed(), now: Number.NEGATIVE_INFINITY };
  return () => {
    const at = { machine: machine(), elapsed: elapsed() };
    const step = at.machine - last.machine - (at.elapsed - last.elapsed);
    if (Math.abs(step) >= STEP_MS) ahead = Math.max(0, ahead - step);
    last = { ...at, now: Math.max(last.now, at.machine + ahead) };
    return last.now;
  };
}
