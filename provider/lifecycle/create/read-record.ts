import { ReadError, readNames, readText } from "../../../files/read-file";

/** The text of a record; `undefined` if there is none. @throws Error that says what to do if it cannot be read */
export const readRecord = (file: string): string | undefined => orSayWhatToDo(() => readText(file));

/** The names of the records in a folder. @throws Error that says what to do if they cannot be read */
export const namesOfRecords = (folder: string): string[] => orSayWhatToDo(() => readNames(folder));

/** A record that cannot be read must not count as missing: it may name the resource that is about to be created or deleted. */
function orSayWhatToDo<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const mend = REMEDIES[error.code ?? "none"] ?? "let this user read it";
    throw new Error(`${error.message}; it may record what was created already: ${mend}, and run this again`, {
      cause: error,
    });
  }
}

const OPEN_FILES = "raise the limit of open files (ulimit -n)";

/** What to do, by the system's code; `none` if something else is in the file's place. */
const REMEDIES: Readonly<Record<string, string>> = {
  EMFILE: OPEN_FILES,
  ENFILE: OPEN_FILES,
  EISDIR: "move the folder away",
  none: "move it away",
};
