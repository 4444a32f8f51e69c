import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../../emulator/baidu/verify";
import type { RawRequest } from "../../../emulator/cloud";
import type { World } from "../../../emulator/world";
import vectors from "../../provider/vectors/bce.json";
import { type BaiduOptions, baiduCaller } from "../../support/baidu-call";
import { startEmulator, type TestEmulator } from "../../support/emulator";

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** A vector as it is on the wire, and the world in which its key exists and its timestamp is now. */
function onTheWire(vector: (typeof vectors.vectors)[number]): [RawRequest, World] {
  const headers = Object.entries(vector.headers as unknown as Record<string, string>);
  const query = Object.entries(vector.query as unknown as Record<string, string>);
  const request: RawRequest = {
    method: vector.method,
    path: vector.path === "" ? "/" : vector.path.split("/").map(encode).join("/"),
    // As the Go SDK sends it: a parameter without a value has no `=`.
    query: query.map(([name, value]) => (value === "" ? encode(name) : `${encode(name)}=${encode(value)}`)).join("&"),
    headers: {
      ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      authorization: vector.authorization,
    },
    body: Buffer.from(vector.id === "V2" ? '{"name":"demo","restartPolicy":"Always"}' : ""),
  };
  const { accessKeyId: id, secretAccessKey: secret } = vector;
  const token = vector.sessionToken ?? undefined;
  const at = Date.parse(vector.timestamp);
  const credential = { cloud: "baidu", id, secret, account: "1", token, expiresAt: token && at + 1 };
  const world = { state: { credentials: { [id]: credential } }, clock: { server: () => at, now: () => at } };
  return [request, world as unknown as World];
}

describe("the vectors of the official signers (bce-signing.md, 7)", () => {
  it.each(vectors.vectors)("$id is verified: $what", (vector) => {
    const [request, world] = onTheWire(vector);
    expect(verify(request, world).id).toBe(vector.accessKeyId);
  });

  it.each(vectors.vectors)("$id is refused with one digit of its signature changed", (vector) => {
    const [request, world] = onTheWire(vector);
    const changed = vector.authorization.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
    const broken = { ...request, headers: { ...request.headers, authorization: changed } };
    expect(() => verify(broken, world)).toThrow(expect.objectContaining({ code: "SignatureDoesNotMatch" }));
  });

  it.each(vectors.vectors.filter(({ path }) => path !== ""))("$id is refused at a path with a slash more", (vector) => {
    const [request, world] = onTheWire(vector);
    const longer = { ...request, path: `${request.path}/` };
    expect(() => verify(longer, world)).toThrow(expect.objectContaining({ code: "SignatureDoesNotMatch" }));
  });
});

describe("over HTTP", () => {
  let emulator: TestEmulator;
  let call: ReturnType<typeof baiduCaller>;
  beforeAll(async () => {
    emulator = await startEmulator();
    call = baiduCaller(emulator.url, emulator.credentials.baidu);
  });
  afterAll(() => emulator.close());

  it("answers in Baidu's form with a request id in body and header", async () => {
    const { status, headers, body } = await call("GET /v2/instance", undefined, { authorization: () => "" });
    expect(status).toBe(400);
    expect(body).toEqual({
      code: "InvalidHTTPAuthHeader",
      message: expect.stringContaining("bce-auth-v1/"),
      requestId: headers["x-bce-request-id"],
    });
    expect(headers["content-type"]).toBe("application/json;charset=UTF-8");
  });

  it.each<[string, string, number, BaiduOptions]>([
    ["five parts", "InvalidHTTPAuthHeader", 400, { authorization: (right) => right.replace(/\/[^/]+$/, "") }],
    ["another version", "InvalidHTTPAuthHeader", 400, { authorization: (right) => right.replace("v1", "v2") }],
    ["an unknown key", "InvalidAccessKeyId", 403, { authorization: (right) => right.replace(/v1\/\w+/, "v1/none") }],
    ["an old signature", "RequestExpired", 400, { at: Date.now() - 61_000, expirySeconds: 60 }],
    ["one from the future", "RequestExpired", 400, { at: Date.now() + 600_000 }],
    ["a changed signed header", "SignatureDoesNotMatch", 400, { unsigned: { "content-type": "text/plain" } }],
    ["another x-bce-date", "SignatureDoesNotMatch", 400, { headers: { "x-bce-date": "2020-01-01T00:00:00Z" } }],
    ["a digest of another body", "InvalidHTTPRequest", 400, { headers: { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" } }],
  ])("refuses %s with %s", async (_, code, status, options) => {
    const answer = await call("GET /v2/instance", undefined, options);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("takes an authorization in the query, and an empty list of signed headers as the default ones", async () => {
    const at = Date.now();
    let right = "";
    const first = await call("GET /v2/instance", undefined, {
      at,
      authorization: (text) => {
        right = text;
        return text.replace(/\/[^/]*\/(\w+)$/, "//$1");
      },
    });
    expect(first.status).toBe(200);
    const target = `GET /v2/instance?authorization=${encodeURIComponent(right)}`;
    expect((await call(target, undefined, { at, authorization: () => "" })).status).toBe(200);
  });

  it("refuses another secret, and says nothing of the right one", async () => {
    const key = emulator.credentials.baidu;
    const { body } = await baiduCaller(emulator.url, { ...key, secretAccessKey: "wrong" })("GET /v2/instance");
    expect(body.code).toBe("SignatureDoesNotMatch");
    expect(JSON.stringify(body)).not.toContain(key.secretAccessKey);
  });

  it("refuses a permanent key that comes with a token", async () => {
    const key = { ...emulator.credentials.baidu, sessionToken: "bogus" };
    expect((await baiduCaller(emulator.url, key)("GET /v2/instance")).body.code).toBe("AccessDenied");
  });

  it("wants the token of a temporary key, until it expires", async () => {
    const key = (await emulator.issue({
      cloud: "baidu",
      expiresInSeconds: 60,
    })) as never as typeof emulator.credentials.baidu;
    const codes = async (sessionToken: string | undefined) =>
      (await baiduCaller(emulator.url, { ...key, sessionToken })("GET /v2/instance")).body.code;
    expect(await codes(key.sessionToken)).toBeUndefined();
    expect(await codes(undefined)).toBe("AccessDenied");
    expect(await codes("another")).toBe("AccessDenied");
    await emulator.clock({ advanceSeconds: 61 });
    expect(await codes(key.sessionToken)).toBe("AccessDenied");
  });
});
