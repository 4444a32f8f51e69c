import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
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
  const child = spawn(process.execPath, [BIN, "emulator", ...args], {
    // Whoever reads this process's output waits until nobody holds it any more.
    stdio: ["ignore", "pipe", detached ? "pipe" : "inherit"],
    detached,
    env: detached ? env : process.env,
  });
  child.stderr?.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await Promise.race([once(lines, "line"), once(child, "exit")])) as [unknown];
  if (typeof line !== "string") throw new Error("the emulator did not start");
  if (detached) {
    child.unref();
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  }
  return { process: child, ...(JSON.parse(line) as Omit<EmulatorProcess, "process">) };
}

/** Ends an emulator and waits until it is gone. */
export async function endEmulatorProcess({ process: child }: EmulatorProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
