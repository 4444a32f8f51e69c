import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSettings, type Settings } from "../provider/transport/settings";
import { findPulumi } from "./pulumi";

/** Which settings a command works with. */
export interface SettingsSource {
  /** Stack whose configuration is read. Default: the selected one. */
  stack?: string;
  /** Folder of the project. Default: the current one. */
  cwd?: string;
}

/** Settings, and where they come from in words. */
export interface FoundSettings {
  settings: Settings;
  from: string;
}

/**
 * The settings of a stack; outside a project there are none, and the environment's variables stand in.
 * @throws Error when the folder is not there, or when a stack is named, or a project is there, and its configuration cannot be read
 */
export function findSettings({ stack, cwd = "." }: SettingsSource): FoundSettings {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`--cwd "${cwd}": there is no such folder`);
  if (stack === undefined && !isProject(resolve(cwd))) return { settings: {}, from: "the environment" };
  const { command, label } = findPulumi();
  const [program, ...first] = command;
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const args = [...first, "config", "--json", "--show-secrets", "--cwd", cwd, ...chosen];
  // The passphrase may be asked for; errors come in Pulumi's own words.
  const run = spawnSync(program, args, { encoding: "utf8", stdio: ["inherit", "pipe", "pipe"] });
  if (run.status !== 0) {
    const name = stack === undefined ? "the selected stack" : `stack ${stack}`;
    const text = run.stderr.trim().replace(/^error: /, "");
    throw new Error(`the configuration of ${name} cannot be read by ${label}: ${text || "it gave no reason"}`);
  }
  const config = JSON.parse(run.stdout) as Record<string, { value?: string }>;
  return {
    settings: readSettings(Object.fromEntries(Object.entries(config).map(([key, { value }]) => [key, value]))),
    from: stack ? `stack ${stack}` : "the selected stack",
  };
}

/** Whether a folder, or one around it, holds a project: as Pulumi looks for it. */
function isProject(folder: string): boolean {
  if (["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].some((name) => existsSync(join(folder, name)))) return true;
  const parent = resolve(folder, "..");
  return parent !== folder && isProject(parent);
}
