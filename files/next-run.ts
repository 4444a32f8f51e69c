/**
 * Work that is shared by those who ask for it. Whoever asks gets a run that begins after that: all who ask while one run is under way share
 * the next.
 * @returns asks for the work; its promise settles as the run does
 */
export function nextRun(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  const begin = () => {
    last = next as Promise<void>;
    next = undefined;
    return work();
  };
  return () => {
    next ??= last.then(begin, begin);
    return next;
  };
}
