import type { AnyContext } from "../context";
import { find, unlessAbsent } from "../find";
import { idOfInputs } from "../ids";
import { canBeListed, scopeOf } from "../list";
import { Entries, type IsTooLong, type Listing, list, listedForCreates, mayPass, noteMade } from "../listings";
import { membersOf, setId } from "../members";
import type { Resource } from "../spec";
import type { Attempt, Wanted } from "./attempt";

/**
 * Finds what an attempt may have created: the resource with the ID that the inputs determine, or else what is new in a listing, by its name
 * if it has one.
 */

/** Largest number of pages that are read: an account may hold far more resources than are worth reading. */
const MOST_PAGES = 50;

const isTooLong: IsTooLong = ({ pages }) => pages > MOST_PAGES;

/** What identifies a resource with these inputs. */
export function wantedOf(spec: Resource, want: Readonly<Record<string, unknown>>): Wanted {
  if (spec.unreadable) return {};
  const id = idOfInputs(spec, want);
  if (id !== undefined) return { id };
  if (spec.members) return { scope: spec.members.scope(want), count: spec.members.count(want) };
  if (!canBeListed(spec)) return {};
  const isNamed = typeof want.name === "string" && (spec.index ?? spec.list?.name) !== undefined;
  return { scope: scopeOf(spec, want), ...(isNamed && { name: want.name as string }) };
}

/** IDs that exist before a create and could later be taken for the new resource; `undefined` if the cloud does not return them. */
export async function before(spec: Resource, context: AnyContext, wanted: Wanted): Promise<string[] | undefined> {
  const { id } = wanted;
  const scope = scopeOfWanted(spec, wanted);
  if (scope !== undefined) {
    // A create may succeed without permission to list, and an account with too many resources is not read: both leave the listing unknown.
    const listing = await listedForCreates(spec, context, scope, isTooLong).catch(unlessItMayPass);
    return listing && listing.total === undefined ? idsIn(listing, wanted) : undefined;
  }
  if (id === undefined) return undefined;
  const row = find(spec, context, id, {}).then((found) => (found === undefined ? [] : [id]));
  return row.catch(unlessItMayPass);
}

/** Adds a created resource to the listing, so that later creates know it existed before them. */
export async function addMade(spec: Resource, context: AnyContext, wanted: Wanted, id: string): Promise<void> {
  const scope = scopeOfWanted(spec, wanted);
  const ids = wanted.count === undefined ? [id] : membersOf(id);
  const made = ids.map((one) => ({ id: one, name: wanted.name ?? "" }));
  await noteMade(spec, context, scope ?? "", made);
}

/**
 * IDs of what an attempt can have created, without IDs that are known to belong to other resources.
 * @throws CloudError if the search fails for now
 */
export async function madeBy(
  spec: Resource,
  context: AnyContext,
  { wanted, before = [] }: Attempt,
  others: ReadonlySet<string>,
): Promise<string[]> {
  const { id, scope = "", count } = wanted;
  if (id !== undefined) {
    return before.includes(id) || (await find(spec, context, id, {})) === undefined ? [] : [id];
  }
  // The parent may be gone, and with it everything in it.
  const listing: Listing = (await unlessAbsent(list(spec, context, scope, isTooLong))) ?? { entries: new Entries() };
  if (listing.total !== undefined) throw new Error(`there are more than ${listing.entries.size} of ${spec.type}`);
  const known = new Set([...before, ...(count === undefined ? others : [...others].flatMap(membersOf))]);
  const fresh = idsIn(listing, wanted).filter((one) => !known.has(one));
  if (count === undefined || fresh.length === 0) return fresh;
  const made = (await spec.members?.own?.(context, scope, fresh)) ?? fresh;
  if (made.length === 0) return [];
  // The set has more new members than the attempt asked for: some belong to another set, and nothing shows which.
  return made.length <= count ? [setId(scope, made)] : made.map((one) => setId(scope, [one]));
}

/** IDs of a listing that match what identifies the resource. */
function idsIn({ entries }: Listing, { id, name }: Wanted): string[] {
  if (id !== undefined) return entries.has(id) ? [id] : [];
  return name === undefined ? [...entries.keys()] : entries.named(name);
}

/** The scope of the listing in which the resource appears, if there is one. */
const scopeOfWanted = (spec: Resource, { id, scope }: Wanted) =>
  id !== undefined && spec.list ? (spec.list.scope?.(id) ?? "") : scope;

/** @throws the error if it may pass; an error that would recur, such as a missing permission, must not stop the create */
function unlessItMayPass(error: unknown): undefined {
  if (mayPass(error)) throw error;
}
