import { beforeEach, describe, expect, it } from "vitest";
import type { Attempt } from "../../../provider/lifecycle/create/attempt";
import { type Notes, notesInMemory } from "../../../provider/lifecycle/create/notes";
import { MADE, UNREADY, UNRETURNED } from "../../../provider/lifecycle/internal-properties";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { forgetSaid } from "../../../provider/lifecycle/warn-once";
import { memoryHost } from "../../support/memory-host";
import { cloudError, listedKind, type MemoryKind, memoryKind, type Thing } from "../../support/memory-kind";

// What the operations pass on to the lifecycle's functions, and what they keep between each other.

type Over = Parameters<typeof memoryKind>[0];

const type = "tcr:Thing";
const ready: Thing = { name: "web", status: "Ready", size: 1, version: "1.0", address: "10.0.0.1" };
let urns = 0;
let urn: string;
beforeEach(() => {
  forgetSaid();
  urns += 1;
  urn = `urn:pulumi:dev::operations::${type}::web-${urns}`;
});

/** A kind, and its operations on a host in memory. */
function opened(over: Over = {}, clouds: object = {}, notes?: Notes) {
  const kind = memoryKind({ type, ...over });
  return { ...kind, ...memoryHost(kind, clouds, notes) };
}

/** The names of the calls, oldest first. */
const names = ({ calls }: Pick<MemoryKind, "calls">) => calls.map(([name]) => name);

/** Notes in which an earlier run's attempt stands. */
function notesWith(attempt: Partial<Attempt> & { urn: string }): Notes {
  const notes = notesInMemory();
  const { urn: of, ...more } = attempt;
  const earlier: Attempt = { type, wanted: {}, token: "t", inputs: {}, at: 0, ...more };
  return {
    ...notes,
    of: (one) => (one === of ? earlier : notes.of(one)),
    leftover: (one) => (one === of ? earlier : undefined),
  };
}

describe("nulls", () => {
  it("are inputs that are not set, in every operation", async () => {
    const { operations, calls, things } = opened();
    const inputs = { name: "web", size: null, tags: { a: null }, vpcId: null };
    expect(await operations.check({ ...inputs, version: null })).toEqual([]);
    expect(await operations.check(inputs, { name: null })).toEqual([]);
    const { id, properties } = await operations.create(inputs);
    expect(calls.find(([name]) => name === "create")?.[1]).toMatchObject({ name: "web", size: 1 });
    expect((await operations.diff(id, { ...properties, vpcId: null }, inputs)).changes).toEqual([]);
    expect((await operations.read(id, { ...properties, vpcId: null }))?.inputs).toBeUndefined();
    expect(await operations.foresee(inputs)).toMatchObject({ name: "web", status: UNKNOWN });
    expect(await operations.foresee(inputs, { ...properties, vpcId: null })).not.toHaveProperty("vpcId");
    await operations.update(id, { ...properties, tags: null }, { ...inputs, size: 2 });
    expect(things.get(id)).toMatchObject({ size: 2 });
    await operations.delete(id, { ...properties, deletionProtection: null });
    expect(things.size).toBe(0);
  });

  it("and what an import could not find are kept from all but the check", async () => {
    const { operations, calls } = opened();
    const imported = { name: "web", [UNRETURNED]: ["password"] };
    await operations.create(imported);
    expect(JSON.stringify(calls)).not.toContain(UNRETURNED);
  });
});

it("a state of an older release is read in the form of this one", async () => {
  const { operations, things } = opened({ migrations: [({ title, ...rest }) => ({ ...rest, name: title })] });
  things.set("thing-1", ready);
  const old = { title: "web", size: 1, version: "1.0", address: "10.0.0.1", status: "Ready" };
  expect((await operations.diff("thing-1", old, { name: "web", size: 1 })).changes).toEqual([]);
  expect((await operations.read("thing-1", old))?.inputs).toBeUndefined();
  expect(await operations.foresee({ name: "web", size: 1 }, old)).toMatchObject({ status: "Ready" });
  await operations.update("thing-1", old, { name: "blue", size: 1 });
  expect(things.get("thing-1")).toMatchObject({ name: "blue" });
  await operations.delete("thing-1", old);
  expect(things.size).toBe(0);
});

