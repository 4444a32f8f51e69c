import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { tencentCaller } from "../../support/tencent-call";

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const base = { ClusterType: "MANAGED_CLUSTER", ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" } };
const basic = { VpcId: "vpc-1", ClusterName: "web" };
const create = (more: object = {}) => tke("CreateCluster", { ...base, ClusterBasicSettings: basic, ...more });
const codeOf = async (answer: ReturnType<typeof tke>) => (await answer).Error?.Code ?? "";
const clusterOf = async (id: string) => (await tke("DescribeClusters", { ClusterIds: [id] })).Clusters[0];
const names = async () => (await emulator.resources()).map(({ kind, name }) => `${kind} ${name}`);

describe("CreateCluster", () => {
  it("fills in the documented defaults", async () => {
    const { ClusterId } = await create();
    expect(await clusterOf(ClusterId)).toEqual({
      ClusterId,
      ClusterName: "web",
      ClusterDescription: "",
      ClusterVersion: "1.10.5",
      ClusterOs: "ubuntu16.04.1 LTSx86_64",
      ClusterType: "MANAGED_CLUSTER",
      ClusterArch: "x86",
      ClusterNetworkSettings: {
        ClusterCIDR: "172.16.0.0/16",
        IgnoreClusterCIDRConflict: false,
        MaxNodePodNum: 256,
        MaxClusterServiceNum: 256,
        Ipvs: false,
        VpcId: "vpc-1",
        Cni: true,
        SubnetIds: [],
      },
      ClusterNodeNum: 0,
      ClusterMaterNodeNum: 0,
      ProjectId: 0,
      TagSpecification: [],
      ClusterStatus: "Running",
      Property: expect.stringContaining('"NodeNameType":"lan-ip"'),
      ImageId: expect.stringMatching(/^img-/),
      OsCustomizeType: "GENERAL",
      ContainerRuntime: "docker",
      CreatedTime: expect.stringMatching(/Z$/),
      IsDualStack: "false",
      ClusterLevel: "L5",
    });
  });

  it("rounds amounts up to powers of two", async () => {
    const settings = { ClusterCIDR: "172.16.0.0/16", MaxNodePodNum: 65, MaxClusterServiceNum: 1025 };
    const { ClusterId } = await create({ ClusterCIDRSettings: settings });
    const { ClusterNetworkSettings } = await clusterOf(ClusterId);
    expect(ClusterNetworkSettings).toMatchObject({ MaxNodePodNum: 128, MaxClusterServiceNum: 2048 });
  });

  const refusals: [string, object][] = [
    ["InvalidParameterValue", { ClusterType: "SERVERLESS" }],
    ["InvalidParameterValue", { ClusterArch: "mips" }],
    ["InvalidParameterValue", { ClusterBasicSettings: { ...basic, ClusterVersion: "0.9" } }],
    ["InvalidParameterValue", { ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16", MaxNodePodNum: 512 } }],
    ["InvalidParameter", { ClusterAdvancedSettings: { AsEnabled: true } }],
    ["MissingParameter", { ClusterBasicSettings: {} }],
    ["MissingParameter", { ClusterCIDRSettings: {} }],
    ["InternalError.VpcRecodrNotFound", { ClusterBasicSettings: { VpcId: "network" } }],
    ["InternalError.CidrInvali", { ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0" } }],
    ["InternalError.CidrMaskSizeOutOfRange", { ClusterCIDRSettings: { ClusterCIDR: "10.0.0.0/9" } }],
    ["InternalError.CidrMaskSizeOutOfRange", { ClusterCIDRSettings: { ClusterCIDR: "10.0.0.0/25" } }],
    ["InternalError.InvalidPrivateNetworkCidr", { ClusterCIDRSettings: { ClusterCIDR: "8.8.0.0/16" } }],
    ["InternalError.CidrConflictWithVpcCidr", { ClusterCIDRSettings: { ClusterCIDR: "10.255.0.0/20" } }],
    [
      "InternalError.CidrInvali",
      { ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16", ServiceCIDR: "172.16.8.0/22" } },
    ],
    ["InvalidParameter", { ClusterType: "INDEPENDENT_CLUSTER" }],
    [
      "InvalidParameter",
      { RunInstancesForNode: [{ NodeRole: "MASTER_ETCD", RunInstancesPara: ['{"InstanceCount":3}'] }] },
    ],
    ["InvalidParameter", { RunInstancesForNode: [{ NodeRole: "WORKER", RunInstancesPara: ["{"] }] }],
    ["LimitExceeded", { RunInstancesForNode: [{ NodeRole: "WORKER", RunInstancesPara: Array(11).fill("{}") }] }],
  ];
  it.each(refusals)("answers %s to %j", async (code, more) => {
    expect(await codeOf(create(more))).toBe(code);
    expect(await names()).toEqual([]);
  });

  it("refuses a CIDR that overlaps another cluster of the VPC, unless it is to be ignored", async () => {
    await create();
    const overlapping = { ClusterCIDR: "172.16.128.0/20" };
    expect(await codeOf(create({ ClusterCIDRSettings: overlapping }))).toBe(
      "InternalError.CidrConflictWithOtherCluster",
    );
    expect(await codeOf(create({ ClusterBasicSettings: { VpcId: "vpc-2" } }))).toBe("");
    expect(await codeOf(create({ ClusterCIDRSettings: { ...overlapping, IgnoreClusterCIDRConflict: true } }))).toBe("");
  });

  it("makes nodes, bought and brought along, and takes the VPC from them", async () => {
    const { ClusterId } = await create({
      ClusterType: "INDEPENDENT_CLUSTER",
      ClusterBasicSettings: { ClusterName: "own" },
      RunInstancesForNode: [
        {
          NodeRole: "MASTER_ETCD",
          RunInstancesPara: [
            '{"InstanceCount":3,"VirtualPrivateCloud":{"VpcId":"vpc-9"},"LoginSettings":{"Password":"s3cret-s3cret"}}',
          ],
        },
      ],
      ExistedInstancesForNode: [{ NodeRole: "WORKER", ExistedInstancesPara: { InstanceIds: ["ins-abcd1234"] } }],
    });
    expect(await clusterOf(ClusterId)).toMatchObject({
      ClusterMaterNodeNum: 3,
      ClusterNodeNum: 1,
      ClusterNetworkSettings: { VpcId: "vpc-9" },
    });
    const workers = await tke("DescribeClusterInstances", { ClusterId, InstanceRole: "WORKER" });
    expect(workers.InstanceSet.map((node: { InstanceId: string }) => node.InstanceId)).toEqual(["ins-abcd1234"]);
    expect(JSON.stringify(await emulator.resources())).not.toContain("s3cret");
  });
});

describe("CheckClusterCIDR", () => {
  const check = (ClusterCIDR: string) => tke("CheckClusterCIDR", { VpcId: "vpc-1", ClusterCIDR, NetworkType: "GR" });
  it("distinguishes conflicts from CIDRs that are wrong", async () => {
    await create();
    expect(await check("172.17.0.0/16")).toMatchObject({ IsConflict: false, ConflictType: "" });
    expect(await check("172.16.0.1/18")).toMatchObject({
      IsConflict: true,
      ConflictType: "CIDR_CONFLICT_WITH_OTHER_CLUSTER",
    });
    expect(await check("10.255.0.0/16")).toMatchObject({ ConflictType: "CIDR_CONFLICT_WITH_VPC_CIDR" });
    expect(await codeOf(check("x"))).toBe("InvalidParameter.CIDRInvalid");
    expect(await codeOf(check("10.0.0.0/8"))).toBe("InvalidParameter.CIDRMaskSizeOutOfRange");
    expect(await codeOf(check("1.0.0.0/16"))).toBe("InvalidParameter.InvalidPrivateNetworkCIDR");
  });
});

describe("a cluster's later life", () => {
  it("changes name, description, runtime and level; not while it is being created", async () => {
    await emulator.lifecycle({ pace: "reads:1" });
    const { ClusterId } = await create();
    const change = { ClusterId, ClusterName: "n", ClusterDesc: "d", ClusterRunTime: "containerd", ClusterLevel: "L20" };
    expect(await codeOf(tke("ModifyClusterAttribute", change))).toBe("ResourceUnavailable");
    await clusterOf(ClusterId);
    await clusterOf(ClusterId);
    expect(await tke("ModifyClusterAttribute", change)).toMatchObject({
      ClusterName: "n",
      ClusterDesc: "d",
      ProjectId: 0,
    });
    expect(await clusterOf(ClusterId)).toMatchObject({
      ClusterName: "n",
      ClusterDescription: "d",
      ContainerRuntime: "containerd",
      ClusterLevel: "L20",
    });
  });

  it("is deleted slowly, listed with its status until it is gone, and unknown from then on", async () => {
    const { ClusterId } = await create();
    await emulator.lifecycle({ pace: "reads:1", phase: "delete" });
    const remove = () => codeOf(tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "terminate" }));
    expect(await remove()).toBe("");
    expect(await remove()).toBe("ResourceUnavailable");
    expect((await clusterOf(ClusterId)).ClusterStatus).toBe("Running");
    expect(await clusterOf(ClusterId)).toBeUndefined();
    expect(await remove()).toBe("ResourceNotFound");
  });

  it("cannot be deleted while it is being created", async () => {
    await emulator.lifecycle({ pace: "never" });
    const { ClusterId } = await create();
    expect(await codeOf(tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "retain" }))).toBe("ResourceUnavailable");
  });

  it("keeps what was bought with retain, and deletes everything else", async () => {
    const { ClusterId } = await create({
      RunInstancesForNode: [{ NodeRole: "WORKER", RunInstancesPara: ['{"InstanceName":"kept"}'] }],
    });
    const group = { AutoScalingGroupPara: '{"MinSize":1,"MaxSize":2}', LaunchConfigurePara: "{}" };
    await tke("CreateClusterAsGroup", { ClusterId, ...group });
    const pool = { Name: "p", SubnetIds: ["s"], SecurityGroupIds: [], Labels: [], Taints: [] };
    const { NodePoolId } = await tke("CreateClusterVirtualNodePool", { ClusterId, ...pool });
    await tke("CreateClusterVirtualNode", { ClusterId, NodePoolId, SubnetId: "s" });
    await tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true });
    await tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "retain" });
    expect(await names()).toEqual(["machine ", "machine kept"]);
  });

  it("is seen in its own region and account only", async () => {
    const { ClusterId } = await create();
    const filter = { ClusterIds: [ClusterId] };
    expect((await tke("DescribeClusters", filter, { region: "ap-guangzhou" })).TotalCount).toBe(0);
    const other = await emulator.issue({ cloud: "tencent", account: "2" });
    const theirs = tencentCaller(
      emulator.url,
      { secretId: other.secretId ?? "", secretKey: other.secretKey ?? "" },
      "tke",
    );
    expect((await theirs("DescribeClusters", filter)).TotalCount).toBe(0);
    expect(await codeOf(theirs("DeleteCluster", { ClusterId, InstanceDeleteMode: "retain" }))).toBe("ResourceNotFound");
  });

  it("is filtered by name only", async () => {
    await create();
    const by = (Name: string) => tke("DescribeClusters", { Filters: [{ Name, Values: ["web"] }] });
    expect((await by("ClusterName")).TotalCount).toBe(1);
    expect(await codeOf(by("vpc-id"))).toBe("InvalidParameter");
  });
});

