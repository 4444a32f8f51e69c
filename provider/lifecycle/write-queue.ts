import { unlessAborted } from "../transport/unless-aborted";

/** By account, the last write that was started to each resource that the cloud changes by one write at a time. */
const queuesOf = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs a write after all earlier writes with the same key have ended. Writes with different keys do not wait for each other. The turn ends
 * when the cloud has accepted the call, or has finally refused it.
 * @param account the account's clients; the same key in another account is a different resource
 * @throws the signal's reason as soon as it is aborted, also while the write waits for its turn
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
  // If a waiting caller gives up, the next one must still wait for those before it.
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
