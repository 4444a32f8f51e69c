import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { resourceOf, resourceTypes } from "../../../provider/clouds";
import { inWordsOf } from "../../../provider/lifecycle/as-written";
import { anyOrder, byName, isSet, traitsOf, unwrapped } from "../../../provider/lifecycle/schema";

test("a member that every object inherits is none of the schema's", () => {
  const schema = z.strictObject({ name: z.string(), size: z.number().optional() });
  const value = JSON.parse('{"name":"a","constructor":1,"toString":{"x":2}}');
  expect(inWordsOf(schema, value, { name: "b" })).toEqual(value);
});

describe("the order of a list", () => {
  const args = z.strictObject({ args: byName(z.array(z.string())) });
  const groups = anyOrder(z.array(z.strictObject({ zone: z.string(), count: z.number().default(1) })));

  it("is ignored between arguments of different keys, and counts where a key is there twice", () => {
    const said = { args: ["max-pods=64", "v=2"] };
    expect(inWordsOf(args, { args: ["v=2", "max-pods=64"] }, said)).toEqual(said);
    expect(inWordsOf(args, { args: ["v=3", "max-pods=64"] }, said)).toEqual({ args: ["max-pods=64", "v=3"] });
    const twice = { args: ["v=1", "v=2"] };
    expect(inWordsOf(args, twice, { args: ["v=2", "v=1"] })).toEqual(twice);
  });

  it("is ignored between equal items, each of which counts", () => {
    const said = [{ zone: "b" }, { zone: "a", count: 1 }, { zone: "b" }];
    expect(inWordsOf(groups, [{ zone: "b", count: 1 }, { zone: "b" }, { zone: "a" }], said)).toEqual(said);
    expect(inWordsOf(groups, [{ zone: "a" }, { zone: "b" }], said)).toEqual([said[0], said[1]]);
  });
});

/** The lists whose order counts, by what they end with: all others say that theirs is ignored. */
const ORDERED: Readonly<Record<string, string>> = {
  command: "a program and its arguments",
  args: "arguments of a program",
  initContainers: "run one after the other",
  nameservers: "asked in order",
  searches: "searched in order",
  dataDisks: "the cloud attaches disks, and matches mounts to them, in order",
  keyIds: "one at most",
};

/** Paths of the lists of a schema that do not ignore their order. */
function orderedLists(schema: z.ZodType, path: string): string[] {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodArray) {
    const { byName, anyOrder } = traitsOf(schema);
    const inner = orderedLists(bare.element as z.ZodType, `${path}.*`);
    return isSet(schema) || byName || anyOrder ? inner : [path, ...inner];
  }
  if (bare instanceof z.ZodRecord) return orderedLists(bare.valueType as z.ZodType, `${path}.*`);
  if (!(bare instanceof z.ZodObject)) return [];
  return Object.entries(bare.shape).flatMap(([name, field]) => orderedLists(field as z.ZodType, `${path}.${name}`));
}

test.each(resourceTypes)("%s says of every list whether its order counts", async (type) => {
  const undecided = orderedLists((await resourceOf(type)).inputs, type).filter(
    (path) => !((path.split(".").at(-1) ?? "") in ORDERED),
  );
  expect(undecided).toEqual([]);
});
