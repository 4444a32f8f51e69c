import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BIN } from "../cli/package-folder";
import { FileBackend } from "../engine/backend/file-backend";
import { findBackend } from "../engine/backend/location";
import { requireProject } from "../engine/backend/project";
import { newManifest } from "../engine/snapshot";
import { replaceFile } from "../files/replace-file";
import { checkArguments } from "./arguments";

const NAME = "test";

/** What a stack runs with. */
export interface StackOptions {
  /** Configuration of the program; a key without a namespace is the project's. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Environment variables of the program, in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How many resources had which operation: `create`, `update`, `replace`, `delete`, `same`. */
export type Changes = Readonly<Record<string, number>>;

/** A stack with its state in a temporary folder. Every operation throws an Error with the diagnostics when it fails. */
export interface TestStack extends Disposable {
  up(): Promise<{ readonly changes: Changes; readonly outputs: Readonly<Record<string, unknown>> }>;
  preview(): Promise<Changes>;
  refresh(): Promise<Changes>;
  destroy(): Promise<Changes>;
  /** The outputs of the last `up`, secrets included. */
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** Removes the state. The resources stay in the emulator. */
  dispose(): void;
}

/**
 * Opens an empty stack of the program in a folder. Nothing is written into the folder.
 * @param access environment variables that point the program at an emulator
 * @throws Error when the folder is no project
 */
export function openStack(folder: string, access: Readonly<Record<string, string>>, options: StackOptions): TestStack {
  checkArguments("stack", { folder, options });
  const cwd = resolve(folder);
  const project = requireProject(cwd);
  const home = realpathSync(mkdtempSync(join(tmpdir(), "container-clouds-stack-")));
  mkdirSync(join(home, "state"));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...access,
    ...options.env,
    PULUMI_HOME: join(home, "pulumi"),
    PULUMI_BACKEND_URL: `file://${join(home, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
  };
  const backend = new FileBackend(findBackend(env, project, cwd));
  backend.create({ project: project.name, stack: NAME }, { manifest: newManifest(), metadata: {} });
  // Beside the state: settings in the project's folder would be the user's own.
  const settings = join(home, `Pulumi.${NAME}.yaml`);
  replaceFile(settings, JSON.stringify({ config: options.config ?? {} }));

  const operate = async (name: string, ...flags: string[]): Promise<Changes> => {
    const args = [name, ...flags, "--json", "--stack", NAME, "--config-file", settings];
    return changesIn(name, await runEngine(args, cwd, env));
  };
  const outputs = async () => {
    const { printed } = await runEngine(["stack", "output", "--json", "--show-secrets", "--stack", NAME], cwd, env);
    return JSON.parse(printed) as Record<string, unknown>;
  };
  const dispose = () => rmSync(home, { recursive: true, force: true });
  return {
    up: async () => ({ changes: await operate("up", "--yes", "--skip-preview"), outputs: await outputs() }),
    preview: () => operate("preview"),
    refresh: () => operate("refresh", "--yes", "--skip-preview"),
    destroy: () => operate("destroy", "--yes", "--skip-preview"),
    outputs,
    dispose,
    [Symbol.dispose]: dispose,
  };
}

/** How a run of the stand-in engine ended. */
interface Run {
  readonly status: number | null;
  readonly printed: string;
  readonly errors: string;
}

async function runEngine(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Run> {
  const child = spawn(process.execPath, [BIN, "engine", ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const texts = { printed: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    texts.printed += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    texts.errors += text;
  });
  const [status] = (await once(child, "close")) as [number | null];
  return { status, ...texts };
}

/** A line of `--json`: a digest of a preview, or an event of another operation. */
interface Line {
  readonly changeSummary?: Changes;
  readonly diagnostics?: readonly Diagnostic[];
  readonly summaryEvent?: { readonly resourceChanges?: Changes };
  readonly diagnosticEvent?: Diagnostic;
}

interface Diagnostic {
  readonly severity?: string;
  readonly message: string;
}

/** What a run changed. @throws Error with its diagnostics when it failed */
function changesIn(name: string, { status, printed, errors }: Run): Changes {
  const lines = linesIn(printed);
  if (status === 0)
    return lines.map((line) => line.changeSummary ?? line.summaryEvent?.resourceChanges).find(Boolean) ?? {};
  const reasons = lines
    .flatMap(({ diagnostics = [], diagnosticEvent }) => [...diagnostics, ...(diagnosticEvent ? [diagnosticEvent] : [])])
    .filter(({ severity }) => severity === "error");
  const reason = [...reasons.map(({ message }) => message), errors].map((text) => text.trim()).filter(Boolean);
  throw new Error(`${name} failed: ${reason.join("\n") || `exit status ${status}`}`);
}

/** The output as a whole, or line by line. */
function linesIn(printed: string): Line[] {
  const whole = parsed(printed);
  return whole ? [whole] : printed.split("\n").flatMap((line) => parsed(line) ?? []);
}

function parsed(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
