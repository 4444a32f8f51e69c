import { describe, expect, test } from "vitest";
import { authPrefix, canonicalRequest, signBce, signingKey } from "../../../provider/baidu/sign-bce";
import vectors from "../vectors/bce.json";

describe("bce-auth-v1", () => {
  test.each(vectors.vectors)("reproduces vector $id: $what", (vector) => {
    const request = {
      method: vector.method,
      path: vector.path,
      query: vector.query as unknown as Record<string, string>,
      headers: vector.headers as unknown as Record<string, string>,
    };
    const credentials = { accessKeyId: vector.accessKeyId, secretAccessKey: vector.secretAccessKey };
    const options = { headersToSign: new Set(vector.headersAskedToSign), expireSeconds: vector.expirySeconds };
    const at = Date.parse(vector.timestamp);
    expect(signingKey(credentials, authPrefix(credentials, at, options))).toBe(vector.signingKey);
    expect(canonicalRequest(request, options).canonical).toBe(vector.canonicalRequest);
    expect(signBce(request, credentials, at, options)).toBe(vector.authorization);
  });

  test("signs the four default headers and half an hour where nothing else is said", () => {
    const [vector] = vectors.vectors.filter(({ id }) => id === "V2");
    if (!vector) throw new Error("vector V2 is missing");
    const headers = vector.headers as unknown as Record<string, string>;
    const query = vector.query as unknown as Record<string, string>;
    const request = { method: vector.method, path: vector.path, query, headers };
    const credentials = { accessKeyId: vector.accessKeyId, secretAccessKey: vector.secretAccessKey };
    expect(signBce(request, credentials, Date.parse(vector.timestamp))).toBe(vector.authorization);
  });

  test("sorts headers, whatever order they come in, and never signs a signature or a request's ID", () => {
    const headers = {
      "x-bce-date": " 2015-04-27T08:23:49Z ",
      Host: "h",
      "Content-Type": "text/plain",
      "x-bce-empty": "",
      authorization: "a",
      "x-bce-request-id": "r",
      "a-header": "1",
    };
    const request = { method: "GET", path: "v1", query: {}, headers };
    const headersToSign = new Set(["host", "authorization", "a-header", "x-bce-request-id"]);
    expect(canonicalRequest(request, { headersToSign })).toEqual({
      canonical: "GET\n/v1\n\na-header:1\nhost:h\nx-bce-date:2015-04-27T08%3A23%3A49Z",
      signedHeaders: "a-header;host;x-bce-date",
    });
  });
});
