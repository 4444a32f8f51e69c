import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Diagnostic } from "./events";

/** Time for a process to end before it is killed, in milliseconds. */
const GRACE_MILLISECONDS = 5_000;

/** Node's default compile cache, from which programs and providers start in half the time. */
const COMPILE_CACHE = join(tmpdir(), "node-compile-cache");

/** The module that ends a process whose engine was killed; found by the package's name, which works from the build and from the sources. */
const END_WITH_ENGINE = resolve(
  createRequire(__filename).resolve("pulumi-container-clouds/package.json"),
  "../bin/end-with-engine.js",
);

/**
 * Starts Node in a folder with closed standard input. The process is detached from the terminal: Ctrl-C reaches only this process, which
 * lets operations of the others complete. It ends with this process, even if this process is killed.
 */
export function startNode(
  kind: "program" | "provider",
  args: string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): ChildProcess {
  const environment = {
    ...env,
    // Separate caches, because programs run with a V8 flag that providers lack, and each would discard the other's compiled code.
    NODE_COMPILE_CACHE: join(env.NODE_COMPILE_CACHE ?? COMPILE_CACHE, kind),
    // gRPC for Node would send even local calls through the environment's proxies.
    no_grpc_proxy: "127.0.0.1",
    CONTAINER_CLOUDS_ENGINE_PID: String(process.pid),
  };
  const child = spawn(process.execPath, ["--require", END_WITH_ENGINE, ...args], {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

/** Resolves when a process has ended, with its exit code, or the signal or start failure as text. */
export function whenEnded(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code ?? `signal ${signal}`));
  });
}

/** Asks a process to end, and kills it if it does not. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MILLISECONDS);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
  clearTimeout(timer);
}

let streams = 0;

/** Turns each non-empty line of a stream into a message about the stack. */
export function logLines(
  stream: Readable | null,
  severity: Diagnostic["severity"],
  log: (diagnostic: Diagnostic) => void,
): void {
  if (!stream) return;
  const streamID = ++streams;
  createInterface({ input: stream }).on("line", (line) => {
    if (line.trim()) log({ severity, message: line, streamID });
  });
}
