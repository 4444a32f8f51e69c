import { AsyncLocalStorage } from "node:async_hooks";

const ofOperation = new AsyncLocalStorage<AbortSignal>();

/**
 * Runs an operation whose calls end as soon as the signal is aborted, whether they wait for their turn, for the next attempt or for a
 * response. Later calls fail without being sent.
 */
export const endingWith = <T>(signal: AbortSignal, run: () => T): T => ofOperation.run(signal, run);

/** The signal of the operation that makes the call; `undefined` if nothing can cancel it. */
export const signalOfOperation = (): AbortSignal | undefined => ofOperation.getStore();
