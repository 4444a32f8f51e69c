import { describe, expect, it } from "vitest";
import { findPending } from "../../../../provider/lifecycle/create/recover";
import { listedKind, memoryContext, memoryKind, type Thing } from "../../../support/memory-kind";

const SAVED = Date.UTC(2026, 10, 22, 8);
const HOUR = 3_600_000;
const row: Thing = { name: "web", status: "Ready", vpcId: "vpc-1" };
const made = (ago: number): Thing => ({ ...row, createTime: new Date(SAVED - ago).toISOString() });
const inputs = { name: "web", vpcId: "vpc-1" };

const listed = (rows: Record<string, Thing>) => listedKind({}, rows).spec;

const pending = (spec: ReturnType<typeof listed>, taken: string[] = [], given: object = inputs) =>
  findPending(spec, memoryContext().context, { ...given }, new Set(taken), SAVED);

describe("what only a pending create is left of", () => {
  it("is what has its name and inputs, and was made about when the state was saved", async () => {
    const rows = {
      ...{ a: made(HOUR), b: made(-HOUR), other: { ...made(HOUR), name: "other" } },
      ...{ elsewhere: { ...made(HOUR), vpcId: "vpc-2" }, undated: row },
    };
    expect(await pending(listed(rows))).toEqual({
      made: ["a", "b", "undated"],
      older: [],
      nameless: [],
      stateIs: "earlier",
    });
  });

  it("is not what was made more than fifteen hours before: that is named apart", async () => {
    const rows = { a: made(15 * HOUR + 1_000), b: made(15 * HOUR), c: made(0) };
    expect(await pending(listed(rows))).toEqual({ made: ["b", "c"], older: ["a"], nameless: [], stateIs: "earlier" });
  });

  it("is not what a stack has", async () => {
    expect(await pending(listed({ a: made(0), b: made(0) }), ["a"])).toEqual({
      made: ["b"],
      older: [],
      nameless: [],
      stateIs: "earlier",
    });
  });

  it("is found by the ID that the inputs make, unless a stack has that", async () => {
    const { spec, things } = memoryKind({ idFormat: "name" });
    things.set("web", row);
    expect(await pending(spec)).toEqual({ made: ["web"], older: [], nameless: [], stateIs: "earlier" });
    expect(await pending(spec, ["web"])).toEqual({ made: [], older: [], nameless: [], stateIs: "earlier" });
    expect(await pending(spec, [], { name: "blue" })).toEqual({
      made: [],
      older: [],
      nameless: [],
      stateIs: "earlier",
    });
  });

  it("is older or younger than what the state has in its place, by the cloud's times; what is gone was replaced", async () => {
    const rows = { made: made(HOUR), later: made(0), earlier: made(2 * HOUR), same: made(HOUR), undated: row };
    const order = async (current: string) => {
      const others = Object.keys(rows).filter((id) => id !== "made");
      const found = await findPending(listed(rows), memoryContext().context, inputs, new Set(others), SAVED, current);
      return found?.stateIs;
    };
    expect(await Promise.all(["later", "earlier", "same", "undated", "gone"].map(order))).toEqual([
      ...["later", "earlier", undefined, undefined, "earlier"],
    ]);
  });

  it("is named apart where the cloud returns no name: the rest may be another's too", async () => {
    const { spec } = listedKind({ isNamed: false, flatten: ({ name: _, ...rest }) => rest }, { a: made(HOUR), b: row });
    expect(await pending(spec)).toEqual({ made: [], older: [], nameless: ["a", "b"], stateIs: "earlier" });
    const old = listedKind({ isNamed: false, flatten: ({ name: _, ...rest }) => rest }, { a: made(16 * HOUR) });
    expect(await pending(old.spec)).toMatchObject({ older: ["a"], nameless: [] });
  });

  it("of a set is what joined its scope about then, and compares with the state's by when members joined", async () => {
    const joined = (id: string, ago: number) => ({ id, joinTime: new Date(SAVED - ago).toISOString() });
    const { spec } = memoryKind({
      members: {
        ...{ ids: "address", scope: () => "as-1", count: () => 2 },
        list: async () => [
          ...[joined("old", 16 * HOUR), joined("first", 3 * HOUR), joined("m1", 2 * HOUR), joined("m2", 2 * HOUR)],
          joined("last", HOUR),
        ],
      },
    });
    const find = (taken: string[], current?: string) =>
      findPending(spec, memoryContext().context, inputs, new Set(taken), SAVED, current);
    const set = { made: ["as-1/m1,m2"], older: ["as-1/old"], nameless: [] };
    expect(await find(["as-1/first,last"])).toEqual({ ...set, stateIs: "earlier" });
    expect(await find(["as-1/first", "as-1/last"], "as-1/first")).toEqual({ ...set, stateIs: "earlier" });
    expect(await find(["as-1/first", "as-1/last"], "as-1/last")).toEqual({ ...set, stateIs: "later" });
    expect(await find(["as-1/first,last"], "as-1/gone")).toEqual({ ...set, stateIs: "earlier" });
    expect((await find([]))?.made).toEqual(["as-1/first", "as-1/m1", "as-1/m2", "as-1/last"]);
  });

  it("is unknown where no call shows it", async () => {
    expect(await pending(memoryKind().spec)).toBeUndefined();
  });
});
