import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { callFunction } from "../../../../provider/lifecycle/functions/call";
import type { CreateClusterVirtualNodeRequest } from "../../../../provider/tencent/tke/api.gen";
import { type Clouds, connect } from "../../../../provider/transport/connect";
import { readSettings } from "../../../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { functionsOf } from "../../../support/functions";
import { emulatorConfig } from "../../../support/lifecycle";

let cloud: TestEmulator;
let clouds: Clouds;
let clusterId: string;
let get: ReturnType<typeof functionsOf>;

beforeAll(async () => {
  cloud = await startEmulator();
  get = functionsOf(cloud);
  const config = emulatorConfig(cloud);
  clouds = connect(readSettings(config));
  clusterId = await makeCluster("web", "172.16.0.0/16");
});
afterAll(async () => {
  await clouds.close();
  await cloud.close();
});

async function makeCluster(name: string, cidr: string): Promise<string> {
  const made = await clouds.tencent().tke.CreateCluster({
    ClusterType: "MANAGED_CLUSTER",
    ClusterCIDRSettings: { ClusterCIDR: cidr },
    ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: name, ClusterVersion: "1.30.0", ClusterLevel: "L200" },
    RunInstancesForNode: [{ NodeRole: "WORKER", RunInstancesPara: [JSON.stringify({ InstanceCount: 2 })] }],
  });
  return made.ClusterId;
}

describe("clusters", () => {
  it("are listed, searched and read", async () => {
    const other = await makeCluster("blue", "172.17.0.0/16");
    expect(await get("tke:getClusters")).toMatchObject({ clusters: [{ name: "web" }, { name: "blue" }] });
    expect(await get("tke:getClusters", { name: "blue" })).toMatchObject({ clusters: [{ clusterId: other }] });
    expect(await get("tke:getClusters", { clusterIds: [clusterId] })).toMatchObject({ clusters: [{ name: "web" }] });
    expect(await get("tke:getCluster", { clusterId })).toMatchObject({
      clusterId,
      name: "web",
      status: "Running",
      version: "1.30.0",
      clusterCidr: "172.16.0.0/16",
      nodeCount: 2,
      vpcId: "vpc-1",
      tags: {},
      type: "MANAGED_CLUSTER",
    });
    await clouds.tencent().tke.DeleteCluster({ ClusterId: other, InstanceDeleteMode: "terminate" });
  });

  it("say that there is none", async () => {
    await expect(get("tke:getCluster", { clusterId: "cls-absent00" })).rejects.toThrow(
      "tke:getCluster: there is no cluster cls-absent00 in gsqy; check the ID and the region",
    );
  });

  it("say what to do in Chinese", async () => {
    const chinese = connect({ ...readSettings(emulatorConfig(cloud)), language: "zh" });
    onTestFinished(() => chinese.close());
    const host = { clouds: () => chinese };
    await expect(callFunction("tke:getCluster", { clusterId: "cls-absent00" }, host)).rejects.toThrow(
      "tke:getCluster: there is no cluster cls-absent00 in gsqy; 请检查 ID 和区域",
    );
    await expect(callFunction("tke:getKubeconfig", { clusterId: "cls-absent00" }, host)).rejects.toThrow(
      /\): 请检查 ID 和区域$/,
    );
  });

  it("say what to do where the API server has no address, and where there is no cluster", async () => {
    await expect(get("tke:getKubeconfig", { clusterId })).rejects.toThrow(
      /^tke:getKubeconfig: .*\(ResourceUnavailable, .*\): create a tke:ClusterEndpoint, and pass its clusterId/,
    );
    await expect(get("tke:getKubeconfig", { clusterId: "cls-absent00" })).rejects.toThrow(
      /^tke:getKubeconfig: .*\): check the ID and the region$/,
    );
  });

  it("return their endpoints, kubeconfig, credentials and Services", async () => {
    const { tke } = clouds.tencent();
    await tke.CreateClusterEndpoint({ ClusterId: clusterId, IsExtranet: true, SecurityGroup: "sg-1" });
    expect(await get("tke:getClusterEndpoints", { clusterId })).toMatchObject({
      external: { status: "Created", address: expect.any(String) },
      internal: { status: "NotFound" },
    });
    const { kubeconfig } = await get("tke:getKubeconfig", { clusterId, access: "external" });
    expect(kubeconfig).toContain("kind: Config");
    expect(await get("tke:getClusterSecurity", { clusterId, gateway: true })).toMatchObject({
      userName: "admin",
      password: expect.any(String),
      kubeconfig: expect.stringContaining("kind: Config"),
      allowedCidrs: expect.any(Array),
    });
    const names = async (inputs: object) =>
      ((await get("tke:getServices", { clusterId, ...inputs })).services as { name: string }[]).map(({ name }) => name);
    expect(await names({})).toEqual(["kubernetes", "kube-dns"]);
    expect(await names({ namespace: "kube-system" })).toEqual(["kube-dns"]);
  });

  it("are checked for overlapping ranges", async () => {
    const check = (clusterCidr: string) => get("tke:getCidrConflict", { vpcId: "vpc-1", clusterCidr });
    expect(await check("172.16.0.0/20")).toMatchObject({
      conflict: true,
      kind: "CIDR_CONFLICT_WITH_OTHER_CLUSTER",
      message: expect.any(String),
    });
    expect(await check("172.20.0.0/16")).toMatchObject({ conflict: false });
  });
});