describe("a check", () => {
  const failing = { missing: () => [{ setting: "s", reason: "is not set" }] };

  it("says settings, what the cloud does not have, inputs, and an ID to adopt, in this order", async () => {
    const unsupported = () => [{ input: "size", when: "set", reason: "is not sold" }];
    const { operations } = opened({ idFormat: "id" }, { ...failing, unsupported });
    const found = await operations.check({ name: "WEB", size: 1, adopt: "a/b" });
    expect(found.map(({ property }) => property)).toEqual(["", "size", "name", "adopt"]);
  });

  it("of what the state has asks for no ID to adopt", async () => {
    const { operations } = opened();
    const inputs = { name: "web", adopt: "a/b" };
    expect((await operations.check(inputs)).map(({ property }) => property)).toEqual(["adopt"]);
    expect(await operations.check(inputs, { name: "web" })).toEqual([]);
  });

  it("takes what an import found as it is, until the program says something else", async () => {
    const { operations } = opened({}, { unsupported: () => [{ input: "size", when: "set", reason: "is not sold" }] });
    const found = { name: "web", size: 1, [UNRETURNED]: [] };
    expect(await operations.check(found, found)).toEqual([]);
    expect(await operations.check({ ...found, size: 2 }, found)).toMatchObject([{ property: "size" }]);
    expect(await operations.check(found, { name: "web", size: 1 })).toMatchObject([{ property: "size" }]);
  });
});

it("the tags of the settings are added to those of the program", async () => {
  const { operations } = opened({}, { defaults: () => ({ defaultTags: { team: "a" } }) });
  expect(await operations.withDefaults({ name: "web", tags: { by: "b" } })).toMatchObject({
    tags: { team: "a", by: "b" },
  });
});

describe("a look ahead of a create", () => {
  const ahead = async () => [
    { property: "size", reason: "too many" },
    { property: "", reason: "a quota is used up" },
  ];

  it("warns, with the input where there is one", async () => {
    const { operations, said } = opened({ ahead });
    await operations.forewarn({ name: "web", __urn: urn });
    expect(said.warned).toEqual(["size: too many", "a quota is used up"]);
  });

  it.each(["adopt", "profile", "region"])("waits until %s is known", async (input) => {
    const { operations, said, connections } = opened({ ahead });
    await operations.forewarn({ name: "web", [input]: UNKNOWN, __urn: urn });
    expect([...said.warned, ...connections]).toEqual([]);
  });

  it("says nothing of what an interrupted run may have made", async () => {
    const { operations, said } = opened({ ahead }, {}, notesWith({ urn }));
    await operations.forewarn({ name: "web", __urn: urn });
    await operations.forewarn({ name: "web", __urn: `${urn}-other` });
    expect(said.warned).toHaveLength(2);
  });

  it("says nothing of what the state has and no comparison has shown", async () => {
    const { operations, said, things } = opened({ ahead });
    things.set("thing-1", ready);
    await operations.check({ name: "web", __urn: urn }, { name: "web" });
    await operations.forewarn({ name: "web", __urn: urn });
    expect(said.warned).toEqual([]);
    await operations.diff("thing-1", { ...ready }, { name: "web", size: 1, __urn: urn });
    await operations.forewarn({ name: "web", __urn: urn });
    expect(said.warned).toHaveLength(2);
  });

  it("of a replacement knows the one that leaves, where that is deleted first", async () => {
    const seen: unknown[] = [];
    const look: NonNullable<Over>["ahead"] = async (_context, want, _urn, leaving) => {
      seen.push([want.vpcId, leaving?.vpcId]);
      return [];
    };
    const state = { ...ready, vpcId: "vpc-1" };
    const moved = { name: "web", size: 1, vpcId: "vpc-2", __urn: urn };
    const after = opened({ ahead: look, deleteBeforeReplace: () => false });
    await after.operations.diff("thing-1", state, moved);
    await after.operations.forewarn(moved);
    const first = opened({ ahead: look, deleteBeforeReplace: () => true });
    await first.operations.diff("thing-1", state, { ...moved, __urn: `${urn}-first` });
    await first.operations.forewarn({ ...moved, __urn: `${urn}-first` });
    expect(seen).toEqual([
      ["vpc-2", undefined],
      ["vpc-2", "vpc-1"],
    ]);
  });

  it("fails for nothing", async () => {
    const { operations, said } = opened(
      { ahead },
      {
        region: () => {
          throw new Error("wrong settings");
        },
      },
    );
    await expect(operations.forewarn({ name: "web", __urn: urn })).resolves.toBeUndefined();
    expect(said.warned).toEqual([]);
  });
});

