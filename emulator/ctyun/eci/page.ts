import type { Row } from "../../row";

const LIMIT = 20;

/** How the list calls page; a limit of 0 means the default. */
export interface Paging {
  readonly limit?: number;
  readonly nextToken?: string;
}

/**
 * One page. Pages go by ID, so that a token stays good when the row it names is gone.
 * @returns the rows, and the token of the next page: the ID that it starts at, empty at the end
 */
export function pageOf<R extends { readonly id: string }>(
  rows: readonly R[],
  { limit, nextToken = "" }: Paging,
): { rows: R[]; nextToken: string } {
  const size = limit || LIMIT;
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => id >= nextToken);
  return { rows: sorted.slice(0, size), nextToken: sorted[size]?.id ?? "" };
}

/** The IDs of a comma-joined text; `undefined` when there is none, which means all. */
export function idsOf(text: string | undefined): readonly string[] | undefined {
  return text ? text.split(",").map((id) => id.trim()) : undefined;
}

/** Whether a row is among the IDs, when there are any. */
export const isAmong = ({ id }: Row, ids: readonly string[] | undefined) => ids === undefined || ids.includes(id);
