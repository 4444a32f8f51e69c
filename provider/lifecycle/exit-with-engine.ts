import { once } from "../transport/memoize";
import { engineGone, isAddress } from "./engine-client";

/**
 * Ends the process when its output pipe is closed, because the engine was killed. Pulumi's hosts report an uncaught error by writing it,
 * which would fail again, endlessly.
 */
export const endWhenUnread = once(() => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(1));
});

/** Shorter runs do not connect to the engine for this. */
const SHORT_RUN_MS = 2_000;

/**
 * Ends the process when its engine is gone. The engine of a dynamic provider starts a shell that starts this process, so a killed engine
 * closes nothing that the process would notice, and it would wait for requests forever.
 */
export const endWithEngine = once(() => {
  // The first argument of the host is the engine's address.
  const [, , address] = process.argv;
  if (!isAddress(address)) return;
  setTimeout(() => void engineGone(address).then(() => process.exit(1)), SHORT_RUN_MS).unref();
});

/**
 * Calls back when the engine ends this process after its last save of the state: it interrupts its providers (on Windows, with Ctrl-Break).
 * A killed engine sends nothing, and SIGTERM may come from any process.
 */
export function whenRunEnds(ended: () => void): void {
  // A second signal must not interrupt the callback of the first.
  const first = once(ended);
  for (const signal of ["SIGINT", "SIGBREAK"] as const) process.on(signal, first);
}
