import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { fetchWithHost } from "../../support/raw-http";
import { signTc3, type TencentAnswer, tencentCaller } from "../../support/tencent-call";

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());
const codeOf = async (answer: Promise<TencentAnswer>) => (await answer).Error?.Code ?? "";

const cni = { EniSubnetIds: ["subnet-1"], ServiceCIDR: "192.168.0.0/20" };
const cluster = (more: Record<string, object | string> = {}) => ({
  ClusterType: "MANAGED_CLUSTER",
  ClusterCIDRSettings: cni,
  ...more,
  ClusterBasicSettings: { VpcId: "vpc-1", ...(more.ClusterBasicSettings as object) },
  ClusterAdvancedSettings: { NetworkType: "VPC-CNI", ...(more.ClusterAdvancedSettings as object) },
});
const machines = (para: object, count = 1, role = "WORKER") => ({
  NodeRole: role,
  RunInstancesPara: [JSON.stringify({ InstanceType: "S5.LARGE8", InstanceCount: count, ...para })],
});

/** Level, nodes, pods, ReplicaSets, ConfigMaps, and custom resources or other objects (manual, line 1823). */
const LEVELS = `
L5 5 150 900 128 150
L20 20 600 3600 256 600
L50 50 1500 9000 512 1250
L100 100 3000 18000 1024 2500
L200 200 6000 36000 2048 5000
L500 500 15000 90000 4096 10000
L3000 3000 90000 540000 8192 50000
L5000 5000 150000 900000 10240 100000`;

describe("cluster levels", () => {
  it("are the manual's eight, with its numbers", async () => {
    const { TotalCount, Items } = await tke("DescribeClusterLevelAttribute");
    expect(TotalCount).toBe(8);
    const rows = (Items as Record<string, string | number>[]).map((level) => {
      expect(level.CRDCount, String(level.Name)).toBe(level.OtherCount);
      return [level.Name, level.NodeCount, level.PodCount, level.RSCount, level.ConfigMapCount, level.CRDCount];
    });
    expect(rows.map((row) => row.join(" "))).toEqual(LEVELS.trim().split("\n"));
    const settings = { ClusterBasicSettings: { ClusterLevel: "L1000" } };
    expect(await codeOf(tke("CreateCluster", cluster(settings)))).toBe("InvalidParameterValue");
  });

  it("bound the nodes, and rise by themselves where that is wanted", async () => {
    const create = (IsAutoUpgrade: boolean, count: number) => {
      const settings = { ClusterLevel: "L5", AutoUpgradeClusterLevel: { IsAutoUpgrade } };
      const nodes = [machines({}, count)];
      return tke("CreateCluster", { ...cluster({ ClusterBasicSettings: settings }), RunInstancesForNode: nodes });
    };
    expect(await codeOf(create(false, 9))).toBe("InternalError.QuotaMaxNodLimit");
    const { ClusterId } = await create(true, 9);
    const level = async () => (await tke("DescribeClusters", { ClusterIds: [ClusterId] })).Clusters[0].ClusterLevel;
    expect(await level()).toBe("L20");
    const more = (InstanceCount: number) =>
      tke("CreateClusterInstances", { ClusterId, RunInstancePara: JSON.stringify({ InstanceCount }) });
    expect(await codeOf(more(20))).toBe("");
    expect(await level()).toBe("L50");
    await tke("ModifyClusterAttribute", { ClusterId, AutoUpgradeClusterLevel: { IsAutoUpgrade: false } });
    expect(await codeOf(more(22))).toBe("InternalError.QuotaMaxNodLimit");
    expect(await codeOf(tke("ModifyClusterAttribute", { ClusterId, ClusterLevel: "L20" }))).toBe(
      "InternalError.QuotaMaxNodLimit",
    );
  });
});

