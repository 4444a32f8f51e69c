import { createRequire } from "node:module";
import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { foreignText } from "../transport/foreign-text";

/** Progress is shown this much later, and together: what is done at once needs none, and opens no way to the engine. */
const LATE_MS = 100;

/** The way to the user from one resource. */
export interface Reporter {
  /** Shows on the resource's row what it is doing. */
  report(status: string): void;
  /** Says something that stays on the screen after the run. */
  note(message: string): void;
  /** Says something that stays on the screen after the run, and that the user should look at. */
  warn(message: string): void;
}

/**
 * Makes the functions that show what a resource is doing on its row of `pulumi up`, and warn: as messages to the engine
 * for the resource's URN, or for the stack where that is not known. What cannot be shown is no failure.
 * @param address the engine's, `host:port`; without it nothing is shown.
 */
export function reporterTo(address: string | undefined): (urn: unknown) => Reporter {
  if (!address || !/^[\w.-]+:\d+$/.test(address))
    return () => ({ report: () => undefined, note: () => undefined, warn: () => undefined });
  let client: EngineClient | undefined;
  const send = (urn: unknown, message: string, kind: "progress" | "note" | "warning") => {
    client ??= engineClient(address);
    const { LogRequest, LogSeverity } = require("@pulumi/pulumi/proto/engine_pb");
    const request = new LogRequest();
    request.setSeverity(kind === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
    request.setMessage(foreignText(message));
    request.setEphemeral(kind === "progress");
    if (typeof urn === "string") request.setUrn(urn);
    client.log(request, () => undefined);
  };
  let late: (() => void)[] = [];
  const report = (urn: unknown, status: string) => {
    if (late.length === 0) {
      setTimeout(() => {
        const due = late;
        late = [];
        for (const show of due) show();
      }, LATE_MS).unref();
    }
    late.push(() => send(urn, status, "progress"));
  };
  return (urn) => ({
    report: (status) => report(urn, status),
    note: (message) => send(urn, message, "note"),
    warn: (message) => send(urn, message, "warning"),
  });
}

function engineClient(address: string): EngineClient {
  // Pulumi's own copy: its generated clients take no other's credentials.
  const grpc = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
  const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
  return new EngineClient(address, grpc.credentials.createInsecure());
}
