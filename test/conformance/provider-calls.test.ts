import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coverage } from "../../generate/coverage";
import { functionTokens, resourceTypes } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import { notesInMemory } from "../../provider/lifecycle/create/notes";
import { operationsOf } from "../../provider/lifecycle/operations";
import { type Clouds, connect } from "../../provider/transport/connect";
import { readSettings } from "../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, operationsAgainst } from "../support/every-kind";
import { functionsOf } from "../support/functions";
import { emulatorConfig } from "../support/lifecycle";

// What the provider itself sends, held against the contracts: the emulator refuses what is missing, unknown or mistyped, and
// what none of the resources and functions sends is sent by the clients, so that each of the calls is accepted once.

let emulator: TestEmulator;
let clouds: Clouds;
const lived = new Set<string>();
const called = new Set<string>();

beforeAll(async () => {
  emulator = await startEmulator();
  const config = { ...emulatorConfig(emulator), "container-clouds:rateLimit": '{"perSecond":1000}' };
  clouds = connect(readSettings(config as Record<string, string>));
});
afterAll(async () => {
  await clouds.close();
  await emulator.close();
});

/** The lifecycle of a resource: created, changed by each of the changes, read, and deleted by `end`. */
async function live(type: string, inputs: Properties, ...changes: Properties[]) {
  const reporter = () => ({ report: () => undefined, note: () => undefined, warn: () => undefined });
  const operations = operationsOf(type, {
    clouds: () => clouds,
    reporter,
    signal: new AbortController().signal,
    notes: notesInMemory(),
  });
  lived.add(type);
  expect(await operations.check(inputs), type).toEqual([]);
  let { id, properties } = await operations.create(inputs);
  let now = inputs;
  for (const change of changes) {
    now = { ...now, ...change };
    ({ id, properties } = await operations.update(id, properties, now));
  }
  const read = operations.read(id, properties);
  return { id, outputs: (await read)?.properties ?? properties, end: () => operations.delete(id, properties) };
}

const get = async (token: string, inputs: Properties = {}): Promise<Properties> => {
  called.add(token);
  return functionsOf(emulator)(token, inputs);
};

const machine = { instanceType: "S5.MEDIUM4", login: { password: "Sesame-0pen" } };

