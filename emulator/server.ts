import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { addressOf, isLoopback } from "../words/loopback";
import { createClock, type Timer } from "./clock";
import { type ConfiguredCredentials, ensureCredentials, kinds } from "./clouds";
import { createControl } from "./control";
import type { Edition } from "./edition";
import { createFaults } from "./faults";
import { urlFor } from "./guard";
import { nextChance } from "./ids";
import { startApiServer } from "./kubernetes/server";
import { createLifecycle, type Pace } from "./lifecycle";
import type { Personality } from "./personality";
import type { OtherReadings } from "./readings";
import { createRequestLog } from "./requests";
import { serveCall } from "./serve";
import { openStore, type Store } from "./store";
import { serveTerminal } from "./terminal";
import { createThrottle } from "./throttle";
import { createWatch } from "./watch";
import type { World } from "./world";

export interface EmulatorOptions {
  /** 0 picks a free one. @default 0 */
  readonly port?: number;
  /** Port of the clusters' API servers; 0 picks a free one. @default 0 */
  readonly kubernetesPort?: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
  /** Required for a host that is not a loopback address, because callers of the admin API can read the emulator's keys. */
  readonly allowNonLoopback?: boolean;
  /** State file; without one, the state is only in memory. */
  readonly stateFile?: string;
  /** Seed of IDs and keys. @default "container-clouds" */
  readonly seed?: string;
  /** Pace of changes without a rule. @default two reads */
  readonly pace?: Pace;
  /** Whether to apply the documented rate limits. @default true */
  readonly throttle?: boolean;
  /** Whether to check every response against the contract. @default false */
  readonly checkAnswers?: boolean;
  /** @default "documented" */
  readonly personality?: Personality;
  /** Which TKE to play. @default "private" */
  readonly edition?: Edition;
  /** Readings of the documents of which to play the second; none by default. */
  readonly readings?: OtherReadings;
  /** The machine's time in milliseconds. @default Date.now */
  readonly machineTime?: () => number;
  /** The machine's timer. @default setTimeout */
  readonly machineTimer?: Timer;
}

export interface Emulator {
  /** Base URL of every service, without a trailing slash. */
  readonly url: string;
  readonly credentials: ConfiguredCredentials;
  /** Saves the state and closes every connection. */
  close(): Promise<void>;
}

/** More than the 32 KB that the clouds allow in a GET, so that the clouds refuse larger ones and not Node. */
const MAX_HEADER_BYTES = 256 * 1024;

/**
 * Starts the emulator in this process.
 * @throws Error if the host is not loopback and that was not allowed, if the port is in use, or if the state file is invalid or cannot be
 * written
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host: asked = "127.0.0.1" } = options;
  const host = addressOf(asked);
  if (!isLoopback(host) && options.allowNonLoopback !== true)
    throw new Error(
      `--host ${JSON.stringify(asked)} is not a loopback address; to serve the network anyway, add --allow-non-loopback`,
    );

  const { world, store } = openWorld(options);
  const credentials = ensureCredentials(store.state);
  // Reports a state file that cannot be written before anything listens.
  store.save();

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route(
    "/_emulator",
    createControl(world, {
      touch: store.touch,
      access: () => ({ url: urlOf(host, server), credentials: ensureCredentials(store.state) }),
      reset: () => {
        store.reset();
        ensureCredentials(store.state);
        for (const part of [world.clock, world.lifecycle, world.throttle]) part.reset();
        for (const part of [world.faults, world.log]) part.clear();
      },
    }),
  );
  // For browsers at the address itself. Calls of the clouds' APIs there are signed or have a query.
  app.get("/", async (c, next) => {
    const isPage = c.req.header("accept")?.includes("text/html") && new URL(c.req.url).search === "";
    return isPage && c.req.header("authorization") === undefined ? c.redirect("/_emulator/console/", 302) : next();
  });
  const served = new WeakSet<object>();
  app.all("*", async (c) => {
    served.add(c.env.outgoing);
    await serveCall(world, c.env.incoming, c.env.outgoing);
    store.touch();
    world.watch.changed();
    return RESPONSE_ALREADY_SENT;
  });

  // For HEAD, Hono makes a new response, which would overwrite the cloud's.
  const fetch: Parameters<typeof createAdaptorServer>[0]["fetch"] = async (request, env) => {
    const response = await app.fetch(request, env as HttpBindings);
    return served.has(env.outgoing) ? RESPONSE_ALREADY_SENT : response;
  };
  const server = createAdaptorServer({ fetch, serverOptions: { maxHeaderSize: MAX_HEADER_BYTES } });
  server.prependListener("request", (incoming: IncomingMessage) => {
    incoming.url = urlFor(incoming);
  });
  const terminals = new Set<Duplex>();
  server.on("upgrade", (request, socket) => {
    terminals.add(socket.once("close", () => terminals.delete(socket)));
    serveTerminal(world, request, socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const apiServer = await startApiServer(world, host, options.kubernetesPort ?? 0, store.touch).catch((error) => {
    server.close();
    throw error;
  });
  return {
    url: urlOf(host, server),
    credentials,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
        for (const terminal of terminals) terminal.destroy();
      });
      await new Promise<void>((resolve) => {
        apiServer.close(() => resolve());
        apiServer.closeAllConnections();
      });
      store.save();
    },
  };
}

function urlOf(host: string, server: { address(): AddressInfo | string | null }): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The clouds without their server: resources, clock and faults. */
export function openWorld(options: EmulatorOptions = {}): { world: World; store: Store } {
  const store = openStore(options.stateFile, options.seed ?? "container-clouds");
  const clock = createClock(options.machineTime, options.machineTimer);
  const world: World = {
    get state() {
      return store.state;
    },
    kinds,
    clock,
    lifecycle: createLifecycle(options.pace ?? { reads: 2 }),
    faults: createFaults(() => nextChance(store.state, "fault")),
    throttle: createThrottle(clock, options.throttle ?? true),
    log: createRequestLog(),
    watch: createWatch(),
    apiServer: { address: "" },
    open: options.allowNonLoopback === true,
    checkAnswers: options.checkAnswers ?? false,
    personality: options.personality ?? "documented",
    edition: options.edition ?? "private",
    otherReadings: options.readings ?? new Set(),
  };
  return { world, store };
}
