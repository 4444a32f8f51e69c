import { tcr, tke } from "tencentcloud-sdk-nodejs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readTencentContract } from "../../emulator/contract/tencent";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { triggerRequest } from "../support/triggers";

// Every documented call that the vendor's clients have, made by these clients with their own types of requests and answers.
const TkeClient = tke.v20180525.Client;
const TcrClient = tcr.v20190924.Client;

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function config() {
  const httpProfile = { endpoint: new URL(emulator.url).host, protocol: "http://" };
  return { credential: emulator.credentials.tencent, region: "ap-guangzhou", profile: { httpProfile } };
}

/** Documented calls that the client has and that were not answered without an error. */
async function leftOut(service: string, client: object): Promise<string[]> {
  const answered = (await emulator.requests()).filter(({ code }) => code === "").map(({ action }) => action);
  const documented = [...readTencentContract(service).actions.keys()];
  return documented.filter((action) => action in client && !answered.includes(action));
}

it("TKE", async () => {
  const client = new TkeClient(config());
  await client.DescribeRegions();
  await client.DescribeVersions();
  await client.DescribeImages();
  await client.DescribeClusterLevelAttribute({});
  const { ClusterId = "" } = await client.CreateCluster({
    ClusterType: "MANAGED_CLUSTER",
    ClusterCIDRSettings: { EniSubnetIds: ["subnet-1"], ServiceCIDR: "10.1.0.0/20" },
    ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "sdk" },
    ClusterAdvancedSettings: { NetworkType: "VPC-CNI", ContainerRuntime: "containerd" },
    RunInstancesForNode: [{ NodeRole: "WORKER", RunInstancesPara: [JSON.stringify({ InstanceCount: 2 })] }],
  });
  const { Clusters = [] } = await client.DescribeClusters({ ClusterIds: [ClusterId] });
  expect(Clusters).toMatchObject([
    { ClusterId, ClusterStatus: "Running", ClusterNodeNum: 2, ContainerRuntime: "containerd" },
  ]);
  await client.ModifyClusterAttribute({
    ClusterId,
    ClusterLevel: "L20",
    AutoUpgradeClusterLevel: { IsAutoUpgrade: true },
  });
  await client.AddVpcCniSubnets({ ClusterId, VpcId: "vpc-1", SubnetIds: ["subnet-2"] });

  const { InstanceIdSet = [] } = await client.CreateClusterInstances({ ClusterId, RunInstancePara: "{}" });
  await client.AddExistedInstances({ ClusterId, InstanceIds: ["ins-abcd1234"] });
  expect((await client.DescribeExistedInstances({ ClusterId })).TotalCount).toBe(4);
  const removed = await client.DeleteClusterInstances({
    ClusterId,
    InstanceIds: InstanceIdSet,
    InstanceDeleteMode: "terminate",
  });
  expect(removed.SuccInstanceIds).toEqual(InstanceIdSet);
  expect((await client.DescribeClusterInstances({ ClusterId, Limit: 2 })).InstanceSet).toHaveLength(2);

  await client.CreateClusterEndpoint({ ClusterId, IsExtranet: true, SecurityGroup: "sg-1" });
  expect((await client.DescribeClusterEndpointStatus({ ClusterId, IsExtranet: true })).Status).toBe("Created");
  expect((await client.DescribeClusterKubeconfig({ ClusterId })).Kubeconfig).toContain("kind: Config");
  expect((await client.DescribeClusterSecurity({ ClusterId })).UserName).toBe("admin");

  // The client has no call that makes a scaling group; its base does, as for any call by name.
  const { AutoScalingGroupId } = await client.request("CreateClusterAsGroup", {
    ClusterId,
    AutoScalingGroupPara: JSON.stringify({ MinSize: 0, MaxSize: 1 }),
    LaunchConfigurePara: "{}",
  });
  await client.ModifyClusterAsGroupAttribute({
    ClusterId,
    ClusterAsGroupAttribute: {
      AutoScalingGroupId,
      AutoScalingGroupEnabled: false,
      AutoScalingGroupRange: { MinSize: 0, MaxSize: 5 },
    },
  });
  expect((await client.DescribeClusterAsGroups({ ClusterId })).ClusterAsGroupSet).toMatchObject([
    { Status: "disabled" },
  ]);
  await client.DeleteClusterAsGroups({ ClusterId, AutoScalingGroupIds: [AutoScalingGroupId] });
  await client.ModifyClusterAsGroupOptionAttribute({
    ClusterId,
    ClusterAsGroupOption: { IsScaleDownEnabled: true, Expander: "random" },
  });
  expect((await client.DescribeClusterAsGroupOption({ ClusterId })).ClusterAsGroupOption?.IsScaleDownEnabled).toBe(
    true,
  );

  const pool = { ClusterId, Name: "pool", SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"], Labels: [], Taints: [] };
  const { NodePoolId = "" } = await client.CreateClusterVirtualNodePool(pool);
  await client.ModifyClusterVirtualNodePool({ ClusterId, NodePoolId, Labels: [{ Name: "a", Value: "b" }] });
  expect((await client.DescribeClusterVirtualNodePools({ ClusterId })).NodePoolSet).toMatchObject([
    { NodePoolId, LifeState: "normal" },
  ]);
  await client.CreateClusterVirtualNode({ ClusterId, NodePoolId, SubnetId: "subnet-1" });
  const { Nodes = [] } = await client.DescribeClusterVirtualNode({ ClusterId, NodePoolId });
  const name = Nodes[0]?.Name ?? "";
  const inPool = { NodePoolId };
  await client.DrainClusterVirtualNode({ ClusterId, NodeName: name });
  await client.DeleteClusterVirtualNode({ ClusterId, NodeNames: [name], Force: true, ...inPool });
  await client.DeleteClusterVirtualNodePool({ ClusterId, NodePoolIds: [NodePoolId], Force: true });

  // Required by the private cloud's manual (contract/tke.json), unknown to the types of the public cloud's client, which sends what
  // it is given: hence the spread, in which TypeScript looks for no unknown fields.
  const inRegion = { RegionId: "1" };
  await client.EnableClusterAudit({ ClusterId, ...inRegion });
  await client.DisableClusterAudit({ ClusterId });
  await client.DeleteCluster({ ClusterId, InstanceDeleteMode: "terminate" });
  expect(await leftOut("tke", client)).toEqual([]);
  expect(await emulator.resources()).toEqual([]);
});

