import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkField, checkFields } from "../../emulator/contract/check";
import { givenFields } from "../../emulator/contract/given";
import { readRestContract } from "../../emulator/contract/rest";
import type { Action, Field, RestAction, Shape } from "../../emulator/contract/shape";
import { readTencentContract } from "../../emulator/contract/tencent";
import { type Contract, readContract } from "../../generate/contract";
import { conditions, fieldLimits, limitsPath, writeLimits } from "../../generate/limits";

// Every limit that the contracts carry as data is broken once, and refused; the page lists them all.

/** Every field of a service's requests, by `owner.field`. */
function fieldsOf(service: string): Map<string, Field> {
  const found = new Map<string, Field>();
  const visit = (owner: string, fields: readonly Field[]) => {
    for (const field of fields) {
      if (found.has(`${owner}.${field.name}`)) continue;
      found.set(`${owner}.${field.name}`, field);
      visitShape(field.shape);
    }
  };
  const visitShape = (shape: Shape) => {
    if (shape.kind === "list" || shape.kind === "map") visitShape(shape.of);
    if (shape.kind === "object") visit(shape.name, shape.fields());
  };
  const isTencent = service === "tke" || service === "tcr";
  const actions: ReadonlyMap<string, Action | RestAction> = isTencent
    ? readTencentContract(service).actions
    : readRestContract(service).actions;
  for (const action of actions.values())
    visit(action.name, "method" in action ? [...action.path, ...action.query, ...action.input] : action.input);
  return found;
}

/** Numbers that may be negative: flags of which only 0 says something, and one that is typed as a number and is none. */
const SIGNED = ["InstanceAdvancedSettings.Unschedulable", "DescribeClusterServices.AllNamespace"];

/** Whether every number of a value of this shape is held against a lower end, or a choice. */
function isBound({ shape, minimum, allowed, format }: Field): boolean {
  if (shape.kind === "number") return minimum !== undefined;
  return shape.kind !== "integer" || shape.unsigned || (minimum ?? allowed?.[0] ?? format) !== undefined;
}

/** Values of the right type that break a field's limits, one for each limit. */
function broken(field: Field): unknown[] {
  const { allowed, minimum, maximum, minItems, maxItems, minLength, maxLength, pattern, format, shape } = field;
  const item = allowed?.[0] ?? (shape.kind === "list" && shape.of.kind === "object" ? {} : "a");
  const other = typeof allowed?.[0] === "number" ? -12_345 : "no such choice";
  const list = (count: number) => Array.from({ length: count }, () => item);
  return [
    ...(allowed ? [shape.kind === "list" ? [other] : other] : []),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(minItems ? [list(minItems - 1)] : []),
    ...(maxItems === undefined ? [] : [list(maxItems + 1)]),
    ...(minLength ? [""] : []),
    ...(maxLength === undefined ? [] : ["a".repeat(maxLength + 1)]),
    ...(pattern === undefined ? [] : ["é / é"]),
    ...(format === undefined ? [] : [{ base64: "é", "linux-password": "short1", "octal-digits": 999 }[format]]),
  ];
}

describe.each(["tke", "tcr", "bci", "bec", "eci"])("%s", (service) => {
  const fields = fieldsOf(service);
  const limits = fieldLimits().filter((limit) => limit.service === service);
  it.each(limits.map(({ owner, field, says }) => [`${owner}.${field}`, says]))("%s: %s", (name) => {
    const field = fields.get(name);
    const values = field ? broken(field) : [];
    expect(values, "the emulator reads no limit of this field").not.toEqual([]);
    for (const value of values) expect(checkField(field as Field, value, name), JSON.stringify(value)).not.toEqual([]);
  });

  it("leaves no size, count or time of a request without a lower end", () => {
    const open = [...fields].filter(([name, field]) => !isBound(field) && !SIGNED.includes(name));
    expect(open.map(([name]) => name)).toEqual([]);
  });

  it("takes an empty text for a required one that is missing, but where it is a value", () => {
    const texts = [...fields.values()].filter(({ required, shape }) => required && shape.kind === "string");
    for (const field of texts) {
      const problems = checkFields([field], { [field.name]: "" });
      if (field.mayBeEmpty) expect(problems, field.name).toEqual([]);
      else expect(problems, field.name).toMatchObject([{ kind: "missing", path: field.name }]);
    }
  });
});

it.each(["bci", "bec", "eci"])(
  "%s: an empty text for an optional one is not set, but where it is a value",
  (service) => {
    const texts = [...fieldsOf(service).values()].filter(({ required, shape }) => !required && shape.kind === "string");
    const set = texts.filter((field) => {
      const given = givenFields([field], { [field.name]: "" }, { unknown: "kept", nulls: "all", zeros: "not set" });
      return Object.hasOwn(given, field.name);
    });
    expect(texts.length).toBeGreaterThan(15);
    expect(set).toEqual(texts.filter(({ mayBeEmpty }) => mayBeEmpty));
  },
);

const textsOf = (...names: string[]) =>
  names.map((name) => readFileSync(resolve(__dirname, "..", `${name}.test.ts`), "utf8"));
const together = [...conditions("tke"), ...conditions("eci")];

it("each condition between fields is held by a test of the emulator", () => {
  const tests = textsOf("emulator/tencent/limits", "emulator/tencent/tke", "emulator/ctyun/container-group");
  for (const { says, test } of together)
    expect(
      tests.some((text) => text.includes(test)),
      `no test says "${test}": ${says}`,
    ).toBe(true);
});

it("each condition between fields is held by a test of the preview, or has a reason why not", () => {
  const previews = ["tencent/tke/documented-limits", "lifecycle/forewarn", "ctyun/eci/container-group"];
  const tests = textsOf(...previews.map((name) => `provider/${name}`));
  for (const { says, preview, unforeseen } of together) {
    expect([preview, unforeseen].filter(Boolean), says).toHaveLength(1);
    if (preview !== undefined)
      expect(
        tests.some((text) => text.includes(preview)),
        `no test says "${preview}": ${says}`,
      ).toBe(true);
  }
});

it.each(["tke", "tcr"] as const)(
  "each line of the manual that %s names is one of the page it is said to be on",
  (service) => {
    const { manualPages, actions, types } = readContract(service) as Contract & {
      manualPages: Record<string, [first: number, last: number]>;
    };
    const wrong = fieldLimits()
      .filter((limit) => limit.service === service)
      .filter(({ source }) => {
        const [, line, page = ""] = /^manual, line (\d+) \(([^)]+)\)/.exec(source) ?? [];
        // Chapters around the API have names of their own.
        if (line !== undefined && !(page in actions) && !(page in types)) return false;
        const [first = Infinity, last = 0] = manualPages[page] ?? [];
        return source.startsWith("manual") && !(Number(line) >= first && Number(line) <= last);
      });
    expect(wrong.map(({ owner, field, source }) => `${owner}.${field}: ${source}`)).toEqual([]);
  },
);

it("the page lists them", () => {
  expect(readFileSync(resolve(__dirname, "../..", limitsPath), "utf8"), 'run "npm run generate"').toBe(writeLimits());
});
