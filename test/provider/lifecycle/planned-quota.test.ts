import { describe, expect, it } from "vitest";
import { overQuota, planner } from "../../../provider/lifecycle/planned-quota";

describe("a quota", () => {
  it.each([
    [4, 0],
    [5, 0],
    [6, 1],
  ])("of 12 with 7 there takes %i more: %i failures", (added, failures) => {
    expect(overQuota("the quota of things", { most: 12, there: 7 }, added)).toHaveLength(failures);
  });

  it("that is passed is named with what there would be", () => {
    expect(overQuota("the quota of things", { most: 12, there: 7 }, 6)).toEqual([
      {
        property: "",
        reason: "the quota of things is 12: with the 7 that exist and this program's there would be 13",
      },
    ]);
  });

  it("that the cloud does not say stops nothing", () => {
    expect(overQuota("the quota of things", undefined, 1000)).toEqual([]);
  });
});

it("new resources are counted by account and URN, each once", () => {
  const plan = planner<number>();
  const [one, other] = [{}, {}];
  expect([...plan(one, "a", 1)]).toEqual([["a", 1]]);
  expect([...plan(one, "b", 2).keys()]).toEqual(["a", "b"]);
  expect([...plan(one, "a", 3)]).toEqual([
    ["a", 3],
    ["b", 2],
  ]);
  expect(plan(other, "a", 1).size).toBe(1);
});
