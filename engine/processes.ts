import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Diagnostic } from "./events";

/** How long a process that was asked to end may take before it is made to. */
const GRACE_MILLISECONDS = 5_000;

/** Where Node keeps compiled modules by default; programs and providers start in half the time from there. */
const COMPILE_CACHE = join(tmpdir(), "node-compile-cache");

/** What ends a process whose engine was killed: found by the package's own name, the same from the build as from the sources. */
const END_WITH_ENGINE = resolve(
  createRequire(__filename).resolve("pulumi-container-clouds/package.json"),
  "../bin/end-with-engine.js",
);

/**
 * Starts Node with arguments in a folder; its standard input is closed. It is out of reach of the terminal: Ctrl-C is
 * for this process alone, which lets operations of the others come to their end. It does not outlive this process, even one that is killed.
 */
export function startNode(
  kind: "program" | "provider",
  args: string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): ChildProcess {
  const environment = {
    ...env,
    // Apart: programs run with a flag of V8 that providers lack, and each would throw away what the other had compiled.
    NODE_COMPILE_CACHE: join(env.NODE_COMPILE_CACHE ?? COMPILE_CACHE, kind),
    // gRPC for Node sends even what stays on this machine through the environment's proxies.
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

/** Settles when a process has ended: its exit code, or the signal or the failure to start in words. */
export function whenEnded(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code ?? `signal ${signal}`));
  });
}

/** Asks a process to end, and makes it end when it does not. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MILLISECONDS);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
  clearTimeout(timer);
}

let streams = 0;

/** Turns each line of a stream that is not blank into a message about the stack. */
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
