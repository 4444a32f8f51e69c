import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { baiduCaller } from "../support/baidu-call";
import { ctyunCaller } from "../support/ctyun-call";
import { eciGroup } from "../support/eci-requests";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { type TencentAnswer, tencentCaller } from "../support/tencent-call";
import { HELD } from "./readings-rows";

// Rows of docs/emulator-readings.md, by their subject, held against what the emulator does.

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
let baidu: ReturnType<typeof baiduCaller>;
let eci: ReturnType<typeof ctyunCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
  baidu = baiduCaller(emulator.url, emulator.credentials.baidu);
  eci = ctyunCaller(emulator.url, emulator.credentials.ctyun);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const codeOf = async (answer: Promise<TencentAnswer>) => (await answer).Error?.Code ?? "";
const cluster = (more: object = {}) => ({
  ClusterType: "MANAGED_CLUSTER",
  ClusterBasicSettings: { VpcId: "vpc-1", ...more },
  ClusterCIDRSettings: { ClusterCIDR: "10.1.0.0/16" },
});
const service = {
  serviceName: "web",
  containerGroupName: "web",
  containers: [{ name: "web", imageAddress: "nginx" }],
  deployInstances: [{ regionId: "cn-beijing-cm", replicas: 1 }],
};
const create = async (more: object) => {
  const { status, body } = await baidu("POST /v2/service/create", { ...service, ...more });
  return [status, body.code];
};

