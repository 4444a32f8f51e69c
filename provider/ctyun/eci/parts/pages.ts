import { pagesByMarker } from "../../../lifecycle/pages";

/** Rows to request per page. The documents give a default, 20, and no limit. A page may have fewer rows even if more pages follow. */
export const PAGE = 100;

/** The paging fields of a request. */
export interface Paging {
  limit: number;
  nextToken?: string;
}

/** The pages of a list; each has the token of the next. */
export const pages = <P extends { nextToken?: string }>(read: (paging: Paging) => Promise<P>): AsyncGenerator<P> =>
  pagesByMarker(
    (nextToken) => read({ limit: PAGE, ...(nextToken && { nextToken }) }),
    (page) => page.nextToken,
  );
