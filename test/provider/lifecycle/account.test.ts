import { describe, expect, it } from "vitest";
import { clouds as emulated } from "../../../emulator/clouds";
import { cloudOf, clouds, resourceOf, resourceTypes, serviceOf, services } from "../../../provider/clouds";
import {
  defaultsOf,
  regionOf,
  settingFailures,
  sharedClouds,
  unsupportedFailures,
} from "../../../provider/lifecycle/account";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { type Clouds, connect } from "../../../provider/transport/connect";
import { ConfigError } from "../../../provider/transport/errors";
import { memoryKind } from "../../support/memory-kind";

/** Every cloud's key pair, and nothing else. */
const keysOnly = Object.fromEntries(
  emulated.map(({ name, keys }) => [name, { [keys.id]: "AKIDkey", [keys.secret]: "secret" }]),
);

describe("a region that is missing", () => {
  const own = connect(keysOnly, { env: {} });

  it.each(resourceTypes)("is found by the check, with its setting, where calls need one: %s", async (type) => {
    const spec = await resourceOf(type);
    const { setting, environment, default: usual } = clouds[cloudOf(type)].region;
    const path = `container-clouds:${cloudOf(type)}.${setting}`;
    const reason = `${path}: is not set; run "pulumi config set --path ${path} REGION", set ${environment.join(" or ")}, or give the resource a region`;
    const isNeeded = services[serviceOf(type)].needsRegion && usual === undefined;
    const found = settingFailures(spec, { clouds: () => own }, {}).filter((one) => one.reason.includes(`${path}:`));
    expect(found).toEqual(isNeeded ? [{ property: "", reason }] : []);
  });

  it("is one for every type of a service whose calls name a region, where the cloud has no default", () => {
    const needing = resourceTypes.filter((type) => services[serviceOf(type)].needsRegion);
    const without = needing.filter((type) => clouds[cloudOf(type)].region.default === undefined);
    expect([...new Set(without.map(serviceOf))]).toEqual(expect.arrayContaining(["eci", "tke"]));
  });
});

const { spec } = memoryKind({ type: "tcr:Thing" });
const wrong = () => {
  throw new ConfigError({ setting: "container-clouds:retry", reason: "is wrong" });
};
const broken = () => {
  throw new TypeError("a defect");
};
const host = (over: object) => ({ clouds: () => over as Clouds });

describe("settings that are wrong", () => {
  it("are failures of no property", () => {
    const failures = [{ property: "", reason: "container-clouds:retry: is wrong" }];
    expect(settingFailures(spec, { clouds: wrong }, {})).toEqual(failures);
    expect(settingFailures(spec, host({ missing: wrong }), {})).toEqual(failures);
    expect(() => settingFailures(spec, { clouds: broken }, {})).toThrow("a defect");
  });

  it("of the type come after those that are missing", () => {
    const problem = (setting: string) => () => [{ setting, reason: "r" }];
    const both = host({ missing: problem("m"), typeProblems: problem("t") });
    expect(settingFailures(spec, both, {})).toEqual([{ property: "", reason: "m: r" }]);
    const one = host({ missing: () => [], typeProblems: problem("t") });
    expect(settingFailures(spec, one, {})).toEqual([{ property: "", reason: "t: r" }]);
  });

  it("are looked for in the resource's own profile and region, once these are known", () => {
    const asked: unknown[] = [];
    const own = host({
      missing: (...given: unknown[]) => {
        asked.push(given);
        return [];
      },
      typeProblems: () => [],
    });
    expect(settingFailures(spec, own, { profile: "p", region: "r" })).toEqual([]);
    expect(settingFailures(spec, own, { profile: 7, region: [] })).toEqual([]);
    expect(asked).toEqual([
      ["tcr", { profile: "p", region: "r" }],
      ["tcr", { profile: undefined, region: undefined }],
    ]);
    for (const inputs of [{ profile: UNKNOWN }, { region: UNKNOWN }, { profile: "" }])
      expect(settingFailures(spec, { clouds: broken }, inputs)).toEqual([]);
  });

  it("give no tags and labels", () => {
    expect(defaultsOf("tcr:Thing", { clouds: wrong }, {})).toEqual({});
    expect(defaultsOf("tcr:Thing", { clouds: broken }, { profile: UNKNOWN })).toEqual({});
    expect(() => defaultsOf("tcr:Thing", { clouds: broken }, {})).toThrow("a defect");
    const own = host({ defaults: () => ({ defaultTags: { a: "b" }, defaultLabels: { c: "d" } }) });
    expect(defaultsOf("tcr:Thing", own, {})).toEqual({ tags: { a: "b" }, labels: { c: "d" } });
  });
});

it("the region is unknown where what chooses it is", () => {
  const own = host({ region: (cloud: string, { region }: { region?: string }) => `${cloud} ${region}` });
  expect(regionOf(spec, own, { region: "r" })).toBe("tencent r");
  expect(regionOf(spec, own, { region: UNKNOWN })).toBe(UNKNOWN);
  expect(regionOf(spec, own, { profile: UNKNOWN })).toBe(UNKNOWN);
});

describe("inputs that ask for what the cloud does not have", () => {
  const asking = (when: string) => host({ unsupported: () => [{ input: "size", when, reason: "r" }] });
  const failures = [{ property: "size", reason: "r" }];

  it.each([
    ["set", [undefined], [1, false]],
    ["true", [undefined, false, "true"], [true]],
    ["not false", [false], [undefined, true]],
    ["changed", [undefined, true, 1], []],
  ])("when they are %s", (when, fine, refused) => {
    for (const size of fine) expect(unsupportedFailures("tcr:Thing", asking(when), { size })).toEqual([]);
    for (const size of refused) expect(unsupportedFailures("tcr:Thing", asking(when), { size })).toEqual(failures);
    expect(unsupportedFailures("tcr:Thing", asking(when), { size: UNKNOWN })).toEqual([]);
  });

  it("are for a change only those that must not change", () => {
    expect(unsupportedFailures("tcr:Thing", asking("changed"), {}, ["size"])).toEqual(failures);
    expect(unsupportedFailures("tcr:Thing", asking("changed"), {}, ["name"])).toEqual([]);
    expect(unsupportedFailures("tcr:Thing", asking("set"), { size: 1 }, ["size"])).toEqual([]);
  });

  it("are not looked for without an account", () => {
    expect(unsupportedFailures("tcr:Thing", { clouds: wrong }, { size: 1 })).toEqual([]);
    expect(unsupportedFailures("tcr:Thing", { clouds: broken }, { region: UNKNOWN })).toEqual([]);
    expect(() => unsupportedFailures("tcr:Thing", { clouds: broken }, {})).toThrow("a defect");
  });
});

it("the types of a process share the clouds of a configuration", () => {
  const [one, other] = [{} as Clouds, {} as Clouds];
  const [first, second] = [{ tencent: { region: "account.test one" } }, { tencent: { region: "account.test two" } }];
  expect(sharedClouds(first, () => one)()).toBe(one);
  expect(sharedClouds({ ...first }, () => other)()).toBe(one);
  expect(sharedClouds(second, () => other)()).toBe(other);
});
