import type { Properties } from "../codec";
import type { AnyContext } from "../context";
import { NotMadeError } from "../partial-error";
import type { Resource } from "../spec";
import type { Attempt, AttemptRecord } from "./attempt";
import { type Alike, alike } from "./likeness";

/** How young something is that an interrupted run on another machine may have made. */
const FRESH_MS = 24 * 3_600_000;
/** Where nothing has a name, no more than so many are compared. */
const MOST = 10;

/**
 * Looks, before a create of which no note is known, for something young with the same name and inputs that nobody is known to
 * have: an interrupted run on a machine that keeps no notes may have made it. The setting `namesakes` says what then; what the
 * cloud returns without its name is only warned of.
 * Where the state has one that the engine has not shown, that is the namesake.
 * @param record knows which IDs are another resource's
 * @returns its ID, where it is to be taken over
 * @throws NotMadeError where the setting asks for it
 */
export async function namesakeOf(
  spec: Resource,
  context: AnyContext,
  inputs: Properties,
  { wanted, before = [] }: Attempt,
  record: AttemptRecord,
): Promise<string | undefined> {
  // Of a set, no member says what it was made with.
  if (wanted.count !== undefined || before.length === 0) return undefined;
  // What its inputs identify cannot be made twice: unless it is to be taken over, the cloud refuses.
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
  // One of them is what is replaced.
  else if (context.replacesUnshown) context.warn(text);
  else throw new NotMadeError(`${text}; ${REPLACE_TEXT}`);
  return undefined;
}

export const takenOverText = (id: string): string =>
  `taking over ${id}, which has the same name and inputs, because container-clouds:namesakes is "adopt"`;

/** What to do where it is the one that is replaced, which the engine does not say with `--replace` and after `state taint`. */
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
