import { appendFileSync, readdirSync, readFileSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { createFile } from "../../../files/create-file";
import { makeFolder } from "../../../files/make-folder";
import { ReplaceError, replaceFile } from "../../../files/replace-file";
import { type Attempt, parseAttempt } from "./attempt";

/** Where notes are kept, by name. */
export interface NoteStore {
  names(): readonly string[];
  read(name: string): Attempt | undefined;
  write(name: string, attempt: Attempt): void | Promise<void>;
  add(name: string, attempt: Attempt): void;
  remove(name: string): void;
}

/** A folder with a file for each note. */
export function storeIn(folder: string): NoteStore {
  const fileOf = (name: string) => join(folder, `${name}.json`);
  return {
    names: () => {
      try {
        return readdirSync(folder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -".json".length)] : []));
      } catch {
        return [];
      }
    },
    read: (name) => {
      try {
        return parseAttempt(readFileSync(fileOf(name), "utf8"));
      } catch {
        return undefined;
      }
    },
    write: async (name, attempt) => {
      const text = JSON.stringify(attempt);
      try {
        makeFolder(folder, 0o700);
      } catch (cause) {
        throw new ReplaceError(fileOf(name), cause as NodeJS.ErrnoException);
      }
      if (!(await createFile(fileOf(name), text, 0o600))) replaceFile(fileOf(name), text, 0o600);
    },
    // After a power failure a note without it still finds what was made, unless nothing but the ID identifies that.
    add: (name, attempt) => appendLine(fileOf(name), JSON.stringify(attempt), attempt.before === undefined),
    remove: (name) => {
      try {
        unlinkSync(fileOf(name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      }
    },
  };
}

function appendLine(file: string, line: string, flush: boolean): void {
  try {
    appendFileSync(file, `\n${line}`, { mode: 0o600, flush });
  } catch (cause) {
    throw new ReplaceError(file, cause as NodeJS.ErrnoException);
  }
}
