import type { AnyContext } from "./context";
import { entriesOf } from "./listings";
import type { Listed, Resource } from "./spec";

/** One page of a listing. */
export interface Page {
  rows: Listed[];
  /** Offset of the next page; `undefined` after the last. */
  next?: number;
}

/** Which part of a listing to return. 0 means "no limit". */
export interface Paging {
  start: number;
  pageSize: number;
  limit: number;
}

/** Whether the cloud has a call that lists resources of a type. */
export const canBeListed = ({ list, index }: Resource): boolean => Boolean(list ?? index);

/** IDs and names of all resources of a type within a scope, in the pages that the cloud returns. */
export async function* pagesOf(spec: Resource, context: AnyContext, scope: string): AsyncGenerator<Listed[]> {
  for await (const page of entriesOf(spec, context, scope)) yield page.map(([id, { name }]) => ({ id, name }));
}

/**
 * The resources of a type, a page at a time.
 * @param query the leading parts of the type's IDs, such as `clusterId` for pools, if each listing covers one parent
 * @throws Error if the type cannot be listed, or the query does not name the parent
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

/** What a listing covers, from the leading parts of the type's IDs. @throws Error if the query does not name it */
export function scopeOf(spec: Resource, query: Readonly<Record<string, unknown>>): string {
  if (spec.list?.scope === undefined) return "";
  const parents = spec.idFormat.split("/").slice(0, -1);
  // A part in quotes stands for itself.
  const values = parents.map((part) => /^"(.*)"$/.exec(part)?.[1] ?? query[part]);
  const missing = parents.filter((_, index) => typeof values[index] !== "string" || values[index] === "");
  if (missing.length > 0) throw new Error(`listing ${spec.type} needs ${missing.join(" and ")} in the query`);
  return spec.list.scope([...values, "any"].join("/"));
}
