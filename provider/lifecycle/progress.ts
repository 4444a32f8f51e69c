import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type Clock, systemClock } from "../transport/clock";
import { foreignText } from "../transport/foreign-text";
import { engineClient, isAddress } from "./engine-client";

/** Progress is shown this much later, together, and only where it changes: what is done at once needs none, and opens no way to the engine. */
const LATE_MS = 500;

/** The way to the user from one resource. */
export interface Reporter {
  /** Shows on the resource's row what it is doing. */
  report(status: string): void;
  /** Says something that stays on the screen after the run. */
  note(message: string): void;
  /** Says something that stays on the screen after the run, and that the user should look at. */
  warn(message: string): void;
  /** Ends the operation: shows what is left, where something was shown before, and nothing after it. */
  end?(): Promise<void>;
}

/** What is shown of one resource, and what is to be shown next. */
interface Row {
  shown?: string;
  next: string[];
}

/**
 * Makes the functions that show what a resource is doing on its row of `pulumi up`, and warn: as messages to the engine
 * for the resource's URN, or for the stack where that is not known. What cannot be shown is no failure.
 * @param address the engine's, `host:port`; without it nothing is shown.
 */
export function reporterTo(address: string | undefined, clock: Clock = systemClock): (urn: unknown) => Reporter {
  if (!isAddress(address)) return () => ({ report: () => undefined, note: () => undefined, warn: () => undefined });
  let client: EngineClient | undefined;
  // The engine takes simultaneous messages in any order: one waits for the one before it of the same resource.
  const last = new Map<unknown, Promise<void>>();
  const send = (urn: unknown, message: string, kind: "progress" | "note" | "warning") => {
    const sent = (last.get(urn) ?? Promise.resolve()).then(() => exchange(urn, message, kind)).catch(() => undefined);
    last.set(urn, sent);
    return sent;
  };
  const exchange = (urn: unknown, message: string, kind: "progress" | "note" | "warning") => {
    client ??= engineClient(address);
    const engine = client;
    const { LogRequest, LogSeverity } = require("@pulumi/pulumi/proto/engine_pb");
    const request = new LogRequest();
    request.setSeverity(kind === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
    request.setMessage(foreignText(message));
    request.setEphemeral(kind === "progress");
    if (typeof urn === "string") request.setUrn(urn);
    return new Promise<void>((sent) => {
      engine.log(request, () => sent());
    });
  };
  const rows = new Map<unknown, Row>();
  const show = (urn: unknown, row: Row) => {
    const due = row.next;
    row.next = [];
    row.shown = due.at(-1) ?? row.shown;
    return Promise.all(due.map((status) => send(urn, named(urn, status), "progress")));
  };
  let isWaiting = false;
  const report = (urn: unknown, status: string) => {
    const row = rows.get(urn) ?? { next: [] };
    rows.set(urn, row);
    if (status === (row.next.at(-1) ?? row.shown)) return;
    row.next.push(status);
    if (isWaiting) return;
    isWaiting = true;
    void clock.sleep(LATE_MS).then(() => {
      isWaiting = false;
      for (const [urn, row] of rows) void show(urn, row);
    });
  };
  return (urn) => ({
    report: (status) => report(urn, status),
    note: (message) => void send(urn, named(urn, message), "note"),
    warn: (message) => void send(urn, named(urn, message), "warning"),
    async end() {
      const row = rows.get(urn);
      rows.delete(urn);
      if (row?.shown !== undefined) await show(urn, row);
    },
  });
}

/** Where warnings go that are about no single resource: to the stack, where the engine is known; else to standard error. */
export const stackWarnings = (address: string | undefined, reporter: (urn: unknown) => Reporter) =>
  isAddress(address) ? { warn: (text: string) => reporter(undefined).warn(text) } : {};

/** A message with its resource's name: `pulumi up --diff` prints it without the row. */
function named(urn: unknown, message: string): string {
  const name = typeof urn === "string" ? urn.split("::").at(-1) : undefined;
  return name ? `${name}: ${message}` : message;
}
