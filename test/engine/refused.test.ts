import { resolve } from "node:path";
import { afterAll, test } from "vitest";
import { ScenarioStack } from "./stack";

const stacks: ScenarioStack[] = [];
afterAll(() => {
  for (const stack of stacks) stack.remove();
});

test.concurrent.for([
  [0, 'the option import (of "a-1") is not implemented'],
  [1, "resource transforms are not implemented"],
  [2, "remote components (pkg:index:Remote) are not implemented"],
  [3, 'resources of the package "pulumi" are not implemented'],
  [
    4,
    "no resource plugin for package 'other': this engine runs dynamic providers (pulumi-nodejs) and the plugins in Node that Pulumi.yaml names with a path",
  ],
  [5, "unknown function pulumi-nodejs:index:nothing"],
  [6, "archives and remote assets are not implemented"],
  [7, "resource hooks are not implemented"],
] as const)("what is left to the CLI is refused by name (%i)", async ([step, message], { expect }) => {
  const stack = new ScenarioStack(resolve(__dirname, "scenarios/refused.js"));
  stacks.push(stack);
  const { result } = await stack.step(step);
  expect(result.status).toBe("failed");
  expect(result.errors.join("\n")).toContain(message);
  expect(stack.snapshot.resources.filter(({ type }) => type.includes("Thing"))).toEqual([]);
});
