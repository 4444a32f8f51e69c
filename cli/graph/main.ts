import { spawnSync } from "node:child_process";
import { readFile, readStream } from "../../files/read-file";
import { replaceFile } from "../../files/replace-file";
import { jsonProblem, NestedTooDeep, parseJson } from "../../words/json";
import { findPulumi } from "../pulumi";
import { drawDot } from "./dot";
import { drawMermaid } from "./mermaid";
import { type Deployment, graphOf, type Plan } from "./model";
import { drawSvg } from "./svg";

/** Options of `container-clouds graph`. */
export interface GraphOptions {
  /** `svg`, `mermaid` or `dot`. */
  format: string;
  /** Stack to draw. Default: the selected one. */
  stack?: string;
  /** Folder of the project. Default: the current one. */
  cwd?: string;
  /** Output of `pulumi stack export`; `-` for standard input. */
  state?: string;
  /** Whether to colour resources by what the next `up` would do. */
  preview?: boolean;
  /** File to write. Default: standard output. */
  output?: string;
}

const DRAWN = { svg: drawSvg, mermaid: drawMermaid, dot: drawDot };

/** Draws a stack from its state. @returns the exit code @throws Error if there is no such stack, file or format */
export async function graph(options: GraphOptions, print: (text: string) => unknown = writeOut): Promise<number> {
  const { format, state, preview, output } = options;
  const draw = Object.hasOwn(DRAWN, format) ? DRAWN[format as keyof typeof DRAWN] : undefined;
  if (draw === undefined)
    throw new Error(`--format ${JSON.stringify(format)}: there is no such format; there are svg, mermaid and dot`);
  if (state !== undefined && preview) throw new Error("--preview runs the stack's program: leave out --state");
  const deployment =
    state === undefined
      ? deploymentIn(runPulumi(options, ["stack", "export"]), "the stack's export")
      : deploymentIn(await readState(state), `--state ${state}`);
  const text = draw(await graphOf(deployment, preview ? planIn(runPulumi(options, ["preview", "--json"])) : undefined));
  if (output === undefined) print(text);
  else replaceFile(output, text);
  return 0;
}

const writeOut = (text: string) => process.stdout.write(text);

async function readState(file: string): Promise<string> {
  try {
    return file === "-" ? await readStream(process.stdin) : readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`--state ${file}: cannot be read (${code}); write it with: pulumi stack export --file ${file}`);
  }
}

/** Reads an export, or the state file of a backend. */
function deploymentIn(text: string, source: string): Deployment {
  let parsed: { deployment?: Deployment; checkpoint?: { latest?: Deployment } } | null;
  try {
    parsed = parseJson(text) as typeof parsed;
  } catch (error) {
    const reason = error instanceof NestedTooDeep ? jsonProblem(error) : "is not JSON";
    throw new Error(`${source}: ${reason}; write it with: pulumi stack export --file FILE`);
  }
  const deployment = parsed?.deployment ?? parsed?.checkpoint?.latest;
  if (typeof deployment !== "object" || deployment === null)
    throw new Error(`${source}: has no deployment; write it with: pulumi stack export --file FILE`);
  const { resources = [] } = deployment as { resources?: unknown };
  const isResource = (one: unknown) =>
    typeof one === "object" &&
    one !== null &&
    "urn" in one &&
    "type" in one &&
    typeof one.urn === "string" &&
    typeof one.type === "string";
  const wrong = Array.isArray(resources) ? resources.findIndex((one) => !isResource(one)) : undefined;
  if (wrong !== -1)
    throw new Error(
      `${source}: deployment.resources${wrong === undefined ? " is not a list" : `.${wrong} is not a resource with urn and type`}; write it with: pulumi stack export --file FILE`,
    );
  return deployment;
}

function planIn(text: string): Plan {
  const { steps = [] } = JSON.parse(text) as { steps?: { op: string; urn: string }[] };
  return new Map(steps.filter(({ op }) => op !== "same" && op !== "read").map(({ op, urn }) => [urn, op]));
}

/** Runs the Pulumi CLI or the stand-in engine. @returns standard output @throws Error with the command's message */
function runPulumi({ stack, cwd = "." }: GraphOptions, args: readonly string[]): string {
  const { command, label } = findPulumi();
  const [program, ...first] = command;
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const run = spawnSync(program, [...first, ...args, "--cwd", cwd, ...chosen], {
    encoding: "utf8",
    stdio: ["inherit", "pipe", "pipe"],
    maxBuffer: 1024 ** 3,
  });
  if (run.status === 0) return run.stdout;
  const reason = run.stderr.trim().replace(/^error: /, "");
  throw new Error(`${label}: ${args.slice(0, 2).join(" ")}: ${reason || "it gave no reason"}`);
}
