import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { find } from "../find";
import { normalField, normalForm, sameMeaning } from "../normal-form";
import { liveProperties } from "../properties";
import type { Resource } from "../spec";
import { madeBy, wantedOf } from "./search";

/** How long before the last save of the state a pending create may have been sent, by clocks that differ by hours. */
const SENT_MS = 3 * 3_600_000;

/**
 * Finds what a create may have made of which only the engine's pending operation is left: by its ID, or its name, and by
 * its inputs and time as far as the cloud returns them.
 * @param taken IDs of the type that stacks have
 * @param savedAt when the engine last saved the state
 * @returns IDs; `undefined` where the cloud has no call that would show it
 */
export async function findPending(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  taken: ReadonlySet<string>,
  savedAt: number,
): Promise<string[] | undefined> {
  const want = normalForm(spec, inputs);
  const wanted = wantedOf(spec, want);
  if (Object.keys(wanted).length === 0) return undefined;
  const attempt = { type: spec.type, wanted, before: [], token: "", inputs: {}, at: savedAt };
  const made = await madeBy(spec, context, attempt, taken);
  const fits = await Promise.all(made.map((id) => isLike(spec, context, id, want, savedAt)));
  return made.filter((id, index) => fits[index] && !taken.has(id));
}

/** Whether something could have been made with these inputs, not long before a time. */
export async function isLike(
  spec: Resource,
  context: AnyContext,
  id: string,
  want: Properties,
  savedAt: number,
): Promise<boolean> {
  const row = await find(spec, context, id, {});
  if (row === undefined) return false;
  const live = await liveProperties(spec, context, row, {});
  if (createdAt(live) < savedAt - SENT_MS) return false;
  const isCompared = (name: string) =>
    spec.onChange[name] === "replace" && live[name] !== undefined && want[name] !== undefined && !isSealed(want[name]);
  return Object.keys(spec.inputs.shape)
    .filter(isCompared)
    .every((name) => sameMeaning(normalField(spec, name, live[name]), want[name]));
}

/** When something was made, where the cloud returns it with its zone. */
export const createdAt = ({ createTime }: Properties): number =>
  typeof createTime === "string" && /Z$/.test(createTime) ? Date.parse(createTime) : Number.NaN;

/** Whether a value of the state holds something encrypted. */
const isSealed = (value: unknown): boolean =>
  typeof value === "object" && value !== null && ("ciphertext" in value || Object.values(value).some(isSealed));
