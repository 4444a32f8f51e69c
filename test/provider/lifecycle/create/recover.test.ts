import { describe, expect, it } from "vitest";
import { findPending } from "../../../../provider/lifecycle/create/recover";
import { listedKind, memoryContext, memoryKind, type Thing } from "../../../support/memory-kind";

const SAVED = Date.UTC(2026, 10, 22, 8);
const HOUR = 3_600_000;
const none = new Map();
const row: Thing = { name: "web", status: "Ready", vpcId: "vpc-1" };
const made = (ago: number): Thing => ({ ...row, createTime: new Date(SAVED - ago).toISOString() });
const inputs = { name: "web", vpcId: "vpc-1" };

const listed = (rows: Record<string, Thing>) => listedKind({}, rows).spec;

/** What is known of a pending operation. */
const traces = (taken: string[], given: object = inputs, confirmed: string[] = []) => ({
  inputs: { ...given },
  taken: new Set(taken),
  savedAt: SAVED,
  confirmed: new Set(confirmed),
});

const pending = (spec: ReturnType<typeof listed>, taken: string[] = [], given: object = inputs) =>
  findPending(spec, memoryContext().context, traces(taken, given));

describe("what only a pending create is left of", () => {
  it("is what has its name and inputs, and was made about when the state was saved", async () => {
    const rows = {
      a: made(HOUR),
      b: made(-HOUR),
      other: { ...made(HOUR), name: "other" },
      elsewhere: { ...made(HOUR), vpcId: "vpc-2" },
      undated: row,
    };
    expect(await pending(listed(rows))).toEqual({
      made: ["a", "b", "undated"],
      older: [],
      nameless: [],
      others: none,
      stateIs: "earlier",
    });
  });

  it("is not what was made more than fifteen hours before: that is named apart", async () => {
    const rows = { a: made(15 * HOUR + 1_000), b: made(15 * HOUR), c: made(0) };
    expect(await pending(listed(rows))).toEqual({
      made: ["b", "c"],
      older: ["a"],
      nameless: [],
      others: none,
      stateIs: "earlier",
    });
  });

  it("is not what a stack has", async () => {
    expect(await pending(listed({ a: made(0), b: made(0) }), ["a"])).toEqual({
      made: ["b"],
      older: [],
      nameless: [],
      others: none,
      stateIs: "earlier",
    });
  });

  it("is found by the ID that the inputs make, unless a stack has that", async () => {
    const { spec, things } = memoryKind({ idFormat: "name" });
    things.set("web", row);
    expect(await pending(spec)).toEqual({ made: ["web"], older: [], nameless: [], others: none, stateIs: "earlier" });
    expect(await pending(spec, ["web"])).toEqual({
      made: [],
      older: [],
      nameless: [],
      others: none,
      stateIs: "earlier",
    });
    expect(await pending(spec, [], { name: "blue" })).toEqual({
      made: [],
      older: [],
      nameless: [],
      others: none,
      stateIs: "earlier",
    });
  });

  it("is older or younger than what the state has in its place, by the cloud's times; what is gone was replaced", async () => {
    const rows = { made: made(HOUR), later: made(0), earlier: made(2 * HOUR), same: made(HOUR), undated: row };
    const order = async (current: string) => {
      const others = Object.keys(rows).filter((id) => id !== "made");
      const found = await findPending(listed(rows), memoryContext().context, traces(others), current);
      return found?.stateIs;
    };
    expect(await Promise.all(["later", "earlier", "same", "undated", "gone"].map(order))).toEqual([
      ...["later", "earlier", undefined, undefined, "earlier"],
    ]);
  });

  it("replaces what the state has where the inputs make its ID, unless the cloud's times say that it came first", async () => {
    const { spec, things } = memoryKind({ idFormat: "name" });
    const order = async (createTimes: { web?: string; old?: string }) => {
      for (const [id, createTime] of Object.entries({ web: undefined, old: undefined, ...createTimes }))
        things.set(id, { ...row, name: id, ...(createTime && { createTime }) });
      return findPending(spec, memoryContext().context, traces(["old"]), "old");
    };
    const [eight, nine] = ["2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z"];
    for (const times of [{}, { web: nine }, { old: nine }, { web: nine, old: nine }, { web: nine, old: eight }])
      expect(await order(times), JSON.stringify(times)).toMatchObject({ made: ["web"], stateIs: "earlier" });
    expect(await order({ web: eight, old: nine })).toMatchObject({ made: ["web"], stateIs: "later" });
  });

  it("is named apart where the cloud returns no name: the rest may be another's too, unless the user says which is not", async () => {
    const kind = { isNamed: false, flatten: ({ name: _, ...rest }: Thing) => rest };
    const { spec } = listedKind(kind, { a: made(HOUR), b: row });
    const nameless = [
      { id: "a", at: SAVED - HOUR },
      { id: "b", at: undefined },
    ];
    expect(await pending(spec)).toEqual({ made: [], older: [], nameless, others: none, stateIs: "earlier" });
    const old = listedKind(kind, { a: made(16 * HOUR) });
    expect(await pending(old.spec)).toMatchObject({ older: ["a"], nameless: [] });
    const chosen = await findPending(spec, memoryContext().context, traces([], inputs, ["b"]));
    expect(chosen).toMatchObject({ made: ["b"], nameless: [] });
    // What the program gives no name is as nameless.
    expect(await pending(listed({ a: made(HOUR) }), [], { vpcId: "vpc-1" })).toMatchObject({
      made: [],
      nameless: [{ id: "a" }],
    });
  });

  it("is the one of several that the user says", async () => {
    const found = await findPending(
      listed({ a: made(HOUR), b: made(HOUR) }),
      memoryContext().context,
      traces([], inputs, ["b", "c"]),
    );
    expect(found).toMatchObject({ made: ["b"] });
  });

  const joined = (id: string, ago: number) => ({ id, joinTime: new Date(SAVED - ago).toISOString() });
  const setKind = (differing?: (ids: readonly string[], since: number) => Map<string, string>, idOf?: () => string) =>
    memoryKind({
      ...(idOf && { idOf }),
      members: {
        ids: "address",
        there: () => [],
        scope: () => "as-1",
        count: () => 2,
        list: async () => [
          ...[joined("old", 16 * HOUR), joined("first", 3 * HOUR), joined("m1", 2 * HOUR), joined("m2", 2 * HOUR)],
          joined("last", HOUR),
        ],
        ...(differing && { differing: async (_context, _scope, _want, ids, since) => differing(ids, since) }),
      },
    }).spec;
  const findSet = (spec: ReturnType<typeof setKind>, taken: string[], confirmed: string[], current?: string) =>
    findPending(spec, memoryContext().context, traces(taken, inputs, confirmed), current);

  it("of a set is only what the user says of what joined its scope about then", async () => {
    const spec = setKind();
    const taken = ["as-1/first,last"];
    const nameless = ["m1", "m2"].map((id) => ({ id, at: SAVED - 2 * HOUR }));
    const rest = { older: ["as-1/old"], others: none, stateIs: "earlier" };
    expect(await findSet(spec, taken, [])).toEqual({ made: [], nameless, ...rest });
    expect(await findSet(spec, taken, ["m1", "m2", "first", "old"])).toEqual({
      made: ["as-1/m1,m2"],
      nameless: [],
      ...rest,
    });
    expect(await findSet(spec, taken, ["m2"])).toEqual({ made: ["as-1/m2"], nameless: [], ...rest });
    expect((await findSet(spec, [], ["first", "m1", "m2"]))?.made).toEqual(["as-1/first", "as-1/m1", "as-1/m2"]);
  });

  it("of a set is what joined about then and its inputs name", async () => {
    const spec = setKind(undefined, () => "as-1/m1,m2,old,gone");
    expect(await findSet(spec, ["as-1/first"], [])).toEqual({
      made: ["as-1/m1,m2,old,gone"],
      older: ["as-1/old"],
      nameless: [],
      others: none,
      stateIs: "earlier",
    });
  });

  it("of a set is nothing that differs from what was asked for, whatever the user says", async () => {
    const asked: unknown[] = [];
    const others = new Map([["m1", "its model differs"]]);
    const spec = setKind((ids, since) => {
      asked.push([...ids], since);
      return others;
    });
    const found = await findSet(spec, ["as-1/first,last"], ["m1"]);
    expect(found).toMatchObject({ made: [], nameless: [{ id: "m2" }], others });
    expect(asked).toEqual([["m1", "m2"], SAVED - 15 * HOUR]);
  });

  it("of a set compares with the state's by when members joined", async () => {
    const order = async (taken: string[], current: string) =>
      (await findSet(setKind(), taken, ["m1", "m2"], current))?.stateIs;
    expect(await order(["as-1/first", "as-1/last"], "as-1/first")).toBe("earlier");
    expect(await order(["as-1/first", "as-1/last"], "as-1/last")).toBe("later");
    expect(await order(["as-1/first,last"], "as-1/gone")).toBe("earlier");
  });

  it("is unknown where no call shows it", async () => {
    expect(await pending(memoryKind().spec)).toBeUndefined();
  });
});
