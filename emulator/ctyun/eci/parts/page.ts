import type { Row } from "../../../row";
import type { World } from "../../../world";
import type { Inputs } from "../inputs.gen";

const LIMIT = 20;

/** Largest number of rows per page, for lists that have one. */
const MOST = 50;

/** The paging parameters of a list; a limit of 0 means the default. */
type Paging = Pick<Inputs["describeContainerGroups"], "limit" | "nextToken">;

/**
 * Returns one page. Pages go by ID, so that a token stays valid after the row that it names is gone.
 * @returns the rows, and the token of the next page: the ID at which it starts; empty at the end
 */
export function pageOf<R extends { readonly id: string }>(
  rows: readonly R[],
  { limit, nextToken = "" }: Paging,
  { otherReadings }: World,
): { rows: R[]; nextToken: string } {
  const opaque = otherReadings.has("eci: `nextToken`");
  const size = Math.min(limit || LIMIT, otherReadings.has("eci: rows of a page") ? MOST : Infinity);
  const first = opaque ? Buffer.from(nextToken, "base64url").toString() : nextToken;
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => id >= first);
  const next = sorted[size]?.id ?? "";
  return { rows: sorted.slice(0, size), nextToken: opaque ? Buffer.from(next).toString("base64url") : next };
}

/** The IDs in a comma-separated string; `undefined` if there is none, which means all. */
export function idsOf(text: string | undefined): readonly string[] | undefined {
  return text ? text.split(",").map((id) => id.trim()) : undefined;
}

/** Whether a row is among the IDs, if there are any. */
export const isAmong = ({ id }: Row, ids: readonly string[] | undefined) => ids === undefined || ids.includes(id);
