import { describe, expect, it } from "vitest";
import type { AnyContext } from "../../../provider/lifecycle/context";
import { adoptFailures, problemsAhead, refuseLoss } from "../../../provider/lifecycle/forewarn";
import type { CheckFailure } from "../../../provider/lifecycle/spec";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { cloudError, memoryContext, memoryKind, type Thing } from "../../support/memory-kind";

// What is found before a create, by a kind in memory: every kind of the clouds is held to the same in forewarn.test.ts.

type Over = NonNullable<Parameters<typeof memoryKind>[0]>;

const there: Thing = { name: "web", status: "Ready" };
const problem = (property: string): CheckFailure => ({ property, reason: `${property} is wrong` });

/** A kind whose ID is its name, and where it is looked ahead. */
function opened(over: Over = {}) {
  const kind = memoryKind({ idFormat: "name", ...over });
  const { context } = memoryContext();
  return { ...kind, context };
}

const reasons = (found: readonly CheckFailure[]) => found.map(({ property, reason }) => `${property}: ${reason}`);

describe("an ID that inputs make", () => {
  it("is a failure of the input that is in it, where it exists", async () => {
    const { spec, context, things } = opened();
    expect(await problemsAhead(spec, context, { name: "web" })).toEqual([]);
    things.set("blue", { ...there, name: "blue" });
    const found = reasons(await problemsAhead(spec, context, { name: "blue" }));
    expect(found).toEqual([
      expect.stringMatching(/^name: blue already exists, which stops the create unless .*"adopt"/),
    ]);
  });

  it("is no failure where the old resource has it, or leaves first", async () => {
    const found = (before: { id: string; leaving?: object }) => {
      const { spec, context, things } = opened();
      things.set("web", there);
      return problemsAhead(spec, context, { name: "web" }, before as Parameters<typeof problemsAhead>[3]);
    };
    expect(await found({ id: "web" })).toEqual([]);
    expect(await found({ id: "other", leaving: { name: "web" } })).toEqual([]);
    expect(await found({ id: "other" })).toHaveLength(1);
  });

  it.each<[string, Over, number]>([
    ["stays in the cloud", { remains: "it stays" }, 0],
    ["stays, and is written over", { remains: "it stays", overwrites: ({ name }) => name }, 1],
    ["cannot be read", { unreadable: "no call reads it" }, 0],
    ["is no input's", { idFormat: "id" }, 0],
  ])("that %s", async (_what, over, failures) => {
    const { spec, context, things } = opened(over);
    things.set("web", there);
    expect(await problemsAhead(spec, context, { name: "web" })).toHaveLength(failures);
  });
});

describe("what is to be adopted", () => {
  const adopt = { name: "web", adopt: "thing-1" };

  it("is looked for, and nothing else", async () => {
    const { spec, context, things, calls } = opened({ ahead: async () => [problem("size")] });
    expect(reasons(await problemsAhead(spec, context, adopt))).toEqual([
      'adopt: there is no test:Thing with the ID "thing-1" in this account and region',
    ]);
    things.set("thing-2", there);
    expect(await problemsAhead(spec, context, { ...adopt, adopt: "thing-2" })).toEqual([]);
    expect(calls.map(([, id]) => id)).toEqual(["thing-1", "thing-2"]);
  });

  it("belongs to something that is not there, where it cannot be read itself", async () => {
    const { spec, context } = opened({ unreadable: "no call reads it" });
    expect(reasons(await problemsAhead(spec, context, adopt))).toEqual([
      "adopt: the resource that thing-1 belongs to does not exist",
    ]);
  });

  it("is wrong where the cloud takes the ID for none, and unknown after another failure", async () => {
    const found = async (error: Error) => {
      const { spec, context, failures } = opened();
      failures.find = [error];
      return reasons(await problemsAhead(spec, context, adopt));
    };
    expect(await found(cloudError("invalid"))).toEqual([expect.stringMatching(/^adopt: it is invalid/)]);
    expect(await found(new Error("no ID"))).toEqual(["adopt: no ID"]);
    expect(await found(cloudError("server"))).toEqual([]);
  });

  it("has an ID of the kind's form, once it is known", () => {
    const { spec } = opened({ idFormat: "namespace/name" });
    expect(adoptFailures(spec, { adopt: "a/b" })).toEqual([]);
    expect(adoptFailures(spec, { adopt: UNKNOWN })).toEqual([]);
    expect(adoptFailures(spec, {})).toEqual([]);
    expect(adoptFailures(spec, { adopt: "a" })).toEqual([
      { property: "adopt", reason: 'the ID "a" is not of the form namespace/name' },
    ]);
  });
});

