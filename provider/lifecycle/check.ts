import { z } from "zod";
import { lookUp } from "../../words/look-up";
import { similar } from "../../words/nearest";
import { REDACTED } from "../../words/redaction";
import { misfitInWords, valueInWords } from "../../words/schema";
import type { Properties } from "./codec";
import { pathText } from "./codec";
import { UNMANAGED } from "./internal-properties";
import { brokenRules } from "./rules";
import { schemaAt, secretPaths, traits, unwrapped } from "./schema";
import type { CheckFailure, Resource } from "./spec";
import { hasUnknown, isUnknownAt } from "./unknown";
import { isPlaceholder, unreturnedIn } from "./unreturned";

/**
 * Finds everything that is wrong with a resource's inputs, each at its property path. Unknown values are skipped. Rules between inputs run
 * once all inputs are known, even if some are invalid by themselves.
 * @param found whether the inputs come from a read, perhaps in part; the rules between inputs then do not run
 */
export function check(spec: Checked, inputs: Properties, found = false): CheckFailure[] {
  const unknown = unreturnedIn(inputs).filter((field) => isPlaceholder(spec, field, inputs[field]));
  const given = withoutHidden(inputs, unknown);
  const parsed = spec.inputs.safeParse(given);
  // An import does not learn inputs that the cloud does not return.
  const issues = (parsed.error?.issues ?? []).filter(({ path }) => !unknown.includes(String(path[0])));
  const isWhole = !found && !hasUnknown(given);
  const between = (want: Properties) => [...(isWhole ? (spec.rules?.(want) ?? []) : []), ...waitFailures(spec, want)];
  const others = () => (isWhole ? brokenRules(spec.inputs, given, wrongPlaces(issues), between) : []);
  const failures = parsed.success ? between(parsed.data) : others();
  return [
    ...issues.flatMap((issue) => failuresOf(issue, spec.inputs, given)),
    ...failures.filter(({ property }) => !unknown.includes(property)),
  ];
}

/** The paths of the issues; one for each unexpected property. */
const wrongPlaces = (issues: readonly z.core.$ZodIssue[]): PropertyKey[][] =>
  issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );

type Checked = Pick<Resource, "inputs" | "rules"> & Partial<Pick<Resource, "outputs" | "computed">>;

/** Refuses to wait for outputs that the resource does not have, because such a wait would end only with its timeout. */
function waitFailures(
  { outputs, computed = [] }: Checked,
  { waitFor, waitForOutputs = {} }: Properties,
): CheckFailure[] {
  const waited = Object.keys(waitForOutputs as object);
  if (outputs === undefined || waited.length === 0) return [];
  if (waitFor === "none")
    return [{ property: "waitForOutputs", reason: 'is never waited for, because waitFor is "none"' }];
  const names = [...Object.keys(outputs.shape), ...computed];
  return waited
    .filter((name) => !names.includes(name))
    .map((name) => ({
      property: pathText(["waitForOutputs", name]),
      reason: `there is no such output${suggestion(name, names)}`,
    }));
}

function withoutHidden(inputs: Properties, placeholders: readonly string[]): Properties {
  const isGiven = ([key]: [string, unknown]) => !UNMANAGED.has(key) && !placeholders.includes(key);
  return Object.fromEntries(Object.entries(inputs).filter(isGiven));
}

function failuresOf(issue: z.core.$ZodIssue, schema: z.ZodType, inputs: Properties): CheckFailure[] {
  if (isUnknownAt(inputs, issue.path)) return [];
  const given = valueAt(inputs, issue.path);
  const value = given !== undefined && isSecretAt(schema, issue.path) ? SECRET : given;
  if (issue.code !== "unrecognized_keys") {
    return [{ property: pathText(issue.path), reason: misfitInWords(issue, value, shown) }];
  }
  const object = objectAt(schema, issue.path);
  const absent = (object && traits.get(object)?.absent) ?? {};
  const shape: z.ZodRawShape = object?.shape ?? {};
  const meant = (key: string) => {
    const renamed = namedInApi(shape, key);
    return renamed ? `; \`${key}\` of the API is "${renamed}"` : suggestion(key, Object.keys(shape));
  };
  return issue.keys.map((key) => ({
    property: pathText([...issue.path, key]),
    reason: lookUp(absent, key) ?? `there is no such property${meant(key)}`,
  }));
}

/** The property whose description says that the API calls it `key`. */
const namedInApi = (shape: z.ZodRawShape, key: string) =>
  Object.keys(shape).find((name) => (shape[name] as z.ZodType).description?.includes(`\`${key}\` in the API`));

/** Replaces values of which no message may show anything, not even the length. */
const SECRET = Symbol("secret");

function isSecretAt(schema: z.ZodType, path: readonly PropertyKey[]): boolean {
  return secretPaths(schema).some((secret) => {
    const keys = secret.split(".");
    return keys.length <= path.length && keys.every((key, index) => key === "*" || key === String(path[index]));
  });
}

const shown = (value: unknown) => (value === SECRET ? REDACTED : valueInWords(value));

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

/** The object of the schema at `path`. */
function objectAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodObject | undefined {
  const current = schemaAt(schema, path);
  const object = current && unwrapped(current);
  return object instanceof z.ZodObject ? object : undefined;
}

/** `; did you mean "image"?` for the nearest of the names, or the longest that it ends in ("type" for `clusterType`). */
export function suggestion(name: string, known: readonly string[]): string {
  const given = name.toLowerCase();
  const [end] = known
    .filter((candidate) => candidate.length > 2 && given.endsWith(candidate.toLowerCase()))
    .sort((a, b) => b.length - a.length);
  const meant = similar(name, known) ?? end;
  return meant ? `; did you mean "${meant}"?` : "";
}
