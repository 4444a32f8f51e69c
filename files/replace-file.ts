import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
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
  EMFILE: "this process has too many open files (EMFILE)",
  ENFILE: "this machine has too many open files (ENFILE)",
};

/**
 * Replaces a file as a whole: writes the new text to a file beside it, syncs it, renames it, and syncs the folder. A reader, also after a
 * crash or a full disk, finds the old text or the new one. Missing folders are created.
 * @param mode mode of a new file; an existing one keeps its mode, and a link stays a link
 * @throws ReplaceError if any step fails; the draft is then removed
 */
export function replaceFile(file: string, text: string, mode = 0o644): void {
  let draft: string | undefined;
  let outcome: string | undefined;
  try {
    const { target, mode: kept } = existing(file);
    makeFolder(dirname(target));
    draft = `${target}.${randomUUID()}.tmp`;
    // Unlike writeSync, this writes everything or throws.
    writeFileSync(draft, text, { mode: kept ?? mode, flag: "wx", flush: true });
    renameSync(draft, target);
    draft = undefined;
    outcome = "its new content is there, but a power failure may undo it";
    syncFolder(dirname(target));
  } catch (cause) {
    if (draft !== undefined) discard(draft);
    throw new ReplaceError(file, cause as NodeJS.ErrnoException, outcome);
  }
}

function existing(file: string): { target: string; mode?: number } {
  try {
    const target = realpathSync(file);
    return { target, mode: statSync(target).mode & 0o777 };
  } catch {
    return { target: file };
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
