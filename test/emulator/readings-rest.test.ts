import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { baiduCaller, signBce } from "../support/baidu-call";
import { ctyunCaller, signEop } from "../support/ctyun-call";
import { eciGroup as group } from "../support/eci-requests";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { type CallOptions, type TencentAnswer, tencentCaller } from "../support/tencent-call";

// Rows of docs/emulator-readings.md that no other test holds; readings-rows.ts names these tests by the rows' subjects.

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
let tcr: ReturnType<typeof tencentCaller>;
let baidu: ReturnType<typeof baiduCaller>;
let eci: ReturnType<typeof ctyunCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
  tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
  baidu = baiduCaller(emulator.url, emulator.credentials.baidu);
  eci = ctyunCaller(emulator.url, emulator.credentials.ctyun);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const codeOf = async (answer: Promise<TencentAnswer>) => (await answer).Error?.Code ?? "";

describe("Tencent", () => {
  const newCluster = async () =>
    (
      await tke("CreateCluster", {
        ClusterType: "MANAGED_CLUSTER",
        ClusterBasicSettings: { VpcId: "vpc-1" },
        ClusterCIDRSettings: { ClusterCIDR: "10.1.0.0/16" },
      })
    ).ClusterId as string;
  const newNode = async (ClusterId: string, more: object = {}, settings: object = {}) => {
    const RunInstancePara = JSON.stringify(more);
    const made = await tke("CreateClusterInstances", {
      ClusterId,
      RunInstancePara,
      InstanceAdvancedSettings: settings,
    });
    return made.InstanceIdSet[0] as string;
  };

  it("HTTP status: 200 for answers and errors", async () => {
    const answer = await fetch(emulator.url, { method: "POST", headers: { "x-tc-action": "DescribeClusters" } });
    expect([answer.status, ((await answer.json()) as { Response: TencentAnswer }).Response.Error?.Code]).toEqual([
      200,
      "MissingParameter",
    ]);
  });

  it("unsigned payloads, multipart/form-data: refused", async () => {
    const form = { headers: { "content-type": "multipart/form-data" }, body: "x" } satisfies CallOptions;
    expect(await codeOf(tke("DescribeClusters", {}, form))).toMatch(/AuthFailure|InvalidParameter/);
  });

  it("too large a request: RequestSizeLimitExceeded", async () => {
    const body = JSON.stringify({ ClusterIds: ["x".repeat(10 * 1024 * 1024)] });
    expect(await codeOf(tke("DescribeClusters", {}, { body }))).toBe("RequestSizeLimitExceeded");
  });

  it("region: wanted and known for TKE, ignored by TCR", async () => {
    expect(await codeOf(tke("DescribeClusters", {}, { headers: { "x-tc-region": "" } }))).toBe("MissingParameter");
    expect(await codeOf(tke("DescribeClusters", {}, { region: "atlantis" }))).toBe("UnsupportedRegion");
    expect(await codeOf(tcr("DescribeUserQuotaPersonal", {}, { headers: { "x-tc-region": "atlantis" } }))).toBe("");
  });

  it("rate limits: by account, region and action", async () => {
    const limited = await startEmulator({ throttle: true, machineTime: () => 1_800_000_000_000 });
    const call = tencentCaller(limited.url, limited.credentials.tencent, "tke");
    const at = { timestamp: 1_800_000_000 };
    for (let count = 0; count < 20; count++) expect(await codeOf(call("DescribeClusters", {}, at))).toBe("");
    expect(await codeOf(call("DescribeClusters", {}, at))).toBe("RequestLimitExceeded");
    expect(await codeOf(call("DescribeClusters", {}, { ...at, region: "ap-guangzhou" }))).toBe("");
    expect(await codeOf(call("DescribeVersions", {}, at))).toBe("");
    await limited.close();
  });

  it("unknown IDs in a list call: left out of the list", async () => {
    const ClusterId = await newCluster();
    expect((await tke("DescribeClusters", { ClusterIds: [ClusterId, "cls-absent00"] })).TotalCount).toBe(1);
    const nodes = { ClusterId, InstanceIds: ["ins-absent00"] };
    expect((await tke("DescribeClusterInstances", nodes)).TotalCount).toBe(0);
    expect(await codeOf(tke("DescribeClusterInstances", { ClusterId: "cls-absent00" }))).toMatch(/NotFound/);
  });

  it("default of `InstanceDeleteMode` for nodes: terminate", async () => {
    const ClusterId = await newCluster();
    const InstanceIds = [await newNode(ClusterId)];
    await tke("DeleteClusterInstances", { ClusterId, InstanceIds });
    expect(await emulator.resources({ kind: "machine" })).toEqual([]);
  });

  it("machine names: the instance's name, else its private IP", async () => {
    const ClusterId = await newCluster();
    await newNode(ClusterId, { InstanceName: "named" });
    await newNode(ClusterId);
    const rows = await emulator.resources({ kind: "instance" });
    const address = rows.map(({ attributes }) => attributes as { InstanceName: string; PrivateIpAddress: string });
    const MachineNames = ["named", address.find(({ InstanceName }) => InstanceName === "")?.PrivateIpAddress, "other"];
    expect(await tke("DeleteClusterInstances", { ClusterId, MachineNames })).toMatchObject({
      SuccMachineNames: MachineNames.slice(0, 2),
      NotFoundMachineNames: ["other"],
    });
    await Promise.all([newNode(ClusterId, { InstanceName: "twin" }), newNode(ClusterId, { InstanceName: "twin" })]);
    expect(await tke("DeleteClusterInstances", { ClusterId, MachineNames: ["twin"] })).toMatchObject({
      SuccMachineNames: [],
      FailedMachineNames: ["twin"],
    });
  });

  it("node label search: name=value, all must fit", async () => {
    const ClusterId = await newCluster();
    const Labels = [
      { Name: "a", Value: "1" },
      { Name: "b", Value: "2" },
    ];
    const id = await newNode(ClusterId, {}, { Labels });
    await newNode(ClusterId, {}, { Labels: Labels.slice(0, 1) });
    const found = async (text: string) =>
      (await tke("DescribeClusterInstanceIds", { ClusterId, Labels: text })).InstanceIdSet as string[];
    expect([(await found("a=1")).length, await found("a=1,b=2"), await found("a=2")]).toEqual([2, [id], []]);
  });

  it("default of `IsExtranet`: false, and private access needs a subnet", async () => {
    const ClusterId = await newCluster();
    expect(await codeOf(tke("CreateClusterEndpoint", { ClusterId }))).toBe("MissingParameter");
    await tke("CreateClusterEndpoint", { ClusterId, SubnetId: "subnet-1" });
    expect((await tke("DescribeClusterEndpointStatus", { ClusterId, IsExtranet: false })).Status).toBe("Created");
  });

  it("parameters of a scaling group: whole sizes, the cluster's VPC", async () => {
    const ClusterId = await newCluster();
    const codeWith = (para: object) =>
      codeOf(
        tke("CreateClusterAsGroup", {
          ClusterId,
          LaunchConfigurePara: "{}",
          AutoScalingGroupPara: JSON.stringify({ MinSize: 0, MaxSize: 1, VpcId: "vpc-1", ...para }),
        }),
      );
    expect([
      await codeWith({ MinSize: 0.5 }),
      await codeWith({ VpcId: "vpc-2" }),
      await codeWith({ Any: "x" }),
    ]).toEqual(["InvalidParameter.AsCommonError", "InvalidParameter.AsCommonError", ""]);
  });

  it("form of `RepoName`, names of namespaces, deleting a tag that is not there", async () => {
    for (const Namespace of ["a/b", "a b", "a:b", "a@b"])
      expect(await codeOf(tcr("CreateNamespacePersonal", { Namespace }))).toBe("InvalidParameterValue");
    await tcr("CreateNamespacePersonal", { Namespace: "team" });
    for (const RepoName of ["api", "team/", "/api", "team//api", "team/api:v1", "team/api@v1", "team/a b"])
      expect(await codeOf(tcr("CreateRepositoryPersonal", { RepoName }))).toBe("InvalidParameter.ErrNSMisMatch");
    expect(await codeOf(tcr("CreateRepositoryPersonal", { RepoName: "team/api" }))).toBe("");
    const absent = { RepoName: "team/api", Tag: "v1" };
    expect(await codeOf(tcr("DeleteImagePersonal", absent))).toBe("ResourceNotFound.ErrNoTag");
    expect(await codeOf(tcr("BatchDeleteImagePersonal", { RepoName: "team/api", Tags: ["v1"] }))).toBe("");
  });
});

