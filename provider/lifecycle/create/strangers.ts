import { timeOf } from "../cloud-time";
import type { AnyContext } from "../context";
import { unlessAbsent } from "../find";
import { membersOf } from "../members";
import type { Resource } from "../spec";

/** One of those that a scope holds. */
export interface Timed {
  id: string;
  /** When it joined, by the cloud's clock; `undefined` where the cloud does not return it. */
  at: number | undefined;
}

/** What a scope holds: members of given sets, and what none of them has. */
export interface Scope {
  members: Timed[];
  strangers: Timed[];
}

/**
 * Lists a scope.
 * @param known IDs of sets; their members are no strangers, and neither is what something else is known to have made
 */
export async function lookInto(
  { members }: Resource,
  context: AnyContext,
  scope: string,
  known: ReadonlySet<string>,
): Promise<Scope> {
  // What it would belong to may be gone, and it with that.
  const rows = (members && (await unlessAbsent(members.list(context, scope)))) ?? [];
  const listed = rows.map(({ id, joinTime }) => ({ id, at: timeOf(joinTime) }));
  const ids = new Set([...known].flatMap(membersOf));
  const others = listed.filter(({ id }) => !ids.has(id));
  const asked = others.map(({ id }) => id);
  const own = new Set((asked.length > 0 && (await members?.own?.(context, scope, asked))) || asked);
  return { members: listed.filter(({ id }) => ids.has(id)), strangers: others.filter(({ id }) => own.has(id)) };
}
