import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { appendLine, parseLines } from "../../../files/lines";
import { makeFolder } from "../../../files/make-folder";
import { ReplaceError } from "../../../files/replace-file";
import { type Clock, systemClock } from "../../transport/clock";
import { namesOfRecords, readRecord } from "./read-record";

const entry = z.object({
  /** `module:Name` */
  type: z.string(),
  id: z.string(),
  /** The mark of the entry in the state (the property `MADE`). */
  made: z.string(),
  region: z.string().optional(),
  /** A digest of the key's ID: the same key is the same account. */
  key: z.string(),
  /** Whether it may have been there before: adopted, or resumed with. */
  taken: z.boolean(),
});

/** An entry of the state that came of a create, and what it stands for. */
export type Entry = z.output<typeof entry>;

/**
 * What the processes of one run tell each other: a provider that is replaced, or another explicit one, deletes in its own
 * process what was made again, or adopted, in another.
 */
export interface Entries {
  /** @throws ReplaceError when it cannot be written */
  add(entry: Entry): void;
  /** Those that other processes of this run have added. @throws Error when they cannot be read */
  ofOthers(): Entry[];
  /** The run has ended: nothing is deleted any more. */
  end(): void;
}

/** For a process that is alone in its run. */
export const noEntries: Entries = { add: () => undefined, ofOthers: () => [], end: () => undefined };

/** What a killed run left is of no use to a later one. */
const STALE_MS = 24 * 3_600_000;

/**
 * Entries in a folder, a file for each process.
 * @param run identifies the run, as part of a file's name
 */
export function entriesIn(folder: string, run: string, clock: Clock = systemClock): Entries {
  const own = `${run}-${process.pid}.jsonl`;
  let isOpen = false;
  const open = () => {
    makeFolder(folder, 0o700);
    for (const name of readdirSync(folder)) removeIfStale(join(folder, name), clock.now());
    isOpen = true;
  };
  return {
    add: (one) => {
      const file = join(folder, own);
      try {
        if (!isOpen) open();
      } catch (cause) {
        throw new ReplaceError(file, cause as NodeJS.ErrnoException);
      }
      appendLine(file, JSON.stringify(one), { mode: 0o600 });
    },
    ofOthers: () => {
      const others = namesOfRecords(folder).filter((name) => name.startsWith(`${run}-`) && name !== own);
      // A process that has just ended has removed its file.
      return others.flatMap((name) => parseLines(readRecord(join(folder, name)) ?? "", (line) => entry.parse(line)));
    },
    end: () => {
      if (isOpen) rmSync(join(folder, own), { force: true });
    },
  };
}

function removeIfStale(file: string, now: number): void {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  if (mtimeMs !== undefined && now - mtimeMs > STALE_MS) rmSync(file, { force: true });
}
