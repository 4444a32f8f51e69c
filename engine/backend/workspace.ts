import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { replaceFile } from "../../files/replace-file";
import { readText } from "./files";
import { readJson } from "./json";
import { pulumiHome } from "./location";
import type { Project } from "./project";

/** The CLI's workspace file for a project's folder: the selected stack for each backend; in older files, one for all. */
const workspaceSettings = z.looseObject({
  stack: z.string().optional(),
  stacks: z.record(z.string(), z.string()).optional(),
});

type WorkspaceSettings = z.output<typeof workspaceSettings>;

/** The stack selected with `stack select`, as a full name, or `PULUMI_STACK`. */
export function selectedStack(env: NodeJS.ProcessEnv, project: Project, backendUrl: string): string | undefined {
  if (env.PULUMI_STACK) return env.PULUMI_STACK;
  const settings = read(fileOf(env, project));
  return settings.stacks?.[backendUrl] ?? settings.stack;
}

/** Selects a stack by its full name; `undefined` selects none. */
export function selectStack(
  env: NodeJS.ProcessEnv,
  project: Project,
  backendUrl: string,
  stack: string | undefined,
): void {
  const file = fileOf(env, project);
  const { stack: legacy, stacks: before, ...others } = read(file);
  const stacks: Record<string, string> = { ...before };
  if (stack === undefined) delete stacks[backendUrl];
  else stacks[backendUrl] = stack;
  const settings: WorkspaceSettings = { ...others };
  if (legacy !== undefined && stack !== undefined) settings.stack = legacy;
  if (Object.keys(stacks).length > 0) settings.stacks = stacks;
  if (Object.keys(settings).length === 0) fs.rmSync(file, { force: true });
  else replaceFile(file, JSON.stringify(settings, null, 4), 0o600);
}

/** `<project>-<SHA-1 of the project file's path>-workspace.json` in the CLI's own folder. */
function fileOf(env: NodeJS.ProcessEnv, project: Project): string {
  const digest = createHash("sha1").update(project.file).digest("hex");
  return path.join(pulumiHome(env), "workspaces", `${project.name}-${digest}-workspace.json`);
}

function read(file: string): WorkspaceSettings {
  return readJson(readText(file) ?? "{}", file, workspaceSettings);
}
