/** Largest page of Tencent's lists (manual, `Limit`). */
const PAGE = 100;

/** Offset and maximum length of a page. */
export interface Page {
  Offset: number;
  Limit: number;
}

/**
 * Every row of a list.
 * @param read returns one page, and the total number of rows if the call returns it
 */
export async function everyPage<T>(
  read: (page: Page) => Promise<{ rows: readonly T[] | null | undefined; total: number | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const { rows, total = 0 } = await read({ Offset: all.length, Limit: PAGE });
    all.push(...(rows ?? []));
    // A page may be shorter than requested, so the end is the total, or an empty page.
    if (!rows?.length || all.length >= total) return all;
  }
}
