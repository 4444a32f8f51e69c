import { expect, test } from "vitest";
import { parsePath, pathContains, resetPath } from "../../../engine/plan/property-path";
import { type PropertyMap, Secret } from "../../../engine/values";

test.for([
  ["root", ["root"]],
  ["root.nested", ["root", "nested"]],
  ['root["nested"]', ["root", "nested"]],
  ["root.array[0][1].nested", ["root", "array", 0, 1, "nested"]],
  ['root["key with \\"escaped\\" quotes"]', ["root", 'key with "escaped" quotes']],
  ['["root key with a ."][100]', ["root key with a .", 100]],
  ["root.array[*].field", ["root", "array", "*", "field"]],
  ["foo-bar", ["foo-bar"]],
] as const)("%s", ([text, path]) => {
  expect(parsePath(text)).toEqual(path);
});

test.for([".root", "root[", "root[x]", 'root["open'])("%s is refused", (text) => {
  expect(() => parsePath(text)).toThrow(`invalid property path "${text}"`);
});

test("a path contains what it names and everything in it", () => {
  expect(pathContains(parsePath("a.*.c"), parsePath("a[0].c.d"))).toBe(true);
  expect(pathContains(parsePath("a.b"), parsePath("a"))).toBe(false);
  expect(pathContains(parsePath("a[1]"), parsePath("a[2]"))).toBe(false);
});

const reset = (path: string, olds: PropertyMap, news: PropertyMap) => [resetPath(parsePath(path), olds, news), news];

test.for([
  ["a", { a: 1 }, { a: 2, b: 3 }, true, { a: 1, b: 3 }],
  ["a", {}, { a: 2 }, true, {}],
  ["a.b", { a: { b: 1 } }, { a: { b: 2, c: 3 } }, true, { a: { b: 1, c: 3 } }],
  ["a.b", { a: { b: 1 } }, {}, false, {}],
  ["a.b", {}, {}, true, {}],
  ["a[1]", { a: [1, 2] }, { a: [3, 4] }, true, { a: [3, 2] }],
  ["a[1]", { a: [1, 2] }, { a: [3] }, false, { a: [3] }],
  ["a.*", { a: { x: 1, y: 2 } }, { a: { x: 3, z: 4 } }, true, { a: { x: 1, y: 2 } }],
  ["a[*].b", { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 3, c: 1 }, { b: 4 }] }, true, { a: [{ b: 1, c: 1 }, { b: 2 }] }],
  ["a[*].b", { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 3 }] }, false, { a: [{ b: 1 }] }],
  ["*", { a: 1 }, { a: 2, b: 3 }, true, { a: 1 }],
] as [string, PropertyMap, PropertyMap, boolean, PropertyMap][])(
  "reset %s of %j in %j",
  ([path, olds, news, ok, result]) => {
    expect(reset(path, olds, news)).toEqual([ok, result]);
  },
);

test("a value that was inside a secret stays secret", () => {
  const [ok, news] = reset("a.b", { a: new Secret({ b: 1 }) }, { a: { b: 2 } });
  expect([ok, news]).toEqual([true, { a: { b: new Secret(1) } }]);
});