it("TCR", async () => {
  const client = new TcrClient(config());
  const RepoName = "team/app";
  await client.CreateUserPersonal({ Password: "correct-horse-1" });
  await client.ModifyUserPasswordPersonal({ Password: "correct-horse-2" });
  await client.DescribeUserQuotaPersonal();
  await client.CreateNamespacePersonal({ Namespace: "team" });
  expect((await client.ValidateNamespaceExistPersonal({ Namespace: "team" })).Data).toEqual({
    IsExist: true,
    IsPreserved: false,
  });
  expect(
    (await client.DescribeNamespacePersonal({ Namespace: "team", Limit: 1, Offset: 0 })).Data?.NamespaceCount,
  ).toBe(1);
  await client.CreateRepositoryPersonal({ RepoName, Public: 0, Description: "one" });
  await client.ModifyRepositoryInfoPersonal({ RepoName, Description: "two" });
  await client.ModifyRepositoryAccessPersonal({ RepoName, Public: 1 });
  expect((await client.DescribeRepositoryPersonal({ RepoName })).Data).toMatchObject({ Description: "two", Public: 1 });
  expect((await client.ValidateRepositoryExistPersonal({ RepoName })).Data?.IsExist).toBe(true);
  expect((await client.DescribeRepositoryFilterPersonal({ Namespace: "team" })).Data?.TotalCount).toBe(1);
  expect((await client.DescribeRepositoryOwnerPersonal({})).Data?.RepoInfo).toHaveLength(1);
  expect((await client.DescribeFavorRepositoryPersonal({ RepoName, Limit: 1, Offset: 0 })).Data?.TotalCount).toBe(0);

  await emulator.push(`${RepoName}:v1`);
  await client.DuplicateImagePersonal({ SrcImage: `${RepoName}:v1`, DestImage: `${RepoName}:v2` });
  await client.DuplicateImagePersonal({ SrcImage: `${RepoName}:v1`, DestImage: `${RepoName}:v3` });
  expect((await client.DescribeImageFilterPersonal({ RepoName, Tag: "v1" })).Data?.SameImages).toEqual([
    "v1",
    "v2",
    "v3",
  ]);
  await client.DeleteImagePersonal({ RepoName, Tag: "v3" });
  await client.BatchDeleteImagePersonal({ RepoName, Tags: ["v2"] });
  expect((await client.DescribeImagePersonal({ RepoName })).Data).toMatchObject({
    TagCount: 1,
    TagInfo: [{ TagName: "v1" }],
  });
  expect((await client.DescribeImageLifecyclePersonal({ RepoName })).Data?.TotalCount).toBe(0);
  await client.ManageImageLifecycleGlobalPersonal({ Type: "global_keep_last_nums", Val: 5 });
  expect((await client.DescribeImageLifecycleGlobalPersonal()).Data?.StrategyInfo).toMatchObject([{ Value: 5 }]);
  await client.DeleteImageLifecycleGlobalPersonal();
  await client.CreateApplicationTriggerPersonal(triggerRequest(RepoName, "t"));
  await client.DeleteRepositoryPersonal({ RepoName });
  await client.BatchDeleteRepositoryPersonal({ RepoNames: [RepoName] });
  await client.DeleteNamespacePersonal({ Namespace: "team" });
  expect(await leftOut("tcr", client)).toEqual([]);
});