describe("a comparison", () => {
  const unready = { ...ready, [UNREADY]: true };
  const same = { name: "web", size: 1 };

  it("of what was never ready says that it is waited for, or that it is gone and made again", async () => {
    const there = opened();
    there.things.set("thing-1", ready);
    await there.operations.diff("thing-1", unready, same);
    expect(there.said.noted).toEqual(["thing-1 was not ready when an earlier run ended; waiting for it again"]);
    const gone = opened();
    const { replaces } = await gone.operations.diff("thing-1", { ...unready, deletionProtection: true }, same);
    expect(gone.said.noted).toEqual(["thing-1 was removed before it was ready; creating a new one"]);
    expect(replaces).not.toEqual([]);
    const other = opened();
    await other.operations.diff("thing-1", { ...ready }, same);
    expect([...other.said.noted, ...names(other)]).toEqual([]);
  });

  it("refuses a change in place that the cloud has no call for, and no replacement", async () => {
    const unsupported = () => [{ input: "size", when: "changed", reason: "cannot change here" }];
    const { operations } = opened({}, { unsupported });
    await expect(operations.diff("thing-1", { ...ready }, { ...same, size: 2 })).rejects.toThrow(
      'comparing tcr:Thing "web": size: cannot change here',
    );
    await expect(operations.diff("thing-1", { ...ready }, { ...same, name: "blue" })).resolves.toBeDefined();
    const moved = operations.diff("thing-1", { ...ready }, { ...same, size: 2, vpcId: "vpc-2" });
    expect((await moved).replaces).toEqual(["vpcId"]);
  });

  it("refuses a replacement that deletes first and could not be made, unless an interrupted run has begun it", async () => {
    const over: Over = {
      deleteBeforeReplace: () => true,
      ahead: async () => [{ property: "vpcId", reason: "is full" }],
    };
    const moved = { ...same, vpcId: "vpc-2", __urn: urn };
    const refused = opened(over).operations.diff("thing-1", { ...ready }, moved);
    await expect(refused).rejects.toThrow("vpcId: is full; thing-1 is not deleted");
    const begun = opened(over, {}, notesWith({ urn, id: "thing-1" }));
    await expect(begun.operations.diff("thing-1", { ...ready }, moved)).resolves.toMatchObject({ replaces: ["vpcId"] });
    const gone = opened(over).operations.diff("thing-1", unready, { ...moved, __urn: `${urn}-gone` });
    await expect(gone).resolves.toBeDefined();
  });

  it("says what an interrupted run may have left, once, and not where it is replaced", async () => {
    const attempt = { urn, id: "thing-9" };
    const { operations, said } = opened({}, {}, notesWith(attempt));
    const inputs = { ...same, __urn: urn };
    await operations.diff("thing-1", { ...ready }, { ...inputs, vpcId: "vpc-2" });
    expect(said.warned).toEqual([]);
    await operations.diff("thing-1", { ...ready }, inputs);
    await operations.diff("thing-1", { ...ready }, inputs);
    const text = said.warned[0];
    expect(said.warned).toHaveLength(1);
    const other = opened({}, {}, notesWith({ urn: `${urn}-other`, id: "thing-9" }));
    await other.operations.diff("thing-1", { ...ready }, { ...same, __urn: `${urn}-other` });
    expect(other.said.warned).toEqual([text]);
    expect(text).toContain("thing-9, which is not in any state");
  });

  it("says what a replacement loses where the program has been checked, or has no URN", async () => {
    const { operations, said } = opened();
    const moved = { ...same, vpcId: "vpc-2" };
    await operations.diff("thing-1", { ...ready }, { ...moved, __urn: urn });
    expect(said.noted).toEqual([]);
    await operations.check({ ...moved, __urn: urn });
    await operations.diff("thing-1", { ...ready }, { ...moved, __urn: urn });
    await operations.diff("thing-1", { ...ready }, moved);
    expect(said.noted).toHaveLength(2);
    expect(said.noted[0]).toContain("its data is lost");
  });
});

