import { afterAll, beforeAll, expect, it } from "vitest";
import { type Clouds, connect } from "../../../../provider/transport/connect";
import { readSettings } from "../../../../provider/transport/settings";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { functionsOf } from "../../../support/functions";
import { emulatorConfig } from "../../../support/lifecycle";

let cloud: TestEmulator;
let clouds: Clouds;
let get: ReturnType<typeof functionsOf>;
let serviceId: string;

const place = { region: "EAST_CHINA", city: "SHANGHAI", serviceProvider: "CHINA_TELECOM" };

beforeAll(async () => {
  cloud = await startEmulator();
  get = functionsOf(cloud);
  const config = emulatorConfig(cloud);
  clouds = connect(readSettings(config));
  const make = async (serviceName: string) =>
    (
      await clouds.baidu().bec.CreateService({
        serviceName,
        containerGroupName: "web-pod",
        paymentMethod: "postpay",
        needPublicIp: true,
        bandwidth: 100,
        containers: [{ name: "web", imageAddress: "nginx", imageVersion: "1.27", cpu: 1, memory: 2 }],
        deployInstances: [{ ...place, replicas: 2 }],
      })
    ).details.serviceId;
  serviceId = await make("web");
  await make("api");
});
afterAll(async () => {
  await clouds.close();
  await cloud.close();
});

const NAMES = { regionName: "华东", cityName: "上海", countryName: "中国", serviceProviderName: expect.any(String) };

it("services are listed, searched and read with their deployments and pods", async () => {
  const names = async (inputs: object) =>
    ((await get("bec:getServices", { ...inputs })).services as { name: string }[]).map(({ name }) => name).sort();
  expect(await names({})).toEqual(["api", "web"]);
  expect(await names({ name: "web" })).toEqual(["web"]);
  expect(await names({ status: "STOP" })).toEqual([]);
  const service = await get("bec:getService", { serviceId });
  expect(service).toMatchObject({
    name: "web",
    totalPods: 2,
    runningPods: 2,
    deployInstances: [{ ...place, replicas: 2 }],
    regionCount: 1,
    bandwidthInMbps: 100,
    deployments: [{ ...place, ...NAMES, publicIps: [expect.any(String), expect.any(String)] }],
  });
  const [{ deploymentId } = { deploymentId: "" }] = service.deployments as { deploymentId: string }[];
  const { pods } = (await get("bec:getPods", { serviceId })) as { pods: { podName: string }[] };
  expect(pods).toMatchObject([{ deploymentId, serviceId, city: "SHANGHAI" }, { deploymentId }]);
  expect((await get("bec:getPods", { deploymentId })).pods).toHaveLength(2);
  expect((await get("bec:getPods")).pods).toHaveLength(4);
  expect(await get("bec:getDeployment", { deploymentId })).toMatchObject({
    deploymentId,
    serviceId,
    place,
    runningPods: 2,
    pods: [{ podName: pods[0]?.podName }, {}],
  });
  expect(await get("bec:getPod", { podName: pods[0]?.podName })).toMatchObject({
    podName: pods[0]?.podName,
    containerStatuses: [{ name: "web", ready: true, state: "Running" }],
    events: expect.any(Array),
  });
  await expect(get("bec:getService", { serviceId: "s-absent00" })).rejects.toThrow(/^bec:getService: /);
});

it("metrics and nodes are read", async () => {
  await cloud.clock({ advanceSeconds: 3600 });
  const metrics = await get("bec:getMetrics", { serviceId, type: "CPU", periodSeconds: 600 });
  expect(metrics).toMatchObject({ max: expect.any(Number), average: expect.any(Number), total: expect.any(Number) });
  expect((metrics.samples as { time: number }[]).length).toBeGreaterThan(0);
  await expect(get("bec:getMetrics", { serviceId, type: "CPU", startTime: 2, endTime: 1 })).rejects.toThrow(
    "bec:getMetrics: startTime: must not be after endTime",
  );
  await expect(get("bec:getMetrics", { serviceId, type: "CPUS" })).rejects.toThrow(/type: must be "CPU" or "MEMORY"/);
  const names = { regionName: "华东", cityName: "上海", countryName: "中国" };
  expect((await get("bec:getNodes")).nodes).toContainEqual(expect.objectContaining({ ...place, ...names }));
  expect((await get("bec:getNodes", { country: "NOWHERE" })).nodes).toEqual([]);
});
