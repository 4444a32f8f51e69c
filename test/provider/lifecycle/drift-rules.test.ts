import { describe, expect, it } from "vitest";
import { asSaid, driftWarning, irreparable, warnOfNewDrift, withDrift } from "../../../provider/lifecycle/drift";
import { CHOSEN, DRIFT, GIVEN } from "../../../provider/lifecycle/internal-properties";
import { reportDifference } from "../../../provider/lifecycle/report-difference";
import { memoryKind } from "../../support/memory-kind";

describe("the state as the program left it", () => {
  it("has the program's values again, and none where the program gave none", () => {
    const state = { name: "web", vpcId: "vpc-2", version: "2", [DRIFT]: { vpcId: { said: "vpc-1" }, version: {} } };
    expect(asSaid(state)).toEqual({ name: "web", vpcId: "vpc-1", version: undefined });
    const plain = { name: "web" };
    expect(asSaid(plain)).toBe(plain);
  });
});

describe("what only a replacement changes back", () => {
  const { spec } = memoryKind();

  it("is an input whose live value means something else and that no update changes", () => {
    const said = { name: "web", vpcId: "vpc-1", size: 1 };
    expect(irreparable(spec, said, { ...said, vpcId: "vpc-2" }, {})).toEqual(["vpcId"]);
    expect(irreparable(spec, said, { ...said, name: "blue", size: 5 }, {})).toEqual([]);
    expect(irreparable(spec, said, said, {})).toEqual([]);
    expect(irreparable(spec, { name: "web" }, { name: "web", vpcId: "vpc-2" }, {})).toEqual(["vpcId"]);
    expect(irreparable(spec, said, { name: "web" }, {})).toEqual(["vpcId"]);
  });

  it("is none of what the cloud chose, of what is the provider's own, nor of what agrees", () => {
    const chosen = { name: "web", version: "1", [GIVEN]: [] };
    expect(irreparable(spec, chosen, { name: "web" }, {})).toEqual([]);
    expect(irreparable(spec, { ...chosen, [GIVEN]: ["version"] }, { name: "web" }, {})).toEqual(["version"]);
    // As version 0.1.0 wrote it.
    expect(irreparable(spec, { name: "web", version: "1", [CHOSEN]: ["version"] }, { name: "web" }, {})).toEqual([]);
    expect(irreparable(spec, { name: "web", region: "r1" }, { name: "web" }, {})).toEqual([]);
    const { spec: agreeing } = memoryKind({ agrees: { vpcId: () => true } });
    expect(irreparable(agreeing, { name: "web", vpcId: "a" }, { name: "web", vpcId: "b" }, {})).toEqual([]);
  });

  it("asks the kind's rule with both values and the state", () => {
    const asked: unknown[] = [];
    const rule = (...args: unknown[]) => {
      asked.push(...args);
      return "refuse" as const;
    };
    const ruled = { ...spec, onChange: { ...spec.onChange, size: rule } };
    expect(irreparable(ruled, { name: "web", size: 1 }, { name: "web", size: 2 }, { status: "Ready" })).toEqual([
      ...["size"],
    ]);
    expect(asked).toEqual([2, 1, { status: "Ready" }]);
  });
});

it("the state holds the live value, and beside it what the program said", () => {
  const kept = withDrift({ name: "web", vpcId: "vpc-1" }, ["vpcId", "version"], { vpcId: "vpc-1" }, { vpcId: "vpc-2" });
  expect(kept).toEqual({ name: "web", vpcId: "vpc-2", [DRIFT]: { vpcId: { said: "vpc-1" }, version: {} } });
  const same = { name: "web" };
  expect(withDrift(same, [], {}, {})).toBe(same);
});

describe("the warning", () => {
  it("says what it was, what it is, and what to do", () => {
    expect(driftWarning({ field: "vpcId", said: "vpc-1", live: "vpc-2" })).toBe(
      'vpcId was changed outside of Pulumi, from "vpc-1" to "vpc-2"; only a replacement can change it back, so nothing ' +
        "is done. To accept it, write the new value in the program; to replace the resource, set onDrift to " +
        '"replace", or run "pulumi up --replace" with its URN (where two cannot exist side by side, with its option "deleteBeforeReplace")',
    );
    expect(driftWarning({ field: "tags", said: undefined, live: { a: 1 } })).toContain('from nothing to {"a":1};');
  });

  it("is said once in a run of one resource, though a refresh compares too", () => {
    const warned: string[] = [];
    const reporter = { report: () => undefined, note: () => undefined, warn: (text: string) => void warned.push(text) };
    const drifted = [{ field: "vpcId", said: "vpc-1", live: "vpc-2" }];
    const difference = { changes: [], replaces: [], deleteBeforeReplace: false, recorded: [], drifted };
    const report = (urn: string) => reportDifference(memoryKind().spec, reporter, difference, { __urn: urn });
    for (const urn of ["urn:a", "urn:a", "urn:b"]) report(urn);
    expect(warned).toHaveLength(2);
  });

  it("is said by an update of what no comparison knew, and says that a replacement follows where the program asks for it", () => {
    const warned: string[] = [];
    const context = { warn: (text: string) => void warned.push(text) };
    const live = { vpcId: "vpc-2", version: "2" };
    const said = { vpcId: "vpc-1", version: "1" };
    warnOfNewDrift(context, ["vpcId", "version"], said, live, { [DRIFT]: { version: { said: "1" } } });
    expect(warned).toEqual([driftWarning({ field: "vpcId", said: "vpc-1", live: "vpc-2" })]);
    warnOfNewDrift(context, ["vpcId"], { ...said, onDrift: "replace" }, live, {});
    expect(warned[1]).toBe(
      'vpcId was changed outside of Pulumi, from "vpc-1" to "vpc-2"; only a replacement can change it back, which the ' +
        'next "pulumi up" does, because onDrift is "replace"',
    );
  });

  it("repeats no long value whole", () => {
    const long = "x".repeat(118);
    expect(driftWarning({ field: "f", said: long, live: `${long}y` })).toContain(`from "${long}" to "${long}y...;`);
  });
});
