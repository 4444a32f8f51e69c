import { expect, it } from "vitest";
import { explore } from "./exploration";
import { modelKinds } from "./model-cloud";

// Two runs in a row, each of every sort, killed at every point and with each answer lost, then plain ones.
it.each(Object.keys(modelKinds))(
  "every way to create, replace and lose one converges: %s",
  { timeout: 300_000 },
  async (kind) => {
    const { worlds, runs, failures } = await explore(kind, 2);
    expect(failures).toEqual([]);
    expect(worlds).toBeGreaterThan(2_000);
    expect(runs).toBeGreaterThan(7_000);
  },
);
