import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { find, unlessAbsent } from "./find";
import { noteChange, noteGone } from "./listings";
import { addedTo } from "./members";
import { normalForm } from "./normal-form";
import { PROTECTED } from "./schema";
import type { Resource } from "./spec";
import { limitOf } from "./timeouts";
import { waitFor } from "./wait";
import { turnOf, whenAccepted } from "./when-accepted";

/**
 * Deletes a resource and waits until it is gone. Deleting a resource that is gone already succeeds.
 * @throws Error if the resource is protected from deletion, or still exists after the timeout
 */
export async function remove(spec: Resource, context: AnyContext, id: string, known: Properties): Promise<void> {
  const state = { ...known, ...(await addedTo(spec, context, id, known)) };
  await removeAll(spec, context, id, state);
  context.additions?.(id).over();
}

async function removeAll(spec: Resource, context: AnyContext, id: string, state: Properties): Promise<void> {
  const was = normalForm(spec, state);
  const row = await find(spec, context, id, state);
  if (row === undefined) return context.note(`${id} does not exist in this account and region: nothing was deleted`);
  if (state.deletionProtection === true) throw new Error(PROTECTED);
  context.report("deleting");
  const limit = limitOf(context, "delete", state, spec.waits.deleted);
  let known: unknown = row;
  const send = async () => {
    // A retry reads the resource first: an earlier call whose response was lost may be deleting it.
    const target = known ?? (await find(spec, context, id, state));
    known = undefined;
    if (target !== undefined && spec.delete) await unlessAbsent(spec.delete(context, id, was, target));
  };
  const turn = turnOf(spec, context, was, id);
  await whenAccepted(context, limit, turn, send).finally(() => noteChange(spec, context));
  if (spec.remains) context.warn(spec.remains);
  if (!spec.delete || spec.unreadable) return;
  await waitFor(spec, context, id, { target: [], gone: true, known: state, ...limit });
  noteGone(spec, context, id);
}
