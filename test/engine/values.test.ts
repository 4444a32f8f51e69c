import fc from "fast-check";
import { expect, test } from "vitest";
import type { Crypter } from "../../engine/types";
import { readProperties, writeProperties } from "../../engine/value-state";
import { readStruct, writeStruct } from "../../engine/value-wire";
import {
  annotateSecrets,
  copyMap,
  equalMaps,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  SIGNATURE_KEY,
  SIGNATURES,
  UNKNOWN,
  UNKNOWN_STRING,
} from "../../engine/values";

const reversing: Crypter = {
  encrypt: (text) => `v1:${[...text].reverse().join("")}`,
  decrypt: (text) => [...text.slice(3)].reverse().join(""),
};

const key = fc.string({ maxLength: 5 }).filter((name) => name !== "__proto__" && name !== SIGNATURE_KEY);
const { properties } = fc.letrec<{ value: PropertyValue; properties: PropertyMap }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string({ maxLength: 5 })),
    fc.constant(UNKNOWN),
    fc.constant(new ResourceReference("urn:pulumi:s::p::t::n", "id-1", "")),
    tie("value").map((element) => new Secret(element)),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("properties"),
  ),
  properties: fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
}));

test("properties survive the wire when the receiver understands all of them", () => {
  fc.assert(
    fc.property(properties, (map) => {
      const wire = writeStruct(map, { keepUnknowns: true, keepSecrets: true, keepResources: true });
      return equalMaps(readStruct(wire, { unknowns: "keep" }), map);
    }),
  );
});

test("properties survive the state, encrypted and in plain text", () => {
  fc.assert(
    fc.property(properties, (map) => {
      const encrypted = JSON.parse(JSON.stringify(writeProperties(map, reversing)));
      const shown = JSON.parse(JSON.stringify(writeProperties(map, "plaintext")));
      return equalMaps(readProperties(encrypted, reversing), map) && equalMaps(readProperties(shown, undefined), map);
    }),
  );
});

test("what a receiver does not understand is written plainly or left out", () => {
  const map = {
    secret: new Secret("s"),
    later: UNKNOWN,
    list: [UNKNOWN, 1],
    ref: new ResourceReference("urn", "r", ""),
  };
  expect(writeStruct(map, {}).toJavaScript()).toEqual({ secret: "s", list: [1], ref: "r" });
});

test("unknown values are refused where nothing may be unknown", () => {
  const wire = writeStruct({ out: UNKNOWN }, { keepUnknowns: true });
  expect(() => readStruct(wire, { unknowns: "reject" })).toThrow('unexpected unknown property value for "out"');
});

test("a secret that has not changed keeps its ciphertext", () => {
  let count = 0;
  const counting: Crypter = { ...reversing, encrypt: (text) => `${reversing.encrypt(text)}${++count}` };
  const secret = { [SIGNATURE_KEY]: SIGNATURES.secret, ciphertext: reversing.encrypt('"x"') };
  const read = readProperties({ secret }, counting);
  expect(writeProperties(read, counting)).toEqual({ secret });
  expect(count).toBe(0);
});

test("odd numbers and unknowns have signs of their own in state", () => {
  const written = JSON.parse(JSON.stringify(writeProperties({ n: Number.NaN, later: UNKNOWN }, "plaintext")));
  expect(written.later).toBe(UNKNOWN_STRING);
  expect(readProperties(written, undefined).n).toBeNaN();
});

test("a signature that is not known is refused, and so is a secret without a key", () => {
  expect(() => readProperties({ x: { [SIGNATURE_KEY]: "other" } }, undefined)).toThrow(
    "unrecognized signature 'other'",
  );
  const secret = { [SIGNATURE_KEY]: SIGNATURES.secret, ciphertext: "v1:x" };
  expect(() => readProperties({ secret }, undefined)).toThrow("names no secrets provider");
});

test("outputs take over the secrecy of inputs, into maps but not into lists", () => {
  const outs: PropertyMap = { map: { a: 1, b: 2 }, list: [1, 2], plain: 3 };
  annotateSecrets(outs, { map: { a: new Secret(1), b: 2 }, list: [1, new Secret(2)], other: new Secret(1) });
  expect(outs).toEqual({ map: { a: new Secret(1), b: 2 }, list: new Secret([1, 2]), plain: 3 });
});

test("a copy shares nothing that can change", () => {
  const map: PropertyMap = { nested: { list: [1] } };
  const copy = copyMap(map);
  (copy.nested as PropertyMap).list = [2];
  expect(map).toEqual({ nested: { list: [1] } });
});
