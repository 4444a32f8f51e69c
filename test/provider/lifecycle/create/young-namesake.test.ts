import { describe, expect, it } from "vitest";
import type { Attempt } from "../../../../provider/lifecycle/create/attempt";
import { namesakeOf } from "../../../../provider/lifecycle/create/same-name";
import { NotMadeError } from "../../../../provider/lifecycle/partial-error";
import { cloudError, memoryContext, memoryKind, memoryRecord, type Thing } from "../../../support/memory-kind";
import { movedClock } from "../../../support/moved-clock";

const NOW = Date.UTC(2026, 10, 22, 8);
const HOUR = 3_600_000;
const row: Thing = { name: "web", status: "Ready", size: 1 };
const made = (ago: number): Thing => ({ ...row, createTime: new Date(NOW - ago).toISOString() });

interface Case {
  namesakes?: "warn" | "fail" | "adopt";
  wanted?: Attempt["wanted"];
  others?: string[];
  kind?: ReturnType<typeof memoryKind>;
}

/** What becomes of a create before which these rows were there. */
async function namesake(
  rows: Record<string, Thing>,
  { namesakes, wanted, others = [], kind = memoryKind() }: Case = {},
) {
  for (const [id, one] of Object.entries(rows)) kind.things.set(id, one);
  const { context, said } = memoryContext({ clock: movedClock(NOW), ...(namesakes && { namesakes }) });
  const attempt: Attempt = {
    type: "test:Thing",
    token: "t",
    inputs: {},
    at: NOW,
    before: Object.keys(rows),
    wanted: wanted ?? { scope: "", name: "web" },
  };
  const record = { ...memoryRecord(), others: () => new Set(others) };
  const id = await namesakeOf(kind.spec, context, { name: "web" }, attempt, record);
  return { id, warned: said.warned, finds: kind.calls.filter(([name]) => name === "find").length };
}

const text = (them: string, has: string, it: string) =>
  `${them} ${has} the same name and inputs: unless ${has === "has" ? "it belongs to another stack or is" : "they belong to other stacks or are"} being replaced (--replace, state taint, or because a replacement failed), an ` +
  `interrupted run may have ` +
  `created ${it}; to take ${it} over, run "npx pulumi-container-clouds recover" where the state has a pending create, or ` +
  'set "adopt" to its ID; to decide this for all resources, set container-clouds:namesakes';

describe("a young namesake", () => {
  it("is warned of, with its age, and nothing is taken over", async () => {
    const one = text("a (5 min old)", "has", "it");
    expect(await namesake({ a: made(5 * 60_000) })).toEqual({ id: undefined, warned: [one], finds: 1 });
    const { warned } = await namesake({ a: made(119 * 60_000), b: made(2 * HOUR) });
    expect(warned).toEqual([text("a (119 min old), b (2 h old)", "have", "one of them")]);
  });

  it("is at least a minute old, also where the cloud's clock is ahead", async () => {
    expect((await namesake({ a: made(1_000) })).warned[0]).toContain("a (1 min old)");
    expect((await namesake({ a: made(-5 * 60_000) })).warned[0]).toContain("a (1 min old)");
  });

  it("stops the create where the setting says fail", async () => {
    const failing = namesake({ a: made(HOUR) }, { namesakes: "fail" });
    await expect(failing).rejects.toThrow(text("a (60 min old)", "has", "it"));
    await expect(failing).rejects.toBeInstanceOf(NotMadeError);
  });

  it("is taken over where the setting says adopt and there is one alone", async () => {
    expect(await namesake({ a: made(HOUR) }, { namesakes: "adopt" })).toMatchObject({ id: "a", warned: [] });
    const several = namesake({ a: made(HOUR), b: made(HOUR) }, { namesakes: "adopt" });
    await expect(several).rejects.toThrow("a (60 min old), b (60 min old) have the same name and inputs");
  });

  it("is none that is a day old, or whose age nobody knows", async () => {
    const quiet = { id: undefined, warned: [] };
    expect(await namesake({ a: made(24 * HOUR), b: row })).toMatchObject(quiet);
    expect((await namesake({ a: made(24 * HOUR - 1_000) })).warned).toHaveLength(1);
  });

  it("is none that another resource is known to be, and then nothing is read", async () => {
    const rows = { a: made(HOUR), b: made(HOUR) };
    expect(await namesake(rows, { others: ["a", "b"] })).toEqual({ id: undefined, warned: [], finds: 0 });
    expect((await namesake(rows, { others: ["a"] })).warned).toEqual([text("b (60 min old)", "has", "it")]);
  });

  it("is not looked for among more than ten", async () => {
    const many = (count: number) =>
      Object.fromEntries([..."abcdefghijk"].slice(0, count).map((id) => [id, made(HOUR)]));
    expect(await namesake(many(11))).toEqual({ id: undefined, warned: [], finds: 0 });
    expect((await namesake(many(10))).warned[0]).toContain("j (60 min old) have");
  });

  it("is not looked for of what its ID identifies, of a set, or where nothing was there before", async () => {
    const quiet = { id: undefined, warned: [], finds: 0 };
    expect(await namesake({ a: made(HOUR) }, { wanted: { id: "a" } })).toEqual(quiet);
    expect(await namesake({ a: made(HOUR) }, { wanted: { scope: "", count: 1 } })).toEqual(quiet);
    expect(await namesake({})).toEqual(quiet);
  });

  it("hinders no create where it cannot be read", async () => {
    const kind = memoryKind();
    kind.failures.find = [cloudError("server")];
    expect(await namesake({ a: made(HOUR) }, { kind })).toMatchObject({ id: undefined, warned: [] });
  });
});
