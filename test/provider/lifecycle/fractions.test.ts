import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Properties } from "../../../provider/lifecycle/codec";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindWorld, operationsAgainst, titleOf } from "../../support/every-kind";

// A fraction where a number of things is meant is refused by the input's name, and one in an old state breaks nothing.

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud);
});
beforeEach(() => cloud.reset());
afterAll(() => cloud.close());

/** Amounts that may be fractions; BCI rounds a bandwidth down. */
const AMOUNTS = [
  "bci:ContainerGroup containers[0].resources.cpu",
  "bci:ContainerGroup eip.autoCreate.bandwidthInMbps",
  "eci:ContainerGroup containers[0].resources.cpu",
];

/** A value with each number in it replaced by a fraction, one at a time, and where. */
function* fractions(value: unknown, path = ""): Generator<[string, unknown]> {
  if (typeof value === "number") yield [path, 1.5];
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    for (const [at, other] of fractions(item, here))
      yield [at, Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other }];
  }
}

const counting = everyKind.filter(({ inputs }) => fractions(inputs).next().value);

describe.each(counting.map((program) => [titleOf(program), program] as const))("%s", (_title, program) => {
  const { type } = program;

  it("refuses a fraction by the input's name", async () => {
    const inputs = await program.before?.(world);
    for (const [at, changed] of fractions(program.inputs)) {
      const failures = await world.operations(type).check({ ...(changed as Properties), ...inputs });
      const expected = AMOUNTS.includes(`${type} ${at}`)
        ? []
        : [[at, expect.stringMatching(/must be an integer.*, not .*1\.5$/)]];
      expect(failures.map(({ property, reason }) => [property, reason])).toEqual(expected);
    }
  });

  it("goes on from a state that holds one", async () => {
    const inputs = { ...program.inputs, ...(await program.before?.(world)) };
    const { id, properties } = await world.make(type, inputs);
    const { check, diff, read, foresee } = world.operations(type);
    for (const [at, changed] of fractions(program.inputs)) {
      const state = { ...properties, ...(changed as Properties) };
      expect([at, await check(inputs, state)]).toEqual([at, []]);
      expect([at, await read(id, state)]).toMatchObject([at, program.unreadable ? {} : { id }]);
      // What no call changes is refused, by its name.
      if (type === "tcr:ApplicationTrigger") continue;
      const { changes } = await diff(id, state, inputs);
      expect(AMOUNTS.includes(`${type} ${at}`) || changes.length > 0, at).toBe(true);
      expect(await foresee(inputs, state)).toBeInstanceOf(Object);
    }
  });
});