it("are there in the form of a subnet's ID: subnets that a call names", async () => {
  const { ClusterId } = await tke("CreateCluster", cluster());
  const pool = { ClusterId, Name: "p", SecurityGroupIds: ["sg-1"], Labels: [], Taints: [] };
  const other = ["nonsense"];
  const { NodePoolId } = await tke("CreateClusterVirtualNodePool", { ...pool, SubnetIds: ["subnet-1"] });
  const calls: [string, object][] = [
    ["AddVpcCniSubnets", { VpcId: "vpc-1", SubnetIds: other }],
    ["CreateClusterEndpoint", { SubnetId: "bogus" }],
    ["CreateClusterVirtualNode", { NodePoolId, SubnetIds: other }],
    ["CreateClusterVirtualNodePool", { ...pool, SubnetIds: other }],
    ["CreateCluster", cluster({ ClusterCIDRSettings: { EniSubnetIds: other } })],
  ];
  for (const [action, input] of calls)
    expect([action, await codeOf(tke(action, { ...(action !== "CreateCluster" && { ClusterId }), ...input }))]).toEqual(
      [...[action, "ResourceNotFound"]],
    );
  const { Clusters } = await tke("DescribeClusters", { ClusterIds: [ClusterId] });
  expect(Clusters[0].ClusterNetworkSettings.SubnetIds).toEqual(["subnet-1"]);
});

it("asks for the levels of a cluster that is there, and takes JSON where the manual says so", async () => {
  const { ClusterId } = await tke("CreateCluster", cluster());
  expect((await tke("DescribeClusterLevelAttribute", { ClusterId })).TotalCount).toBe(8);
  expect(await codeOf(tke("DescribeClusterLevelAttribute", { ClusterId: "cls-12345678" }))).toBe("ResourceNotFound");
  const access = { ClusterId, IsExtranet: true, SecurityGroup: "sg-1" };
  expect(await codeOf(tke("CreateClusterEndpoint", { ...access, ExtensiveParameters: "{" }))).toBe("InvalidParameter");
  expect(await codeOf(tke("CreateClusterEndpoint", { ...access, ExtensiveParameters: "{}" }))).toBe("");
});

it("describes a machine as it was bought", async () => {
  const { ClusterId } = await tke("CreateCluster", cluster({ ClusterBasicSettings: { ClusterOs: "tlinux3.1x86_64" } }));
  const para = {
    InstanceType: "SA2.2XLARGE16",
    InstanceChargeType: "PREPAID",
    InternetAccessible: { PublicIpAssigned: true },
  };
  const bought = { ClusterId, RunInstancePara: JSON.stringify(para) };
  const { InstanceIdSet } = await tke("CreateClusterInstances", bought);
  const { ExistedInstanceSet } = await tke("DescribeExistedInstances", { InstanceIds: InstanceIdSet });
  expect(ExistedInstanceSet).toMatchObject([
    {
      InstanceType: "SA2.2XLARGE16",
      CPU: 8,
      Memory: 16,
      InstanceChargeType: "PREPAID",
      OsName: "tlinux3.1x86_64",
      PublicIpAddresses: [expect.stringMatching(/^203\.0\.113\.\d+$/)],
    },
  ]);
});

it("makes no cluster of one architecture with the system of another", async () => {
  const system = (ClusterArch: string, ClusterOs: string) =>
    codeOf(tke("CreateCluster", { ...cluster({ ClusterBasicSettings: { ClusterOs } }), ClusterArch }));
  expect(await system("arm", "tlinux3.1x86_64")).toBe("InvalidParameterValue");
  expect(await system("x86", "tlinux3.1arm64")).toBe("InvalidParameterValue");
  expect(await system("arm", "tlinux3.1arm64")).toBe("");
});

it("names the item of a required list that is empty", async () => {
  const { ClusterId } = await tke("CreateCluster", cluster());
  const pool = { ClusterId, Name: "p", SubnetIds: ["subnet-1"], Labels: [], Taints: [] };
  expect((await tke("CreateClusterVirtualNodePool", { ...pool, SecurityGroupIds: ["sg-1", ""] })).Error).toMatchObject({
    Code: "MissingParameter",
    Message: expect.stringContaining("SecurityGroupIds.1"),
  });
});

describe("messages", () => {
  const said = async (action: string, input: object) => (await tke(action, input)).Error?.Message ?? "";

  it("name a field's own range, and an empty choice in words", async () => {
    expect(await said("DescribeClusters", { Limit: 2.5 })).toContain("must be an integer from 0 to 100");
    const { ClusterId } = await tke("CreateCluster", cluster());
    expect(await said("DescribeClusterInstances", { ClusterId, InstanceRole: "FOO" })).toContain(
      "not one of MASTER_ETCD, WORKER, ALL, or empty",
    );
  });
});

