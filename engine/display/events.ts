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

/** A step of the plan: what is done to which resource. */
export interface StepMetadata {
  op: string;
  urn: string;
  type: string;
  old: StepState | null;
  new: StepState | null;
  /** Properties that make the change a replacement. */
  keys?: string[];
  /** Properties that changed, when the provider says so. */
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

/** An engine event by what the display does with it; events of other kinds are not shown. */
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

/** A type as it is shown: `aws:s3/bucket:Bucket` says "bucket" once. */
export function showType(type: string): string {
  const [pkg, module = "", member = ""] = type.split(":");
  const [head, tail] = module.split("/");
  return tail !== undefined && tail.toLowerCase() === member.toLowerCase() ? `${pkg}:${head}:${member}` : type;
}

/** Default providers come and go with the resources that need them, and are not shown. */
export function isDefaultProvider(urn: string): boolean {
  const { type, name } = splitUrn(urn);
  return type.startsWith("pulumi:providers:") && /^default($|_)/.test(name);
}
