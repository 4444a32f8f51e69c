import { spawnSync } from "node:child_process";
import { findPulumi, type PulumiCommand } from "./pulumi";

/** An emulator's address and keys, as on its ready line. */
export interface EmulatorAccess {
  readonly pid: number;
  readonly url: string;
  readonly credentials: Record<string, Record<string, string>>;
}

/** Regions that the emulator's programs use; it takes any. */
const REGIONS: Record<string, [setting: string, value: string]> = {
  tencent: ["region", "gsqy"],
  baidu: ["region", "bj"],
  ctyun: ["regionId", "region-1"],
};

/** Environment variables by cloud and setting. */
const VARIABLES: Record<string, string> = {
  "tencent.secretId": "TENCENTCLOUD_SECRET_ID",
  "tencent.secretKey": "TENCENTCLOUD_SECRET_KEY",
  "tencent.region": "TENCENTCLOUD_REGION",
  "baidu.accessKeyId": "BAIDUCLOUD_ACCESS_KEY",
  "baidu.secretAccessKey": "BAIDUCLOUD_SECRET_KEY",
  "baidu.region": "BAIDUCLOUD_REGION",
  "ctyun.accessKey": "CTYUN_AK",
  "ctyun.secretKey": "CTYUN_SK",
  "ctyun.regionId": "CTYUN_REGION_ID",
};

/** One setting of a stack. */
export interface Setting {
  /** Path under `container-clouds:`, such as `tencent.secretKey`. */
  readonly path: string;
  readonly value: string;
  readonly isSecret: boolean;
}

/** What points a stack at an emulator: its address, and a region and keys for each cloud. */
export function settingsOf({ url, credentials }: Omit<EmulatorAccess, "pid">): Setting[] {
  const clouds = Object.entries(credentials).flatMap(([cloud, keys]) => {
    const [region, value] = REGIONS[cloud] ?? ["region", "local"];
    const secrets = Object.entries(keys).map(([name, key]) => ({
      path: `${cloud}.${name}`,
      value: key,
      isSecret: true,
    }));
    return [{ path: `${cloud}.${region}`, value, isSecret: false }, ...secrets];
  });
  return [{ path: "endpoint", value: url, isSecret: false }, ...clouds];
}

/** What points a program at an emulator, as environment variables. */
export function environmentOf(access: Omit<EmulatorAccess, "pid">): Record<string, string> {
  const variables = settingsOf(access).flatMap(({ path, value }) => {
    const name = path === "endpoint" ? "CONTAINER_CLOUDS_ENDPOINT" : VARIABLES[path];
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(variables);
}

/** What points a shell at an emulator, as commands for it. */
export function emulatorEnvironment(access: EmulatorAccess): string {
  return Object.entries({ ...environmentOf(access), CONTAINER_CLOUDS_EMULATOR_PID: String(access.pid) })
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join("\n");
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
