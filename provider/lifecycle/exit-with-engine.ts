import { once } from "../transport/once";

/**
 * Ends the process when nobody reads what it prints any more: the engine was killed. Pulumi's hosts report an error that
 * nobody catches by writing it, which would fail again, for ever.
 */
export const endWhenUnread = once(() => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(1));
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
