import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { unreadableAs } from "./diff";
import { normalForm } from "./normal-form";
import type { Resource } from "./spec";

/**
 * Sets of things that the cloud lists one by one (`members` of a resource file). Their ID is `scope/member,member`; once an update
 * has changed the set, an output names the members.
 */

/** The members that the ID of a set lists after its scope. */
export const membersOf = (id: string) => id.slice(id.lastIndexOf("/") + 1).split(",");

/** The scope at the start of a set's ID. */
export const scopeOfSet = (id: string) => id.slice(0, id.lastIndexOf("/"));

/** The ID of a set: its scope and members. */
export const setId = (scope: string, members: readonly string[]) => `${scope}/${members.join(",")}`;

/**
 * A set of which only the ID is known has all members that the ID names: with some of them, it would be another set.
 * @throws Error that names those that the cloud does not have
 */
export function requireMembers({ members }: Resource, id: string, row: unknown): void {
  if (members === undefined) return;
  const there = new Set(members.there(row as never));
  const named = membersOf(id);
  const missing = named.filter((member) => !there.has(member));
  if (missing.length === 0) return;
  const left = setId(
    scopeOfSet(id),
    named.filter((member) => there.has(member)),
  );
  throw new Error(
    `${scopeOfSet(id)} has no ${missing.join(", ")}; check the ID, or name only those that there are: ${left}`,
  );
}

/** The ID of the set with all members that the state names. */
export const membersId = (spec: Resource, id: string, state: Properties): string =>
  setId(scopeOfSet(id), membersIn(spec, id, state));

/** The members that the state names: those in the output, or those of the ID if no update has changed them yet. */
export function membersIn({ members }: Resource, id: string, state: Properties): string[] {
  const named = members && state[members.ids];
  return Array.isArray(named) ? named.map(String) : membersOf(id);
}

/**
 * Whether the set has a different number of members than its inputs ask for, after a failed update. The engine then asks for another
 * update.
 */
export function isShort(spec: Resource, id: string, state: Properties): boolean {
  const { members } = spec;
  if (members === undefined) return false;
  return unreadableAs(false, () => members.count(normalForm(spec, state)) !== membersIn(spec, id, state).length);
}

/** The output that names the members of a set, with those that an interrupted run added; `{}` if it added none. */
export async function addedTo(spec: Resource, context: AnyContext, id: string, state: Properties): Promise<Properties> {
  const added = (await context.additions?.(id).found(state)) ?? [];
  return spec.members && added.length > 0 ? { [spec.members.ids]: [...membersIn(spec, id, state), ...added] } : {};
}

/**
 * The output that names the members of a set, without those that an interrupted run removed; `{}` if the state names no more members than
 * the inputs ask for.
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
