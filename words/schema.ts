import type { z } from "zod";

/** The types of JSON in words, used in every message about a value of the wrong type. */
const WORDS: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "an integer",
  boolean: "a boolean",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** A schema's type in words, such as `an integer`. */
export const typeInWords = (type: string): string => WORDS[type] ?? `a ${type}`;

/** A value's type in words, such as `a list`. */
export function typeOfValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeInWords(Array.isArray(value) ? "array" : typeof value);
}

/** A value in words, such as `the string "x"`. Longer values are not repeated, because they may be a script or a key. */
export function valueInWords(value: unknown): string {
  if (typeof value === "string" && value.length <= 60) return `the string ${JSON.stringify(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "boolean" ? String(value) : typeOfValue(value);
}

/** Where a value does not match a schema, and why: `times`, `must be at least 1, not the number 0`. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** All mismatches of a value, with their paths, in words independent of the schema library. @param shown how a value is printed */
export function misfits(error: z.ZodError, given: unknown, shown: Shown = valueInWords): Misfit[] {
  return error.issues.flatMap((issue) => misfitsOf(issue, given, [], shown));
}

type Shown = (value: unknown) => string;

function misfitsOf(issue: z.core.$ZodIssue, given: unknown, above: readonly PropertyKey[], shown: Shown): Misfit[] {
  const path = [...above, ...issue.path];
  const value = valueAt(given, path);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...path, key], reason: "there is no such property" }));
  if (issue.code !== "invalid_union" || !issue.message.startsWith("Invalid"))
    return [{ path, reason: misfitInWords(issue, value, shown) }];
  // For a union, use the alternative that fits the value's type: an object is compared with the object form.
  const inside = issue.errors.find((inner) =>
    inner.every((one) => one.path.length > 0 || one.code === "unrecognized_keys"),
  );
  if (typeof value === "object" && value !== null && inside !== undefined)
    return inside.flatMap((inner) => misfitsOf(inner, given, path, shown));
  const types = [...new Set(typesOf(issue))].join(" or ");
  return [{ path, reason: `must be ${types || "of another form"}, not ${shown(value)}` }];
}

/** The types of a union, in words. */
function typesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === "invalid_type") return [typeInWords(issue.expected)];
  return issue.code === "invalid_union" ? issue.errors.flatMap(([first]) => (first ? typesOf(first) : [])) : [];
}

/** Why a value does not match, in the same words for inputs, the admin API and projects. A message in the schema takes precedence. */
export function misfitInWords(issue: z.core.$ZodIssue, value: unknown, shown: Shown = valueInWords): string {
  switch (issue.code) {
    case "invalid_type":
      if (!issue.message.startsWith("Invalid input")) return issue.message;
      return value === undefined ? "is required" : `must be ${typeInWords(issue.expected)}, not ${shown(value)}`;
    case "invalid_value":
      if (value === undefined) return `is required: ${alternatives(issue.values)}`;
      return `must be ${alternatives(issue.values)}, not ${shown(value)}`;
    case "too_small":
      return `must ${bound(issue.origin, "least", issue.minimum)}, not ${measure(issue.origin, value, shown)}`;
    case "too_big":
      return `must ${bound(issue.origin, "most", issue.maximum)}, not ${measure(issue.origin, value, shown)}`;
    case "invalid_key": {
      const [inner] = issue.issues;
      return inner ? `the key ${misfitInWords(inner, issue.path?.at(-1), shown)}` : "the key must be of another form";
    }
    case "custom":
    case "invalid_format": {
      const own = issue.code === "custom" || !issue.message.startsWith("Invalid ");
      const reason = own ? issue.message : `must be ${FORMATS[issue.format] ?? "of another form"}`;
      if (reason.startsWith("must not")) return `${reason}; it is ${shown(value)}`;
      return reason.startsWith("must") ? `${reason}, not ${shown(value)}` : reason;
    }
    default:
      return issue.message;
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  datetime: "a date and time with its zone, such as 2026-01-02T03:04:05Z",
};

const alternatives = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(" or ");

function bound(origin: string, side: "least" | "most", limit: unknown): string {
  if (origin === "string") return `have at ${side} ${limit} ${limit === 1 ? "character" : "characters"}`;
  if (origin === "array" || origin === "set") return `have at ${side} ${limit} ${limit === 1 ? "item" : "items"}`;
  return `be at ${side} ${limit}`;
}

/** A number may be a string, as in a URL's query. */
function measure(origin: string, value: unknown, shown: Shown): string {
  if (Array.isArray(value) || (typeof value === "string" && origin === "string")) return String(value.length);
  return shown(value);
}

/** The part of a value at a path; `undefined` if there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}
