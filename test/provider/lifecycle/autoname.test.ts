import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isNamed, isNameless, type Naming, withName } from "../../../provider/lifecycle/autoname";
import { UNKNOWN } from "../../../provider/lifecycle/unknown";
import { memoryKind } from "../../support/memory-kind";

const { spec } = memoryKind();
const suffixOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 7);
const named = (naming: Partial<Naming>, inputs = {}) =>
  withName(spec, inputs, { name: "Web", seed: Buffer.from("seed"), old: undefined, ...naming }).name;

describe("the name of a resource whose program gives none", () => {
  it("is the resource's name in the program in lower case, with seven characters of the seed", () => {
    expect(named({})).toBe(`web-${suffixOf("seed")}`);
    expect(named({ name: "My_Web.App!" })).toBe(`my-web-app-${suffixOf("seed")}`);
    expect(named({ name: "123-web" })).toBe(`web-${suffixOf("seed")}`);
  });

  it("is the same in preview and update also where the engine sends no seed", () => {
    expect(named({ seed: Buffer.alloc(0) })).toBe(`web-${suffixOf("Web")}`);
  });

  it("is the one it has already, unless that is not known or empty", () => {
    expect(named({ old: "kept" })).toBe("kept");
    expect(named({ old: "kept", autonaming: { proposed: "other", mode: "enforce" } })).toBe("kept");
    for (const old of ["", UNKNOWN, 5]) expect(named({ old })).toBe(`web-${suffixOf("seed")}`);
  });

  it("gets shorter until the cloud takes it, and never ends in a hyphen", () => {
    // The kind takes 20 characters: 12 of the name, a hyphen, seven of the seed.
    expect(named({ name: "a-very-long-name-of-it" })).toBe(`a-very-long-${suffixOf("seed")}`.replace("--", "-"));
    expect(named({ name: "abcdefghijk-lmnop" })).toBe(`abcdefghijk-${suffixOf("seed")}`);
    expect(named({ name: "123" })).toBe(`n${suffixOf("seed")}`);
  });

  it("is the engine's proposal where the cloud takes it, else made from that", () => {
    expect(named({ autonaming: { proposed: "dev-web", mode: "propose" } })).toBe("dev-web");
    expect(named({ autonaming: { proposed: "Dev_Web", mode: "propose" } })).toBe(`dev-web-${suffixOf("seed")}`);
    expect(named({ autonaming: { proposed: "", mode: "propose" } })).toBe(`web-${suffixOf("seed")}`);
  });

  it("is the engine's as it is where that is enforced, and none where names are switched off", () => {
    expect(named({ autonaming: { proposed: "Dev_Web", mode: "enforce" } })).toBe("Dev_Web");
    const off = { name: "web", seed: Buffer.alloc(0), old: undefined, autonaming: { proposed: "", mode: "disable" } };
    expect(withName(spec, {}, off as Naming)).toEqual({});
  });

  it("is none where the cloud takes none of its forms: the check then says that it is required", () => {
    const strict = memoryKind({ inputs: spec.inputs.extend({ name: z.literal("only-this") }) as never }).spec;
    expect(withName(strict, {}, { name: "web", seed: Buffer.alloc(0), old: undefined })).toEqual({});
  });
});

it("a name of the program stays, and a kind without a required name gets none", () => {
  expect(named({}, { name: "mine" })).toBe("mine");
  expect(named({}, { name: null })).toBe(`web-${suffixOf("seed")}`);
  const optional = memoryKind({ inputs: spec.inputs.extend({ name: z.string().optional() }) as never }).spec;
  const nameless = memoryKind({ inputs: spec.inputs.omit({ name: true }) as never }).spec;
  expect([isNamed(spec), isNamed(optional), isNamed(nameless)]).toEqual([true, false, false]);
  expect([isNameless(spec, {}), isNameless(spec, { name: "mine" }), isNameless(optional, {})]).toEqual([
    ...[true, false, false],
  ]);
});
