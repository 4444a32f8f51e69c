import type { Properties } from "./codec";
import type { Resource } from "./spec";
import { meaningOf, type Statuses } from "./statuses";

/** What one wait is for. */
export interface Waiting extends Statuses {
  /** The known properties of the resource, for `find`. */
  known: Properties;
  /** Whether every status except a failed one is the target. */
  anyStatus?: boolean;
  /** Outputs that must have a value too: the given one, or any value for "*". */
  outputs?: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** Usual duration, in milliseconds. */
  typicalMs?: number;
  /** How the user sets a longer timeout; named in the message after a timeout. */
  setting: string;
  /** Until then "not found" means "not yet visible". A wait for deletion ignores it. */
  notFoundUntilMs?: number;
  gone?: boolean;
}

/** Stands for any value of an output. */
export const ANY = "*";

export const goalOf = ({ gone, anyStatus, target }: Waiting): string =>
  gone ? "deletion" : anyStatus ? "creation" : target.join(" or ");

/** The progress of a wait, for the resource's row. */
export function progressText(spec: Resource, row: unknown, waiting: Waiting, missing: readonly string[]): string {
  const state = row === undefined ? "not visible yet" : stateText(spec, row);
  const unnamed = isUnnamed(spec, row, waiting) ? "; undocumented status" : "";
  const goal = missing.length > 0 ? missing.join(", ") : goalOf(waiting);
  return `${state}${unnamed}; waiting for ${goal}${usualText(waiting)}`;
}

/** A row's status and progress. */
export function stateText(spec: Resource, row: unknown): string {
  if (row === undefined) return "gone";
  return [spec.status(row), progressOf(spec, row)].filter(Boolean).join(", ");
}

/** The status at the end of a wait that did not reach its target. */
export const statusText = (spec: Resource, row: unknown): string =>
  row === undefined ? "still not found" : `still ${spec.status(row) || "without a status"}`;

/** The message after a timeout. */
export function tooLong(spec: Resource, row: unknown, waiting: Waiting, missing: readonly string[]): string {
  const status = statusText(spec, row) + (isUnnamed(spec, row, waiting) ? ", an undocumented status," : "");
  const lacks = missing.length > 0 ? `${status}, ${outputsText(missing, waiting)},` : status;
  return `${lacks} after ${seconds(waiting.timeoutMs)} s; set ${waiting.setting} to wait longer`;
}

/** The message if the resource has a status that does not lead to the target, or stands still in an undocumented one. */
export function strayText(spec: Resource, row: unknown, waiting: Waiting, stoodMs: number): string {
  const status = spec.status(row) || "no status";
  if (waiting.elsewhere?.includes(status))
    return `the cloud reports ${status}, which does not lead to ${waiting.target.join(" or ")}`;
  const word = isUnnamed(spec, row, waiting) ? `${status}, an undocumented status,` : status;
  return `the cloud reports ${word} and no progress for ${seconds(stoodMs)} s; set ${waiting.setting} to wait longer`;
}

/** Said once about an undocumented status, because progress is not shown everywhere. */
export const unnamedText = (spec: Resource, row: unknown, waiting: Waiting): string =>
  `the cloud reports ${spec.status(row)}, an undocumented status; still waiting for ${goalOf(waiting)}`;

/** Whether the cloud returns a status that the type's documents do not name. */
export const isUnnamed = (spec: Resource, row: unknown, waiting: Waiting) =>
  row !== undefined &&
  !waiting.gone &&
  !waiting.anyStatus &&
  spec.status(row) !== "" &&
  meaningOf(spec.status(row), waiting) === "unnamed";

const usualText = ({ typicalMs }: Waiting) => (typicalMs === undefined ? "" : `, usually ${usualTime(typicalMs)}`);

/** A usual duration, in words. */
export const usualTime = (ms: number): string => (ms < 60_000 ? "less than 1 min" : `${Math.round(ms / 60_000)} min`);

/** The outputs that a wait lacks, for its timeout message. */
const outputsText = (missing: readonly string[], { outputs = {} }: Waiting) =>
  missing.map((name) => (outputs[name] === ANY ? `without ${name}` : `${name} not ${outputs[name]}`)).join(", ");

/** The resource's progress; `undefined` if a field has an undocumented type. Only the status decides, so this is no error. */
function progressOf(spec: Resource, row: unknown): string | undefined {
  try {
    return spec.progress?.(row);
  } catch {
    return undefined;
  }
}

export const seconds = (ms: number): number => Math.round(ms / 1000);
