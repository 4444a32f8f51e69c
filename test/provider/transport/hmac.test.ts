import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hmacOf } from "../../../provider/transport/hmac";

const text = fc.string({ unit: "binary" });
const key = fc.string({ unit: "binary", maxLength: 100 });

test.each(["sha1", "sha256"] as const)("is Node's own %s HMAC, text after text", (algorithm) => {
  fc.assert(
    fc.property(key, fc.array(text), (secret, texts) => {
      const hmac = hmacOf(algorithm, secret);
      const node = (one: string) => createHmac(algorithm, secret).update(one).digest("base64");
      expect(texts.map(hmac)).toEqual(texts.map(node));
    }),
  );
});

test.each([5461, 5462, 100_000])("takes %s characters of three bytes", (length) => {
  const long = "容".repeat(length);
  expect(hmacOf("sha256", "key")(long)).toBe(createHmac("sha256", "key").update(long).digest("base64"));
  expect(hmacOf("sha256", "key")("")).toBe(createHmac("sha256", "key").update("").digest("base64"));
});
