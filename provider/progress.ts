import { createRequire } from "node:module";
import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";

/**
 * Makes the function that shows what a resource is doing on its row of `pulumi up`: as an ephemeral message to the engine
 * for the resource's URN, or for the stack where that is not known. Progress that cannot be shown is no failure.
 * @param address the engine's, `host:port`; without it nothing is shown.
 */
export function reporterTo(address: string | undefined): (urn: unknown) => (status: string) => void {
  if (!address || !/^[\w.-]+:\d+$/.test(address)) return () => () => undefined;
  let client: EngineClient | undefined;
  return (urn) => (status) => {
    client ??= engineClient(address);
    const { LogRequest, LogSeverity } = require("@pulumi/pulumi/proto/engine_pb");
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setMessage(status);
    request.setEphemeral(true);
    if (typeof urn === "string") request.setUrn(urn);
    client.log(request, () => undefined);
  };
}

function engineClient(address: string): EngineClient {
  // Pulumi's own copy: its generated clients take no other's credentials.
  const grpc = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
  const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
  return new EngineClient(address, grpc.credentials.createInsecure());
}
