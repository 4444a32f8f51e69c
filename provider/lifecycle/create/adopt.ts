import type { Properties } from "../codec";
import type { AnyContext, Made } from "../context";
import { remove } from "../delete";
import { diff } from "../diff";
import { find } from "../find";
import { idOfInputs } from "../ids";
import { requireMembers } from "../members";
import { normalForm } from "../normal-form";
import { liveProperties } from "../properties";
import { NotReadyError, notReady, untilReady } from "../ready";
import type { Resource } from "../spec";
import { partsUnreturned } from "../unreturned";
import { update } from "../update";
import type { AttemptRecord } from "./attempt";
import { marked } from "./mark";

/**
 * Adopts the existing resource that the input `adopt` names by ID, because Pulumi does not import dynamic resources. Inputs that the cloud
 * does not return, and resources that no call can read, are assumed to be as in the program.
 * @throws Error if the resource does not exist, or differs in an input that cannot change in place. The resource is then left unchanged.
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
  const found = await seen(spec, context, id, inputs);
  if (found === undefined) throw new Error(`adopt: there is no resource with the ID ${JSON.stringify(id)}`);
  const { row, state } = found;
  requireMembers(spec, id, row);
  const replaces = replacesIn(spec, state, inputs);
  if (replaces.length > 0) {
    throw new Error(
      `adopt: ${id} differs in ${replaces.join(", ")}, which cannot change in place; set the values that it has`,
    );
  }
  return update(spec, context, id, state, marked(context, inputs));
}

/** Adopts a resource that no call can read: only its parent must exist, and all inputs are assumed to be as in the program. */
async function adoptUnseen(spec: Resource, context: AnyContext, id: string, inputs: Properties): Promise<Made> {
  const own = idOfInputs(spec, normalForm(spec, inputs));
  if (id !== own) throw new Error(`adopt: must be the ID that these inputs make, ${JSON.stringify(own)}`);
  if ((await find(spec, context, id, {})) === undefined)
    throw new Error(`adopt: the resource that ${id} belongs to does not exist`);
  context.warn(`${id} is taken over with the program's inputs, which are not compared: ${spec.unreadable}`);
  const state = marked(context, inputs);
  return untilReady(spec, context, id, { inputs: state, wait: undefined, known: {}, state });
}

/**
 * Resumes with the resource that an interrupted attempt created, and updates it to the current inputs.
 * @param changed names of the inputs that differ from those that the attempt sent
 * @returns `undefined` if the current inputs need a replacement: the resource is then deleted, because it is in no state
 * @throws NotReadyError if the update fails, so that the state keeps the resource
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
  // The attempt's values of inputs that the cloud does not return are unknown: only digests are recorded, and the program may have changed
  // since.
  const isSeen = (input: string) => returned[input] !== undefined && partsUnreturned(spec, input).length === 0;
  const unknown = Object.fromEntries(changed.filter((input) => !isSeen(input)).map((input) => [input, undefined]));
  try {
    return await update(spec, context, id, { ...state, ...unknown }, inputs);
  } catch (error) {
    if (error instanceof NotReadyError) throw error;
    throw notReady(error, id, state);
  }
}

/** Inputs that differ from the state and cannot change in place. */
const replacesIn = (spec: Resource, state: Properties, inputs: Properties) =>
  diff(spec, { ...state, deletionProtection: undefined }, inputs).replaces;

/** Reads a resource by its ID alone. Inputs that the cloud does not return get the program's values. */
async function seen(spec: Resource, context: AnyContext, id: string, inputs: Properties) {
  // Reads with no known properties, so that the program's values do not count as the resource's.
  const row = await find(spec, context, id, {});
  if (row === undefined) return undefined;
  const live = await liveProperties(spec, context, row, inputs);
  const isKept = (name: string) => inputs[name] !== undefined || name in spec.outputs.shape;
  const returned = Object.entries(live).filter(([name, value]) => isKept(name) && value !== undefined);
  return { row, state: { ...inputs, ...Object.fromEntries(returned) } as Properties };
}
