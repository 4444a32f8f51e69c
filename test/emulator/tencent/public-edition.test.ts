import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readPublicContract } from "../../../emulator/contract/tencent";
import { playedParameters } from "../../../emulator/tencent/public-parameters";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { type TencentAnswer, tencentCaller } from "../../support/tencent-call";

// What only the public cloud's requests can say is kept and answered, or refused by name: never taken and forgotten.

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
beforeAll(async () => {
  emulator = await startEmulator({ edition: "public" });
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const codeOf = async (answer: Promise<TencentAnswer>) => (await answer).Error?.Code ?? "";

const make = async (advanced: object = {}, more: object = {}) =>
  (
    await tke("CreateCluster", {
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { EniSubnetIds: ["subnet-1"], IgnoreServiceCIDRConflict: true },
      ClusterBasicSettings: { VpcId: "vpc-1", SubnetId: "subnet-9" },
      ClusterAdvancedSettings: { NetworkType: "VPC-CNI", ...advanced },
      ...more,
    })
  ).ClusterId as string;

const described = async (id: string) => (await tke("DescribeClusters", { ClusterIds: [id] })).Clusters[0];

describe("deletion protection", () => {
  it("of a cluster is kept, answered and respected, and switched off and on by its own calls", async () => {
    const ClusterId = await make({ DeletionProtection: true });
    const remove = () => codeOf(tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "terminate" }));
    expect((await described(ClusterId)).DeletionProtection).toBe(true);
    expect(await remove()).toBe("OperationDenied.ClusterInDeletionProtection");
    expect(await codeOf(tke("DisableClusterDeletionProtection", { ClusterId }))).toBe("");
    expect((await described(ClusterId)).DeletionProtection).toBe(false);
    await tke("EnableClusterDeletionProtection", { ClusterId });
    expect(await remove()).toBe("OperationDenied.ClusterInDeletionProtection");
    await tke("DisableClusterDeletionProtection", { ClusterId });
    expect(await remove()).toBe("");
    expect(await codeOf(tke("EnableClusterDeletionProtection", { ClusterId: "cls-nowhere1" }))).toBe(
      "ResourceNotFound",
    );
  });

  it("of a pool of virtual nodes is respected, and switched off by a change", async () => {
    const ClusterId = await make();
    const pool = { Name: "p", SecurityGroupIds: ["sg-1"], SubnetIds: ["subnet-1"], DeletionProtection: true };
    const { NodePoolId } = await tke("CreateClusterVirtualNodePool", { ClusterId, ...pool });
    const remove = () => codeOf(tke("DeleteClusterVirtualNodePool", { ClusterId, NodePoolIds: [NodePoolId] }));
    expect(await remove()).toBe("OperationDenied");
    await tke("ModifyClusterVirtualNodePool", { ClusterId, NodePoolId, DeletionProtection: false });
    expect(await remove()).toBe("");
  });
});

it("has the models' level L1000 and network type CiliumOverlay, and no others", async () => {
  const { Items } = await tke("DescribeClusterLevelAttribute", {});
  expect(Items.map(({ Name, NodeCount }: { Name: string; NodeCount: number }) => [Name, NodeCount])).toContainEqual([
    ...["L1000", 1000],
  ]);
  const cilium = (NetworkType: string) =>
    tke("CreateCluster", {
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: "10.1.0.0/16" },
      ClusterBasicSettings: { VpcId: "vpc-1", ClusterLevel: "L1000" },
      ClusterAdvancedSettings: { NetworkType },
    });
  expect(await codeOf(cilium("Cilium"))).toBe("InvalidParameterValue");
  const made = await cilium("CiliumOverlay");
  expect(made.Error).toBeUndefined();
  const { ClusterId } = made;
  expect((await described(ClusterId)).ClusterLevel).toBe("L1000");
  const private_ = await startEmulator();
  const manual = tencentCaller(private_.url, private_.credentials.tencent, "tke");
  const levels = (await manual("DescribeClusterLevelAttribute", {})).Items;
  expect(levels.map(({ Name }: { Name: string }) => Name)).not.toContain("L1000");
  await private_.close();
});

it("answers a cluster's own settings of the public cloud", async () => {
  const own = { RuntimeVersion: "1.6.9", QGPUShareEnable: true, IsHighAvailability: true };
  const network = { KubeProxyMode: "ipvs-bpf", CiliumMode: "clusterIP", DataPlaneV2: true };
  const basic = { VpcId: "vpc-1", SubnetId: "subnet-9", AutoUpgradeClusterLevel: { IsAutoUpgrade: true } };
  const security = { SecurityModeConfig: { Enabled: true, Namespaces: ["a"] } };
  const id = await make({ ...own, ...network, ...security }, { CdcId: "cluster-1", ClusterBasicSettings: basic });
  expect(await described(id)).toMatchObject({
    ...own,
    ...security,
    CdcId: "cluster-1",
    AutoUpgradeClusterLevel: true,
    DeletionProtection: false,
    ClusterNetworkSettings: { ...network, SubnetId: "subnet-9", IgnoreServiceCIDRConflict: true },
  });
  const change = { ProjectId: 3, ClusterProperty: { NodeNameType: "hostname" }, QGPUShareEnable: false };
  expect(await tke("ModifyClusterAttribute", { ClusterId: id, ...change })).toMatchObject({
    ...change,
    IsHighAvailability: true,
    AutoUpgradeClusterLevel: { IsAutoUpgrade: true },
  });
  const after = await described(id);
  expect(after).toMatchObject({ ProjectId: 3, QGPUShareEnable: false, IsHighAvailability: true });
  expect(JSON.parse(after.Property).NodeNameType).toBe("hostname");
});

