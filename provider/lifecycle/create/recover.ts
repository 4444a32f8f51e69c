import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { normalForm } from "../normal-form";
import type { Resource } from "../spec";
import { type Alike, alike } from "./likeness";
import { madeBy, wantedOf } from "./search";

/** How long before the last save of the state a pending create may have been sent: runs, clocks and zones differ by hours. */
const SENT_MS = 15 * 3_600_000;

/** What there is of which only the engine's pending operation is left. */
export interface Pending {
  /** IDs of what the create may have made. */
  made: string[];
  /** IDs of what looks the same, and was there before. */
  older: string[];
}

/**
 * Finds what a create may have made of which only the engine's pending operation is left: by its ID, or its name, and by
 * its inputs and time as far as the cloud returns them.
 * @param inputs those that are known: secrets of a state are left out
 * @param taken IDs of the type that stacks have
 * @param savedAt when the engine last saved the state
 * @returns `undefined` where the cloud has no call that would show it
 */
export async function findPending(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  taken: ReadonlySet<string>,
  savedAt: number,
): Promise<Pending | undefined> {
  const wanted = wantedOf(spec, normalForm(spec, inputs));
  if (Object.keys(wanted).length === 0) return undefined;
  const attempt = { type: spec.type, wanted, before: [], token: "", inputs: {}, at: savedAt };
  const ids = (await madeBy(spec, context, attempt, taken)).filter((id) => !taken.has(id));
  const found = await alike(spec, context, ids, inputs);
  const isOlder = ({ at = savedAt }: Alike) => at < savedAt - SENT_MS;
  return {
    made: found.flatMap((one) => (isOlder(one) ? [] : [one.id])),
    older: found.flatMap((one) => (isOlder(one) ? [one.id] : [])),
  };
}
