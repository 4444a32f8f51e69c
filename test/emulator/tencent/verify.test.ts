import { createHmac, hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createClock } from "../../../emulator/clock";
import type { RawRequest, Refusal } from "../../../emulator/cloud";
import { emptyState } from "../../../emulator/state";
import { verify } from "../../../emulator/tencent/verify";

// Manual "Signing v3" and "Signing v1", and the vectors of the reference page tencent-common.md.
const ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const SECRET = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

function worldAt(seconds: number, more: { token?: string; expiresAt?: number } = {}) {
  const state = emptyState("test");
  state.credentials[ID] = { cloud: "tencent", id: ID, secret: SECRET, account: "1", ...more };
  return { state, clock: createClock(() => seconds * 1000) };
}

function code(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Refusal).code;
  }
  return "";
}

const TC3_TIME = 1539084154;
const FORM = "application/x-www-form-urlencoded";

function tc3(
  host: string,
  service: string,
  signature: string,
  more: Partial<RawRequest> & { contentType?: string } = {},
): RawRequest {
  const { contentType = FORM, headers, ...rest } = more;
  return {
    method: "GET",
    path: "/",
    query: "Limit=10&Offset=0",
    body: Buffer.alloc(0),
    ...rest,
    headers: {
      host,
      "content-type": contentType,
      "x-tc-timestamp": String(TC3_TIME),
      authorization: `TC3-HMAC-SHA256 Credential=${ID}/2018-10-09/${service}/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
      ...headers,
    },
  };
}

const json = (body: string) => ({
  method: "POST",
  query: "",
  body: Buffer.from(body),
  contentType: "application/json",
});
const A = tc3("cvm.tencentcloudapi.com", "cvm", "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474");
const B = tc3("cvm.gsesgpucloud.com", "cvm", "d0696fec17b20f6b263579b72c9763b68168212909e2c4d3a42c49bfa0bd07b6");
const C = tc3(
  "tke.api3.gsesgpucloud.com",
  "tke",
  "7ea72b4d70ab9f047129ab42c47e553fb2a22fe2a305c37aa2838e8575f42b29",
  json('{"Limit":10,"Offset":0}'),
);
const D = tc3(
  "tcr.api3.gsesgpucloud.com",
  "tcr",
  "c0ecf6c95f01693e7620fac8fcd571766d1b1282e8dd016237b7182481044e37",
  json('{"Namespace":"library"}'),
);
const none = new URLSearchParams();

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** The request of vector C, with these headers signed in this order. */
function signed(names: string): RawRequest {
  const headers = names
    .split(";")
    .map((name) => `${name}:${String(C.headers[name.toLowerCase()] ?? "").toLowerCase()}\n`);
  const canonical = ["POST", "/", "", headers.join(""), names, hash("sha256", C.body, "hex")].join("\n");
  const text = ["TC3-HMAC-SHA256", TC3_TIME, "2018-10-09/tke/tc3_request", hash("sha256", canonical, "hex")].join("\n");
  const key = ["2018-10-09", "tke", "tc3_request"].reduce<string | Buffer>(hmac, `TC3${SECRET}`);
  const credential = `${ID}/2018-10-09/tke/tc3_request`;
  const authorization = `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${hmac(key, text).toString("hex")}`;
  return { ...C, headers: { ...C.headers, authorization } };
}

describe("TC3-HMAC-SHA256", () => {
  it.each([
    ["A", A, "cvm"],
    ["B", B, "cvm"],
    ["C", C, "tke"],
    ["D", D, "tcr"],
  ])("accepts vector %s", (_, request, service) => {
    expect(verify(request, none, service, worldAt(TC3_TIME)).id).toBe(ID);
  });

  const refused: [string, string, RawRequest, number][] = [
    ["another body", "AuthFailure.SignatureFailure", { ...C, body: Buffer.from('{"Limit":11,"Offset":0}') }, TC3_TIME],
    ["another query", "AuthFailure.SignatureFailure", { ...B, query: "Limit=11&Offset=0" }, TC3_TIME],
    ["another host", "AuthFailure.SignatureFailure", { ...C, headers: { ...C.headers, host: "tke.other" } }, TC3_TIME],
    [
      "another content type",
      "AuthFailure.SignatureFailure",
      { ...C, headers: { ...C.headers, "content-type": "application/json; charset=utf-8" } },
      TC3_TIME,
    ],
    [
      "a scope of another day",
      "AuthFailure.SignatureFailure",
      { ...C, headers: { ...C.headers, authorization: C.headers.authorization?.replace("10-09", "10-10") } },
      TC3_TIME,
    ],
    [
      "a scope of another service",
      "AuthFailure.SignatureFailure",
      { ...C, headers: { ...C.headers, authorization: C.headers.authorization?.replace("/tke/", "/tcr/") } },
      TC3_TIME,
    ],
    [
      "host not signed",
      "AuthFailure.SignatureFailure",
      { ...C, headers: { ...C.headers, authorization: C.headers.authorization?.replace(";host", "") } },
      TC3_TIME,
    ],
    [
      "no form at all",
      "AuthFailure.SignatureFailure",
      { ...C, headers: { ...C.headers, authorization: "Bearer x" } },
      TC3_TIME,
    ],
    ["no signature", "MissingParameter", { ...C, headers: { host: "tke.x" } }, TC3_TIME],
    [
      "an unknown id",
      "AuthFailure.SecretIdNotFound",
      { ...C, headers: { ...C.headers, authorization: C.headers.authorization?.replace(ID, "AKIDother") } },
      TC3_TIME,
    ],
    [
      "a token with a permanent pair",
      "AuthFailure.TokenFailure",
      { ...C, headers: { ...C.headers, "x-tc-token": "t" } },
      TC3_TIME,
    ],
    ["a clock 301 seconds behind", "AuthFailure.SignatureExpire", C, TC3_TIME + 301],
    ["a clock 301 seconds ahead", "AuthFailure.SignatureExpire", C, TC3_TIME - 301],
    ["a clock 300 seconds off", "", C, TC3_TIME + 300],
  ];
  it.each(refused)("with %s answers %s", (_, expected, request, now) => {
    expect(code(() => verify(request, none, "tke", worldAt(now)))).toBe(expected);
  });

  it.each([
    ["content-type;host", ""],
    ["content-type;host;x-tc-timestamp", ""],
    ["host;content-type", "AuthFailure.SignatureFailure"],
    ["content-type;host;host", "AuthFailure.SignatureFailure"],
    ["content-type;Host;host", "AuthFailure.SignatureFailure"],
    ["content-type;host;x-nope", "AuthFailure.SignatureFailure"],
  ])("with SignedHeaders=%s, well signed, answers %j", (names, expected) => {
    expect(code(() => verify(signed(names), none, "tke", worldAt(TC3_TIME)))).toBe(expected);
  });

  it("wants the token of a temporary pair, and refuses it once expired", () => {
    const withToken = { ...C, headers: { ...C.headers, "x-tc-token": "t-1" } };
    const run = (request: RawRequest, expiresAt: number) =>
      code(() => verify(request, none, "tke", worldAt(TC3_TIME, { token: "t-1", expiresAt })));
    expect(run(withToken, (TC3_TIME + 1) * 1000)).toBe("");
    expect(run(withToken, TC3_TIME * 1000)).toBe("AuthFailure.TokenFailure");
    expect(run(C, (TC3_TIME + 1) * 1000)).toBe("AuthFailure.TokenFailure");
  });

  it("takes the host with or without the port it was sent to, as the vendor's SDK signs it without", () => {
    const ported = { ...C, headers: { ...C.headers, host: "tke.api3.gsesgpucloud.com:8443" } };
    expect(code(() => verify(ported, none, "tke", worldAt(TC3_TIME)))).toBe("");
  });
});

describe("v1", () => {
  const TIME = 1465185768;
  const parameters = (region: string, more: Record<string, string>) =>
    new URLSearchParams({
      Action: "DescribeInstances",
      "InstanceIds.0": "ins-09dx96dg",
      Limit: "20",
      Nonce: "11886",
      Offset: "0",
      Region: region,
      SecretId: ID,
      Timestamp: String(TIME),
      Version: "2017-03-12",
      ...more,
    });
  const get = (host: string): RawRequest => ({
    method: "GET",
    path: "/",
    query: "",
    headers: { host },
    body: Buffer.alloc(0),
  });
  const vectors: [string, string, URLSearchParams][] = [
    ["A", "cvm.tencentcloudapi.com", parameters("ap-guangzhou", { Signature: "EliP9YW3pW28FpsEdkXt/+WcGeI=" })],
    ["B", "cvm.gsesgpucloud.com", parameters("gsqy", { Signature: "5mnle0xDtA4hxgaWAvF4xfcCxSk=" })],
    [
      "C",
      "cvm.gsesgpucloud.com",
      parameters("gsqy", { SignatureMethod: "HmacSHA256", Signature: "7QEfKKl8GUn6R1JCOdOS5gIxdPQxFVN4esha1sUlrQI=" }),
    ],
  ];
  it.each(vectors)("accepts vector %s", (_, host, sent) => {
    expect(verify(get(host), sent, "cvm", worldAt(TIME)).id).toBe(ID);
  });

  it("refuses a changed parameter, a late one, and one without a nonce", () => {
    const [, host, sent] = vectors[1] ?? ["", "", none];
    const changed = (name: string, value?: string) => {
      const copy = new URLSearchParams(sent);
      if (value === undefined) copy.delete(name);
      else copy.set(name, value);
      return copy;
    };
    expect(code(() => verify(get(host), changed("Limit", "21"), "cvm", worldAt(TIME)))).toBe(
      "AuthFailure.SignatureFailure",
    );
    expect(code(() => verify(get(host), sent, "cvm", worldAt(TIME + 301)))).toBe("AuthFailure.SignatureExpire");
    expect(code(() => verify(get(host), changed("Nonce"), "cvm", worldAt(TIME)))).toBe("MissingParameter");
  });

  it("wants a positive whole number for a nonce", () => {
    const [, host, sent] = vectors[1] ?? ["", "", none];
    for (const nonce of ["0", "-1", "1.5", "x"]) {
      const copy = new URLSearchParams(sent);
      copy.set("Nonce", nonce);
      expect(code(() => verify(get(host), copy, "cvm", worldAt(TIME)))).toBe("InvalidParameterValue");
    }
  });

  // The chapter forbids lower case, and writes its own signature in it.
  it("refuses percent-encoding in lower case, but for the signature's", () => {
    const [, host, sent] = vectors[1] ?? ["", "", none];
    const withQuery = (query: string): RawRequest => ({ ...get(host), query });
    const lower = "Signature=5mnle0xDtA4hxgaWAvF4xfcCxSk%3d";
    expect(verify(withQuery(`${lower}&Name=a%2Fb`), sent, "cvm", worldAt(TIME)).id).toBe(ID);
    expect(code(() => verify(withQuery(`${lower}&Name=a%2fb`), sent, "cvm", worldAt(TIME)))).toBe(
      "AuthFailure.SignatureFailure",
    );
  });

  it("tells an ID that is no cloud API key from one that is not there", () => {
    const [, host, sent] = vectors[1] ?? ["", "", none];
    const withId = (id: string) => {
      const copy = new URLSearchParams(sent);
      copy.set("SecretId", id);
      return copy;
    };
    expect(code(() => verify(get(host), withId("1234"), "cvm", worldAt(TIME)))).toBe("AuthFailure.InvalidSecretId");
    expect(code(() => verify(get(host), withId("AKIDnobody"), "cvm", worldAt(TIME)))).toBe(
      "AuthFailure.SecretIdNotFound",
    );
  });
});