const READINGS: Record<string, () => Promise<void>> = {
  null: async () => {
    expect(await codeOf(tke("CreateCluster", cluster({ ClusterLevel: null })))).toBe("");
    expect(await codeOf(tke("DescribeClusters", { ClusterIds: null }))).toBe("InvalidParameter");
  },
  "codes for a wrong value": async () => {
    expect(await codeOf(tke("CreateCluster", cluster({ OsCustomizeType: "x" })))).toBe("InvalidParameterValue");
    expect(await codeOf(tke("DescribeClusters", { Limit: 101 }))).toBe("InvalidParameterValue");
    const group = { AutoScalingGroupPara: '{"MinSize":2,"MaxSize":1}', LaunchConfigurePara: "{}" };
    const { ClusterId } = await tke("CreateCluster", cluster());
    expect(await codeOf(tke("CreateClusterAsGroup", { ClusterId, ...group }))).toBe("InvalidParameter.AsCommonError");
  },
  VPCs: async () => {
    expect(await codeOf(tke("CreateCluster", cluster({ VpcId: "network-1" })))).toBe("InternalError.VpcRecodrNotFound");
    const { ClusterId } = await tke("CreateCluster", cluster());
    const group = { AutoScalingGroupPara: '{"MinSize":0,"MaxSize":1,"VpcId":"vpc-2"}', LaunchConfigurePara: "{}" };
    expect(await codeOf(tke("CreateClusterAsGroup", { ClusterId, ...group }))).toBe("InvalidParameter.AsCommonError");
    const RunInstancePara = '{"VirtualPrivateCloud":{"VpcId":"vpc-2"}}';
    expect(await codeOf(tke("CreateClusterInstances", { ClusterId, RunInstancePara }))).toBe("InvalidParameter");
    const nodes = { RunInstancesForNode: [{ NodeRole: "WORKER", RunInstancesPara: [RunInstancePara] }] };
    expect(await codeOf(tke("CreateCluster", { ...cluster(), ...nodes }))).toBe("InvalidParameter");
  },
  "whole numbers": async () => {
    const { ClusterId } = await tke("CreateCluster", cluster());
    const offset = async (Offset: number) => codeOf(tke("DescribeClusterInstances", { ClusterId, Offset }));
    expect(await offset(2 ** 53 - 1)).toBe("");
    expect(await offset(2 ** 53)).toBe("InvalidParameter");
    expect(await offset(1e30)).toBe("InvalidParameter");
  },
  "`KeepImageLogin`": async () => {
    const { ClusterId } = await tke("CreateCluster", cluster());
    const machines = { InstanceIds: ["ins-aaaa0001"], LoginSettings: { KeepImageLogin: "TRUE" } };
    expect(await codeOf(tke("AddExistedInstances", { ClusterId, ...machines }))).toBe("");
  },
  "filters of `DescribeClusterInstances`": async () => {
    const { ClusterId } = await tke("CreateCluster", cluster());
    const NodePool = { AddToNodePool: true, NodePoolId: "np-12345678" };
    await tke("AddExistedInstances", { ClusterId, InstanceIds: ["ins-aaaa0001"], NodePool });
    await tke("AddExistedInstances", { ClusterId, InstanceIds: ["ins-aaaa0002"] });
    const by = async (Name: string, value: string) => {
      const answer = await tke("DescribeClusterInstances", { ClusterId, Filters: [{ Name, Values: [value] }] });
      return answer.Error?.Code ?? answer.InstanceSet.map(({ InstanceId }: { InstanceId: string }) => InstanceId);
    };
    expect(await by("nodepool-id", "np-12345678")).toEqual(["ins-aaaa0001"]);
    expect(await by("nodepool-instance-type", "MANUALLY_ADDED")).toEqual(["ins-aaaa0001"]);
    expect(await by("nodepool-instance-type", "AUTOSCALING_ADDED")).toEqual([]);
    expect(await by("InstanceName", "web")).toBe("InvalidParameter");
    expect(await codeOf(tke("DescribeExistedInstances", { Filters: [{ Name: "zone", Values: ["z"] }] }))).toBe(
      "InvalidParameter",
    );
  },
  "cluster of `EnableLogCollector`": async () => {
    expect(await codeOf(tke("EnableLogCollector"))).toBe("MissingParameter");
  },
  "wrong, missing or expired token": async () => {
    const key = await emulator.issue({ cloud: "baidu", expiresInSeconds: 60 });
    const { sessionToken: _, ...tokenless } = key;
    const permanent = emulator.credentials.baidu;
    for (const wrong of [
      tokenless,
      { ...key, sessionToken: "x" },
      { ...permanent, sessionToken: "x" },
      { ...permanent, sessionToken: "" },
    ])
      expect((await baiduCaller(emulator.url, wrong as never)("GET /v2/instance")).body.code).toBe("AccessDenied");
  },
  bandwidth: async () => {
    expect(await create({ needPublicIp: true, bandwidth: 2048 })).toEqual([200, undefined]);
    expect(await create({ needPublicIp: true, bandwidth: 2049 })).toEqual([400, "Illegal parameters"]);
    expect(await create({ bandwidth: 5120 })).toEqual([200, undefined]);
    expect(await create({ bandwidth: 5121 })).toEqual([400, "Illegal parameters"]);
    expect(await create({ needPublicIp: true, bandwidth: 0 })).toEqual([200, undefined]);
  },
  "shared memory": async () => {
    const group = eciGroup({
      containers: [{ name: "web", image: "nginx:1", volumeMount: [{ name: "memory", mountPath: "/cache" }] }],
      volumes: [{ name: "memory", type: "EmptyDirVolume", emptyDirVolume: { medium: "Memory" } }],
    });
    expect((await eci("POST /containers/createContainerGroup", group)).body.statusCode).toBe(200);
  },
  modes: async () => {
    const code = async (defaultMode: number) => {
      const configFileVolume = { defaultMode, configFileToPaths: [{ path: "a", content: "YQ==" }] };
      const group = eciGroup({ volumes: [{ name: "conf", type: "ConfigFileVolume", configFileVolume }] });
      return (await eci("POST /containers/createContainerGroup", group)).body.statusCode;
    };
    expect([await code(644), await code(1777), await code(999), await code(10_000)]).toEqual([200, 200, 422, 422]);
  },
};

const page = readFileSync(resolve(__dirname, "../../docs/emulator-readings.md"), "utf8");

it.each(Object.entries(READINGS))("%s", async (subject, hold) => {
  expect(page).toContain(`\n| ${subject} |`);
  await hold();
});

/** Subjects of the rows of a section's table. */
const rowsOf = (title: string) =>
  [
    ...(page.split("\n## ").find((one) => one.startsWith(title)) ?? "").matchAll(/^\| (?!---|subject \|)(.+?) \|/gm),
  ].map(([, subject = ""]) => subject);

it.each(Object.keys(HELD))("every row of the section %s is held by a test that is there", (section) => {
  const { [section]: held = {} } = HELD;
  const rows = rowsOf(section);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !(row in held) && !(row in READINGS))).toEqual([]);
  const lost = Object.entries(held).filter(([row, [file, words]]) => {
    const text = readFileSync(resolve(__dirname, "..", `${file}.test.ts`), "utf8");
    return !rows.includes(row) || !text.includes(words);
  });
  expect(lost).toEqual([]);
});
