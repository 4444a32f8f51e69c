import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import contract from "../../../contract/eci.json";
import { ctyunCaller } from "../../support/ctyun-call";
import { eciGroup, eciNetwork, eciZone } from "../../support/eci-requests";
import { startEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let call: ReturnType<typeof ctyunCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  call = ctyunCaller(emulator.url, emulator.credentials.ctyun);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const container = {
  name: "web",
  image: "nginx:1.27",
  cpu: 1,
  memory: 2,
  environmentVar: [{ key: "MODE", value: "demo" }],
};
const group = (more: object = {}) => eciGroup({ containers: [container], ...more });
const result = async (target: string, input?: object) => {
  const { body } = await call(target, input);
  expect(body.statusCode, `${target}: ${body.message}`).toBe(200);
  return body.returnObj;
};
const refusal = async (target: string, input?: object): Promise<string> =>
  (await call(target, input)).body.error?.replace("ECI.Openapi.StatusReason", "");
const createGroup = async (more: object = {}) =>
  (await result("POST /containers/createContainerGroup", group(more))).containerGroupId as string;
const imageCache = {
  imageCacheName: "base",
  images: ["nginx:1.27"],
  ...eciNetwork,
  azInfo: eciZone,
};
const dataCache = {
  dataCacheName: "model",
  bucket: "models",
  path: "/models",
  ...eciZone,
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  dataSource: { dataSourceType: "GIT", datasourceOption: { git: { url: "https://x", accessToken: "hunter2" } } },
};
const virtualNode = {
  ...eciNetwork,
  azInfo: [eciZone],
  kubeConfig: "apiVersion: v1",
  virtualNodeName: "vn",
};

it("takes empty texts and zeros for what is not set", async () => {
  const eip = { eipInstanceId: "", autoCreateEip: true, eipBandwidth: 0, publicIpAddressPoolName: "" };
  const none = { imageCacheId: "", dataCacheBucket: "", hostName: "", flavorName: "", epId: "", cpu: 0, memory: 0 };
  const id = await createGroup({ eip, ...none, tags: [{ key: "team", value: "" }] });
  const { internetIp, tags } = await result(`GET /containers/describeContainerGroup/${id}`);
  expect(internetIp).toMatch(/^198\.18\./);
  expect(tags).toEqual([{ key: "team" }]);
  const log = (query: string) => result(`GET /logs/describeContainerLog/${id}?${query}`);
  const { content } = await log("containerName=web");
  expect(content).toMatch(/started nginx/);
  for (const query of ["containerName=&startTime=", "tail=0", "sinceSeconds=0", "limitBytes=0"])
    expect((await log(query)).content).toBe(content);
  expect((await log("sinceSeconds=3600&tail=1")).content).toBe(content);
});

describe("image caches", () => {
  it("are returned with times in Beijing, found by name, image and tag, and gone when their time is up", async () => {
    const made = await result("POST /imageCache/createImageCache", {
      ...imageCache,
      retentionDays: 2,
      imageCacheSize: 10,
      tags: [{ key: "a", value: "1" }],
      imageRegistryCredentials: [{ server: "r", userName: "u", password: "hunter2" }],
    });
    expect(made).toMatchObject({ imageCacheName: "base", imageCacheSize: 10, images: ["nginx:1.27"] });
    const list = (input: object) => result("POST /imageCache/describeImageCaches", input);
    for (const filter of [
      { imageCacheId: made.imageCacheId },
      { imageCacheName: "base" },
      { images: ["nginx:1.27"] },
      { tags: [{ key: "a" }] },
    ]) {
      expect(await list(filter)).toMatchObject({
        total: 1,
        imageCaches: [
          {
            status: "ready",
            azName: "cn-huadong1-jsnj1A-public-ctcloud",
            expireDateTime: expect.stringMatching(/\+08:00$/),
          },
        ],
      });
    }
    expect(await list({ imageCacheName: "bas" })).not.toHaveProperty("imageCaches");
    expect(JSON.stringify(await emulator.resources())).not.toContain("hunter2");
    await result("PUT /imageCache/updateImageCache", { imageCacheId: made.imageCacheId, tags: [{ key: "b" }] });
    expect((await list({})).imageCaches[0].tags).toEqual([{ key: "b" }]);
    await emulator.clock({ advanceSeconds: 3 * 86_400 });
    expect(await list({})).not.toHaveProperty("imageCaches");
    expect(await refusal("PUT /imageCache/updateImageCache", { imageCacheId: made.imageCacheId })).toBe("NotFound");
    expect(await refusal("POST /imageCache/createImageCache", { ...imageCache, retentionDays: 4000 })).toBe("Invalid");
    expect(await refusal("POST /imageCache/createImageCache", { ...imageCache, images: [] })).toBe("Invalid");
  });

  it("are deleted by the published client too, which never fills the id into the path", async () => {
    const { imageCacheId } = await result("POST /imageCache/createImageCache", imageCache);
    await result("DELETE /imageCache/deleteImageCache/{imageCacheId}", { imageCacheId });
    expect(await refusal("DELETE /imageCache/deleteImageCache/{imageCacheId}", { imageCacheId })).toBe("NotFound");
    expect(await refusal("DELETE /imageCache/deleteImageCache/{imageCacheId}")).toBe("BadRequest");
  });
});

describe("data caches", () => {
  it("are made once for a client token, and keep their token to themselves", async () => {
    const create = () => result("POST /dataCache/createDataCache", { ...dataCache, clientToken: "t" });
    const [first, second] = [await create(), await create()];
    expect(second.dataCacheId).toBe(first.dataCacheId);
    const row = await result(`GET /dataCache/describeDataCache/${first.dataCacheId}`);
    expect(row).toMatchObject({ status: "available", progress: "100%", bucket: "models", size: 20 });
    expect(row.dataSource).toEqual({ dataSourceType: "GIT", datasourceOption: { git: { url: "https://x" } } });
  });

  it("are copied, listed by id and place in pages, and matched by groups", async () => {
    const { dataCacheId } = await result("POST /dataCache/createDataCache", dataCache);
    const copy = await result(
      `GET /dataCache/copyDataCache?dataCacheId=${dataCacheId}&azName=cn-huadong1-jsnj2A-public-ctcloud&dataCacheName=copy`,
    );
    const list = (input: object) => result("POST /dataCache/describeDataCaches", input);
    expect(await list({ azName: "cn-huadong1-jsnj2A-public-ctcloud" })).toMatchObject({
      totalCount: 1,
      dataCaches: [{ dataCacheId: copy.dataCacheId, dataCacheName: "copy" }],
    });
    expect((await list({ dataCacheIds: [dataCacheId, "dc-none"] })).dataCaches).toHaveLength(1);
    const all = (await list({ bucket: "models", path: "/models" })).totalCount;
    const pages = [await list({ limit: 1 }), await list({ limit: 1, page: all })];
    expect(pages[0].nextToken).toBe((await list({ limit: 1, page: 2 })).dataCaches[0].dataCacheId);
    expect(pages[1]).not.toHaveProperty("nextToken");
    const volumes = [{ name: "v", type: "EmptyDirVolume", emptyDirVolume: { medium: "" } }];
    const mounting = (mountPath: string) => [{ name: "w", image: "i", volumeMount: [{ name: "v", mountPath }] }];
    await createGroup({ dataCacheBucket: "models", volumes, containers: mounting("/other") });
    const read = async () => (await result(`GET /dataCache/describeDataCache/${dataCacheId}`)).lastMatchedTime;
    expect(await read()).toBeUndefined();
    await createGroup({ dataCacheBucket: "models", volumes, containers: mounting("/models") });
    expect(await read()).toMatch(/\+08:00$/);
    await result("PUT /dataCache/updateDataCache", { dataCacheId, tags: [{ key: "a", value: "1" }] });
    expect((await list({ tags: [{ key: "a", value: "1" }] })).totalCount).toBe(1);
    await result(`DELETE /dataCache/deleteDataCache/${dataCacheId}`);
    expect(await refusal(`GET /dataCache/describeDataCache/${dataCacheId}`)).toBe("NotFound");
  });
});

describe("tags", () => {
  it("are bound, listed and taken away, for all kinds", async () => {
    const kinds = {
      ContainerGroup: await createGroup({ tags: [{ key: "a", value: "0" }] }),
      ImageCache: (await result("POST /imageCache/createImageCache", imageCache)).imageCacheId,
      DataCache: (await result("POST /dataCache/createDataCache", dataCache)).dataCacheId,
      VirtualNode: (await result("POST /virtualNode/createVirtualNode", virtualNode)).virtualNodeId,
    };
    for (const [resourceType, resourceId] of Object.entries(kinds)) {
      const resource = { resourceId, resourceType };
      const list = async (more: object = {}) =>
        (await result("POST /tag/listTag", { resourceIds: [resourceId], resourceType, ...more })).tagResources;
      await result("POST /tag/bindTag", {
        ...resource,
        tags: [
          { key: "a", value: "1" },
          { key: "b", value: "2" },
        ],
      });
      expect(await list()).toEqual([
        { ...resource, tagKey: "a", tagValue: "1" },
        { ...resource, tagKey: "b", tagValue: "2" },
      ]);
      expect(await list({ tags: [{ key: "b", value: "2" }] })).toHaveLength(1);
      await result("POST /tag/unbindTag", { ...resource, tagKeys: ["a", "none"] });
      expect(await list()).toEqual([{ ...resource, tagKey: "b", tagValue: "2" }]);
      await result("POST /tag/unbindTag", { ...resource, all: true });
      expect(await list()).toBeUndefined();
    }
    const wrong = { resourceId: "eci-none", resourceType: "ContainerGroup", tags: [{ key: "a" }] };
    expect(await refusal("POST /tag/bindTag", wrong)).toBe("NotFound");
    expect(await refusal("POST /tag/bindTag", { ...wrong, resourceType: "Pod" })).toBe("Invalid");
    const many = Array.from({ length: 21 }, (_, n) => ({ key: `k${n}` }));
    const resource = { resourceId: kinds.ContainerGroup, resourceType: "ContainerGroup" };
    expect(await refusal("POST /tag/bindTag", { ...resource, tags: many })).toBe("Invalid");
    expect(await refusal("POST /tag/unbindTag", resource)).toBe("Invalid");
  });

  it("pages of one row come to an end where tags have no key", async () => {
    const resource = { resourceId: await createGroup(), resourceType: "ContainerGroup" };
    await result("POST /tag/bindTag", { ...resource, tags: [{ value: "1" }, { value: "2" }] });
    const page = { resourceIds: [resource.resourceId], resourceType: "ContainerGroup", limit: 1 };
    const first = await result("POST /tag/listTag", page);
    const second = await result("POST /tag/listTag", { ...page, nextToken: first.nextToken });
    expect([...first.tagResources, ...second.tagResources]).toEqual([
      { ...resource, tagValue: "1" },
      { ...resource, tagValue: "2" },
    ]);
    expect(second.nextToken).toBeUndefined();
  });
});

describe("inside a group", () => {
  it("logs are returned by container, time and length", async () => {
    const id = await createGroup({
      containers: [
        { name: "web", image: "nginx:1.27", command: ["nginx"] },
        { name: "side", image: "redis:7" },
      ],
    });
    const logs = (query: string) => result(`GET /logs/describeContainerLog/${id}?${query}`);
    expect(await logs("containerName=web")).toMatchObject({
      containerName: "web",
      content: "started nginx:1.27 nginx\n",
    });
    expect((await logs("containerName=side&timestamps=true")).content).toMatch(/^20\S+\+08:00 started redis:7\n$/);
    expect((await logs("containerName=web&limitBytes=7")).content).toBe("started");
    await emulator.clock({ advanceSeconds: 60 });
    await result(`PUT /containers/restartContainerGroup/${id}`);
    await result("POST /containers/execContainerCommand", {
      containerGroupId: id,
      containerName: "web",
      command: ["echo", "hi"],
    });
    expect((await logs("containerName=web&tail=1")).content).toBe("exec echo hi\n");
    expect((await logs("containerName=web&previous=true")).content).toBe("started nginx:1.27 nginx\n");
    expect(await logs("containerName=web&previous=true&sinceSeconds=30")).not.toHaveProperty("content");
    expect(await refusal(`GET /logs/describeContainerLog/${id}`)).toBe("Invalid");
    expect(await refusal(`GET /logs/describeContainerLog/${id}?containerName=none`)).toBe("NotFound");
    expect(await refusal(`GET /logs/describeContainerLog/${id}?containerName=web&startTime=noon`)).toBe("Invalid");
  });

  it("commands answer at once or name a terminal, while it runs", async () => {
    const id = await createGroup({ hostName: "host-1" });
    const run = (command: string[], sync = true) =>
      result("POST /containers/execContainerCommand", { containerGroupId: id, containerName: "web", command, sync });
    expect((await run(["/bin/echo", "a", "b"])).syncResponse).toBe("a b\n");
    expect((await run(["hostname"])).syncResponse).toBe("host-1\n");
    expect((await run(["env"])).syncResponse).toBe("MODE=demo\n");
    expect((await run(["ls"])).syncResponse).toBe("sh: ls: not found\n");
    const { webSocketUri } = await run(["sh"], false);
    expect(webSocketUri).toMatch(/^ws:\/\/.*\/eci\/api\/v1\/containers\/execWebsocket\?token=[0-9a-f]{32}$/);
    const token = new URL(webSocketUri).searchParams.get("token");
    expect(await refusal(`GET /containers/execWebsocket?token=${token}`)).toBe("Conflict");
    expect(await refusal("GET /containers/execWebsocket?token=none")).toBe("NotFound");
    expect(await refusal("GET /containers/execWebsocket")).toBe("BadRequest");
    const terminal = await result(
      `GET /containers/createContainerWebsocket/${id}?containerName=web&command=sh&command=-c&tty=true`,
    );
    expect(terminal.webSocketUri).toContain("execWebsocket?token=");
    const socket = new WebSocket(terminal.webSocketUri.replace(/^ws:\/\/[^/]+/, emulator.url.replace("http", "ws")));
    const said: string[] = [];
    const closed = new Promise((resolve) => socket.addEventListener("close", resolve));
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => {
      // Bytes, as the vendor's protocol has it: a text would not decode.
      said.push(new TextDecoder().decode(data as ArrayBuffer));
      const next = ['{"command": "echo hello\\n"}', "env\n", '{"command":"exit\\n"}'][said.length - 1];
      if (next !== undefined) socket.send(next);
    });
    await closed;
    expect(said).toEqual(["# ", "hello\n# ", "MODE=demo\n# "]);
    await emulator.change({ service: "eci", kind: "container-group", id, status: "Pending" });
    const waiting = { containerGroupId: id, containerName: "web", command: ["env"] };
    expect(await refusal("POST /containers/execContainerCommand", waiting)).toBe("Conflict");
  });

  it("metrics cover the time in which it ran, the same for the same moment", async () => {
    const id = await createGroup();
    await emulator.clock({ advanceSeconds: 630 });
    const now = Math.floor(Date.now() / 1000) + 630;
    const path = `GET /monitors/describeConsoleContainerGroupMetric/${id}?period=60&startTime=${now - 7200}&endTime=${now}`;
    const { name, records } = await result(path);
    expect(name).toBe(id);
    expect(records.length).toBeGreaterThanOrEqual(10);
    expect(records[0]).toMatchObject({
      timestamp: expect.stringMatching(/^\d+$/),
      cpu: { limit: 1 },
      containers: [{ name: "web" }],
      network: { interfaces: [{ name: "eth0" }] },
    });
    expect((await result(path)).records).toEqual(records);
    const many = `GET /monitors/describeMultiConsoleContainerGroupMetric?containerGroupIds=${id},eci-none`;
    expect((await result(many)).metrics).toMatchObject([{ name: id }]);
    const ofZeros = await result(path.replace(/startTime=\d+&endTime=\d+/, "startTime=0&endTime=0"));
    expect(ofZeros.records.length).toBeGreaterThanOrEqual(10);
    expect(await refusal(path.replace(/startTime=\d+/, `startTime=${now + 10}`))).toBe("Invalid");
  });

  it("operations are kept, and containers are saved as images", async () => {
    const containerGroupId = await createGroup();
    const dump = { containerGroupId, opsType: "coredump", opsValue: '{"enable":true}' };
    expect((await result("POST /containers/createOpsTask", dump)).result).toBe("success");
    expect(await refusal("POST /containers/createOpsTask", { ...dump, opsValue: "{" })).toBe("Invalid");
    const described = (opsType: string) => result("POST /containers/describeOpsTask", { containerGroupId, opsType });
    expect((await described("coredump")).records).toMatchObject([
      { opsStatus: "Success", opsValue: '{"enable":true}' },
    ]);
    expect(await described("other")).not.toHaveProperty("records");

    const commit = {
      containerGroupId,
      containerName: "web",
      image: { repository: "team/web", tag: "1" },
      registry: { registry: "r", username: "u", password: "aHVudGVyMg==" },
    };
    await emulator.lifecycle({ kind: "commit-task", pace: "reads:1" });
    const { taskId } = await result("POST /containers/createCommitContainerTask", commit);
    const status = async () =>
      (await result(`GET /containers/describeCommitContainerTask/${taskId}`)).tasks[0].taskStatus;
    expect([await status(), await status()]).toEqual(["Running", "Succeeded"]);
    expect(await result(`PUT /containers/updateCommitContainerTask/${taskId}`, { taskStatus: "Failed" })).toEqual({
      taskId,
    });
    expect(await status()).toBe("Failed");
    expect(JSON.stringify(await emulator.resources())).not.toContain("aHVudGVyMg==");
    expect(await refusal("POST /containers/createCommitContainerTask", { ...commit, containerName: "x" })).toBe(
      "NotFound",
    );
    expect(await refusal("POST /containers/createCommitContainerTask", { ...commit, image: {} })).toBe("Invalid");
    await result(`DELETE /containers/deleteCommitContainerTask/${taskId}`);
    expect(await refusal(`DELETE /containers/deleteCommitContainerTask/${taskId}`)).toBe("NotFound");
  });
});

