import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { unreadableAs } from "./diff";
import { normalForm } from "./normal-form";
import type { Resource } from "./spec";

/**
 * Sets of things that the cloud lists one by one (`members` of a resource file). Their ID is `scope/member,member`; once an update
 * has changed the set, an output names the members.
 */

/** The members that the ID of a set names after its scope. */
export const membersOf = (id: string) => id.slice(id.lastIndexOf("/") + 1).split(",");

/** The scope that the ID of a set begins with. */
export const scopeOfSet = (id: string) => id.slice(0, id.lastIndexOf("/"));

/** The ID of a set with these members. */
export const setId = (scope: string, members: readonly string[]) => `${scope}/${members.join(",")}`;

/** All members that the state names, as an ID names them. */
export const membersId = (spec: Resource, id: string, state: Properties): string =>
  setId(scopeOfSet(id), membersIn(spec, id, state));

/** The members that the state names: those of the ID, until an update has changed them. */
export function membersIn({ members }: Resource, id: string, state: Properties): string[] {
  const named = members && state[members.ids];
  return Array.isArray(named) ? named.map(String) : membersOf(id);
}

/** Whether a failed update has left a set with other members than its inputs ask for: the engine asks for another update. */
export function isShort(spec: Resource, id: string, state: Properties): boolean {
  const { members } = spec;
  if (members === undefined) return false;
  return unreadableAs(false, () => members.count(normalForm(spec, state)) !== membersIn(spec, id, state).length);
}

/** The output that names the members of a set, with those that an interrupted run has added; empty where it has none. */
export async function addedTo(spec: Resource, context: AnyContext, id: string, state: Properties): Promise<Properties> {
  const added = (await context.additions?.(id).found(state)) ?? [];
  return spec.members && added.length > 0 ? { [spec.members.ids]: [...membersIn(spec, id, state), ...added] } : {};
}

/**
 * The output that names the members of a set, without those that an interrupted run has taken out; empty where the state
 * names no more than are asked for.
 */
export async function leftIn(
  spec: Resource,
  context: AnyContext,
  id: string,
  state: Properties,
  want: Properties,
): Promise<Properties> {
  const { members } = spec;
  if (members === undefined) return {};
  const known = membersIn(spec, id, state);
  if (known.length <= members.count(want)) return {};
  const there = await members.list(context, scopeOfSet(id));
  return { [members.ids]: known.filter((member) => there.some((one) => one.id === member)) };
}
