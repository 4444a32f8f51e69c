import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from "vitest";
import { baiduCaller } from "../support/baidu-call";
import { ctyunCaller } from "../support/ctyun-call";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { fetchWithHost } from "../support/raw-http";
import { sendRaw } from "../support/raw-socket";
import { tencentCaller } from "../support/tencent-call";

let cloud: TestEmulator;
const reported = vi.spyOn(console, "error");
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => {
  reported.mockRestore();
  return cloud.close();
});

// Whatever was sent: the next good request is served, the emulator reported no fault of its own, and no object was changed.
afterEach(async () => {
  const tke = tencentCaller(cloud.url, cloud.credentials.tencent, "tke");
  expect(await tke("DescribeClusters")).toMatchObject({ TotalCount: expect.any(Number) });
  expect(reported.mock.calls).toEqual([]);
  reported.mockClear();
  expect(Object.keys(Object.getOwnPropertyDescriptors(Object.prototype)).sort()).toEqual(OF_EVERY_OBJECT);
});

const OF_EVERY_OBJECT = Object.keys(Object.getOwnPropertyDescriptors(Object.prototype)).sort();

const nested = (levels: number, open = '{"a":', close = "}") => `${open.repeat(levels)}1${close.repeat(levels)}`;

const BODIES: Record<string, string> = {
  "10,000 objects in each other": nested(10_000),
  "10,000 lists in each other": nested(10_000, "[", "]"),
  "100,000 opening brackets": "[".repeat(100_000),
  "keys that every object has": '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1}',
  "a list": "[]",
  null: "null",
  "a number beyond all": "1e999",
  nothing: " ",
  "half a text": '{"a":"',
  "a lone surrogate": '{"Name":"\\ud800"}',
  "a null character": '{"Name":"\\u0000"}',
};

