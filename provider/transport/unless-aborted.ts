import { endedBy } from "./errors";

/** The promise's value. Rejects as soon as the signal is aborted, with its reason as the cause. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(endedBy(signal.reason, false));
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  return Promise.race([aborted, promise]).finally(() => signal.removeEventListener("abort", stop));
}
