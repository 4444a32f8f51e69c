import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { backgroundLog } from "../emulator/running";
import type { EmulatorAccess } from "./emulator-settings";
import { BIN } from "./package-folder";

/** An emulator in a process of its own. */
export interface EmulatorProcess extends EmulatorAccess {
  readonly process: ChildProcess;
}

/**
 * Starts the emulator as a process of its own.
 * @param detached whether it goes on when this process ends
 * @throws Error when it does not start; it has said why on stderr
 */
export async function startEmulatorProcess(args: readonly string[], detached: boolean): Promise<EmulatorProcess> {
  // Without npm's variable it does not end with the npm or npx that this process may run under.
  const { npm_command, ...env } = process.env;
  // Not this process's own: whoever reads its output would wait until the emulator has ended.
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

/** Ends an emulator and waits until it is gone. */
export async function endEmulatorProcess({ process: child }: EmulatorProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // One in the background keeps no process waiting, and this one is to wait.
  child.ref();
  child.kill("SIGTERM");
  await once(child, "exit");
}
