import { describe, expect, it } from "vitest";
import type { Attempt, Wanted } from "../../../../provider/lifecycle/create/attempt";
import { addMade, madeBy, before as thereBefore, wantedOf } from "../../../../provider/lifecycle/create/search";
import { remove } from "../../../../provider/lifecycle/delete";
import { idOfInputs } from "../../../../provider/lifecycle/ids";
import { cloudError, memoryContext, memoryKind, type Thing } from "../../../support/memory-kind";
import { movedClock } from "../../../support/moved-clock";

const row: Thing = { name: "web", status: "Ready" };
const none = new Set<string>();

interface Scoped {
  scope?: (id: string) => string;
  pages?: number;
}

/** A kind that is listed by name; each listing is a call. */
function listed(rows: Record<string, Thing>, { scope, pages = 1 }: Scoped = {}, over: object = {}) {
  const kind: ReturnType<typeof memoryKind> = memoryKind({
    list: {
      name: (one) => one.name,
      ...(scope && { scope }),
      all: async function* (_context, of) {
        kind.calls.push(["list", of]);
        const failure = kind.failures.list?.shift();
        if (failure) throw failure;
        for (let page = 0; page < pages; page += 1) yield [...kind.things].map(([id, one]) => [id, one] as const);
      },
    },
    ...over,
  });
  for (const [id, one] of Object.entries(rows)) kind.things.set(id, one);
  return kind;
}

/** A set of machines in a scope: the cloud lists them one by one. */
const setOf = (held: string[]) =>
  memoryKind({
    members: {
      ids: "address",
      there: () => [],
      scope: ({ vpcId }) => vpcId ?? "",
      count: ({ size }) => size,
      list: async (_context, of) => [of, ...held].map((id) => ({ id })),
    },
  }).spec;

const lists = (calls: unknown[][]) => calls.filter(([name]) => name === "list").length;

describe("what a resource is recognised by", () => {
  it("is the ID that its inputs make", () => {
    const { spec } = memoryKind({ idFormat: "vpcId/name" });
    expect(idOfInputs(spec, { vpcId: "vpc-1", name: "web" })).toBe("vpc-1/web");
    expect(idOfInputs(spec, { vpcId: "vpc-1" })).toBeUndefined();
    expect(wantedOf(spec, { vpcId: "vpc-1", name: "web" })).toEqual({ id: "vpc-1/web" });
    const overwriting = memoryKind({ overwrites: ({ name }) => `over ${name}` }).spec;
    expect(idOfInputs(overwriting, { name: "web" })).toBe("over web");
    const own = memoryKind({ idOf: ({ name }) => `own ${name}`, overwrites: ({ name }) => name }).spec;
    expect(idOfInputs(own, { name: "web" })).toBe("own web");
  });

  it("is its name in the listing of what it belongs to", () => {
    const { spec } = listed({}, { scope: (id) => id.split("/")[0] ?? "" }, { idFormat: "vpcId/thingId" });
    expect(wantedOf(spec, { vpcId: "vpc-1", name: "web" })).toEqual({ scope: "vpc-1", name: "web" });
    expect(wantedOf(spec, { vpcId: "vpc-1", name: undefined })).toEqual({ scope: "vpc-1" });
    expect(wantedOf(listed({}).spec, { name: "web" })).toEqual({ scope: "", name: "web" });
    const index = async function* () {};
    expect(wantedOf(memoryKind({ index }).spec, { name: "web" })).toEqual({ scope: "", name: "web" });
  });

  it("is only that it is new where the listing has no names", () => {
    const all = async function* () {};
    expect(wantedOf(memoryKind({ list: { all } }).spec, { name: "web" })).toEqual({ scope: "" });
  });

  it("is how many are new, of a set", () => {
    expect(wantedOf(setOf([]), { vpcId: "as-1", size: 3, name: "web" })).toEqual({ scope: "as-1", count: 3 });
  });

  it("is nothing where nothing lists or reads it", () => {
    expect(wantedOf(memoryKind().spec, { name: "web" })).toEqual({});
    expect(wantedOf(memoryKind({ unreadable: "no call", idFormat: "name" }).spec, { name: "web" })).toEqual({});
  });
});