describe("virtual nodes", () => {
  it("are created, found, tagged and deleted, without returning their kubeconfig", async () => {
    await emulator.lifecycle({ kind: "virtual-node", pace: "reads:1" });
    const { virtualNodeId } = await result("POST /virtualNode/createVirtualNode", virtualNode);
    const list = (input: object) => result("POST /virtualNode/describeVirtualNodes", input);
    expect((await list({ virtualNodeIds: virtualNodeId })).virtualNodes).toMatchObject([{ status: "Pending" }]);
    const { virtualNodes } = await list({ virtualNodeName: "vn" });
    expect(virtualNodes).toMatchObject([
      { virtualNodeId, status: "Ready", azInfo: [{ azName: "cn-huadong1-jsnj1A-public-ctcloud" }] },
    ]);
    expect(virtualNodes[0]).not.toHaveProperty("kubeConfig");
    await result("POST /virtualNode/updateVirtualNode", { virtualNodeId, tags: [{ key: "a", value: "1" }] });
    expect((await list({ tags: [{ key: "a", value: "2" }] })).virtualNodes).toBeUndefined();
    expect((await emulator.resources())[0]?.attributes).toMatchObject({ kubeConfig: "[secret]" });
    await result(`DELETE /virtualNode/deleteVirtualNode/${virtualNodeId}`);
    expect((await list({})).virtualNodes).toMatchObject([{ status: "Terminating" }]);
    expect((await list({})).virtualNodes).toBeUndefined();
    expect(await refusal("POST /virtualNode/updateVirtualNode", { virtualNodeId })).toBe("NotFound");
  });
});

