import { CloudError, isForbidden } from "../../transport/errors";
import type { AnyContext } from "../context";
import { find, unlessAbsent } from "../find";
import { idOfInputs } from "../ids";
import { canBeListed, pagesOf, scopeOf } from "../list";
import { membersOf, setId } from "../members";
import type { Resource } from "../spec";
import type { Attempt, Wanted } from "./attempt";

/**
 * Finds what an attempt may have created: the resource with the ID that the inputs determine, or else what is new in a listing, by its name
 * if it has one.
 */

/** How long a listing counts as current, in milliseconds. What this process creates meanwhile is added to it. */
const BEFORE_MS = 60_000;
/** Largest number of pages that are read: an account may hold far more resources than are worth reading. */
const MOST_PAGES = 50;

/** Names by ID. */
type Names = Map<string, string>;

interface Listing {
  at: number;
  names: Promise<Names | undefined>;
}

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
    const names = await listingOf(spec, context, scope).names;
    return names && idsIn(names, wanted);
  }
  if (id === undefined) return undefined;
  const row = find(spec, context, id, {}).then((found) => (found === undefined ? [] : [id]));
  return row.catch(unlessItMayPass);
}

/** Adds a created resource to the listing, so that later creates know it existed before them. */
export async function addMade(spec: Resource, context: AnyContext, wanted: Wanted, id: string): Promise<void> {
  const scope = scopeOfWanted(spec, wanted);
  const listing = listings.get(context.clients as object)?.get(keyOf(spec, scope ?? ""));
  const names = await listing?.names.catch(() => undefined);
  for (const one of wanted.count === undefined ? [id] : membersOf(id)) names?.set(one, wanted.name ?? "");
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
  const names = (await unlessAbsent(list(spec, context, scope))) ?? new Map<string, string>();
  const known = new Set([...before, ...(count === undefined ? others : [...others].flatMap(membersOf))]);
  const fresh = idsIn(names, wanted).filter((one) => !known.has(one));
  if (count === undefined || fresh.length === 0) return fresh;
  const made = (await spec.members?.own?.(context, scope, fresh)) ?? fresh;
  if (made.length === 0) return [];
  // The set has more new members than the attempt asked for: some belong to another set, and nothing shows which.
  return made.length <= count ? [setId(scope, made)] : made.map((one) => setId(scope, [one]));
}

/** IDs of a listing that match what identifies the resource. */
function idsIn(names: ReadonlyMap<string, string>, { id, name }: Wanted): string[] {
  if (id !== undefined) return names.has(id) ? [id] : [];
  const ids: string[] = [];
  names.forEach((other, id) => {
    if (name === undefined || other === name) ids.push(id);
  });
  return ids;
}

/** The scope of the listing in which the resource appears, if there is one. */
const scopeOfWanted = (spec: Resource, { id, scope }: Wanted) =>
  id !== undefined && spec.list ? (spec.list.scope?.(id) ?? "") : scope;

const listings = new WeakMap<object, Map<string, Listing>>();

const keyOf = ({ type }: Resource, scope: string) => `${type} ${scope}`;

function listingOf(spec: Resource, context: AnyContext, scope: string): Listing {
  const clients = context.clients as object;
  const all = listings.get(clients) ?? new Map<string, Listing>();
  listings.set(clients, all);
  const last = all.get(keyOf(spec, scope));
  const now = context.clock.now();
  if (last && now - last.at < BEFORE_MS) return last;
  // A create may succeed without permission to list, and an account with too many resources is not read: both leave the listing unknown.
  const listing = { at: now, names: list(spec, context, scope).catch(unlessItMayPass) };
  all.set(keyOf(spec, scope), listing);
  listing.names.catch(() => all.delete(keyOf(spec, scope)));
  return listing;
}

/** @throws the error if it may pass; an error that would recur, such as a missing permission, must not stop the create */
function unlessItMayPass(error: unknown): undefined {
  if (error instanceof CloudError && !isForbidden(error)) throw error;
}

async function list(spec: Resource, context: AnyContext, scope: string): Promise<Names> {
  if (spec.members) return new Map((await spec.members.list(context, scope)).map(({ id }) => [id, ""]));
  const names = new Map<string, string>();
  let pages = 0;
  for await (const page of pagesOf(spec, context, scope)) {
    for (const { id, name } of page) names.set(id, name);
    pages += 1;
    if (pages > MOST_PAGES) throw new Error(`there are more than ${names.size} of ${spec.type}`);
  }
  return names;
}
