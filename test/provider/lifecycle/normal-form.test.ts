import { expect, it } from "vitest";
import { sameMeaning } from "../../../provider/lifecycle/normal-form";

it.each<[unknown, unknown, boolean]>([
  [undefined, [], true],
  [[{ name: "a", ports: [] }], [{ name: "a" }], true],
  [{ a: { b: [{ c: [] }] } }, { a: { b: [{}] } }, true],
  // An item that is there counts, also an empty one, and so does an empty object.
  [[[]], [], false],
  [[{ name: "v", emptyDir: {} }], [{ name: "v" }], false],
  [[{ name: "a", ports: [1] }], [{ name: "a" }], false],
  ["", undefined, true],
])("whether %j and %j mean the same is %s", (a, b, same) => {
  expect([sameMeaning(a, b), sameMeaning(b, a)]).toEqual([same, same]);
});
