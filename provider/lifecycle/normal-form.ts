import { isDeepStrictEqual } from "node:util";
import type { Properties } from "./codec";
import { toPlain } from "./codec";
import type { Resource } from "./spec";

/** One input in its normal form; a value the schema does not take (of an older release, say) stays as it is. */
export function normalField(spec: Resource, field: string, value: unknown): unknown {
  const schema = spec.inputs.shape[field];
  if (schema === undefined) return value;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : value;
}

/** All inputs of a resource in their normal form, from inputs or from the state that holds them. */
export function normalForm(spec: Resource, properties: Properties): Properties {
  const fields = Object.keys(spec.inputs.shape);
  return Object.fromEntries(fields.map((field) => [field, normalField(spec, field, properties[field])]));
}

/** Not set, an empty text, an empty list and an empty map mean the same to the clouds. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === "") return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Whether two normal forms mean the same: at any depth an empty list is one that is not set. */
export function sameMeaning(a: unknown, b: unknown): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  return isDeepStrictEqual(withoutEmptyLists(toPlain(a)), withoutEmptyLists(toPlain(b)));
}

function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (typeof value !== "object" || value === null) return value;
  const filled = Object.entries(value).filter(([, item]) => !Array.isArray(item) || item.length > 0);
  return Object.fromEntries(filled.map(([key, item]) => [key, withoutEmptyLists(item)]));
}
