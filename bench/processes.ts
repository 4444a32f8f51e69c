import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposableSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

// Found by the package's own name: the same from the build as from the sources.
export const REPOSITORY = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));

/** What a process reports at its end. */
export interface ProcessRecord {
  /** The file that it ran. */
  script: string;
  arguments: string[];
  modules: number;
  /** Largest resident memory. */
  peakBytes: number;
  /** User and system time. */
  cpuMs: number;
}

/** Where processes that are started with `env` leave their records, until it is disposed of. */
export function recordProcesses() {
  const folder = mkdtempDisposableSync(join(tmpdir(), "bench-"));
  const options = `${process.env.NODE_OPTIONS ?? ""} --require "${join(REPOSITORY, "bench/probe.cjs")}"`;
  return {
    env: { NODE_OPTIONS: options, BENCH_RECORDS: folder.path },
    /** Of the processes that have ended. */
    read: (): ProcessRecord[] => {
      const files = readdirSync(folder.path).filter((name) => name.endsWith(".json"));
      return files.map((name) => JSON.parse(readFileSync(join(folder.path, name), "utf8")));
    },
    [Symbol.dispose]: () => folder.remove(),
  };
}

/** Starts a script in a process of its own. @returns it with the first line that it prints, and the time until then */
export async function startScript(script: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd = REPOSITORY) {
  const began = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, "line"), once(child, "exit")])) as [unknown];
  if (typeof line !== "string") throw new Error(`${script} ended before it was ready`);
  const ms = performance.now() - began;
  lines.close();
  child.stdout.resume();
  return { child, line, ms };
}

/** Asks a process to end, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** What there is one of, such as the record of the one process that ran. @throws Error when there are none or more. */
export function oneOf<T>([one, ...others]: readonly T[]): T {
  if (one === undefined || others.length > 0)
    throw new Error(`one record was expected, not ${others.length || "none"}`);
  return one;
}

export const mebibytes = (bytes: number) => bytes / 1024 ** 2;