describe("a signed body of", () => {
  it.each(Object.entries(BODIES))("%s is refused in the vendor's words", async (_, body) => {
    const tencent = await tencentCaller(cloud.url, cloud.credentials.tencent, "tke")("CreateCluster", {}, { body });
    expect(tencent.Error?.Code).toMatch(/^(InvalidParameter|MissingParameter|UnknownParameter)/);
    const baidu = await baiduCaller(cloud.url, cloud.credentials.baidu)("POST /v2/instance", {}, { body });
    expect(baidu.status).toBe(400);
    const eci = ctyunCaller(cloud.url, cloud.credentials.ctyun);
    const ctyun = await eci("POST /containers/createContainerGroup", {}, { body });
    expect(ctyun.body).toMatchObject({ statusCode: expect.any(Number), message: expect.any(String) });
    expect(ctyun.body.message).not.toMatch(/emulator:/);
  });

  it("bytes that are no UTF-8 is refused", async () => {
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    for (const path of ["/", "/v2/instance", "/eci/api/v1/containers/createContainerGroup"]) {
      const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json; charset=utf-16\r\nconnection: close\r\n`;
      expect(await sendRaw(cloud.url, [`${head}content-length: 8\r\n\r\n`, bytes])).toMatch(/^HTTP\/1\.1 [245]\d\d /);
    }
  });

  it.each([
    ["the limit of Tencent's", 10 * 1024 * 1024, "InvalidParameter"],
    ["one byte more", 10 * 1024 * 1024 + 1, "RequestSizeLimitExceeded"],
  ])("%s: %d bytes", async (_, size, code) => {
    const body = `{"a":"${"x".repeat(size - 8)}"}`;
    const answer = await tencentCaller(cloud.url, cloud.credentials.tencent, "tke")("CreateCluster", {}, { body });
    expect(answer.Error?.Code).toMatch(code === "InvalidParameter" ? /Parameter/ : code);
  });
});

describe("names that every object has", () => {
  const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  it("are no ids, in any call of Tencent's", async () => {
    for (const service of ["tke", "tcr"]) {
      const contract = JSON.parse(readFileSync(resolve(__dirname, `../../contract/${service}.json`), "utf8"));
      const call = tencentCaller(cloud.url, cloud.credentials.tencent, service);
      for (const [action, { input }] of Object.entries<{ input: Field[] }>(contract.actions))
        for (const name of NAMES) {
          const required = input.filter((field) => field.required).map((field) => [field.name, filled(field, name)]);
          const answer = await call(action, Object.fromEntries(required));
          expect(answer.Error?.Code ?? "", `${action} ${name}: ${answer.Error?.Message}`).not.toMatch(
            /^InternalError$/,
          );
        }
    }
  });

  it("are no parameters of a form", async () => {
    for (const name of ["__proto__.polluted", "constructor.prototype.polluted", "a".concat(".a".repeat(10_000))]) {
      const body = new URLSearchParams({ Action: "DescribeClusters", Version: "2018-05-25", [name]: "1" });
      const answer = await signedForm(body);
      expect(answer.Response.Error.Code).toMatch(/^UnknownParameter/);
    }
  });

  it("are no ids of the admin API", async () => {
    for (const id of NAMES)
      await expect(
        cloud.change({ service: "tke", kind: "cluster", id, set: { polluted: 1 }, status: "polluted" }),
      ).rejects.toThrow("404");
  });
});

interface Field {
  name: string;
  type: string;
  required?: boolean;
}

function filled({ type }: Field, name: string): unknown {
  if (type.startsWith("Array of ")) return [filled({ name: "", type: type.slice(9) }, name)];
  if (/Int|Float/.test(type)) return 1;
  if (type === "Bool") return true;
  return /String|Date/.test(type) ? name : {};
}

async function signedForm(parameters: URLSearchParams) {
  const { createHmac } = await import("node:crypto");
  const { secretId, secretKey } = cloud.credentials.tencent;
  const all = { ...Object.fromEntries(parameters), Region: "gsqy", SecretId: secretId, Nonce: "1" };
  const signed: Record<string, string> = { ...all, Timestamp: String(Math.floor(Date.now() / 1000)) };
  const names = Object.keys(signed).sort();
  const text = `POSTtke.api3.test/?${names.map((name) => `${name}=${signed[name]}`).join("&")}`;
  signed.Signature = createHmac("sha1", secretKey).update(text).digest("base64");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(signed).toString();
  return JSON.parse((await fetchWithHost(cloud.url, "tke.api3.test", { method: "POST", headers, body })).body);
}

/** How many answers came back. */
const answers = (received: string) => received.split(/HTTP\/1\.1 /).length - 1;

describe("on the wire", () => {
  const SMUGGLED = "GET /_emulator/requests HTTP/1.1\r\nhost: x\r\n\r\n";
  const HEADERS: Record<string, string> = {
    "two lengths": `content-length: 0\r\ncontent-length: ${SMUGGLED.length}\r\n`,
    "a length and chunks": `content-length: ${SMUGGLED.length}\r\ntransfer-encoding: chunked\r\n`,
    "chunks that are not the last coding": "transfer-encoding: chunked, identity\r\n",
    "a coding of a strange spelling": "transfer-encoding: xchunked\r\n",
    "a length that is no number": "content-length: 0x5\r\n",
    "a negative length": "content-length: -1\r\n",
    "a folded header": `x-a: b\r\n content-length: 3\r\ncontent-length : 0\r\n`,
    "a space before the colon": "content-length : 0\r\n",
    "a bare line feed in a header": "x-a: b\ncontent-length: 5\r\n",
    "a null in a header": "x-a: \0\r\n",
  };
  it.each(Object.entries(HEADERS))("%s smuggles nothing", async (_, headers) => {
    const received = await sendRaw(cloud.url, [`POST / HTTP/1.1\r\nhost: x\r\n${headers}\r\n`, SMUGGLED]);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    expect(answers(received)).toBe(1);
  });

  const LINES: Record<string, string> = {
    "no HTTP": "\x16\x03\x01\x02\x00\x01\x00",
    "a method of its own": "BREW / HTTP/1.1\r\nhost: x\r\n\r\n",
    "a tunnel": "CONNECT 127.0.0.1:22 HTTP/1.1\r\nhost: x\r\n\r\n",
    "an upgrade": "GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "two hosts": "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
    "a host that is none": "GET / HTTP/1.1\r\nhost: [::\r\n\r\n",
    "a whole address": "GET http://[::1/_emulator HTTP/1.1\r\nhost: x\r\n\r\n",
    "a star": "OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n",
    "broken percents":
      "GET /v2/instance/%E0%A4%A?a=%&%ZZ=%u1234 HTTP/1.1\r\nhost: x\r\nauthorization: bce-auth-v1/a/2026-01-01T00:00:00Z/1//a\r\n\r\n",
    "broken percents for CTyun": "GET /eci/api/v1/%ZZ/%?a=%FF HTTP/1.1\r\nhost: x\r\n\r\n",
    "ways out": "GET /../../etc/passwd HTTP/1.1\r\nhost: x\r\n\r\n",
    "ways out of the admin API": "GET /_emulator/%2e%2e/%00 HTTP/1.1\r\nhost: x\r\n\r\n",
    "a header of 300 KB": `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${"a".repeat(300_000)}\r\n\r\n`,
    "3,000 headers": `GET / HTTP/1.1\r\nhost: x\r\n${"a: b\r\n".repeat(3_000)}\r\n`,
    "a path of 200 KB": `GET /${"a/".repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
  };
  it.each(Object.entries(LINES))("%s ends in one answer or none", async (_, bytes) => {
    const received = await sendRaw(cloud.url, [bytes], 300);
    expect(answers(received)).toBeLessThanOrEqual(1);
    expect(received).not.toMatch(/^HTTP\/1\.1 5|\n\s+at /);
  });

  it("a body that never comes keeps nobody else waiting", async () => {
    const slow = Array.from({ length: 50 }, () =>
      sendRaw(cloud.url, ["POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"], 500),
    );
    const tke = tencentCaller(cloud.url, cloud.credentials.tencent, "tke");
    expect((await tke("DescribeClusters")).TotalCount).toBeTypeOf("number");
    expect((await Promise.all(slow)).join("")).toBe("");
  });
});

describe("the admin API", () => {
  it.each(["{", "[]", nested(10_000), '{"__proto__":{"polluted":1}}', `"${"x".repeat(2 * 1024 * 1024)}"`])(
    "refuses bodies of its own mistakes: %.20s",
    async (body) => {
      for (const path of ["faults", "lifecycle", "change", "clock", "credentials", "quotas", "push"]) {
        // One that is too large may find the connection closed before it has sent all of it.
        const answer = await fetch(`${cloud.url}/_emulator/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        }).catch(() => undefined);
        if (answer === undefined) expect(body.length).toBeGreaterThan(1024 * 1024);
        else expect([400, 413], path).toContain(answer.status);
      }
    },
  );
});

describe("listening", () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((found) => found?.family === "IPv4" && !found.internal)?.address;

  it.each(["0.0.0.0", "::", "", "127.0.0.1.example.com", "::ffff:0.0.0.0", "0", outside ?? "192.0.2.1"])(
    "on %j is refused without both options: the address and the permission",
    async (host) => {
      await expect(startEmulator({ host })).rejects.toThrow(/is not a loopback address.*--allow-non-loopback/);
    },
  );

  it("on an IPv6 address is possible with and without brackets", async () => {
    const hasIpv6 = Object.values(networkInterfaces()).some((found) => found?.some(({ address }) => address === "::1"));
    for (const host of hasIpv6 ? ["::1", "[::1]", "0:0:0:0:0:0:0:1"] : []) {
      const open = await startEmulator({ host });
      expect(open.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
      await open.close();
    }
  });

  it("on every address is possible with both options, and by default on this machine's own only", async () => {
    const open = await startEmulator({ host: "0.0.0.0", allowNonLoopback: true });
    await open.close();
    expect(new URL(cloud.url).hostname).toBe("127.0.0.1");
  });
});

test.each(["tencent", "baidu", "ctyun"])("%s compares signatures and tokens in constant time", (cloud) => {
  const source = readFileSync(join(__dirname, `../../emulator/${cloud}/verify.ts`), "utf8");
  expect(source).toMatch(/\n {2}return timingSafeEqual\(digest\(a\), digest\(b\)\);\n/);
  // What is compared in the ordinary way is neither a signature nor a token, but for being there at all.
  const compared = [...source.matchAll(/(\S+) [!=]==? (\S+?)[);,]*\s/g)].map(([, left, right]) => [left, right]);
  expect(compared.length).toBeGreaterThan(3);
  for (const [left = "", right = ""] of compared)
    if (/signature|token|secret|hmac|expected/.test(`${left} ${right}`)) expect(right).toMatch(/^(""|undefined)$/);
});
