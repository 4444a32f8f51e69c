import { afterAll, beforeAll, expect, it } from "vitest";
import { callFunction } from "../../../../provider/lifecycle/functions/call";
import { type Clouds, connect } from "../../../../provider/transport/connect";
import { readSettings } from "../../../../provider/transport/settings";
import { eciGroup, eciNetwork, eciZone } from "../../../support/eci-requests";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { functionsOf } from "../../../support/functions";
import { emulatorConfig } from "../../../support/lifecycle";

let cloud: TestEmulator;
let clouds: Clouds;
let get: ReturnType<typeof functionsOf>;
let web: string;
let job: string;

beforeAll(async () => {
  // Calls and codes of the readings as documented.
  cloud = await startEmulator({ readings: new Set() });
  get = functionsOf(cloud);
  const config = emulatorConfig(cloud);
  clouds = connect(readSettings(config));
  const make = async (containerGroupName: string, restartPolicy: string) =>
    (
      await clouds.ctyun().eci.createContainerGroup({
        ...eciGroup(),
        containerGroupName,
        restartPolicy,
        cpu: 2,
        memory: 4,
        containers: [{ name: "main", image: "nginx:1.27" }],
        tags: [{ key: "team", value: containerGroupName }],
      })
    ).containerGroupId ?? "";
  web = await make("web", "Always");
  job = await make("job", "Never");
});
afterAll(async () => {
  await clouds.close();
  await cloud.close();
});

it("container groups are listed, searched and read", async () => {
  const names = async (inputs: object) =>
    ((await get("eci:getContainerGroups", { ...inputs })).groups as { name: string }[]).map(({ name }) => name).sort();
  expect(await names({})).toEqual(["job", "web"]);
  expect(await names({ containerGroupIds: [web] })).toEqual(["web"]);
  expect(await names({ tags: { team: "job" } })).toEqual(["job"]);
  expect(await names({ status: "Running" })).toEqual(["web"]);
  expect(await get("eci:getContainerGroup", { containerGroupId: job })).toMatchObject({
    name: "job",
    status: "Succeeded",
    allocatedCpu: 2,
    allocatedMemory: 4,
    tags: { team: "job" },
    subnetId: "subnet-1",
    createTime: expect.stringMatching(/Z$/),
    containerStatuses: [{ name: "main", state: "Terminated", exitCode: 0, restartCount: 0 }],
  });
  await expect(get("eci:getContainerGroup", { containerGroupId: "eci-absent" })).rejects.toThrow(
    /^eci:getContainerGroup: /,
  );
  const { statuses } = await get("eci:getContainerGroupStatuses", { containerGroupIds: [web] });
  expect(statuses).toMatchObject([{ containerGroupId: web, status: "Running", phase: "Running" }]);
  const { records } = (await get("eci:getContainerGroupRecords")) as { records: { name: string }[] };
  expect(records.map(({ name }) => name).sort()).toEqual(["job", "web"]);
  await expect(get("eci:getContainerGroupRecords", { searchType: "x" })).rejects.toThrow(
    "searchValue: requires searchType",
  );
  const { events } = (await get("eci:getEvents", { containerGroupIds: [web] })) as { events: object[] };
  expect(events.length).toBeGreaterThan(0);
  expect(events[0]).toMatchObject({ containerGroupId: web, message: expect.any(String) });
});

it("every page of a list is read", async () => {
  const { eci } = clouds.ctyun();
  const tags = [{ key: "paged", value: "yes" }];
  const image = { ...eciNetwork, azInfo: eciZone, images: ["nginx:1"], tags };
  await Promise.all(
    Array.from({ length: 101 }, (_, index) => eci.createImageCache({ imageCacheName: `c${index}`, ...image })),
  );
  await cloud.clearRequests();
  const { caches } = (await get("eci:getImageCaches", { tags: { paged: "yes" } })) as { caches: object[] };
  expect(caches).toHaveLength(101);
  expect(await cloud.requests()).toHaveLength(2);
  const [first] = caches as { imageCacheId: string }[];
  expect(await get("eci:getImageCache", { imageCacheId: first?.imageCacheId })).toMatchObject({ images: ["nginx:1"] });
});

