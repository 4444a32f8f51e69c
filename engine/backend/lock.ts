import { randomUUID } from "node:crypto";
import * as os from "node:os";
import * as path from "node:path";
import { ReplaceError } from "../../files/replace-file";
import { printable } from "../../words/printable";
import { EngineError, messageOf } from "./errors";
import { listBlobs, readText, removeBlob, writeBlob } from "./files";

/** A lock file's information about its holder (`pkg/backend/diy/lock.go`). */
interface LockContent {
  pid: number;
  username: string;
  hostname: string;
  timestamp: string;
}

/**
 * Takes the lock of a stack: a file with a unique name in the stack's lock folder. There must be no other file in the folder, before and
 * after it is written. Returns a function that releases the lock.
 * @throws EngineError that names every holder, and says which have ended
 */
export function takeLock(folder: string): () => void {
  const own = `${randomUUID()}.json`;
  const file = path.join(folder, own);
  refuseWhenHeld(folder, own);
  const content: LockContent = {
    pid: process.pid,
    username: username(),
    hostname: os.hostname(),
    timestamp: new Date().toISOString(),
  };
  try {
    writeBlob(file, JSON.stringify(content));
  } catch (error) {
    const reason = error instanceof ReplaceError ? error.reason : messageOf(error);
    throw new EngineError(`the stack cannot be locked: its backend cannot write in ${folder}: ${reason}`, "failed", {
      cause: error,
    });
  }
  const release = () => removeBlob(file);
  try {
    refuseWhenHeld(folder, own);
  } catch (error) {
    release();
    throw error;
  }
  return release;
}

/** Removes all locks of a stack, of any holder. Returns their number. */
export function breakLocks(folder: string): number {
  const files = listBlobs(folder);
  for (const file of files) removeBlob(path.join(folder, file));
  return files.length;
}

function refuseWhenHeld(folder: string, own: string): void {
  const held = listBlobs(folder).filter((file) => file !== own);
  if (held.length === 0) return;
  const lines = held.map((file) => describe(path.join(folder, file)));
  throw new EngineError(
    `the stack is currently locked by ${held.length} lock(s). Either wait for the other process(es) to end or delete the lock file with \`npx pulumi-container-clouds engine cancel\`.\n${lines.join("\n")}`,
  );
}

function describe(file: string): string {
  let holder: Partial<LockContent> = {};
  try {
    holder = (JSON.parse(readText(file) ?? "{}") ?? {}) as Partial<LockContent>;
  } catch {
    // A lock that cannot be read still locks; only its name is known.
  }
  const { username = "?", hostname = "?", pid = 0, timestamp = "?" } = holder;
  const gone = hostname === os.hostname() && pid > 0 && !isRunning(pid);
  const remark = gone ? "; that process has ended without releasing it, so `cancel` is safe" : "";
  // Whoever can write into a shared backend chooses these texts, which must not look like lines of their own.
  const holders = printable(`${username}@${hostname} (pid ${pid}) at ${timestamp}`);
  return `  file://${file}: created by ${holders}${remark}`;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No permission to signal it: it runs as another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function username(): string {
  try {
    return os.userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "unknown");
  }
}
