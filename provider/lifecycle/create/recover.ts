import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { normalForm } from "../normal-form";
import type { Resource } from "../spec";
import { type Alike, aged, alike } from "./likeness";
import { madeBy, wantedOf } from "./search";

/** How long before the last save of the state a pending create may have been sent: runs, clocks and zones differ by hours. */
const SENT_MS = 15 * 3_600_000;

/** What there is of which only the engine's pending operation is left. */
export interface Pending {
  /** IDs of what the create may have made. */
  made: string[];
  /** IDs of what looks the same, and was there before. */
  older: string[];
  /** IDs of what looks the same, and of which the cloud returns no name. */
  nameless: string[];
  /** Whether what the state has in its place was made after it, or before, as what it replaces; `undefined` where the cloud's times do not tell. */
  stateIs: "later" | "earlier" | undefined;
}

/**
 * Finds what a create may have made of which only the engine's pending operation is left: by its ID, or its name, and by
 * its inputs and time as far as the cloud returns them.
 * @param inputs those that are known: secrets of a state are left out
 * @param taken IDs of the type that stacks have
 * @param savedAt when the engine last saved the state
 * @param current the ID that the state has in its place, where it has one
 * @returns `undefined` where the cloud has no call that would show it
 */
export async function findPending(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  taken: ReadonlySet<string>,
  savedAt: number,
  current?: string,
): Promise<Pending | undefined> {
  const wanted = wantedOf(spec, normalForm(spec, inputs));
  if (Object.keys(wanted).length === 0) return undefined;
  const attempt = { type: spec.type, wanted, before: [], token: "", inputs: {}, at: savedAt };
  const ids = (await madeBy(spec, context, attempt, taken)).filter((id) => !taken.has(id));
  const found = await alike(spec, context, ids, inputs);
  const isOlder = ({ at = savedAt }: Alike) => at < savedAt - SENT_MS;
  const made = found.filter((one) => !isOlder(one) && !one.isNameless);
  return {
    made: made.map(({ id }) => id),
    older: found.filter(isOlder).map(({ id }) => id),
    nameless: found.filter((one) => !isOlder(one) && one.isNameless).map(({ id }) => id),
    stateIs: current === undefined ? "earlier" : orderOf(made, await aged(spec, context, current, inputs)),
  };
}

/** When the state's own was made, compared with what the create made. What is gone was replaced. */
function orderOf([made]: readonly Alike[], current: Alike | undefined): Pending["stateIs"] {
  if (current === undefined || made === undefined) return "earlier";
  if (current.at === undefined || made.at === undefined || current.at === made.at) return undefined;
  return current.at > made.at ? "later" : "earlier";
}