describe("Baidu's groups", () => {
  const web = { name: "web", image: "nginx" };
  const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1", "sbn-2"], containers: [web] };
  const create = async (more: object = {}) =>
    (await baidu("POST /v2/instance", { ...group, ...more })).body.instanceId as string;
  const get = async (id: string) => (await baidu(`GET /v2/instance/${id}`)).body.instance;

  it("`host` not signed: taken", async () => {
    const at = Date.now();
    const headers = { "x-bce-date": `${new Date(at).toISOString().slice(0, 19)}Z` };
    const authorization = signBce(emulator.credentials.baidu, { method: "GET", path: "/v2/instance", headers }, at, 60);
    expect((await baidu("GET /v2/instance", undefined, { at, authorization: () => authorization })).status).toBe(200);
  });

  it("empty query parameters: absent", async () => {
    await create();
    expect((await baidu("GET /v2/instance?keywordType&marker=")).body.result).toHaveLength(1);
  });

  it("throttling: none by itself, 429 TooManyRequests by a fault", async () => {
    await emulator.fault({ service: "bci", action: "ListInstances", throttle: true });
    const { status, body } = await baidu("GET /v2/instance");
    expect([status, body.code]).toEqual([429, "TooManyRequests"]);
    await emulator.clearFaults();
  });

  it("deleting twice, a deleted group, not found: success while Terminating, then 404", async () => {
    const id = await create();
    await emulator.lifecycle({ kind: "container-group", phase: "delete", pace: "reads:1" });
    expect((await baidu(`DELETE /v2/instance/${id}`)).status).toBe(200);
    expect((await baidu(`DELETE /v2/instance/${id}`)).status).toBe(200);
    expect(await get(id)).toMatchObject({ status: "Terminating", deleteTime: null });
    for (const method of ["GET", "DELETE"]) {
      const { status, body } = await baidu(`${method} /v2/instance/${id}`);
      expect([status, body.code]).toEqual([404, "NoSuchObject"]);
    }
  });

  it("init containers in the size, subnet that is chosen", async () => {
    const sized = { ...web, cpu: 1, memory: 2 };
    const id = await create({ containers: [sized], initContainers: [{ ...sized, name: "init", cpu: 4, memory: 8 }] });
    expect(await get(id)).toMatchObject({ cpu: 4, memory: 8, subnet: { subnetId: "sbn-1" } });
  });
});

