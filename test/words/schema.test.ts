import { expect, it } from "vitest";
import { z } from "zod";
import { misfits, typeOfValue } from "../../words/schema";

const schema = z.strictObject({
  name: z.string().min(1),
  pace: z.union([z.string(), z.strictObject({ seconds: z.number() }, "")]).optional(),
  kind: z.enum(["a", "b"]).optional(),
  list: z.array(z.int()).max(1).optional(),
  runtime: z.union([z.string(), z.number()], "must be a language").optional(),
});

it.each<[object, string]>([
  [{}, "name: is required"],
  [{ name: 1 }, "name: must be a string, not a number"],
  [{ name: "" }, "name: must have at least 1 character, not 0"],
  [{ name: "x", pace: [] }, "pace: must be a string or an object, not a list"],
  [{ name: "x", pace: { seconds: "1" } }, "pace.seconds: must be a number, not a string"],
  [{ name: "x", pace: { hours: 1, seconds: 1 } }, "pace.hours: there is no such property"],
  [{ name: "x", kind: "c" }, 'kind: must be "a" or "b", not a string'],
  [{ name: "x", list: [1, 2] }, "list: must have at most 1 item, not 2"],
  [{ name: "x", list: ["1"] }, "list.0: must be a number, not a string"],
  [{ name: "x", runtime: null }, "runtime: must be a language"],
])("%j: %s", (given, expected) => {
  const { error } = schema.safeParse(given);
  const lines = error && misfits(error, given, typeOfValue).map(({ path, reason }) => `${path.join(".")}: ${reason}`);
  expect(lines).toEqual([expected]);
});
