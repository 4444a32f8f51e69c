import { lookUp } from "../../../../words/look-up";
import { isEmpty } from "../../../lifecycle/normal-form";
import type { OnChange } from "../../../lifecycle/spec";

/**
 * For a required input that ECI does not return: the first value after an import is only recorded; a change of a known value replaces the
 * resource.
 */
export const noteOrReplace: OnChange = (was) => (was === undefined ? "update" : "replace");

/**
 * The live value, written like the known one if both mean the same. ECI leaves out what is empty, so an empty list and an unset one are
 * equal.
 */
export function overlay(known: unknown, live: unknown): unknown {
  if (isEmpty(known) && isEmpty(live)) return known;
  if (Array.isArray(known) && Array.isArray(live)) {
    return known.length === live.length ? live.map((item, index) => overlay(known[index], item)) : live;
  }
  if (!isObject(known) || !isObject(live)) return live;
  const keys = new Set([...Object.keys(known), ...Object.keys(live)]);
  return Object.fromEntries([...keys].map((key) => [key, overlay(lookUp(known, key), lookUp(live, key))]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
