import { spawnSync } from "node:child_process";
import { jsonProblem, parseJson } from "../words/json";
import { findPulumi } from "./pulumi";
import type { SettingsSource } from "./settings";

/** A resource in a stack's state; other fields are preserved. */
export interface StateResource {
  urn: string;
  type: string;
  id?: string;
  /** URN and ID of its provider, joined by `::`. */
  provider?: string;
  custom?: boolean;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  initErrors?: string[];
  /** Whether it was replaced and is still to be deleted. */
  delete?: boolean;
  /** Whether it is deleted and its replacement is still to be created. */
  pendingReplacement?: boolean;
}

/** The output of `pulumi stack export`. */
export interface StackState {
  version: number;
  deployment: {
    manifest?: { time?: string };
    resources?: StateResource[];
    pending_operations?: { type: string; resource: StateResource }[];
  } | null;
}

/** Reads a stack's state; secrets stay encrypted unless they are asked for. @throws Error if it cannot be read */
export function exportStack(source: SettingsSource, { showSecrets = false } = {}): StackState {
  const text = stackCommand(showSecrets ? ["export", "--show-secrets"] : ["export"], source);
  try {
    return parseJson(text) as StackState;
  } catch (cause) {
    throw new Error(`the state of ${nameOf(source)} ${jsonProblem(cause)}`, { cause });
  }
}

/** Writes a stack's state. @throws Error if Pulumi refuses, for example because of a lock */
export function importStack(source: SettingsSource, state: StackState): void {
  stackCommand(["import"], source, JSON.stringify(state));
}

/** The type `module:Name` of this package's resources, in both deliveries; `undefined` for other packages. */
export const typeOf = ({ type }: StateResource): string | undefined =>
  /^(?:pulumi-nodejs:dynamic\/|container-clouds:)(\w+:\w+)$/.exec(type)?.[1];

/** A resource's inputs without those that contain a secret, which the state encrypts. */
export function openInputs({ inputs = {} }: StateResource): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !isSealed(value)));
}

/** The key that marks every secret in a state. */
const SECRET_KEY = "4dabf18193072939515e22adb298388d";

const isSealed = (value: unknown): boolean =>
  typeof value === "object" && value !== null && (SECRET_KEY in value || Object.values(value).some(isSealed));

/** A value with its secrets in plain text, from a state that shows them. */
export function openSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openSecrets);
  if (typeof value !== "object" || value === null) return value;
  const { plaintext } = value as { plaintext?: unknown };
  if (SECRET_KEY in value && typeof plaintext === "string") return openSecrets(parseJson(plaintext));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, openSecrets(inner)]));
}

const nameOf = ({ stack }: SettingsSource) => (stack === undefined ? "the selected stack" : `stack ${stack}`);

type Verb = ["export"] | ["export", "--show-secrets"] | ["import"];

function stackCommand(verb: Verb, { stack, cwd = "." }: SettingsSource, input?: string): string {
  const { command, label } = findPulumi();
  const [program, ...first] = command;
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const args = [...first, "stack", ...verb, "--cwd", cwd, ...chosen];
  const run = spawnSync(program, args, { encoding: "utf8", input: input ?? "", maxBuffer: 1 << 30 });
  if (run.status !== 0) {
    const text = (run.stderr ?? "").trim().replace(/^error: /, "");
    throw new Error(`${label} cannot ${verb[0]} the state of ${nameOf({ stack })}: ${text || "it gave no reason"}`);
  }
  return run.stdout;
}
