import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  canonicalRequest,
  signingKey,
  signTc3,
  stringToSign,
  type Tc3Request,
} from "../../../provider/tencent/sign-tc3";
import vectors from "../vectors/tc3.json";

const credentials = { secretId: vectors.secretId, secretKey: vectors.secretKey };
const at = vectors.timestamp * 1000;

describe("TC3-HMAC-SHA256", () => {
  test.each(vectors.vectors)("reproduces vector $id: $what", (vector) => {
    const request = { ...vector, method: vector.method as Tc3Request["method"] };
    const canonical = canonicalRequest(request);
    expect(hash("sha256", canonical, "hex")).toBe(vector.hash);
    if (vector.bodyHash) expect(canonical.endsWith(`\n${vector.bodyHash}`)).toBe(true);
    if (vector.signingKey) {
      expect(signingKey(credentials, vectors.date, vector.service).export().toString("hex")).toBe(vector.signingKey);
    }
    const scope = `${vectors.date}/${vector.service}/tc3_request`;
    expect(stringToSign(canonical, vectors.timestamp, scope)).toBe(
      `TC3-HMAC-SHA256\n${vectors.timestamp}\n${scope}\n${vector.hash}`,
    );
    expect(signTc3(request, credentials, at)).toEqual({
      Authorization: `TC3-HMAC-SHA256 Credential=${vectors.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${vector.signature}`,
      "X-TC-Timestamp": String(vectors.timestamp),
    });
  });

  test("dates by UTC, not by China time", () => {
    const request = { method: "POST", host: "h", service: "tke", contentType: "application/json", body: "{}" } as const;
    expect(signTc3(request, credentials, 1_551_113_065_000).Authorization).toContain("/2019-02-25/tke/");
    expect(signTc3(request, credentials, 1_551_139_200_000).Authorization).toContain("/2019-02-26/tke/");
  });

  test("gives the same signature from a kept key as from a fresh one", () => {
    const request = { method: "POST", host: "h", service: "tke", contentType: "application/json", body: "{}" } as const;
    const kept = { ...credentials };
    const days = Array.from({ length: 20 }, (_, day) => at + day * 86_400_000);
    const first = days.map((day) => signTc3(request, kept, day));
    expect(days.map((day) => signTc3(request, kept, day))).toEqual(first);
    expect(days.map((day) => signTc3(request, { ...credentials }, day))).toEqual(first);
  });

  test("takes no body for an empty one, and headers without spaces around them in lower case", () => {
    const request = { method: "GET", host: " TKE.example ", service: "tke", contentType: " Text/Plain " } as const;
    const empty = hash("sha256", "", "hex");
    expect(canonicalRequest(request)).toBe(
      `GET\n/\n\ncontent-type:text/plain\nhost:tke.example\n\ncontent-type;host\n${empty}`,
    );
  });
});
