import { expect, it } from "vitest";
import { sizeOf } from "../../../emulator/ctyun/eci/parts/flavors";

it.each([
  ["nothing is asked for", {}, [], { cpu: 1, memory: 2 }],
  ["the group asks", { cpu: 1, memory: 3 }, [], { cpu: 1, memory: 4 }],
  ["the containers ask", {}, [{ cpu: 3, memory: 4 }, { cpu: 1 }], { cpu: 4, memory: 4 }],
  ["the group's zeros ask for nothing", { cpu: 0, memory: 0 }, [{ cpu: 4, memory: 8 }], { cpu: 4, memory: 8 }],
])("sizes a group where %s", (_what, group, containers, size) => {
  expect(sizeOf(group, containers, [])).toEqual(size);
});
