import { describe, expect, it } from "vitest";
import { z } from "zod";
import { check, suggestion } from "../../../provider/lifecycle/check";
import { UNRETURNED } from "../../../provider/lifecycle/internal-properties";
import { without } from "../../../provider/lifecycle/schema";

const inputs = z.strictObject({
  name: z.string(),
  size: z.int().optional(),
  waitFor: z.string().optional(),
  waitForOutputs: z.record(z.string(), z.unknown()).optional(),
});
const outputs = z.strictObject({ address: z.string(), internalAddress: z.string() });
const said = (spec: Parameters<typeof check>[0], given: object) =>
  check(spec, { ...given }).map(({ property, reason }) => `${property}: ${reason}`);

describe("a wait for outputs", () => {
  const waiting = (names: readonly string[], more: object = {}, spec: object = { outputs, computed: ["port"] }) =>
    said(
      { inputs, ...spec },
      { name: "web", waitForOutputs: Object.fromEntries(names.map((one) => [one, true])), ...more },
    );

  it("is for those that there are, also where they are computed later", () => {
    expect(waiting(["address", "internalAddress", "port"])).toEqual([]);
    expect(waiting([])).toEqual([]);
    expect(waiting([], { waitFor: "none" })).toEqual([]);
    expect(waiting(["nonsense"], {}, {})).toEqual([]);
  });

  it("names one that there is not, and the one that is meant", () => {
    expect(waiting(["adress", "address", "zzz"])).toEqual([
      'waitForOutputs.adress: there is no such output; did you mean "address"?',
      "waitForOutputs.zzz: there is no such output",
    ]);
    expect(waiting(["port"], {}, { outputs })).toEqual(["waitForOutputs.port: there is no such output"]);
  });

  it("is never for a resource that nothing waits for", () => {
    const reason = 'is never waited for, because waitFor is "none"';
    expect(waiting(["address"], { waitFor: "none" })).toEqual([`waitForOutputs: ${reason}`]);
    expect(waiting(["address"], { waitFor: "created" })).toEqual([]);
  });
});

it("what an import did not learn is not missed, and neither is what a rule says of it", () => {
  const rules = () => ["name", "size"].map((property) => ({ property, reason: "is broken" }));
  const learnt = (given: object) => said({ inputs, rules }, { [UNRETURNED]: ["name", "size"], ...given });
  expect(learnt({ name: "web" })).toEqual(["name: is broken"]);
  expect(learnt({ name: "web", size: 5 })).toEqual(["name: is broken", "size: is broken"]);
  expect(learnt({ size: 5 })).toEqual([]);
  expect(learnt({ size: "x" })).toEqual(['size: must be a number, not the string "x"']);
  expect(said({ inputs, rules: () => [] }, { size: 5 })).toEqual(["name: is required"]);
});

it("a property that a schema leaves out is answered in its own words, and only that", () => {
  const part = without(z.strictObject({ image: z.string() }), { gpu: "is not offered here" });
  const schema = z.strictObject({ part, list: z.array(z.string()).optional() });
  expect(said({ inputs: schema }, { part: { image: "a", gpu: 1, images: 2 }, extra: 1 })).toEqual([
    "part.gpu: is not offered here",
    'part.images: there is no such property; did you mean "image"?',
    "extra: there is no such property",
  ]);
});

it("the name that is meant is the nearest, else the longest of three letters or more that the given one ends in", () => {
  expect(suggestion("clusterType", ["type", "name"])).toBe('; did you mean "type"?');
  expect(suggestion("aVeryLongNodeType", ["type", "nodeType"])).toBe('; did you mean "nodeType"?');
  expect(suggestion("aVeryLongNodeType", ["nodeType", "type"])).toBe('; did you mean "nodeType"?');
  expect(suggestion("publicAddressOfIp", ["ip"])).toBe("");
  expect(suggestion("numberOfCpu", ["cpu"])).toBe('; did you mean "cpu"?');
  expect(suggestion("zzz", ["name"])).toBe("");
  expect(suggestion("nmae", ["name"])).toBe('; did you mean "name"?');
  // Two changes make every short name of every other.
  expect(suggestion("id", ["os", "name"])).toBe("");
  expect(suggestion("zone", ["name"])).toBe("");
});
