import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RawRequest } from "../../../emulator/cloud";
import { verify } from "../../../emulator/ctyun/verify";
import type { World } from "../../../emulator/world";
import vectors from "../../provider/vectors/eop.json";
import { type CtyunOptions, ctyunCaller } from "../../support/ctyun-call";
import { eciGroup } from "../../support/eci-requests";
import { startEmulator, type TestEmulator } from "../../support/emulator";

type Vector = (typeof vectors.vectors)[number];

/** A vector as it is on the wire, and the world in which its key exists and its date is now. */
function onTheWire(vector: Vector, signature = vector.signature): [RawRequest, World] {
  const names = vector.headerList ?? "ctyun-eop-request-id;eop-date";
  const request: RawRequest = {
    method: vector.method,
    path: vector.path,
    query: vector.canonicalQuery,
    headers: {
      "ctyun-eop-request-id": vector.requestId,
      "eop-date": vector.eopDate,
      "eop-authorization": `${vector.accessKey} Headers=${names} Signature=${signature}`,
      ...(vector.signedHeaders as Record<string, string> | undefined),
    },
    body: Buffer.from(vector.body ?? ""),
  };
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(vector.eopDate) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  const credential = { cloud: "ctyun", id: vector.accessKey, secret: vector.secretKey, account: "1" };
  const world = {
    state: { credentials: { [vector.accessKey]: credential } },
    clock: { server: () => at, now: () => at },
  };
  return [request, world as unknown as World];
}

describe("the vectors (ctyun-signing.md, 7)", () => {
  it.each(vectors.vectors)("$id is verified: $what", (vector) => {
    expect(verify(...onTheWire(vector)).id).toBe(vector.accessKey);
  });

  it.each(vectors.vectors)("$id is refused with another letter in its signature", (vector) => {
    const changed = vector.signature.replace(/^./, (letter) => (letter === "A" ? "B" : "A"));
    expect(() => verify(...onTheWire(vector, changed))).toThrow(/the signature does not match the request/);
  });

  it("V7 is verified in the Go clients' encoding, and with its parameters in another order", () => {
    const vector = vectors.vectors.find(({ id }) => id === "V7") as Vector;
    const [request, world] = onTheWire(vector, "HpZG3NfHJ9niskPSqaiEzeNisZXO7L1PlNC91m8eFlE=");
    expect(verify({ ...request, query: "pageNow=1&searchValue=a+b%2Bc" }, world).id).toBe(vector.accessKey);
    const [documented] = onTheWire(vector);
    expect(verify({ ...documented, query: "searchValue=a%20b%2Bc&pageNow=1" }, world).id).toBe(vector.accessKey);
  });
});

