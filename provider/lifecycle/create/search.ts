import { CloudError, isForbidden } from "../../transport/errors";
import type { AnyContext } from "../context";
import { find, unlessAbsent } from "../find";
import { idOfInputs } from "../ids";
import { canBeListed, pagesOf, scopeOf } from "../list";
import { membersOf, setId } from "../members";
import type { Resource } from "../spec";
import type { Attempt, Wanted } from "./attempt";

/**
 * Finds what an attempt may have made: the same ID, where inputs make it, or what is new in a listing, by its name where it
 * has one.
 */

/** How long a listing counts as what there was before; what this process makes in the meantime is added. */
const BEFORE_MS = 60_000;
/** An account may hold far more than is worth reading. */
const MOST_PAGES = 50;

/** Names by ID. */
type Names = Map<string, string>;

interface Listing {
  at: number;
  names: Promise<Names | undefined>;
}

/** What a resource with these inputs can be recognised by. */
export function wantedOf(spec: Resource, want: Readonly<Record<string, unknown>>): Wanted {
  if (spec.unreadable) return {};
  const id = idOfInputs(spec, want);
  if (id !== undefined) return { id };
  if (spec.members) return { scope: spec.members.scope(want), count: spec.members.count(want) };
  if (!canBeListed(spec)) return {};
  const isNamed = typeof want.name === "string" && (spec.index ?? spec.list?.name) !== undefined;
  return { scope: scopeOf(spec, want), ...(isNamed && { name: want.name as string }) };
}

/** IDs that are there before a resource is made, and could later be taken for it; `undefined` where the cloud does not say. */
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

/** From now on what has this ID was there before. */
export async function addMade(spec: Resource, context: AnyContext, wanted: Wanted, id: string): Promise<void> {
  const scope = scopeOfWanted(spec, wanted);
  const listing = listings.get(context.clients as object)?.get(keyOf(spec, scope ?? ""));
  const names = await listing?.names.catch(() => undefined);
  for (const one of wanted.count === undefined ? [id] : membersOf(id)) names?.set(one, wanted.name ?? "");
}

/**
 * IDs of what an attempt can have made, without what is known to be another's.
 * @throws CloudError when it cannot be looked for now.
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
  // What it would belong to may be gone, and it with that.
  const names = (await unlessAbsent(list(spec, context, scope))) ?? new Map<string, string>();
  const known = new Set([...before, ...(count === undefined ? others : [...others].flatMap(membersOf))]);
  const fresh = idsIn(names, wanted).filter((one) => !known.has(one));
  if (count === undefined || fresh.length === 0) return fresh;
  const made = (await spec.members?.own?.(context, scope, fresh)) ?? fresh;
  if (made.length === 0) return [];
  // More than were asked for: some are another's, and nothing says which.
  return made.length <= count ? [setId(scope, made)] : made.map((one) => setId(scope, [one]));
}

/** IDs of a listing that could be taken for what is wanted. */
function idsIn(names: ReadonlyMap<string, string>, { id, name }: Wanted): string[] {
  if (id !== undefined) return names.has(id) ? [id] : [];
  const ids: string[] = [];
  names.forEach((other, id) => {
    if (name === undefined || other === name) ids.push(id);
  });
  return ids;
}

/** The scope of the listing that has it, where there is one. */
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
  // Without the permission to list, a create may still succeed; an account too large to read is not read.
  const listing = { at: now, names: list(spec, context, scope).catch(unlessItMayPass) };
  all.set(keyOf(spec, scope), listing);
  listing.names.catch(() => all.delete(keyOf(spec, scope)));
  return listing;
}

/** @throws the error, unless it will be the same the next time, and the create may succeed all the same. */
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
