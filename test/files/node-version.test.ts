import { afterEach, expect, it, vi } from "vitest";
import { nodeProblem } from "../../files/node-version";

afterEach(() => vi.restoreAllMocks());

it.each([
  ["20.20.2", true],
  ["22.18.0", true],
  ["22.19.0", false],
  ["24.1.0", false],
])("Node %s is too old: %s", (node, isOld) => {
  vi.spyOn(process, "versions", "get").mockReturnValue({ ...process.versions, node });
  expect(nodeProblem() !== undefined).toBe(isOld);
});
