import { timeOf } from "../cloud-time";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { diff } from "../diff";
import { read } from "../read";
import type { Resource } from "../spec";
import type { Wanted } from "./attempt";

/** A resource in the cloud that could have been created with given inputs. */
export interface Alike {
  id: string;
  /** When it was created, by the cloud's clock; `undefined` if the cloud does not return it. */
  at: number | undefined;
  /** Neither its ID nor a name ties it to the inputs. It may belong to anyone, because the other inputs are often equal. */
  isNameless?: boolean;
}

/** Those of the given resources that could have been created with these inputs, as far as the cloud returns them. */
export async function alike(
  spec: Resource,
  context: AnyContext,
  ids: readonly string[],
  inputs: Properties,
  wanted: Wanted,
): Promise<Alike[]> {
  const found = await Promise.all(ids.map((id) => likeness(spec, context, id, inputs, wanted)));
  return found.filter((one) => one !== undefined);
}

async function likeness(
  spec: Resource,
  context: AnyContext,
  id: string,
  inputs: Properties,
  wanted: Wanted,
): Promise<Alike | undefined> {
  const found = await asImported(spec, context, id, inputs);
  if (found === undefined || differs(spec, found.properties, inputs)) return undefined;
  const { createTime, name } = found.properties;
  const isNameless = wanted.id === undefined && (inputs.name === undefined || name === undefined);
  return { id, at: timeOf(createTime), ...(isNameless && { isNameless }) };
}

/** The ID and age of a resource, whatever its inputs; `undefined` if it is gone. */
export async function aged(spec: Resource, context: AnyContext, id: string, inputs: Properties) {
  const found = await asImported(spec, context, id, inputs);
  return found && { id, at: timeOf(found.properties.createTime) };
}

/** Reads as an import does: nothing is known in advance, so each input has the cloud's value. */
const asImported = (spec: Resource, context: AnyContext, id: string, { profile, region }: Properties) =>
  read(spec, context, id, { profile, region });

function differs(spec: Resource, state: Properties, inputs: Properties): boolean {
  try {
    return diff(spec, state, inputs).replaces.some((field) => inputs[field] !== undefined);
  } catch {
    // It differs in an input that can neither change nor be replaced.
    return true;
  }
}
