import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServiceName } from "../../../provider/clouds";
import { type DiagnoseOptions, diagnose } from "../../../provider/lifecycle/doctor";
import type { Settings } from "../../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../../support/emulator";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(async () => {
  await cloud.reset();
  await cloud.clearFaults();
  await cloud.clock({ skewSeconds: 0 });
});
afterAll(() => cloud.close());

const settingsOf = (changes: Settings = {}): Settings => ({
  endpoint: cloud.url,
  tencent: { ...cloud.credentials.tencent, region: "gsqy" },
  baidu: { ...cloud.credentials.baidu, region: "bj" },
  ctyun: { ...cloud.credentials.ctyun, regionId: "region-1" },
  ...changes,
});

function examine(settings: Settings, services?: ServiceName[], options: Partial<DiagnoseOptions> = {}) {
  return diagnose(settings, {
    timeoutMs: 20_000,
    dependencies: { env: {} },
    ...(services && { services }),
    ...options,
  });
}

async function findingsOf(service: ServiceName, settings: Settings, options: Partial<DiagnoseOptions> = {}) {
  const [diagnosis] = await examine(settings, [service], options);
  expect(diagnosis?.ok).toBe(false);
  const shown = JSON.stringify(diagnosis);
  const keys = Object.values(cloud.credentials).flatMap((pair) => Object.values(pair ?? {}));
  for (const key of keys) expect(shown).not.toContain(key);
  return diagnosis?.findings;
}

