import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
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
  ENAMETOOLONG: "a part of its path is too long (ENAMETOOLONG)",
  ELOOP: "its links lead in a circle (ELOOP)",
  ENXIO: "nothing reads from it (ENXIO)",
  EMFILE: "this process has too many open files (EMFILE)",
  ENFILE: "this machine has too many open files (ENFILE)",
};

/**
 * Replaces a file as a whole: writes the new text to a file beside it, syncs it, renames it, and syncs the folder. A reader, also after a
 * crash or a full disk, finds the old text or the new one. Missing folders are created. A device or pipe, such as `/dev/stdout`, has no
 * previous content: the text is written into it. So it is into a file that this process has open, such as `/dev/stdout` after `>> log`,
 * because the file's other lines belong to whoever opened it.
 * @param mode mode of a new file; an existing one keeps its mode and, if the process may give it, its owner; a link stays a link
 * @throws ReplaceError if any step fails; the draft is then removed
 */
export function replaceFile(file: string, text: string, mode = 0o644): void {
  let draft: string | undefined;
  let outcome: string | undefined;
  try {
    const { target, kept, owner, stream } = targetOf(file);
    if (stream !== undefined) {
      outcome = "a part of the text may be in it";
      writeInto(stream, text);
      return;
    }
    makeFolder(dirname(target));
    draft = draftOf(target);
    // Unlike writeSync, this writes everything or throws.
    writeFileSync(draft, text, { mode: kept ?? mode, flag: "wx", flush: true });
    if (owner !== undefined) keepOwner(draft, owner);
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

/** A new name beside a file, for its next content. Systems allow names of 255 bytes. */
export function draftOf(file: string): string {
  const name = basename(file);
  const ending = `${randomUUID()}.tmp`;
  return join(dirname(file), Buffer.byteLength(name) + 1 + ending.length > LONGEST_NAME ? ending : `${name}.${ending}`);
}

const LONGEST_NAME = 255;

type Owner = Pick<Stats, "uid" | "gid">;

/** Gives a draft the owner of the file that it replaces, so that `sudo` takes nobody's file away. Others may not change owners. */
function keepOwner(draft: string, { uid, gid }: Owner): void {
  const own = statSync(draft);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(draft, uid, gid);
  } catch {
    // As for any file that another user may write: the new one is the writer's.
  }
}

const modeOf = (file: string) => statSync(file).mode & 0o777;

/**
 * The file that a path leads to, with the mode that it has, or the path or handle of a stream to write into.
 * @throws the system's error; an Error if it is neither a file, a device nor a pipe
 */
function targetOf(file: string): { target: string; kept?: number; owner?: Owner; stream?: string | number } {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return { target: leadsTo(file) };
  if (found.isFile()) {
    const handle = handleOf(file);
    if (handle !== undefined) return { target: file, stream: handle };
    return { target: realpathSync(file), kept: found.mode & 0o777, owner: found };
  }
  if (found.isCharacterDevice() || found.isFIFO()) return { target: file, stream: file };
  const code = found.isDirectory() ? { code: "EISDIR" } : {};
  throw Object.assign(new Error("it is not a file"), code);
}

/** The handle of this process that a path or link names, as `/dev/stdout` does; `undefined` if it names none. */
function handleOf(file: string): number | undefined {
  const path = resolve(file);
  const handle = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  if (handle !== undefined) return Number(handle);
  const link = linkAt(path);
  return link === undefined ? undefined : handleOf(resolve(dirname(path), link));
}

/** Where a link leads if nothing is there yet; the path itself if it is no link. */
function leadsTo(file: string): string {
  const link = linkAt(file);
  return link === undefined ? file : leadsTo(resolve(realpathSync(dirname(file)), link));
}

/** The text of a link; `undefined` if there is none at this path. */
function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Writes into a device, a pipe or an open file. @throws ENXIO, instead of waiting, if nothing reads from the pipe */
function writeInto(stream: string | number, text: string): void {
  if (typeof stream === "number") {
    writeFileSync(stream, text, { flush: true });
    return;
  }
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