describe("nodes", () => {
  let ClusterId: string;
  beforeEach(async () => {
    ({ ClusterId } = await create());
  });

  it("join, start up, fail for a reason, and leave", async () => {
    await emulator.lifecycle({ kind: "instance", phase: "create", name: "bad", pace: "reads:0", fail: "no such disk" });
    await emulator.lifecycle({ kind: "instance", phase: "create", name: "slow", pace: "reads:1" });
    for (const name of ["bad", "slow"])
      await tke("CreateClusterInstances", { ClusterId, RunInstancePara: JSON.stringify({ InstanceName: name }) });
    const added = await tke("AddExistedInstances", {
      ClusterId,
      InstanceIds: ["ins-aaaa0001", "oops", "ins-aaaa0001"],
    });
    expect(added).toMatchObject({
      SuccInstanceIds: ["ins-aaaa0001"],
      FailedInstanceIds: ["oops"],
      TimeoutInstanceIds: [],
    });
    const { InstanceSet, TotalCount } = await tke("DescribeClusterInstances", { ClusterId });
    expect(TotalCount).toBe(3);
    expect(
      InstanceSet.map(({ InstanceState, FailedReason }: Record<string, string>) => [InstanceState, FailedReason]),
    ).toEqual([
      ["failed", "no such disk"],
      ["initializing", "still initialising"],
      ["running", ""],
    ]);
    const [bad, slow, old] = InstanceSet.map(({ InstanceId }: Record<string, string>) => InstanceId);
    const removed = await tke("DeleteClusterInstances", { ClusterId, InstanceIds: [bad, slow, "ins-none0000"] });
    expect(removed).toMatchObject({
      SuccInstanceIds: [bad],
      FailedInstanceIds: [slow],
      NotFoundInstanceIds: ["ins-none0000"],
    });
    const forced = { ClusterId, InstanceIds: [slow], ForceDelete: true, InstanceDeleteMode: "terminate" };
    expect((await tke("DeleteClusterInstances", forced)).SuccInstanceIds).toEqual([slow]);
    expect((await tke("DescribeClusterInstanceIds", { ClusterId })).InstanceIdSet).toEqual([old]);
  });

  it("that are paid in advance are taken out, not destroyed", async () => {
    const para = { ClusterId, RunInstancePara: '{"InstanceChargeType":"PREPAID"}' };
    const { InstanceIdSet } = await tke("CreateClusterInstances", para);
    const leave = (InstanceDeleteMode: string) =>
      tke("DeleteClusterInstances", { ClusterId, InstanceIds: InstanceIdSet, InstanceDeleteMode });
    expect((await leave("terminate")).FailedInstanceIds).toEqual(InstanceIdSet);
    expect(await codeOf(tke("DeleteCluster", { ClusterId, InstanceDeleteMode: "terminate" }))).toBe("FailedOperation");
    expect((await leave("retain")).SuccInstanceIds).toEqual(InstanceIdSet);
  });

  it("are candidates once retained, and say which cluster they are in", async () => {
    const para = { ClusterId, RunInstancePara: '{"InstanceName":"n"}' };
    const { InstanceIdSet } = await tke("CreateClusterInstances", para);
    const [id] = InstanceIdSet;
    const candidate = async () => (await tke("DescribeExistedInstances", { ClusterId })).ExistedInstanceSet[0];
    expect(await candidate()).toMatchObject({ InstanceId: id, Usable: false, AlreadyInCluster: ClusterId });
    await tke("DeleteClusterInstances", { ClusterId, InstanceIds: [id], InstanceDeleteMode: "retain" });
    expect(await candidate()).toMatchObject({ InstanceId: id, Usable: true, AlreadyInCluster: "" });
    expect((await tke("AddExistedInstances", { ClusterId, InstanceIds: [id] })).SuccInstanceIds).toEqual([id]);
    expect(await codeOf(tke("DescribeExistedInstances", { ClusterId, InstanceIds: [id] }))).toBe("InvalidParameter");
  });

  it("drain: listed only on a dry run", async () => {
    const { InstanceIdSet } = await tke("CreateClusterInstances", { ClusterId, RunInstancePara: "{}" });
    const [id] = InstanceIdSet;
    await emulator.change({
      service: "tke",
      kind: "instance",
      id,
      set: { Pods: [{ Name: "a", Namespace: "default" }] },
    });
    const drain = (DryRun: boolean) => tke("DrainClusterNode", { ClusterId, InstanceId: id, DryRun });
    expect((await drain(true)).Pods).toMatchObject([{ Name: "a" }]);
    expect((await drain(false)).Pods).toHaveLength(1);
    expect((await drain(true)).Pods).toEqual([]);
    expect((await tke("DescribeClusterInstances", { ClusterId })).InstanceSet[0].DrainStatus).toBe("true");
  });

  it("have codes of their own for what is not there, and a quota", async () => {
    expect(await codeOf(tke("DescribeClusterInstances", { ClusterId: "cls-none" }))).toBe(
      "InvalidParameter.ClusterNotFound",
    );
    expect(await codeOf(tke("CreateClusterInstances", { ClusterId: "cls-none", RunInstancePara: "{}" }))).toBe(
      "ResourceNotFound",
    );
    await emulator.quota("tke.MaxNodesNum", 1);
    const two = { ClusterId, RunInstancePara: '{"InstanceCount":2}' };
    expect(await codeOf(tke("CreateClusterInstances", two))).toBe("InternalError.QuotaMaxNodLimit");
    expect((await tke("DescribeQuota")).MaxNodesNum).toBe(1);
    const held = (await tke("DescribeClusterInstances", { ClusterId })).TotalCount;
    await emulator.quota("tke.MaxNodesNum", held + 2);
    expect(await codeOf(tke("CreateClusterInstances", two))).toBe("");
    expect(await codeOf(tke("CreateClusterInstances", two))).toBe("InternalError.QuotaMaxNodLimit");
  });
});

