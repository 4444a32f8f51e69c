import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { ReadError, readFile } from "../../files/read-file";
import { draftOf, replaceFile } from "../../files/replace-file";
import { isSystemError } from "./errors";

/** Extension of the attributes file that the CLI's storage library writes beside each file (gocloud.dev `fileblob`). */
const ATTRIBUTES = ".attrs";

/** Text of a file, which may be a pipe; `undefined` if there is none. @throws ReadError for any other failure */
export function readText(file: string): string | undefined {
  try {
    return readFile(file);
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return undefined;
    throw new ReadError(file, error as NodeJS.ErrnoException);
  }
}

/** Writes a file of the backend and, like the CLI, its attributes file. */
export function writeBlob(file: string, text: string): void {
  replaceFile(file, text);
  replaceFile(file + ATTRIBUTES, attributesOf(text));
}

/** Copies a file of the backend with its attributes. Returns false if there is none. */
export function copyBlob(from: string, to: string): boolean {
  const text = readText(from);
  if (text === undefined) return false;
  writeBlob(to, text);
  return true;
}

/** Gives a backend file a second name, without copying if the file system has hard links. */
export function keepBlob(from: string, to: string): void {
  for (const ending of ["", ATTRIBUTES]) keepFile(from + ending, to + ending);
}

function keepFile(from: string, to: string): void {
  if (!fs.existsSync(from)) return;
  const temporary = draftOf(to);
  try {
    // A second name of a symbolic link would lead to the file that the next save replaces.
    fs.linkSync(fs.realpathSync(from), temporary);
  } catch {
    replaceFile(to, readFile(from));
    return;
  }
  try {
    fs.renameSync(temporary, to);
  } finally {
    // Renaming one name of a file to another name of the same file does nothing and leaves both.
    fs.rmSync(temporary, { force: true });
  }
}

/** Removes a backend file, if it exists. */
export function removeBlob(file: string): void {
  fs.rmSync(file, { force: true });
  fs.rmSync(file + ATTRIBUTES, { force: true });
}

/** Names of a folder's files without attributes files, sorted; empty if there is no folder. */
export function listBlobs(folder: string): string[] {
  return namesIn(folder, (entry) => entry.isFile()).filter(
    (name) => !name.endsWith(ATTRIBUTES) && !name.endsWith(".tmp"),
  );
}

/** Names of a folder's subfolders, sorted; empty if there is no folder. */
export function listFolders(folder: string): string[] {
  return namesIn(folder, (entry) => entry.isDirectory());
}

/** Names in a folder of what the test accepts, sorted. A link counts as what it leads to. */
function namesIn(folder: string, accepts: (entry: fs.Dirent | fs.Stats) => boolean): string[] {
  return entriesOf(folder)
    .filter((entry) => {
      const found = entry.isSymbolicLink() ? followed(path.join(folder, entry.name)) : entry;
      return found !== undefined && accepts(found);
    })
    .map((entry) => entry.name)
    .sort();
}

/** What a link leads to; `undefined` if it leads nowhere. */
function followed(link: string): fs.Stats | undefined {
  try {
    return fs.statSync(link);
  } catch {
    return undefined;
  }
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
