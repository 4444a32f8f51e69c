import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSettings, type Settings } from "../provider/transport/settings";
import { findPulumi } from "./pulumi";

/** Which settings a command uses. */
export interface SettingsSource {
  /** Stack whose configuration is read. Default: the selected one. */
  stack?: string;
  /** Folder of the project. Default: the current one. */
  cwd?: string;
}

/** Settings, and a description of their source. */
export interface FoundSettings {
  settings: Settings;
  from: string;
}

/**
 * The settings of a stack. Outside a project there are none, so the environment variables apply.
 * @throws Error if the folder does not exist, or if the configuration of the named stack or of the project cannot be read
 */
export function findSettings({ stack, cwd = "." }: SettingsSource): FoundSettings {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`--cwd "${cwd}": there is no such folder`);
  if (stack === undefined && !isProject(resolve(cwd))) return { settings: {}, from: "the environment" };
  const { command, label } = findPulumi();
  const [program, ...first] = command;
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const args = [...first, "config", "--json", "--show-secrets", "--cwd", cwd, ...chosen];
  // Pulumi may ask for the passphrase; errors are Pulumi's own.
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

/** Whether a folder, or one above it, contains a project, as Pulumi looks for it. */
function isProject(folder: string): boolean {
  if (["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].some((name) => existsSync(join(folder, name)))) return true;
  const parent = resolve(folder, "..");
  return parent !== folder && isProject(parent);
}
