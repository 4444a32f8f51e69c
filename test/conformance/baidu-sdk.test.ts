import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";

// The vendor's own client, unmodified but for the endpoint. It has no class for BCI or BEC: its base client sends and signs any
// call, and its BCC client's list of instances happens to be BCI's in version 1.
const { BceBaseClient, BccClient } = require("@baiducloud/sdk");

interface Client {
  sendRequest(method: string, path: string, args?: object): Promise<{ body: Record<string, unknown> }>;
}

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function config(more: object = {}) {
  const { accessKeyId: ak, secretAccessKey: sk } = emulator.credentials.baidu;
  return { endpoint: emulator.url, credentials: { ak, sk }, ...more };
}

const group = {
  name: "sdk",
  securityGroupIds: ["g-1"],
  subnetIds: ["sbn-1"],
  volume: {},
  containers: [{ name: "web", image: "nginx:1.27" }],
};

it("creates, reads, lists and deletes a container group", async () => {
  const client: Client = new BceBaseClient(config(), "bci", true);
  const { body } = await client.sendRequest("POST", "/v2/instance", {
    params: { clientToken: "a b/c~(1)*+" },
    body: JSON.stringify(group),
  });
  const id = String(body.instanceId);
  const read = await client.sendRequest("GET", `/v2/instance/${id}`);
  expect(read.body.instance).toMatchObject({ instanceId: id, instanceName: "sdk", status: "Running" });

  const listed = await new BccClient(config()).listInstances({ maxKeys: 5 });
  expect(listed.body).toMatchObject({ isTruncated: false, maxKeys: 5, result: [{ instanceId: id }] });

  await client.sendRequest("DELETE", `/v2/instance/${id}`, { params: { relatedReleaseFlag: true } });
  await expect(client.sendRequest("GET", `/v2/instance/${id}`)).rejects.toMatchObject({
    status_code: 404,
    code: "NoSuchObject",
    message: expect.stringContaining(id),
    request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

it("makes, lists and deletes an image cache", async () => {
  const client: Client = new BceBaseClient(config(), "bci", true);
  const cache = {
    imageCacheName: "base",
    originImages: [{ originImageAddress: "nginx", originImageVersion: "1.27" }],
    subnetId: "sbn-1",
    securityGroupId: "g-1",
    zoneName: "zoneA",
    temporaryStorageSize: 20,
    needEip: false,
  };
  const { body } = await client.sendRequest("POST", "/v1/imageCache", { body: JSON.stringify(cache) });
  const listed = await client.sendRequest("GET", "/v1/imageCache", { params: { pageNo: 1, pageSize: 10 } });
  expect(listed.body).toMatchObject({ totalCount: 1, result: [{ imageCacheId: body.imageCacheId }] });
  await client.sendRequest("POST", "/v1/imageCache/batchDel", {
    body: JSON.stringify({ imageCacheIds: [body.imageCacheId] }),
  });
  expect(await emulator.resources()).toEqual([]);
});

it("creates, changes and deletes a service at the edge", async () => {
  const client: Client = new BceBaseClient(config(), "bec", true);
  const service = {
    serviceName: "sdk",
    containerGroupName: "sdk-pod",
    paymentMethod: "postpay",
    bandwidth: 100,
    containers: [{ name: "web", imageAddress: "nginx", imageVersion: "1.27", cpu: 1, memory: 2 }],
    deployInstances: [{ region: "EAST_CHINA", city: "SHANGHAI", serviceProvider: "CHINA_TELECOM", replicas: 2 }],
  };
  const params = { clientToken: "a b/c~(1)*+" };
  const { body } = await client.sendRequest("POST", "/v2/service/create", { params, body: JSON.stringify(service) });
  const { serviceId } = body.details as { serviceId: string };
  const path = `/v2/service/${serviceId}`;
  const write = (change: object) => client.sendRequest("PUT", path, { params: {}, body: JSON.stringify(change) });
  await write({ type: "NAME", serviceName: "blue" });
  await write({ type: "REPLICAS", deployInstances: [{ regionId: "cn-shanghai-ct", replicas: 1 }] });
  const read = await client.sendRequest("GET", path);
  expect(read.body).toMatchObject({ serviceId, serviceName: "blue", status: "RUNNING", totalPods: 1 });
  const pods = await client.sendRequest("GET", "/v1/pod", { params: { serviceId } });
  expect(pods.body).toMatchObject({ totalCount: 1, result: [{ status: "RUNNING" }] });
  await client.sendRequest("PUT", `${path}/stop`);
  await client.sendRequest("POST", "/v1/service/batch/delete", { body: JSON.stringify([serviceId]) });
  // The client knows the platform's form of errors only: BEC's carry its names as well.
  await expect(client.sendRequest("GET", path)).rejects.toMatchObject({
    status_code: 404,
    code: "Resource Not Found",
    message: expect.stringContaining(serviceId),
  });
});

it("signs with a temporary key, and is refused without its token", async () => {
  const key = await emulator.issue({ cloud: "baidu", expiresInSeconds: 600 });
  const temporary = { credentials: { ak: key.accessKeyId, sk: key.secretAccessKey } };
  const client: Client = new BceBaseClient(config({ ...temporary, sessionToken: key.sessionToken }), "bci", true);
  expect((await client.sendRequest("GET", "/v2/instance")).body.result).toEqual([]);
  const tokenless: Client = new BceBaseClient(config(temporary), "bci", true);
  await expect(tokenless.sendRequest("GET", "/v2/instance")).rejects.toMatchObject({ code: "AccessDenied" });
});
