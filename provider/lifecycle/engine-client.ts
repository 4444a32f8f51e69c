import { createRequire } from "node:module";
import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";

/** Whether a string is an address in the form that the engine passes to providers: `host:port`. */
export const isAddress = (text: string | undefined): text is string => /^[\w.[\]-]+:\d+$/.test(text ?? "");

/** Pulumi's own copy of gRPC, because its generated clients accept no credentials of another copy. */
const pulumiGrpc = () =>
  createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js") as typeof import("@grpc/grpc-js");

/** A client for the engine. */
export function engineClient(address: string): EngineClient {
  const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
  return new EngineClient(address, pulumiGrpc().credentials.createInsecure());
}

/** Timeouts for the first connection to the engine and for later ones, after which the engine counts as gone. */
const FIRST_MS = 10_000;
const AGAIN_MS = 2_000;

/** Resolves once nothing listens at the engine's address any more. */
export async function engineGone(address: string): Promise<void> {
  const client = engineClient(address);
  const channel = client.getChannel();
  const { READY } = pulumiGrpc().connectivityState;
  for (let limit = FIRST_MS; await isReachable(client, limit); limit = AGAIN_MS) {
    await new Promise<void>((changed) => channel.watchConnectivityState(READY, Infinity, () => changed()));
  }
  client.close();
}

/** Whether the engine or its monitor responds at an address. */
export async function isThere(address: string): Promise<boolean> {
  const client = engineClient(address);
  const there = await isReachable(client, AGAIN_MS);
  client.close();
  return there;
}

function isReachable(client: EngineClient, limitMs: number): Promise<boolean> {
  return new Promise((answer) => client.waitForReady(Date.now() + limitMs, (error) => answer(!error)));
}
