import { expect, test } from "vitest";
import { z } from "zod";
import { inWordsOf } from "../../../provider/lifecycle/as-written";

test("a member that every object inherits is none of the schema's", () => {
  const schema = z.strictObject({ name: z.string(), size: z.number().optional() });
  const value = JSON.parse('{"name":"a","constructor":1,"toString":{"x":2}}');
  expect(inWordsOf(schema, value, { name: "b" })).toEqual(value);
});
