import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { stringify } from "yaml";
import { findPulumi } from "../../cli/pulumi";
import { type Access, cloudSettings } from "../../emulator/access";
import { main } from "../../engine/main";

// Found by the package's own name: the same from the build as from the sources.
/** Folder of the clone. */
export const REPOSITORY = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));

/** How a process ended, and what it printed. */
export interface Outcome {
  status: number | null;
  /** Both ends, as they came. */
  printed: string;
}

/** Runs a program to its end. */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const [status] = (await once(child, "close")) as [number | null];
  return { status, printed };
}

/** Settings of a stack by their full names: `container-clouds:endpoint`. */
export type StackConfig = Record<string, unknown>;

/** What points a program's clouds at an emulator: its address, and keys that it knows. */
export function configOf(emulator: Access): StackConfig {
  const settings = Object.entries(cloudSettings(emulator.credentials));
  return {
    "container-clouds:endpoint": emulator.url,
    ...Object.fromEntries(settings.map(([name, own]) => [`container-clouds:${name}`, own])),
  };
}

const STACK = "dev";

/**
 * A user's project in a folder of its own, with a backend beside it. Without a command what runs it is what `cli/pulumi.ts` finds: the
 * stand-in engine then runs in this process, and only programs and providers are processes of their own.
 */
export class Project {
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), "project-")));
  readonly folder = join(this.home, "program");
  readonly env: NodeJS.ProcessEnv;
  private readonly command: readonly [string, ...string[]] | undefined;

  constructor(command?: readonly [string, ...string[]]) {
    const found = findPulumi();
    this.command = command ?? (found.standIn ? undefined : found.command);
    mkdirSync(join(this.home, "state"));
    mkdirSync(this.folder);
    this.env = {
      PATH: process.env.PATH,
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      HOME: this.home,
      PULUMI_HOME: join(this.home, ".pulumi"),
      PULUMI_BACKEND_URL: `file://${join(this.home, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "pass",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Programs are compiled with their types by the tests that are about these, and `npm run check` reads the examples.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
  }

  /** Takes over a folder's files. */
  copy(folder: string): void {
    cpSync(folder, this.folder, { recursive: true });
  }

  write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Puts this package, Pulumi's SDK and what else is named where the program finds them. */
  link(...others: string[]): void {
    const modules = join(this.folder, "node_modules");
    mkdirSync(modules, { recursive: true });
    symlinkSync(REPOSITORY, join(modules, "pulumi-container-clouds"), "dir");
    for (const name of ["@pulumi/pulumi", ...others]) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(modules, name), "dir");
    }
  }

  /** Makes the stack, with settings in plain text. */
  async init(config: StackConfig): Promise<void> {
    await this.ok("stack", "init", STACK);
    appendFileSync(join(this.folder, `Pulumi.${STACK}.yaml`), stringify({ config }));
  }

  /** Where the backend keeps the state of the stack. */
  stateFile(projectName: string, stack = STACK): string {
    return join(this.home, "state/.pulumi/stacks", projectName, `${stack}.json`);
  }

  /** Gives a stack a state as a killed run leaves it: `stack import` of the CLI drops pending operations. */
  setState(projectName: string, deployment: object, stack = STACK): void {
    const file = this.stateFile(projectName, stack);
    const state = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...state, checkpoint: { ...state.checkpoint, latest: deployment } }));
  }

  /** Runs `pulumi ARGS` in the project. */
  async pulumi(...args: string[]): Promise<Outcome> {
    const { folder: cwd, env } = this;
    if (this.command) {
      const [command, ...first] = this.command;
      return runProcess(command, [...first, ...args], { cwd, env });
    }
    let printed = "";
    const output = {
      write(text: string) {
        printed += text;
      },
    };
    const status = await main(args, { cwd, env, stdin: Readable.from([]), stdout: output, stderr: output });
    return { status, printed };
  }

  /** Runs what must succeed. @returns what it printed */
  async ok(...args: string[]): Promise<string> {
    const { status, printed } = await this.pulumi(...args);
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${status}:\n${printed}`);
    return printed;
  }

  [Symbol.dispose](): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** A project named `work`, without a program, whose stack points at an emulator. */
export async function startWork(emulator: Parameters<typeof configOf>[0]): Promise<Project> {
  const project = new Project();
  project.write({ "Pulumi.yaml": "name: work\nruntime: nodejs\n" });
  await project.init(configOf(emulator));
  return project;
}
