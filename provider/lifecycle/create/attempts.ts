import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { replaceFile } from "../../../files/replace-file";

/** A creation that is under way, or that was cut off: what the next run needs to find out what became of it. No secrets. */
export interface Attempt {
  /** `module:Name` of what is made. */
  type: string;
  /** What it can be told by. */
  wanted: Wanted;
  /** Ids of what was told by the same before this attempt; left out where the cloud does not say. */
  before?: readonly string[];
  /** The client token of its calls. */
  token: string;
  /** A digest of each input that was sent, by name; too short to tell what a secret is. */
  inputs: Readonly<Record<string, string>>;
  /** When it was sent, by this machine's clock. */
  at: number;
  /** The process that is at it, or was when it ended. */
  pid?: number;
  /** What was made, as soon as the cloud has said so. */
  id?: string;
}

/**
 * What a resource can be told by: its id, where the inputs make it, else its name within the scope of a listing, or no more
 * than that it is new there. Empty where nothing tells it.
 */
export interface Wanted {
  id?: string;
  scope?: string;
  name?: string;
}

/** What is remembered of creations until the engine has confirmed, by asking for the id again, that it knows the resource. */
export interface Attempts {
  /** The last attempt for a resource that nothing has confirmed or ended. */
  of(urn: string): Attempt | undefined;
  /** @throws Error when it cannot be written. */
  keep(urn: string, attempt: Attempt): void;
  /** Nothing was made, or what was made is gone. */
  end(urn: string): void;
  /** The engine knows the resource with this id. */
  confirm(type: string, id: string): void;
  /** Whether an attempt for another resource has made, or gone on with, what has this id. */
  claims(urn: string, type: string, id: string): boolean;
}

/** Attempts of this process only: for one that has no place to write to, and nobody who comes back. */
export function attemptsInMemory(): Attempts {
  const kept = new Map<string, Attempt>();
  return {
    of: (urn) => kept.get(urn),
    keep: (urn, attempt) => void kept.set(urn, attempt),
    end: (urn) => void kept.delete(urn),
    confirm: (type, id) => {
      for (const [urn, attempt] of kept) if (isOf(attempt, type, id)) kept.delete(urn);
    },
    claims: (urn, type, id) => [...kept].some(([other, attempt]) => other !== urn && isOf(attempt, type, id)),
  };
}

const isOf = (attempt: Attempt, type: string, id: string) => attempt.type === type && attempt.id === id;

/**
 * Attempts in a folder, a file for each, so that a run finds what became of one that was killed. The same resource of the
 * same stack in another backend is another one.
 * @param env `PULUMI_HOME` says where (default `~/.pulumi`); `PULUMI_BACKEND_URL` or the CLI's login, which backend it is.
 */
export function attemptsOnDisk(env: NodeJS.ProcessEnv): Attempts {
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  const folder = join(home, "container-clouds", "attempts");
  const backend = backendOf(env, home);
  const fileOf = (urn: string) => join(folder, `${digest(backend, urn)}.json`);
  /** Made ids, by file: all there were when this process began, and its own. */
  let made: Map<string, Attempt> | undefined;
  const known = () => {
    made ??= new Map(filesIn(folder).flatMap((file) => entryOf(join(folder, file))));
    return made;
  };
  return {
    of: (urn) => read(fileOf(urn)),
    keep: (urn, attempt) => {
      write(folder, fileOf(urn), attempt);
      known().set(fileOf(urn), attempt);
    },
    end: (urn) => {
      rmSync(fileOf(urn), { force: true });
      known().delete(fileOf(urn));
    },
    confirm: (type, id) => {
      for (const [file, attempt] of known()) {
        if (!isOf(attempt, type, id)) continue;
        rmSync(file, { force: true });
        known().delete(file);
      }
    },
    claims: (urn, type, id) => [...known()].some(([file, attempt]) => file !== fileOf(urn) && isOf(attempt, type, id)),
  };
}

function backendOf({ PULUMI_BACKEND_URL: url }: NodeJS.ProcessEnv, home: string): string {
  if (url) return /^file:\/\/\.{1,2}(\/|$)/.test(url) ? `${process.cwd()} ${url}` : url;
  try {
    return String(JSON.parse(readFileSync(join(home, "credentials.json"), "utf8")).current);
  } catch {
    return "";
  }
}

const digest = (...parts: readonly string[]) =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(".json"));
  } catch {
    return [];
  }
}

function read(file: string): Attempt | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function entryOf(file: string): [string, Attempt][] {
  const attempt = read(file);
  return attempt ? [[file, attempt]] : [];
}

function write(folder: string, file: string, attempt: Attempt): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceFile(file, JSON.stringify(attempt), 0o600);
}
