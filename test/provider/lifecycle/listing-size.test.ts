import { expect, test } from "vitest";
import { findTogether } from "../../../provider/lifecycle/batch";
import type { AnyContext } from "../../../provider/lifecycle/context";
import type { Resource } from "../../../provider/lifecycle/spec";

const PAGE = 100;
/** The engine's default on two cores. */
const PARALLEL = 8;

/** An account that counts the calls it is asked with. */
function account(rows: number, counts: boolean) {
  const calls = { pages: 0, some: 0, single: 0 };
  const at = (index: number) => [`id-${index}`, { index }] as const;
  const spec = {
    type: `test:Kind${rows}${counts}`,
    async find(_context: unknown, id: string) {
      calls.single += 1;
      return { index: Number(id.slice(3)) };
    },
    list: {
      async *all(_context: unknown, _scope: string, counted: (total: number) => void) {
        for (let from = 0; from < rows; from += PAGE) {
          calls.pages += 1;
          if (counts) counted(rows);
          yield Array.from({ length: Math.min(PAGE, rows - from) }, (_, index) => at(from + index));
        }
      },
      some: {
        most: PAGE,
        async rows(_context: unknown, ids: readonly string[]) {
          calls.some += 1;
          return ids.map((id) => at(Number(id.slice(3))));
        },
      },
    },
  };
  return { spec: spec as unknown as Resource, calls };
}

/** Refreshes the first so many rows as the engine does. Returns how many calls it took. */
async function refresh(stack: number, rows: number, counts = true): Promise<number> {
  const { spec, calls } = account(rows, counts);
  const context = { clients: {}, clock: { now: () => 0, sleep: async () => undefined } } as unknown as AnyContext;
  const left = Array.from({ length: stack }, (_, index) => `id-${index}`).values();
  const worker = async () => {
    for (const id of left) expect(await findTogether(spec, context, id, {}, "operation")).toMatchObject({});
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return calls.pages + calls.some + calls.single;
}

test.each([20, 100, 1_000, 5_000, 10_000])("a refresh of %i takes a call for each page, and two", async (count) => {
  expect(await refresh(count, count)).toBeLessThanOrEqual(Math.ceil(count / PAGE) + 2);
});

test("what else the account holds costs its pages, and no more", async () => {
  expect(await refresh(500, 5_000)).toBeLessThanOrEqual(5_000 / PAGE + 2);
  expect(await refresh(5_000, 5_000, false)).toBeLessThanOrEqual(5_000 / PAGE + 2);
});

test("a small stack in a huge account is read by its IDs", async () => {
  expect(await refresh(40, 1_000_000)).toBeLessThanOrEqual(40 / PARALLEL + 1);
});

test("a large stack in a huge account is listed once that costs less", async () => {
  expect(await refresh(4_000, 20_000)).toBeLessThan(4_000 / PARALLEL);
});
