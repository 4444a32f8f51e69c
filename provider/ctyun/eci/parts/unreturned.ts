import { isEmpty } from "../../../lifecycle/normal-form";
import type { OnChange } from "../../../lifecycle/spec";

/**
 * Of a required input that ECI does not tell: unknown after an import, and then only noted. It makes a new resource once it
 * is known.
 */
export const noteOrReplace: OnChange = (was) => (was === undefined ? "update" : "replace");

/**
 * What the cloud tells, written as it is known where both mean the same: ECI leaves out what is empty, so that an empty
 * list and none cannot be told apart.
 */
export function overlay(known: unknown, live: unknown): unknown {
  if (isEmpty(known) && isEmpty(live)) return known;
  if (Array.isArray(known) && Array.isArray(live)) {
    return known.length === live.length ? live.map((item, index) => overlay(known[index], item)) : live;
  }
  if (!isObject(known) || !isObject(live)) return live;
  const keys = new Set([...Object.keys(known), ...Object.keys(live)]);
  return Object.fromEntries([...keys].map((key) => [key, overlay(known[key], live[key])]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