describe("Baidu's edge", () => {
  const web = { name: "web", imageAddress: "nginx", cpu: 1, memory: 2 };
  const place = { regionId: "cn-beijing-cm" };
  const create = (more: object = {}) =>
    baidu("POST /v2/service/create", {
      serviceName: "web",
      containerGroupName: "web",
      containers: [web],
      deployInstances: [place],
      ...more,
    });
  const made = async (more: object = {}) => (await create(more)).body.details.serviceId as string;
  const get = async (id: string) => (await baidu(`GET /v2/service/${id}`)).body;

  it("names, replicas: not empty and need not be unique; 1 by default, 0 or more", async () => {
    expect((await create({ serviceName: "" })).status).toBe(400);
    const [first, second] = [await made(), await made({ deployInstances: [{ ...place, replicas: 0 }] })];
    expect([(await get(first)).totalPods, (await get(second)).totalPods]).toEqual([1, 0]);
    expect((await get(first)).serviceName).toBe((await get(second)).serviceName);
  });

  it("starting what runs, stopping what is stopped; an update of a stopped service", async () => {
    const id = await made();
    const send = async (what: string, body?: object) => (await baidu(`PUT /v2/service/${id}${what}`, body)).status;
    expect([await send("/start"), await send("/stop"), await send("/stop")]).toEqual([200, 200, 200]);
    expect(await send("", { type: "name", serviceName: "blue" })).toBe(200);
    expect(await get(id)).toMatchObject({ serviceName: "blue", status: "STOP" });
  });

  it("`cpu` and `memory` in an update, a service without deployments: taken; stays, with no pods", async () => {
    const id = await made();
    const containers = [{ ...web, cpu: 2, memory: 4 }];
    expect((await baidu(`PUT /v2/service/${id}`, { type: "resource", containers })).status).toBe(200);
    expect(await get(id)).toMatchObject({ totalCpu: 2, totalMem: 4 });
    const [{ resourceId }] = (await get(id)).resourceBriefVos;
    await baidu("DELETE /v1/deployment", [resourceId]);
    expect(await get(id)).toMatchObject({ totalPods: 0, resourceBriefVos: [] });
  });
});

