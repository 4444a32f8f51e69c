import { z } from "zod";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { unwrapped } from "../schema";
import type { Resource } from "../spec";
import type { FunctionContext } from "./spec";

/** A kind of resource as functions return it: with the resource's own names, types and values. */
export interface Rows<Row> {
  schema: z.ZodObject;
  flatten(row: Row, context: FunctionContext<object>): Promise<Properties>;
}

/** What a kind's functions return besides the resource's own fields, such as its ID. */
interface More<Row> {
  shape: z.ZodRawShape;
  flatten(row: Row): Properties;
}

/**
 * Derives what functions return of a kind from the resource.
 * @param resource the resource, whose schemas and `flatten` are taken
 * @param options its type's name in every language; the resource's fields that are returned; what is added to them; and
 * `flatten`, where the resource's own makes calls for what is not returned here
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

/** The schema of a resource's field as a program reads it. */
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

/** Words that stand in a resource have its name in every language. */
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
