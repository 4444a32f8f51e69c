/** By account, for each thing that the cloud lets one write at a time change: settles when the last write that was begun has ended. */
const queuesOf = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs a write when those to the same thing that were begun before it have ended; writes to different things do not wait
 * for each other. The turn is over when the cloud has taken the call, or refused it for good.
 * @param account its clients; the same key in another account is another thing
 * @throws the signal's reason as soon as it is aborted, also while it waits for its turn.
 */
export async function inTurn<T>(
  account: object,
  key: string,
  signal: AbortSignal,
  write: () => Promise<T>,
): Promise<T> {
  const queues = queuesOf.get(account) ?? new Map<string, Promise<unknown>>();
  queuesOf.set(account, queues);
  const earlier = queues.get(key);
  const { promise: own, resolve: end } = Promise.withResolvers<void>();
  // A caller that gives up while it waits does not let the next one pass those before it.
  const last = Promise.all([earlier, own]);
  queues.set(key, last);
  try {
    if (earlier !== undefined) await unlessAborted(earlier, signal);
    return await write();
  } finally {
    end();
    if (queues.get(key) === last) queues.delete(key);
  }
}

/** What a promise gives, or at once the signal's reason. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop);
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener("abort", stop));
}
