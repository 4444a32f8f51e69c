import { describe, expect, it } from "vitest";
import { foreseeCreate, foreseeUpdate, stableProperties } from "../../../provider/lifecycle/preview";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { memoryKind } from "../../support/memory-kind";

const { spec } = memoryKind();
const state = { name: "web", region: "r1", version: "1.0", status: "Ready", address: "10.0.0.1", __urn: "u" };

describe("a preview of a create", () => {
  it("shows the inputs and the region, and leaves unknown what the cloud chooses and adds", () => {
    const unknown = { status: UNKNOWN, address: UNKNOWN, createTime: UNKNOWN };
    expect(foreseeCreate(spec, { name: "web" }, "r1")).toEqual({
      name: "web",
      region: "r1",
      version: UNKNOWN,
      ...unknown,
    });
    expect(foreseeCreate(spec, { name: "web", version: "2.0" }, undefined)).toEqual({
      name: "web",
      version: "2.0",
      ...unknown,
    });
    expect(foreseeCreate(spec, { name: "web", region: "r2" }, "r1").region).toBe("r2");
  });
});

describe("a preview of an update", () => {
  it("leaves unknown what an update may change, and keeps what none does", () => {
    expect(foreseeUpdate(spec, state, { name: "blue" })).toEqual({
      name: "blue",
      region: "r1",
      version: "1.0",
      address: "10.0.0.1",
      status: UNKNOWN,
      createTime: UNKNOWN,
    });
  });

  it("keeps all outputs where nothing of the change reaches the cloud", () => {
    const inputs = { name: "web", timeouts: { create: "1h" }, waitFor: "none", deletionProtection: true };
    const { __urn: _, ...known } = state;
    expect(foreseeUpdate(spec, state, inputs)).toEqual({ ...known, ...inputs });
  });

  it("takes a change deep within an input for one of that input", () => {
    const had = { ...state, tags: { a: "1" } };
    expect(foreseeUpdate(spec, had, { name: "web", tags: { a: "2" } }).status).toBe(UNKNOWN);
    const timed = { ...state, timeouts: { create: "1h", update: "1h" } };
    const later = { name: "web", timeouts: { create: "2h", update: "1h" } };
    expect(foreseeUpdate(spec, timed, later).status).toBe("Ready");
  });

  it("takes any change that reaches the cloud, beside one that does not, for one that may change outputs", () => {
    const inputs = { name: "blue", waitFor: "none" };
    expect(foreseeUpdate(spec, state, inputs)).toMatchObject({ status: UNKNOWN, address: "10.0.0.1" });
    const { spec: loose } = memoryKind({ stable: undefined });
    expect(foreseeUpdate(loose, state, inputs)).toMatchObject({ status: UNKNOWN, address: UNKNOWN });
  });

  it("invents no property that the state lacks", () => {
    const { address: _, ...without } = state;
    expect(foreseeUpdate(spec, without, { name: "blue" })).not.toHaveProperty("address");
  });
});

it("what never changes is what the kind calls stable, and what the cloud chose and only a replacement changes", () => {
  expect(stableProperties(spec)).toEqual(["version", "region", "address"]);
  const { spec: loose } = memoryKind({ computed: undefined, stable: undefined });
  expect(stableProperties(loose)).toEqual(["region"]);
  const { spec: changing } = memoryKind({ onChange: { ...spec.onChange, version: "update" } as never });
  expect(stableProperties(changing)).toEqual(["region", "address"]);
});
