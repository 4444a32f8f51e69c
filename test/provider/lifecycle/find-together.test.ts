import { describe, expect, it, vi } from "vitest";
import { findTogether } from "../../../provider/lifecycle/batch";
import type { AnyContext } from "../../../provider/lifecycle/context";
import { noteChange } from "../../../provider/lifecycle/listings";
import { cloudError, memoryContext, memoryKind, type Thing } from "../../support/memory-kind";
import { movedClock } from "../../support/moved-clock";

const thing = (name: string): Thing => ({ name, status: "Ready" });

/** A kind whose listing has these IDs; the cloud may hold others. @param some most IDs in one call, where it takes a list */
function listed(ids: () => readonly string[], some?: number) {
  const counts = { all: 0, some: [] as number[] };
  const rows = (of: readonly string[]) =>
    of
      .filter((id) => ids().includes(id) && kind.things.has(id))
      .map((id) => [id, kind.things.get(id) as Thing] as const);
  const kind = memoryKind({
    list: {
      all: async function* () {
        counts.all += 1;
        // An answer takes its time.
        await undefined;
        yield rows(ids());
      },
      ...(some !== undefined && {
        some: {
          most: some,
          rows: async (_context, asked) => {
            counts.some.push(asked.length);
            return rows(asked);
          },
        },
      }),
    },
  });
  return { ...kind, counts };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
const together = (kind: ReturnType<typeof listed>, context: AnyContext, ids: readonly string[], since = "operation") =>
  Promise.all(ids.map((id) => findTogether(kind.spec, context, id, {}, since as "operation" | "now")));

describe("reads of one kind that come together", () => {
  it("are answered from one listing, without a call for each", async () => {
    const ids = names(20);
    const kind = listed(() => ids);
    for (const id of ids) kind.things.set(id, thing(id));
    const { context } = memoryContext();
    expect(await together(kind, context, ids)).toEqual(ids.map(thing));
    expect([kind.counts.all, kind.calls]).toEqual([1, []]);
    // Later reads of the same operation need no call at all.
    expect(await together(kind, context, ["t3"])).toEqual([thing("t3")]);
    expect([kind.counts.all, kind.calls]).toEqual([1, []]);
  });

  it("take a row that the listing lacks for gone only after a look at it alone", async () => {
    const ids = names(3);
    const kind = listed(() => ["t0", "t1"]);
    for (const id of ["t0", "t1", "t2"]) kind.things.set(id, thing(id));
    const { context } = memoryContext();
    expect(await together(kind, context, ids)).toEqual([thing("t0"), thing("t1"), thing("t2")]);
    expect(kind.calls).toEqual([["find", "t2"]]);
    kind.things.delete("t2");
    expect(await together(kind, context, ["t1", "t2"])).toEqual([thing("t1"), undefined]);
    kind.failures.find = [cloudError("unauthorised", { httpStatus: 403 })];
    await expect(findTogether(kind.spec, context, "t2", {}, "operation")).rejects.toThrow("it is unauthorised");
  });

  it("are read one by one where the listing is refused, each with its own failure", async () => {
    const kind = listed(() => []);
    const all = async function* () {
      yield [];
      throw cloudError("unauthorised");
    };
    const broken = { ...kind.spec, list: { all } };
    kind.things.set("t0", thing("t0"));
    const { context } = memoryContext();
    kind.failures.find = [cloudError("server")];
    const reads = ["t1", "t0"].map((id) => findTogether(broken, context, id, {}, "operation"));
    const [first, second] = await Promise.allSettled(reads);
    expect(first).toMatchObject({ status: "rejected", reason: { category: "server" } });
    expect(second).toEqual({ status: "fulfilled", value: thing("t0") });
  });

  it("of a wait see the cloud as it is after they were asked, in calls of as many IDs as it takes", async () => {
    const ids = names(5);
    const kind = listed(() => ids, 2);
    for (const id of ids) kind.things.set(id, thing(id));
    const { context } = memoryContext();
    await together(kind, context, ids);
    kind.things.set("t1", { name: "t1", status: "Broken" });
    expect((await together(kind, context, ids, "now"))[1]).toEqual({ name: "t1", status: "Broken" });
    expect(kind.counts).toEqual({ all: 0, some: [2, 2, 1, 2, 2, 1] });
  });

  it("are listed anew once this process has changed one of the kind, and after a minute", async () => {
    const ids = names(3);
    const kind = listed(() => ids);
    for (const id of ids) kind.things.set(id, thing(id));
    const clock = movedClock(0);
    const { context } = memoryContext({ clock });
    await together(kind, context, ids);
    noteChange(kind.spec, context);
    await together(kind, context, ids);
    expect(kind.counts.all).toBe(2);
    clock.advance(60_001);
    await together(kind, context, ids);
    expect(kind.counts.all).toBe(3);
    noteChange(memoryKind({ type: "test:Other" }).spec, context);
    await together(kind, context, ids);
    expect(kind.counts.all).toBe(3);
  });

  it("are not answered from a listing that a change of this process came into", async () => {
    const ids = names(2);
    const kind = listed(() => {
      noteChange(kind.spec, context);
      return ids;
    });
    for (const id of ids) kind.things.set(id, thing(id));
    const { context } = memoryContext();
    await together(kind, context, ids);
    await together(kind, context, ids);
    expect(kind.counts.all).toBe(2);
  });

  it("are answered from a listing for a minute, and from none that a wait asks past", async () => {
    const ids = names(2);
    const kind = listed(() => ids);
    for (const id of ids) kind.things.set(id, thing(id));
    const clock = movedClock(0);
    const { context } = memoryContext({ clock });
    await together(kind, context, ids);
    clock.advance(59_999);
    await together(kind, context, ids);
    expect(kind.counts.all).toBe(1);
    await together(kind, context, ids, "now");
    expect(kind.counts.all).toBe(2);
  });

  /** Asks while a listing is under way, and then lets it end. Returns how many listings were made, and which answered each. */
  async function askedMeanwhile(...meanwhile: [id: string, since: "operation" | "now"][]) {
    const first = Promise.withResolvers<void>();
    let lists = 0;
    const { spec } = memoryKind({
      list: {
        all: async function* () {
          lists += 1;
          if (lists === 1) await first.promise;
          yield names(6).map((id) => [id, { name: id, status: `${lists}` }] as const);
        },
      },
    });
    const { context } = memoryContext({ clock: movedClock(0) });
    const ask = (id: string, since: "operation" | "now") =>
      findTogether(spec, context, id, {}, since) as Promise<Thing>;
    const asked = [ask("t0", "operation"), ask("t1", "operation")];
    await vi.waitFor(() => expect(lists).toBe(1));
    asked.push(...meanwhile.map(([id, since]) => ask(id, since)));
    await new Promise(setImmediate);
    expect(lists).toBe(1);
    first.resolve();
    const answers = await Promise.all(asked);
    return { lists, of: answers.map(({ status }) => status) };
  }

  it("share the listing that is under way, and those of a wait the next one", async () => {
    expect(await askedMeanwhile(["t2", "operation"], ["t3", "operation"])).toEqual({
      lists: 1,
      of: ["1", "1", "1", "1"],
    });
    expect(await askedMeanwhile(["t2", "now"], ["t3", "now"])).toEqual({ lists: 2, of: ["1", "1", "2", "2"] });
  });

  it("of one ID are one read, which each of them gets", async () => {
    const kind = listed(() => []);
    kind.things.set("t0", thing("t0"));
    const { context } = memoryContext();
    expect(await together(kind, context, ["t0", "t0", "t0"])).toEqual([thing("t0"), thing("t0"), thing("t0")]);
    expect([kind.counts.all, kind.calls]).toEqual([0, [["find", "t0"]]]);
  });

  it("are asked by their IDs up to sixteen, and listed whole from the seventeenth on, but for a wait", async () => {
    const counted = async (count: number, since = "operation") => {
      const ids = names(count);
      const kind = listed(() => ids, 100);
      for (const id of ids) kind.things.set(id, thing(id));
      await together(kind, memoryContext().context, ids, since);
      return kind.counts;
    };
    expect(await counted(16)).toEqual({ all: 0, some: [16] });
    expect(await counted(17)).toEqual({ all: 1, some: [] });
    expect(await counted(17, "now")).toEqual({ all: 0, some: [17] });
  });

  it("of a wait are asked by their IDs where a listing has a hundred times as many rows", async () => {
    const ids = names(500);
    const kind = listed(() => ids);
    for (const id of ids) kind.things.set(id, thing(id));
    const { context } = memoryContext();
    await together(kind, context, ids.slice(0, 2), "now");
    expect([kind.counts.all, kind.calls.length]).toEqual([1, 0]);
    await together(kind, context, ids.slice(0, 5), "now");
    expect([kind.counts.all, kind.calls.length]).toEqual([1, 5]);
    await together(kind, context, ids.slice(0, 6), "now");
    expect([kind.counts.all, kind.calls.length]).toEqual([2, 5]);
  });

  it("of a wait among others make all of them see the cloud as it is", async () => {
    const ids = names(17);
    const kind = listed(() => ids, 100);
    for (const id of ids) kind.things.set(id, thing(id));
    const { context } = memoryContext();
    const reads = ids.map((id, index) => findTogether(kind.spec, context, id, {}, index === 3 ? "now" : "operation"));
    await Promise.all([...reads, findTogether(kind.spec, context, "t3", {}, "operation")]);
    expect(kind.counts).toEqual({ all: 0, some: [17] });
  });

  it("of different scopes are listed apart", async () => {
    const scopes: string[] = [];
    const { spec } = memoryKind({
      list: {
        scope: (id) => id.slice(0, 1),
        all: async function* (_context, scope) {
          scopes.push(scope);
          yield ["1", "2"].map((name) => [`${scope}${name}`, thing(`${scope}${name}`)] as const);
        },
      },
    });
    const { context } = memoryContext();
    const ids = ["a1", "b1", "a2", "b2"];
    const found = await Promise.all(ids.map((id) => findTogether(spec, context, id, {}, "operation")));
    expect(found).toEqual(ids.map(thing));
    expect(scopes.sort()).toEqual(["a", "b"]);
  });

  it("of different accounts have nothing in common", async () => {
    const ids = names(2);
    const kind = listed(() => ids);
    for (const id of ids) kind.things.set(id, thing(id));
    await together(kind, memoryContext().context, ids);
    await together(kind, memoryContext().context, ids);
    expect(kind.counts.all).toBe(2);
  });
});

it("one read alone is one call of its own, also where the kind has no list", async () => {
  const kind = listed(() => ["t0"]);
  kind.things.set("t0", thing("t0"));
  expect(await together(kind, memoryContext().context, ["t0"])).toEqual([thing("t0")]);
  expect([kind.counts.all, kind.calls]).toEqual([0, [["find", "t0"]]]);
  const plain = memoryKind();
  expect(await findTogether(plain.spec, memoryContext().context, "t0", {}, "operation")).toBeUndefined();
});

describe("a listing that would take more than a hundred pages", () => {
  /** A kind of so many rows, in pages of one. @param says whether the listing says how many there are */
  function large(rows: number, says: boolean) {
    const pages: number[] = [];
    const kind = memoryKind({
      list: {
        all: async function* (_context, _scope, counted) {
          pages.push(0);
          if (says) counted?.(rows);
          for (let index = 0; index < rows; index++) {
            pages[pages.length - 1] = index + 1;
            yield [[`t${index}`, thing(`t${index}`)]];
          }
        },
      },
    });
    for (const id of names(rows)) kind.things.set(id, thing(id));
    return { ...kind, pages };
  }
  const read = (kind: ReturnType<typeof large>, context: AnyContext, count: number) =>
    Promise.all(names(count).map((id) => findTogether(kind.spec, context, id, {}, "operation")));

  it("is left at its first page where it says so, until a tenth of its rows was read", async () => {
    const kind = large(200, true);
    const { context } = memoryContext();
    expect(await read(kind, context, 2)).toEqual(names(2).map(thing));
    expect([kind.pages, kind.calls.length]).toEqual([[1], 1]);
    // Twenty reads are a tenth: those before go one by one, without a look at the listing.
    await read(kind, context, 17);
    expect([kind.pages, kind.calls.length]).toEqual([[1], 18]);
    await read(kind, context, 3);
    expect(kind.pages).toEqual([1, 200]);
    await read(kind, context, 200);
    expect([kind.pages, kind.calls.length]).toEqual([[1, 200], 18]);
  });

  it("is left after a hundred where it does not, and never asked for again", async () => {
    const kind = large(150, false);
    const { context } = memoryContext();
    await read(kind, context, 140);
    expect([kind.pages, kind.calls.length]).toEqual([[101], 39]);
    await read(kind, context, 140);
    expect([kind.pages, kind.calls.length]).toEqual([[101], 179]);
  });

  it("is not made for a wait where reads by ID take fewer calls", async () => {
    const kind = large(5, true);
    const { context } = memoryContext();
    const wait = (count: number) =>
      Promise.all(names(count).map((id) => findTogether(kind.spec, context, id, {}, "now")));
    await wait(4);
    expect([kind.pages, kind.calls.length]).toEqual([[5], 0]);
    await wait(5);
    expect([kind.pages, kind.calls.length]).toEqual([[5], 5]);
    await read(kind, context, 2);
    expect([kind.pages, kind.calls.length]).toEqual([[5], 5]);
  });

  it("is whole with exactly a hundred", async () => {
    for (const says of [true, false]) {
      const kind = large(100, says);
      await read(kind, memoryContext().context, 2);
      expect([kind.pages, kind.calls]).toEqual([[100], []]);
    }
  });
});
