import type { Clouds } from "../../transport/connect";
import { connectionOf } from "../account";
import type { Made } from "../context";
import { MADE } from "../internal-properties";
import type { Reporter } from "../progress";
import { NotReadyError } from "../ready";
import type { Resource } from "../spec";
import { isNews } from "../warn-once";
import type { Attempt, AttemptRecord } from "./attempt";
import { HOME_TEXT, type Notes, notesInMemory } from "./notes";
import { tellOthers } from "./same-entry";

/** What keeping a resource's record needs of a host. */
export interface Recorder {
  clouds(): Clouds;
  reporter(urn: unknown): Reporter;
  notes: Notes;
}

/**
 * The record of one resource's creation. Without a URN it is kept in memory and lasts as long as this call.
 * @param key its name among the records of the resource's operations
 */
export function recordOf(
  { type, members }: Resource,
  host: Recorder,
  urn: unknown,
  key: string = String(urn),
): AttemptRecord {
  const { notes } = host;
  const kept = typeof urn === "string" ? notes : notesInMemory();
  /** Warns of a record that cannot be changed. Once is enough: every later change fails for the same reason. */
  const warn = (text: string) => {
    if (isNews(`the records of ${urn}`)) host.reporter(urn).warn(`${text}; ${HOME_TEXT}`);
  };
  // The warning is enough: only a killed run needs the record.
  const unkept = ({ made }: Attempt, error: unknown) =>
    warn(
      `if this run is killed now, the next run cannot resume it${made ? AND_UNKNOWN : ""}: ${(error as Error).message}`,
    );
  return {
    earlier: () => kept.of(key),
    keep: async (attempt) => {
      try {
        await kept.write(key, attempt);
      } catch (error) {
        unkept(attempt, error);
      }
    },
    add: (attempt) => {
      try {
        kept.add(key, attempt);
      } catch (error) {
        unkept(attempt, error);
      }
    },
    end: () => {
      try {
        kept.remove(key);
      } catch (error) {
        // A record that cannot be ended must not fail a call that succeeded. A later run that finds it looks for the resource and ends it.
        warn(`the record of this create cannot be removed: ${(error as Error).message}`);
      }
    },
    answered: () => kept.answered(key),
    takesOver: (id) => void notes.takenOver.add(`${type} ${id}`),
    hasTakenOver: (id) => notes.takenOver.has(`${type} ${id}`),
    others: () => notes.idsOfOthers(key, type, ...(members?.also ?? [])),
    whileMaking: async (make) => {
      const isResumed = kept.of(key) !== undefined;
      const answer = ({ id, properties }: Made) => {
        notes.entryIs(type, id, properties[MADE], connectionOf(properties));
        tellOthers(host, warn, type, id, properties, isResumed);
        kept.answered(key);
      };
      try {
        const made = await make();
        answer(made);
        return made;
      } catch (error) {
        if (error instanceof NotReadyError) answer(error);
        throw error;
      }
    },
  };
}

/** The record of what updates add to a set; separate from the record of its creation. */
export const additionsOf = (spec: Resource, host: Recorder, urn: string, id: string): AttemptRecord =>
  recordOf(spec, host, urn, `${urn} ${id}`);

/** The second risk of a resource whose ID another create can make again. */
const AND_UNKNOWN = ", and another provider of this run that deletes what it replaces may delete it";
