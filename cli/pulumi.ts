import { spawnSync } from "node:child_process";
import { BIN } from "./package-folder";

/** A command that runs Pulumi programs: the Pulumi CLI, or this package's stand-in engine. */
export interface PulumiCommand {
  /** The program and its first arguments. */
  command: readonly [string, ...string[]];
  /** Its name for users: "Pulumi CLI v3.260.0" or "stand-in engine". */
  label: string;
  /** Whether it is the stand-in engine. */
  standIn: boolean;
}

/**
 * Finds the command that runs Pulumi programs, in this order: `PULUMI_BIN`, `pulumi` on PATH (where the npm package `pulumi` also puts it),
 * the stand-in engine.
 * @throws Error if PULUMI_BIN is set to something that does not run
 */
export function findPulumi(env: NodeJS.ProcessEnv = process.env): PulumiCommand {
  const named = env.PULUMI_BIN;
  if (named) {
    const version = versionOf(named, env);
    if (version === undefined)
      throw new Error(
        `PULUMI_BIN is ${JSON.stringify(named)}, which does not run or prints no version; set it to the Pulumi CLI`,
      );
    return { command: [named], label: `Pulumi CLI ${version}`, standIn: false };
  }
  const version = versionOf("pulumi", env);
  if (version !== undefined) return { command: ["pulumi"], label: `Pulumi CLI ${version}`, standIn: false };
  return { command: [process.execPath, BIN, "engine"], label: "stand-in engine", standIn: true };
}

function versionOf(command: string, env: NodeJS.ProcessEnv): string | undefined {
  const run = spawnSync(command, ["version"], { env, encoding: "utf8", timeout: 20_000 });
  const version = run.stdout?.trim() ?? "";
  return run.status === 0 && /^v?\d+\.\d+\.\d/.test(version) ? version : undefined;
}
