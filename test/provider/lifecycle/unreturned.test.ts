import { describe, expect, it } from "vitest";
import { z } from "zod";
import { UNRETURNED } from "../../../provider/lifecycle/internal-properties";
import {
  agrees,
  inputsFound,
  isPlaceholder,
  leftUnreturned,
  partsUnreturned,
  unreturnedAs,
  unreturnedIn,
  withRecorded,
} from "../../../provider/lifecycle/unreturned";
import { memoryKind } from "../../support/memory-kind";

const { spec } = memoryKind();

it("the names of what an import did not learn stand in one hidden property, which is left out when empty", () => {
  expect(unreturnedAs(["a", "b"])).toEqual({ [UNRETURNED]: ["a", "b"] });
  expect(unreturnedAs([])).toEqual({});
  expect(unreturnedIn({ [UNRETURNED]: ["a", 5] })).toEqual(["a", "5"]);
  expect(unreturnedIn({ [UNRETURNED]: "a" })).toEqual([]);
  expect(unreturnedIn({})).toEqual([]);
});

it("of an input the parts that the cloud never returns are known by their paths within it", () => {
  const parts = memoryKind({ unreturned: ["tags.*.secret", "size", "tagsOther.x"] }).spec;
  expect(partsUnreturned(parts, "tags")).toEqual([["*", "secret"]]);
  expect(partsUnreturned(parts, "size")).toEqual([[]]);
  expect(partsUnreturned(spec, "tags")).toEqual([]);
});

describe("what a read by ID finds", () => {
  it("is inputs that the cloud returns and that a program could write; the others are named", () => {
    const live = { name: "web", size: "wrong", tags: {}, vpcId: "vpc-1", status: "Ready" };
    const { inputs, unreturned } = inputsFound(spec, { profile: "prod", region: "r2" }, live);
    expect(inputs).toEqual({ name: "web", vpcId: "vpc-1", profile: "prod", region: "r2" });
    // Empty tags are returned: there are none.
    expect(unreturned).toEqual(expect.arrayContaining(["size", "password", "version", "deletionProtection"]));
    for (const known of ["name", "vpcId", "tags", "region", "profile", "adopt"])
      expect(unreturned).not.toContain(known);
  });

  it("names an input that is returned in part or in other words, too", () => {
    const partly = memoryKind({ unreturned: ["tags.a"], agrees: { vpcId: () => true } }).spec;
    const { unreturned } = inputsFound(partly, {}, { name: "web", size: 1, tags: { b: "1" }, vpcId: "vpc-1" });
    expect(unreturned).toEqual(expect.arrayContaining(["tags", "vpcId"]));
    expect(unreturned).not.toContain("size");
  });
});

describe("what the program has said since an import", () => {
  const state = { name: "web", tags: { a: "1" }, [UNRETURNED]: ["password", "tags"] };

  it("is in the state from then on, and no longer among what is not known", () => {
    expect(withRecorded(state, { name: "web", password: "p" })).toEqual({
      name: "web",
      tags: { a: "1" },
      password: "p",
      [UNRETURNED]: ["tags"],
    });
    expect(withRecorded(state, { tags: { a: "2" }, password: "p" })).toEqual({
      name: "web",
      tags: { a: "2" },
      password: "p",
    });
  });

  it("is nothing where it says what is known already", () => {
    expect(withRecorded(state, { name: "blue", tags: { a: "1" } })).toBe(state);
    expect(leftUnreturned(state, { tags: {} })).toEqual({ [UNRETURNED]: ["password"] });
    expect(leftUnreturned(state, { tags: {}, password: "p" })).toEqual({});
  });
});

describe("a value that Pulumi writes for a required input that it knows nothing of", () => {
  const kinds = { inputs: z.object({ text: z.string().min(1), open: z.string(), count: z.number().min(1) }) };

  it("is nothing, or an empty one that the input does not take", () => {
    expect(isPlaceholder(kinds, "text", undefined)).toBe(true);
    expect(isPlaceholder(kinds, "text", "")).toBe(true);
    expect(isPlaceholder(kinds, "count", 0)).toBe(true);
    expect(isPlaceholder(kinds, "absent", "")).toBe(true);
    expect(isPlaceholder(kinds, "open", "")).toBe(false);
    expect(isPlaceholder(kinds, "text", "x")).toBe(false);
  });

  it("is an object or list in which all is empty", () => {
    expect(isPlaceholder(kinds, "open", { a: "", b: [0, false] })).toBe(true);
    expect(isPlaceholder(kinds, "open", [])).toBe(true);
    expect(isPlaceholder(kinds, "open", { a: "", b: "x" })).toBe(false);
  });
});

it("found and said agree only where both are there and the kind says so, in their normal forms", () => {
  const seen: unknown[][] = [];
  const judging = memoryKind({
    agrees: {
      size: (found, said) => {
        seen.push([found, said]);
        return found + 1 === said;
      },
    },
  }).spec;
  expect(agrees(judging, "size", 1, 2)).toBe(true);
  expect(agrees(judging, "size", 2, 2)).toBe(false);
  expect(agrees(judging, "size", undefined, 2)).toBe(false);
  expect(agrees(judging, "size", 1, undefined)).toBe(false);
  expect(agrees(judging, "name", "a", "a")).toBe(false);
  expect(seen).toEqual([
    [1, 2],
    [2, 2],
  ]);
});
