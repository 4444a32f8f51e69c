import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type Clock, systemClock } from "../transport/clock";
import { foreignText } from "../transport/foreign-text";
import { engineClient, isAddress } from "./engine-client";

/**
 * The progress of each resource is gathered for this long, in milliseconds, and then only shown if it changed. Operations that end sooner
 * show none and do not connect to the engine.
 */
const LATE_MS = 500;

/** Reports to the user about one resource. */
export interface Reporter {
  /** Shows on the resource's row what it is doing. */
  report(status: string): void;
  /** Prints a message that stays on the screen after the run. */
  note(message: string): void;
  /** Prints a warning that stays on the screen after the run. */
  warn(message: string): void;
  /**
   * Ends the operation: shows the latest progress if any was shown before and the engine takes it soon, and ignores anything reported
   * later.
   */
  end?(): Promise<void>;
}

/** What is shown for one resource, and what is to be shown next. */
interface Row {
  shown?: string;
  next: string[];
  /** Whether what is next will be shown. */
  isDue: boolean;
}

/**
 * Makes reporters that send messages to the engine, which shows them on the resource's row of `pulumi up`, or on the stack if the URN is
 * unknown. A message that cannot be sent is not a failure.
 * @param address the engine's address, `host:port`; without it nothing is shown
 */
export function reporterTo(address: string | undefined, clock: Clock = systemClock): (urn: unknown) => Reporter {
  if (!isAddress(address)) return () => ({ report: () => undefined, note: () => undefined, warn: () => undefined });
  let client: EngineClient | undefined;
  // The engine takes simultaneous messages in any order, so each message waits for the resource's previous one.
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
  const report = (urn: unknown, status: string) => {
    const row = rows.get(urn) ?? { next: [], isDue: false };
    rows.set(urn, row);
    if (status === (row.next.at(-1) ?? row.shown)) return;
    row.next.push(status);
    if (row.isDue) return;
    row.isDue = true;
    void clock.sleep(LATE_MS).then(() => {
      row.isDue = false;
      if (rows.get(urn) === row) void show(urn, row);
    });
  };
  return (urn) => ({
    report: (status) => report(urn, status),
    note: (message) => void send(urn, named(urn, message), "note"),
    warn: (message) => void send(urn, named(urn, message), "warning"),
    async end() {
      const row = rows.get(urn);
      rows.delete(urn);
      // An engine whose output nobody reads, such as in a stopped pager, takes no message: the operation's result must not wait for it.
      if (row?.shown !== undefined) await Promise.race([show(urn, row), clock.sleep(LATE_MS)]);
    },
  });
}

/** Reports warnings that concern no single resource: on the stack if the engine is known, else on standard error. */
export const stackWarnings = (address: string | undefined, reporter: (urn: unknown) => Reporter) =>
  isAddress(address) ? { warn: (text: string) => reporter(undefined).warn(text) } : {};

/** The message with the resource's name, because `pulumi up --diff` prints it without the row. */
function named(urn: unknown, message: string): string {
  const name = typeof urn === "string" ? urn.split("::").at(-1) : undefined;
  return name ? `${name}: ${message}` : message;
}
