import { z } from "zod";
import type { Properties } from "./codec";
import type { Resource } from "./spec";

/** Tags and labels that the settings give every resource that has them. */
export interface Defaults {
  tags?: Readonly<Record<string, string>> | undefined;
  labels?: Readonly<Record<string, string>> | undefined;
}

/**
 * Adds the settings' tags and labels to the inputs of resources that have them; the program's own take precedence, key by key. Unknown tags
 * and labels stay unknown and are merged once they are known.
 */
export function withDefaults(spec: Resource, inputs: Properties, { tags, labels }: Defaults): Properties {
  return { ...inputs, ...merged(spec, inputs, "tags", tags), ...merged(spec, inputs, "labels", labels) };
}

function merged(spec: Resource, inputs: Properties, name: "tags" | "labels", defaults: Defaults["tags"]): Properties {
  if (!defaults || !isMap(spec.inputs.shape[name])) return {};
  const own = inputs[name];
  if (own === undefined || own === null) return { [name]: { ...defaults } };
  return typeof own === "object" && !Array.isArray(own) ? { [name]: { ...defaults, ...own } } : {};
}

/** Whether an input is a map of strings. */
function isMap(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isMap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return isMap(schema.in);
  return schema instanceof z.ZodRecord;
}
