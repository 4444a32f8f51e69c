/** What the supported commands know about their container. */
export interface Surroundings {
  readonly hostname: string;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  readonly time?: string;
}

/** The output and exit code of a command. */
export interface Outcome {
  readonly output: string;
  readonly complaint: string;
  readonly code: number;
}

const said = (output: string, code = 0): Outcome => ({ output, complaint: "", code });
const SHELL = /^(sh|bash|ash)$/;

/** Answers a few commands from what is known about the container, because nothing runs in it. Other commands are not found. */
export function runCommand(words: readonly string[], around: Surroundings): Outcome {
  const [program = "", ...args] = words;
  const name = program.split("/").at(-1) ?? "";
  if (SHELL.test(name) && args[0] === "-c") return runScript(args[1] ?? "", around);
  switch (name) {
    case "echo":
      return said(`${args.join(" ")}\n`);
    case "hostname":
      return said(`${around.hostname}\n`);
    case "env":
      return said(around.variables.map((one) => `${one.name}=${one.value}\n`).join(""));
    case "date":
      return said(`${around.time ?? ""}\n`);
    case "true":
      return said("");
    case "false":
      return said("", 1);
    case "exit":
      return said("", Number(args[0] ?? 0) & 255);
    default:
      return { output: "", complaint: `sh: ${program}: not found\n`, code: 127 };
  }
}

/** Runs the commands of a line until `exit`; after `&&` only if the one before succeeded. */
function runScript(script: string, around: Surroundings): Outcome {
  let all = said("");
  for (const [, joint = "", command = ""] of script.matchAll(/(&&|\|\||;|\n|^)([^;&|\n]+)/g)) {
    if ((joint === "&&" && all.code !== 0) || (joint === "||" && all.code === 0)) continue;
    const words = wordsOf(command);
    if (words.length === 0) continue;
    const { output, complaint, code } = runCommand(words, around);
    all = { output: all.output + output, complaint: all.complaint + complaint, code };
    if (words[0] === "exit") break;
  }
  return all;
}

/** Words between spaces; quotes group words. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? "");
