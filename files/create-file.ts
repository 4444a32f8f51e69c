import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { discard, ReplaceError, syncFolder } from "./replace-file";

/**
 * Writes a file that is not there yet: to the end, synced, and its folder synced. Cheaper than to replace one; a reader after a
 * crash may find a cut text. The folder exists.
 * @returns false, and nothing is done, where there is one
 * @throws ReplaceError when it fails; nothing is left behind then
 */
export function createFile(file: string, text: string, mode = 0o644): boolean {
  try {
    writeFileSync(file, text, { mode, flag: "wx", flush: true });
    syncFolder(dirname(file));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    discard(file);
    throw new ReplaceError(file, cause as NodeJS.ErrnoException);
  }
}
