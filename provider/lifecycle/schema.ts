import { z } from "zod";
import { DURATION_TEXT, milliseconds } from "../../words/duration";
import { typeOfValue } from "../../words/schema";
import { hasUnknown } from "./unknown";

/**
 * Building blocks of inputs. The input side of a schema is what a program writes; its output side is the normal form,
 * in which two values that mean the same are equal: defaults filled in, sets sorted, quantities as numbers.
 * Checks, comparison and the calls to the cloud all work on the normal form.
 */

/** Traits of a schema beyond its shape. */
interface Traits {
  /** Never shown in plain text. */
  secret?: true;
  /** By name, why an object lacks properties that a user would expect. */
  absent?: Readonly<Record<string, string>>;
  /** The items of a list have unique names; their order is ignored. */
  byName?: true;
  /** The order of a list is ignored, but repeated items count. */
  anyOrder?: true;
  /** The value that the cloud uses for an unset input, and returns for it. */
  cloudDefault?: unknown;
}

export const traits = z.registry<Traits>();

/** A schema without its optional and default wrappers; for a transformed one, its input side. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapped(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in as z.ZodType);
  return schema;
}

/** The schema at a path of a value; `undefined` if there is none. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((current, key) => {
    const at = current && unwrapped(current);
    const name = String(key);
    if (at instanceof z.ZodObject) return Object.hasOwn(at.shape, name) ? (at.shape[name] as z.ZodType) : undefined;
    if (at instanceof z.ZodArray) return at.element as z.ZodType;
    return at instanceof z.ZodRecord ? (at.valueType as z.ZodType) : undefined;
  }, schema);
}

/** The traits of a schema and of what it wraps. */
export function traitsOf(schema: z.ZodType): Traits {
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : undefined;
  return { ...(inner && traitsOf(inner as z.ZodType)), ...traits.get(schema) };
}

/** Says why an object lacks properties that a program may try to set. */
export function without<S extends z.ZodObject>(schema: S, absent: Readonly<Record<string, string>>): S {
  traits.add(schema, { absent });
  return schema;
}

/** Marks a value as secret, in inputs and in outputs. */
export function secret<S extends z.ZodType>(schema: S): S {
  traits.add(schema, { secret: true });
  return schema;
}

/**
 * A list whose items are identified by their names, or by the text before "=". Compared by name, and sent in the program's order. If a name
 * repeats, order counts.
 */
export function byName<S extends z.ZodArray>(list: S): S {
  traits.add(list, { byName: true });
  return list;
}

/** A list whose order is ignored and whose repeated items count. Sent in the program's order. */
export function anyOrder<S extends z.ZodArray>(list: S): S {
  traits.add(list, { anyOrder: true });
  return list;
}

/** Declares the value that the cloud uses for an unset optional input: a program that sets this value, or leaves it out, means the same. */
export function cloudDefault<S extends z.ZodType>(schema: S, value: z.input<S>): S {
  traits.add(schema, { cloudDefault: value });
  return schema;
}

/** Paths of the secrets in a schema, `*` for each item: `launchConfiguration.login.password`, `logins.*.password`. */
export function secretPaths(schema: z.ZodType): string[] {
  if (traits.get(schema)?.secret) return [""];
  const join = (key: string, inner: z.ZodType) =>
    secretPaths(inner).map((path) => (path === "" ? key : `${key}.${path}`));
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, field]) => join(key, field as z.ZodType));
  }
  if (schema instanceof z.ZodArray) return join("*", schema.element as z.ZodType);
  if (schema instanceof z.ZodRecord) return join("*", schema.valueType as z.ZodType);
  if (schema instanceof z.ZodPipe) return secretPaths(schema.in as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return secretPaths(schema.unwrap() as z.ZodType);
  const { parent } = schema._zod;
  return parent ? secretPaths(parent as z.ZodType) : [];
}

/**
 * A list whose order and repetitions are ignored. Compared and sent sorted, each item once.
 * @param limits `repeated` says why a repeated item is a mistake: the set would contain it only once
 */
