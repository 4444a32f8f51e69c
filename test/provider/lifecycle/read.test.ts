import { describe, expect, it } from "vitest";
import { DEAD, DRIFT, GIVEN, MADE, UNREADY, UNRETURNED, URN } from "../../../provider/lifecycle/internal-properties";
import { read } from "../../../provider/lifecycle/read";
import { cloudError, memoryContext, memoryKind, type Thing } from "../../support/memory-kind";

const row: Thing = { name: "web", status: "Ready", size: 1, address: "10.0.0.1", version: "1.0" };
const chosen = { [GIVEN]: [], region: "r1", version: "1.0" };
const state = { name: "web", status: "Ready", address: "10.0.0.1", ...chosen };

describe("a read of what is known", () => {
  it("returns no inputs where all mean the same, and the outputs as they are now", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, status: "Stopped", address: "10.0.0.9" });
    expect(await read(spec, memoryContext().context, "a", { ...state, [URN]: "urn:x" })).toEqual({
      id: "a",
      properties: { ...state, [URN]: "urn:x", status: "Stopped", address: "10.0.0.9" },
    });
  });

  it("returns as inputs what was changed outside, and leaves unset what the cloud chose", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, name: "blue", version: "2.0" });
    const found = await read(spec, memoryContext().context, "a", state);
    expect(found?.inputs).toEqual({ name: "blue" });
    expect(found?.properties).toMatchObject({ name: "blue", version: "2.0" });
  });

  it("returns what was never set, where it is not the default that was sent", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, size: 3 });
    expect((await read(spec, memoryContext().context, "a", state))?.inputs).toEqual({ name: "web", size: 3 });
  });

  it("keeps the program's value of what only a replacement changes back, beside the live one", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, vpcId: "vpc-2" });
    const found = await read(spec, memoryContext().context, "a", { ...state, vpcId: "vpc-1" });
    expect(found).not.toHaveProperty("inputs");
    expect(found?.properties).toMatchObject({ vpcId: "vpc-2", [DRIFT]: { vpcId: { said: "vpc-1" } } });
    things.set("a", { ...row, vpcId: "vpc-1" });
    const back = await read(spec, memoryContext().context, "a", found?.properties ?? {});
    expect(back?.properties).not.toHaveProperty(DRIFT);
    expect(back?.properties.vpcId).toBe("vpc-1");
  });

  it("is undefined only where the cloud says that it is gone", async () => {
    const { spec, failures } = memoryKind();
    expect(await read(spec, memoryContext().context, "a", state)).toBeUndefined();
    failures.find = [cloudError("not-found")];
    expect(await read(spec, memoryContext().context, "a", state)).toBeUndefined();
    for (const category of ["unauthorised", "throttled", "server", "connection", "timeout", "invalid"] as const) {
      failures.find = [cloudError(category, { httpStatus: category === "unauthorised" ? 403 : 500 })];
      await expect(read(spec, memoryContext().context, "a", state)).rejects.toThrow(`it is ${category}`);
    }
  });

  it("warns of what failed after it was ready, with the reasons, and not of what the next up sees to", async () => {
    const { spec, things } = memoryKind({ reasons: () => ["the disk is full"] });
    const text = 'the disk is full; "pulumi up" leaves it as it is, and "pulumi up --replace" with its URN replaces it';
    for (const [status, warnings] of [
      ["Broken", [`the cloud reports Broken; ${text}`]],
      ["Dead", [`the cloud reports Dead; ${text}`]],
      ["Stopped", []],
    ] as const) {
      things.set("a", { ...row, status });
      const { context, said } = memoryContext();
      await read(spec, context, "a", state);
      expect(said.warned).toEqual(warnings);
    }
    for (const mark of [DEAD, UNREADY]) {
      things.set("a", { ...row, status: "Dead" });
      const { context, said } = memoryContext();
      await read(spec, context, "a", { ...state, [mark]: true });
      expect(said.warned).toEqual([]);
    }
  });

  it("keeps what other operations have noted, for as long as it holds", async () => {
    const { spec, things } = memoryKind();
    const noted = { ...state, [MADE]: "m1", [DEAD]: true, [UNREADY]: true, [UNRETURNED]: ["password"] };
    things.set("a", { ...row, status: "Dead" });
    const dead = await read(spec, memoryContext().context, "a", noted);
    expect(dead?.properties).toMatchObject({ [MADE]: "m1", [DEAD]: true, [UNREADY]: true, [UNRETURNED]: ["password"] });
    things.set("a", row);
    const ready = (await read(spec, memoryContext().context, "a", noted))?.properties ?? {};
    expect(ready).toMatchObject({ [MADE]: "m1", [UNRETURNED]: ["password"] });
    expect(Object.keys(ready)).not.toContain(DEAD);
    expect(Object.keys(ready)).not.toContain(UNREADY);
  });
});

describe("a read of which only the ID is known", () => {
  it("gives the inputs that the cloud returns, and names those that it does not", async () => {
    const { spec, things } = memoryKind();
    things.set("a", { ...row, tags: { a: "1" } });
    const found = await read(spec, memoryContext().context, "a", { profile: "prod", [URN]: "urn:x" });
    const inputs = { name: "web", size: 1, version: "1.0", tags: { a: "1" }, profile: "prod" };
    const unreturned = found?.properties[UNRETURNED] as string[];
    expect(unreturned).toContain("password");
    expect(unreturned).not.toContain("name");
    expect(found?.inputs).toEqual({ ...inputs, [URN]: "urn:x", [UNRETURNED]: unreturned });
    expect(found?.properties).toMatchObject({ ...inputs, [URN]: "urn:x", status: "Ready", address: "10.0.0.1" });
  });

  it("is undefined for what is not there, and refused for an ID of another form", async () => {
    const { spec, calls } = memoryKind({ idFormat: "namespace/name" });
    expect(await read(spec, memoryContext().context, "team/api", {})).toBeUndefined();
    calls.length = 0;
    await expect(read(spec, memoryContext().context, "api", {})).rejects.toThrow(
      'the ID "api" is not of the form namespace/name',
    );
    expect(calls).toEqual([]);
  });

  it("is refused, with the reason, where no call reads the kind", async () => {
    const { spec } = memoryKind({ unreadable: "the API has no such call" });
    await expect(read(spec, memoryContext().context, "a", {})).rejects.toThrow(
      "it cannot be read by its ID: the API has no such call",
    );
  });

  it("asks for the resource itself where a listing has only a part of it", async () => {
    const part = { ...row, address: undefined };
    const list = async function* () {
      yield [["a", part] as const];
    };
    const whole = memoryKind({ list: { all: list, inPart: true } });
    whole.things.set("a", row);
    const { context } = memoryContext();
    expect((await read(whole.spec, context, "a", {}))?.properties.address).toBe("10.0.0.1");
    expect(whole.calls).toEqual([["find", "a"]]);
  });
});
