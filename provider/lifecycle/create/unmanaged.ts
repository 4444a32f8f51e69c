import { timeOf } from "../cloud-time";
import type { AnyContext } from "../context";
import { unlessAbsent } from "../find";
import { membersOf } from "../members";
import type { Resource } from "../spec";

/** An ID in a scope. */
export interface Timed {
  id: string;
  /** When it joined, by the cloud's clock; `undefined` if the cloud does not return it. */
  at: number | undefined;
}

/** The contents of a scope: members of the given sets, and the rest. */
export interface Scope {
  members: Timed[];
  strangers: Timed[];
}

/**
 * Lists a scope.
 * @param known IDs of sets and of resources created by other attempts; none of these are strangers
 */
export async function lookInto(
  { members }: Resource,
  context: AnyContext,
  scope: string,
  known: ReadonlySet<string>,
): Promise<Scope> {
  // The parent may be gone, and with it everything in it.
  const rows = (members && (await unlessAbsent(members.list(context, scope)))) ?? [];
  const listed = rows.map(({ id, joinTime }) => ({ id, at: timeOf(joinTime) }));
  const ids = new Set([...known].flatMap(membersOf));
  const others = listed.filter(({ id }) => !ids.has(id));
  const asked = others.map(({ id }) => id);
  const own = new Set((asked.length > 0 && (await members?.own?.(context, scope, asked))) || asked);
  return { members: listed.filter(({ id }) => ids.has(id)), strangers: others.filter(({ id }) => own.has(id)) };
}
