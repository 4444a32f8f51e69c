import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  canonicalQuery,
  earlierKeys,
  eopDate,
  signEop,
  signingKey,
  stringToSign,
} from "../../../provider/ctyun/sign-eop";
import vectors from "../vectors/eop.json";

/** The instant that a date of the vectors means: Beijing time. */
function instant(date: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
}

describe("CTyun EOP", () => {
  test.each(vectors.vectors)("reproduces vector $id: $what", (vector) => {
    const credentials = { accessKey: vector.accessKey, secretKey: vector.secretKey };
    const query = canonicalQuery(vector.parameters as [string, string][]);
    expect(query).toBe(vector.canonicalQuery);
    if (vector.bodyDigest) expect(hash("sha256", vector.body, "hex")).toBe(vector.bodyDigest);
    const request = { requestId: vector.requestId, query, body: vector.body, signedHeaders: vector.signedHeaders };
    if (vector.stringToSign) expect(stringToSign(request, vector.eopDate).text).toBe(vector.stringToSign);
    if (vector.ktime) {
      const { ktime, kAk } = earlierKeys(credentials, vector.eopDate);
      expect([ktime, kAk, signingKey(credentials, vector.eopDate)].map((key) => key.toString("hex"))).toEqual([
        vector.ktime,
        vector.kAk,
        vector.kdate,
      ]);
    }
    const names = vector.headerList ?? "ctyun-eop-request-id;eop-date";
    const authorization = `${vector.accessKey} Headers=${names} Signature=${vector.signature}`;
    if (vector.authorization) expect(authorization).toBe(vector.authorization);
    expect(signEop(request, credentials, instant(vector.eopDate))).toEqual({
      "ctyun-eop-request-id": vector.requestId,
      "eop-date": vector.eopDate,
      "Eop-Authorization": authorization,
    });
  });

  test("gives the Go clients' signature for the query that they send", () => {
    const [vector] = vectors.vectors.filter(({ signatureOfGoClients }) => signatureOfGoClients);
    if (!vector) throw new Error("vector V7 is missing");
    const request = { requestId: vector.requestId, query: vector.queryOfGoClients };
    const headers = signEop(request, vector, instant(vector.eopDate));
    expect(headers["Eop-Authorization"].endsWith(`Signature=${vector.signatureOfGoClients}`)).toBe(true);
  });

  test("has Beijing time, whose day begins eight hours before the UTC one", () => {
    expect(eopDate(Date.parse("2025-01-15T20:00:00Z"))).toBe("20250116T040000Z");
    expect(eopDate(Date.parse("2025-12-31T16:00:00.999Z"))).toBe("20260101T000000Z");
  });

  test("signs no query and no body as empty ones, with and without more headers", () => {
    const empty = hash("sha256", "", "hex");
    expect(stringToSign({ requestId: "r-1" }, "20250116T040000Z")).toEqual({
      text: `ctyun-eop-request-id:r-1\neop-date:20250116T040000Z\n\n\n${empty}`,
      names: "ctyun-eop-request-id;eop-date",
    });
    expect(stringToSign({ requestId: "r-1", signedHeaders: { "a-header": "x" } }, "20250116T040000Z")).toEqual({
      text: `a-header:x\nctyun-eop-request-id:r-1\neop-date:20250116T040000Z\n\n\n${empty}`,
      names: "a-header;ctyun-eop-request-id;eop-date",
    });
    const query = stringToSign({ requestId: "r-1", query: "a=1", signedHeaders: { "x-header": "x" } }, "d").text;
    expect(query).toContain("x-header:x\n\na=1\n");
  });

  test("sorts a query by name and keeps repeated names in the order given", () => {
    const given = [
      ["b", "2"],
      ["a", "z"],
      ["b", "1"],
      ["c", "0"],
      ["a", "y"],
    ] as const;
    expect(canonicalQuery(given)).toBe("a=z&a=y&b=2&b=1&c=0");
  });
});
