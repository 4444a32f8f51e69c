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

test("a pattern is matched in time that grows with its length and the URN's, however many wildcards it has", () => {
  const long = `urn:pulumi:dev::p::a:b:C::${"a".repeat(20_000)}`;
  const patterns = [`${"**a".repeat(60)}b`, `${"*a".repeat(60)}b`, `**${"a*".repeat(60)}b`];
  const began = process.threadCpuUsage().user;
  for (const pattern of patterns) expect(new Targets([pattern]).contains(long)).toBe(false);
  expect(new Targets([`**${"a*".repeat(60)}`]).contains(long)).toBe(true);
  // A regular expression needs longer than anybody waits.
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(10_000);
});

test.for([
  ["", ""],
  ["*", ""],
  ["***", "a:b"],
  ["**", ":"],
  ["a*", "ab"],
  ["*b", "ab"],
] as const)("%j fits %j", ([pattern, text]) => {
  expect(new Targets([pattern, "x*"]).contains(text)).toBe(true);
});

test.for([
  ["*", ":"],
  ["a*c", "ab"],
  ["a**b*", "ab:"],
] as const)("%j does not fit %j", ([pattern, text]) => {
  expect(new Targets([pattern]).contains(text)).toBe(false);
});
