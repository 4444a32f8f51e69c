import fc from "fast-check";
import { expect, test } from "vitest";
import { percentEncode, percentEncodePath } from "../../../provider/transport/percent";

const text = fc.string({ unit: "binary" });

test("encodes every text to plain characters that decode to it", () => {
  fc.assert(
    fc.property(text, (value) => {
      const encoded = percentEncode(value);
      expect(encoded).toMatch(/^([A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(encoded)).toBe(Buffer.from(value).toString());
    }),
  );
});

test("keeps the slashes of a path, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(text), (segments) => {
      const path = segments.join("/");
      expect(percentEncodePath(path).split("/").map(decodeURIComponent).join("/")).toBe(Buffer.from(path).toString());
    }),
  );
});

test("takes halves of characters for the replacement character", () => {
  expect(percentEncode("\ud800")).toBe("%EF%BF%BD");
});
