import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Properties } from "../../../provider/lifecycle/codec";
import { brokenRules } from "../../../provider/lifecycle/rules";
import type { CheckFailure } from "../../../provider/lifecycle/spec";

const schema = z.strictObject({
  count: z.int().min(1).max(9),
  kind: z.enum(["small", "large"]),
  name: z.string().optional(),
  ports: z.array(z.strictObject({ from: z.int(), to: z.int() })).optional(),
  port: z.int().optional(),
});

/** What is said of a program whose inputs at some places are wrong. */
const said = (inputs: Properties, wrong: PropertyKey[][], rules: (want: Properties) => CheckFailure[]) =>
  brokenRules(schema, inputs, wrong, rules).map(({ property, reason }) => `${property}: ${reason}`);

const program = { count: "many", kind: "small", name: "web" };
const always = (property: string, reason = "is broken") => [{ property, reason }];

describe("a rule between inputs that are right, beside one that is wrong", () => {
  it("is said where it is broken whatever stands in the wrong one's place", () => {
    expect(said(program, [["count"]], () => always("name"))).toEqual(["name: is broken"]);
    expect(said(program, [["count"]], ({ kind }) => (kind === "small" ? always("kind") : []))).toEqual([
      "kind: is broken",
    ]);
    expect(said(program, [["count"]], () => [])).toEqual([]);
  });

  it("is not where a right value would keep it", () => {
    expect(said(program, [["count"]], ({ count }) => (count === 8 ? [] : always("name")))).toEqual([]);
    expect(said(program, [["count"]], ({ count }) => (count === 1 ? [] : always("name")))).toEqual([]);
    const wrongKind = { count: 1, kind: "huge", name: "web" };
    expect(said(wrongKind, [["kind"]], ({ kind }) => (kind === "large" ? [] : always("name")))).toEqual([]);
    expect(said(wrongKind, [["kind"]], () => always("name"))).toEqual(["name: is broken"]);
    const wrongName = { count: 1, kind: "small", name: 7 };
    expect(said(wrongName, [["name"]], ({ name }) => (name === undefined ? [] : always("count")))).toEqual([]);
  });

  it("is not where only its words depend on the wrong one", () => {
    expect(said(program, [["count"]], ({ count }) => always("name", `must be shorter than ${count}`))).toEqual([]);
    expect(said(program, [["count"]], ({ count }) => always(count === 1 ? "name" : "kind"))).toEqual([]);
  });

  it("is not about the wrong place, what is in it or what it is in", () => {
    const wrong = { count: 1, kind: "small", ports: [{ from: "a", to: 2 }] };
    for (const property of ["ports[0].from", "ports[0]", "ports", "ports[0].from.more"])
      expect(
        said(wrong, [["ports", 0, "from"]], () => always(property)),
        property,
      ).toEqual([]);
    for (const property of ["port", "ports[0].to", "ports[0].fromTo", "portsOf"])
      expect(
        said(wrong, [["ports", 0, "from"]], () => always(property)),
        property,
      ).toEqual([`${property}: is broken`]);
  });

  it("is asked without what the schema has no place for", () => {
    const extra = { count: 1, kind: "small", nonsense: true };
    expect(said(extra, [["nonsense"]], () => always("name"))).toEqual(["name: is broken"]);
    expect(said(extra, [["nonsense"]], (want) => ("nonsense" in want ? [] : always("name")))).toEqual([
      "name: is broken",
    ]);
  });

  it("is asked with every set of stand-ins of several wrong ones, up to a limit", () => {
    const two = { count: "many", kind: "huge" };
    const rules = ({ count, kind }: Properties) => (count === 8 && kind === "large" ? [] : always("name"));
    expect(said(two, [["count"], ["kind"]], rules)).toEqual([]);
    expect(said(two, [["count"], ["kind"]], () => always("name"))).toEqual(["name: is broken"]);
  });

  it("is asked with sixty-four sets at most", () => {
    const numbers = (...names: string[]) =>
      z.strictObject({
        name: z.string(),
        ...Object.fromEntries(names.map((name) => [name, z.int().optional()])),
      }) as unknown as typeof schema;
    // Each place has four stand-ins: none, 0, 1 and 8.
    const broken = (...names: string[]) => {
      const wrong = { name: "web", ...Object.fromEntries(names.map((name) => [name, "x"])) };
      const places = names.map((name) => [name]);
      return brokenRules(numbers(...names), wrong, places, () => always("name"));
    };
    expect(broken("a", "b", "c")).toEqual(always("name"));
    expect(broken("a", "b", "c", "d")).toEqual([]);
  });

  it("is not said at one of several wrong places", () => {
    const two = { count: "many", kind: "huge" };
    expect(said(two, [["count"], ["kind"]], () => [...always("count"), ...always("name")])).toEqual([
      "name: is broken",
    ]);
  });
});
