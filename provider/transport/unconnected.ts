import { subscribe } from "node:diagnostics_channel";
import { once } from "./once";

/** Where a connection was to go, as undici names it. */
export interface Server {
  /** Such as `https:`. */
  protocol: string;
  /** With its port, unless that is the protocol's own. */
  host: string;
}

const servers = new WeakMap<object, Server>();

/** Notes from now on which failures are of a connection that was never made, TLS included, and to which server. */
export const watchConnections = once(() =>
  subscribe("undici:client:connectError", (message) => {
    const { error, connectParams } = message as { error: Error; connectParams: Server };
    // A tunnel fails by the failure to reach its proxy: the first server counts.
    if (!servers.has(error)) servers.set(error, connectParams);
  }),
);

/** The server that could not be connected to: nothing was sent to it. `undefined` for a failure of a connection that was made. */
export const unconnectedServer = (failure: unknown): Server | undefined =>
  failure instanceof Error ? (unconnectedServer(failure.cause) ?? servers.get(failure)) : undefined;
