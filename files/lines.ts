import { closeSync, fstatSync, openSync, readSync, writeFileSync } from "node:fs";
import { ReplaceError } from "./replace-file";

const LINE_BREAK = "\n".charCodeAt(0);

/**
 * Appends a line to a file, which is created if it does not exist. If a full disk or a killed process cut the last line, that line is ended
 * first, so that the new one stays readable.
 * @param flush whether the line must survive a power failure
 * @throws ReplaceError if it fails; the file may then contain a part of the line, which {@link parseLines} ignores
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

/** Whether the last line of a file has no line break. */
function isCut(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1, LINE_BREAK);
  if (size > 0) readSync(handle, last, 0, 1, size - 1);
  return last[0] !== LINE_BREAK;
}

/** The values of a file's lines, each in JSON. Ignores lines that were cut or that `parse` refuses. */
export function parseLines<T>(text: string, parse: (value: unknown) => T): T[] {
  return text.split("\n").flatMap((line) => {
    try {
      return [parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
