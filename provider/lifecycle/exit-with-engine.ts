import { once } from "../transport/once";
import { engineGone, isAddress } from "./engine-client";

/**
 * Ends the process when nobody reads what it prints any more: the engine was killed. Pulumi's hosts report an error that
 * nobody catches by writing it, which would fail again, for ever.
 */
export const endWhenUnread = once(() => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(1));
});

/** A short run opens no connection for this. */
const SHORT_RUN_MS = 2_000;

/**
 * Ends the process when its engine is gone. The engine of a dynamic provider starts a shell that starts it, so that a killed
 * engine closes nothing that the process would notice: it would wait for requests for ever.
 */
export const endWithEngine = once(() => {
  // The host is started with the engine's address as its first argument.
  const [, , address] = process.argv;
  if (!isAddress(address)) return;
  setTimeout(() => void engineGone(address).then(() => process.exit(1)), SHORT_RUN_MS).unref();
});

/**
 * Calls back when the engine ends this process in order, after its last save of the state: it interrupts its providers
 * (on Windows it breaks them). A killed engine sends nothing, and SIGTERM may come from anybody.
 */
export function whenRunEnds(ended: () => void): void {
  // A second signal does not cut off what the first began.
  const first = once(ended);
  for (const signal of ["SIGINT", "SIGBREAK"] as const) process.on(signal, first);
}
