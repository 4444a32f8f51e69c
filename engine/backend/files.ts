import { createHash, randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { replaceFile } from "../../files/replace-file";
import { isSystemError } from "./errors";

/** Ending of the file that the CLI's storage library keeps beside each file (gocloud.dev `fileblob`). */
const ATTRIBUTES = ".attrs";

/** Text of a file, or `undefined` where there is none. */
export function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

/** Writes a file of the backend, with the attributes that the CLI writes beside it. */
export function writeBlob(file: string, text: string): void {
  replaceFile(file, text);
  replaceFile(file + ATTRIBUTES, attributesOf(text));
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
  for (const ending of ["", ATTRIBUTES]) keepFile(from + ending, to + ending);
}

function keepFile(from: string, to: string): void {
  if (!fs.existsSync(from)) return;
  const temporary = `${to}.${randomUUID()}.tmp`;
  try {
    fs.linkSync(from, temporary);
  } catch {
    replaceFile(to, fs.readFileSync(from, "utf8"));
    return;
  }
  fs.renameSync(temporary, to);
  // A rename from one name of a file to another name of it does nothing, and leaves both.
  fs.rmSync(temporary, { force: true });
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
