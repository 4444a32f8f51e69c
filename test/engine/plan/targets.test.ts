import { expect, test } from "vitest";
import { Targets } from "../../../engine/plan/targets";

const urn = "urn:pulumi:dev::p::a:b:C$d:e:F::name";

test("an empty set limits nothing, and stays empty", () => {
  const targets = new Targets([]);
  targets.add(urn);
  expect(targets.constrained).toBe(false);
  expect(targets.contains("anything")).toBe(true);
});

test.for([
  [urn, true],
  ["**name", true],
  ["**::n*", true],
  ["urn:pulumi:dev::p::*::name", false],
  ["urn:pulumi:*::p::**::name", true],
  ["**other", false],
] as const)("%s", ([target, expected]) => {
  expect(new Targets([target]).contains(urn)).toBe(expected);
});

test("signs of regular expressions in a pattern mean themselves", () => {
  expect(new Targets(["**(x|y)"]).contains("urn:pulumi:s::p::t::x")).toBe(false);
  expect(new Targets(["**$d:e:F::*"]).contains(urn)).toBe(true);
});
