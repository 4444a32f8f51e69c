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
  /** The mark (the property `MADE`) of the state entry. */
  made: z.string(),
  region: z.string().optional(),
  /** A digest of the access key's ID: equal keys belong to one account. */
  key: z.string(),
  /** Whether the resource may have existed before the run: it was adopted, or resumed from an interrupted run. */
  taken: z.boolean(),
});

/** A state entry that a create produced, and the resource that it stands for. */
export type Entry = z.output<typeof entry>;

/**
 * What the provider processes of one run share. When a provider is replaced, or a program has several explicit providers, one process may
 * delete a resource that another has recreated or adopted.
 */
export interface Entries {
  /** @throws ReplaceError if the entry cannot be written */
  add(entry: Entry): void;
  /** Entries that other processes of this run added. @throws Error if they cannot be read */
  ofOthers(): Entry[];
  /** The run has ended: it deletes nothing more. */
  end(): void;
}

/** Entries for a process that is alone in its run. */
export const noEntries: Entries = { add: () => undefined, ofOthers: () => [], end: () => undefined };

/** Age after which the entries of a killed run are removed, in milliseconds. */
const STALE_MS = 24 * 3_600_000;

/**
 * Keeps entries in a folder, in one file per process.
 * @param run identifies the run; part of the file's name
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
      if (isOpen) removeFile(join(folder, own));
    },
  };
}

function removeIfStale(file: string, now: number): void {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  if (mtimeMs !== undefined && now - mtimeMs > STALE_MS) removeFile(file);
}

/** Removes a file. If that fails, the file stays and does no harm: its run has ended. */
function removeFile(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Such as on a read-only disk, or another user's file.
  }
}
