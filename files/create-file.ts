import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { discard, isUnsyncable, ReplaceError } from "./replace-file";

/**
 * Creates a file, written to its end and synced, with its folder synced. This is cheaper than replacing a file, and does not block other
 * work. After a crash, a reader may find a truncated text. The folder must exist.
 * @returns false, and does nothing, if the file exists
 * @throws ReplaceError if it fails; the file then does not exist
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
