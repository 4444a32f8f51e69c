import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { sameMeaning, valueWhenUnset } from "./normal-form";
import { isSet, traitsOf, unwrapped } from "./schema";

/** A path into a value: names of properties, `*` for each item of a list or map. */
export type Pattern = readonly string[];

/**
 * Rewrites `value` the way `other` is written: where the two mean the same, at any depth, the result has `other`'s form, so that only real
 * differences remain. The order of sets and of lists by name is ignored, and a cloud default equals an unset input.
 * @param unreturned parts that the cloud never returns; they are taken from `other`
 */
export function inWordsOf(
  schema: z.ZodType,
  value: unknown,
  other: unknown,
  unreturned: readonly Pattern[] = [],
): unknown {
  if (unreturned.some((path) => path.length === 0) || isSame(schema, value, other)) return other;
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value) && Array.isArray(other)) {
    const below = beneath(unreturned, "*");
    return paired(schema, value, other).map(([item, like]) =>
      like === undefined ? item : inWordsOf(inner.element as z.ZodType, item, like, below),
    );
  }
  if (!isObject(value) || !isObject(other)) return value;
  if (inner instanceof z.ZodRecord) {
    const inWords = ([key, item]: [string, unknown]) =>
      [key, inWordsOf(inner.valueType as z.ZodType, item, other[key], beneath(unreturned, key))] as const;
    return Object.fromEntries(Object.entries(value).map(inWords));
  }
  if (!(inner instanceof z.ZodObject)) return value;
  const members = [...new Set([...Object.keys(value), ...Object.keys(other)])].map((key) => {
    const field = Object.hasOwn(inner.shape, key) ? (inner.shape[key] as z.ZodType) : undefined;
    return [key, field ? inWordsOf(field, value[key], other[key], beneath(unreturned, key)) : value[key]] as const;
  });
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** Whether two values mean the same: in normal form, with the cloud's defaults for what is left out. */
function isSame(schema: z.ZodType, a: unknown, b: unknown): boolean {
  // Most values are as they were, or are the default of an unset input, which needs no parsing.
  if (isDeepStrictEqual(a, b) || (b === undefined && isDeepStrictEqual(a, valueWhenUnset(schema)))) return true;
  const cloudDefault = traitsOf(schema).cloudDefault;
  const [one, another] = [a ?? cloudDefault, b ?? cloudDefault].map((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : value;
  });
  return sameMeaning(one, another);
}

/** The items of a list, each with the matching item of the other list; in the other list's order if order is ignored. */
function paired(schema: z.ZodType, items: readonly unknown[], others: readonly unknown[]): [unknown, unknown][] {
  const keyOf = keyIn(schema, items, others);
  if (keyOf === undefined)
    return items.map((item, index) => [item, items.length === others.length ? others[index] : undefined]);
  const left = [...items];
  const known = others.flatMap((other): [unknown, unknown][] => {
    const index = left.findIndex((item) => isDeepStrictEqual(keyOf(item), keyOf(other)));
    return index < 0 ? [] : [[left.splice(index, 1)[0], other]];
  });
  return [...known, ...left.map((item): [unknown, unknown] => [item, undefined])];
}

/** The key that matches the items of two lists whose order is ignored. */
function keyIn(schema: z.ZodType, items: readonly unknown[], others: readonly unknown[]) {
  const nameOf = (item: unknown) => (typeof item === "string" ? item.split("=", 1)[0] : isObject(item) && item.name);
  const isNamed = (list: readonly unknown[]) =>
    list.every((item) => typeof nameOf(item) === "string") && new Set(list.map(nameOf)).size === list.length;
  const areNamed = isNamed(items) && isNamed(others);
  const { byName, anyOrder } = traitsOf(schema);
  if (byName) return areNamed && ![...items, ...others].some(refersToOthers) ? nameOf : undefined;
  if (!anyOrder && !isSet(schema)) return undefined;
  if (areNamed && items.every(isObject)) return nameOf;
  const { element } = unwrapped(schema) as z.ZodArray;
  return (item: unknown) => {
    const parsed = (element as z.ZodType).safeParse(item);
    return parsed.success ? parsed.data : item;
  };
}

/** A value such as "$(HOST):80" refers to a variable that must come before it in the list. */
const refersToOthers = (item: unknown) => isObject(item) && typeof item.value === "string" && item.value.includes("$(");

const beneath = (patterns: readonly Pattern[], key: string): Pattern[] =>
  patterns.filter(([first]) => first === key || first === "*").map(([, ...rest]) => rest);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
