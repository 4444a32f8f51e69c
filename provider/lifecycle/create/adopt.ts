import type { Properties } from "../codec";
import type { AnyContext, Made } from "../context";
import { remove } from "../delete";
import { diff } from "../diff";
import { find } from "../find";
import { idOfInputs } from "../ids";
import { normalForm } from "../normal-form";
import { liveProperties } from "../properties";
import { NotReadyError, notReady, settle } from "../ready";
import type { Resource } from "../spec";
import { partsUnreturned } from "../unreturned";
import { update } from "../update";
import type { AttemptRecord } from "./attempt";
import { marked } from "./mark";

/**
 * Takes over a resource that exists, named by its ID in the input `adopt`, instead of making one: for the dynamic
 * delivery, to which Pulumi's import is closed. Inputs that the cloud does not return are assumed to be as in the program.
 * What no call reads is taken at the program's word.
 * @throws Error when there is no such resource, or it differs in what cannot change in place; it is then left alone.
 */
export async function adopt(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  record: Pick<AttemptRecord, "earlier" | "end">,
): Promise<Made> {
  const id = String(inputs.adopt);
  if (record.earlier()?.id === id) record.end();
  if (spec.unreadable) return adoptUnseen(spec, context, id, inputs);
  const { state } = (await seen(spec, context, id, inputs)) ?? {};
  if (state === undefined) throw new Error(`adopt: there is no resource with the ID ${JSON.stringify(id)}`);
  const replaces = replacesIn(spec, state, inputs);
  if (replaces.length > 0) {
    throw new Error(
      `adopt: ${id} differs in ${replaces.join(", ")}, which cannot change in place; set the values that it has`,
    );
  }
  return update(spec, context, id, state, marked(context, inputs));
}

/** Takes over what no call reads: what it belongs to must be there, and the rest is as the program says. */
async function adoptUnseen(spec: Resource, context: AnyContext, id: string, inputs: Properties): Promise<Made> {
  const own = idOfInputs(spec, normalForm(spec, inputs));
  if (id !== own) throw new Error(`adopt: must be the ID that these inputs make, ${JSON.stringify(own)}`);
  if ((await find(spec, context, id, {})) === undefined)
    throw new Error(`adopt: the resource that ${id} belongs to does not exist`);
  context.warn(`${id} is taken over with the program's inputs, which are not compared: ${spec.unreadable}`);
  const state = marked(context, inputs);
  return settle(spec, context, id, { inputs: state, wait: undefined, known: {}, state });
}

/**
 * Resumes with what an interrupted attempt created: brings it to the inputs as they are now.
 * @param changed names of the inputs that are not as the attempt sent them
 * @returns `undefined` when they ask for another by now; it is then deleted, as no state knows of it.
 * @throws NotReadyError that keeps it, when bringing it to the inputs fails.
 */
export async function resume(
  spec: Resource,
  context: AnyContext,
  id: string,
  inputs: Properties,
  changed: readonly string[],
): Promise<Made | undefined> {
  const found = await seen(spec, context, id, inputs);
  if (found === undefined) return undefined;
  const { row, state } = found;
  const returned = await liveProperties(spec, context, row, {});
  const isOther = (input: string) => spec.onChange[input] !== "update";
  if (changed.some(isOther) || replacesIn(spec, state, inputs).length > 0) {
    await remove(spec, context, id, { ...returned, ...state, deletionProtection: undefined });
    return undefined;
  }
  // What the cloud does not return is as in the attempt's request, which is not known, and not as in the program now.
  const isSeen = (input: string) => returned[input] !== undefined && partsUnreturned(spec, input).length === 0;
  const unknown = Object.fromEntries(changed.filter((input) => !isSeen(input)).map((input) => [input, undefined]));
  try {
    return await update(spec, context, id, { ...state, ...unknown }, inputs);
  } catch (error) {
    if (error instanceof NotReadyError) throw error;
    throw notReady(error instanceof Error ? error : new Error(String(error)), id, state);
  }
}

/** Inputs that differ and cannot change in place. */
const replacesIn = (spec: Resource, state: Properties, inputs: Properties) =>
  diff(spec, { ...state, deletionProtection: undefined }, inputs).replaces;

/** A resource by its ID alone, and what is known of it, with the program's values for what the cloud does not return. */
async function seen(spec: Resource, context: AnyContext, id: string, inputs: Properties) {
  // What the program says is not what is known.
  const row = await find(spec, context, id, {});
  if (row === undefined) return undefined;
  const live = await liveProperties(spec, context, row, inputs);
  const isKept = (name: string) => inputs[name] !== undefined || name in spec.outputs.shape;
  const returned = Object.entries(live).filter(([name, value]) => isKept(name) && value !== undefined);
  return { row, state: { ...inputs, ...Object.fromEntries(returned) } as Properties };
}