describe("the catalogue", () => {
  it("returns zones, flavours in stock, prices and enterprise projects", async () => {
    const { region } = await result("GET /region?regionId=region-1");
    expect(region.recommendZones.every((zone: string) => region.zones.includes(zone))).toBe(true);
    const available = (input: object) => result("POST /containers/describeAvailableResource", input);
    const { flavors } = await available({ cpu: 2, azName: region.zones[0] });
    expect(flavors.map(({ flavorName }: { flavorName: string }) => flavorName)).toEqual(["s7.large.2", "s7.large.4"]);
    expect(flavors[0].azList).toEqual([region.zones[0]]);
    expect(await available({ azName: "none" })).not.toHaveProperty("flavors");
    const [azInfo, azName] = [[{ azName: "none" }], "none"];
    for (const [call, input] of [
      ["containers/createContainerGroup", group({ azInfo })],
      ["imageCache/createImageCache", { ...imageCache, azInfo: { azName } }],
      ["dataCache/createDataCache", { ...dataCache, azName }],
      ["virtualNode/createVirtualNode", { ...virtualNode, azInfo }],
      ["containers/describeContainerGroupPrice", { cpu: 2, memory: 4, azName }],
    ] as const)
      expect(await refusal(`POST /${call}`, input), call).toBe("Invalid");
    const price = async (input: object) =>
      Number((await result("POST /containers/describeContainerGroupPrice", input)).priceInfo.price.tradePrice);
    expect(await price({ flavorName: "s7.large.2" })).toBe(await price({ cpu: 2, memory: 4 }));
    expect(await price({ cpu: 2, memory: 4, spotStrategy: "spotWithAutoPrice" })).toBeLessThan(
      await price({ cpu: 2, memory: 4 }),
    );
    expect(await price({ cpu: 2, memory: 4, ephemeralStorage: 100 })).toBeGreaterThan(
      await price({ cpu: 2, memory: 4 }),
    );
    const batch = { flavors: [{ flavorName: "s7.large.2" }, { flavorName: "s7.small.1" }] };
    const { priceInfo } = await result("POST /containers/batchDescribeContainerGroupPrice", batch);
    expect(Object.keys(priceInfo)).toEqual(["s7.large.2", "s7.small.1"]);
    expect(await refusal("POST /containers/describeContainerGroupPrice", { flavorName: "none" })).toBe("NotFound");
    expect(await refusal("POST /containers/describeContainerGroupPrice", { spotStrategy: "cheap" })).toBe("Invalid");
    await createGroup({ epId: "7" });
    expect((await result("GET /iam/userEpPolicy")).epList).toEqual([
      { id: "0", name: "default" },
      { id: "7", name: "7" },
    ]);
  });
});

