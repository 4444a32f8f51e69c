import { typeInWords, typeOfValue } from "../../words/schema";
import type { ServiceTable } from "./service-table";

interface Part {
  name: string;
  required: boolean;
  code: string;
}

const parsed = new WeakMap<ServiceTable, Map<string, readonly Part[]>>();

/**
 * Checks a response against the contract: required fields exist with the right type. Unknown fields pass, and so do optional ones of
 * another type. Nulls in objects become `undefined`, at any depth, in place.
 * @returns the problem, such as `Clusters[2].ClusterId is missing`; `undefined` if there is none
 */
export function checkAnswer(table: ServiceTable, action: string, answer: unknown): string | undefined {
  if (!dropNulls(answer, 0)) return `it is nested more than ${DEEPEST} deep`;
  const shape = table.actions[action]?.answer;
  // What a read returns instead of an object would count as a resource that is gone.
  if (shape === undefined) return table.actions[action]?.reads && !isObject(answer) ? "it is not an object" : undefined;
  if (shape.startsWith("=")) return checkValue(table, shape.slice(1), answer, "");
  if (!isObject(answer)) return "it is not an object";
  return checkFields(table, `action ${action}`, shape, answer, "");
}

function checkFields(
  table: ServiceTable,
  name: string,
  shape: string,
  value: Record<string, unknown>,
  at: string,
): string | undefined {
  for (const part of partsOf(table, name, shape)) {
    const path = at ? `${at}.${part.name}` : part.name;
    const field = value[part.name];
    if (field === undefined) {
      if (part.required) return `${path} is missing`;
    } else if (part.required || fits(part.code, field)) {
      const wrong = checkValue(table, part.code, field, path);
      if (wrong) return wrong;
    }
  }
  return undefined;
}

function checkValue(table: ServiceTable, code: string, value: unknown, path: string): string | undefined {
  if (!fits(code, value))
    return `${path || "it"} is ${typeOfValue(value)}, not ${typeInWords(TYPES[code.charAt(0)] ?? "object")}`;
  if (code.startsWith("[")) {
    const inner = code.slice(1);
    for (const [index, item] of (value as unknown[]).entries()) {
      const wrong = checkValue(table, inner, item, `${path}[${index}]`);
      if (wrong) return wrong;
    }
    return undefined;
  }
  const shape = table.shapes[code];
  return shape === undefined ? undefined : checkFields(table, code, shape, value as Record<string, unknown>, path);
}

function fits(code: string, value: unknown): boolean {
  switch (code.charAt(0)) {
    case "s":
      return typeof value === "string";
    case "n":
      return typeof value === "number";
    case "b":
      return typeof value === "boolean";
    case "[":
      return Array.isArray(value);
    case "*":
      return true;
    default:
      return isObject(value);
  }
}

const TYPES: Readonly<Record<string, string>> = { s: "string", n: "number", b: "boolean", "[": "array" };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parses a shape when a response first needs it. */
function partsOf(table: ServiceTable, name: string, shape: string): readonly Part[] {
  const known = parsed.get(table) ?? new Map<string, readonly Part[]>();
  let parts = known.get(name);
  if (!parts) {
    parts = shape.split(" ").map((text) => {
      const [field = "", code = ""] = text.split(":");
      return field.endsWith("?")
        ? { name: field.slice(0, -1), required: false, code }
        : { name: field, required: true, code };
    });
    known.set(name, parts);
    parsed.set(table, known);
  }
  return parts;
}

/** Deeper than any response of the contracts, so that later code need not check the depth again. */
const DEEPEST = 100;

/** Returns false for a value that is nested too deep. */
function dropNulls(value: unknown, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.every((item) => dropNulls(item, depth + 1));
  if (!isObject(value)) return true;
  return Object.keys(value).every((key) => {
    if (value[key] === null) value[key] = undefined;
    return typeof value[key] !== "object" || dropNulls(value[key], depth + 1);
  });
}
