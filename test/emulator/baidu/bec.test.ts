import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readContractFile } from "../../../emulator/contract/files";
import { baiduCaller } from "../../support/baidu-call";
import { startEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let call: ReturnType<typeof baiduCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  call = baiduCaller(emulator.url, emulator.credentials.baidu);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const web = { name: "web", imageAddress: "nginx", imageVersion: "1.27", cpu: 1, memory: 2 };
const shanghai = { region: "EAST_CHINA", city: "SHANGHAI", serviceProvider: "CHINA_TELECOM", replicas: 2 };
const service = (more: object = {}) => ({
  serviceName: "web",
  containerGroupName: "web-pod",
  paymentMethod: "postpay",
  containers: [web],
  deployInstances: [shanghai],
  ...more,
});
const create = async (more: object = {}, version = "v2"): Promise<string> => {
  const { status, body } = await call(`POST /${version}/service/create`, service(more));
  expect([status, body.result, body.action]).toEqual([200, true, "Create service"]);
  return body.details.serviceId;
};
const get = async (id: string) => (await call(`GET /v2/service/${id}`)).body;
const put = (id: string, body: object) => call(`PUT /v2/service/${id}`, body);
const refusal = async (target: string, body?: object) => {
  const answer = await call(target, body);
  return [answer.status, answer.body.code];
};

/** The manual's skeleton of the body, whose every value is a zero but those that must be there. */
const skeleton = {
  bandwidth: 0,
  containerGroupName: "web-pod",
  kernelParam: "",
  needIpv6PublicIp: true,
  needPublicIp: true,
  paymentMethod: "",
  serviceName: "web",
  imageRegistrySecrets: [{ name: "" }],
  containers: [
    {
      args: [],
      commands: [],
      cpu: 0,
      memory: 0,
      imageAddress: "",
      imageVersion: "",
      name: "",
      workingDir: "",
      envs: [
        {
          name: "A",
          value: "",
          valueFrom: { resourceFieldRef: { containerName: "", divisor: "", resource: "cpu" } },
        },
      ],
      ports: [{ containerPort: 0, hostIP: "", hostPort: 0, name: "", protocol: "" }],
      volumeMounts: [],
    },
  ],
  deployInstances: [{ city: "", region: "", regionId: "cn-shanghai-ct", replicas: 0, serviceProvider: "" }],
  volumes: {
    configMap: [{ name: "" }],
    emptyDir: [{ name: "" }],
    secret: [{ name: "" }],
    volumeClaimTemplates: [{ diskType: "", name: "", storageSize: 0 }],
  },
};

it("takes the zeros of the document's skeleton for what is not set: a place is the one that its ID names", async () => {
  const { status, body } = await call("POST /v2/service/create", skeleton);
  expect([status, body.message]).toEqual([200, undefined]);
  expect(body.details.deployInstances).toMatchObject([{ city: "SHANGHAI", serviceProvider: "CHINA_TELECOM" }]);
  const [unnamed] = skeleton.deployInstances;
  const named = { ...unnamed, regionId: "", region: "EAST_CHINA", city: "SHANGHAI", serviceProvider: "CHINA_UNICOM" };
  const other = await call("POST /v2/service/create", { ...skeleton, deployInstances: [named] });
  expect(other.body.details.deployInstances).toMatchObject([{ serviceProvider: "CHINA_UNICOM" }]);
  expect(await refusal("POST /v2/service/create", { ...skeleton, deployInstances: [{ ...named, city: "" }] })).toEqual([
    ...[400, "Illegal parameters"],
  ]);
});

/** The manual's own request, `volume` and all. */
const sample = {
  serviceName: "baidu-bec",
  paymentMethod: "postpay",
  containerGroupName: "baidu-bec-pod",
  needPublicIp: true,
  needIpv6PublicIp: false,
  bandwidth: 100,
  containers: [
    {
      name: "containers1",
      imageAddress: "nginx",
      imageVersion: "v1.0",
      cpu: 4,
      memory: 8,
      workingDir: "/home",
      commands: ["/bin/sh"],
      args: ["sleep 3600"],
      ports: [{ containerPort: 80, protocol: "TCP" }],
      envs: [{ name: "name", value: "baidu" }],
      volumeMounts: [{ name: "baidu-config", readOnly: false, mountPath: "/temp" }],
    },
  ],
  tags: [{ tagKey: "service", tagValue: "bec" }],
  deployInstances: [
    {
      regionId: "cn-shanghai-ct",
      region: "EAST_CHINA",
      city: "SHANGHAI",
      serviceProvider: "CHINA_TELECOM",
      replicas: 1,
    },
  ],
  volume: {
    secret: [{ name: "" }],
    configMap: [{ name: "baidu-config" }],
    emptyDir: [{ name: "" }],
    volumeClaimTemplates: [{ name: "volume", storageSize: 1, diskType: "NVME" }],
  },
  imageRegistrySecrets: [{ name: "" }],
};

describe("the contract's calls", () => {
  it("are all answered in the shapes of the contract, under each of their paths", async () => {
    const id = await create();
    const [deployment] = await emulator.resources({ kind: "deployment" });
    const [pod] = await emulator.resources({ kind: "pod" });
    const bodies: Record<string, object> = {
      CreateService: service(),
      UpdateService: { type: "name", serviceName: "blue" },
      BatchOperateServices: { idList: [id], action: "stop" },
      BatchDeleteServices: ["s-absent00"],
      UpdateDeploymentReplicas: { replicas: 3 },
      DeleteDeployments: [deployment?.id],
    };
    const values: Record<string, string> = {
      serviceId: id,
      deploymentId: deployment?.id ?? "",
      podId: pod?.id ?? "",
      action: "start",
      type: "container",
    };
    const query = "?metricsType=CPU";
    const queries: Record<string, string> = {
      GetServiceMetrics: query,
      GetDeploymentMetrics: query,
      GetPodMetrics: query,
    };
    const { actions } = readContractFile("bec") as {
      actions: Record<string, { method: string; path: string; altPaths: string[] }>;
    };
    expect(Object.keys(actions)).toHaveLength(19);
    // What takes away goes last.
    const last = ["DeleteDeployments", "DeleteService"];
    const ordered = Object.entries(actions).sort(([a], [b]) => last.indexOf(a) - last.indexOf(b));
    const paths = ordered.flatMap(([name, { method, path, altPaths }]) =>
      [path, ...altPaths].map((template) => ({ name, method, template })),
    );
    for (const { name, method, template } of paths) {
      if (template === "/v1/service/{serviceId}" && name === "DeleteService") values.serviceId = await create();
      if (name === "DeleteDeployments") values.deploymentId = deployment?.id ?? "";
      const path = template.replace(/\{(\w+)\}/g, (_, part: string) => values[part] ?? "");
      const { status, body } = await call(`${method} ${path}${queries[name] ?? ""}`, bodies[name]);
      expect({ name, template, status, body }).toMatchObject({ status: 200 });
    }
    const names = new Set((await emulator.requests()).map(({ action }) => action));
    expect(Object.keys(actions).filter((name) => !names.has(name))).toEqual([]);
  });

  it("take the manual's sample, and answer it as the manual does", async () => {
    const { body } = await call("POST /v2/service/create?clientToken=t-1", sample);
    expect(body).toEqual({
      result: true,
      action: "Create service",
      details: {
        serviceId: expect.stringMatching(/^s-[a-z0-9]{8}$/),
        serviceName: "baidu-bec",
        level: null,
        status: "RUNNING",
        totalCpu: 4,
        totalMem: 8,
        totalGpu: 0,
        totalDisk: 1,
        regions: 1,
        totalPods: 1,
        runningPods: 1,
        lastUpdateTime: null,
        tagsMap: [{ tagKey: "service", tagValue: "bec" }],
        tagMap: [{ tagKey: "service", tagValue: "bec" }],
        createTime: null,
        deployInstances: [
          {
            regionId: "cn-shanghai-ct",
            replicas: 1,
            region: "EAST_CHINA",
            regionName: "华东",
            city: "SHANGHAI",
            cityName: "上海",
            country: "CHINA",
            countryName: "中国",
            serviceProvider: "CHINA_TELECOM",
            spName: "电信",
          },
        ],
      },
    });
  });
});

describe("life of a service", () => {
  it("is STARTING, RUNNING, STOPPING, STOP, DELETING, gone; its pods go along", async () => {
    await emulator.lifecycle({ pace: "reads:1" });
    const id = await create();
    const seen = async () => {
      const { status, runningPods, totalPods } = await get(id);
      return [status, `${runningPods}/${totalPods}`];
    };
    expect(await seen()).toEqual(["STARTING", "0/2"]);
    expect(await seen()).toEqual(["RUNNING", "2/2"]);
    expect((await call(`PUT /v2/service/${id}/stop`)).body).toBe("");
    expect(await seen()).toEqual(["STOPPING", "0/2"]);
    expect(await refusal(`PUT /v2/service/${id}/start`)).toEqual([409, "Conflict"]);
    expect(await seen()).toEqual(["STOP", "0/2"]);
    expect((await call(`PUT /v1/service/${id}/start`)).body).toMatchObject({ result: true, action: "start" });
    await get(id);
    expect(await seen()).toEqual(["RUNNING", "2/2"]);
    expect((await call(`DELETE /v2/service/${id}`)).body).toBe("");
    expect((await call(`DELETE /v1/service/${id}`)).body).toMatchObject({ details: { serviceId: id } });
    expect(await seen()).toEqual(["DELETING", "0/2"]);
    const gone = await call(`GET /v2/service/${id}`);
    expect([gone.status, gone.body]).toMatchObject([
      404,
      { code: "Resource Not Found", msg: `The service ${id} does not exist.`, data: null },
    ]);
    expect(gone.headers["x-bce-request-id"]).toBeDefined();
    expect(await emulator.resources()).toEqual([]);
  });

  it("returns everything that can be read back, and no password", async () => {
    const id = await create({
      needPublicIp: true,
      bandwidth: 20,
      needIpv6PublicIp: true,
      imageRegistrySecrets: [{ name: "login" }],
      logCollectDetail: { logCollect: true, esUserPassword: "hunter2" },
    });
    const read = await get(id);
    expect(read).toMatchObject({
      status: "RUNNING",
      totalCpu: 2,
      totalMem: 4,
      regionSize: 1,
      imageRegistrySecrets: [{ name: "login" }],
      logCollectDetail: { logCollect: true },
      resourceBriefVos: [
        {
          resourceId: expect.stringMatching(/^sts-[a-z0-9]{8}-cn-shanghai-ct-[a-z0-9]{5}$/),
          resourceName: "web-pod",
          ingressBandwidth: "20Mbps",
          imageList: ["nginx:1.27"],
          containers: [{ ...web, commands: null, ports: null }],
        },
      ],
    });
    const { body } = await call(`GET /v1/pod?serviceId=${id}`);
    expect(body).toMatchObject({
      totalCount: 2,
      result: [
        { publicIp: expect.stringMatching(/^198\.19\./), ipv6PublicIp: expect.stringMatching(/^2001:db8::/) },
        {},
      ],
    });
    expect(body.result[1].podName).toBe(`${read.resourceBriefVos[0].resourceId}-1`);
    expect(JSON.stringify([read, await emulator.resources()])).not.toContain("hunter2");
  });

  it("stands still in EXCEPTION with a missing image, and recovers with another", async () => {
    const id = await create({ containers: [{ ...web, imageAddress: "does-not-exist" }] });
    expect(await get(id)).toMatchObject({ status: "EXCEPTION", runningPods: 0 });
    const [pod] = await emulator.resources({ kind: "pod" });
    expect((await call(`GET /v1/pod/${pod?.id}`)).body).toMatchObject({
      podEventDetails: [{ eventName: "Scheduled" }, { eventName: "Failed", eventType: "Warning" }],
      containerStatuses: [{ name: "web", ready: false, state: { waiting: { reason: "ErrImagePull" } } }],
    });
    await put(id, { type: "RESOURCE", containers: [web] });
    expect(await get(id)).toMatchObject({ status: "RUNNING", runningPods: 2 });
  });
});

describe("updates", () => {
  it("are one kind a call", async () => {
    await emulator.lifecycle({ pace: "reads:1", phase: "update" });
    const id = await create({ needPublicIp: true, bandwidth: 10 });
    expect((await put(id, { type: "NAME", serviceName: "blue" })).body).toBe("");
    expect(await get(id)).toMatchObject({ serviceName: "blue", status: "RUNNING" });
    await put(id, { type: "replicas", deployInstances: [{ ...shanghai, replicas: 3 }] });
    expect(await get(id)).toMatchObject({ status: "RUNNING", totalPods: 3, runningPods: 2 });
    expect(await refusal(`PUT /v2/service/${id}`, { type: "name", serviceName: "x" })).toEqual([409, "Conflict"]);
    expect(await get(id)).toMatchObject({ status: "RUNNING", totalPods: 3, runningPods: 3 });
    const changes = { bandwidth: 1024, containers: [{ ...web, imageVersion: "1.28" }], needIpv6PublicIp: "true" };
    await put(id, { type: "resource", ...changes });
    expect(await get(id)).toMatchObject({ status: "STARTING", runningPods: 0 });
    expect(await get(id)).toMatchObject({
      status: "RUNNING",
      resourceBriefVos: [{ ingressBandwidth: "1024Mbps", containers: [{ imageVersion: "1.28" }] }],
    });
  });

  it.each<[string, object]>([
    ["no serviceName", { type: "name" }],
    ["another type", { type: "image" }],
    ["a place it has not", { type: "replicas", deployInstances: [{ regionId: "cn-wuhan-cm" }] }],
    ["too many replicas", { type: "replicas", deployInstances: [{ ...shanghai, replicas: 1001 }] }],
    ["too few replicas", { type: "replicas", deployInstances: [{ ...shanghai, replicas: -1 }] }],
    ["nothing to change", { type: "resource" }],
    ["too much bandwidth", { type: "resource", bandwidth: 2049 }],
    ["IPv6 turned off", { type: "resource", needIpv6PublicIp: false }],
    [
      "a mount of no volume",
      { type: "resource", containers: [{ ...web, volumeMounts: [{ name: "x", mountPath: "/" }] }] },
    ],
  ])("refuse %s", async (_what, body) => {
    const id = await create({ needPublicIp: true, needIpv6PublicIp: true });
    const before = await get(id);
    const { status, body: answer } = await put(id, body);
    expect([status, answer.code, answer.data]).toEqual([400, "Illegal parameters", null]);
    expect(await get(id)).toEqual(before);
  });

  it("scale and delete single deployments", async () => {
    const id = await create({ deployInstances: [shanghai, { regionId: "cn-guangzhou-tl" }] });
    const [first, second] = (await get(id)).resourceBriefVos;
    await call(`PUT /v1/deployment/${second.resourceId}`, { replicas: 4 });
    expect((await call(`GET /v1/deployment/${second.resourceId}`)).body).toMatchObject({
      totalPods: 4,
      runningPods: 4,
      deployInstance: { city: "GUANGZHOU", serviceProvider: "TRIPLE_LINE" },
    });
    expect((await call("DELETE /v1/deployment", [first.resourceId])).body.result).toBe(true);
    expect(await get(id)).toMatchObject({ totalPods: 4, deployInstances: [{ regionId: "cn-guangzhou-tl" }] });
    expect(await refusal("DELETE /v1/deployment", [first.resourceId])).toEqual([404, "Resource Not Found"]);
  });

  it("restart a pod", async () => {
    await create();
    await emulator.lifecycle({ kind: "pod", pace: "reads:1" });
    const [pod] = await emulator.resources({ kind: "pod" });
    expect((await call(`PUT /v1/pod/${pod?.id}/restart`)).body).toBe("");
    expect((await call(`GET /v1/pod/${pod?.id}`)).body).toMatchObject({
      status: "STARTING",
      containerStatuses: [{ restartCount: 1 }],
    });
    expect((await call(`GET /v1/pod/${pod?.id}`)).body.status).toBe("RUNNING");
  });
});

describe("creating", () => {
  it("takes what the Go SDK writes as a text", async () => {
    const valueFrom = { secretKeyRef: { name: "keys", key: "a", optional: "true" } };
    const id = await create({ containers: [{ ...web, envs: [{ name: "A", valueFrom }] }] });
    const row = (await emulator.resources({ kind: "service" })).find((one) => one.id === id);
    expect(row?.attributes).toMatchObject({
      containers: [{ envs: [{ valueFrom: { secretKeyRef: { optional: "true" } } }] }],
    });
  });

  it.each<[string, object]>([
    ["a node that is not there", { deployInstances: [{ regionId: "cn-atlantis-ct" }] }],
    ["a million replicas", { deployInstances: [{ ...shanghai, replicas: 1_000_000 }] }],
    ["a place that is none", { deployInstances: [{ city: "SHANGHAI", replicas: 1 }] }],
    ["an id that contradicts the city", { deployInstances: [{ ...shanghai, regionId: "cn-wuhan-ct" }] }],
    ["a place twice", { deployInstances: [shanghai, { regionId: "cn-shanghai-ct" }] }],
    ["an empty list of places", { deployInstances: [] }],
    ["another operator", { deployInstances: [{ ...shanghai, serviceProvider: "CHINA_RADIO" }] }],
    ["less bandwidth than none", { needPublicIp: true, bandwidth: -1 }],
    ["bandwidth of the allow-list", { needPublicIp: true, bandwidth: 2049 }],
    ["payment in advance", { paymentMethod: "prepay" }],
    ["half a core", { containers: [{ ...web, cpu: 0.5 }] }],
    ["two containers of a name", { containers: [web, web] }],
    ["an unknown field", { colour: "blue" }],
  ])("refuses %s", async (_what, more) => {
    expect(await refusal("POST /v2/service/create", service(more))).toEqual([400, "Illegal parameters"]);
    expect(await emulator.resources()).toEqual([]);
  });

  it("happens once for a client token in v2; v1 has none", async () => {
    const first = await call("POST /v2/service/create?clientToken=t", service());
    expect((await call("POST /v2/service/create?clientToken=t", service())).body).toEqual(first.body);
    const other = await call("POST /v2/service/create?clientToken=t", service({ serviceName: "other" }));
    expect([other.status, other.body.code]).toEqual([403, "IdempotentParameterMismatch"]);
    const id = first.body.details.serviceId;
    expect(await refusal(`PUT /v2/service/${id}/stop?clientToken=t`)).toEqual([403, "IdempotentParameterMismatch"]);
    for (let count = 0; count < 2; count++) await call(`DELETE /v2/service/${id}?clientToken=d`);
    expect(await refusal(`DELETE /v2/service/${id}?clientToken=e`)).toEqual([404, "Resource Not Found"]);
    for (let count = 0; count < 2; count++) await call("POST /v1/service/create?clientToken=t", service());
    expect(await emulator.resources({ kind: "service" })).toHaveLength(2);
  });
});

describe("lists", () => {
  it("page by marker in v2, by number in v1, with keyword, status and order", async () => {
    const ids: string[] = [];
    for (const serviceName of ["a-1", "a-2", "b-1"]) ids.push(await create({ serviceName }));
    const first = (await call("GET /v2/service?maxKeys=2")).body;
    expect(first).toMatchObject({ isTruncated: true, maxKeys: 2, services: [{}, {}] });
    const rest = (await call(`GET /v2/service?maxKeys=2&marker=${first.nextMarker}`)).body;
    expect(rest).toMatchObject({ isTruncated: false, services: [{}] });
    expect(rest.nextMarker).toBeUndefined();
    const listed = [...first.services, ...rest.services].map(({ serviceId }) => serviceId);
    expect(listed).toEqual([...ids].sort());
    await call(`PUT /v2/service/${ids[0]}/stop`);
    const names = async (query: string) => {
      const { result, totalCount } = (await call(`GET /v1/service?${query}`)).body;
      return [totalCount, result.map(({ serviceName }: { serviceName: string }) => serviceName)];
    };
    expect(await names("keyword=a-")).toEqual([2, ["a-1", "a-2"]]);
    expect(await names(`keywordType=serviceId&keyword=${ids[2]}`)).toEqual([1, ["b-1"]]);
    expect(await names("status=STOP")).toEqual([1, ["a-1"]]);
    expect(await names("orderBy=serviceName&order=DESC&pageSize=2&pageNo=2")).toEqual([3, ["a-1"]]);
    // As the Go SDK's own tests write it.
    expect(await names("orderBy=serviceName&order=desc&pageSize=2&pageNo=2")).toEqual([3, ["a-1"]]);
    expect(await refusal("GET /v1/service?pageSize=101")).toEqual([400, "Illegal parameters"]);
  });

  it("name the nodes that can be deployed to", async () => {
    const { regionList, nodeSum } = (await call("GET /v1/node/type/container")).body;
    const ids = regionList.flatMap((region: { cityList: { serviceProviderList: { regionId: string }[] }[] }) =>
      region.cityList.flatMap((city) => city.serviceProviderList.map(({ regionId }) => regionId)),
    );
    expect([ids.length, new Set(ids).size]).toEqual([nodeSum, nodeSum]);
    await create({ deployInstances: ids.map((regionId: string) => ({ regionId, replicas: 1 })) });
    expect((await call("GET /v2/node/type/gpu")).body.regionList).toMatchObject([{ cityList: [{ city: "BEIJING" }] }]);
    const card = { containers: [{ name: "web", imageAddress: "nginx", gpu: 1 }] };
    const elsewhere = { ...card, deployInstances: [{ regionId: "cn-shanghai-ct" }] };
    expect(await refusal("POST /v2/service/create", { ...sample, ...elsewhere })).toEqual([400, "Illegal parameters"]);
    await create({ ...card, deployInstances: [{ regionId: "cn-beijing-cm" }] });
    expect((await call("GET /v2/node/type/container?country=FRANCE")).body).toEqual({ regionList: [] });
    expect(await refusal("GET /v2/node/type/spaceship")).toEqual([400, "Illegal parameters"]);
  });
});

describe("batches", () => {
  it("answer for each id", async () => {
    const id = await create();
    const stop = await call("PUT /v1/service/batch/operate", { idList: [id, "s-absent00"], action: "stop" });
    expect(stop.body).toEqual({
      result: false,
      action: "stop",
      details: [
        { resourceId: id, success: true },
        { resourceId: "s-absent00", success: false, error: "Resource Not Found" },
      ],
    });
    expect((await get(id)).status).toBe("STOP");
    expect((await call("POST /v1/service/batch/delete", [id])).body.result).toBe(true);
    expect(await emulator.resources()).toEqual([]);
    expect(await refusal("POST /v1/service/batch/delete")).toEqual([400, "Illegal parameters"]);
    expect(await refusal("POST /v1/service/batch/delete", { ids: [] })).toEqual([400, "Illegal parameters"]);
  });
});

it("measures by the pods that run", async () => {
  const id = await create();
  await emulator.clock({ advanceSeconds: 600 });
  const metrics = async (query: string) => (await call(`GET /v1/monitor/service/sts/${id}?${query}`)).body;
  const read = await metrics("metricsType=CPU&stepInMin=10");
  expect(read).toMatchObject({ maxValue: 20 });
  expect(read.metrics).toHaveLength(7);
  expect(read.metrics[0].value).toBe(0);
  expect(read.avgValue).toBe(read.totalValue / 7);
  await call(`PUT /v2/service/${id}/stop`);
  expect(await metrics("metricsType=CPU")).toMatchObject({ maxValue: 0 });
  expect((await metrics("metricsType=CPU&start=0&end=0&stepInMin=0")).metrics).toHaveLength(61);
  expect(await refusal(`GET /v1/monitor/service/sts/${id}?metricsType=MOOD`)).toEqual([400, "Illegal parameters"]);
});
