import type { Command } from "commander";
import { EngineError } from "../backend/errors";
import { resourcesOf, saltOf } from "../backend/file-backend";
import { openCrypter, readPassphrase } from "../backend/passphrase";
import { ROOT_TYPE } from "../display/events";
import { plainValues } from "../display/secrets";
import { type Deployment, readDeployment, writeDeployment } from "../snapshot";
import type { Session } from "./session";
import { requireStack } from "./stack-context";
import { renderColumns, renderJson } from "./table";

interface OutputFlags {
  stack?: string;
  json?: boolean;
  shell?: boolean;
  showSecrets?: boolean;
}

/** Adds `stack output`. */
export function addOutputCommand(stack: Command, sessionOf: (command: Command) => Session): void {
  stack
    .command("output [name]")
    .description("Show a stack's outputs, or one of them")
    .option("-j, --json", "print JSON")
    .option("--shell", "print a shell script")
    .option("--show-secrets", "show secret outputs in plain text")
    .action((name: string | undefined, _flags, command: Command) =>
      showOutputs(sessionOf(command), name, command.optsWithGlobals<OutputFlags>()),
    );
}

function showOutputs(session: Session, name: string | undefined, flags: OutputFlags): void {
  if (flags.json && flags.shell) throw new EngineError("only one of --json and --shell may be set");
  const context = requireStack(session, flags.stack);
  const deployment = context.backend.load(context.name);
  if (name === undefined) {
    const outputs = outputsOf(session, deployment, flags.showSecrets === true);
    if (flags.json) session.print(renderJson(outputs));
    else if (flags.shell) for (const key of Object.keys(outputs).sort()) session.print(shellLine(key, outputs[key]));
    else printOutputs(session, deployment, flags.showSecrets === true);
    return;
  }
  const outputs = outputsOf(session, deployment, flags.showSecrets === true);
  if (!Object.hasOwn(outputs, name)) {
    throw new EngineError(`current stack does not have output property '${name}'`);
  }
  const value = outputs[name];
  session.print(flags.json ? renderJson(value) : flags.shell ? shellLine(name, value) : textOf(value));
}

/** Prints the outputs as a table. */
export function printOutputs(session: Session, deployment: Deployment | undefined, show: boolean): void {
  const outputs = outputsOf(session, deployment, show);
  const keys = Object.keys(outputs).sort();
  session.print(`Current stack outputs (${keys.length}):`);
  if (keys.length === 0) session.print("    No output values currently in this stack");
  else {
    const rows = keys.map((key) => [key, textOf(outputs[key])]);
    for (const line of renderColumns([["OUTPUT", "VALUE"], ...rows], "    ")) session.print(line);
  }
}

/** Outputs of the stack. Only showing secrets needs the passphrase. */
function outputsOf(session: Session, deployment: Deployment | undefined, show: boolean): Record<string, unknown> {
  const root = resourcesOf(deployment).find((resource) => resource.type === ROOT_TYPE);
  if (!deployment || !root?.outputs) return {};
  if (!show) return plainValues(root.outputs, false) as Record<string, unknown>;
  const salt = saltOf(deployment);
  const crypter = salt ? openCrypter(salt, readPassphrase(session.env, session.cwd)) : undefined;
  const snapshot = readDeployment({ ...deployment, resources: [root], pending_operations: [] }, crypter);
  const [revealed] = resourcesOf(writeDeployment(snapshot, "plaintext"));
  return plainValues(revealed?.outputs ?? {}, true) as Record<string, unknown>;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `name='value'`, quoted for a shell. */
function shellLine(name: string, value: unknown): string {
  const text = textOf(value);
  return `${name}=${/^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`}`;
}
