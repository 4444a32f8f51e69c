import type { EngineEvent } from "../../../engine/types";
import { SIGNATURE_KEY, SIGNATURES } from "../../../engine/values";

const STACK = "urn:pulumi:dev::rec::pulumi:pulumi:Stack::rec-dev";

/** A resource of a made-up run; `name` may carry a type before it, `type name`. */
export interface Sketch {
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  parent?: string;
  id?: string;
  protect?: boolean;
  retainOnDelete?: boolean;
}

export const urnOf = (name: string, type = "cloud:index:Thing") =>
  name === "stack" ? STACK : `urn:pulumi:dev::rec::${type}::${name}`;

export const secret = (value: unknown) => ({
  [SIGNATURE_KEY]: SIGNATURES.secret,
  plaintext: JSON.stringify(value),
});

let sequence = 0;
const event = (kind: string, payload: unknown): EngineEvent => ({
  sequence: sequence++,
  timestamp: 0,
  [kind]: payload,
});

function metadata(op: string, name: string, old: Sketch | null, next: Sketch | null, more: object) {
  const urn = urnOf(name);
  const type = name === "stack" ? "pulumi:pulumi:Stack" : "cloud:index:Thing";
  const parent = name === "stack" ? "" : STACK;
  const state = (sketch: Sketch | null) =>
    sketch && { type, urn, custom: name !== "stack", id: "", parent, provider: "", inputs: {}, outputs: {}, ...sketch };
  return { metadata: { op, urn, type, old: state(old), new: state(next), detailedDiff: null, provider: "", ...more } };
}

/** Engine events of a made-up run in stack `dev` of project `rec`. */
export const events = {
  begin: (op: string, name: string, old: Sketch | null, next: Sketch | null, more: object = {}) =>
    event("resourcePreEvent", metadata(op, name, old, next, more)),
  end: (op: string, name: string, old: Sketch | null, next: Sketch | null, more: object = {}) =>
    event("resOutputsEvent", metadata(op, name, old, next, more)),
  fail: (op: string, name: string, old: Sketch | null, next: Sketch | null) =>
    event("resOpFailedEvent", { ...metadata(op, name, old, next, {}), status: 0, steps: 0 }),
  say: (severity: string, message: string, name?: string, more: object = {}) =>
    event("diagnosticEvent", {
      ...(name ? { urn: urnOf(name) } : {}),
      prefix: severity === "info" ? "" : `${severity}: `,
      message: `${message}\n`,
      color: "never",
      severity,
      ...more,
    }),
  prelude: (config: Record<string, string>) => event("preludeEvent", { config }),
  system: (message: string) => event("stdoutEvent", { message, color: "never" }),
  summary: (resourceChanges: Record<string, number>, isPreview = false, durationSeconds = 12) =>
    event("summaryEvent", { maybeCorrupt: false, durationSeconds, resourceChanges, PolicyPacks: {}, isPreview }),
};