it("keeps name and tags of virtual nodes that are named one by one, and makes those of a new pool", async () => {
  const ClusterId = await make();
  const node = { DisplayName: "first", SubnetId: "subnet-2", Tags: [{ Key: "team", Value: "web" }] };
  const pool = { Name: "p", SecurityGroupIds: ["sg-1"], VirtualNodes: [node] };
  const { NodePoolId } = await tke("CreateClusterVirtualNodePool", { ClusterId, ...pool });
  await tke("CreateClusterVirtualNode", { ClusterId, NodePoolId, VirtualNodes: [{ ...node, DisplayName: "second" }] });
  const rows = await emulator.resources({ service: "tke", kind: "virtual-node" });
  const byName = Object.fromEntries(rows.map(({ attributes }) => [attributes.DisplayName, attributes]));
  expect(byName).toMatchObject({ first: node, second: { ...node, DisplayName: "second" } });
  const [row] = (await tke("DescribeClusterVirtualNodePools", { ClusterId })).NodePoolSet;
  expect(row.SubnetIds).toEqual(["subnet-2"]);
});

it("answers nodes, options and roles as the public cloud's models describe them", async () => {
  const ClusterId = await make({}, { ClusterBasicSettings: { VpcId: "vpc-1", ClusterOs: "img-eb30mz89" } });
  expect(await described(ClusterId)).toMatchObject({ ClusterOs: "img-eb30mz89", ImageId: "img-eb30mz89" });
  await tke("CreateClusterInstances", { ClusterId, RunInstancePara: "{}" });
  const { InstanceSet } = await tke("DescribeClusterInstances", { ClusterId });
  expect(InstanceSet).toMatchObject([{ LanIP: expect.stringMatching(/^10\.255\./), NodePoolId: "" }]);
  expect((await tke("DescribeClusterInstances", { ClusterId, InstanceRole: "ETCD" })).TotalCount).toBe(0);
  const { ClusterAsGroupOption } = await tke("DescribeClusterAsGroupOption", { ClusterId });
  expect(ClusterAsGroupOption).toMatchObject({ SkipNodesWithLocalStorage: true, SkipNodesWithSystemPods: true });
});

describe("what is not played", () => {
  it.each<[string, string, object]>([
    ["AddVpcCniSubnets", "SkipAddingNonMasqueradeCIDRs", { VpcId: "vpc-1", SubnetIds: ["subnet-2"] }],
    ["CreateClusterEndpoint", "ExistedLoadBalancerId", {}],
    ["DeleteCluster", "ResourceDeleteOptions", { InstanceDeleteMode: "retain" }],
    ["DisableClusterAudit", "DeleteLogSetAndTopic", {}],
  ])("%s refuses %s by its name, unless it says nothing", async (action, name, more) => {
    const ClusterId = await make();
    const { input = [] } = readPublicContract().actions.get(action) ?? {};
    const { kind } = input.find((field) => field.name === name)?.shape ?? {};
    const values = {
      boolean: [true, false],
      string: ["lb-1", ""],
      list: [[{ ResourceType: "CBS", DeleteMode: "x" }], []],
    };
    const [said, unsaid] = values[kind as keyof typeof values];
    const refused = await tke(action, { ClusterId, ...more, [name]: said });
    expect(refused.Error).toMatchObject({ Code: "UnknownParameter", Message: expect.stringContaining(`\`${name}\``) });
    expect((await tke(action, { ClusterId, ...more, [name]: unsaid })).Error?.Code).not.toBe("UnknownParameter");
  });

  it("is refused where it stands deep in a request", async () => {
    const advanced = { NetworkType: "VPC-CNI", AuditEnabled: true };
    const request = {
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { EniSubnetIds: ["subnet-1"] },
      ClusterBasicSettings: { VpcId: "vpc-1" },
      ClusterAdvancedSettings: advanced,
    };
    expect((await tke("CreateCluster", request)).Error).toMatchObject({
      Code: "UnknownParameter",
      Message: expect.stringContaining("`ClusterAdvancedSettings.AuditEnabled`"),
    });
    const ClusterId = await make();
    const Quota = { Cpu: 1 };
    const VirtualNodes = [{ DisplayName: "a", SubnetId: "subnet-1", Quota }];
    const pool = { ClusterId, Name: "p", SecurityGroupIds: ["sg-1"], VirtualNodes };
    expect((await tke("CreateClusterVirtualNodePool", pool)).Error?.Message).toContain("`VirtualNodes.0.Quota`");
  });
});

it("plays only parameters that the public cloud has", () => {
  const contract = readPublicContract();
  const unknown = Object.entries(playedParameters).flatMap(([owner, names]) => {
    const fields = contract.actions.get(owner)?.input ?? contract.structure(owner);
    const own = fields.filter(({ publicOnly }) => publicOnly).map(({ name }) => name);
    return names.filter((name) => !own.includes(name)).map((name) => `${owner}.${name}`);
  });
  expect(unknown).toEqual([]);
});

it("plays the calls of the registry that the public cloud has, and no others", async () => {
  const tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
  await tcr("CreateUserPersonal", { Password: "hunter2-of-tcr" });
  const policy = { RepoName: "team/web", Type: "keep_last_nums", Val: 5 };
  for (const action of ["CreateImageLifecyclePersonal", "DeleteImageLifecyclePersonal"])
    expect((await tcr(action, policy)).Error).toEqual({
      Code: "InvalidAction",
      Message: `The action ${action} does not exist.`,
    });
  const everywhere = { Type: "global_keep_last_nums", Val: 5 };
  expect(await codeOf(tcr("ManageImageLifecycleGlobalPersonal", everywhere))).toBe("");
});
