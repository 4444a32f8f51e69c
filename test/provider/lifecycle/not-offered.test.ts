import { describe, expect, it } from "vitest";
import { askedOnce, notOffered } from "../../../provider/lifecycle/not-offered";

const names = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

describe("a value", () => {
  it("that is offered, or of which the cloud names none, is fine", () => {
    expect(notOffered("version", "v1", names(3))).toEqual([]);
    expect(notOffered("version", "v9", [])).toEqual([]);
  });

  it("that is not offered is said with what is: twenty by name, the others counted", () => {
    const reason = (count: number) => notOffered("version", "x", names(count))[0]?.reason;
    expect(notOffered("version", "x", ["a", "b"])).toEqual([
      { property: "version", reason: "the cloud offers a, b, not x" },
    ]);
    expect(reason(20)).toBe(`the cloud offers ${names(20).join(", ")}, not x`);
    expect(reason(21)).toBe(`the cloud offers ${names(20).join(", ")} and 1 more, not x`);
  });
});

describe("what does not change during a run", () => {
  it("is asked once for each account and region", async () => {
    const asked: object[] = [];
    const ask = askedOnce(async ({ clients }: { clients: object }) => asked.push(clients));
    const [one, other] = [{ clients: {} }, { clients: {} }];
    expect(await Promise.all([ask(one), ask(one), ask({ ...one })])).toEqual([1, 1, 1]);
    expect(await ask(other)).toBe(2);
  });

  it("is asked again after a failure", async () => {
    let calls = 0;
    const ask = askedOnce(async (_: { clients: object }) => {
      calls += 1;
      if (calls === 1) throw new Error("not now");
      return calls;
    });
    const asker = { clients: {} };
    await expect(ask(asker)).rejects.toThrow("not now");
    expect(await ask(asker)).toBe(2);
    expect(await ask(asker)).toBe(2);
  });
});