export function setOf<S extends z.ZodType>(
  item: S,
  limits: { min?: number; max?: number; repeated?: (item: z.output<S>) => string } = {},
) {
  const { repeated } = limits;
  let list = z.array(item);
  if (limits.min !== undefined) list = list.min(limits.min);
  if (limits.max !== undefined) list = list.max(limits.max);
  return sorted(repeated ? withoutRepeated(list, sortKey, repeated) : list);
}

/** Refuses items with equal keys. An item whose key is unknown equals none. */
function withoutRepeated<S extends z.ZodType>(
  list: z.ZodArray<S>,
  keyOf: (item: z.output<S>) => string,
  reason: (item: z.output<S>) => string,
) {
  return list.superRefine((items, { addIssue }) => {
    const known = items.filter((item) => !hasUnknown(item));
    const keys = known.map(keyOf);
    const repeated = new Map(
      known.filter((_, index) => keys.indexOf(keys[index] ?? "") < index).map((item) => [keyOf(item), item]),
    );
    for (const item of repeated.values()) addIssue({ code: "custom", message: reason(item) });
  });
}

function sorted<S extends z.ZodType>(list: z.ZodArray<S>) {
  return list.transform((items) => {
    const each = new Map(items.map((item) => [sortKey(item), item] as const));
    return [...each].sort(([a], [b]) => compareText(a, b)).map(([, item]) => item);
  });
}

/** A set whose items have unique names: two items with one name are a mistake. @param noun what the items are */
export function namedSetOf<S extends z.ZodType<{ name: string }>>(item: S, noun: string) {
  const nameOf = ({ name }: z.output<S>) => name;
  return sorted(withoutRepeated(z.array(item), nameOf, ({ name }) => `two ${noun} are named "${name}"`));
}

/** Whether a schema is a list whose order is ignored. */
export function isSet(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isSet(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe && unwrapped(schema) instanceof z.ZodArray;
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sortKey = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** A string with a few allowed values; the docs list them. */
export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) => z.enum(values);

/** A duration such as "90s", "20m" or "1h". */
export const duration = z
  .string({ error: ({ input }) => `${DURATION_TEXT}, not ${typeOfValue(input)}` })
  .refine((text) => milliseconds(text) !== undefined, DURATION_TEXT);

/** The error for a protected resource. */
export const PROTECTED = 'deletionProtection is true; set it to false and run "pulumi up" before deleting or replacing';

/** Inputs that every resource has in addition to its own. */
export const commonInputs = {
  deletionProtection: z
    .boolean()
    .optional()
    .describe(
      "Refuses to delete or replace the resource while true. A destroy deletes what depends on it first: Pulumi's option `protect` refuses before that. Default false.",
    ),
  region: z
    .string()
    .min(1)
    .optional()
    .describe("Region of the resource. Defaults to the configured region; a change replaces the resource."),
  profile: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings.",
    ),
  adopt: z
    .string()
    .min(1)
    .optional()
    .describe("ID of an existing resource to adopt instead of creating one. It is deleted with the stack."),
  timeouts: z
    .strictObject({
      create: duration.optional().describe('Timeout for a new resource to become ready, for example "30m".'),
      update: duration.optional().describe("Timeout for an update to complete."),
      delete: duration.optional().describe("Timeout for a deletion to complete."),
    })
    .meta({ id: "Timeouts" })
    .optional()
    .describe("Timeouts of the wait conditions. See each resource for the defaults."),
  waitFor: oneOf("ready", "created", "none")
    .meta({ id: "WaitFor" })
    .optional()
    .describe(
      "What to wait for after a create or update: `ready` (the default), `created` (the cloud returns the resource, in any state except a failed one), or `none` to continue at once.",
    ),
  waitForOutputs: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe(
      'Outputs to wait for as well, by name: the value that each must have, or `"*"` for any, such as `{ status: "Running" }`.',
    ),
  onDrift: oneOf("warn", "replace")
    .meta({ id: "OnDrift" })
    .optional()
    .describe(
      "What to do about a change made outside of Pulumi that only a replacement can undo: `warn` (the default), or `replace`.",
    ),
};
