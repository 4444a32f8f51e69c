import { setTimeout as sleep } from "node:timers/promises";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { engineGone } from "../lifecycle/engine-client";
import { endWhenUnread, whenRunEnds } from "../lifecycle/exit-with-engine";
import type { Components } from "./components";
import { grpc } from "./protocol";
import { createPlugin } from "./service";

/** Largest message in bytes, as in Pulumi's SDKs: a message may contain a whole state. */
const LONGEST_MESSAGE = 400 * 1024 * 1024;

/** How long requests in progress may take to end after they are cancelled, in milliseconds. */
const GRACE_MS = 5_000;

/** How long idle connections may take to close, in milliseconds, because Node's HTTP/2 waits for a peer that is gone. */
const CLOSING_MS = 200;

/**
 * Serves the plugin on a free port of this machine and prints the port as its first line, where the engine reads it.
 * @param components the components that the plugin makes besides the resources, by type token
 * @param engine address of the engine, `host:port`
 * @returns when the engine is gone, or has ended this process and all requests have ended
 */
export async function serve(components: Components, engine: string | undefined): Promise<void> {
  const { service, cancel, runEnded, idle } = createPlugin(components, engine);
  const server = new grpc.Server({
    "grpc.max_receive_message_length": LONGEST_MESSAGE,
    "grpc.max_send_message_length": LONGEST_MESSAGE,
  });
  server.addService(ResourceProviderService as never, service);
  const port = await new Promise<number>((ready, failed) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error ? failed(error) : ready(bound)));
  });
  console.log(port);
  endWhenUnread();
  const ended = new Promise<void>((resolve) => {
    process.on("SIGTERM", resolve);
    whenRunEnds(() => {
      runEnded();
      resolve();
    });
  });
  await Promise.race([ended, ...(engine ? [engineGone(engine)] : [])]);
  cancel();
  const closed = new Promise<void>((ended) => server.tryShutdown(() => ended()));
  await Promise.race([idle(), sleep(GRACE_MS)]);
  // The engine gives all plugins together five seconds to end, so one that waits for a connection takes time from the others.
  await Promise.race([closed, sleep(CLOSING_MS)]);
}