describe("endpoints and credentials", () => {
  it("open slowly, once for each kind, and give a kubeconfig", async () => {
    const { ClusterId } = await create();
    await emulator.lifecycle({ kind: "endpoint", pace: "reads:1" });
    const status = async () => (await tke("DescribeClusterEndpointStatus", { ClusterId, IsExtranet: true })).Status;
    const kubeconfig = (Type?: string) => tke("DescribeClusterKubeconfig", { ClusterId, Type });
    expect(await status()).toBe("NotFound");
    expect(await codeOf(kubeconfig())).toBe("ResourceUnavailable");
    await tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true, SecurityGroup: "sg-1" });
    expect([await status(), await status()]).toEqual(["Creating", "Created"]);
    expect(await codeOf(tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true }))).toBe("ResourceInUse");
    expect(await codeOf(tke("CreateClusterEndpoint", { ClusterId }))).toBe("MissingParameter");
    expect(await codeOf(kubeconfig("INNERLB"))).toBe("ResourceUnavailable");

    const endpoint = await tke("DescribeClusterEndpoint", { ClusterId });
    expect(endpoint).toMatchObject({ SecurityGroup: "sg-1", ClusterIntranetEndpoint: "" });
    const file = parse((await kubeconfig("INTERNETLB")).Kubeconfig);
    expect(file.clusters[0].cluster.server).toBe(`https://${endpoint.ClusterExternalEndpoint}`);
    expect(Buffer.from(file.clusters[0].cluster["certificate-authority-data"], "base64").toString()).toBe(
      endpoint.CertificationAuthority,
    );
    const security = await tke("DescribeClusterSecurity", { ClusterId });
    expect(security).toMatchObject({ UserName: "admin", ClusterExternalEndpoint: endpoint.ClusterExternalEndpoint });
    const shown = JSON.stringify(await emulator.resources());
    expect(shown).not.toContain(security.Password);
    expect(shown).not.toContain(file.users[0].user.token);
  });
});