describe("the notes", () => {
  const state = { ...ready, [MADE]: "mark", profile: "p", region: "r" };
  const isInState = [type, "thing-1", "mark"];
  const entryIs = [...isInState, { profile: "p", region: "r" }];

  it.each([
    ["comparing", [isInState, entryIs]],
    ["reading", [isInState]],
    ["updating", [isInState, entryIs]],
    ["deleting", [isInState]],
  ])("know what the state has, and where, from %s", async (verb, wanted) => {
    const told: unknown[] = [];
    const notes: Notes = {
      ...notesInMemory(),
      idIsInState: (...given) => void told.push(given),
      entryIs: (...given) => void told.push(given),
    };
    const { operations, things } = opened({}, {}, notes);
    things.set("thing-1", ready);
    if (verb === "comparing") await operations.diff("thing-1", state, { name: "web", size: 1 });
    if (verb === "reading") await operations.read("thing-1", state);
    if (verb === "updating") await operations.update("thing-1", state, { name: "blue", size: 1 });
    if (verb === "deleting") await operations.delete("thing-1", state);
    expect(told).toEqual(wanted);
  });
});

describe("a set to which an interrupted update may have added members", () => {
  const members: NonNullable<Over>["members"] = {
    ids: "address",
    there: () => [],
    scope: () => "scope",
    count: ({ size }) => size,
    list: async () => [],
  };
  const id = "scope/a";
  const state = { ...ready, address: ["a"] };
  const compare = async (inputs: object, of: object = state) => {
    const { operations, said } = opened({ members }, {}, notesWith({ urn: `${urn} ${id}` }));
    await operations.diff(id, { ...of }, { name: "web", size: 1, ...inputs, __urn: urn });
    return said.warned.length;
  };

  it("is warned of where no update follows that looks for them", async () => {
    expect(await compare({})).toBe(1);
    expect(await compare({ name: "blue" })).toBe(0);
    expect(await compare({}, { ...state, [UNREADY]: true })).toBe(0);
    expect(await compare({}, { ...state, size: 2 })).toBe(0);
  });
});

describe("a create", () => {
  it("says what it does: creating, or adopting", async () => {
    const { operations, failures, things } = opened();
    failures.create = [cloudError("invalid")];
    await expect(operations.create({ name: "web" })).rejects.toThrow(/^creating tcr:Thing "web": /);
    await expect(operations.create({ name: "web", adopt: "thing-7" })).rejects.toThrow(/^adopting tcr:Thing "web": /);
    things.set("thing-7", ready);
    expect((await operations.create({ name: "web", size: 1, adopt: "thing-7" })).id).toBe("thing-7");
  });

  it("and an update keep the engine's timeout", async () => {
    const limits: unknown[] = [];
    const { operations: timed } = opened({
      create: async (context) => {
        limits.push(context.timeoutMs);
        return "thing-1";
      },
      find: async () => ready,
      update: async (context) => void limits.push(context.timeoutMs),
    });
    const { id, properties } = await timed.create({ name: "web" }, 7000);
    await timed.update(id, properties, { name: "blue" }, 8000);
    await timed.update(id, properties, { name: "green" });
    expect(limits).toEqual([7000, 8000, undefined]);
  });

  it("of what the state has and no comparison has shown takes the other for the one that is replaced", async () => {
    const seen: unknown[] = [];
    const create: NonNullable<Over>["create"] = async (context) => {
      seen.push((context as { replacesUnshown?: boolean }).replacesUnshown);
      return "thing-1";
    };
    const { operations } = opened({ create, find: async () => ready });
    await operations.create({ name: "web", __urn: urn });
    const __urn = `${urn}-in-the-state`;
    await operations.check({ name: "web", __urn }, { name: "web" });
    await operations.create({ name: "web", __urn });
    expect(seen).toEqual([false, true]);
  });
});

describe("a read", () => {
  it("of what is gone is nothing; of what the program does not manage, an error", async () => {
    const { operations, things, connections } = opened();
    expect(await operations.read("thing-1", {})).toBeUndefined();
    await expect(operations.get("thing-1", {})).rejects.toThrow(
      'reading tcr:Thing "": there is no resource with the ID "thing-1" in this account and region',
    );
    things.set("thing-1", ready);
    expect(await operations.get("thing-1", { profile: "p", region: null })).toMatchObject({ id: "thing-1" });
    expect(connections.at(-1)).toEqual({ profile: "p", region: undefined });
  });
});

