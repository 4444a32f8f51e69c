import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { makeFolder } from "../files/make-folder";

/** An emulator that runs on this machine. */
export interface Running {
  readonly pid: number;
  readonly url: string;
  /** Its state file, with every link resolved. */
  readonly stateFile?: string;
}

/** Where running emulators of this user leave a note, one file each. */
const FOLDER = join(tmpdir(), `container-clouds-emulators-${userInfo().username}`);

/** The emulators of this user that run now. Notes of those that were killed are removed. */
export function listRunning(): Running[] {
  const notes = namesIn(FOLDER).filter((name) => name.endsWith(".json"));
  return notes.flatMap((name) => {
    const file = join(FOLDER, name);
    const running = readNote(file);
    if (running && isAlive(running.pid)) return [running];
    rmSync(file, { force: true });
    return [];
  });
}

/** Notes that this process is an emulator. @returns what takes the note away */
export function noteRunning(url: string, stateFile: string | undefined): () => void {
  const file = join(FOLDER, `${process.pid}.json`);
  const running: Running = { pid: process.pid, url, ...(stateFile && { stateFile: realPath(stateFile) }) };
  makeFolder(FOLDER, 0o700);
  writeFileSync(file, JSON.stringify(running));
  return () => rmSync(file, { force: true });
}

/** Where an emulator in the background writes what goes wrong. @param starter process ID of what starts it */
export function backgroundLog(starter: number): string {
  makeFolder(FOLDER, 0o700);
  return join(FOLDER, `${starter}.log`);
}

/** @throws Error when a running emulator keeps its state in the file: two would overwrite each other's */
export function refuseShared(stateFile: string): void {
  const path = realPath(stateFile);
  const other = listRunning().find((running) => running.stateFile === path);
  if (!other) return;
  throw new Error(
    `state file ${stateFile}: in use by the emulator at ${other.url} (process ${other.pid}); ` +
      `name another file, or stop that emulator with: npx pulumi-container-clouds emulator stop ${other.pid}`,
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readNote(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Running;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The path without links; the file itself need not be there yet. */
function realPath(file: string): string {
  try {
    return join(realpathSync(dirname(resolve(file))), basename(file));
  } catch {
    return resolve(file);
  }
}