describe("what was there before a create", () => {
  it("is what has the name, or all where there is none", async () => {
    const rows = { a: row, b: { ...row, name: "other" } };
    const { context } = memoryContext();
    expect(await thereBefore(listed(rows).spec, context, { scope: "", name: "web" })).toEqual(["a"]);
    expect(await thereBefore(listed(rows).spec, memoryContext().context, { scope: "" })).toEqual(["a", "b"]);
  });

  it("is the ID itself, where that is there: from the listing that covers it, or by reading it", async () => {
    const { spec, calls } = listed({ "vpc-1/web": row }, { scope: (id) => id.split("/")[0] ?? "" });
    expect(await thereBefore(spec, memoryContext().context, { id: "vpc-1/web" })).toEqual(["vpc-1/web"]);
    expect(await thereBefore(spec, memoryContext().context, { id: "vpc-2/web" })).toEqual([]);
    expect(calls).toEqual([
      ["list", "vpc-1"],
      ["list", "vpc-2"],
    ]);
    expect(await thereBefore(listed({ web: row }).spec, memoryContext().context, { id: "web" })).toEqual(["web"]);
    const alone = memoryKind();
    alone.things.set("web", row);
    expect(await thereBefore(alone.spec, memoryContext().context, { id: "web" })).toEqual(["web"]);
    expect(await thereBefore(alone.spec, memoryContext().context, { id: "blue" })).toEqual([]);
  });

  it("is not known where nothing identifies it", async () => {
    expect(await thereBefore(memoryKind().spec, memoryContext().context, {})).toBeUndefined();
  });

  it("is listed once a minute, for each kind and scope, and what is made in the meantime is added", async () => {
    const { spec, things, calls } = listed({ a: row });
    const clock = movedClock(0);
    const { context } = memoryContext({ clock });
    const wanted: Wanted = { scope: "", name: "web" };
    expect(await thereBefore(spec, context, wanted)).toEqual(["a"]);
    things.set("b", row);
    await addMade(spec, context, wanted, "b");
    await addMade(spec, context, { scope: "", name: "other" }, "c");
    clock.advance(59_999);
    expect(await thereBefore(spec, context, wanted)).toEqual(["a", "b"]);
    expect(await thereBefore(spec, context, { scope: "" })).toEqual(["a", "b", "c"]);
    expect(lists(calls)).toBe(1);
    clock.advance(1);
    expect(await thereBefore(spec, context, { scope: "" })).toEqual(["a", "b"]);
    await thereBefore(spec, context, { scope: "vpc-1" });
    expect(lists(calls)).toBe(3);
    const other = listed({ z: row }, {}, { type: "test:Other" });
    expect(await thereBefore(other.spec, context, wanted)).toEqual(["z"]);
  });

  it("is not what this process has deleted since: the same inputs make it again", async () => {
    const { spec, calls } = listed({ web: row, other: { ...row, name: "other" } }, {}, { idFormat: "name" });
    const { context } = memoryContext();
    expect(await thereBefore(spec, context, { id: "web" })).toEqual(["web"]);
    await remove(spec, context, "web", { name: "web" });
    expect(await thereBefore(spec, context, { id: "web" })).toEqual([]);
    expect(await thereBefore(spec, context, { id: "other" })).toEqual(["other"]);
    expect(lists(calls)).toBe(1);
  });

  it("has each member of a set that was made", async () => {
    const spec = setOf(["ins-1"]);
    const { context } = memoryContext();
    const wanted = { scope: "as-1", count: 2 };
    await thereBefore(spec, context, wanted);
    await addMade(spec, context, wanted, "as-1/ins-2,ins-3");
    expect(await thereBefore(spec, context, wanted)).toEqual(["as-1", "ins-1", "ins-2", "ins-3"]);
  });

  it("adds nothing where nothing was listed", async () => {
    await addMade(memoryKind().spec, memoryContext().context, { id: "a" }, "a");
    const { spec, failures } = listed({});
    const { context } = memoryContext();
    failures.list = [cloudError("server")];
    await expect(thereBefore(spec, context, { scope: "" })).rejects.toThrow("it is server");
    await addMade(spec, context, { scope: "" }, "a");
    expect(await thereBefore(spec, context, { scope: "" })).toEqual([]);
  });

  it("is not known without the permission to look, and a create may succeed all the same", async () => {
    const forbidden = () => cloudError("unauthorised", { code: "UnauthorizedOperation" });
    const { spec, failures } = listed({});
    failures.list = [forbidden()];
    expect(await thereBefore(spec, memoryContext().context, { scope: "" })).toBeUndefined();
    const alone = memoryKind();
    alone.failures.find = [forbidden(), cloudError("unauthorised", { code: "InvalidKey" })];
    expect(await thereBefore(alone.spec, memoryContext().context, { id: "a" })).toBeUndefined();
    await expect(thereBefore(alone.spec, memoryContext().context, { id: "a" })).rejects.toThrow("it is unauthorised");
  });

  it("is asked for once a minute, too, where the permission to look is missing", async () => {
    const { spec, calls, failures } = listed({ a: row });
    failures.list = [cloudError("unauthorised", { code: "UnauthorizedOperation" })];
    const clock = movedClock(0);
    const { context } = memoryContext({ clock });
    expect(await thereBefore(spec, context, { scope: "" })).toBeUndefined();
    expect(await thereBefore(spec, context, { scope: "" })).toBeUndefined();
    expect(lists(calls)).toBe(1);
    clock.advance(60_000);
    expect(await thereBefore(spec, context, { scope: "" })).toEqual(["a"]);
  });

  it("is not known of more than fifty pages", async () => {
    expect(await thereBefore(listed({ a: row }, { pages: 50 }).spec, memoryContext().context, { scope: "" })).toEqual([
      "a",
    ]);
    expect(
      await thereBefore(listed({ a: row }, { pages: 51 }).spec, memoryContext().context, { scope: "" }),
    ).toBeUndefined();
  });
});

