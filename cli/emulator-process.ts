import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { backgroundLog } from "../emulator/running";
import type { EmulatorAccess } from "./emulator-settings";
import { BIN } from "./package-folder";

/** An emulator in a separate process. */
export interface EmulatorProcess extends EmulatorAccess {
  readonly process: ChildProcess;
}

/**
 * Starts the emulator in a separate process.
 * @param detached whether it continues when this process ends
 * @throws Error if it does not start; it has printed the reason on stderr
 */
export async function startEmulatorProcess(args: readonly string[], detached: boolean): Promise<EmulatorProcess> {
  // Without npm's variable, the emulator does not end with the npm or npx that runs this process.
  const { npm_command, ...env } = process.env;
  // Not this process's streams, because a reader of its output would wait until the emulator ends.
  const log = detached ? backgroundLog(process.pid) : undefined;
  const child = spawn(process.execPath, [BIN, "emulator", ...args], {
    stdio: ["ignore", "pipe", log === undefined ? "inherit" : openSync(log, "w")],
    detached,
    env: detached ? env : process.env,
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await Promise.race([once(lines, "line"), once(child, "exit")])) as [unknown];
  if (typeof line !== "string") {
    if (log !== undefined) process.stderr.write(readFileSync(log));
    throw new Error("the emulator did not start");
  }
  if (detached) {
    child.unref();
    child.stdout?.destroy();
  }
  return { process: child, ...(JSON.parse(line) as Omit<EmulatorProcess, "process">) };
}

/** Ends an emulator and waits for its end. */
export async function endEmulatorProcess({ process: child }: EmulatorProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // A background emulator does not keep this process alive, but here this process must wait for it.
  child.ref();
  child.kill("SIGTERM");
  await once(child, "exit");
}