describe("a doctor", () => {
  it("says that rate limits are shared", async () => {
    const shares = async (rateLimit: object) =>
      (await examine(settingsOf({ rateLimit }), ["tke", "eci"])).map(({ rateLimitShare }) => rateLimitShare);
    expect(await shares({ share: 4 })).toEqual([4, 4]);
    expect(await shares({ perSecond: 4 })).toEqual([undefined, undefined]);
  });

  it("finds every configured service well, with one call each that only reads", async () => {
    const diagnoses = await examine(settingsOf());
    expect(diagnoses.map(({ service, ok, findings }) => ({ service, ok, findings }))).toEqual(
      ["tke", "tcr", "bci", "bec", "eci"].map((service) => ({ service, ok: true, findings: [] })),
    );
    expect(diagnoses[0]).toMatchObject({
      endpoint: cloud.url,
      region: "gsqy",
      call: "DescribeClusters",
      credentials: ["container-clouds:tencent.secretId", "container-clouds:tencent.secretKey"],
    });
    expect(Math.abs(diagnoses[0]?.clockAheadSeconds ?? 99)).toBeLessThan(60);
    const sts = ["GetCallerIdentity", "GetCallerIdentity", "GetSessionToken", "GetSessionToken"];
    expect((await cloud.requests()).map(({ action }) => action).sort()).toEqual(
      [...diagnoses.map(({ call }) => call), ...sts].sort(),
    );
    expect(diagnoses.map(({ account }) => account)).toEqual([...Array(4).fill("100000000001"), undefined]);
  });

  it("asks only the clouds that have settings or keys, and names the variables that keys come from", async () => {
    expect(await examine({ endpoint: cloud.url })).toEqual([]);
    const { accessKeyId = "", secretAccessKey = "" } = cloud.credentials.baidu ?? {};
    const env = { BAIDUCLOUD_ACCESS_KEY: accessKeyId, BAIDUCLOUD_SECRET_KEY: secretAccessKey };
    const diagnoses = await examine({ endpoint: cloud.url }, undefined, { dependencies: { env } });
    expect(diagnoses.map(({ service, ok }) => [service, ok])).toEqual([
      ["bci", true],
      ["bec", true],
    ]);
    expect(diagnoses[0]?.credentials).toEqual(Object.keys(env));
    expect(diagnoses[0]?.region).toBe("bj");
  });

  it("distinguishes a wrong key from a wrong key ID, in each cloud", async () => {
    const tencent = { ...cloud.credentials.tencent, region: "gsqy" };
    expect(await findingsOf("tke", settingsOf({ tencent: { ...tencent, secretKey: "wrong" } }))).toEqual([
      {
        aspect: "signature",
        reason: expect.stringContaining("AuthFailure.SignatureFailure"),
        remedy: "check container-clouds:tencent.secretKey: it does not belong to the secretId",
      },
    ]);
    expect(await findingsOf("tcr", settingsOf({ tencent: { ...tencent, secretId: "AKIDnobody" } }))).toMatchObject([
      { aspect: "signature", remedy: expect.stringContaining("container-clouds:tencent.secretId") },
    ]);
    const baidu = { ...cloud.credentials.baidu, secretAccessKey: "wrong" };
    expect(await findingsOf("bec", settingsOf({ baidu }))).toMatchObject([
      { aspect: "signature", remedy: expect.stringContaining("container-clouds:baidu.secretAccessKey") },
    ]);
    const ctyun = { ...cloud.credentials.ctyun, regionId: "region-1", secretKey: "wrong" };
    expect(await findingsOf("eci", settingsOf({ ctyun }))).toMatchObject([
      { aspect: "signature", remedy: expect.stringContaining("container-clouds:ctyun.accessKey") },
    ]);
  });

  it("reports that a token has expired", async () => {
    const keys = await cloud.issue({ cloud: "tencent", expiresInSeconds: 60 });
    const settings = settingsOf({ tencent: { ...keys, region: "gsqy" } });
    expect((await examine(settings, ["tke"]))[0]).toMatchObject({
      ok: true,
      credentials: expect.arrayContaining(["container-clouds:tencent.token"]),
    });
    await cloud.clock({ advanceSeconds: 61 });
    expect(await findingsOf("tke", settings)).toMatchObject([
      { aspect: "signature", remedy: expect.stringContaining("renew the temporary credentials") },
    ]);
  });

  it("reports how far the clock is off, although the call succeeded once it was corrected", async () => {
    await cloud.clock({ skewSeconds: 3600 });
    for (const service of ["tke", "bci", "eci"] as const) {
      const findings = await findingsOf(service, settingsOf());
      expect(findings).toMatchObject([{ aspect: "clock", remedy: expect.stringContaining("NTP") }]);
      expect(findings?.[0]?.reason).toMatch(/clock is 3(59\d|60\d) s behind the cloud's/);
    }
  });

  it("reports an endpoint without a server, and one that never responds", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const options = { timeoutMs: 300 };
    expect(await findingsOf("bci", settingsOf({ endpoint, retry: "none" }), options)).toMatchObject([
      { aspect: "endpoint", reason: "no response within 0.3 s", remedy: expect.stringContaining("--timeout") },
    ]);
    server.close();
    expect(await findingsOf("bci", settingsOf({ endpoint, retry: "none" }))).toMatchObject([
      {
        aspect: "endpoint",
        reason: expect.stringContaining("no server listens there"),
        remedy: expect.stringContaining(endpoint),
      },
    ]);
  });

  it("reports a missing region, missing keys, and a missing permission", async () => {
    const { region: _, ...tencent } = { region: "", ...cloud.credentials.tencent };
    expect(await findingsOf("tke", settingsOf({ tencent }))).toMatchObject([
      { aspect: "region", reason: expect.stringContaining("container-clouds:tencent.region is not set") },
    ]);
    expect((await examine(settingsOf({ tencent }), ["tcr"]))[0]?.ok).toBe(true);
    expect(await findingsOf("eci", settingsOf({ ctyun: { accessKey: "AK" } }))).toMatchObject([
      { aspect: "credentials", reason: expect.stringContaining("container-clouds:ctyun.secretKey is not set") },
      { aspect: "region", reason: expect.stringContaining("container-clouds:ctyun.regionId is not set") },
    ]);
    await cloud.fault({ action: "DescribeClusters", error: { code: "UnauthorizedOperation.CamNoAuth" } });
    expect(await findingsOf("tke", settingsOf())).toMatchObject([
      {
        aspect: "permission",
        reason: expect.stringContaining("tke:DescribeClusters"),
        remedy: "request the CAM permission for this action",
      },
    ]);
  });

  it("refuses plain HTTP to another machine before anything is sent", async () => {
    await cloud.clearRequests();
    await expect(examine(settingsOf({ endpoint: "http://clouds.example.com" }))).rejects.toThrow(
      /container-clouds:endpoint: plain HTTP is allowed only to this machine/,
    );
    expect(await cloud.requests()).toEqual([]);
  });

  it("looks at a profile's account", async () => {
    const profiles = { other: { tencent: { secretId: "AKIDnobody", secretKey: "none" } } };
    const [diagnosis] = await examine(settingsOf({ profiles }), ["tke"], { profile: "other" });
    expect(diagnosis?.findings[0]?.remedy).toContain("container-clouds:profiles.other.tencent.secretId");
  });
});
