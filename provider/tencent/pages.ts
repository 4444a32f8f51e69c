import { everyRow, pagesByPosition, type Rows } from "../lifecycle/pages";

/** Largest page of Tencent's lists (manual, `Limit`). */
export const PAGE = 100;

/** Offset and maximum length of a page. */
export interface Page {
  Offset: number;
  Limit: number;
}

/** The pages of a list. @param read returns one page */
export const pages = <T>(read: (page: Page) => Promise<Rows<T>>): AsyncGenerator<readonly T[]> =>
  pagesByPosition(({ seen }) => read({ Offset: seen, Limit: PAGE }));

/** Every row of a list. @param read returns one page */
export const everyPage = <T>(read: (page: Page) => Promise<Rows<T>>): Promise<T[]> => everyRow(pages(read));
