import { subscribe } from "node:diagnostics_channel";
import { once } from "./memoize";

/** The target of a connection, as undici names it. */
export interface Server {
  /** For example `https:`. */
  protocol: string;
  /** With its port, unless that is the protocol's default. */
  host: string;
}

const servers = new WeakMap<object, Server>();

/** Starts to remember failures of connections that were never made, TLS included, with their servers. */
export const watchConnections = once(() =>
  subscribe("undici:client:connectError", (message) => {
    const { error, connectParams } = message as { error: Error; connectParams: Server };
    // A tunnel fails because its proxy cannot be reached: the first server counts.
    if (!servers.has(error)) servers.set(error, connectParams);
  }),
);

/** The server that could not be connected to, so that nothing was sent. `undefined` if the connection was made before it failed. */
export const unconnectedServer = (failure: unknown): Server | undefined =>
  failure instanceof Error ? (unconnectedServer(failure.cause) ?? servers.get(failure)) : undefined;
