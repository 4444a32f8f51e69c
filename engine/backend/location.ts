import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { z } from "zod";
import { EngineError } from "./errors";
import { readText } from "./files";
import { readJson } from "./json";
import type { Project } from "./project";

/** Where state is kept. */
export interface BackendLocation {
  /** As configured, such as `file://~`: the CLI stores selected stacks under it. */
  url: string;
  /** Absolute path of the folder that contains `.pulumi`. */
  folder: string;
}

const FILE = "file://";

/** Folder of the CLI's own files: `PULUMI_HOME`, or `~/.pulumi`. */
export function pulumiHome(env: NodeJS.ProcessEnv): string {
  return path.resolve(env.PULUMI_HOME || path.join(env.HOME || os.homedir(), ".pulumi"));
}

/**
 * Finds the backend in the CLI's order: `PULUMI_BACKEND_URL`, `backend.url` of the project, the last `pulumi login`.
 * @throws EngineError if the backend is not a folder, or there is none
 */
export function findBackend(env: NodeJS.ProcessEnv, project: Project | undefined, cwd: string): BackendLocation {
  const url = env.PULUMI_BACKEND_URL || project?.backendUrl || storedLogin(env);
  if (!url) {
    throw new EngineError(
      "no backend is chosen: set PULUMI_BACKEND_URL=file://<folder>, or backend.url in Pulumi.yaml",
      "authentication",
    );
  }
  return { url, folder: folderOf(url, env, cwd) };
}

function folderOf(url: string, env: NodeJS.ProcessEnv, cwd: string): string {
  if (!url.startsWith(FILE)) {
    throw new EngineError(
      `backend ${withoutCredentials(url)} is not implemented by the stand-in engine, which keeps state in a folder (file://<folder>); use the Pulumi CLI`,
    );
  }
  const named = url.slice(FILE.length).split("?")[0] ?? "";
  const home = env.HOME || os.homedir();
  const folder = path.resolve(cwd, named === "~" || named.startsWith("~/") ? path.join(home, named.slice(2)) : named);
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) {
    throw new EngineError(`unable to open state directory "${url}": there is no folder ${folder}; create it first`);
  }
  return folder;
}

function storedLogin(env: NodeJS.ProcessEnv): string | undefined {
  const file = path.join(pulumiHome(env), "credentials.json");
  const text = readText(file);
  if (text === undefined) return undefined;
  return readJson(text, file, logins).current || undefined;
}

/** The CLI's file of logins. */
const logins = z.looseObject({ current: z.string().optional() });

/** Removes user and password from a backend's URL, so that no message shows them. */
function withoutCredentials(url: string): string {
  return url
    .split("?", 1)
    .join("")
    .replace(/\/\/[^/@]*@/, "//****@");
}