describe("creating a cluster", () => {
  const independent = (masters: object, more: Record<string, object> = {}) => ({
    ...cluster(more),
    ClusterType: "INDEPENDENT_CLUSTER",
    RunInstancesForNode: [masters],
  });
  const wrong: [string, string, object][] = [
    [
      "InvalidParameterValue",
      "a name of 61 characters",
      cluster({ ClusterBasicSettings: { ClusterName: "n".repeat(61) } }),
    ],
    ["InvalidParameter", "small masters", independent(machines({ InstanceType: "S5.MEDIUM4" }, 3, "MASTER_ETCD"))],
    ["InvalidParameter", "two masters", independent(machines({}, 2, "MASTER_ETCD"))],
    ["InvalidParameter", "eight masters", independent(machines({}, 8, "MASTER_ETCD"))],
    [
      "InvalidParameter",
      "a level of an independent cluster",
      independent(machines({}, 3, "MASTER_ETCD"), { ClusterBasicSettings: { ClusterLevel: "L20" } }),
    ],
    [
      "InvalidParameter",
      "an override too few",
      {
        ...cluster(),
        RunInstancesForNode: [
          { NodeRole: "WORKER", RunInstancesPara: ["{}", "{}"], InstanceAdvancedSettingsOverrides: [{}] },
        ],
      },
    ],
    [
      "InvalidParameter",
      "a password beside a key",
      {
        ...cluster(),
        RunInstancesForNode: [machines({ LoginSettings: { Password: "Passw0rd", KeyIds: ["skey-1"] } })],
      },
    ],
    ...["short1", "alllowercase", "12345678", "Passw0rd-Passw0rd"].map((Password): [string, string, object] => [
      "InvalidParameterValue",
      `the password ${Password}`,
      { ...cluster(), RunInstancesForNode: [machines({ LoginSettings: { Password } })] },
    ]),
    [
      "InvalidParameter",
      "machines without a host name in a cluster that names nodes by it",
      { ...cluster({ ClusterAdvancedSettings: { NodeNameType: "hostname" } }), RunInstancesForNode: [machines({})] },
    ],
    [
      "InvalidParameter",
      "a machine's name of 61 characters",
      { ...cluster(), RunInstancesForNode: [machines({ InstanceName: "n".repeat(61) })] },
    ],
    ["InvalidParameter", "AsEnabled", cluster({ ClusterAdvancedSettings: { AsEnabled: true } })],
    [
      "InternalError.CidrMaskSizeOutOfRange",
      "a mask of 25",
      cluster({ ClusterCIDRSettings: { ServiceCIDR: "10.1.0.0/25" } }),
    ],
    [
      "LimitExceeded",
      "11 combinations of model and region",
      { ...cluster(), RunInstancesForNode: [{ NodeRole: "WORKER", RunInstancesPara: Array(11).fill("{}") }] },
    ],
    [
      "LimitExceeded",
      "101 existing machines",
      {
        ...cluster(),
        ExistedInstancesForNode: [
          { NodeRole: "WORKER", ExistedInstancesPara: { InstanceIds: Array(101).fill("ins-abcd1234") } },
        ],
      },
    ],
    [
      "InvalidParameterValue",
      "a disk of another type",
      { ...cluster(), InstanceAdvancedSettings: { DataDisks: [{ ...disk(), DiskType: "FLOPPY" }] } },
    ],
    [
      "InvalidParameterValue",
      "another file system",
      { ...cluster(), InstanceAdvancedSettings: { DataDisks: [{ ...disk(), FileSystem: "ntfs" }] } },
    ],
    [
      "InvalidParameterValue",
      "a script that is not base64",
      { ...cluster(), InstanceAdvancedSettings: { UserScript: "echo hello" } },
    ],
  ];
  it.each(wrong)("answers %s to %s", async (code, _, input) => {
    expect(await codeOf(tke("CreateCluster", input))).toBe(code);
  });

  it("takes masters of 4 cores and 8 GB, and machines whose host name is their name", async () => {
    const own = await tke("CreateCluster", independent(machines({}, 3, "MASTER_ETCD")));
    const { Clusters } = await tke("DescribeClusters", { ClusterIds: [own.ClusterId] });
    expect(Clusters).toMatchObject([{ ClusterMaterNodeNum: 3, ClusterLevel: null }]);
    const named = machines({ HostName: "node", InstanceName: "node" });
    const byName = cluster({ ClusterAdvancedSettings: { NodeNameType: "hostname" } });
    const other = { ...byName, ClusterCIDRSettings: { EniSubnetIds: ["subnet-1"] } };
    const { ClusterId } = await tke("CreateCluster", { ...other, RunInstancesForNode: [named] });
    const join = (para: object) =>
      codeOf(tke("CreateClusterInstances", { ClusterId, RunInstancePara: JSON.stringify(para) }));
    expect([await join({ InstanceName: "other" }), await join({ HostName: "o", InstanceName: "o" })]).toEqual([
      "InvalidParameter",
      "",
    ]);
  });

  it("lets an override change custom arguments alone", async () => {
    const overrides = [{ ExtraArgs: { Kubelet: ["max-pods=8"] }, DockerGraphPath: "/elsewhere" }];
    const nodes = [{ ...machines({}), InstanceAdvancedSettingsOverrides: overrides }];
    const settings = { DockerGraphPath: "/docker" };
    const input = { ...cluster(), RunInstancesForNode: nodes, InstanceAdvancedSettings: settings };
    const { ClusterId } = await tke("CreateCluster", input);
    const { InstanceSet } = await tke("DescribeClusterInstances", { ClusterId });
    expect(InstanceSet[0].InstanceAdvancedSettings).toEqual({
      ...settings,
      ExtraArgs: { Kubelet: ["max-pods=8"] },
    });
  });
});