describe("nodes", () => {
  it("are read page by page", async () => {
    const { tke } = clouds.tencent();
    const { nodes } = await get("tke:getNodes", { clusterId, role: "WORKER" });
    expect(nodes).toMatchObject([{ role: "WORKER", status: "running" }, { role: "WORKER" }]);
    await tke.CreateClusterInstances({ ClusterId: clusterId, RunInstancePara: JSON.stringify({ InstanceCount: 100 }) });
    await cloud.clearRequests();
    expect((await get("tke:getNodes", { clusterId })).nodes).toHaveLength(102);
    expect((await get("tke:getNodeIds", { clusterId, statuses: ["running"] })).instanceIds).toHaveLength(102);
    const actions = (await cloud.requests()).map(({ action }) => action);
    expect(actions).toEqual([
      "DescribeClusterInstances",
      "DescribeClusterInstances",
      "DescribeClusterInstanceIds",
      "DescribeClusterInstanceIds",
    ]);
  });

  it("return their pods without evicting them, and whether candidates can join", async () => {
    const { nodes } = (await get("tke:getNodes", { clusterId })) as { nodes: { instanceId: string }[] };
    const instanceId = nodes[0]?.instanceId ?? "";
    expect(await get("tke:getNodePods", { clusterId, instanceId })).toEqual({ pods: expect.any(Array) });
    const after = (await get("tke:getNodes", { clusterId, instanceIds: [instanceId] })) as { nodes: object[] };
    expect(after.nodes).toMatchObject([{ unschedulable: false }]);
    const { instances } = await get("tke:getExistingInstances", { instanceIds: [instanceId] });
    expect(instances).toMatchObject([{ instanceId, usable: false, clusterId }]);
    await expect(get("tke:getNodePods", { clusterId })).rejects.toThrow(
      "tke:getNodePods: instanceId: give exactly one of instanceId and virtualNode",
    );
    await expect(get("tke:getExistingInstances", { clusterId, instanceIds: [instanceId] })).rejects.toThrow(
      "tke:getExistingInstances: instanceIds: cannot be combined with clusterId",
    );
  });

  it("of virtual pools are listed with their pools", async () => {
    const { tke } = clouds.tencent();
    const { NodePoolId: nodePoolId } = await tke.CreateClusterVirtualNodePool({
      ClusterId: clusterId,
      Name: "batch",
      SubnetIds: ["subnet-1"],
      SecurityGroupIds: ["sg-1"],
      Labels: [{ Name: "a", Value: "b" }],
      Taints: [{ Key: "k", Value: "v", Effect: "NoSchedule" }],
    });
    // Both are marked required, and the text wants one of them.
    const node = { ClusterId: clusterId, NodePoolId: nodePoolId, SubnetIds: ["subnet-1"] };
    await tke.CreateClusterVirtualNode(node as CreateClusterVirtualNodeRequest);
    expect(await get("tke:getNodePools", { clusterId })).toMatchObject({
      pools: [{ nodePoolId, name: "batch", labels: { a: "b" }, taints: [{ key: "k", effect: "NoSchedule" }] }],
    });
    const { nodes } = (await get("tke:getVirtualNodes", { clusterId, nodePoolId })) as { nodes: { name: string }[] };
    expect(nodes).toMatchObject([{ nodePoolId, subnetId: "subnet-1", status: "Running" }]);
    const virtualNode = nodes[0]?.name;
    expect(await get("tke:getNodePods", { clusterId, virtualNode })).toEqual({ pods: expect.any(Array) });
    const still = await get("tke:getVirtualNodes", { clusterId, nodePoolId, names: [virtualNode] });
    expect(still).toMatchObject({ nodes: [{ status: "Running" }] });
  });

  it("of scaling groups are listed with the autoscaler's options", async () => {
    const { tke } = clouds.tencent();
    const { AutoScalingGroupId: asGroupId } = await tke.CreateClusterAsGroup({
      ClusterId: clusterId,
      AutoScalingGroupPara: JSON.stringify({ MinSize: 0, MaxSize: 1 }),
      LaunchConfigurePara: "{}",
      Labels: [{ Name: "a", Value: "b" }],
    });
    expect(await get("tke:getAsGroups", { clusterId })).toMatchObject({
      groups: [{ asGroupId, status: "enabled", labels: { a: "b" } }],
    });
    await tke.ModifyClusterAsGroupOptionAttribute({
      ClusterId: clusterId,
      ClusterAsGroupOption: { IsScaleDownEnabled: true, Expander: "most-pods" },
    });
    expect(await get("tke:getAsGroupOptions", { clusterId })).toMatchObject({
      scaleDownEnabled: true,
      expander: "most-pods",
    });
  });
});

