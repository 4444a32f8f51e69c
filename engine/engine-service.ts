import type { IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Diagnostic } from "./events";
import { notImplemented, unary } from "./rpc-server";

const SEVERITIES = ["debug", "info", "warning", "error"] as const;

/** The engine's service for the program and the providers: passes messages on, and keeps the root resource. */
export function createEngineService(log: (diagnostic: Diagnostic) => void): IEngineServer {
  let root = "";
  return {
    log: unary((request: proto.LogRequest) => {
      log({
        severity: SEVERITIES[request.getSeverity()] ?? "info",
        message: request.getMessage(),
        urn: request.getUrn(),
        streamID: request.getStreamid(),
        ephemeral: request.getEphemeral(),
      });
      return new Empty();
    }),
    getRootResource: unary(() => new proto.GetRootResourceResponse().setUrn(root)),
    setRootResource: unary((request: proto.SetRootResourceRequest) => {
      root = request.getUrn();
      return new proto.SetRootResourceResponse();
    }),
    startDebugging: unary((): Empty => {
      throw notImplemented("debugger sessions");
    }),
    requirePulumiVersion: unary(() => new proto.RequirePulumiVersionResponse()),
  };
}
