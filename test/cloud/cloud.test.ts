import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { compareRecordings, compareWithContract, readRecording } from "./compare";
import { sweep, test as testCloud } from "./main";
import { newMark, timeOfMark } from "./mark";

const INPUTS = resolve(__dirname, "inputs.example.yaml");

/** Keys and address of an emulator, where the account's would be. */
function pointAt({ url, credentials: { tencent, baidu, ctyun } }: TestEmulator): void {
  vi.stubEnv("CONTAINER_CLOUDS_ENDPOINT", url);
  vi.stubEnv("TENCENTCLOUD_SECRET_ID", tencent.secretId);
  vi.stubEnv("TENCENTCLOUD_SECRET_KEY", tencent.secretKey);
  vi.stubEnv("TENCENTCLOUD_REGION", "gsqy");
  vi.stubEnv("BAIDUCLOUD_ACCESS_KEY", baidu.accessKeyId);
  vi.stubEnv("BAIDUCLOUD_SECRET_KEY", baidu.secretAccessKey);
  vi.stubEnv("BAIDUCLOUD_REGION", "bj");
  vi.stubEnv("CTYUN_AK", ctyun.accessKey);
  vi.stubEnv("CTYUN_SK", ctyun.secretKey);
  vi.stubEnv("CTYUN_REGION_ID", "region-1");
}

let cloud: TestEmulator;
let printed: string[];

beforeEach(async () => {
  cloud = await startEmulator({ personality: "real-cloud", seed: "another" });
  pointAt(cloud);
  printed = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await cloud.close();
});

const failures = () => printed.filter((line) => line.startsWith("FAILED"));

describe("test:cloud, against an emulator that plays a real cloud", () => {
  test.each([
    ["tencent", "tcr,tke:NodePool", 25],
    ["baidu", "bci", 12],
    ["baidu", "bec", 10],
    ["ctyun", "eci", 16],
  ] as const)("takes the kinds of %s through their lives and leaves nothing", async (name, kinds, least) => {
    const ok = await testCloud({ cloud: name, kinds, inputs: INPUTS });
    expect(failures()).toEqual([]);
    expect(ok).toBe(true);
    expect(printed.filter((line) => line.startsWith("ok ")).length).toBeGreaterThanOrEqual(least);
    expect(await cloud.resources()).toEqual([]);
  });

  test("says which step failed, and deletes what was made before it", async () => {
    await cloud.fault({ service: "tcr", action: "CreateRepositoryPersonal", error: { code: "InvalidParameter" } });
    expect(await testCloud({ cloud: "tencent", kinds: "tcr:Repository", inputs: INPUTS })).toBe(false);
    expect(failures()).toEqual([expect.stringContaining("tcr:Repository create")]);
    expect(await cloud.resources()).toEqual([]);
  });
});

test("sweep deletes what marked runs left, when it is asked to and no sooner", async () => {
  await cloud.fault({ service: "tcr", action: "DeleteRepositoryPersonal", error: { code: "InvalidParameter" } });
  await cloud.fault({ service: "tcr", action: "DeleteNamespacePersonal", error: { code: "InvalidParameter" } });
  await testCloud({ cloud: "tencent", kinds: "tcr:Repository", inputs: INPUTS });
  await cloud.clearFaults();
  const left = async () => (await cloud.resources()).length;
  const before = await left();
  expect(before).toBeGreaterThan(0);
  await sweep({ cloud: "tencent", olderThan: 3_600_000, delete: true });
  expect(await left()).toBe(before);
  await sweep({ cloud: "tencent", olderThan: -1_000 });
  expect(printed.some((line) => line.startsWith("would delete tcr:Repository cctest-"))).toBe(true);
  expect(await left()).toBe(before);
  expect(await sweep({ cloud: "tencent", olderThan: -1_000, delete: true })).toBe(true);
  expect(await left()).toBe(0);
});

test("a mark says when its run was, and other names are none", () => {
  const now = Date.parse("2026-11-28T20:05:12Z");
  expect(timeOfMark(`${newMark(now)}-app`)).toBe(now);
  expect(timeOfMark("my-cctest-app")).toBeUndefined();
});

test("a recording holds no secret, and is compared with the contract and with another", async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "recording-"));
  const [file, other] = [join(folder.path, "real"), join(folder.path, "documented")];
  vi.stubEnv("CONTAINER_CLOUDS_RECORD", file);
  await testCloud({ cloud: "tencent", kinds: "tcr:Repository", inputs: INPUTS });
  const text = readFileSync(file, "utf8");
  const { secretId, secretKey } = cloud.credentials.tencent;
  for (const hidden of [secretId, secretKey, "cctest-", "first"]) expect(text).not.toContain(hidden);
  const lines = readRecording(file);
  expect(lines.length).toBeGreaterThan(5);
  expect(compareWithContract(lines)).toContainEqual(
    expect.stringMatching(/^tcr\.CreateRepositoryPersonal\.FieldOfALaterVersion: unknown field \(\d+ x\)$/),
  );
  const documented = await startEmulator();
  pointAt(documented);
  vi.stubEnv("CONTAINER_CLOUDS_RECORD", other);
  await testCloud({ cloud: "tencent", kinds: "tcr:Repository", inputs: INPUTS });
  await documented.close();
  expect(compareWithContract(readRecording(other))).toEqual([]);
  expect(compareRecordings(lines, readRecording(other))).toContainEqual(
    expect.stringContaining("FieldOfALaterVersion.Reason a string: only in the first"),
  );
});
