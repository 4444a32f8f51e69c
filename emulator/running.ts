import { realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { makeFolder } from "../files/make-folder";
import { readNames, readText } from "../files/read-file";
import { replaceFile } from "../files/replace-file";
import { isStillRunning, startOfThis } from "../files/running-process";

/** An emulator that runs on this machine. */
export interface Running {
  readonly pid: number;
  /** Missing while it starts. */
  readonly url?: string;
  /** The folder in which it was started. */
  readonly folder?: string;
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
    if (isAlive(Number(basename(name, ENDING)), file)) return readNote(file);
    rmSync(file, { force: true });
    return [];
  });
}

/** This process's entry among the running emulators. */
export interface RunningNote {
  /** Adds the address, once the emulator listens. @throws Error if it cannot be written */
  listens(url: string): void;
  remove(): void;
}

/**
 * Registers this process as an emulator that starts, alone on its state file: two would overwrite each other's state. Each registers before
 * it looks for others, so that of two that start at once at least one sees the other.
 * @throws Error if another emulator uses the state file, or the entry cannot be written
 */
export async function noteRunning(stateFile: string | undefined): Promise<RunningNote> {
  const path = stateFile === undefined ? undefined : realPath(stateFile);
  const file = join(FOLDER, `${process.pid}${ENDING}`);
  const write = (url?: string) => writeNote(file, { pid: process.pid, url, folder: process.cwd(), stateFile: path });
  const remove = () => rmSync(file, { force: true });
  for (;;) {
    write();
    const other = path === undefined ? undefined : otherOn(path);
    if (other === undefined) return { listens: write, remove };
    remove();
    // Of several that start at once, the one with the lowest ID waits until the others have withdrawn, or one of them has won.
    if (other.url !== undefined || other.pid < process.pid) throw inUse(stateFile ?? "", other);
    await setTimeout(RETRY_MS);
  }
}

const RETRY_MS = 20;

/** Another emulator with this state file: one that listens, else the one with the lowest process ID. */
function otherOn(path: string): Running | undefined {
  const others = listRunning().filter(({ pid, stateFile }) => pid !== process.pid && stateFile === path);
  return others.find(({ url }) => url !== undefined) ?? others.sort((a, b) => a.pid - b.pid)[0];
}

const inUse = (stateFile: string, { pid, url }: Running) =>
  new Error(
    `state file ${stateFile}: in use by the emulator ${url === undefined ? "that is starting" : `at ${url}`} (process ${pid}); ` +
      `name another file, or stop that emulator with: npx pulumi-container-clouds emulator stop ${pid}`,
  );

function writeNote(file: string, running: Running): void {
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
}

/** The log of an emulator in the background. @param starter ID of the process that starts it */
export function backgroundLog(starter: number): string {
  makeFolder(FOLDER, 0o700);
  return join(FOLDER, `${starter}.log`);
}

/** The file of a running emulator; empty if it has just ended, or the file has another form. */
function readNote(file: string): Running[] {
  const text = readText(file) ?? "";
  try {
    const note = JSON.parse(text) as Running | null;
    return typeof note?.pid === "number" ? [note] : [];
  } catch {
    return [];
  }
}

/** Whether the emulator that wrote a note runs: another process of its ID must be neither waited for nor ended. */
function isAlive(pid: number, note: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const { mtimeMs } = statSync(note, { throwIfNoEntry: false }) ?? {};
  return mtimeMs !== undefined && isStillRunning(pid, mtimeMs, startOfThis(Date.now()));
}

/** The path without links; the file itself may not exist yet. */
function realPath(file: string): string {
  for (const name of [() => realpathSync(file), () => join(realpathSync(dirname(resolve(file))), basename(file))]) {
    try {
      return name();
    } catch {
      // Try the folder.
    }
  }
  return resolve(file);
}
