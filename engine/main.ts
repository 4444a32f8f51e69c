import * as fs from "node:fs";
import * as path from "node:path";
import { Command, CommanderError } from "commander";
import { ReadError } from "../files/read-file";
import { ReplaceError } from "../files/replace-file";
import { printableLines } from "../words/printable";
import { EngineError, isError } from "./backend/errors";
import { addCancelCommand } from "./commands/cancel";
import { addConfigCommands } from "./commands/config";
import { ToldAlready } from "./commands/execution";
import { MISSING_COMMANDS, NOT_IMPLEMENTED, normalise, refuseCommands, refuseFlags } from "./commands/flags";
import { perform } from "./commands/operation";
import { addOperation, type OperationName } from "./commands/operation-flags";
import { type GlobalFlags, openSession, type Session, type Surroundings } from "./commands/session";
import { addStackCommands } from "./commands/stack";

const OPERATIONS: OperationName[] = ["up", "preview", "refresh", "destroy"];

/**
 * Runs `container-clouds engine ARGS...` and returns the CLI's exit status for the same outcome. A user's mistake is reported in one or two
 * lines; only a bug prints a stack trace.
 */
export async function main(args: string[], around: Surroundings = ownSurroundings()): Promise<number> {
  const program = createProgram(around);
  try {
    await program.parseAsync(normalise(args, program), { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    const report = (message: string) => around.stderr.write(`error: ${printableLines(message)}\n`);
    if (isSystemFailure(error)) {
      report(error.message);
      return 1;
    }
    if (!(error instanceof EngineError)) throw error;
    if (!(error instanceof ToldAlready)) report(error.message);
    return error.exitStatus;
  }
}

function createProgram(around: Surroundings): Command {
  const program = new Command("container-clouds engine")
    .description(
      "A small stand-in for the Pulumi CLI on machines without one: the same flags, state and exit statuses.",
    )
    .option("-C, --cwd <folder>", "run as if started in this folder")
    .option("--color <mode>", "colours: always, never, auto", "auto")
    .option("--non-interactive", "no prompts, and no output that redraws itself")
    .option("-Q, --fully-qualify-stack-names", "show full stack names")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => around.stdout.write(text),
      writeErr: (text) => around.stderr.write(text),
    });
  refuseFlags(program, NOT_IMPLEMENTED.global);
  const sessionOf = (command: Command): Session => {
    const flags = command.optsWithGlobals<GlobalFlags>();
    return openSession({ ...around, cwd: folderOf(around, flags.cwd) }, { ...flags, cwd: undefined });
  };
  for (const name of OPERATIONS) {
    addOperation(program, name, (operation, flags, command) => perform(sessionOf(command), operation, flags));
  }
  addStackCommands(program, sessionOf);
  addConfigCommands(program, sessionOf);
  addCancelCommand(program, sessionOf);
  refuseCommands(program, MISSING_COMMANDS.root);
  return program;
}

function folderOf(around: Surroundings, given: string | undefined): string {
  const folder = path.resolve(around.cwd, given ?? "");
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) {
    throw new EngineError(`--cwd "${given}": there is no such folder`);
  }
  return folder;
}

/** A full disk or an unreadable file: not a bug, and the message names the file. */
function isSystemFailure(error: unknown): error is Error {
  return error instanceof ReplaceError || error instanceof ReadError || (isError(error) && "syscall" in error);
}

function ownSurroundings(): Surroundings {
  const { env, stdin, stdout, stderr } = process;
  // A closed output pipe (`| head`) must not end a run that changes a cloud.
  for (const stream of [stdout, stderr]) stream.on("error", () => {});
  return { cwd: process.cwd(), env, stdin, stdout, stderr };
}
