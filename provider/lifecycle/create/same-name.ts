import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { NotMadeError } from "../partial-error";
import type { Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { type Alike, alike } from "./likeness";

/** Largest age of a resource that an interrupted run on another machine may have created, in milliseconds. */
const FRESH_MS = 24 * 3_600_000;
/** Largest number of resources that are compared with the inputs. */
const MOST = 10;

/**
 * Looks, before a create without a recorded attempt, for a recent resource that has the same name and inputs and that no record or state is
 * known to have: an interrupted run on a machine whose records are lost may have created it. The setting `namesakes` decides what follows.
 * A resource whose name the cloud does not return only causes a warning.
 * If the engine replaces a resource without having shown its ID, a single match is that resource.
 * @param record knows which IDs belong to other resources
 * @returns the resource's ID, if it is to be adopted
 * @throws NotMadeError if `namesakes` asks for it
 */
export async function namesakeOf(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  { wanted, before = [] }: Attempt,
  record: AttemptRecord,
): Promise<string | undefined> {
  // The cloud does not return the inputs that a member of a set was created with, so nothing can be compared.
  if (wanted.count !== undefined || before.length === 0) return undefined;
  // If the inputs determine the ID, the cloud refuses a second create: only adopting needs the search.
  if (wanted.id !== undefined && context.namesakes !== "adopt") return undefined;
  const others = record.others();
  const ids = before.filter((id) => !others.has(id));
  if (ids.length > MOST) return undefined;
  const now = context.clock.now();
  const found = await alike(spec, context, ids, inputs, wanted).catch(() => []);
  const young = found.filter(({ at }) => at !== undefined && now - at < FRESH_MS);
  const [first] = young;
  if (first === undefined || (context.replacesUnshown && young.length === 1)) return undefined;
  if (young.some(({ isNameless }) => isNameless)) {
    context.warn(namesakeText(young, now, "the same inputs as far as the cloud returns them, but no name to compare"));
    return undefined;
  }
  if (context.namesakes === "adopt" && young.length === 1) {
    record.takesOver(first.id);
    return first.id;
  }
  const text = namesakeText(young, now, "the same name and inputs");
  if (context.namesakes !== "fail" && context.namesakes !== "adopt") context.warn(text);
  // One of them is the resource that is being replaced, so the create must not fail.
  else if (context.replacesUnshown) context.warn(text);
  else throw new NotMadeError(`${text}; ${REPLACE_TEXT}`);
  return undefined;
}

export const takenOverText = (id: string): string =>
  `taking over ${id}, which has the same name and inputs, because container-clouds:namesakes is "adopt"`;

/** What to do if it is the resource that is being replaced: with `--replace` and after `state taint`, the engine does not say so. */
export const REPLACE_TEXT =
  'to replace it (--replace, state taint, or because a replacement failed), set container-clouds:namesakes to "warn" for that run';

function namesakeText(young: readonly Alike[], now: number, same: string): string {
  const them = young.map(({ id, at = now }) => `${id} (${ageText(now - at)} old)`).join(", ");
  const [has, it, unless] =
    young.length === 1
      ? ["has", "it", "it belongs to another stack or is"]
      : ["have", "one of them", "they belong to other stacks or are"];
  return (
    `${them} ${has} ${same}: unless ${unless} being replaced (--replace, state taint, or because a replacement failed), an interrupted run may ` +
    `have created ${it}; to take ${it} over, run "npx pulumi-container-clouds recover" where the state has a pending create, or set ` +
    '"adopt" to its ID; to decide this for all resources, set container-clouds:namesakes'
  );
}

function ageText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
