import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problemsOf } from "../../../provider/transport/setting-problems";

const part = z.strictObject({ size: z.int().min(1), name: z.string().min(1) }).partial();
const schema = z.strictObject({
  word: z.enum(["one", "two"]).optional(),
  own: z.string({ error: "must be a word of ours" }).optional(),
  text: z.string().min(2).optional(),
  list: z.array(z.string()).min(1).max(2).optional(),
  rate: z.number().positive().max(5).optional(),
  part: part.optional(),
  either: z.union([z.literal("none"), part]).optional(),
  reversed: z.union([part, z.literal("none")]).optional(),
  strict: z.union([z.literal("none"), z.strictObject({ size: z.int() })]).optional(),
  named: z.record(z.string(), part).optional(),
  free: z.record(z.string(), z.string().regex(/^x/, "must begin with x")).optional(),
});

/** What is wrong with settings, a line each. */
const problems = (given: unknown) => {
  const { error } = schema.safeParse(given);
  return (error ? problemsOf(error, schema, given, "ns") : []).map(({ setting, reason }) => `${setting} ${reason}`);
};

describe("a setting that there is not", () => {
  it("is named with its full path, and with the setting of that level that is meant", () => {
    expect(problems({ wrod: 1 })).toEqual(['ns:wrod there is no such setting; did you mean "word"?']);
    expect(problems({ part: { siez: 1 } })).toEqual(['ns:part.siez there is no such setting; did you mean "size"?']);
    expect(problems({ either: { nmae: 1 } })).toEqual([
      'ns:either.nmae there is no such setting; did you mean "name"?',
    ]);
    expect(problems({ named: { a: { nmae: 1 } } })).toEqual([
      'ns:named.a.nmae there is no such setting; did you mean "name"?',
    ]);
  });

  it("and is like none is answered with those that there are", () => {
    expect(problems({ part: { elephant: 1 } })).toEqual([
      "ns:part.elephant there is no such setting; there are size, name",
    ]);
  });

  it("is each by itself where there are several", () => {
    expect(problems({ part: { siez: 1, nmae: 2 } })).toHaveLength(2);
  });

  it("was set without --path where its beginning is a setting, and only there", () => {
    expect(problems({ "part.size": 1 })).toEqual([
      'ns:part.size was set without --path; run "pulumi config rm ns:part.size" and "pulumi config set --path ns:part.size VALUE"',
    ]);
    expect(problems({ named: { a: { "size.x": 1 } } })).toEqual([
      'ns:named.a.size.x was set without --path; run "pulumi config rm ns:named.a.size.x" and "pulumi config set --path ns:named.a.size.x VALUE"',
    ]);
    expect(problems({ "elephant.size": 1 })[0]).toContain("there is no such setting");
  });

  it("belongs to another setting where only that has a part of its name", () => {
    expect(problems({ "size.a": 1 })[0]).toMatch(
      /^ns:size\.a is a part of another setting; set ns:part\.size\.a or ns:.*, with --path$/,
    );
  });
});

describe("a setting of several forms", () => {
  const number = "must be a number, not a string";

  it("is held against its object form where it is an object, whichever form stands first", () => {
    expect(problems({ either: { size: "x" } })).toEqual([`ns:either.size ${number}`]);
    expect(problems({ reversed: { size: "x" } })).toEqual([`ns:reversed.size ${number}`]);
    expect(problems({ either: { size: "x", nmae: 1 } })).toEqual([
      `ns:either.size ${number}`,
      'ns:either.nmae there is no such setting; did you mean "name"?',
    ]);
    expect(problems({ strict: { sise: 1 } })).toEqual([
      "ns:strict.size is required",
      'ns:strict.sise there is no such setting; did you mean "size"?',
    ]);
  });

  it("is held against its other form where it is none, be it nothing at all", () => {
    expect(problems({ either: "never" })).toEqual([
      'ns:either must be "none", or an object of size, name (JSON, or set its parts with --path)',
    ]);
    expect(problems({ either: null })).toEqual([
      'ns:either must be "none", or an object of size, name (JSON, or set its parts with --path)',
    ]);
  });
});

it.each([
  [{ word: "three" }, 'ns:word must be "one" or "two"'],
  [{ own: 1 }, "ns:own must be a word of ours"],
  [{ text: 1 }, "ns:text must be a string, not a number"],
  [{ text: "" }, "ns:text must not be empty"],
  [{ list: "a" }, "ns:list must be a list, not a string"],
  [{ list: [] }, "ns:list must have at least 1 item"],
  [{ list: ["a", "b", "c"] }, "ns:list must be at most 2"],
  [{ list: ["a", 1] }, "ns:list.1 must be a string, not a number"],
  [{ rate: 0 }, "ns:rate must be more than 0"],
  [{ rate: 6 }, "ns:rate must be at most 5"],
  [{ part: "a" }, "ns:part must be an object (JSON, or set its parts with --path), not a string"],
  [{ part: { size: 0 } }, "ns:part.size must be at least 1"],
  [{ named: [] }, "ns:named must be an object (JSON, or set its parts with --path), not a list"],
  [{ named: { a: null } }, "ns:named.a must be an object (JSON, or set its parts with --path), not null"],
  [{ free: { key: "secret" } }, "ns:free.key must begin with x"],
])("%j: %s", (given, problem) => {
  expect(problems(given)).toEqual([problem]);
});
