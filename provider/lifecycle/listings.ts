import { CloudError, isForbidden } from "../transport/errors";
import type { AnyContext } from "./context";
import type { Listed, Resource } from "./spec";

/**
 * The listings that this process keeps: for each type and scope, one for reads and one for creates (decision 0163). A read must not return a
 * row from before a change of this process; a row missing from the listing is read by ID. A create must miss nothing that existed before it;
 * a row that is gone by now does no harm, unless the same inputs create the resource again.
 */

/** A resource in a listing. */
interface Entry {
  /** Its name in the cloud, if the listing has it; else empty. */
  name: string;
  /** The row that `find` returns, if the listing has it. */
  row?: unknown;
}

/** The resources of a listing, by ID. Those of one name are found without a look at the others. */
export class Entries extends Map<string, Entry> {
  /** IDs by name, from the first search for one: most listings answer none. */
  #named: Map<string, Set<string>> | undefined;

  override set(id: string, entry: Entry): this {
    this.#forgetName(id);
    if (this.#named) addName(this.#named, id, entry);
    return super.set(id, entry);
  }

  override delete(id: string): boolean {
    this.#forgetName(id);
    return super.delete(id);
  }

  /** IDs of the resources with a name. */
  named(name: string): string[] {
    if (this.#named === undefined) {
      this.#named = new Map();
      for (const [id, entry] of this) addName(this.#named, id, entry);
    }
    return [...(this.#named.get(name) ?? [])];
  }

  #forgetName(id: string): void {
    this.#named?.get(this.get(id)?.name ?? "")?.delete(id);
  }
}

const addName = (named: Map<string, Set<string>>, id: string, { name }: Entry) =>
  named.set(name, (named.get(name) ?? new Set()).add(id));

/** A listing, as far as it was read. */
export interface Listing {
  entries: Entries;
  /** Number of resources if the listing was too long to read to its end; `Infinity` if the API does not return the number. */
  total?: number;
}

/** Whether a listing is too long to read to its end; called after each page. */
export type IsTooLong = (read: { pages: number; pageSize: number; total: number | undefined }) => boolean;

/** Longest use of a listing, in milliseconds. */
const KEPT_MS = 60_000;

interface Kept {
  /** When the listing began. */
  at: number;
  listing: Promise<Listing>;
  /** The listing, once it was read to its end. */
  whole?: Listing;
}

/** Listings by type and scope, for each account and region. */
type Keeper = WeakMap<object, Map<string, Kept>>;

const forReads: Keeper = new WeakMap();
const forCreates: Keeper = new WeakMap();

function keptIn(keeper: Keeper, { clients }: AnyContext): Map<string, Kept> {
  const kept = keeper.get(clients) ?? new Map<string, Kept>();
  keeper.set(clients, kept);
  return kept;
}

const keyOf = ({ type }: Resource, scope: string) => `${type} ${scope}`;

function lastIn(keeper: Keeper, spec: Resource, context: AnyContext, scope: string): Kept | undefined {
  const last = keptIn(keeper, context).get(keyOf(spec, scope));
  return last && context.clock.now() - last.at < KEPT_MS ? last : undefined;
}

function keep(keeper: Keeper, spec: Resource, context: AnyContext, scope: string, isTooLong: IsTooLong) {
  const all = keptIn(keeper, context);
  const key = keyOf(spec, scope);
  const kept: Kept = { at: context.clock.now(), listing: list(spec, context, scope, isTooLong) };
  all.set(key, kept);
  kept.listing.then(
    (listing) => {
      if (listing.total === undefined) kept.whole = listing;
    },
    (error) => {
      if (mayPass(error) && all.get(key) === kept) all.delete(key);
    },
  );
  return kept.listing;
}

/** Whether a failure may pass: the next call may succeed. A missing permission and a response that cannot be read stay. */
export const mayPass = (error: unknown): boolean => error instanceof CloudError && !isForbidden(error);

/** Lists a scope now, and keeps the listing for the reads of the next minute. */
export const listForReads = (spec: Resource, context: AnyContext, scope: string, isTooLong: IsTooLong) =>
  keep(forReads, spec, context, scope, isTooLong);

/** A row that reads have listed in the last minute and after the last change of this process. */
export const rowIn = (spec: Resource, context: AnyContext, scope: string, id: string): unknown =>
  lastIn(forReads, spec, context, scope)?.whole?.entries.get(id)?.row;

/** Drops the listings for reads of a type after this process changed one of its resources. A listing that is not complete yet is dropped too. */
export function noteChange({ type }: Resource, context: AnyContext): void {
  const kept = keptIn(forReads, context);
  for (const key of kept.keys()) if (key.startsWith(`${type} `)) kept.delete(key);
}

/**
 * What a scope held before a create: from a listing that is at most a minute old, together with what this process created since. So a run
 * lists a scope once a minute, however many resources it creates.
 */
export const listedForCreates = (spec: Resource, context: AnyContext, scope: string, isTooLong: IsTooLong) =>
  lastIn(forCreates, spec, context, scope)?.listing ?? keep(forCreates, spec, context, scope, isTooLong);

/** Adds created resources to the listing for creates: they exist before the next create. */
export async function noteMade(spec: Resource, context: AnyContext, scope: string, made: readonly Listed[]) {
  const kept = keptIn(forCreates, context).get(keyOf(spec, scope));
  const listing = await kept?.listing.catch(() => undefined);
  for (const { id, name } of made) listing?.entries.set(id, { name });
}

/** Removes a resource that is gone from the listing for creates: the same inputs may create it again. */
export function noteGone({ type }: Resource, context: AnyContext, id: string): void {
  for (const [key, { listing }] of keptIn(forCreates, context)) {
    if (!key.startsWith(`${type} `)) continue;
    listing.then(
      ({ entries }) => entries.delete(id),
      () => undefined,
    );
  }
}

/** Lists a scope now, to its end unless it is too long. */
export async function list(spec: Resource, context: AnyContext, scope: string, isTooLong: IsTooLong): Promise<Listing> {
  const entries = new Entries();
  let total: number | undefined;
  let pages = 0;
  const counted = (count: number) => {
    total = count;
  };
  for await (const page of entriesOf(spec, context, scope, counted)) {
    for (const [id, entry] of page) entries.set(id, entry);
    pages += 1;
    if (isTooLong({ pages, pageSize: page.length, total })) return { entries, total: total ?? Infinity };
  }
  return { entries };
}

/** An ID in a list. One of another type than the API documents would be taken for a resource that no read finds, and made again. */
function asId(id: unknown): string {
  if (typeof id === "string") return id;
  throw new Error("the cloud listed a resource whose ID is not a string");
}

/**
 * The resources in a scope, in the pages that the cloud returns: for a set, its possible members; else rows, or IDs and names if no call
 * returns rows.
 * @param scope the ID of the parent, if each listing covers one parent; else empty
 */
export async function* entriesOf(
  { list, index, members }: Resource,
  context: AnyContext,
  scope: string,
  counted?: (total: number) => void,
): AsyncGenerator<(readonly [id: string, Entry])[]> {
  if (members) {
    yield (await members.list(context, scope)).map(({ id }) => [id, { name: "" }] as const);
  } else if (list) {
    for await (const page of list.all(context, scope, counted))
      yield page.map(([id, row]) => [asId(id), { name: list.name?.(row) ?? "", row }] as const);
  } else if (index) {
    for await (const page of index(context)) yield page.map(({ id, name }) => [id, { name }] as const);
  }
}
