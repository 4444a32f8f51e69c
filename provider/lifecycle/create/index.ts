import { serviceOf } from "../../clouds";
import { connectionOf } from "../account";
import type { Properties } from "../codec";
import type { AnyContext, Made } from "../context";
import { MADE, URN } from "../internal-properties";
import { membersId } from "../members";
import type { Resource } from "../spec";
import { additionsTo, isInState } from "./additions";
import { adopt } from "./adopt";
import { createNew } from "./create";
import * as leftover from "./leftover";
import { REPLACE_TEXT } from "./namesake";
import { additionsOf, type Recorder, recordOf } from "./record";
import { isOtherEntrys } from "./same-entry";

/**
 * Creates once: whatever becomes of a run, one resource comes of it, and a state has it. This is all that the rest of the provider
 * knows of it; the other files of this folder are its own.
 */

export { type Notes, notesInMemory, notesOnDisk } from "./notes";
export type { Added, Pending, Traces } from "./recover";
export type { Timed } from "./strangers";

/** What is found of pending operations of which no notes are left. Loaded on first use: only the command `recover` asks. */
export const recovery = () => import("./recover.js");

/** Creates a resource, or takes over the one that the input `adopt` names, and waits until it is ready. */
export function create(spec: Resource, host: Recorder, context: AnyContext, inputs: Properties): Promise<Made> {
  const record = recordOf(spec, host, inputs[URN]);
  const way = inputs.adopt ? adopt : createNew;
  return record.whileMaking(() => way(spec, context, inputs, record));
}

/** The context with what updates of a set need so that they add to it once; of another kind, unchanged. */
export function withAdditions(spec: Resource, host: Recorder, context: AnyContext, urn: unknown): AnyContext {
  if (spec.members === undefined || typeof urn !== "string") return context;
  return { ...context, additions: (id) => additionsTo(spec, context, id, additionsOf(spec, host, urn, id)) };
}

/**
 * The engine has shown that its state has this: notes that say no more than that are over, and no other resource's interrupted run
 * is taken to have made it.
 */
export function noteInState(spec: Resource, host: Recorder, id: string, state: Properties, urn: unknown): void {
  host.notes.idIsInState(spec.type, id, state[MADE]);
  if (spec.members === undefined || typeof urn !== "string") return;
  host.notes.idIsInState(spec.type, membersId(spec, id, state), undefined);
  const record = additionsOf(spec, host, urn, id);
  const earlier = record.earlier();
  if (earlier && isInState(spec, id, state, earlier)) record.end();
}

/** The engine's entry for this ID is, from now on, the one with this state. */
export const noteEntry = ({ type }: Resource, { notes }: Recorder, id: string, state: Properties) =>
  notes.entryIs(type, id, state[MADE], connectionOf(state));

/** Whether an interrupted run has made the resource, or may have: a create then resumes. */
export const isMadeInPart = ({ notes }: Recorder, { [URN]: urn }: Properties): boolean =>
  typeof urn === "string" && notes.of(urn) !== undefined;

/** Says that an interrupted run may have made a second one, which the next update or delete deletes; `undefined` where none has. */
export function leftoverText({ notes }: Recorder, urn: unknown, id: string): string | undefined {
  const attempt = notes.leftover(String(urn), id);
  return attempt && leftover.leftoverText(attempt);
}

/** Deletes what an interrupted run made for a resource that the state has under another ID. Its failure is a warning. */
export async function clearLeftover(spec: Resource, host: Recorder, context: AnyContext, id: string, own: Properties) {
  const attempt = host.notes.leftover(String(own[URN]), id);
  if (attempt) await leftover.clearLeftover(spec, context, recordOf(spec, host, own[URN]), attempt, own);
}

/** Says that an interrupted run may have added members to a set, which the next update or delete looks for. */
export function additionText(spec: Resource, host: Recorder, id: string, urn: unknown): string | undefined {
  if (spec.members === undefined || typeof urn !== "string") return undefined;
  return additionsOf(spec, host, urn, id).earlier() && ADDITION_TEXT;
}

/**
 * Whether an entry of the state is not to be deleted in the cloud, because another create's entry stands for the same: two entries
 * can have one ID when a replacement resumed with, or made again, what the old entry stands for. It is warned of.
 */
export async function isSpared(
  spec: Resource,
  host: Recorder & { signal: AbortSignal },
  context: AnyContext,
  id: string,
  state: Properties,
): Promise<boolean> {
  if (!(await isOtherEntrys(spec, host, id, state, connectionOf(state)))) return false;
  const why = host.notes.takenOver.has(`${spec.type} ${id}`)
    ? `, taken over because of container-clouds:namesakes; ${REPLACE_TEXT}`
    : "";
  context.warn(`${id} is not deleted: its replacement is the same resource${why}`);
  return true;
}

/** Warns, after a resource could not be deleted, of what an interrupted run made within it. @param load gives the resource of a type */
export function warnOfWithin(
  { type }: Resource,
  { notes }: Recorder,
  context: AnyContext,
  id: string,
  load: (type: string) => Promise<Resource>,
): Promise<void> {
  const inside = notes.within(id).filter((one) => serviceOf(one.type) === serviceOf(type));
  return leftover.warnOfWithin(context, id, inside, load);
}

/** The text is what the next run goes by. */
const ADDITION_TEXT =
  "an interrupted run may have added members that are not in any state; the next update or delete of this resource looks for them";
