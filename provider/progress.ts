import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";

/**
 * A function that shows what a resource is doing on its row of `pulumi up`. Pulumi's dynamic host is started with the
 * engine's address as its first argument; where there is none, nothing is shown. Progress that cannot be shown is no
 * failure.
 * @param urn the resource's URN; without it the text shows on the stack's row.
 */
export function reporter(urn: unknown): (status: string) => void {
  const engine = engineClient();
  if (engine === undefined) return () => undefined;
  const { LogRequest, LogSeverity } = require("@pulumi/pulumi/proto/engine_pb");
  return (status) => {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setMessage(status);
    request.setEphemeral(true);
    if (typeof urn === "string") request.setUrn(urn);
    engine.log(request, () => undefined);
  };
}

let client: EngineClient | undefined;

function engineClient(): EngineClient | undefined {
  const address = process.argv[2];
  if (client || !address || !/^[\w.-]+:\d+$/.test(address)) return client;
  const grpc = require("@grpc/grpc-js");
  const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
  client = new EngineClient(address, grpc.credentials.createInsecure());
  return client;
}