describe("CTyun", () => {
  const create = async (more: object = {}) =>
    (await eci("POST /containers/createContainerGroup", group(more))).body.returnObj.containerGroupId as string;
  const list = async (query: object = {}) =>
    (await eci("POST /containers/describeContainerGroups", query)).body.returnObj;
  const state = async (path: string, body?: object) => (await eci(`PUT /containers/${path}`, body)).body.error ?? "";

  it("HTTP status: the envelope's", async () => {
    const { status, body } = await eci("POST /containers/createContainerGroup", { ...group(), containers: [] });
    expect([status, body.statusCode]).toEqual([422, 422]);
    const other = await eci("POST /containers/createContainerGroup", group({ vpcId: "net-1" }));
    expect([other.status, other.body.statusCode]).toEqual([200, 900]);
  });

  it("a request ID used twice: taken", async () => {
    const id = "6f0d1a52-0b1e-4c5e-9d3c-3a0d4c1f7b11";
    const date = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/[-:]|\.\d+/g, "");
    const signature = signEop(emulator.credentials.ctyun, { id, date, query: "" });
    const again = { "ctyun-eop-request-id": id, "eop-date": date, "Eop-Authorization": signature };
    for (let count = 0; count < 2; count++)
      expect((await eci("GET /region", undefined, { unsigned: again })).status).toBe(200);
  });

  it("`searchType`, numeric `state`: any field of a row; the place in the list of states", async () => {
    await create();
    const rows = async (query: string) =>
      ((await eci(`GET /containers/containerGroupList?${query}`)).body.returnObj.records ?? []) as { state: unknown }[];
    expect(await rows("searchType=vpcId&searchValue=vpc-1")).toHaveLength(1);
    expect(await rows("searchType=vpcId&searchValue=other")).toEqual([]);
    expect(typeof (await rows(""))[0]?.state).toBe("number");
  });

  it("empty values in replies: left out", async () => {
    await create();
    expect(JSON.stringify(await list())).not.toMatch(/":(""|\[\]|null|false|0[,}])/);
  });

  it("rows of a page: 20 where it is left out, as many as are asked for", async () => {
    for (let count = 0; count < 22; count++) await create();
    const [{ containerGroups: some }, { containerGroups: all }] = [await list(), await list({ limit: 200 })];
    expect([some.length, all.length]).toEqual([20, 22]);
  });

  it("sizes: normalised; none asked for is 1 core, 2 GiB", async () => {
    await create();
    await create({ containerGroupName: "small", cpu: 0.3, memory: 0.5 });
    const sizes = (await list()).containerGroups.map(({ cpu, memory }: { cpu: number; memory: number }) => [
      cpu,
      memory,
    ]);
    expect(sizes).toContainEqual([1, 2]);
    expect(sizes).toContainEqual([0.5, 1]);
  });

  it("filter by subnet: ignored", async () => {
    await create();
    expect((await list({ vSwitchId: "subnet-other" })).containerGroups).toHaveLength(1);
  });

  it("update, restart, resize, delete: refused on the way out, but for delete", async () => {
    const containerGroupId = await create();
    await emulator.lifecycle({ kind: "container-group", phase: "delete", pace: "never" });
    const path = `DELETE /containers/deleteContainerGroup/${containerGroupId}`;
    expect((await eci(path)).status).toBe(200);
    expect(await state(`restartContainerGroup/${containerGroupId}`)).toMatch(/Conflict$/);
    expect(await state(`updateContainerGroup/${containerGroupId}`, { restartPolicy: "Never" })).toMatch(/Conflict$/);
    expect((await eci(path)).status).toBe(200);
  });
});
