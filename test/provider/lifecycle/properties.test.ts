import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  CHOSEN,
  CUSTOM_TIMEOUTS,
  GIVEN,
  MADE,
  PROVIDER,
  UNRETURNED,
  URN,
  VERSION,
} from "../../../provider/lifecycle/internal-properties";
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
import type { Resource } from "../../../provider/lifecycle/spec";
import { memoryContext, memoryKind } from "../../support/memory-kind";

const { spec } = memoryKind();
const { spec: plain } = memoryKind({ computed: undefined });
const keep = (inputs: object, live: object, state = {}) => propertiesOf(spec, { ...inputs }, { ...live }, state);

describe("what Pulumi keeps of a resource", () => {
  it("is what the program gave, what the cloud chose for the rest, and the outputs: nothing else", () => {
    const live = { name: "other", version: "2", vpcId: "vpc-9", status: "Ready", address: undefined, more: 1 };
    expect(keep({ name: "web", unknownOne: 1 }, live)).toEqual({
      name: "web",
      version: "2",
      status: "Ready",
      [GIVEN]: [],
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

/** The kind with an input that has parts: one that the cloud never returns, and one that it sets by itself. */
const withParts: Resource = {
  ...spec,
  inputs: spec.inputs.extend({
    login: z.strictObject({ user: z.string(), key: z.string().optional() }).optional(),
    list: z.array(z.strictObject({ a: z.string() })).optional(),
  }),
  onChange: { ...spec.onChange, login: "update", list: "update" },
  unreturned: ["login.key"],
};

describe("what a later version of an API may return", () => {
  const flat = { name: "web", list: [{ a: "1", later: 2 }], status: "Ready", other: { deep: 1 } };
  const of = { ...withParts, flatten: () => flat };

  it("is left out of what the kind knows, at any depth", async () => {
    const live = await liveProperties(of, memoryContext().context, {}, {});
    expect(live).toEqual({ ...flat, list: [{ a: "1" }], region: "r1" });
    expect(propertiesOf(of, { name: "web" }, live, {})).not.toHaveProperty("other");
  });

  it("has the row, the context and what is known beforehand", async () => {
    const given: unknown[] = [];
    const flatten = (...args: unknown[]) => {
      given.push(...args);
      return flat;
    };
    const { context } = memoryContext();
    await liveProperties({ ...of, flatten } as never, context, "row", { name: "known" });
    expect(given).toEqual(["row", context, { name: "known" }]);
  });
});

describe("what Pulumi keeps beside the properties", () => {
  it("is what an import did not learn, until the program says it", () => {
    const state = { [UNRETURNED]: ["password", "tags"] };
    expect(keep({ name: "web", password: "p" }, {}, state)).toMatchObject({ [UNRETURNED]: ["tags"] });
    expect(keep({ name: "web", password: "p", tags: {} }, {}, state)).not.toHaveProperty(UNRETURNED);
  });

  it("is the form that it has, where the kind has had another", () => {
    const migrated = { ...spec, migrations: [(state: object) => state] } as Resource;
    expect(propertiesOf(migrated, { name: "web" }, {}, {})).toEqual({ name: "web", [VERSION]: 1 });
    expect(keep({ name: "web" }, {})).not.toHaveProperty(VERSION);
  });

  it("are the names of inputs that the program gave of those that the cloud chooses, where it chose another", () => {
    const live = { version: "2", region: "r1" };
    expect(keep({ name: "web", version: "1" }, live)[GIVEN]).toEqual(["version"]);
    expect(keep({ name: "web", version: "1", region: "r1" }, live)).not.toHaveProperty(GIVEN);
    expect(propertiesOf(plain, { name: "web" }, { version: "2" }, {})).toEqual({ name: "web" });
  });

  it("is the option customTimeouts, which an update has again", () => {
    const handed = { [CUSTOM_TIMEOUTS]: { create: "1h" } };
    expect(keep({ name: "web", ...handed }, {})).toMatchObject(handed);
    expect(handedOver({ ...handed, [PROVIDER]: "p", [MADE]: "m" })).toEqual(handed);
  });
});

describe("parts that the cloud never returns", () => {
  const want = { name: "web", size: 1, login: { user: "u", key: "k" } };

  it("are as they were last known, and are sent only when the program changes them", () => {
    const live = { name: "web", size: 1, login: { user: "u" } };
    const changed = (was: object, wanted: object) => [...changedInputs(withParts, live, { ...was }, { ...wanted })];
    expect(changed(want, want)).toEqual([]);
    expect(changed(want, { ...want, login: { user: "u", key: "other" } })).toEqual(["login"]);
    expect(changed(want, { ...want, login: { user: "v", key: "k" } })).toEqual(["login"]);
  });

  it("show no drift, though the rest of their input does", () => {
    const seen = (login: object) => liveInputs(withParts, want, { name: "web", size: 1, login }).login;
    expect(seen({ user: "u" })).toEqual({ user: "u", key: "k" });
    expect(seen({ user: "v" })).toEqual({ user: "v", key: "k" });
  });
});

it("an input that is empty is one that is not set: it is sent only where that changes something", () => {
  const changed = (live: object, was: object, want: object) => [
    ...changedInputs(withParts, { size: 1, ...live }, { ...was }, { name: "web", size: 1, ...want }),
  ];
  expect(changed({ name: "web", list: undefined }, { list: [{ a: "1" }] }, {})).toEqual([]);
  expect(changed({ name: "web", list: [{ a: "1" }] }, {}, {})).toEqual([]);
  expect(changed({ name: "web", list: [{ a: "1" }] }, { list: [{ a: "1" }] }, {})).toEqual(["list"]);
  expect(changed({ name: "web", list: [] }, {}, { list: [{ a: "1" }] })).toEqual(["list"]);
});

it("a drifted value is seen also where the program's is empty, and the cloud's own choice is not", () => {
  expect(liveInputs(spec, { name: "web", tags: {} }, { name: "web", tags: { a: "1" } }).tags).toEqual({ a: "1" });
  const chosen = { name: "web", version: "1", [GIVEN]: [] };
  expect(liveInputs(spec, chosen, { version: "2" })).not.toHaveProperty("version");
  expect(liveInputs(spec, { ...chosen, [GIVEN]: ["version"] }, { version: "2" }).version).toBe("2");
});
