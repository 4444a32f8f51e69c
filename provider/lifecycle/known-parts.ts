import { z } from "zod";
import { unwrapped } from "./schema";

/** A cloud's value without the fields that the schema does not have, because a later API version may return more. */
export function knownParts(schema: z.ZodType | undefined, value: unknown): unknown {
  if (typeof value !== "object" || value === null || schema === undefined) return value;
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => knownParts(inner.element as z.ZodType, item));
  if (inner instanceof z.ZodRecord) return mapped(value, ([key, item]) => [[key, inner.valueType as z.ZodType, item]]);
  if (!(inner instanceof z.ZodObject) || Array.isArray(value)) return value;
  return mapped(value, ([key, item]) => (Object.hasOwn(inner.shape, key) ? [[key, inner.shape[key], item]] : []));
}

const mapped = (value: object, parts: (entry: [string, unknown]) => [string, z.ZodType, unknown][]) =>
  Object.fromEntries(
    Object.entries(value)
      .flatMap(parts)
      .map(([key, schema, item]) => [key, knownParts(schema, item)]),
  );
