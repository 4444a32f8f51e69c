/** How long one run lives: to its end, or to the step at which it crashes. */
export interface RunLife {
  lives(): boolean;
  /** One more thing happens. Never comes back from the step of the crash, nor from any later one. */
  step(): Promise<void>;
  /** Resolves when the run has crashed. */
  readonly ended: Promise<undefined>;
}

/** @param crash steps until the crash; without it the run comes to its end */
export function startLife(crash: number | undefined): RunLife {
  let left = crash ?? Number.POSITIVE_INFINITY;
  let end: () => void = () => undefined;
  const ended = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
  });
  return {
    lives: () => left > 0,
    step: () => {
      left -= 1;
      if (left > 0) return Promise.resolve();
      end();
      return new Promise(() => undefined);
    },
    ended,
  };
}

/** Numbers from 0 up to 1 that follow from a seed (the generator mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