describe("calls are accepted", () => {
  it("of Tencent TKE", async () => {
    const cni = { networkType: "VPC-CNI", eniSubnetIds: ["subnet-0"], serviceCidr: "192.168.0.0/20" };
    const changes = [{ name: "blue", level: "L20" }, { eniSubnetIds: ["subnet-0", "subnet-1"] }];
    const cluster = await live("tke:Cluster", { name: "web", vpcId: "vpc-1", ...cni }, ...changes);
    const clusterId = cluster.id;
    const within = { clusterId, vpcId: "vpc-1", subnetId: "subnet-1" };
    await live("tke:VpcCniSubnets", { clusterId, subnetIds: ["subnet-2"] }, { subnetIds: ["subnet-2", "subnet-3"] });
    await live("tke:ClusterEndpoint", { clusterId, access: "external" });
    const audit = await live("tke:ClusterAudit", { clusterId });
    const source = { type: "container-log", namespace: { name: "web", allContainers: true } };
    const destination = { type: "cls", logsetId: "logset-1", topicId: "topic-1" };
    const rule = { clusterId, name: "web", source, destination };
    const logs = await live("tke:LogCollector", rule, { description: "logs" });
    const nodes = await live("tke:Instances", { ...within, zone: "gsqy-1", machine, count: 2 });
    const taken = await live("tke:ExistingInstances", { clusterId, instanceIds: ["ins-00000001"] });
    const sizes = { minSize: 1, maxSize: 3 };
    const group = { clusterId, name: "workers", ...sizes, vpcId: "vpc-1", subnetIds: ["subnet-1"] };
    const workers = await live("tke:AsGroup", { ...group, launchConfiguration: machine }, { maxSize: 5 });
    await live("tke:AsGroupOptions", { clusterId, scaleDownEnabled: true }, { expander: "most-pods" });
    const places = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
    const pool = await live("tke:NodePool", { clusterId, name: "batch", ...places }, { labels: { a: "b" } });
    const { nodePoolId } = pool.outputs;
    const virtual = await live("tke:VirtualNode", { clusterId, nodePoolId, subnetId: "subnet-1" });
    const file = { cosPath: "charts/web-1.2.3.tgz", namespace: "100000000001", registryId: "1250000000" };
    const chart = await live("tke:HelmChart", { name: "web", version: "1.2.3", ...file });

    const ids = (await get("tke:getNodes", { clusterId })).nodes as { instanceId: string }[];
    await get("tke:getNodePods", { clusterId, instanceId: ids[0]?.instanceId });
    const [node] = (await get("tke:getVirtualNodes", { clusterId, nodePoolId })).nodes as { name: string }[];
    await get("tke:getNodePods", { clusterId, virtualNode: node?.name });
    await get("tke:getPrice", { productCode: "p", subProductCode: "s", parts: "{}", seconds: 60 });
    await get("tke:getCidrConflict", { vpcId: "vpc-1", clusterCidr: "172.30.0.0/16" });
    await get("tke:getDashboard", { clusterId, type: "event-search" });
    await get("tke:getApiServer", { clusterId, path: "/apis" });
    await get("tke:getHelmChart", { name: "web", version: "1.2.3" });
    await get("tke:getHelmChartVersions", { name: "web" });
    await get("tke:getLogCollector", { clusterId, name: "web" });
    await get("tke:getLogCollection", { clusterId, name: "web" });
    for (const name of [
      "Versions",
      "Regions",
      "Images",
      "Quotas",
      "ClusterLevels",
      "Licence",
      "Clusters",
      "ExistingInstances",
    ])
      await get(`tke:get${name}`);
    for (const name of ["Cluster", "ClusterEndpoints", "Kubeconfig", "ClusterSecurity", "Services", "NodeIds"])
      await get(`tke:get${name}`, { clusterId });
    for (const name of ["NodePools", "AsGroups", "AsGroupOptions", "LogCollectors"])
      await get(`tke:get${name}`, { clusterId });

    const { tke } = clouds.tencent();
    await tke.DescribeHelmChart({ Search: "web" });
    await tke.DescribeCosInfo();
    for (const one of [audit, virtual, pool, workers, taken, nodes, logs, chart, cluster]) await one.end();
    await tke.DeleteHelmChart({ ChartName: "web" });
  });

  it("of Tencent TCR", async () => {
    const account = await emulator.issue({ cloud: "tencent", account: "registrant" });
    const config: Record<string, string> = {
      ...emulatorConfig(emulator),
      "container-clouds:tencent": JSON.stringify({ ...account, region: "gsqy" }),
    };
    const before = clouds;
    clouds = connect(readSettings(config));
    await live("tcr:User", { password: "Sesame-0pen" }, { password: "Sesame-5hut" });
    await clouds.close();
    clouds = before;

    const team = await live("tcr:Namespace", { name: "team" });
    const api = { namespace: "team", name: "api" };
    const repository = await live("tcr:Repository", api, { description: "API" }, { public: true });
    await emulator.push("team/api:build-1");
    const release = { repositoryName: "team/api", source: "team/api:build-1", tag: "release" };
    const image = await live("tcr:Image", release);
    const policy = await live("tcr:ImageLifecycle", { repositoryName: "team/api", keepLast: 10, unit: "tags" });

    const repositoryName = "team/api";
    await get("tcr:getRepositories");
    await get("tcr:getRepositories", { namespace: "team" });
    await get("tcr:getRepository", { repositoryName });
    await get("tcr:getTags", { repositoryName });
    await get("tcr:getSameTags", { repositoryName, tag: "release" });
    await get("tcr:getNameUse", { repositoryName });
    await get("tcr:getNameUse", { namespace: "team" });
    for (const name of ["Namespaces", "Quotas", "Favourites"]) await get(`tcr:get${name}`);

    const { tcr } = clouds.tencent();
    // The image outlives its policies, as the nodes above do the audit.
    for (const one of [policy, image]) await one.end();
    await tcr.BatchDeleteImagePersonal({ RepoName: "team/api", Tags: ["build-1"] });
    await repository.end();
    await tcr.BatchDeleteRepositoryPersonal({ RepoNames: ["team/api"] });
    await team.end();
  });

  it("of Baidu BCI", async () => {
    const place = { subnetIds: ["sbn-1"], securityGroupIds: ["g-1"] };
    const group = { name: "web", ...place, containers: [{ name: "c", image: "nginx:1" }], tags: { a: "b" } };
    const web = await live("bci:ContainerGroup", { ...group, eip: { autoCreate: {} } });
    const cache = {
      name: "base",
      images: ["nginx:1.27"],
      subnetId: "sbn-1",
      securityGroupId: "g-1",
      zone: "zoneA",
    };
    const base = await live("bci:ImageCache", cache);
    await get("bci:getContainerGroups", { name: "web" });
    await get("bci:getContainerGroup", { containerGroupId: web.id });
    await get("bci:getImageCaches");
    await get("bci:getPodManifest", { name: "web", containers: group.containers });
    await web.end();
    await base.end();
    const other = await live("bci:ContainerGroup", group);
    await clouds.baidu().bci.BatchDeleteInstances({ instanceIds: [other.id], relatedReleaseFlag: true });
  });

  it("of Baidu BEC", async () => {
    const container = { name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: "2Gi" } };
    const shanghai = { regionId: "cn-shanghai-ct", replicas: 2 };
    const deployInstances = [shanghai, { regionId: "cn-guangzhou-un", replicas: 1 }];
    const service = await live(
      "bec:Service",
      { name: "web", containers: [container], deployInstances },
      ...[
        { name: "blue" },
        { containers: [{ ...container, image: "nginx:1.28" }] },
        { running: false },
        { running: true },
      ],
      { deployInstances: [shanghai] },
    );
    const serviceId = service.id;
    const [pod] = (await get("bec:getPods", { serviceId })).pods as { podName: string; deploymentId: string }[];
    const { podName = "", deploymentId = "" } = pod ?? {};
    await get("bec:getServices");
    await get("bec:getServices", { name: "blue" });
    await get("bec:getService", { serviceId });
    await get("bec:getDeployment", { deploymentId });
    await get("bec:getPod", { podName });
    for (const subject of [{ serviceId }, { deploymentId }, { podName }])
      await get("bec:getMetrics", { ...subject, type: "CPU" });
    await get("bec:getNodes");
    const { bec } = clouds.baidu();
    await bec.UpdateDeploymentReplicas({ deploymentId, replicas: 3 });
    await bec.RestartPod({ podId: podName });
    await bec.BatchOperateServices({ idList: [serviceId], action: "stop" });
    const other = await live("bec:Service", { name: "two", containers: [container], deployInstances: [shanghai] });
    await bec.BatchDeleteServices({ body: [other.id] });
    await service.end();
  });

  it("of CTyun ECI", async () => {
    const place = {
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      securityGroupId: "sg-1",
      zone: "cn-huadong1-jsnj1A-public-ctcloud",
    };
    const main = { name: "main", image: "nginx:1.27" };
    const volumes = [{ name: "data", disk: { volumeHandle: "disk-1", fsType: "ext4" } }];
    const group = { name: "web", ...place, containers: [main], cpu: 2, memory: 4, volumes };
    const web = await live(
      "eci:ContainerGroup",
      { ...group, tags: { a: "b", c: "d" } },
      { containers: [{ ...main, image: "nginx:1.28" }] },
      { tags: { a: "x" } },
    );
    const containerGroupId = web.id;
    const images = await live("eci:ImageCache", { name: "base", images: ["redis:7"], ...place }, { tags: { a: "b" } });
    const dataSource = { git: { url: "https://git.example/models.git" } };
    const model = { name: "model", bucket: "models", path: "/small", dataSource, ...place };
    const data = await live("eci:DataCache", model, { tags: { a: "b" } });

    const burst = await live("eci:VirtualNode", { name: "burst", kubeconfig: "k", ...place }, { tags: { a: "b" } });

    const { eci } = clouds.ctyun();
    const part = { containerGroupId, containerName: "main" };
    const { taskId = "" } = await eci.createCommitContainerTask({
      ...part,
      image: { repository: "r", tag: "t" },
      registry: { registry: "registry.example.com", username: "u", password: "p" },
    });
    await get("eci:getCommitTask", { taskId });
    for (const name of ["ContainerGroups", "ContainerGroupRecords", "ContainerGroupStatuses", "Events"])
      await get(`eci:get${name}`);
    for (const name of [
      "Region",
      "AvailableResources",
      "ImageCaches",
      "DataCaches",
      "VirtualNodes",
      "EnterpriseProjects",
    ])
      await get(`eci:get${name}`);
    for (const name of ["ContainerGroup", "ContainerLog", "OpsTasks"])
      await get(`eci:get${name}`, { containerGroupId });
    await get("eci:getMetrics", { containerGroupIds: [containerGroupId] });
    await get("eci:getMetrics", { containerGroupIds: [containerGroupId, "eci-other"] });
    await get("eci:getPrice", { cpu: 2, memory: 4 });
    const { flavors } = (await get("eci:getAvailableResources")) as { flavors: { name: string }[] };
    await get("eci:getPrices", { flavorNames: [flavors[0]?.name] });
    await get("eci:getImageCache", { imageCacheId: images.id });
    await get("eci:getTags", { resourceType: "ContainerGroup" });

    await eci.createOpsTask({ containerGroupId, opsType: "coredump", opsValue: "{}" });
    await eci.updateCommitContainerTask({ taskId, taskStatus: "Canceled" });
    await eci.deleteCommitContainerTask({ taskId });
    await eci.execContainerCommand({ ...part, command: ["true"], sync: true });
    await eci.createContainerWebsocket({ ...part, command: ["sh"] });
    await expect(eci.execWebsocket({ token: "t" })).rejects.toThrow(/terminal of the token/);
    await eci.copyDataCache({
      dataCacheId: data.id,
      azName: "cn-huadong1-jsnj2A-public-ctcloud",
      dataCacheName: "copy",
    });
    await eci.restartContainerGroup({ containerGroupId });
    await eci.resizeContainerGroupVolume({ containerGroupId, volumeName: "data", newSize: 100 });
    for (const one of [web, images, data, burst]) await one.end();
  });

  it("of every other resource, as the table of every kind has it", async () => {
    const world = operationsAgainst(emulator);
    const others = everyKind.filter(({ type }) => !lived.has(type));
    expect(others.length).toBeGreaterThan(1);
    for (const { type, before, inputs, change } of others) {
      const one = await live(type, { ...inputs, ...(await before?.(world)) }, ...(change ? [change] : []));
      await one.end();
    }
  });
});

it("every resource lived, every function was called, and every call that they send was accepted", async () => {
  expect(resourceTypes.filter((type) => !lived.has(type))).toEqual([]);
  expect(functionTokens.filter((token) => !called.has(token))).toEqual([]);
  const log = await emulator.requests();
  const accepted = new Set(log.filter(({ code }) => code === "").map(({ service, action }) => `${service}.${action}`));
  const sent = coverage().filter(({ usedBy }) => usedBy.length > 0);
  expect(sent.map(({ service, action }) => `${service}.${action}`).filter((call) => !accepted.has(call))).toEqual([]);
  // What none of them sends, the clients send all the same; a terminal is a WebSocket, which these clients do not open.
  const others = coverage().filter(({ usedBy }) => usedBy.length === 0);
  expect(others.map(({ service, action }) => `${service}.${action}`).filter((call) => !accepted.has(call))).toEqual([
    "eci.execWebsocket",
  ]);
});
