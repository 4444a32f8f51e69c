import type { EngineEvent } from "../types";

/** A resource before or after a step, as an engine event reports it. */
export interface StepState {
  type: string;
  urn: string;
  id: string;
  parent: string;
  provider: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  custom?: boolean;
  protect?: boolean;
  retainOnDelete?: boolean;
  initErrors?: string[];
}

/** A step of the plan: an operation on a resource. */
export interface StepMetadata {
  op: string;
  urn: string;
  type: string;
  old: StepState | null;
  new: StepState | null;
  /** Properties that force the replacement. */
  keys?: string[];
  /** Properties that changed, if the provider lists them. */
  diffs?: string[];
  detailedDiff: Record<string, { diffKind: string; inputDiff: boolean }> | null;
  provider: string;
  logical?: boolean;
}

export interface DiagnosticPayload {
  urn?: string;
  prefix?: string;
  message: string;
  severity: "debug" | "info" | "info#err" | "warning" | "error";
  streamID?: number;
  ephemeral?: boolean;
}

export interface SummaryPayload {
  isPreview: boolean;
  maybeCorrupt: boolean;
  durationSeconds: number;
  resourceChanges: Record<string, number>;
  result?: string;
}

/** An engine event, by how the display handles it; other events are not shown. */
export type ShownEvent =
  | { kind: "prelude"; config: Record<string, string> }
  | { kind: "begin" | "end" | "fail"; step: StepMetadata }
  | { kind: "diagnostic"; diagnostic: DiagnosticPayload }
  | { kind: "system"; message: string }
  | { kind: "summary"; summary: SummaryPayload };

/** Reads an engine event (`sdk/go/common/apitype/events.go`). */
export function readEvent(event: EngineEvent): ShownEvent | undefined {
  const payload = (kind: string) => event[kind] as Record<string, unknown> | undefined;
  const step = (kind: string) => payload(kind)?.metadata as StepMetadata;
  if (payload("resourcePreEvent")) return { kind: "begin", step: step("resourcePreEvent") };
  if (payload("resOutputsEvent")) return { kind: "end", step: step("resOutputsEvent") };
  if (payload("resOpFailedEvent")) return { kind: "fail", step: step("resOpFailedEvent") };
  const diagnostic = payload("diagnosticEvent") as DiagnosticPayload | undefined;
  if (diagnostic) return { kind: "diagnostic", diagnostic };
  const summary = payload("summaryEvent") as SummaryPayload | undefined;
  if (summary) return { kind: "summary", summary };
  const system = payload("stdoutEvent");
  if (system) return { kind: "system", message: String(system.message) };
  const prelude = payload("preludeEvent");
  if (prelude) return { kind: "prelude", config: prelude.config as Record<string, string> };
  return undefined;
}

export const ROOT_TYPE = "pulumi:pulumi:Stack";

/** Type and name of a URN, `urn:pulumi:<stack>::<project>::<parents$type>::<name>`. */
export function splitUrn(urn: string): { type: string; name: string } {
  const [, , qualified = "", ...name] = urn.split("::");
  return { type: qualified.split("$").at(-1) ?? "", name: name.join("::") };
}

/** The displayed type: `aws:s3/bucket:Bucket` has "bucket" only once. */
export function showType(type: string): string {
  const [pkg, module = "", member = ""] = type.split(":");
  const [head, tail] = module.split("/");
  return tail !== undefined && tail.toLowerCase() === member.toLowerCase() ? `${pkg}:${head}:${member}` : type;
}

/** Default providers are not shown, because they follow the resources that need them. */
export function isDefaultProvider(urn: string): boolean {
  const { type, name } = splitUrn(urn);
  return type.startsWith("pulumi:providers:") && /^default($|_)/.test(name);
}
