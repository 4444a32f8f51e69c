import { expect, it } from "vitest";
import { z } from "zod";
import { knownParts } from "../../../provider/lifecycle/known-parts";

const part = z.object({ a: z.string().optional() });
const schema = z.object({
  list: z.array(part).optional(),
  map: z.record(z.string(), part).optional(),
  sorted: z.array(part).transform((items) => items),
  text: z.string(),
  any: z.unknown(),
});

it("fields that no schema has are left out of what a cloud returned, in lists and maps too", () => {
  const found = { a: "1", later: 2 };
  expect(knownParts(schema, { list: [found], map: { x: found, later: found }, sorted: [found], later: 1 })).toEqual({
    list: [{ a: "1" }],
    map: { x: { a: "1" }, later: { a: "1" } },
    sorted: [{ a: "1" }],
  });
  expect(Object.keys(knownParts(schema, { toString: 1, text: "t" }) as object)).toEqual(["text"]);
});

it("values of another form than documented, and of no form, stay as they are", () => {
  const odd = { list: { 0: "x" }, map: null, sorted: "none", text: { deep: 1 }, any: [{ later: 1 }] };
  expect(knownParts(schema, odd)).toEqual(odd);
  expect(knownParts(schema, { map: "none", list: null })).toEqual({ map: "none", list: null });
  expect([knownParts(part, [{ later: 1 }]), knownParts(part, undefined)]).toEqual([[{ later: 1 }], undefined]);
});
