import { expect, it } from "vitest";
import { runInOneProcess } from "./one-process";
import type { Edit } from "./program";
import type { Round } from "./sequence";

const round = (edits: Edit[], crash?: number): Round => ({
  ...{ stack: "dev", edits, drift: [], faults: [], lives: [], skew: 0, tokenEnds: undefined, refresh: false },
  ...{ replace: undefined, target: undefined, newMachine: undefined, crash },
});

/** Later than the end of the update. */
const STEPS = 22;

it.each(["instances", "existing-instances"] as const)(
  "an update that adds to %s is killed at each step",
  async (kind) => {
    const more: Edit = { do: "change", pick: 1 };
    const first = round([{ do: "add", kind, pick: 0 }]);
    let crashed = 0;
    for (let step = 1; step <= STEPS; step++) {
      const killed = round([more], step);
      for (const rounds of [
        [first, killed],
        [first, killed, round([more])],
      ])
        crashed += (await runInOneProcess({ delivery: "dynamic", rounds, chance: 0 })).crashed;
    }
    expect(crashed).toBeGreaterThan(STEPS);
  },
);
