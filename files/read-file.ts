import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { reasonOf } from "./replace-file";

/** A file or folder that may exist could not be read. `code` is the system's, such as `EACCES`. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  readonly code: string | undefined;

  constructor(path: string, cause: NodeJS.ErrnoException) {
    super(`cannot read ${path}: ${reasonOf(cause)}`, { cause });
    this.code = cause.code;
  }
}

/** The text of a file, by its byte order mark: editors of Windows write one, and PowerShell's `>` writes UTF-16. */
export const readFile = (file: string): string => decode(readFileSync(file));

/** The text of a stream, such as standard input, by its byte order mark. A read at once would fail while a pipe has nothing yet (`EAGAIN`). */
export const readStream = async (stream: Readable): Promise<string> => decode(await buffer(stream));

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString("utf16le", 2);
  if (first === 0xfe && second === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString("utf16le", 2);
  const text = bytes.toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/**
 * The text of a file; `undefined` if there is none. A device or pipe is not read: that may never end, and nothing could cancel it.
 * @throws ReadError for any other failure
 */
export const readText = (file: string): string | undefined =>
  unlessAbsent(file, () => {
    // Records are usually absent, and an error would cost far more than this look.
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    refuseDevice(found);
    return readFile(file);
  });

/** The text of a file that must exist. A device or pipe is not read. @throws the system's error, or one that says that it is not a file */
export function readRegularFile(file: string): string {
  refuseDevice(statSync(file));
  return readFile(file);
}

function refuseDevice(found: Stats): void {
  if (!found.isFile() && !found.isDirectory()) throw new Error("it is not a file");
}

/** The names in a folder; empty if there is no folder. @throws ReadError for any other failure */
export const readNames = (folder: string): string[] => unlessAbsent(folder, () => readdirSync(folder)) ?? [];

function unlessAbsent<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    if (cause.code === "ENOENT" || cause.code === "ENOTDIR") return undefined;
    throw new ReadError(path, cause);
  }
}
