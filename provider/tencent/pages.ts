/** Largest page of Tencent's lists (manual, `Limit`). */
const PAGE = 100;

/** Where a page starts and how long it may be. */
export interface Page {
  Offset: number;
  Limit: number;
}

/**
 * Every row of a list.
 * @param read gives one page, and how many rows there are in all if the call returns it.
 */
export async function everyPage<T>(
  read: (page: Page) => Promise<{ rows: readonly T[] | null | undefined; total: number | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const { rows, total = 0 } = await read({ Offset: all.length, Limit: PAGE });
    all.push(...(rows ?? []));
    // A page may be shorter than asked for: the total shows the end, and an empty page always does.
    if (!rows?.length || all.length >= total) return all;
  }
}