describe("what it belongs to", () => {
  const owner = memoryKind({ type: "test:Owner" });
  const within: Over["within"] = { type: "test:Owner", id: ({ vpcId }) => vpcId ?? "", spec: async () => owner.spec };

  it("is missed by the last input of its ID, where all of them are known", async () => {
    const { spec, context } = opened({ within, idFormat: "id" });
    expect(reasons(await problemsAhead(spec, context, { name: "web", vpcId: "vpc-1" }))).toEqual([
      'vpcId: there is no test:Owner with the ID "vpc-1" in this account and region',
    ]);
    expect(await problemsAhead(spec, context, { name: "web" })).toEqual([]);
    expect(await problemsAhead(spec, context, { name: "web", vpcId: UNKNOWN })).toEqual([]);
    owner.things.set("vpc-2", there);
    expect(await problemsAhead(spec, context, { name: "web", vpcId: "vpc-2" })).toEqual([]);
    const longer = opened({ within: { ...within, id: ({ vpcId }) => `${vpcId}/chosen` }, idFormat: "id" });
    expect(await problemsAhead(longer.spec, longer.context, { name: "web", vpcId: "vpc-3" })).toEqual([]);
  });
});

describe("the cloud", () => {
  it("is asked once for the same inputs, by what is known of them", async () => {
    const asked: unknown[] = [];
    const ahead: Over["ahead"] = async (_context, want, urn, leaving) => {
      asked.push([want.vpcId, urn, leaving?.size]);
      return [problem("size")];
    };
    const { spec, context } = opened({ ahead, idFormat: "id" });
    const inputs = { name: "web", vpcId: UNKNOWN, __urn: "urn" };
    for (const _ of [1, 2]) expect(await problemsAhead(spec, context, inputs)).toEqual([problem("size")]);
    await problemsAhead(spec, context, { ...inputs, __urn: "other" });
    await problemsAhead(spec, context, { name: "web" }, { id: "old", leaving: { name: "web", size: 3 } });
    expect(asked).toEqual([
      [undefined, "urn", undefined],
      [undefined, "other", undefined],
      [undefined, "web", 3],
    ]);
  });

  it("is asked for the first fifty resources of a process", async () => {
    const { spec, context } = opened({ ahead: async () => [problem("size")], idFormat: "id" });
    const found = [];
    for (let at = 1; at <= 51; at++) found.push(await problemsAhead(spec, context, { name: `web-${at}` }));
    expect(found.filter((one) => one.length === 1)).toHaveLength(50);
    expect(found.at(-1)).toEqual([]);
  });

  it("that does not answer within 5 seconds, or fails, says nothing", async () => {
    const silent = opened({ ahead: () => new Promise(() => {}), idFormat: "id" });
    expect(await problemsAhead(silent.spec, silent.context, { name: "web" })).toEqual([]);
    expect((silent.context.clock as AnyContext["clock"] & { sleeps: number[] }).sleeps).toEqual([5000]);
    const failing = opened({ ahead: async () => Promise.reject(new Error("no")) });
    failing.things.set("web", there);
    expect(await problemsAhead(failing.spec, failing.context, { name: "web" })).toMatchObject([{ property: "name" }]);
  });
});

describe("a replacement that deletes first", () => {
  const over: Over = { ahead: async () => [problem("nodes[0].size"), problem("vpcId"), problem("")], idFormat: "id" };
  const loss = (replaces: string[]) => {
    const { spec, context } = opened(over);
    return refuseLoss(spec, context, { name: "web" }, { id: "thing-1", leaving: { name: "web" }, replaces });
  };

  it("is refused for inputs that change, and for no others", async () => {
    await expect(loss(["nodes", "vpcId"])).rejects.toThrow(
      "nodes[0].size: nodes[0].size is wrong; vpcId: vpcId is wrong; thing-1 is not deleted, because its replacement cannot be created",
    );
    await expect(loss(["vpcId"])).rejects.toThrow(/^vpcId: /);
    await expect(loss(["name"])).resolves.toBeUndefined();
  });
});