/** The only call without a good answer: see its own test. */
const REFUSED = ["execWebsocket"];

it("answers every call of the contract, each held against it", async () => {
  const { actions } = contract;
  const containerGroupId = await createGroup({
    volumes: [{ name: "d", type: "DiskVolume", diskVolume: { volumeHandle: "disk-1", fsType: "ext4" } }],
  });
  const { imageCacheId } = await result("POST /imageCache/createImageCache", imageCache);
  const { dataCacheId } = await result("POST /dataCache/createDataCache", dataCache);
  const { virtualNodeId } = await result("POST /virtualNode/createVirtualNode", virtualNode);
  const commit = {
    containerGroupId,
    containerName: "web",
    image: { repository: "r", tag: "t" },
    registry: { registry: "r" },
  };
  const { taskId } = await result("POST /containers/createCommitContainerTask", commit);
  const ids: Record<string, string> = { containerGroupId, imageCacheId, dataCacheId, virtualNodeId, taskId };
  const resource = { resourceId: containerGroupId, resourceType: "ContainerGroup", tags: [{ key: "a" }] };
  const inputs: Record<string, object> = {
    createContainerGroup: group(),
    createImageCache: imageCache,
    createDataCache: dataCache,
    createVirtualNode: virtualNode,
    createCommitContainerTask: commit,
    updateContainerGroup: {},
    resizeContainerGroupVolume: { containerGroupId, volumeName: "d", newSize: 100 },
    execContainerCommand: { containerGroupId, containerName: "web", command: ["env"], sync: true },
    createOpsTask: { containerGroupId, opsType: "coredump", opsValue: "{}" },
    describeOpsTask: { containerGroupId },
    updateCommitContainerTask: { taskStatus: "Succeeded" },
    updateImageCache: { imageCacheId },
    updateDataCache: { dataCacheId },
    updateVirtualNode: { virtualNodeId },
    bindTag: resource,
    listTag: { resourceType: "ContainerGroup" },
    unbindTag: { ...resource, all: true },
    batchDescribeContainerGroupPrice: { flavors: [{ flavorName: "s7.small.1" }] },
  };
  const queries: Record<string, string> = {
    execWebsocket: "?token=none",
    copyDataCache: `?dataCacheId=${dataCacheId}`,
    describeMultiConsoleContainerGroupMetric: `?containerGroupIds=${containerGroupId}`,
    createContainerWebsocket: "?containerName=web",
    describeContainerLog: "?containerName=web",
  };
  // What deletes goes last, and the group, which takes its tasks along, last of all.
  const rank = (name: string) => Number(/^delete/.test(name)) + Number(name === "deleteContainerGroup");
  const names = Object.keys(actions).sort((a, b) => rank(a) - rank(b));
  await emulator.clearRequests();
  for (const name of names) {
    const { method, path } = actions[name as keyof typeof actions];
    const filled = path.replace(/\{(\w+)\}/g, (_, id: string) => ids[id] ?? "");
    const target = `${method} ${filled.replace(contract.basePath, "")}${queries[name] ?? ""}`;
    const { body } = await call(target, inputs[name] ?? (method === "POST" ? {} : undefined));
    if (!REFUSED.includes(name)) expect(body.statusCode, `${name}: ${body.message}`).toBe(200);
  }
  expect((await emulator.requests()).map(({ action }) => action).sort()).toEqual(Object.keys(actions).sort());
});
