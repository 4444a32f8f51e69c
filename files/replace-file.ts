import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { makeFolder } from "./make-folder";

/** A file could not be written. `code` is the system's, such as `ENOSPC`. */
export class ReplaceError extends Error {
  override readonly name = "ReplaceError";
  readonly code: string | undefined;
  /** The reason, without the file's name. */
  readonly reason: string;

  /** @param outcome the content of the file now */
  constructor(file: string, cause: NodeJS.ErrnoException, outcome = "its previous content is unchanged") {
    const reason = reasonOf(cause);
    super(`cannot write ${file}: ${reason}; ${outcome}`, { cause });
    this.code = cause.code;
    this.reason = reason;
  }
}

/** The system's reason, in plain words. */
export const reasonOf = ({ code, message }: NodeJS.ErrnoException): string => REASONS[code ?? ""] ?? message;

const REASONS: Record<string, string> = {
  ENOSPC: "no space left on device (ENOSPC)",
  EDQUOT: "disk quota exceeded (EDQUOT)",
  EROFS: "the file system is read-only (EROFS)",
  EACCES: "permission denied (EACCES)",
  EPERM: "operation not permitted (EPERM)",
  ENOENT: "a part of its path is missing (ENOENT)",
  ENOTDIR: "a part of its path is not a folder (ENOTDIR)",
  EEXIST: "a part of its path is not a folder (EEXIST)",
  EISDIR: "it is a folder (EISDIR)",
  ELOOP: "its links lead in a circle (ELOOP)",
  ENXIO: "nothing reads from it (ENXIO)",
  EMFILE: "this process has too many open files (EMFILE)",
  ENFILE: "this machine has too many open files (ENFILE)",
};

/**
 * Replaces a file as a whole: writes the new text to a file beside it, syncs it, renames it, and syncs the folder. A reader, also after a
 * crash or a full disk, finds the old text or the new one. Missing folders are created. A device or pipe, such as `/dev/stdout`, has no
 * previous content: the text is written into it.
 * @param mode mode of a new file; an existing one keeps its mode, and a link stays a link
 * @throws ReplaceError if any step fails; the draft is then removed
 */
export function replaceFile(file: string, text: string, mode = 0o644): void {
  let draft: string | undefined;
  let outcome: string | undefined;
  try {
    const { target, kept, isStream } = targetOf(file);
    if (isStream) {
      outcome = "a part of the text may be in it";
      writeInto(target, text);
      return;
    }
    makeFolder(dirname(target));
    draft = `${target}.${randomUUID()}.tmp`;
    // Unlike writeSync, this writes everything or throws.
    writeFileSync(draft, text, { mode: kept ?? mode, flag: "wx", flush: true });
    // The process's umask applies to the draft, which is a new file.
    if (kept !== undefined && modeOf(draft) !== kept) chmodSync(draft, kept);
    renameSync(draft, target);
    draft = undefined;
    outcome = "its new content is there, but a power failure may undo it";
    syncFolder(dirname(target));
  } catch (cause) {
    if (draft !== undefined) discard(draft);
    throw new ReplaceError(file, cause as NodeJS.ErrnoException, outcome);
  }
}

const modeOf = (file: string) => statSync(file).mode & 0o777;

/** The file that a path leads to, with the mode that it has. @throws the system's error; an Error if it is neither a file, a device nor a pipe */
function targetOf(file: string): { target: string; kept?: number; isStream?: boolean } {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return { target: leadsTo(file) };
  if (found.isFile()) return { target: realpathSync(file), kept: found.mode & 0o777 };
  if (found.isCharacterDevice() || found.isFIFO()) return { target: file, isStream: true };
  const code = found.isDirectory() ? { code: "EISDIR" } : {};
  throw Object.assign(new Error("it is not a file"), code);
}

/** Where a link leads if nothing is there yet; the path itself if it is no link. */
function leadsTo(file: string): string {
  let link: string;
  try {
    link = readlinkSync(file);
  } catch {
    return file;
  }
  return leadsTo(resolve(realpathSync(dirname(file)), link));
}

/** Writes into a device or pipe. @throws ENXIO, instead of waiting, if nothing reads from the pipe */
function writeInto(stream: string, text: string): void {
  const reached = openSync(stream, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    writeFileSync(stream, text);
  } finally {
    closeSync(reached);
  }
}

/** Makes a rename durable. On systems that cannot open (Windows) or sync a folder, the rename alone must suffice. */
function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, "r");
    fsyncSync(handle);
  } catch (error) {
    if (!isUnsyncable(error)) throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Whether the error means that the system cannot sync folders. */
export const isUnsyncable = (error: unknown): boolean =>
  ["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? "");

/** Removes a draft that could not be completed. */
export function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // The first failure is the one to report.
  }
}
