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
import { additionsOf, type Recorder, recordOf } from "./record";
import { isOtherEntrys } from "./same-entry";
import { REPLACE_TEXT } from "./same-name";

/**
 * Creates each resource exactly once, even if a run is interrupted, and makes sure that a state has it. The rest of the provider uses only
 * this file; the other files of this folder are internal.
 */

export { type Notes, notesInMemory, notesOnDisk } from "./notes";
export type { Added, Pending, Traces } from "./recover";
export type { Timed } from "./unmanaged";

/** Finds the results of pending operations without records. Loaded on first use, because only the command `recover` needs it. */
export const recovery = () => import("./recover.js");

/** Creates a resource, or adopts the one that the input `adopt` names, and waits until it is ready. */
export function create(spec: Resource, host: Recorder, context: AnyContext, inputs: Properties): Promise<Made> {
  const record = recordOf(spec, host, inputs[URN]);
  const way = inputs.adopt ? adopt : createNew;
  return record.whileMaking(() => way(spec, context, inputs, record));
}

/** Adds to the context what updates of a set need to add each member only once. Other types keep the context unchanged. */
export function withAdditions(spec: Resource, host: Recorder, context: AnyContext, urn: unknown): AnyContext {
  if (spec.members === undefined || typeof urn !== "string") return context;
  return { ...context, additions: (id) => additionsTo(spec, context, id, additionsOf(spec, host, urn, id)) };
}

/**
 * Call it when the engine shows this state: ends the records that it confirms, so that no open attempt of another resource takes this one
 * for its own.
 */
export function noteInState(spec: Resource, host: Recorder, id: string, state: Properties, urn: unknown): void {
  host.notes.idIsInState(spec.type, id, state[MADE]);
  if (spec.members === undefined || typeof urn !== "string") return;
  host.notes.idIsInState(spec.type, membersId(spec, id, state), undefined);
  const record = additionsOf(spec, host, urn, id);
  const earlier = record.earlier();
  if (earlier && isInState(spec, id, state, earlier)) record.end();
}

/** Remembers that the engine's entry for this ID is the one with this state. */
export const noteEntry = ({ type }: Resource, { notes }: Recorder, id: string, state: Properties) =>
  notes.entryIs(type, id, state[MADE], connectionOf(state));

/** Whether an interrupted run may have created the resource: a create then resumes with it. */
export const isMadeInPart = ({ notes }: Recorder, { [URN]: urn }: Properties): boolean =>
  typeof urn === "string" && notes.of(urn) !== undefined;

/** The warning that an interrupted run may have created a second resource, which the next update or delete deletes; `undefined` if none has. */
export function leftoverText({ notes }: Recorder, urn: unknown, id: string): string | undefined {
  const attempt = notes.leftover(String(urn), id);
  return attempt && leftover.leftoverText(attempt);
}

/** Deletes what an interrupted run created for a resource that has another ID in the state. A failure is only a warning. */
export async function clearLeftover(spec: Resource, host: Recorder, context: AnyContext, id: string, own: Properties) {
  const attempt = host.notes.leftover(String(own[URN]), id);
  if (attempt) await leftover.clearLeftover(spec, context, recordOf(spec, host, own[URN]), attempt, own);
}

/** The warning that an interrupted run may have added members to a set, which the next update or delete looks for; `undefined` if none has. */
export function additionText(spec: Resource, host: Recorder, id: string, urn: unknown): string | undefined {
  if (spec.members === undefined || typeof urn !== "string") return undefined;
  return additionsOf(spec, host, urn, id).earlier() && ADDITION_TEXT;
}

/**
 * Whether a state entry must not be deleted in the cloud, because another create's entry stands for the same resource: a replacement may
 * have resumed with it, or created it again under the same ID. Warns if so.
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

/** Warns, when a resource could not be deleted, about resources that interrupted runs created within it. @param load returns the resource of a type */
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

const ADDITION_TEXT =
  "an interrupted run may have added members that are not in any state; the next update or delete of this resource looks for them";
