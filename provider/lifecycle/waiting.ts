import type { Properties } from "./codec";
import type { Resource } from "./spec";
import { meaningOf, type Statuses } from "./statuses";

/** What one wait is for. */
export interface Waiting extends Statuses {
  /** What is known of the resource, for `find`. */
  known: Properties;
  /** Any state is the target that is not a failed one. */
  anyStatus?: boolean;
  /** Outputs that must have a value too: this one, or any for "*". */
  outputs?: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** How long it usually takes. */
  typicalMs?: number;
  /** How the user sets a longer time: named in the message when the time is up. */
  setting: string;
  /** Until then "not found" means "not yet visible"; with `gone` it is the target itself. */
  notFoundUntilMs?: number;
  gone?: boolean;
}

/** The value of an output that may be any. */
export const ANY = "*";

export const goalOf = ({ gone, anyStatus, target }: Waiting): string =>
  gone ? "deletion" : anyStatus ? "creation" : target.join(" or ");

/** How far a wait is, for the resource's row. */
export function progressText(spec: Resource, row: unknown, waiting: Waiting, missing: readonly string[]): string {
  const state = row === undefined ? "not visible yet" : stateText(spec, row);
  const unnamed = isUnnamed(spec, row, waiting) ? "; undocumented status" : "";
  const goal = missing.length > 0 ? missing.join(", ") : goalOf(waiting);
  return `${state}${unnamed}; waiting for ${goal}${usualText(waiting)}`;
}

/** A row's status, and how far it is. */
export function stateText(spec: Resource, row: unknown): string {
  if (row === undefined) return "gone";
  return [spec.status(row), progressOf(spec, row)].filter(Boolean).join(", ");
}

/** The status when a wait ended without its target. */
export const statusText = (spec: Resource, row: unknown): string =>
  row === undefined ? "still not found" : `still ${spec.status(row) || "without a status"}`;

/** Why a wait ends whose time is up. */
export function tooLong(spec: Resource, row: unknown, waiting: Waiting, missing: readonly string[]): string {
  const status = statusText(spec, row) + (isUnnamed(spec, row, waiting) ? ", an undocumented status," : "");
  const lacks = missing.length > 0 ? `${status}, ${outputsText(missing, waiting)},` : status;
  return `${lacks} after ${seconds(waiting.timeoutMs)} s; set ${waiting.setting} to wait longer`;
}

/** Why a wait ends whose resource goes elsewhere, or stands still in a status that no document names. */
export function strayText(spec: Resource, row: unknown, waiting: Waiting, stoodMs: number): string {
  const status = spec.status(row) || "no status";
  if (waiting.elsewhere?.includes(status))
    return `the cloud reports ${status}, which does not lead to ${waiting.target.join(" or ")}`;
  const word = isUnnamed(spec, row, waiting) ? `${status}, an undocumented status,` : status;
  return `the cloud reports ${word} and no progress for ${seconds(stoodMs)} s; set ${waiting.setting} to wait longer`;
}

/** Said once of a status that no document names, because progress is not shown everywhere. */
export const unnamedText = (spec: Resource, row: unknown, waiting: Waiting): string =>
  `the cloud reports ${spec.status(row)}, an undocumented status; still waiting for ${goalOf(waiting)}`;

/** Whether the cloud uses a word for the status that the kind does not know. */
export const isUnnamed = (spec: Resource, row: unknown, waiting: Waiting) =>
  row !== undefined &&
  !waiting.gone &&
  !waiting.anyStatus &&
  spec.status(row) !== "" &&
  meaningOf(spec.status(row), waiting) === "unnamed";

const usualText = ({ typicalMs }: Waiting) => (typicalMs === undefined ? "" : `, usually ${usualTime(typicalMs)}`);

/** How long something usually takes, in words. */
export const usualTime = (ms: number): string => (ms < 60_000 ? "less than 1 min" : `${Math.round(ms / 60_000)} min`);

/** Which outputs a wait lacks, as its timeout says it. */
const outputsText = (missing: readonly string[], { outputs = {} }: Waiting) =>
  missing.map((name) => (outputs[name] === ANY ? `without ${name}` : `${name} not ${outputs[name]}`)).join(", ");

/** The status decides; a field of another type than documented only keeps the rest from being shown. */
function progressOf(spec: Resource, row: unknown): string | undefined {
  try {
    return spec.progress?.(row);
  } catch {
    return undefined;
  }
}

export const seconds = (ms: number): number => Math.round(ms / 1000);
