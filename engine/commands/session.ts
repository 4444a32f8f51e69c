import type { Readable } from "node:stream";
import { readStream } from "../../files/read-file";
import { EngineError } from "../backend/errors";
import type { Output } from "../display/display";
import { inColour, inPlain, type Paint } from "../display/paint";

/** The environment of a command: the process's own, or a test's. */
export interface Surroundings {
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean };
  stdout: Output & { isTTY?: boolean };
  stderr: Output;
}

/** Flags of every command. */
export interface GlobalFlags {
  cwd?: string;
  color?: string;
  nonInteractive?: boolean;
  fullyQualifyStackNames?: boolean;
}

/** The surroundings of one command, with its global flags applied. */
export interface Session extends Surroundings {
  /** Whether the user can be asked: input and output are a terminal, and this is not a CI service. */
  interactive: boolean;
  fullNames: boolean;
  paint: Paint;
  /** Prints a line to standard output. */
  print(line: string): void;
  /** Prints a warning to standard error. */
  warn(message: string): void;
}

/** Applies the global flags. @throws EngineError for a colour mode that does not exist. */
export function openSession(around: Surroundings, flags: GlobalFlags): Session {
  const { env, stdin, stdout, stderr } = around;
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true && env.TERM?.toLowerCase() !== "dumb";
  const paint = choosePaint(flags.color ?? "auto", stdout.isTTY === true, env);
  return {
    ...around,
    cwd: flags.cwd ?? around.cwd,
    interactive: isTerminal && !flags.nonInteractive && !env.CI,
    fullNames: flags.fullyQualifyStackNames === true,
    paint,
    print: (line) => stdout.write(`${line}\n`),
    warn: (message) => stderr.write(`${paint("warning", "warning: ")}${message}\n`),
  };
}

function choosePaint(mode: string, isTerminal: boolean, env: NodeJS.ProcessEnv): Paint {
  switch (mode) {
    case "always":
      return inColour;
    case "never":
      return inPlain;
    case "auto":
      return isTerminal && env.NO_COLOR === undefined && env.TERM !== "dumb" ? inColour : inPlain;
    default:
      throw new EngineError(
        `unsupported color option: '${mode}'. Supported values are: auto, always, never (raw is not implemented by the stand-in engine)`,
      );
  }
}

/** All of standard input. */
export const readInput = (session: Session): Promise<string> => readStream(session.stdin);

/** Asks a question on the terminal and returns the answer, trimmed. */
export async function ask(session: Session, question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: session.stdin, output: session.stdout as unknown as NodeJS.WritableStream });
  try {
    return (await lines.question(question)).trim();
  } catch {
    // Ctrl-C, or the end of the input.
    session.print("");
    throw new EngineError("confirmation cancelled");
  } finally {
    lines.close();
  }
}
