import { describe, expect, it } from "vitest";
import { findTogether } from "../../../../provider/lifecycle/batch";
import { createNew as create } from "../../../../provider/lifecycle/create/create";
import { MADE } from "../../../../provider/lifecycle/internal-properties";
import { NotReadyError } from "../../../../provider/lifecycle/ready";
import { cloudError, memoryContext, memoryKind, memoryRecord, type Thing } from "../../../support/memory-kind";
import { movedClock } from "../../../support/moved-clock";

const row: Thing = { name: "web", status: "Ready", size: 1 };

/** A kind whose create call leaves the size as it is. */
function leaving(over: Parameters<typeof memoryKind>[0] = {}) {
  const kind: ReturnType<typeof memoryKind> = memoryKind({
    afterCreate: ["size", "tags"],
    create: async (_context, { name, tags }) => {
      kind.things.set("thing-1", { ...row, name, ...(tags && { tags }) });
      return "thing-1";
    },
    ...over,
  });
  return kind;
}

describe("what a create returns", () => {
  const made = async (over: Parameters<typeof memoryKind>[0], find = row) => {
    const { spec } = memoryKind({ find: async () => find, ...over });
    const { context } = memoryContext({ clientToken: "12345678-9" });
    return (await create(spec, context, { name: "web" }, memoryRecord())).properties;
  };

  it("has the mark of this create where the inputs make the ID, and no other time", async () => {
    expect(await made({ idFormat: "name" })).toMatchObject({ [MADE]: "12345678" });
    expect(await made({})).not.toHaveProperty(MADE);
  });
});

describe("what a create call leaves different", () => {
  it("is changed where any of it is, and nothing is sent where none is", async () => {
    const { spec, calls } = leaving();
    await create(spec, memoryContext().context, { name: "web", size: 3, tags: { a: "1" } }, memoryRecord());
    expect(calls.filter(([name]) => name === "update")).toEqual([["update", "thing-1", { size: 3 }]]);
    const same = leaving();
    await create(same.spec, memoryContext().context, { name: "web", size: 1 }, memoryRecord());
    expect(same.calls.filter(([name]) => name === "update")).toEqual([]);
  });

  it("keeps why it is not ready where the change breaks it", async () => {
    const { spec, things } = leaving({
      update: async () => void things.set("thing-1", { ...row, size: 3, status: "Broken" }),
      reasons: async () => ["no capacity"],
    });
    const making = create(spec, memoryContext().context, { name: "web", size: 3 }, memoryRecord());
    const error = (await making.catch((failure: unknown) => failure)) as NotReadyError;
    expect(error).toBeInstanceOf(NotReadyError);
    expect(error.reasons[1]).toBe("no capacity");
  });
});

describe("a create that the cloud keeps waiting", () => {
  it("is repeated for as long as the program's timeout for a create", async () => {
    const clock = movedClock(0);
    const { spec } = memoryKind({
      create: () => Promise.reject(cloudError("conflict", { mayHaveTakenEffect: false })),
    });
    const inputs = { name: "web", timeouts: { create: "10s", update: "10m" } };
    await expect(create(spec, memoryContext({ clock }).context, inputs, memoryRecord())).rejects.toThrow("conflict");
    expect(clock.now()).toBe(10_000);
  });

  it("is sent where nothing is there that it would write over", async () => {
    const { spec, calls } = memoryKind({
      overwrites: ({ name }) => name,
      find: async (_context, id) => (id === "thing-1" ? row : undefined),
    });
    await create(spec, memoryContext().context, { name: "web" }, memoryRecord());
    expect(calls.filter(([name]) => name === "create")).toHaveLength(1);
  });
});

it("a create makes earlier listings of its kind stale, also when it fails", async () => {
  const kind: ReturnType<typeof memoryKind> = memoryKind({
    list: {
      all: async function* () {
        yield [...kind.things].map(([id, thing]) => [id, thing] as const);
      },
    },
  });
  const { context } = memoryContext();
  const ids = Array.from({ length: 20 }, (_, index) => `old-${index}`);
  for (const id of ids) kind.things.set(id, row);
  await Promise.all(ids.map((id) => findTogether(kind.spec, context, id, {}, "operation")));
  kind.things.set("old-0", { ...row, size: 9 });
  expect(await findTogether(kind.spec, context, "old-0", {}, "operation")).toMatchObject({ size: 1 });
  kind.failures.create = [cloudError("invalid", { mayHaveTakenEffect: false })];
  await expect(create(kind.spec, context, { name: "web" }, memoryRecord())).rejects.toThrow("it is invalid");
  expect(await findTogether(kind.spec, context, "old-0", {}, "operation")).toMatchObject({ size: 9 });
});
