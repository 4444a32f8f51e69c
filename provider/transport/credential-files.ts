import { join } from "node:path";
import { parse } from "ini";
import { readRegularFile } from "../../files/read-file";
import { NestedTooDeep, parseJson } from "../../words/json";
import { ConfigError } from "./errors";

/** A profile in a vendor's credentials file. */
export interface FileKeys {
  id?: string | undefined;
  secret?: string | undefined;
  token?: string | undefined;
  /** Seconds or milliseconds since 1970. */
  expiresAt?: number | undefined;
  region?: string | undefined;
  /** The role to assume with the keys. */
  role?: { arn: string; session?: string | undefined } | undefined;
}

/** A credentials file of a vendor's tool. */
export interface KeyFile {
  /** Its path, with `~` for the home folder; `undefined` if the tool would not look for one. */
  path(profile: string, folder: string | undefined, env: NodeJS.ProcessEnv): string | undefined;
  /** The profile that is used if none is chosen. */
  defaultProfile: string;
  /** Another file of the same tool, which has the region. */
  besides?(path: string): string;
  /** @throws Error if the text does not have the file's format; its message quotes none of the text */
  read(text: string, profile: string, besides: string | undefined): FileKeys | undefined;
}

/** Reads a profile from a file; `undefined` if there is no such file or profile. @throws ConfigError for any other failure */
export function readKeyFile(
  file: KeyFile,
  path: string,
  profile: string,
  env: NodeJS.ProcessEnv,
): FileKeys | undefined {
  const text = textIn(path, env);
  if (text === undefined) return undefined;
  const besides = file.besides && textIn(file.besides(path), env);
  try {
    return file.read(text, profile, besides);
  } catch (error) {
    throw new ConfigError({ setting: path, reason: error instanceof Error ? error.message : "cannot be read" });
  }
}

/** Whether such a file exists. */
export const isFile = (path: string, env: NodeJS.ProcessEnv): boolean => textIn(path, env) !== undefined;

function textIn(path: string, env: NodeJS.ProcessEnv): string | undefined {
  const place = inHome(path, env);
  if (place === undefined) return undefined;
  try {
    return readRegularFile(place);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    const reason = code ?? (error as Error).message;
    throw new ConfigError({ setting: path, reason: `cannot be read (${reason}); check its owner and permissions` });
  }
}

/** The path on this machine; `undefined` if it starts in an unknown home folder. */
function inHome(path: string, env: NodeJS.ProcessEnv): string | undefined {
  if (!path.startsWith("~/")) return path;
  const home = env.HOME ?? env.USERPROFILE;
  return home ? join(home, path.slice(2)) : undefined;
}

/** A section of an ini file, its names in lower case; `undefined` if there is none. */
export function iniSection(text: string, section: string): Record<string, string | undefined> | undefined {
  const wanted = section.toLowerCase();
  const found = Object.entries(parse(text)).find(([name]) => name.toLowerCase() === wanted)?.[1] as unknown;
  if (typeof found !== "object" || found === null) return undefined;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name.toLowerCase(), textOf(value)]));
}

/** Parses a JSON object. @throws Error that quotes none of the text */
export function jsonObject(text: string): Record<string, unknown> {
  let problem = "is not a JSON object";
  try {
    const parsed = parseJson(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch (error) {
    // The parser's own message quotes the text, which may contain a key.
    if (error instanceof NestedTooDeep) problem = `is ${error.message}`;
  }
  throw new Error(`${problem}; recreate it with the tool that wrote it`);
}

/** A trimmed string, because users paste keys with spaces and line ends around them. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
