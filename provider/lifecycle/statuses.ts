import type { Wait } from "./spec";

/** What a status means to a wait; "unnamed" is one that none of the kind's documents names. */
export type Meaning = "target" | "pending" | "elsewhere" | "failed" | "unnamed";

/** The statuses that a kind's documents name, by what they mean to a wait. */
export type Statuses = Pick<Wait, "target" | "pending" | "elsewhere" | "failed">;

/** What a status means to a wait. */
export function meaningOf(status: string, { target, failed, pending, elsewhere }: Statuses): Meaning {
  if (target.includes(status)) return "target";
  if (failed?.includes(status)) return "failed";
  if (pending?.includes(status)) return "pending";
  return elsewhere?.includes(status) ? "elsewhere" : "unnamed";
}

/** For how long readings have been the same. */
export interface Stay {
  meaning: Meaning;
  /** How often in a row the meaning was read. */
  readings: number;
  /** What was said of the last reading, and since when. */
  text: string;
  since: number;
}

/** Counts a reading. @param text the status, and how far the resource is */
export function stayOf(before: Stay | undefined, meaning: Meaning, text: string, at: number): Stay {
  if (before?.meaning !== meaning) return { meaning, readings: 1, text, since: at };
  const since = before.text === text ? before.since : at;
  return { meaning, readings: before.readings + 1, text, since };
}

/** A cloud that is only eventually consistent may return a state of before: so often in a row it is none. */
export const TRUSTED_READINGS = 3;

/** The part of a timeout that a resource may stand still in a status that no document names. */
const STANDSTILL = 1 / 3;

/** Whether a wait ends, because the resource goes elsewhere or stands still in a status that no document names. */
export function isOver({ meaning, readings, since }: Stay, at: number, timeoutMs: number): boolean {
  if (readings < TRUSTED_READINGS) return false;
  return meaning === "elsewhere" || (meaning === "unnamed" && at - since >= timeoutMs * STANDSTILL);
}
