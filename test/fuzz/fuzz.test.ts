import { expect, test } from "vitest";
import { fuzz, targetNames } from "./fuzz";

test.each(targetNames)("500 inputs of a fixed seed crash nothing: %s", async (name) => {
  expect(await fuzz(name, { inputs: 500, seed: 1 })).toEqual({ inputs: 500 });
});
