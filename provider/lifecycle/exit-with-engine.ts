import { once } from "../transport/once";

/**
 * Ends the process when nobody reads what it prints any more: the engine was killed. Pulumi's hosts report an error that
 * nobody catches by writing it, which would fail again, for ever.
 */
export const endWhenUnread = once(() => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(1));
});
