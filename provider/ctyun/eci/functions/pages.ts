import { type Paging, pages } from "../parts/pages";

/** Every row of a list whose pages have tokens. */
export async function everyPage<T>(
  read: (paging: Paging) => Promise<{ rows: readonly T[] | undefined; nextToken?: string }>,
): Promise<T[]> {
  const all: T[] = [];
  for await (const { rows = [] } of pages(read)) for (const row of rows) all.push(row);
  return all;
}

/** The tags of a search, in the calls' form. */
export const tagFilter = (tags: Readonly<Record<string, string>> | undefined) =>
  tags && Object.entries(tags).map(([key, value]) => ({ key, value }));
