import type { Rows } from "../lifecycle/pages";

/** The marker of the page after this one. */
export const nextOf = ({ isTruncated, nextMarker }: { isTruncated: boolean; nextMarker?: string }) =>
  isTruncated ? nextMarker : undefined;

/** The rows of a page that comes with the number of all. */
export const countedRows = <T>({ result, totalCount }: { result: readonly T[]; totalCount: number }): Rows<T> => ({
  rows: result,
  total: totalCount,
});