describe("what the service offers", () => {
  it("is listed: versions, regions, images, levels", async () => {
    expect((await get("tke:getVersions")).versions).toContainEqual(expect.objectContaining({ version: "1.30.0" }));
    expect((await get("tke:getRegions")).regions).toContainEqual(
      expect.objectContaining({ name: "ap-guangzhou", number: 1, available: true }),
    );
    expect((await get("tke:getImages")).images).toContainEqual(
      expect.objectContaining({ os: "tlinux3.1arm64", architecture: "arm", ipv6: false }),
    );
    expect((await get("tke:getClusterLevels", { clusterId })).levels).toContainEqual(
      expect.objectContaining({ name: "L20", nodes: 20, enabled: true }),
    );
  });

  it("is limited and priced", async () => {
    await cloud.quota("tke.MaxClustersNum", 7);
    expect(await get("tke:getQuotas")).toMatchObject({ clusters: 7, nodesPerCluster: expect.any(Number) });
    expect(await get("tke:getLicence")).toMatchObject({ withinLimit: true, used: expect.any(Number), unit: "core" });
    const asked = { productCode: "p", subProductCode: "s", parts: "{}", seconds: 100 };
    expect(await get("tke:getPrice", asked)).toEqual({ listPrice: 1, price: 1 });
    expect(await get("tke:getPrice", { ...asked, chargeType: "prepaid", scenario: "x", count: 10 })).toEqual({
      listPrice: 10,
      price: 9,
    });
    await expect(get("tke:getPrice", { ...asked, scenario: "x" })).rejects.toThrow(
      'tke:getPrice: scenario: is used with chargeType "prepaid" only',
    );
  });
});

describe("what stands beside clusters", () => {
  it("is read: logs, dashboards, charts, the service's API server", async () => {
    const { tke } = clouds.tencent();
    await tke.EnableLogCollector({ ClusterId: clusterId });
    await tke.CreateLogCollector({
      ClusterId: clusterId,
      Name: "nginx",
      Description: "d",
      InputType: "host-log",
      OutputType: "cls",
      InputOption: { Path: "/var/log" },
      OutputOption: { TopicId: "topic-1", LogsetId: "set-1" },
    });
    expect(await get("tke:getLogCollectors", { clusterId, name: "ngi" })).toMatchObject({
      collectors: [
        {
          name: "nginx",
          source: { type: "host-log", path: "/var/log" },
          destination: { type: "cls", topicId: "topic-1" },
        },
      ],
    });
    expect(await get("tke:getLogCollection", { clusterId, name: "nginx" })).toMatchObject({
      enabled: true,
      exists: true,
    });
    expect(await get("tke:getLogCollector", { clusterId, name: "nginx" })).toMatchObject({
      destination: { logsetId: "set-1" },
    });
    expect(await get("tke:getLogCollection", { clusterId, name: "other" })).toMatchObject({ exists: false });
    expect(await get("tke:getDashboard", { clusterId, type: "event-search" })).toEqual({
      dashboardId: expect.stringMatching(/^dashboard-/),
    });

    await tke.UploadHelmChart({ CosPath: "charts/web-1.2.3.tgz", NamespaceName: "team", RegistryId: "r" });
    expect(await get("tke:getHelmChartVersions", { name: "web" })).toMatchObject({ versions: [{ version: "1.2.3" }] });
    expect(await get("tke:getHelmChart", { name: "web", version: "1.2.3" })).toMatchObject({
      appVersion: "1.2.3",
      downloadUrl: expect.stringContaining("web-1.2.3.tgz"),
      files: [{ name: "Chart.yaml", content: expect.stringContaining("version: 1.2.3") }],
    });

    const answer = await get("tke:getApiServer", { clusterId, path: "/apis/platform.tke/v1/none" });
    expect(JSON.parse(answer.body as string)).toMatchObject({ kind: "Status", code: 404 });
  });
});
