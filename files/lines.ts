import { closeSync, fstatSync, openSync, readSync, writeFileSync } from "node:fs";
import { ReplaceError } from "./replace-file";

const LINE_BREAK = "\n".charCodeAt(0);

/**
 * Adds a line to the end of a file, which is created if it does not exist. A line that a full disk or a killed process has cut
 * before is ended first, so that it does not take this one with it.
 * @param flush whether the line must survive a power failure
 * @throws ReplaceError when it fails; a part of the line may be in the file then, and {@link parseLines} leaves it out
 */
export function appendLine(file: string, line: string, { mode = 0o644, flush = false } = {}): void {
  try {
    const handle = openSync(file, "a+", mode);
    try {
      writeFileSync(handle, `${isCut(handle) ? "\n" : ""}${line}\n`, { flush });
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    throw new ReplaceError(file, cause as NodeJS.ErrnoException, "its earlier lines are unchanged");
  }
}

/** Whether the last line of a file has no end. */
function isCut(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1, LINE_BREAK);
  if (size > 0) readSync(handle, last, 0, 1, size - 1);
  return last[0] !== LINE_BREAK;
}

/** What the lines of a file say, each a value in JSON. A line that was cut, or that `parse` refuses, says nothing. */
export function parseLines<T>(text: string, parse: (value: unknown) => T): T[] {
  return text.split("\n").flatMap((line) => {
    try {
      return [parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
