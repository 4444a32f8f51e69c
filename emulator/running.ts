import { realpathSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { makeFolder } from "../files/make-folder";
import { readNames, readText } from "../files/read-file";
import { replaceFile } from "../files/replace-file";

/** An emulator that runs on this machine. */
export interface Running {
  readonly pid: number;
  readonly url: string;
  /** Its state file, with links resolved. */
  readonly stateFile?: string;
}

/** The folder in which this user's running emulators write a file each. */
const FOLDER = join(tmpdir(), `container-clouds-emulators-${userInfo().username}`);

const ENDING = ".json";

/** This user's running emulators. Removes the files of killed ones. @throws ReadError */
export function listRunning(): Running[] {
  const notes = readNames(FOLDER).filter((name) => name.endsWith(ENDING));
  return notes.flatMap((name) => {
    const file = join(FOLDER, name);
    if (isAlive(Number(basename(name, ENDING)))) return readNote(file);
    rmSync(file, { force: true });
    return [];
  });
}

/** Registers this process as a running emulator. @returns a function that removes the file @throws Error if it cannot be written */
export function noteRunning(url: string, stateFile: string | undefined): () => void {
  const file = join(FOLDER, `${process.pid}${ENDING}`);
  const running: Running = { pid: process.pid, url, ...(stateFile && { stateFile: realPath(stateFile) }) };
  try {
    makeFolder(FOLDER, 0o700);
    replaceFile(file, JSON.stringify(running), 0o600);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new Error(
      `the emulator cannot note that it is running: ${reason}; set TMPDIR to a folder that can be written to`,
      {
        cause,
      },
    );
  }
  return () => rmSync(file, { force: true });
}

/** The log of an emulator in the background. @param starter ID of the process that starts it */
export function backgroundLog(starter: number): string {
  makeFolder(FOLDER, 0o700);
  return join(FOLDER, `${starter}.log`);
}

/** @throws Error if a running emulator uses this state file, because two would overwrite each other's state */
export function refuseShared(stateFile: string): void {
  const path = realPath(stateFile);
  const other = listRunning().find((running) => running.stateFile === path);
  if (!other) return;
  throw new Error(
    `state file ${stateFile}: in use by the emulator at ${other.url} (process ${other.pid}); ` +
      `name another file, or stop that emulator with: npx pulumi-container-clouds emulator stop ${other.pid}`,
  );
}

/** The file of a running emulator; empty if it has just ended, or the file has another form. */
function readNote(file: string): Running[] {
  const text = readText(file) ?? "";
  try {
    return [JSON.parse(text) as Running];
  } catch {
    return [];
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

/** The path without links; the file itself may not exist yet. */
function realPath(file: string): string {
  try {
    return join(realpathSync(dirname(resolve(file))), basename(file));
  } catch {
    return resolve(file);
  }
}
