import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceTypes } from "../../../provider/clouds";
import type { Properties } from "../../../provider/lifecycle/codec";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindWorld, operationsAgainst, titleOf } from "../../support/every-kind";

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud);
});
afterAll(() => cloud.close());

it("the table has every kind", () => {
  expect([...new Set(everyKind.map(({ type }) => type))].sort()).toEqual([...resourceTypes].sort());
});

describe.each(everyKind.map((program) => [titleOf(program), program] as const))("%s", (_title, program) => {
  it("is made, and then shows no change and no drift", async () => {
    const inputs: Properties = { ...program.inputs, ...(await program.before?.(world)) };
    const operations = world.operations(program.type);
    expect(await operations.check(inputs)).toEqual([]);
    const { id, properties } = await operations.create(inputs);
    expect((await operations.diff(id, properties, inputs)).changes).toEqual([]);
    expect((await operations.read(id, properties))?.inputs).toBeUndefined();
  });
});
