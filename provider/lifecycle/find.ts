import { CloudError } from "../transport/errors";
import type { Properties } from "./codec";
import type { Context, Resource } from "./spec";

/** Finds a resource; an answer of the category "not-found" means the same as none. */
export async function find(spec: Resource, context: Context<object>, id: string, known: Properties): Promise<unknown> {
  return (await unlessAbsent(readable(spec, async () => spec.find(context, id, known)))) ?? undefined;
}

/**
 * Reads an answer of a cloud. Optional fields may have other types than documented: where that matters, reading them is an
 * error of the answer, and never "not found".
 */
export async function readable<T>({ type }: Pick<Resource, "type">, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const reason = "a field of the cloud's response does not have the type that its API documents";
    throw new Error(`${type} cannot be read: ${reason}`, { cause: error });
  }
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
