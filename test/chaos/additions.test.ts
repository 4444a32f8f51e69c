import { expect, it } from "vitest";
import type { KindName } from "./kinds";
import { runInOneProcess } from "./one-process";
import type { Edit } from "./program";
import type { Round } from "./sequence";

const round = (edits: Edit[], crash?: number): Round => ({
  stack: "dev",
  edits,
  drift: [],
  faults: [],
  lives: [],
  skew: 0,
  tokenEnds: undefined,
  refresh: false,
  replace: undefined,
  target: undefined,
  newMachine: undefined,
  crash,
});

/** Later than the end of the update. */
const STEPS = 22;

const add = (kind: KindName): Edit => ({ do: "add", kind, pick: 0 });
/** From one machine to two, and back. */
const other: Edit = { do: "change", pick: 1 };

it.each([
  ["adds to instances", [add("instances")]],
  ["adds to existing-instances", [add("existing-instances")]],
  ["takes from instances", [add("instances"), other]],
  ["takes from existing-instances", [add("existing-instances"), other]],
] as const)("an update that %s is killed at each step", async (_, edits) => {
  const first = round([...edits]);
  let crashed = 0;
  for (let step = 1; step <= STEPS; step++) {
    const killed = round([other], step);
    for (const rounds of [
      [first, killed],
      [first, killed, round([other])],
    ])
      crashed += (await runInOneProcess({ delivery: "dynamic", rounds, chance: 0 })).crashed;
  }
  expect(crashed).toBeGreaterThanOrEqual(STEPS);
});
