import { z } from "zod";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { unwrapped } from "../schema";
import type { Resource } from "../spec";
import type { FunctionContext } from "./spec";

/** Resources of a type as functions return them, with the resource's own names, types and values. */
export interface Rows<Row> {
  schema: z.ZodObject;
  flatten(row: Row, context: FunctionContext<object>): Promise<Properties>;
}

/** What the functions return in addition to the resource's fields, such as its ID. */
interface More<Row> {
  shape: z.ZodRawShape;
  flatten(row: Row): Properties;
}

/**
 * Derives the results of a type's functions from its resource.
 * @param resource supplies the schemas and `flatten`
 * @param options the type's name in the SDKs; the fields to return; more fields; and another `flatten`, if the resource's own makes calls
 * for fields that are not returned
 */
export function rowsOf<Row>(
  resource: Resource,
  options: { name: string; fields: readonly string[]; more?: More<Row>; flatten?(row: Row): object },
): Rows<Row> {
  const { name, fields, more, flatten } = options;
  const own = Object.fromEntries(fields.map((field) => [field, fieldOf(resource, field)]));
  return {
    schema: z.object({ ...more?.shape, ...own }).meta({ id: name }),
    async flatten(row, context) {
      const flat = flatten ? flatten(row) : await resource.flatten(row, context as AnyContext, {});
      const values = fields.map((field) => [field, (flat as Properties)[field]]);
      return { ...more?.flatten(row), ...Object.fromEntries(values) };
    },
  };
}

/** The schema of a resource's field, in the form that a program reads. */
function fieldOf(resource: Resource, name: string): z.ZodType {
  const [output, input] = [resource.outputs.shape[name], resource.inputs.shape[name]] as (z.ZodType | undefined)[];
  const field = output ?? input;
  if (field === undefined) throw new Error(`${resource.type} has no ${name}`);
  if (output) return output;
  const bare = unwrapped(field);
  const isSet = resource.computed?.includes(name) || field instanceof z.ZodDefault || !field.isOptional();
  const described = named(resource, name, bare).describe(descriptionOf(field));
  return isSet ? described : described.optional();
}

/** Gives an enum the resource's name for it, so that every SDK has one type for both. */
function named(resource: Resource, field: string, schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodEnum) || z.globalRegistry.get(schema)?.id !== undefined) return schema;
  const kind = resource.type.split(":")[1] ?? "";
  return schema.meta({ id: `${kind}${field.charAt(0).toUpperCase()}${field.slice(1)}` });
}

function descriptionOf(schema: z.ZodType): string {
  if (schema.description || !(schema instanceof z.ZodOptional || schema instanceof z.ZodDefault))
    return schema.description ?? "";
  return descriptionOf(schema.unwrap() as z.ZodType);
}
