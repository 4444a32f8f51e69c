import { CloudError } from "../transport/errors";
import type { Properties } from "./codec";
import type { Context, Resource } from "./spec";

/** Finds a resource. An error of the category "not-found" means `undefined`. */
export async function find(spec: Resource, context: Context<object>, id: string, known: Properties): Promise<unknown> {
  return (await unlessAbsent(readable(spec, async () => spec.find(context, id, known)))) ?? undefined;
}

/**
 * Reads a cloud's response. An optional field of an undocumented type is an error of the response if reading it fails, never "not found".
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

/** Whether a resource is certainly gone. If the cloud cannot be asked, it is not. */
export async function isGone(spec: Resource, context: Parameters<typeof find>[1], id: string, known: Properties) {
  const row = await find(spec, context, id, known).catch(() => NOT_KNOWN);
  return row === undefined;
}

const NOT_KNOWN = Symbol("not known");

/** The promise's value; `undefined` if the cloud answers "not found". */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CloudError && error.category === "not-found") return undefined;
    throw error;
  }
}
