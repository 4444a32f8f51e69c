import { unlinkSync } from "node:fs";
import { join } from "node:path";
import { createFile } from "../../../files/create-file";
import { appendLine } from "../../../files/lines";
import { makeFolder } from "../../../files/make-folder";
import { ReplaceError, replaceFile } from "../../../files/replace-file";
import { type Attempt, parseAttempt } from "./attempt";
import { namesOfRecords, readRecord } from "./read-record";

/** Where records of attempts are kept, by name. */
export interface NoteStore {
  /** @throws Error if the records cannot be read */
  names(): readonly string[];
  /** @returns `undefined` if there is no record, or only one that was cut or has another form. @throws Error if it cannot be read */
  read(name: string): Attempt | undefined;
  write(name: string, attempt: Attempt): void | Promise<void>;
  add(name: string, attempt: Attempt): void;
  remove(name: string): void;
}

const ENDING = ".json";

/** Keeps each record in a file of the folder. */
export function storeIn(folder: string): NoteStore {
  const fileOf = (name: string) => join(folder, `${name}${ENDING}`);
  return {
    names: () =>
      namesOfRecords(folder).flatMap((file) => (file.endsWith(ENDING) ? [file.slice(0, -ENDING.length)] : [])),
    read: (name) => {
      const text = readRecord(fileOf(name));
      return text === undefined ? undefined : parseAttempt(text);
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
    // A line lost in a power failure matters only if `before` is unknown: otherwise a search finds the resource again without its ID.
    add: (name, attempt) =>
      appendLine(fileOf(name), JSON.stringify(attempt), { mode: 0o600, flush: attempt.before === undefined }),
    remove: (name) => {
      try {
        unlinkSync(fileOf(name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      }
    },
  };
}