function disk() {
  return { DiskType: "CLOUD_SSD", FileSystem: "ext4", DiskSize: 10, AutoFormatAndMount: true };
}

describe("in a cluster", () => {
  let ClusterId: string;
  beforeEach(async () => {
    ({ ClusterId } = await tke("CreateCluster", cluster()));
  });

  it("a scaling group has at most 200 nodes", async () => {
    const create = (MaxSize: number) => {
      const AutoScalingGroupPara = JSON.stringify({ MinSize: 0, MaxSize });
      return codeOf(tke("CreateClusterAsGroup", { ClusterId, AutoScalingGroupPara, LaunchConfigurePara: "{}" }));
    };
    expect([await create(201), await create(200)]).toEqual(["InvalidParameter.AsCommonError", ""]);
  });

  it("a node is idle below 0 to 80 percent", async () => {
    const set = (ScaleDownUtilizationThreshold: number) => {
      const option = { IsScaleDownEnabled: true, Expander: "random", ScaleDownUtilizationThreshold };
      return codeOf(tke("ModifyClusterAsGroupOptionAttribute", { ClusterId, ClusterAsGroupOption: option }));
    };
    expect([await set(81), await set(-1), await set(80)]).toEqual([
      "InvalidParameterValue",
      "InvalidParameterValue",
      "",
    ]);
  });

  it("an image's own login goes with neither password nor key", async () => {
    const add = (LoginSettings: object) =>
      codeOf(tke("AddExistedInstances", { ClusterId, InstanceIds: ["ins-abcd1234"], LoginSettings }));
    expect(await add({ KeepImageLogin: "yes" })).toBe("InvalidParameterValue");
    expect(await add({ KeepImageLogin: "TRUE", Password: "Passw0rd" })).toBe("InvalidParameter");
    expect(await add({ KeepImageLogin: "FALSE", Password: "Passw0rd" })).toBe("");
  });
});

describe("signatures", () => {
  const send = async (method: string, contentType: string, query: string, body: string) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const request = { method, query, host: "tke.test", contentType, body, timestamp, service: "tke" };
    const headers = {
      "content-type": contentType,
      "x-tc-action": "DescribeClusters",
      "x-tc-version": "2018-05-25",
      "x-tc-region": "gsqy",
      "x-tc-timestamp": String(timestamp),
      authorization: signTc3(emulator.credentials.tencent, request),
    };
    const answer = await fetchWithHost(emulator.url, "tke.test", { method, path: `/?${query}`, headers, body });
    return JSON.parse(answer.body).Response.Error?.Code ?? "";
  };
  const FORM = "application/x-www-form-urlencoded";

  it("of TC3 are taken with JSON by POST and with a form's type by GET, not the other way round", async () => {
    expect(await send("POST", "application/json", "", "{}")).toBe("");
    expect(await send("GET", FORM, "Limit=1", "")).toBe("");
    expect(await send("POST", FORM, "", "Limit=1")).toBe("AuthFailure.SignatureFailure");
    expect(await send("GET", "application/json", "Limit=1", "")).toBe("AuthFailure.SignatureFailure");
  });

  it("missing parameters have the code of the page", async () => {
    const tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
    expect(await codeOf(tcr("CreateUserPersonal"))).toBe("MissingParameter.MissingParameter");
    expect(await codeOf(tcr("CreateNamespacePersonal"))).toBe("MissingParameter");
  });
});
