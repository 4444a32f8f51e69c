/** A page of a list, and how many rows the list has if the call returns that. */
export interface Rows<T> {
  rows: readonly T[] | null | undefined;
  total: number | undefined;
}

/** Where a page begins. */
export interface Position {
  /** Number of rows before it. */
  seen: number;
  /** Its number, from 1. */
  pageNo: number;
}

/**
 * The pages of a list that is read by position. The end is the total, or an empty page, and no page that is shorter than requested: a cloud
 * may return fewer rows at once, and a row that is not read would count as gone.
 * @throws Error if a page repeats the one before it, because the list would then be incomplete or without end
 */
export async function* pagesByPosition<T>(read: (from: Position) => Promise<Rows<T>>): AsyncGenerator<readonly T[]> {
  let last: string | undefined;
  for (let seen = 0, pageNo = 1; ; pageNo += 1) {
    const { rows, total = Number.POSITIVE_INFINITY } = await read({ seen, pageNo });
    if (!rows?.length) return;
    seen += rows.length;
    const text = pageNo > 1 || seen < total ? JSON.stringify(rows) : undefined;
    if (pageNo > 1 && text === last) throw endless(pageNo);
    yield rows;
    if (seen >= total) return;
    last = text;
  }
}

/**
 * The pages of a list in which each page has the marker of the next.
 * @param next the marker in a page; empty or `undefined` in the last one
 * @throws Error if a marker occurs twice, because the list would have no end
 */
export async function* pagesByMarker<Page>(
  read: (marker: string | undefined) => Promise<Page>,
  next: (page: Page) => string | undefined,
): AsyncGenerator<Page> {
  const known = new Set<string>();
  let marker: string | undefined;
  do {
    const page = await read(marker);
    yield page;
    marker = next(page);
    if (marker && known.has(marker)) throw endless(known.size + 1);
    if (marker) known.add(marker);
  } while (marker);
}

const endless = (page: number) =>
  new Error(`the cloud's list has no end: after page ${page} it returns one that it returned before`);

/** All rows of the pages. */
export async function everyRow<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) for (const row of page) all.push(row);
  return all;
}
