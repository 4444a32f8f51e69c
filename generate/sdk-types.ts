import { z } from "zod";

/** One property of a generated interface. */
export interface Member {
  name: string;
  doc: string;
  type: string;
  optional: boolean;
  /** The default, if it is a fixed value. */
  default?: unknown;
}

/** A nested object with a name (`.meta({ id })`), which becomes an interface of `sdk/generated/types.ts`. */
export interface Nested {
  name: string;
  args: Member[];
  values: Member[];
}

/** Collects the named nested objects of the written types. */
export type NestedTypes = Map<string, { schema: z.ZodObject; nested: Nested }>;

/** The form of a type: what a program writes, or what it reads. */
export type Form = "args" | "values";

/** The members of an object, as a program writes (`args`, each an `Input`) or reads (`values`) them. */
export function members(object: z.ZodObject, form: Form, types: NestedTypes): Member[] {
  return Object.entries(object.shape as Record<string, z.ZodType>).map(([name, field]) => {
    const type = typeText(field, form, types);
    return {
      name,
      doc: docOf(field),
      type: form === "args" ? `pulumi.Input<${type}>` : type,
      optional: isOptional(field),
      default: defaultOf(field),
    };
  });
}

/** The TypeScript type of a schema's input side. @throws Error for an unsupported type of schema */
function typeText(schema: z.ZodType, form: Form, types: NestedTypes): string {
  const nested = (inner: unknown) => typeText(inner as z.ZodType, form, types);
  const item = (inner: unknown) => (form === "args" ? `pulumi.Input<${nested(inner)}>` : nested(inner));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return nested(schema.unwrap());
  if (schema instanceof z.ZodPipe) return nested(schema.in);
  if (schema.def.type === "string") return "string";
  if (schema instanceof z.ZodNumber) return "number";
  if (schema instanceof z.ZodBoolean) return "boolean";
  if (schema instanceof z.ZodUnknown) return "unknown";
  if (schema instanceof z.ZodEnum) return schema.options.map((value) => JSON.stringify(value)).join(" | ");
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((value) => JSON.stringify(value)).join(" | ");
  if (schema instanceof z.ZodUnion) return schema.options.map(nested).join(" | ");
  if (schema instanceof z.ZodArray) return `Array<${item(schema.element)}>`;
  if (schema instanceof z.ZodRecord) return `Record<string, ${item(schema.valueType)}>`;
  if (schema instanceof z.ZodObject) return nameOf(schema, form, types);
  throw new Error(`no TypeScript type for a ${schema.constructor.name}`);
}

function nameOf(described: z.ZodObject, form: Form, types: NestedTypes): string {
  const schema = named(described);
  const name = idOf(schema);
  if (name === undefined) throw new Error(`a nested object needs a name: ${Object.keys(schema.shape).join(", ")}`);
  const known = types.get(name);
  if (known && known.schema !== schema) throw new Error(`two nested objects are named ${name}`);
  if (!known) {
    const nested: Nested = { name, args: [], values: [] };
    types.set(name, { schema, nested });
    nested.args = members(schema, "args", types);
    nested.values = members(schema, "values", types);
  }
  return form === "args" ? `${name}Args` : name;
}

// `.describe()` makes a copy without an ID; its parent is the original.
export function named<S extends z.ZodType>(schema: S): S {
  const parent = schema._zod.parent;
  return idOf(schema) !== undefined || !(parent instanceof schema.constructor) ? schema : named(parent as S);
}

/** The name that a schema carries (`.meta({ id })`). */
export const idOf = (schema: z.ZodType) => z.globalRegistry.get(schema)?.id;

export function isOptional(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return true;
  return schema instanceof z.ZodPipe && isOptional(schema.in as z.ZodType);
}

export function defaultOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodDefault) return schema.def.defaultValue;
  if (schema instanceof z.ZodOptional) return defaultOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe ? defaultOf(schema.in as z.ZodType) : undefined;
}

/** The description of a property, or of its inner schema, with its default. */
export function docOf(schema: z.ZodType): string {
  if (schema.description) return schema.description;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return docOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return docOf(schema.in as z.ZodType);
  return "";
}
