import type { Wait } from "./spec";

/** What a status means to a wait. "unnamed" is a status that the type's documents do not name. */
export type Meaning = "target" | "pending" | "elsewhere" | "failed" | "unnamed";

/** The statuses that the type's documents name, by their meaning to a wait. */
export type Statuses = Pick<Wait, "target" | "pending" | "elsewhere" | "failed">;

/** What a status means to a wait. */
export function meaningOf(status: string, { target, failed, pending, elsewhere }: Statuses): Meaning {
  if (target.includes(status)) return "target";
  if (failed?.includes(status)) return "failed";
  if (pending?.includes(status)) return "pending";
  return elsewhere?.includes(status) ? "elsewhere" : "unnamed";
}

/** For how long the readings have been the same. */
export interface Stay {
  meaning: Meaning;
  /** How often in a row this meaning was read. */
  readings: number;
  /** The text of the last reading, and since when it has been the same. */
  text: string;
  since: number;
}

/** Counts a reading. @param text the status, and how far the resource is */
export function stayOf(before: Stay | undefined, meaning: Meaning, text: string, at: number): Stay {
  if (before?.meaning !== meaning) return { meaning, readings: 1, text, since: at };
  const since = before.text === text ? before.since : at;
  return { meaning, readings: before.readings + 1, text, since };
}

/** Readings in a row that a status needs to count, because an eventually consistent cloud may return an earlier status. */
export const TRUSTED_READINGS = 3;

/** The part of a timeout after which a resource that stands still in an undocumented status ends the wait. */
const STANDSTILL = 1 / 3;

/** Whether a wait ends because the resource has a status that does not lead to the target, or stands still in an undocumented one. */
export function isOver({ meaning, readings, since }: Stay, at: number, timeoutMs: number): boolean {
  if (readings < TRUSTED_READINGS) return false;
  return meaning === "elsewhere" || (meaning === "unnamed" && at - since >= timeoutMs * STANDSTILL);
}
