import { isEmpty } from "../../../lifecycle/normal-form";
import type { OnChange } from "../../../lifecycle/spec";

/**
 * Of a required input that ECI does not return: unknown after an import, and then only recorded. It replaces the resource once it
 * is known.
 */
export const noteOrReplace: OnChange = (was) => (was === undefined ? "update" : "replace");

/**
 * What the cloud returns, written as it is known if both mean the same: ECI leaves out what is empty, so an empty
 * list and none cannot be distinguished.
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
