import * as fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { resourceTypes } from "../../provider/clouds";
import { everyKind } from "../support/every-kind";
import { type DrawnSequence, drawNames, drawnIn } from "./draws";
import { chaosKinds, kindNames } from "./kinds";
import { runInOneProcess } from "./one-process";
import { processSequence } from "./process-sequence";
import { openStage, type Stage } from "./processes";
import { sequence } from "./sequence";

it("draws from every kind that stands alone, and from those of the table", () => {
  const drawn = kindNames.map((name) => chaosKinds[name].type);
  const alone = everyKind.filter(({ before }) => before === undefined).map(({ type }) => type);
  expect(alone.filter((type) => !drawn.some((one) => one === type))).toEqual([]);
  expect(drawn.filter((type) => !resourceTypes.includes(type))).toEqual([]);
});

it.each<[string, fc.Arbitrary<DrawnSequence>]>([
  ["in one process", sequence],
  ["with real processes", processSequence],
])("draws all that there is to draw %s", (_, arbitrary) => {
  const drawn = fc.sample(arbitrary, { numRuns: 500, seed: 1 }).flatMap((one) => [...drawnIn(one)]);
  expect(new Set(drawn)).toEqual(new Set([...drawNames, ...kindNames]));
});

// The same sequences in every run: what is new is looked for with `npm run chaos`.

it("converges after random faults and crashes in one process", async () => {
  let crashed = 0;
  const property = fc.asyncProperty(sequence, async (one) => {
    crashed += (await runInOneProcess(one)).crashed;
  });
  await fc.assert(property, { numRuns: 30, seed: 2 });
  expect(crashed).toBeGreaterThan(5);
});

let stage: Stage | undefined;
afterAll(() => stage?.close());

it("converges after real processes were killed", async () => {
  stage = await openStage();
  const { run } = stage;
  let killed = 0;
  const property = fc.asyncProperty(processSequence, async (one) => {
    killed += (await run(one)).crashed;
  });
  await fc.assert(property, { numRuns: 1, seed: 1, endOnFailure: true });
  expect(killed).toBeGreaterThan(0);
});
