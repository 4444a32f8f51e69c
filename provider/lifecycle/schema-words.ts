/** The types of JSON in words, the same in every message about a value of another type. */
const WORDS: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "an integer",
  boolean: "a boolean",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** A type of a schema in words, such as `an integer`. */
export const typeInWords = (type: string): string => WORDS[type] ?? `a ${type}`;

/** The type of a value in words, such as `a list`. */
export function typeOfValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeInWords(Array.isArray(value) ? "array" : typeof value);
}

/** A value in words, such as `the string "x"`. Only short plain values are repeated: a longer one may be a script or a key. */
export function valueInWords(value: unknown): string {
  if (typeof value === "string" && value.length <= 60) return `the string ${JSON.stringify(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "boolean" ? String(value) : typeOfValue(value);
}
