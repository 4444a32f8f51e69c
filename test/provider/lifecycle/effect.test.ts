import { expect, it } from "vitest";
import { effectOf } from "../../../provider/lifecycle/effect";
import { memoryKind } from "../../support/memory-kind";

it("what a change means is the kind's answer, its decision by both values and the state, or a replacement", () => {
  const asked: unknown[] = [];
  const decide = (was: unknown, now: unknown, known: unknown) => {
    asked.push(was, now, known);
    return now === "b" ? ("refuse" as const) : ("update" as const);
  };
  const { spec } = memoryKind();
  const rules = { ...spec, onChange: { name: "update" as const, size: decide } };
  expect(effectOf(rules, "name", "a", "b", {})).toBe("update");
  expect(effectOf(rules, "size", "a", "b", { status: "Ready" })).toBe("refuse");
  expect(effectOf(rules, "size", "a", "c", {})).toBe("update");
  expect(effectOf(rules, "unlisted", "a", "b", {})).toBe("replace");
  expect(asked).toEqual(["a", "b", { status: "Ready" }, "a", "c", {}]);
});
