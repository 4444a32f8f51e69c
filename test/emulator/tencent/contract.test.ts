import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { fetchWithHost } from "../../support/raw-http";
import { type CallOptions, tencentCaller } from "../../support/tencent-call";

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const wrong: [string, string, string, object, CallOptions?][] = [
  ["MissingParameter", "ClusterId", "DeleteCluster", { InstanceDeleteMode: "retain" }],
  ["MissingParameter", "Filters.0.Values", "DescribeClusters", { Filters: [{ Name: "ClusterName" }] }],
  ["UnknownParameter", "ClusterNam", "DescribeClusters", { ClusterNam: "x" }],
  [
    "UnknownParameter",
    "ClusterBasicSettings.Os",
    "CreateCluster",
    { ClusterType: "MANAGED_CLUSTER", ClusterCIDRSettings: {}, ClusterBasicSettings: { Os: "x" } },
  ],
  ["InvalidParameter", "Limit", "DescribeClusters", { Limit: "20" }],
  ["InvalidParameter", "Limit", "DescribeClusters", { Limit: 1.5 }],
  ["InvalidParameter", "ClusterIds.1", "DescribeClusters", { ClusterIds: ["a", 1] }],
  ["InvalidParameter", "ClusterIds", "DescribeClusters", { ClusterIds: "cls-1" }],
  ["InvalidParameter", "ClusterIds", "DescribeClusters", { ClusterIds: null }],
  [
    "InvalidParameter",
    "ClusterCIDRSettings.MaxNodePodNum",
    "CreateCluster",
    { ClusterType: "MANAGED_CLUSTER", ClusterCIDRSettings: { MaxNodePodNum: -1 } },
  ],
  ["InvalidParameterValue", "Limit", "DescribeClusters", { Limit: 101 }],
  ["InvalidParameterValue", "Offset", "DescribeClusters", { Offset: -1 }],
  ["MissingParameter", "ClusterId", "DeleteCluster", { ClusterId: "", InstanceDeleteMode: "retain" }],
  ["InvalidParameterValue", "ClusterName", "ModifyClusterAttribute", { ClusterId: "cls-12345678", ClusterName: "" }],
  ["InvalidParameter", "JSON", "DescribeClusters", {}, { body: "{" }],
  ["InvalidParameter", "object", "DescribeClusters", {}, { body: "[]" }],
  ["InvalidAction", "DescribeNothing", "DescribeNothing", {}],
  ["NoSuchVersion", "2017-01-01", "DescribeClusters", {}, { version: "2017-01-01" }],
  ["MissingParameter", "Region", "DescribeClusters", {}, { region: "" }],
  ["UnsupportedRegion", "atlantis", "DescribeClusters", {}, { region: "atlantis" }],
];
it.each(wrong)("%s names %s (%s)", async (code, named, action, input, options) => {
  const { Error: error } = await tke(action, input, options);
  expect(error).toMatchObject({ Code: code, Message: expect.stringContaining(named) });
});

describe("limits", () => {
  const send = (method: string, headers: Record<string, string>, body = "", path = "/") =>
    fetchWithHost(emulator.url, "tke.test", { method, headers, body, path });
  const codeOf = (body: string) => JSON.parse(body).Response.Error.Code;

  it("refuses bodies and queries larger than documented", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect(codeOf((await send("POST", form, "a".repeat(1024 * 1024 + 1))).body)).toBe("RequestSizeLimitExceeded");
    expect(codeOf((await send("GET", form, "", `/?a=${"a".repeat(32 * 1024)}`)).body)).toBe("RequestSizeLimitExceeded");
    const large = JSON.stringify({ ClusterIds: ["x".repeat(2 * 1024 * 1024)] });
    expect((await tke("DescribeClusters", {}, { body: large })).TotalCount).toBe(0);
  });

  it("takes no other method than GET and POST", async () => {
    expect(codeOf((await send("PUT", {})).body)).toBe("UnsupportedProtocol");
  });

  it("keeps the calls a second of an action, and lets them again in the next", async () => {
    const now = Date.now();
    const strict = await startEmulator({ throttle: true, machineTime: () => now });
    const call = tencentCaller(strict.url, strict.credentials.tencent, "tke");
    const codes = [];
    for (let count = 0; count < 21; count++) codes.push((await call("DescribeVersions")).Error?.Code);
    expect(codes.indexOf("RequestLimitExceeded")).toBe(20);
    expect((await call("DescribeRegions")).Error).toBeUndefined();
    await strict.clock({ advanceSeconds: 1 });
    expect((await call("DescribeVersions")).Error).toBeUndefined();
    await strict.close();
  });

  it("pages: 20 by default, TotalCount of all that match", async () => {
    for (let number = 0; number < 23; number++)
      await tke("CreateCluster", {
        ClusterType: "MANAGED_CLUSTER",
        ClusterCIDRSettings: { ClusterCIDR: `172.${16 + (number >> 4)}.${(number & 15) << 4}.0/20` },
        ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: `c${number}` },
      });
    const first = await tke("DescribeClusters");
    const rest = await tke("DescribeClusters", { Offset: 20, Limit: 100 });
    expect([first.TotalCount, first.Clusters.length, rest.TotalCount, rest.Clusters.length]).toEqual([23, 20, 23, 3]);
  });
});
