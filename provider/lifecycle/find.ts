import { CloudError } from "../transport/errors";
import type { Properties } from "./codec";
import type { Context, Resource } from "./spec";

/** Finds a resource; an answer of the category "not-found" means the same as none. */
export async function find(spec: Resource, context: Context<object>, id: string, known: Properties): Promise<unknown> {
  return (await unlessAbsent(spec.find(context, id, known))) ?? undefined;
}

/** Whether a resource is certainly not there: a cloud that cannot be asked says nothing. */
export async function isGone(spec: Resource, context: Parameters<typeof find>[1], id: string, known: Properties) {
  const row = await find(spec, context, id, known).catch(() => NOT_KNOWN);
  return row === undefined;
}

const NOT_KNOWN = Symbol("not known");

/** The promise's value; `undefined` where the cloud says that there is no such thing. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CloudError && error.category === "not-found") return undefined;
    throw error;
  }
}
