import { spawnSync } from "node:child_process";
import { type Access, environmentOf, settingsOf, shellText } from "../emulator/access";
import { findPulumi, type PulumiCommand } from "./pulumi";

/** An emulator's process, address and keys, from its ready line. */
export interface EmulatorAccess extends Access {
  readonly pid: number;
}

/** Shell commands that point programs at an emulator. */
export function emulatorEnvironment(access: EmulatorAccess): string {
  return shellText({ ...environmentOf(access), CONTAINER_CLOUDS_EMULATOR_PID: String(access.pid) });
}

/**
 * Selects a stack, creating it if it does not exist, and points it at an emulator.
 * @throws Error with Pulumi's own message if that fails
 */
export function pointStack(stack: string, cwd: string, access: EmulatorAccess): void {
  const pulumi = findPulumi();
  runPulumi(pulumi, ["stack", "select", "--create", stack, "--cwd", cwd]);
  runPulumi(pulumi, [...configCommand(access), "--stack", stack, "--cwd", cwd]);
}

/** Arguments of `pulumi` that point a stack at an emulator, all settings at once: a reader finds none of them or all. */
export const configCommand = (access: Omit<EmulatorAccess, "pid">): string[] => [
  ...["config", "set-all", "--path"],
  ...settingsOf(access).flatMap(({ path, value, isSecret }) => [
    isSecret ? "--secret" : "--plaintext",
    `container-clouds:${path}=${value}`,
  ]),
];

function runPulumi({ command: [program, ...first], label }: PulumiCommand, args: string[]): void {
  const { status, stderr, error } = spawnSync(program, [...first, ...args], {
    encoding: "utf8",
    // Pulumi may ask for a passphrase.
    stdio: ["inherit", "ignore", "pipe"],
  });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().replace(/^error: /, "");
  throw new Error(`${label}: pulumi ${args.slice(0, 2).join(" ")}: ${reason || "it gave no reason"}`);
}
