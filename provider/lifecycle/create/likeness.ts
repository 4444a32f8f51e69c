import { timeOf } from "../cloud-time";
import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { diff } from "../diff";
import { read } from "../read";
import type { Resource } from "../spec";
import type { Wanted } from "./attempt";

/** Something in the cloud that could have been made with given inputs. */
export interface Alike {
  id: string;
  /** When it was made, by the cloud's clock; `undefined` where the cloud does not return it. */
  at: number | undefined;
  /** Neither its ID follows from the inputs nor does the cloud return a name of theirs: it may be anybody's, as the rest is often the same. */
  isNameless?: boolean;
}

/** Those of some IDs that could have been made with these inputs, as far as the cloud returns them. */
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

/** What there is with an ID, whatever its inputs; `undefined` where it is gone. */
export async function aged(spec: Resource, context: AnyContext, id: string, inputs: Properties) {
  const found = await asImported(spec, context, id, inputs);
  return found && { id, at: timeOf(found.properties.createTime) };
}

/** As an import reads it: with nothing known, each input is as the cloud returns it. */
const asImported = (spec: Resource, context: AnyContext, id: string, { profile, region }: Properties) =>
  read(spec, context, id, { profile, region });

function differs(spec: Resource, state: Properties, inputs: Properties): boolean {
  try {
    return diff(spec, state, inputs).replaces.some((field) => inputs[field] !== undefined);
  } catch {
    // It differs in what neither the cloud nor a replacement can change.
    return true;
  }
}
