import type { ChildProcess } from "node:child_process";
import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import { Bail } from "./deployment";
import type { Diagnostic } from "./events";
import { endProcess, logLines, startNode, whenEnded } from "./processes";
import { resolveFrom } from "./provider-host";
import type { RunOptions } from "./types";

/** Exit code with which the SDK says that it has reported the error. */
const TOLD_THE_USER = 32;

/** The folder of a program, and its entry point there (`.` for that of package.json). */
export function locateProgram({ cwd, project }: RunOptions): { folder: string; entryPoint: string } {
  const { main } = project;
  if (!main) return { folder: cwd, entryPoint: "." };
  const path = isAbsolute(main) ? main : join(cwd, main);
  if (relative(cwd, path).startsWith("..")) throw new Error(`project 'main' (${main}) must be inside the project`);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Error(`project 'main' could not be read: there is no ${path}`);
  return stats.isDirectory()
    ? { folder: path, entryPoint: "." }
    : { folder: dirname(path), entryPoint: basename(path) };
}

/** A program that runs under the SDK's runner, as the CLI's language host starts it. */
export class Program {
  private readonly child: ChildProcess;
  /** Resolves when it has ended successfully. Rejects with Bail if the user already knows why not, else with an Error. */
  readonly ended: Promise<void>;

  constructor(
    options: RunOptions,
    private readonly place: { folder: string; entryPoint: string },
    settings: { dryRun: boolean; address: string; log: (diagnostic: Diagnostic) => void },
  ) {
    const { runtimeOptions } = options.project;
    const nodeArguments = String(runtimeOptions.nodeargs ?? "")
      .split(/\s+/)
      .filter(Boolean);
    const runner = resolveFrom(place.folder, "@pulumi/pulumi/cmd/run");
    this.child = startNode("program", [...nodeArguments, runner, ...this.arguments(options, settings)], {
      cwd: options.cwd,
      env: { ...options.env, ...environment(options) },
    });
    logLines(this.child.stdout, "info", settings.log);
    logLines(this.child.stderr, "info#err", settings.log);
    this.ended = whenEnded(this.child).then((end) => {
      if (end === TOLD_THE_USER) throw new Bail("run bailed");
      if (typeof end === "string") throw new Error(`an unhandled error occurred: Program ended by ${end}`);
      if (end !== 0) throw new Error(`an unhandled error occurred: Program exited with non-zero exit code: ${end}`);
    });
    this.ended.catch(() => undefined);
  }

  private arguments(options: RunOptions, { dryRun, address }: { dryRun: boolean; address: string }): string[] {
    const named = {
      monitor: address,
      engine: address,
      organization: options.organization,
      project: options.project.name,
      "root-directory": options.cwd,
      stack: options.stack,
      pwd: this.place.folder,
    };
    const flags = Object.entries(named).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
    return [...flags, ...(dryRun ? ["--dry-run"] : []), "--parallel", String(options.parallel), this.place.entryPoint];
  }

  /** Ends the program, if it is still running. */
  async stop(): Promise<void> {
    await endProcess(this.child, "SIGINT");
  }
}

function environment({ config, secretKeys, project }: RunOptions): NodeJS.ProcessEnv {
  const { typescript = true, tsconfig } = project.runtimeOptions;
  // Older SDKs only support keys of the form `namespace:config:name`.
  const keys = Object.entries(config).map(([key, value]) => [key.replace(/^([^:]+):/, "$1:config:"), value]);
  return {
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(keys)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
    ...(typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
    ...(tsconfig ? { PULUMI_NODEJS_TSCONFIG_PATH: String(tsconfig) } : {}),
  };
}