describe("what an attempt made", () => {
  const attempt = (wanted: Wanted, more: Partial<Attempt> = {}): Attempt => ({
    type: "test:Thing",
    wanted,
    before: [],
    token: "t",
    inputs: {},
    at: 0,
    ...more,
  });
  const { context } = memoryContext();

  it("is what is new of its name, without another's", async () => {
    const { spec } = listed({ a: row, b: row, c: row, d: { ...row, name: "other" } });
    const made = madeBy(spec, context, attempt({ scope: "", name: "web" }, { before: ["a"] }), new Set(["b"]));
    expect(await made).toEqual(["c"]);
    const { before: _, ...unknown } = attempt({ scope: "", name: "web" });
    expect(await madeBy(spec, context, unknown, none)).toEqual(["a", "b", "c"]);
  });

  it("is what its ID says, where that is there and was not before", async () => {
    const { spec, things, calls } = listed({});
    expect(await madeBy(spec, context, attempt({ id: "web" }), none)).toEqual([]);
    things.set("web", row);
    expect(await madeBy(spec, context, attempt({ id: "web" }), none)).toEqual(["web"]);
    expect(await madeBy(spec, context, attempt({ id: "web" }, { before: ["web"] }), none)).toEqual([]);
    expect(lists(calls)).toBe(0);
  });

  it("is nothing where what it would belong to is gone", async () => {
    const { spec, failures, calls } = listed({ a: row });
    failures.list = [cloudError("not-found"), cloudError("server")];
    expect(await madeBy(spec, context, attempt({}), none)).toEqual([]);
    expect(calls.at(-1)).toEqual(["list", ""]);
    await expect(madeBy(spec, context, attempt({}), none)).rejects.toThrow("it is server");
  });

  it("is one set of the new members, or each by itself where there are more than were asked for", async () => {
    const spec = setOf(["ins-1", "ins-2", "ins-3", "ins-4"]);
    const of = (count: number, old: string[], others: string[] = []) =>
      madeBy(spec, context, attempt({ scope: "as-1", count }, { before: ["as-1", ...old] }), new Set(others));
    expect(await of(2, ["ins-1", "ins-2"])).toEqual(["as-1/ins-3,ins-4"]);
    expect(await of(3, ["ins-1", "ins-2"])).toEqual(["as-1/ins-3,ins-4"]);
    expect(await of(1, ["ins-1", "ins-2"])).toEqual(["as-1/ins-3", "as-1/ins-4"]);
    expect(await of(1, ["ins-1"], ["as-1/ins-2,ins-3"])).toEqual(["as-1/ins-4"]);
    expect(await of(2, ["ins-1", "ins-2", "ins-3", "ins-4"])).toEqual([]);
  });
});
