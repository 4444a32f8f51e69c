import { describe, expect, it } from "vitest";
import { CHOSEN, GIVEN, MADE, PROVIDER, URN } from "../../../provider/lifecycle/internal-properties";
import {
  changedInputs,
  chosenIn,
  handedOver,
  isDead,
  isKnown,
  liveInputs,
  liveProperties,
  propertiesOf,
} from "../../../provider/lifecycle/properties";
import { memoryContext, memoryKind } from "../../support/memory-kind";

const { spec } = memoryKind();
const { spec: plain } = memoryKind({ computed: undefined });
const keep = (inputs: object, live: object, state = {}) => propertiesOf(spec, { ...inputs }, { ...live }, state);

describe("what Pulumi keeps of a resource", () => {
  it("is what the program gave, what the cloud chose for the rest, and the outputs: nothing else", () => {
    const live = { name: "other", version: "2", vpcId: "vpc-9", status: "Ready", address: undefined, more: 1 };
    expect(keep({ name: "web", unknownOne: 1 }, live)).toEqual({
      ...{ name: "web", version: "2", status: "Ready", [GIVEN]: [] },
    });
    expect(Object.keys(keep({ name: "web" }, { address: undefined, status: "Ready" })).sort()).toEqual([
      "name",
      "status",
    ]);
    expect(keep({ name: "web", version: "1" }, live)).toMatchObject({ version: "1" });
    expect(keep({ name: "web", version: "" }, live)).toMatchObject({ version: "2" });
  });

  it("has what the class hands over and the mark of the create, and what it chose only where it did", () => {
    const handed = { [URN]: "u", [PROVIDER]: "p", [MADE]: "m" };
    expect(keep({ name: "web", ...handed }, {})).toEqual({ name: "web", ...handed });
    expect(handedOver({ [URN]: "u", name: "web" })).toEqual({ [URN]: "u" });
    expect(Object.keys(handedOver({ name: "web" }))).toEqual([]);
  });

  it("has the region, where the cloud has regions, and says that nothing is known of what was not found", async () => {
    const { context } = memoryContext({ region: "r7" });
    expect(await liveProperties(spec, context, undefined, {})).toEqual({ region: "r7" });
    const row = { name: "web", status: "Ready" };
    expect(await liveProperties(spec, context, row, {})).toEqual({ ...row, region: "r7" });
  });
});

it("what the cloud chose is what the program did not give; version 0.1.0 named it instead", () => {
  expect(chosenIn(spec, { [GIVEN]: ["version"] })).toEqual(["region"]);
  expect(chosenIn(spec, { [GIVEN]: [] })).toEqual(["version", "region"]);
  expect(chosenIn(spec, { [CHOSEN]: ["version"] })).toEqual(["version"]);
  expect(chosenIn(spec, {})).toEqual([]);
  expect(chosenIn({ ...spec, computed: undefined }, { [GIVEN]: [] })).toEqual([]);
});

it("a resource is known where the state has more than its place", () => {
  expect([isKnown(spec, { name: "web" }), isKnown(spec, { status: "Ready" })]).toEqual([true, true]);
  expect([isKnown(spec, { region: "r", profile: "p", __urn: "u" }), isKnown(spec, {})]).toEqual([false, false]);
});

it("a dead one is in a state that its kind calls dead", () => {
  expect([isDead(spec, { status: "Dead" }), isDead(spec, { status: "Ready" })]).toEqual([true, false]);
  const immortal = { ...spec, waits: { ...spec.waits, created: { target: ["Ready"], timeout: "1m" } } };
  expect(isDead(immortal, { status: "Dead" })).toBe(false);
});

describe("inputs that an update has to send", () => {
  const changed = (live: object, was: object, want: object, of = spec) => [
    ...changedInputs(of, { ...live }, { ...was }, { ...want }),
  ];

  it("are those that the cloud has otherwise, or that it does not return and were otherwise", () => {
    const want = { name: "web", size: 1 };
    expect(changed({ name: "web", size: 1 }, {}, want)).toEqual([]);
    expect(changed({ name: "blue", size: 1 }, want, want)).toEqual(["name"]);
    expect(changed({ size: 1 }, want, want)).toEqual([]);
    expect(changed({ size: 1 }, { ...want, name: "blue" }, want)).toEqual(["name"]);
  });

  it("are none of the provider's own, and not what was left out and the cloud chose", () => {
    const want = { name: "web", size: 1, region: "r1", deletionProtection: true };
    expect(changed({ name: "web", size: 1, region: "r2", version: "3" }, want, want)).toEqual([]);
    expect(changed({ name: "web", size: 1, version: "3" }, { version: "2" }, { name: "web", size: 1 })).toEqual([]);
    const cleared = changed({ name: "web", size: 1, version: "3" }, { version: "2" }, { name: "web", size: 1 }, plain);
    expect(cleared).toEqual(["version"]);
  });
});

describe("the inputs with what the cloud has", () => {
  it("take the cloud's value where it returns one, and none where it says that there is none", () => {
    const said = { name: "web", tags: { a: "1" }, password: "p", vpcId: "vpc-1" };
    const live = { name: "blue", size: 1, tags: undefined, vpcId: "vpc-1" };
    const seen = liveInputs(spec, said, live);
    expect(seen).toEqual({ name: "blue", password: "p", vpcId: "vpc-1" });
    expect(Object.keys(seen)).not.toContain("tags");
  });

  it("leave out what was never said, but for a default of our own, and what the cloud chose", () => {
    const live = { name: "web", size: 3, vpcId: "vpc-1", version: "2" };
    expect(liveInputs(spec, { name: "web" }, live)).toEqual({ name: "web", size: 3 });
    expect(liveInputs(spec, { name: "web", version: "1", [GIVEN]: [] }, live)).toEqual({ name: "web", size: 3 });
    expect(Object.keys(liveInputs(spec, { name: "web" }, { name: "web" }))).toEqual(["name"]);
  });
});
