import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { plainInputs, type TypeOf } from "../../provider/plugin/plain-inputs";

const PART = "#/types/x:index:Part";
const types: Record<string, { properties: Record<string, object>; required?: string[] }> = {
  [PART]: { properties: { zone: { type: "string", plain: true }, size: { type: "number" } }, required: ["zone"] },
};
const typeOf: TypeOf = (reference) => types[reference];
const spec = {
  properties: {
    name: { type: "string", plain: true },
    image: { type: "string" },
    part: { $ref: PART, plain: true },
    parts: { type: "object", plain: true, additionalProperties: { $ref: PART, plain: true } },
  },
  required: ["name"],
};
const read = (given: object) => plainInputs(given as never, spec, typeOf);
const secretValueOf = (value: unknown) =>
  new Promise((resolve) => {
    const output = pulumi.all([pulumi.output(value), pulumi.isSecret(pulumi.output(value))]);
    void output.apply(([plain, isSecret]) => resolve([plain, isSecret]));
  });

beforeAll(() => {
  pulumi.runtime.setMocks({ newResource: () => ({ id: "i", state: {} }), call: () => ({}) });
});

describe("the inputs of a component", () => {
  it("that are plain come out of outputs; others stay as they are", async () => {
    const image = pulumi.output("nginx");
    const { inputs, failures } = await read({ name: pulumi.output("web"), image, part: undefined });
    expect(failures).toEqual([]);
    expect(inputs.name).toBe("web");
    expect(inputs.image).toBe(image);
    expect(inputs).not.toHaveProperty("part");
  });

  it("that are missing, not in the schema or of another type are named by their paths", async () => {
    const { failures } = await read({ imag: "x", part: { size: 1 }, parts: { one: { zone: 5 }, two: "x" } });
    const failed = failures.map(({ property, reason }) => `${property}: ${reason}`);
    expect(failed.sort()).toEqual([
      'imag: there is no such property; did you mean "image"?',
      "name: is required",
      "part.zone: is required",
      "parts.one.zone: must be a string",
      "parts.two: must be an object",
    ]);
    expect((await read({ name: "web", part: [] })).failures).toEqual([
      { property: "part", reason: "must be an object" },
    ]);
  });

  it("that decide what there is must be known and, as parts of names, not secret", async () => {
    expect((await read({ name: pulumi.secret("web") })).failures).toEqual([
      { property: "name", reason: "cannot be secret: it is part of names that are displayed" },
    ]);
    const unknown = pulumi.output("x").apply(() => pulumi.unknown as string);
    expect((await read({ name: unknown })).failures).toEqual([
      { property: "name", reason: "must be known before the run: it decides which resources exist" },
    ]);
  });

  it("of a part that is secret as a whole are secret, each of them", async () => {
    const { inputs, failures } = await read({ name: "web", parts: pulumi.secret({ one: { zone: "z", size: 3 } }) });
    // A zone is part of names: as a part of what is secret it is refused.
    expect(failures).toEqual([
      { property: "parts.one.zone", reason: "cannot be secret: it is part of names that are displayed" },
    ]);
    const [one] = Object.values(inputs.parts as Record<string, { size: unknown }>);
    expect(await secretValueOf(one?.size)).toEqual([3, true]);
    const open = await read({ name: "web", parts: pulumi.output({ one: { zone: "z", size: 3 } }) });
    expect(open.failures).toEqual([]);
    expect(open.inputs.parts).toEqual({ one: { zone: "z", size: 3 } });
  });
});
