import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, it } from "vitest";
import { pathText, toPlain, withoutNulls } from "../../../provider/lifecycle/codec";

describe("toPlain", () => {
  it("gives what a protobuf Struct takes, whatever it is handed", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anything), (outputs) => {
        const plain = toPlain(outputs) as never;
        Struct.fromJavaScript(plain);
        // As text, in which minus zero is zero.
        expect(JSON.stringify(JSON.parse(JSON.stringify(plain)))).toBe(JSON.stringify(plain));
      }),
    );
  });

  it("keeps JSON as it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toPlain(value)).toEqual(value);
      }),
    );
  });

  it("leaves out what cannot be carried, cuts cycles, and survives getters that throw", () => {
    const cyclic: Record<string, unknown> = { a: 1, gone: undefined, f: () => 1, big: 2n, nan: Number.NaN };
    cyclic.self = cyclic;
    Object.defineProperty(cyclic, "bad", { enumerable: true, get: () => JSON.parse("no") });
    expect(toPlain(cyclic)).toEqual({ a: 1, big: "2", nan: null, self: null });
  });
});

describe("paths and nulls", () => {
  it("writes paths as Pulumi does", () => {
    expect(pathText(["containers", 0, "image"])).toBe("containers[0].image");
    expect(pathText(["tags", "a.b", "c d"])).toBe('tags["a.b"]["c d"]');
  });

  it("takes null for not set, at any depth", () => {
    expect(withoutNulls({ a: null, b: [{ c: null, d: 1 }], e: undefined })).toEqual({ b: [{ d: 1 }] });
  });
});