describe("an update", () => {
  it("stays in the region of the state, unless the program names another, and keeps the mark of its create", async () => {
    const { operations, things, connections } = opened();
    things.set("thing-1", ready);
    const state = { ...ready, region: "there", [MADE]: "mark" };
    const { properties } = await operations.update("thing-1", state, { name: "blue", size: 1 });
    expect(connections.at(-1)).toMatchObject({ region: "there" });
    expect(properties[MADE]).toBe("mark");
    await operations.update("thing-1", state, { name: "red", size: 1, region: "here" });
    expect(connections.at(-1)).toMatchObject({ region: "here" });
  });

  it.each(["update", "delete"] as const)("deletes what an interrupted attempt left: %s", async (verb) => {
    const { operations, things, said } = opened({}, {}, notesWith({ urn, id: "thing-9" }));
    things.set("thing-1", ready);
    things.set("thing-9", { ...ready, name: "left" });
    const state = { ...ready, __urn: urn };
    if (verb === "update") await operations.update("thing-1", state, { name: "web", size: 2, __urn: urn });
    else await operations.delete("thing-1", state);
    expect(things.has("thing-9")).toBe(false);
    expect(things.has("thing-1")).toBe(verb === "update");
    expect(said.warned).toEqual(["also deleting thing-9: an interrupted run created it, and it is not in any state"]);
  });
});

describe("a delete", () => {
  const taken: Notes = { ...notesInMemory(), laterEntries: () => [{}] };

  it("spares what another entry of the state stands for", async () => {
    const { operations, things, said } = opened({}, {}, taken);
    things.set("thing-1", ready);
    await operations.delete("thing-1", { ...ready });
    expect(things.size).toBe(1);
    expect(said.warned).toEqual(["thing-1 is not deleted: its replacement is the same resource"]);
  });

  it("says why, where the setting has it taken over", async () => {
    const { operations, things, said } = opened({}, {}, { ...taken, takenOver: new Set([`${type} thing-1`]) });
    things.set("thing-1", ready);
    await operations.delete("thing-1", { ...ready });
    expect(said.warned[0]).toMatch(/taken over because of container-clouds:namesakes; to replace it/);
  });

  it("that fails names what an interrupted run made within, of the same service", async () => {
    const within = () => [
      { type: "tcr:Thing", id: "thing-1/a" },
      { type: "eci:Other", id: "thing-1/b" },
    ];
    const { operations, things, said, failures } = opened({}, {}, { ...notesInMemory(), within });
    things.set("thing-1", ready);
    things.set("thing-1/a", ready);
    things.set("thing-1/b", ready);
    failures.delete = [cloudError("invalid")];
    await expect(operations.delete("thing-1", { ...ready })).rejects.toThrow(/^deleting tcr:Thing "web": /);
    expect(said.warned).toHaveLength(1);
    expect(said.warned[0]).toContain("thing-1 contains tcr:Thing thing-1/a, created by an interrupted run");
  });

  it("passes the engine's timeout on", async () => {
    const limits: unknown[] = [];
    const { operations, things } = opened({ delete: async (context) => void limits.push(context.timeoutMs) });
    things.set("thing-1", ready);
    await expect(operations.delete("thing-1", { ...ready }, 5)).rejects.toThrow();
    expect(limits).toEqual([5]);
  });
});

it("what will be is foreseen for a create and an update, without a call", async () => {
  const kind = opened();
  expect(await kind.operations.foresee({ name: "web", region: "r9" })).toMatchObject({ region: "r9", status: UNKNOWN });
  expect(await kind.operations.foresee({ name: "web" })).toMatchObject({ region: "r1" });
  const updated = await kind.operations.foresee({ name: "blue", size: 1 }, { ...ready });
  expect(updated).toMatchObject({ name: "blue", address: "10.0.0.1", status: UNKNOWN });
  expect(kind.calls).toEqual([]);
});

it("what exists is listed a page at a time, in the profile and region of the query", async () => {
  const kind = listedKind({ type }, { "thing-1": ready, "thing-2": { ...ready, name: "blue" } });
  const { operations, connections } = memoryHost(kind);
  const page = await operations.list({ region: "r7", profile: null }, { start: 1, pageSize: 1, limit: 0 });
  expect(page).toEqual({ rows: [{ id: "thing-2", name: "blue" }] });
  expect(connections).toEqual([{ profile: undefined, region: "r7" }]);
  await expect(opened().operations.list({}, { start: 0, pageSize: 0, limit: 0 })).rejects.toThrow(
    'listing tcr:Thing "": tcr:Thing cannot be listed',
  );
});