describe("scaling groups", () => {
  let ClusterId: string;
  beforeEach(async () => {
    ({ ClusterId } = await create());
  });
  const group = (para: object = {}, launch: object = {}) =>
    tke("CreateClusterAsGroup", {
      ClusterId,
      AutoScalingGroupPara: JSON.stringify({ MinSize: 1, MaxSize: 3, ...para }),
      LaunchConfigurePara: JSON.stringify({ InstanceType: "S5.LARGE8", ...launch }),
      Labels: [{ Name: "a", Value: "b" }],
    });
  const groups = async () => (await tke("DescribeClusterAsGroups", { ClusterId })).ClusterAsGroupSet;
  const nodes = async () => (await tke("DescribeClusterInstances", { ClusterId })).TotalCount;

  it("are not made, and not changed, where the cluster has no room for their nodes", async () => {
    expect(await codeOf(group({ MinSize: 6, MaxSize: 9 }))).toBe("InternalError.QuotaMaxNodLimit");
    expect(await groups()).toEqual([]);
    const { AutoScalingGroupId } = await group({ MaxSize: 9 });
    const change = { AutoScalingGroupId, AutoScalingGroupRange: { MinSize: 6 } };
    const modify = tke("ModifyClusterAsGroupAttribute", { ClusterId, ClusterAsGroupAttribute: change });
    expect(await codeOf(modify)).toBe("InternalError.QuotaMaxNodLimit");
    expect((await emulator.resources({ kind: "as-group" }))[0]?.attributes).toMatchObject({ MinSize: 1 });
  });

  it("hold their size: grow to a new minimum, and go with or without their nodes", async () => {
    const { AutoScalingGroupId, LaunchConfigurationId } = await group({ DesiredCapacity: 2 });
    expect([AutoScalingGroupId, LaunchConfigurationId]).toEqual([
      expect.stringMatching(/^asg-/),
      expect.stringMatching(/^asc-/),
    ]);
    expect([await nodes(), (await groups())[0]]).toMatchObject([2, { Status: "enabled", IsUnschedulable: false }]);
    const modify = (change: object) =>
      codeOf(
        tke("ModifyClusterAsGroupAttribute", { ClusterId, ClusterAsGroupAttribute: { AutoScalingGroupId, ...change } }),
      );
    expect(await modify({ AutoScalingGroupRange: { MinSize: 3 }, AutoScalingGroupEnabled: false })).toBe("");
    expect([await nodes(), (await groups())[0].Status]).toEqual([3, "disabled"]);
    expect(await modify({ AutoScalingGroupRange: { MinSize: 4 } })).toBe("InvalidParameter.AsCommonError");
    await tke("DeleteClusterAsGroups", { ClusterId, AutoScalingGroupIds: [AutoScalingGroupId], KeepInstance: true });
    expect([await nodes(), await groups()]).toEqual([3, []]);
    const again = await group();
    await tke("DeleteClusterAsGroups", { ClusterId, AutoScalingGroupIds: [again.AutoScalingGroupId] });
    expect(await nodes()).toBe(3);
  });

  it("leave room for others as soon as they are deleted, though nobody reads their nodes", async () => {
    await emulator.lifecycle({ kind: "instance", pace: "reads:1" });
    const { AutoScalingGroupId } = await group({ MinSize: 5, MaxSize: 5 });
    expect(await codeOf(group())).toBe("InternalError.QuotaMaxNodLimit");
    await tke("DeleteClusterAsGroups", { ClusterId, AutoScalingGroupIds: [AutoScalingGroupId] });
    expect(await codeOf(group())).toBe("");
  });

  it("lose the nodes beyond a new maximum", async () => {
    const { AutoScalingGroupId } = await group({ DesiredCapacity: 3 });
    const AutoScalingGroupRange = { MinSize: 0, MaxSize: 1 };
    const ClusterAsGroupAttribute = { AutoScalingGroupId, AutoScalingGroupRange };
    const before = await nodes();
    expect(await codeOf(tke("ModifyClusterAsGroupAttribute", { ClusterId, ClusterAsGroupAttribute }))).toBe("");
    expect(before - (await nodes())).toBe(2);
  });

  it("pass through documented states", async () => {
    await emulator.lifecycle({ kind: "as-group", pace: "reads:1" });
    const { AutoScalingGroupId } = await group();
    const attribute = { AutoScalingGroupId, AutoScalingGroupEnabled: false };
    const modify = () =>
      codeOf(tke("ModifyClusterAsGroupAttribute", { ClusterId, ClusterAsGroupAttribute: attribute }));
    expect(await modify()).toBe("ResourceUnavailable");
    const seen = [(await groups())[0].Status, (await groups())[0].Status];
    await modify();
    seen.push((await groups())[0].Status, (await groups())[0].Status);
    expect(seen).toEqual(["enabling", "enabled", "disabling", "disabled"]);
  });

  const wrong: [string, object, object][] = [
    ["InvalidParameter.AsCommonError", { LaunchConfigurationId: "asc-1" }, {}],
    ["InvalidParameter.AsCommonError", {}, { ImageId: "img-1" }],
    ["InvalidParameter.AsCommonError", { MinSize: "1" }, {}],
    ["InvalidParameter.AsCommonError", { MinSize: 4 }, {}],
    ["InvalidParameter.AsCommonError", { VpcId: "vpc-2" }, {}],
  ];
  it.each(wrong)("answer %s to %j and %j", async (code, para, launch) => {
    expect(await codeOf(group(para, launch))).toBe(code);
  });

  it("keep cluster-wide options, with defaults and a code of their own", async () => {
    const option = async () => (await tke("DescribeClusterAsGroupOption", { ClusterId })).ClusterAsGroupOption;
    expect(await option()).toMatchObject({ Expander: "random", ScaleDownDelay: 10 });
    const set = (id: string) =>
      tke("ModifyClusterAsGroupOptionAttribute", {
        ClusterId: id,
        ClusterAsGroupOption: { IsScaleDownEnabled: true, Expander: "most-pods" },
      });
    await set(ClusterId);
    expect(await option()).toMatchObject({ IsScaleDownEnabled: true, Expander: "most-pods", ScaleDownDelay: 10 });
    expect(await codeOf(set("cls-none"))).toBe("InternalError.ClusterNotFound");
    expect(await codeOf(tke("DeleteClusterAsGroups", { ClusterId, AutoScalingGroupIds: ["asg-none"] }))).toBe(
      "ResourceNotFound",
    );
  });
});

