import { brokenLimit } from "./limits";
import type { Action, Field, Shape } from "./shape";

/** A breach of the contract. */
export interface Problem {
  readonly kind: "missing" | "unknown" | "type" | "value";
  /** The path from the top: `ClusterCIDRSettings.MaxNodePodNum`, `Labels.0.Name`. */
  readonly path: string;
  /** What would be valid, for messages. */
  readonly expected: string;
}

/**
 * Checks an object against its fields. Returns all problems: unknown fields first, then field by field.
 * @param nulls whether null means "absent" in every field, as in responses, because the tables do not say
 */
export function checkFields(fields: readonly Field[], value: object, path = "", nulls = false): Problem[] {
  const problems: Problem[] = [];
  const known = new Set(fields.flatMap((field) => [field.name, ...field.aliases]));
  for (const name of Object.keys(value)) {
    if (!known.has(name)) problems.push({ kind: "unknown", path: join(path, name), expected: "no such parameter" });
  }
  const given = value as Record<string, unknown>;
  for (const field of fields) {
    const name = [field.name, ...field.aliases].find((spelling) => given[spelling] !== undefined);
    const here = join(path, name ?? field.name);
    const found = name === undefined ? undefined : given[name];
    // Clients that cannot leave a field out send an empty string.
    const isMissing = found === undefined || (found === "" && !nulls && field.required && !field.mayBeEmpty);
    if (isMissing || (found === null && (nulls || field.nullable))) {
      if (isMissing && field.required) problems.push({ kind: "missing", path: here, expected: describe(field.shape) });
      continue;
    }
    problems.push(...(nulls ? [] : emptyItems(field, found, here)), ...checkField(field, found, here, nulls));
  }
  return problems;
}

/** Empty items of a required list of strings. */
function emptyItems({ required, shape, mayBeEmpty }: Field, value: unknown, path: string): Problem[] {
  if (!required || mayBeEmpty || shape.kind !== "list" || shape.of.kind !== "string" || !Array.isArray(value))
    return [];
  return value.flatMap((item, index): Problem[] =>
    item === "" ? [{ kind: "missing", path: join(path, String(index)), expected: "a string" }] : [],
  );
}

/** Checks a value against its field's shape and limits. */
export function checkField(field: Field, value: unknown, path: string, nulls = false): Problem[] {
  const problems = checkShape(field.shape, value, path, nulls);
  if (problems.length > 0)
    return problems.map((one) =>
      one.path === path && one.kind === "type" ? { ...one, expected: rangeOf(field) } : one,
    );
  const expected = brokenLimit(field, value);
  return expected === undefined ? [] : [{ kind: "value", path, expected }];
}

/** Checks a value against a shape. `nulls` as in `checkFields`. Integers must be exact in JSON. */
function checkShape(shape: Shape, value: unknown, path = "", nulls = false): Problem[] {
  const wrong: Problem[] = [{ kind: "type", path, expected: describe(shape) }];
  switch (shape.kind) {
    case "anything":
      return [];
    case "string":
      return typeof value === "string" ? [] : wrong;
    case "boolean":
      return typeof value === "boolean" || (shape.orText && (value === "true" || value === "false")) ? [] : wrong;
    case "number":
      return typeof value === "number" ? [] : wrong;
    case "integer":
      return Number.isSafeInteger(value) && !(shape.unsigned && Number(value) < 0) ? [] : wrong;
    case "list":
      if (!Array.isArray(value)) return wrong;
      return value.flatMap((item, index) => checkShape(shape.of, item, join(path, String(index)), nulls));
    case "map":
      if (!isObject(value)) return wrong;
      return Object.entries(value).flatMap(([key, item]) => checkShape(shape.of, item, join(path, key), nulls));
    case "object":
      return isObject(value) ? checkFields(shape.fields(), value, path, nulls) : wrong;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** What a field accepts; its range, if it has one. */
function rangeOf({ shape, minimum, maximum }: Field): string {
  if (shape.kind !== "integer" || (minimum === undefined && maximum === undefined)) return describe(shape);
  return `an integer from ${minimum ?? 0} to ${maximum ?? Number.MAX_SAFE_INTEGER}`;
}

function describe(shape: Shape): string {
  switch (shape.kind) {
    case "integer":
      return `an integer from ${shape.unsigned ? 0 : Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`;
    case "list":
      return `a list of ${describe(shape.of).replace(/^an? /, "")}`;
    case "map":
      return "an object";
    case "object":
      return `an object (${shape.name})`;
    default:
      return `a ${shape.kind}`;
  }
}

/** Checks a response of the emulator against the contract. @throws Error on a breach, which is a bug of the emulator */
export function requireAnswer(action: Action, answer: unknown): void {
  const [wrong] = checkShape(action.output, answer, "", true);
  if (wrong === undefined) return;
  throw new Error(`the answer of ${action.name} breaks the contract: ${wrong.path} (${wrong.kind}, ${wrong.expected})`);
}

/** A value without fields that its shape does not have, at any depth. */
export function onlyKnown(shape: Shape, value: unknown): unknown {
  if (shape.kind === "list" && Array.isArray(value)) return value.map((item) => onlyKnown(shape.of, item));
  if (shape.kind !== "object" || !isObject(value)) return value;
  const fields = new Map(shape.fields().map((field) => [field.name, field.shape]));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      const known = fields.get(name);
      return known === undefined ? [] : [[name, onlyKnown(known, item)]];
    }),
  );
}

/** The spellings of booleans by vendors' clients: `true`, `True`, `TRUE` and `1`. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** Converts a string of a query or form to the shape's type. A string that cannot be converted stays for the check to report. */
export function convertText(shape: Shape, text: string): unknown {
  if (shape.kind === "integer" || shape.kind === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (shape.kind === "boolean") return BOOLEANS.get(text.toLowerCase()) ?? text;
  return text;
}
