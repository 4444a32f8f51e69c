import { spawnSync } from "node:child_process";
import { type Access, environmentOf, settingsOf, shellText } from "../emulator/access";
import { findPulumi, type PulumiCommand } from "./pulumi";

/** An emulator's process, address and keys, as on its ready line. */
export interface EmulatorAccess extends Access {
  readonly pid: number;
}

/** What points a shell at an emulator, as commands for it. */
export function emulatorEnvironment(access: EmulatorAccess): string {
  return shellText({ ...environmentOf(access), CONTAINER_CLOUDS_EMULATOR_PID: String(access.pid) });
}

/**
 * Selects a stack, making it if it is not there, and points it at an emulator.
 * @throws Error in Pulumi's own words when that cannot be done
 */
export function pointStack(stack: string, cwd: string, access: EmulatorAccess): void {
  const pulumi = findPulumi();
  runPulumi(pulumi, ["stack", "select", "--create", stack, "--cwd", cwd]);
  for (const args of configCommands(access)) runPulumi(pulumi, [...args, "--stack", stack, "--cwd", cwd]);
}

/** Arguments of `pulumi` that set what points a stack at an emulator, one call each. */
export const configCommands = (access: Omit<EmulatorAccess, "pid">): string[][] =>
  settingsOf(access).map(({ path, value, isSecret }) => [
    ...["config", "set", "--path", isSecret ? "--secret" : "--plaintext", `container-clouds:${path}`, value],
  ]);

function runPulumi({ command: [program, ...first], label }: PulumiCommand, args: string[]): void {
  const { status, stderr, error } = spawnSync(program, [...first, ...args], {
    encoding: "utf8",
    // A passphrase may be asked for.
    stdio: ["inherit", "ignore", "pipe"],
  });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().replace(/^error: /, "");
  throw new Error(`${label}: pulumi ${args.slice(0, 2).join(" ")}: ${reason || "it gave no reason"}`);
}
