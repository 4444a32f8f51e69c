/** What the commands that are answered know of their container. */
export interface Surroundings {
  readonly hostname: string;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  readonly time?: string;
}

/** What a command said, and the code it ended with. */
export interface Outcome {
  readonly output: string;
  readonly complaint: string;
  readonly code: number;
}

const said = (output: string, code = 0): Outcome => ({ output, complaint: "", code });
const SHELL = /^(sh|bash|ash)$/;

/** Nothing runs in the emulator: a few commands are answered from what is known of the container, and no other is found. */
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

/** The commands of a line one after the other, until `exit`; after `&&` only as long as they succeed. */
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

/** Words between spaces, of which quotes make one. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? "");