it("logs, metrics and tasks of containers are read", async () => {
  const { eci } = clouds.ctyun();
  await cloud.clock({ advanceSeconds: 600 });
  const asked = { containerGroupId: web, containerName: "main", tailLines: 5, timestamps: false };
  expect(await get("eci:getContainerLog", asked)).toEqual({ containerName: "main", content: expect.any(String) });
  const one = (await get("eci:getMetrics", { containerGroupIds: [web] })).metrics as { samples: object[] }[];
  expect(one).toMatchObject([{ containerGroupId: web, samples: expect.any(Array) }]);
  expect(one[0]?.samples[0]).toMatchObject({
    time: expect.any(Number),
    cpuPercent: expect.any(Number),
    receiveRate: expect.any(Number),
    containers: [{ name: "main", cpuPercent: expect.any(Number) }],
  });
  const two = (await get("eci:getMetrics", { containerGroupIds: [web, job] })).metrics;
  expect(two).toMatchObject([{ containerGroupId: web }, { containerGroupId: job }]);
  await eci.createOpsTask({ containerGroupId: web, opsType: "coredump", opsValue: "{}" });
  expect(await get("eci:getOpsTasks", { containerGroupId: web })).toMatchObject({
    tasks: [{ type: "coredump", value: "{}", createTime: expect.stringMatching(/Z$/) }],
  });
  const { taskId } = await eci.createCommitContainerTask({
    containerGroupId: web,
    containerName: "main",
    image: { repository: "r", tag: "t" },
    registry: { registry: "registry.example.com", username: "u", password: "p" },
  });
  expect(await get("eci:getCommitTask", { taskId })).toMatchObject({ containerGroupId: web, containerName: "main" });
});

it("what is offered, and what else is kept, is read", async () => {
  const { eci } = clouds.ctyun();
  const { zones, recommendedZones } = await get("eci:getRegion");
  expect(zones).toEqual(expect.arrayContaining(recommendedZones as string[]));
  const { flavors } = (await get("eci:getAvailableResources", { cpu: 2 })) as {
    flavors: { name: string; cpu: number }[];
  };
  expect(flavors.every(({ cpu }) => cpu === 2)).toBe(true);
  const name = flavors[0]?.name ?? "";
  expect(await get("eci:getPrice", { cpu: 2, memory: 4 })).toMatchObject({
    price: expect.any(String),
    currency: "cny",
  });
  expect((await get("eci:getPrices", { flavorNames: [name] })).prices).toMatchObject({
    [name]: { price: expect.any(String) },
  });
  await expect(get("eci:getPrice", { cpu: 2 })).rejects.toThrow("give either flavorName, or both cpu and memory");

  await eci.createDataCache({
    dataCacheName: "d",
    bucket: "b",
    path: "/p",
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    securityGroupId: "sg-1",
    ...eciZone,
    size: 20,
    dataSource: { dataSourceType: "GIT", datasourceOption: { git: { url: "https://example.com/data" } } },
  });
  expect(await get("eci:getDataCaches", { bucket: "b" })).toMatchObject({ caches: [{ name: "d", path: "/p" }] });
  expect((await get("eci:getTags", { resourceType: "ContainerGroup", resourceIds: [web] })).tags).toEqual([
    { resourceId: web, resourceType: "ContainerGroup", key: "team", value: "web" },
  ]);
  await eci.createVirtualNode({
    ...eciNetwork,
    azInfo: [eciZone],
    kubeConfig: "k",
    virtualNodeName: "vn",
  });
  expect(await get("eci:getVirtualNodes", { name: "vn" })).toMatchObject({ nodes: [{ name: "vn", vpcId: "vpc-1" }] });
  expect((await get("eci:getEnterpriseProjects")).projects).toContainEqual({ id: "0", name: "default" });
});

it("a state of a container that no document names is returned as it is", async () => {
  const row = { containerGroupId: "eci-1", containers: [{ name: "main", currentState: { state: "Paused" } }] };
  const clients = { eci: { describeContainerGroup: async () => row } };
  const host = { clouds: () => ({ ...clouds, ctyun: () => clients }) as unknown as Clouds };
  expect(await callFunction("eci:getContainerGroup", { containerGroupId: "eci-1" }, host)).toMatchObject({
    containerStatuses: [{ name: "main", state: "Paused" }],
  });
});
