import { describe, expect, test } from "vitest";
import {
  flatten,
  lostInForm,
  signatureV1,
  signV1,
  stringToSign,
  type V1Algorithm,
} from "../../../provider/tencent/sign-v1";
import { percentEncode } from "../../../provider/transport/percent";
import vectors from "../vectors/tencent-v1.json";

describe("Tencent signature v1", () => {
  test.each(vectors.vectors)("reproduces vector $id: $what", (vector) => {
    const request = {
      method: "GET",
      host: vector.host,
      parameters: vector.parameters as Record<string, string>,
    } as const;
    const algorithm = vector.algorithm as V1Algorithm;
    expect(signatureV1(stringToSign(request), vectors, algorithm)).toBe(vector.signature);
    const encoded = vector.encoded ?? percentEncode(vector.signature);
    expect(signV1(request, vectors, algorithm).endsWith(`&Signature=${encoded}`)).toBe(true);
  });

  test("sorts names in ASCII order and leaves values as they are", () => {
    const parameters = { "Ids.2": "b c", "Ids.12": "ü&", Action: "X" };
    expect(stringToSign({ method: "POST", host: "tke.example", parameters })).toBe(
      "POSTtke.example/?Action=X&Ids.12=ü&&Ids.2=b c",
    );
    expect(signV1({ method: "POST", host: "tke.example", parameters }, { secretKey: "k" }, "HmacSHA1")).toContain(
      "Ids.2=b%20c&Ids.12=%C3%BC%26&Action=X&Signature=",
    );
  });

  test.each([
    ["Labels", { Name: "n", Labels: [] }],
    ["Net.Deep.0", { Net: { Deep: [{ On: undefined }] } }],
    ["Level", { Level: null }],
  ])("carries no %s that is empty", (path, request) => {
    expect(lostInForm(request)).toBe(path);
    expect(() => flatten(request)).toThrow(`cannot carry the empty ${path}`);
  });

  test("flattens lists and structures", () => {
    const request = {
      Ids: ["a", "b"],
      Net: { Cidr: "10.0.0.0/8", Deep: [{ On: true, N: 0 }] },
      Gone: undefined,
    };
    expect(flatten(request)).toEqual({
      "Ids.0": "a",
      "Ids.1": "b",
      "Net.Cidr": "10.0.0.0/8",
      "Net.Deep.0.On": "true",
      "Net.Deep.0.N": "0",
    });
  });

  test("signs a request without parameters, and sends the signature alone", () => {
    const request = { method: "GET", host: "tke.example", parameters: {} } as const;
    expect(stringToSign(request)).toBe("GETtke.example/?");
    const keys = { secretId: "id", secretKey: "key" };
    expect(signV1(request, keys, "HmacSHA1")).toBe(
      `Signature=${percentEncode(signatureV1("GETtke.example/?", keys, "HmacSHA1"))}`,
    );
    expect(signV1({ ...request, parameters: { A: "b c" } }, keys, "HmacSHA256")).toMatch(/^A=b%20c&Signature=[^&]+$/);
  });
});
