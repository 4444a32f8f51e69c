import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { writeDeployment } from "../../engine/snapshot";
import type { EngineEvent } from "../../engine/types";
import type { ProviderCall, StepReport } from "./stack";

/** What an engine did in one step; see the README beside the recordings for the fields. */
export interface Described {
  exit: number;
  calls: ProviderCall[];
  operations: Operation[];
  diagnostics: { severity: string; urn: string; message: string[] }[];
  changes: Record<string, number> | null;
  outputs: Record<string, unknown>;
  resources: Record<string, unknown>[];
  pendingOperations: unknown[];
}

/** A step of the real engine. */
export interface RecordedStep extends Described {
  run: string;
  args: string[];
  /** Fields in which runs of the real engine differ among themselves. */
  varies: string[];
}

interface Operation {
  begin?: string;
  done?: string;
  failed?: string;
  urn: string;
  keys?: string[];
}

export function readRecording(name: string): RecordedStep[] {
  const path = resolve(__dirname, `../recordings/recorded/${name}.json`);
  const steps: RecordedStep[] = JSON.parse(readFileSync(path, "utf8")).steps;
  return steps.map((step) => ({ ...step, resources: step.resources.map(withoutEmptyLinks) }));
}

/** The CLI also keeps the names of properties that depend on nothing. */
function withoutEmptyLinks(resource: Record<string, unknown>): Record<string, unknown> {
  const { propertyDependencies, ...rest } = resource;
  const links = Object.entries((propertyDependencies ?? {}) as Record<string, string[]>);
  const kept = links.filter(([, urns]) => urns.length > 0);
  return kept.length > 0 ? { ...rest, propertyDependencies: Object.fromEntries(kept) } : rest;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A copy without the ids of providers and the sentinels of unknown values, which recordings show alike. */
const withoutUuids = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value).replaceAll(UUID, "<uuid>"));

/** A step of this engine in the terms of the recordings. */
export function describeStep({ result, events, calls, snapshot }: StepReport, folder: string): Described {
  const { resources = [], pending_operations: pending = [] } = withoutUuids(writeDeployment(snapshot, "plaintext"));
  const described = resources.map(describeResource);
  const stack = described.find(({ type }) => type === "pulumi:pulumi:Stack");
  return {
    exit: result.status === "succeeded" ? 0 : 1,
    calls: withoutUuids(calls),
    operations: operationsOf(events),
    diagnostics: diagnosticsOf(events, folder),
    changes: result.changes,
    outputs: (plain(stack?.outputs) ?? {}) as Record<string, unknown>,
    resources: described,
    pendingOperations: pending as unknown[],
  };
}

/** The state of a resource without what differs from run to run. */
function describeResource(resource: Record<string, unknown>): Record<string, unknown> {
  const { created: _c, modified: _m, sourcePosition: _s, stackTrace: _t, ...described } = resource;
  for (const field of ["inputs", "outputs", "propertyDependencies"]) {
    const map = described[field] as Record<string, unknown> | undefined;
    if (!map) continue;
    const { __provider: _p, ...rest } = map;
    described[field] = rest;
  }
  return described;
}

/** A value with its secrets shown. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  if ("plaintext" in value) return plain(JSON.parse(String(value.plaintext)));
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, plain(element)]));
}

const KINDS = { resourcePreEvent: "begin", resOutputsEvent: "done", resOpFailedEvent: "failed" } as const;

/** A URN without stack, project and the types of parents. */
const shorten = (urn: string) => urn.split("::").slice(2).join("::").replace(/^.*\$/, "");

/** Which operations began, were done and failed, from the events. */
export function operationsOf(events: EngineEvent[]): Operation[] {
  return events.flatMap((event) =>
    Object.entries(KINDS).flatMap(([kind, word]) => {
      const payload = event[kind] as { metadata: { op: string; urn: string; keys?: string[] } } | undefined;
      if (!payload) return [];
      const { op, urn, keys } = payload.metadata;
      return [{ [word]: op, urn: shorten(urn), ...(word === "begin" && keys ? { keys } : {}) } as Operation];
    }),
  );
}

function diagnosticsOf(events: EngineEvent[], folder: string): RecordedStep["diagnostics"] {
  return events.flatMap(({ diagnosticEvent }) => {
    const diagnostic = diagnosticEvent as { severity: string; urn?: string; message: string } | undefined;
    if (diagnostic?.severity !== "error" && diagnostic?.severity !== "warning") return [];
    const lines = diagnostic.message.replaceAll(folder, "<program>").split("\n");
    const message = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith("at "));
    return [{ severity: diagnostic.severity, urn: shorten(diagnostic.urn ?? ""), message }];
  });
}

/** Sorts object keys and lists of names, so that equal things are written alike. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const elements = value.map(canonical);
    const names = elements.every((element) => typeof element === "string" && element.startsWith("urn:"));
    return names ? elements.sort() : elements;
  }
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, element]) => [key, canonical(element)]));
}

/** Things in no order. */
export function asSet(values: readonly unknown[]): unknown[] {
  return values.map((value) => JSON.stringify(canonical(value))).sort();
}
