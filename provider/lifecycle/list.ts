import type { AnyContext } from "./context";
import type { Listed, Resource } from "./spec";

/** One page of a listing. */
export interface Page {
  rows: Listed[];
  /** Where the next page begins; `undefined` after the last. */
  next?: number;
}

/** Which part of a listing is asked for. 0 stands for "no limit". */
export interface Paging {
  start: number;
  pageSize: number;
  limit: number;
}

/** Whether the cloud has a call that lists what exists of a kind. */
export const canBeListed = ({ list, index }: Resource): boolean => Boolean(list ?? index);

/**
 * Everything that exists of a kind within a scope, in the pages that the cloud gives.
 * @param scope the ID of what it belongs to, where each listing covers one of those; else empty
 */
export async function* pagesOf(spec: Resource, context: AnyContext, scope: string): AsyncGenerator<readonly Listed[]> {
  const { list, index } = spec;
  if (index) yield* index(context);
  if (!list) return;
  for await (const page of list.all(context, scope)) {
    yield page.map(([id, row]) => ({ id, name: list.name?.(row) ?? "" }));
  }
}

/**
 * What exists of a kind, a page at a time.
 * @param query what the IDs of the kind begin with, such as `clusterId` for pools, where each listing covers one of those.
 * @throws Error when the kind cannot be listed, or the query does not name what to list.
 */
export async function listPage(
  spec: Resource,
  context: AnyContext,
  query: Readonly<Record<string, unknown>>,
  { start, pageSize, limit }: Paging,
): Promise<Page> {
  if (!canBeListed(spec))
    throw new Error(`${spec.type} cannot be listed: the API has no call that lists it completely`);
  const end = Math.min(pageSize > 0 ? start + pageSize : Infinity, limit > 0 ? limit : Infinity);
  const rows: Listed[] = [];
  let position = 0;
  for await (const page of pagesOf(spec, context, scopeOf(spec, query))) {
    for (const row of page) {
      if (position >= end) return end === limit ? { rows } : { rows, next: end };
      if (position >= start) rows.push(row);
      position += 1;
    }
  }
  return { rows };
}

/** What a listing covers, from what the IDs of the kind begin with. @throws Error when the query does not name it. */
export function scopeOf(spec: Resource, query: Readonly<Record<string, unknown>>): string {
  if (spec.list?.scope === undefined) return "";
  const parents = spec.idFormat.split("/").slice(0, -1);
  // A part in quotes stands for itself.
  const values = parents.map((part) => /^"(.*)"$/.exec(part)?.[1] ?? query[part]);
  const missing = parents.filter((_, index) => typeof values[index] !== "string" || values[index] === "");
  if (missing.length > 0) throw new Error(`listing ${spec.type} needs ${missing.join(" and ")} in the query`);
  return spec.list.scope([...values, "any"].join("/"));
}
