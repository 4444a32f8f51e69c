import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { discard, isUnsyncable, ReplaceError } from "./replace-file";

/**
 * Writes a file that is not there yet: to the end, synced, and its folder synced. Cheaper than to replace one, and others go on
 * meanwhile; a reader after a crash may find a cut text. The folder exists.
 * @returns false, and nothing is done, where there is one
 * @throws ReplaceError when it fails; nothing is left behind then
 */
export async function createFile(file: string, text: string, mode = 0o644): Promise<boolean> {
  try {
    {
      await using handle = await open(file, "wx", mode);
      await handle.writeFile(text);
      await handle.sync();
    }
    await syncFolder(dirname(file));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    discard(file);
    throw new ReplaceError(file, cause as NodeJS.ErrnoException);
  }
}

async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder);
    await handle.sync();
  } catch (error) {
    if (!isUnsyncable(error)) throw error;
  }
}