describe("over HTTP", () => {
  let emulator: TestEmulator;
  let call: ReturnType<typeof ctyunCaller>;
  beforeAll(async () => {
    emulator = await startEmulator();
    call = ctyunCaller(emulator.url, emulator.credentials.ctyun);
  });
  afterAll(() => emulator.close());

  it("answers in ECI's envelope with a request id in body and header", async () => {
    const { status, headers, body } = await call("GET /region");
    expect([status, body.statusCode]).toEqual([200, 200]);
    expect(body.returnObj).toMatchObject({ requestId: headers["x-request-id"], region: { regionId: "region-1" } });
    expect(headers["x-trace-id"]).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each<[string, RegExp, CtyunOptions]>([
    ["no signature", /header eop-authorization is missing/, { unsigned: { "Eop-Authorization": "" } }],
    ["another form", /not of the form/, { unsigned: { "Eop-Authorization": "ak Header=a Signature=b" } }],
    [
      "an unknown key",
      /no access key none/,
      { unsigned: { "Eop-Authorization": "none Headers=ctyun-eop-request-id;eop-date Signature=b" } },
    ],
    ["a date in UTC", /more than 15 minutes away from Beijing time/, { zone: 0 }],
    ["an old date", /more than 15 minutes/, { at: Date.now() - 16 * 60_000 }],
    ["a date in another form", /not of the form yyyyMMdd/, { unsigned: { "eop-date": "2025-01-16T09:26:44Z" } }],
    ["another request id", /does not match/, { unsigned: { "ctyun-eop-request-id": "other" } }],
    ["another query", /does not match/, { signedQuery: () => "a=1" }],
  ])("refuses %s as the gateway does", async (_, message, options) => {
    const { status, body } = await call("GET /containers/containerGroupList?pageNow=1", undefined, options);
    expect(status).toBe(401);
    expect(body).toEqual({ statusCode: "EOP.Unauthorized", message: expect.stringMatching(message) });
  });

  it("refuses another body, a signature that does not cover the date, and another secret without revealing the right one", async () => {
    const body = '{"limit":1}';
    const signed = await call("POST /containers/describeContainerGroups", undefined, { body });
    expect(signed.status).toBe(200);
    const key = emulator.credentials.ctyun;
    const short = `${key.accessKey} Headers=ctyun-eop-request-id Signature=AAAA`;
    const uncovered = await call("GET /region", undefined, { unsigned: { "Eop-Authorization": short } });
    expect(uncovered.body.message).toContain("the signature does not cover eop-date");
    const wrong = await ctyunCaller(emulator.url, { ...key, secretKey: "wrong" })("GET /region");
    expect(wrong.status).toBe(401);
    expect(JSON.stringify(wrong.body)).not.toContain(key.secretKey);
  });

  it("takes a date that fits the clouds' own clock", async () => {
    await emulator.clock({ skewSeconds: 3600 });
    expect((await call("GET /region")).status).toBe(401);
    expect((await call("GET /region", undefined, { at: Date.now() + 3_600_000 })).status).toBe(200);
    await emulator.reset();
  });

  it.each<[string, string, string, object | undefined, CtyunOptions]>([
    ["no region", "BadRequest", "GET /region", undefined, { regionId: "" }],
    ["an unknown path", "NotFound", "GET /nothing", undefined, {}],
    ["another method", "MethodNotAllowed", "GET /containers/createContainerGroup", undefined, {}],
    ["what is no JSON", "BadRequest", "POST /containers/describeContainerGroups", undefined, { body: "{" }],
    ["a list", "BadRequest", "POST /containers/describeContainerGroups", [], {}],
    ["a missing parameter", "BadRequest", "POST /tag/listTag", {}, {}],
    ["a mistyped parameter", "BadRequest", "POST /containers/describeContainerGroups", { limit: "1" }, {}],
    ["a mistyped query", "BadRequest", "GET /containers/containerGroupList?pageNow=x", undefined, {}],
    [
      ...["a form", "UnsupportedMediaType", "POST /containers/describeContainerGroups", undefined],
      { body: "a=1", unsigned: { "Content-Type": "application/x-www-form-urlencoded" } },
    ] as never,
  ])("refuses %s with %s", async (_, reason, target, input, options) => {
    const { status, body } = await call(target, input, options);
    expect(body.error).toBe(`ECI.Openapi.StatusReason${reason}`);
    expect(body.statusCode).toBe(status);
    expect(body.returnObj).toBeUndefined();
  });

  it("ignores parameters that it does not know", async () => {
    const { body } = await call("POST /containers/describeContainerGroups?more=1", { regionId: "x", limit: null });
    expect(body.statusCode).toBe(200);
  });

  it("keeps accounts and regions apart", async () => {
    const other = ctyunCaller(emulator.url, (await emulator.issue({ cloud: "ctyun", account: "2" })) as never);
    const made = await call("POST /containers/createContainerGroup", eciGroup());
    const path = `GET /containers/describeContainerGroup/${made.body.returnObj.containerGroupId}`;
    expect((await call(path)).status).toBe(200);
    expect((await other(path)).body.error).toBe("ECI.Openapi.StatusReasonNotFound");
    expect((await call(path, undefined, { regionId: "region-2" })).status).toBe(404);
  });
});

it("refuses an empty request ID, also one that was signed so", () => {
  const [vector] = vectors.vectors;
  const [request, world] = onTheWire(vector as Vector);
  const headers = { ...request.headers, "ctyun-eop-request-id": "" };
  expect(() => verify({ ...request, headers }, world)).toThrow(/the header ctyun-eop-request-id is missing/);
});
