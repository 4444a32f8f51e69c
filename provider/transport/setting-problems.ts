import { z } from "zod";
import { lookUp } from "../../words/look-up";
import { typeInWords, typeOfValue, valueAt } from "../../words/schema";
import { suggestion } from "../lifecycle/check";
import type { SettingProblem } from "./errors";

/** What is wrong with settings, in plain words and with full paths. A value is repeated only if the schema's own message does. */
export function problemsOf(error: z.ZodError, schema: z.ZodType, given: unknown, namespace: string): SettingProblem[] {
  return error.issues.flatMap((issue) => flatten(issue, schema, given, namespace, []));
}

function flatten(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  given: unknown,
  namespace: string,
  above: readonly PropertyKey[],
): SettingProblem[] {
  const path = [...above, ...issue.path];
  const setting = `${namespace}:${path.join(".")}`;
  if (issue.code === "unrecognized_keys") {
    const known = namesAt(schema, path);
    const prefix = path.length === 0 ? `${namespace}:` : `${setting}.`;
    return issue.keys.map((key) => {
      const [outer = ""] = key.split(".");
      const within = known.filter((name) => namesAt(schema, [...path, name]).includes(outer));
      return { setting: `${prefix}${key}`, reason: unknownReason(prefix, key, known, within) };
    });
  }
  if (issue.code === "invalid_union") {
    // For a union, use the alternative that fits the value's type: an object is compared with the object form.
    const value = valueAt(given, path);
    const isObject = typeof value === "object" && value !== null;
    const closest = issue.errors.find(
      (inner) => isObject === inner.every(({ path: at }) => at.length > 0 || isUnknownKey(inner)),
    );
    const names = namesAt(schema, path).join(", ");
    return (closest ?? issue.errors[0] ?? []).flatMap((one) => {
      const problems = flatten(one, schema, given, namespace, path);
      // A word other than the one for "none" may be meant for a part of the object.
      if (one.code !== "invalid_value" || names === "") return problems;
      const form = `, or an object of ${names} (JSON, or set its parts with --path)`;
      return problems.map(({ setting, reason }) => ({ setting, reason: `${reason}${form}` }));
    });
  }
  return [{ setting, reason: reasonOf(issue, valueAt(given, path)) }];
}

/** @param within settings in the same place that have a part of this name */
function unknownReason(prefix: string, key: string, known: readonly string[], within: readonly string[]): string {
  const [outer = ""] = key.split(".");
  if (outer !== key && known.includes(outer))
    return `was set without --path; run "pulumi config rm ${prefix}${key}" and "pulumi config set --path ${prefix}${key} VALUE"`;
  if (within.length > 0) {
    const settings = within.map((name) => `${prefix}${name}.${key}`);
    return `is a part of another setting; set ${settings.join(" or ")}, with --path`;
  }
  return `there is no such setting${suggestion(key, known) || `; there are ${known.join(", ")}`}`;
}

const isUnknownKey = (issues: readonly z.core.$ZodIssue[]) => issues.some(({ code }) => code === "unrecognized_keys");

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      // A message in the schema takes precedence.
      if (!issue.message.startsWith("Invalid input")) return issue.message;
      if (value === undefined) return "is required";
      return `must be ${expected(issue.expected)}, not ${typeOfValue(value)}`;
    case "invalid_value":
      return `must be ${issue.values.map((one) => JSON.stringify(one)).join(" or ")}`;
    case "too_small":
      if (issue.origin === "array")
        return `must have at least ${issue.minimum} ${issue.minimum === 1 ? "item" : "items"}`;
      return issue.origin === "string"
        ? "must not be empty"
        : `must be ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`;
    case "too_big":
      return `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

/** Objects can be set in a second way, which users of the command line need to know. */
const expected = (type: string) =>
  type === "object" || type === "record" ? "an object (JSON, or set its parts with --path)" : typeInWords(type);

/** The names that the schema has at a path; for a union, those of its object form. */
function namesAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.ZodType | undefined = schema;
  for (const key of path) {
    const object: z.ZodObject | z.ZodRecord | undefined = at && objectIn(at);
    at =
      object instanceof z.ZodRecord
        ? (object.valueType as z.ZodType)
        : object && (lookUp(object.shape, String(key)) as z.ZodType | undefined);
  }
  const object = at && objectIn(at);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

/** The object or map form of a schema; for a union, the first. */
export function objectIn(schema: z.ZodType): z.ZodObject | z.ZodRecord | undefined {
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return schema;
  if (schema instanceof z.ZodOptional) return objectIn(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => objectIn(option as z.ZodType)).find(Boolean);
  return undefined;
}
