/** Largest page that is asked for; the manual tells no limit. */
const PAGE = 100;

/** Every row of a list that pages by tokens. */
export async function everyPage<T>(
  read: (page: {
    limit: number;
    nextToken?: string;
  }) => Promise<{ rows: readonly T[] | undefined; nextToken?: string }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { rows = [], nextToken } = await read({ limit: PAGE, ...(token ? { nextToken: token } : {}) });
    all.push(...rows);
    token = nextToken || undefined;
  } while (token);
  return all;
}

/** Tags to search for, as the calls take them. */
export const tagFilter = (tags: Readonly<Record<string, string>> | undefined) =>
  tags && Object.entries(tags).map(([key, value]) => ({ key, value }));
