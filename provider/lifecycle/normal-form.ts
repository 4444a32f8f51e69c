import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { lookUp } from "../../words/look-up";
import type { Properties } from "./codec";
import { toPlain } from "./codec";
import type { Resource } from "./spec";

/** One input in its normal form. A value that the schema refuses, for example from an older release, stays as it is. */
export function normalField(spec: Resource, field: string, value: unknown): unknown {
  const schema = lookUp(spec.inputs.shape, field);
  if (schema === undefined) return value;
  return value === undefined ? valueWhenUnset(schema) : parsed(schema, value);
}

function parsed(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  return result.success ? result.data : value;
}

/** What an unset input means. Most inputs of most resources are unset. */
const defaults = new WeakMap<z.ZodType, { value: unknown }>();

export function valueWhenUnset(schema: z.ZodType): unknown {
  const known = defaults.get(schema) ?? { value: parsed(schema, undefined) };
  defaults.set(schema, known);
  return known.value;
}

/** All inputs of a resource in normal form, from inputs or from a state that contains them. */
export function normalForm(spec: Resource, properties: Properties): Properties {
  const fields = Object.keys(spec.inputs.shape);
  return Object.fromEntries(fields.map((field) => [field, normalField(spec, field, properties[field])]));
}

/** To the clouds, an unset input, an empty string, an empty list and an empty map mean the same. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === "") return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Whether two normal forms mean the same: at any depth, an empty list equals an unset one. */
export function sameMeaning(a: unknown, b: unknown): boolean {
  if (a === b || (isEmpty(a) && isEmpty(b))) return true;
  return isDeepStrictEqual(withoutEmptyLists(toPlain(a)), withoutEmptyLists(toPlain(b)));
}

function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (typeof value !== "object" || value === null) return value;
  const filled = Object.entries(value).filter(([, item]) => !Array.isArray(item) || item.length > 0);
  return Object.fromEntries(filled.map(([key, item]) => [key, withoutEmptyLists(item)]));
}
