import { CloudError } from "../transport/errors";
import type { Properties } from "./codec";
import type { Context, Resource } from "./spec";

/** Finds a resource; an answer of the category "not-found" means the same as none. */
export async function find(spec: Resource, context: Context<object>, id: string, known: Properties): Promise<unknown> {
  return (await unlessAbsent(spec.find(context, id, known))) ?? undefined;
}

/** The promise's value; `undefined` where the cloud says that there is no such thing. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CloudError && error.category === "not-found") return undefined;
    throw error;
  }
}
