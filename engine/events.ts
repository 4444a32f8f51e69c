import { withOwnCommands } from "./own-commands";
import type { Operation, Step } from "./plan/steps";
import type { EngineEvent, ResourceState } from "./types";
import { writeProperties } from "./value-state";
import { SIGNATURE_KEY } from "./values";

export type Severity = "debug" | "info" | "info#err" | "warning" | "error";

/** A message for the user, about a resource, or about the run if it has no URN. */
export interface Diagnostic {
  severity: Severity;
  message: string;
  urn?: string;
  streamID?: number;
  /** Whether the next message replaces it. */
  ephemeral?: boolean;
}

/** Shorter secrets are not replaced in texts, because they occur in any text. */
const SHORTEST_MASKED = 3;

/** Writes the run as events of the CLI's event log (`apitype/events.go`); configuration secrets never appear in them. */
export class EventLog {
  private sequence = 0;
  private readonly secrets: string[];

  constructor(
    private readonly emit: (event: EngineEvent) => void,
    private readonly config: Record<string, string>,
    private readonly secretKeys: readonly string[],
  ) {
    this.secrets = secretKeys.map((key) => config[key] ?? "").filter((value) => value.length >= SHORTEST_MASKED);
  }

  private send(kind: string, payload: unknown): void {
    this.emit({ sequence: this.sequence++, timestamp: Math.floor(Date.now() / 1000), [kind]: payload });
  }

  /** The text without the values of secret configuration. */
  private readonly mask = (text: string): string => {
    return this.secrets.reduce((masked, secret) => masked.replaceAll(secret, "[secret]"), text);
  };

  prelude(): void {
    const entries = Object.entries(this.config).sort(([a], [b]) => (a < b ? -1 : 1));
    const blind = (key: string, value: string) => (this.secretKeys.includes(key) ? "[secret]" : value);
    this.send("preludeEvent", { config: Object.fromEntries(entries.map(([key, value]) => [key, blind(key, value)])) });
  }

  diagnostic({ severity, message, urn, streamID, ephemeral }: Diagnostic): void {
    const shown = severity === "info" || severity === "info#err" ? undefined : `${severity}: `;
    this.send("diagnosticEvent", {
      ...(urn ? { urn } : {}),
      ...(shown ? { prefix: shown } : {}),
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal start with the escape character
      message: `${withOwnCommands(this.mask(message)).replace(/\u001b\[[0-9;]*[mK]/g, "")}\n`,
      color: "never",
      severity,
      ...(streamID ? { streamID } : {}),
      ...(ephemeral ? { ephemeral } : {}),
    });
  }

  stepBegins(step: Step, planning: boolean): void {
    this.send("resourcePreEvent", {
      metadata: describeStep(step, step.op, this.mask),
      ...(planning ? { planning } : {}),
    });
  }

  /** `op` differs from the step's for refreshes, which report their result. */
  stepEnds(step: Step, op: Operation, planning: boolean): void {
    this.send("resOutputsEvent", { metadata: describeStep(step, op, this.mask), ...(planning ? { planning } : {}) });
  }

  stepFails(step: Step, status: number, steps: number): void {
    this.send("resOpFailedEvent", { metadata: describeStep(step, step.op, this.mask), status, steps });
  }

  summary(summary: {
    isPreview: boolean;
    maybeCorrupt: boolean;
    milliseconds: number;
    changes: Record<string, number>;
    result: "succeeded" | "failed" | "canceled";
  }): void {
    this.send("summaryEvent", {
      maybeCorrupt: summary.maybeCorrupt,
      durationSeconds: Math.ceil(summary.milliseconds / 1000),
      resourceChanges: summary.changes,
      PolicyPacks: {},
      isPreview: summary.isPreview,
      result: summary.result,
    });
  }

  /** The last event of every run. */
  end(): void {
    this.send("cancelEvent", {});
  }
}

type Mask = (text: string) => string;

function describeStep(step: Step, op: Operation, mask: Mask): unknown {
  const subject = step.new ?? step.old;
  return {
    op,
    urn: step.urn,
    type: subject?.type,
    old: describeState(step.old, mask),
    new: describeState(step.resultOp === "delete" ? undefined : step.new, mask),
    ...(step.keys?.length ? { keys: step.keys } : {}),
    ...(step.diffs?.length ? { diffs: step.diffs } : {}),
    detailedDiff: step.detailedDiff ?? null,
    ...(step.logical ? { logical: true } : {}),
    provider: subject?.provider ?? "",
  };
}

function describeState(state: ResourceState | undefined, mask: Mask): unknown {
  if (!state) return null;
  const flags = ["custom", "delete", "protect", "taint", "external", "retainOnDelete"] as const;
  return {
    type: state.type,
    urn: state.urn,
    ...Object.fromEntries(flags.flatMap((flag) => (state[flag] ? [[flag, true]] : []))),
    id: state.id ?? "",
    parent: state.parent ?? "",
    inputs: maskTexts(writeProperties(state.inputs, "event"), mask),
    outputs: maskTexts(writeProperties(state.outputs, "event"), mask),
    provider: state.provider ?? "",
    ...(state.initErrors?.length ? { initErrors: state.initErrors } : {}),
    ...(state.hideDiff?.length ? { hideDiffs: state.hideDiff } : {}),
  };
}

/** Masks strings; the display hides values marked as secret. */
function maskTexts(json: unknown, mask: Mask): unknown {
  if (typeof json === "string") return mask(json);
  if (json === null || typeof json !== "object" || SIGNATURE_KEY in json) return json;
  if (Array.isArray(json)) return json.map((element) => maskTexts(element, mask));
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, maskTexts(value, mask)]));
}
