import type { Properties } from "./codec";
import type { AnyContext, Made } from "./context";
import { update } from "./crud";
import { diff } from "./diff";
import { find } from "./find";
import { liveProperties } from "./properties";
import type { Resource } from "./spec";

/**
 * Takes over a resource that exists, named by its id in the input `adopt`, instead of making one: for the dynamic
 * delivery, to which Pulumi's import is closed. Inputs that the cloud does not tell are taken to be as the program says.
 * @throws Error when there is no such resource, or it differs in what cannot change in place; it is then left alone.
 */
export async function adopt(spec: Resource, context: AnyContext, inputs: Properties): Promise<Made> {
  const id = String(inputs.adopt);
  if (spec.unreadable) throw new Error(`adopt: it cannot be read by its id: ${spec.unreadable}`);
  // By its id alone: what the program says is not what is known.
  const row = await find(spec, context, id, {});
  if (row === undefined) throw new Error(`adopt: there is no resource with the id ${JSON.stringify(id)}`);
  const live = await liveProperties(spec, context, row, inputs);
  const isKept = (name: string) => inputs[name] !== undefined || name in spec.outputs.shape;
  const told = Object.entries(live).filter(([name, value]) => isKept(name) && value !== undefined);
  const state = { ...inputs, ...Object.fromEntries(told) };
  const { replaces } = diff(spec, { ...state, deletionProtection: undefined }, inputs);
  if (replaces.length > 0) {
    throw new Error(`adopt: ${id} differs in ${replaces.join(", ")}, which cannot change in place; set what it has`);
  }
  return update(spec, context, id, state, inputs);
}
