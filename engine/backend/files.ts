import { createHash, randomUUID } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { isSystemError } from "./errors";

/** Ending of the file that the CLI's storage library keeps beside each file (gocloud.dev `fileblob`). */
export const ATTRIBUTES = ".attrs";

/** Text of a file, or `undefined` where there is none. */
export function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

/** Replaces a file as a whole: a reader, or a run after a crash, finds the old text or the new, never half of it. */
export function writeAtomically(file: string, text: string, mode = 0o644): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  const handle = fs.openSync(temporary, "wx", mode);
  try {
    fs.writeSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(temporary, file);
}

/** Writes a file of the backend, with the attributes that the CLI writes beside it. */
export function writeBlob(file: string, text: string): void {
  writeAtomically(file, text);
  fs.writeFileSync(file + ATTRIBUTES, attributesOf(text));
}

/** Copies a file of the backend, attributes and all. Returns false where there is none. */
export function copyBlob(from: string, to: string): boolean {
  const text = readText(from);
  if (text === undefined) return false;
  writeBlob(to, text);
  return true;
}

/** Gives a file of the backend a second name, at no cost where the file system has hard links. */
export function keepBlob(from: string, to: string): void {
  if (!fs.existsSync(from)) return;
  for (const ending of ["", ATTRIBUTES]) {
    const temporary = `${to}${ending}.${randomUUID()}.tmp`;
    try {
      fs.linkSync(from + ending, temporary);
    } catch (error) {
      if (ending === ATTRIBUTES && isSystemError(error, "ENOENT")) continue;
      fs.copyFileSync(from + ending, temporary);
    }
    fs.renameSync(temporary, to + ending);
  }
}

/** Removes a file of the backend; what is not there is removed already. */
export function removeBlob(file: string): void {
  fs.rmSync(file, { force: true });
  fs.rmSync(file + ATTRIBUTES, { force: true });
}

/** Names of the files of a folder without attributes, sorted; none where there is no folder. */
export function listBlobs(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && !entry.name.endsWith(ATTRIBUTES) && !entry.name.endsWith(".tmp"))
    .map((entry) => entry.name)
    .sort();
}

/** Names of the folders of a folder, sorted; none where there is no folder. */
export function listFolders(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}

function attributesOf(text: string): string {
  return `${JSON.stringify({
    "user.cache_control": "",
    "user.content_disposition": "",
    "user.content_encoding": "",
    "user.content_language": "",
    "user.content_type": "text/plain; charset=utf-8",
    "user.metadata": null,
    md5: createHash("md5").update(text).digest("base64"),
  })}\n`;
}

/** Nanoseconds since 1970, as the CLI numbers histories and backups. */
export function nanosecondsNow(): string {
  return String(BigInt(Date.now()) * 1_000_000n + (process.hrtime.bigint() % 1_000_000n));
}
