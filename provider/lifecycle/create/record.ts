import type { Clouds } from "../../transport/connect";
import { connectionOf } from "../account";
import type { Made } from "../context";
import { MADE } from "../internal-properties";
import type { Reporter } from "../progress";
import { NotReadyError } from "../ready";
import type { Resource } from "../spec";
import type { AttemptRecord } from "./attempt";
import { HOME_TEXT, type Notes, notesInMemory } from "./notes";
import { tellOthers } from "./same-entry";

/** What keeping a resource's record needs of a host. */
export interface Recorder {
  clouds(): Clouds;
  reporter(urn: unknown): Reporter;
  notes: Notes;
}

/** The record of one resource's creation. Without a URN it is kept in memory and lasts as long as this call. */
export function recordOf({ type, members }: Resource, host: Recorder, urn: unknown): AttemptRecord {
  const { notes } = host;
  const kept = typeof urn === "string" ? notes : notesInMemory();
  const key = String(urn);
  return {
    earlier: () => kept.of(key),
    keep: (attempt) => kept.write(key, attempt),
    add: (attempt) => kept.add(key, attempt),
    end: () => {
      try {
        kept.remove(key);
      } catch (error) {
        // A record that cannot be ended must not fail a call that succeeded. A later run that finds it looks for the resource and ends it.
        host
          .reporter(urn)
          .warn(`the record of this create cannot be removed: ${(error as Error).message}; ${HOME_TEXT}`);
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
        tellOthers(host, host.reporter(urn), type, id, properties, isResumed);
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
  recordOf(spec, host, `${urn} ${id}`);