describe("virtual nodes", () => {
  let ClusterId: string;
  let NodePoolId: string;
  const pool = {
    Name: "pool",
    SubnetIds: ["subnet-1"],
    SecurityGroupIds: ["sg-1"],
    Labels: [{ Name: "a", Value: "b" }],
    Taints: [],
  };
  beforeEach(async () => {
    ({ ClusterId } = await create());
    ({ NodePoolId } = await tke("CreateClusterVirtualNodePool", { ClusterId, ...pool }));
  });
  const pools = async () => (await tke("DescribeClusterVirtualNodePools", { ClusterId })).NodePoolSet;
  const nodes = async () => (await tke("DescribeClusterVirtualNode", { ClusterId, NodePoolId })).Nodes;

  it("pools read back whole and change in place; labels cleared by an empty list", async () => {
    expect(await pools()).toEqual([{ NodePoolId, LifeState: "normal", Unschedulable: false, ...pool }]);
    const change = {
      Name: "n",
      Labels: [],
      Taints: [{ Key: "k", Value: "v", Effect: "NoSchedule" }],
      Unschedulable: true,
    };
    await tke("ModifyClusterVirtualNodePool", { ClusterId, NodePoolId, ...change });
    expect(await pools()).toEqual([{ ...pool, NodePoolId, LifeState: "normal", ...change }]);
    const bad = { ClusterId, NodePoolId, Taints: [{ Effect: "Sometimes" }] };
    expect(await codeOf(tke("ModifyClusterVirtualNodePool", bad))).toBe("InvalidParameterValue");
  });

  it("are made by one subnet or several, drained, and not deleted under running pods unless forced", async () => {
    const both = { ClusterId, NodePoolId, SubnetIds: ["subnet-1"], SubnetId: "subnet-2" };
    expect(await codeOf(tke("CreateClusterVirtualNode", both))).toBe("InvalidParameter");
    const [name] = (
      await tke("CreateClusterVirtualNode", { ClusterId, NodePoolId, SubnetIds: ["subnet-1", "subnet-2"] })
    ).InstanceIds;
    expect(await nodes()).toMatchObject([
      { Name: name, SubnetId: "subnet-1", Phase: "Running" },
      { SubnetId: "subnet-2" },
    ]);
    await emulator.change({
      service: "tke",
      kind: "virtual-node",
      id: name,
      set: { Pods: [{ Name: "a", Namespace: "x" }] },
    });
    const remove = (Force: boolean) =>
      codeOf(tke("DeleteClusterVirtualNode", { ClusterId, NodePoolId, NodeNames: [name], Force }));
    const removePool = (Force: boolean) =>
      codeOf(tke("DeleteClusterVirtualNodePool", { ClusterId, NodePoolIds: [NodePoolId], Force }));
    expect([await remove(false), await removePool(false)]).toEqual(["ResourceInUse", "ResourceInUse"]);
    const drain = (DryRun: boolean) => tke("DrainClusterVirtualNode", { ClusterId, NodeName: name, DryRun });
    expect(await drain(true)).toMatchObject({
      TotalCount: 1,
      Pods: [{ Name: "a", Namespace: "x", NodeIp: "10.255.253.1" }],
    });
    await emulator.lifecycle({ kind: "virtual-node", phase: "drain", pace: "reads:1" });
    await drain(false);
    expect([(await nodes())[0].Phase, (await nodes())[0].Phase]).toEqual(["Draining", "Running"]);
    expect(await remove(false)).toBe("");
    expect(await removePool(false)).toBe("");
    expect(await names()).toEqual(["cluster web"]);
  });

  it("say what is not there", async () => {
    const missing = { ClusterId, NodePoolId: "np-none" };
    expect(await codeOf(tke("ModifyClusterVirtualNodePool", missing))).toBe("ResourceNotFound");
    expect(await codeOf(tke("DeleteClusterVirtualNodePool", { ClusterId, NodePoolIds: ["np-none"] }))).toBe(
      "ResourceNotFound",
    );
    expect(await codeOf(tke("DescribeClusterVirtualNodePools", { ClusterId: "cls-none" }))).toBe("ResourceNotFound");
    expect(await codeOf(tke("DrainClusterVirtualNode", { ClusterId, NodeName: "none" }))).toBe("ResourceNotFound");
    expect(await codeOf(tke("CreateClusterVirtualNode", { ClusterId, NodePoolId }))).toBe("InvalidParameter");
  });
});
