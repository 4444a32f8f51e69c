import { closeSync, fsync, openSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { nextRun } from "./next-run";
import { discard, isUnsyncable, ReplaceError } from "./replace-file";

const sync = promisify(fsync);

/**
 * Creates a file, written to its end and synced, with its folder synced. This is cheaper than replacing a file, and its syncs do not block
 * other work. After a crash, a reader may find a truncated text. The folder must exist.
 * @returns false, and does nothing, if the file exists
 * @throws ReplaceError if it fails; a file that existed is unchanged, and none is left by this
 */
export async function createFile(file: string, text: string, mode = 0o644): Promise<boolean> {
  let isMade = false;
  try {
    // A promise for each of these steps would take longer than the step.
    const handle = openSync(file, "wx", mode);
    isMade = true;
    try {
      writeFileSync(handle, text);
      await sync(handle);
    } finally {
      closeSync(handle);
    }
    await syncFolder(dirname(file));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    // Without a free handle, for example, the system does not say whether the file exists.
    if (isMade) discard(file);
    throw new ReplaceError(file, cause as NodeJS.ErrnoException);
  }
}

/** By folder: one sync is enough for all files that were created before it began. */
const folderSyncs = new Map<string, () => Promise<void>>();

function syncFolder(folder: string): Promise<void> {
  const known = folderSyncs.get(folder);
  const ask = known ?? nextRun(() => syncFolderNow(folder));
  if (!known) folderSyncs.set(folder, ask);
  return ask();
}

async function syncFolderNow(folder: string): Promise<void> {
  try {
    const handle = openSync(folder, "r");
    try {
      await sync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!isUnsyncable(error)) throw error;
  }
}
