import { spawnSync } from "node:child_process";
import { findPulumi } from "./pulumi";
import type { SettingsSource } from "./settings";

/** A resource as the state of a stack has it; what else it has stays with it. */
export interface StateResource {
  urn: string;
  type: string;
  id?: string;
  custom?: boolean;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  initErrors?: string[];
  /** It was replaced, and is still to be deleted. */
  delete?: boolean;
  /** It is gone, and its replacement is still to be made. */
  pendingReplacement?: boolean;
}

/** What `pulumi stack export` prints. */
export interface StackState {
  version: number;
  deployment: {
    manifest?: { time?: string };
    resources?: StateResource[];
    pending_operations?: { type: string; resource: StateResource }[];
  } | null;
}

/** The state of a stack; secrets stay encrypted. @throws Error when it cannot be read */
export function exportStack(source: SettingsSource): StackState {
  return JSON.parse(stackCommand("export", source));
}

/** Writes the state of a stack. @throws Error when Pulumi refuses it, such as for a lock */
export function importStack(source: SettingsSource, state: StackState): void {
  stackCommand("import", source, JSON.stringify(state));
}

/** The type `module:Name` of this package's resources, in either delivery; `undefined` for another's. */
export const typeOf = ({ type }: StateResource): string | undefined =>
  /^(?:pulumi-nodejs:dynamic\/|container-clouds:)(\w+:\w+)$/.exec(type)?.[1];

/** The inputs of a resource without those that hold a secret, which the state has encrypted. */
export function openInputs({ inputs = {} }: StateResource): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !isSealed(value)));
}

/** What Pulumi writes into every secret of a state. */
const SECRET_KEY = "4dabf18193072939515e22adb298388d";

const isSealed = (value: unknown): boolean =>
  typeof value === "object" && value !== null && (SECRET_KEY in value || Object.values(value).some(isSealed));

function stackCommand(verb: "export" | "import", { stack, cwd = "." }: SettingsSource, input?: string): string {
  const { command, label } = findPulumi();
  const [program, ...first] = command;
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const args = [...first, "stack", verb, "--cwd", cwd, ...chosen];
  const run = spawnSync(program, args, { encoding: "utf8", input: input ?? "", maxBuffer: 1 << 30 });
  if (run.status !== 0) {
    const name = stack === undefined ? "the selected stack" : `stack ${stack}`;
    const text = (run.stderr ?? "").trim().replace(/^error: /, "");
    throw new Error(`${label} cannot ${verb} the state of ${name}: ${text || "it gave no reason"}`);
  }
  return run.stdout;
}
