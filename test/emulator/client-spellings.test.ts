import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { baiduCaller } from "../support/baidu-call";
import { ctyunCaller } from "../support/ctyun-call";
import { eciGroup } from "../support/eci-requests";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { fetchWithHost } from "../support/raw-http";
import { signTc3, tencentCaller } from "../support/tencent-call";

// What the vendors' clients write where the documents leave a choice or the client slips, and the shapes they decode.

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
let baidu: ReturnType<typeof baiduCaller>;
let eci: ReturnType<typeof ctyunCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
  baidu = baiduCaller(emulator.url, emulator.credentials.baidu);
  eci = ctyunCaller(emulator.url, emulator.credentials.ctyun);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const managed = {
  ClusterType: "MANAGED_CLUSTER",
  ClusterBasicSettings: { VpcId: "vpc-1" },
  ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
};

describe("Tencent", () => {
  it.each(["True", "TRUE", "true", "1"])("reads %s in a query as true, and no other word", async (word) => {
    const { ClusterId } = await tke("CreateCluster", managed);
    await tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true, SecurityGroup: "sg-1" });
    const get = async (value: string) => {
      const query = `ClusterId=${ClusterId}&IsExtranet=${value}`;
      const timestamp = Math.floor(Date.now() / 1000);
      const contentType = "application/x-www-form-urlencoded";
      const request = { method: "GET", query, host: "tke.test", contentType, body: "", timestamp, service: "tke" };
      const answer = await fetchWithHost(emulator.url, "tke.test", {
        method: "GET",
        path: `/?${query}`,
        headers: {
          "content-type": contentType,
          "x-tc-action": "DescribeClusterEndpointStatus",
          "x-tc-version": "2018-05-25",
          "x-tc-region": "gsqy",
          "x-tc-timestamp": String(timestamp),
          authorization: signTc3(emulator.credentials.tencent, request),
        },
      });
      return JSON.parse(answer.body).Response;
    };
    expect(await get(word)).toMatchObject({ Status: "Created" });
    expect(await get("yes")).toMatchObject({ Error: { Code: "InvalidParameter" } });
  });

  it.each(["True", "TRUE", "1"])("reads %s in a form as true", async (word) => {
    const { ClusterId } = await tke("CreateCluster", managed);
    await tke("CreateClusterEndpoint", { ClusterId, IsExtranet: true, SecurityGroup: "sg-1" });
    const { secretId, secretKey } = emulator.credentials.tencent;
    const parameters: Record<string, string> = {
      Action: "DescribeClusterEndpointStatus",
      Version: "2018-05-25",
      Region: "gsqy",
      ClusterId,
      IsExtranet: word,
      Nonce: "1",
      SecretId: secretId,
      SignatureMethod: "HmacSHA256",
      Timestamp: String(Math.floor(Date.now() / 1000)),
    };
    const names = Object.keys(parameters).sort();
    const text = `POSTtke.test/?${names.map((name) => `${name}=${parameters[name]}`).join("&")}`;
    const Signature = createHmac("sha256", secretKey).update(text).digest("base64");
    const answer = await fetchWithHost(emulator.url, "tke.test", {
      method: "POST",
      path: "/",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...parameters, Signature }).toString(),
    });
    expect(JSON.parse(answer.body).Response).toMatchObject({ Status: "Created" });
  });

  it("takes a null for what is documented as nullable as if it were absent", async () => {
    const settings = { ...managed.ClusterBasicSettings, ClusterLevel: null, AutoUpgradeClusterLevel: null };
    const { ClusterId } = await tke("CreateCluster", { ...managed, ClusterBasicSettings: settings });
    const { Clusters } = await tke("DescribeClusters", { ClusterIds: [ClusterId] });
    expect(Clusters).toMatchObject([{ ClusterLevel: "L5" }]);

    const added = { ClusterId, InstanceIds: ["ins-abcd1234"], InstanceAdvancedSettings: { Labels: null } };
    expect(await tke("AddExistedInstances", added)).toMatchObject({ SuccInstanceIds: ["ins-abcd1234"] });
    expect(await tke("DescribeClusterInstanceIds", { ClusterId, Labels: "a=b" })).toMatchObject({ TotalCount: 0 });

    const option = {
      IsScaleDownEnabled: true,
      ScaleDownDelay: null,
      ScaleDownUtilizationThreshold: null,
      Expander: "most-pods",
    };
    await tke("ModifyClusterAsGroupOptionAttribute", { ClusterId, ClusterAsGroupOption: option });
    const answer = await tke("DescribeClusterAsGroupOption", { ClusterId });
    expect(answer.ClusterAsGroupOption).toMatchObject({
      ScaleDownDelay: 10,
      ScaleDownUtilizationThreshold: 50,
      Expander: "most-pods",
    });
  });

  it("takes AllNamespace as a number or as true and false, and nothing else", async () => {
    const { ClusterId } = await tke("CreateCluster", managed);
    const services = async (AllNamespace: unknown) => tke("DescribeClusterServices", { ClusterId, AllNamespace });
    for (const all of [1, true, "true"]) expect(await services(all)).toMatchObject({ TotalCount: 2 });
    for (const one of [0, false]) expect(await services(one)).toMatchObject({ TotalCount: 1 });
    for (const wrong of ["xx", 2]) expect((await services(wrong)).Error?.Code).toBe("InvalidParameter");
  });
});

describe("BCI", () => {
  const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"] };

  it("takes what the Java client writes for what is not set", async () => {
    const zeros = {
      initialDelaySeconds: 0,
      timeoutSeconds: 0,
      periodSeconds: 0,
      successThreshold: 0,
      failureThreshold: 0,
    };
    const probe = { ...zeros, httpGet: { path: "/", port: 80, scheme: "", httpHeaders: null } };
    const container = { name: "web", image: "nginx:1", imagePullPolicy: "", livenessProbe: probe };
    const unset = { restartPolicy: "", eipRouteType: "", eipBillingMethod: "", eipBandwidthInMbps: 0, zoneName: "" };
    const made = await baidu("POST /v2/instance", { ...group, ...unset, containers: [container] });
    expect(made).toMatchObject({ status: 200, body: { instanceId: expect.stringMatching(/^p-/) } });
    const { body } = await baidu(`GET /v2/instance/${made.body.instanceId}`);
    expect(body.instance).toMatchObject({ restartPolicy: "Always", containers: [{ imagePullPolicy: "IfNotPresent" }] });
  });

  it("takes what the Go client writes for headers and gRPC probes", async () => {
    const headers = { name: "x-probe", value: "1" };
    const livenessProbe = { httpGet: { port: 80, httpHeaders: headers } };
    const readinessProbe = { grpc: { port: 80, Service: "web" } };
    const container = { name: "web", image: "nginx:1", workingDir: "", livenessProbe, readinessProbe };
    expect((await baidu("POST /v2/instance", { ...group, containers: [container] })).status).toBe(200);
    const [made] = await emulator.resources({ service: "bci", kind: "container-group" });
    expect(made?.attributes).toMatchObject({
      sent: {
        containers: [
          { livenessProbe: { httpGet: { httpHeaders: [headers] } }, readinessProbe: { grpc: { service: "web" } } },
        ],
      },
    });
  });

  it.each([
    ["True", 0],
    ["TRUE", 0],
    ["1", 0],
    ["False", 1],
    ["0", 1],
  ])("reads %s in a query as whether the elastic IP is released: %i stay", async (word, left) => {
    const containers = [{ name: "web", image: "nginx:1" }];
    const { body } = await baidu("POST /v2/instance", { ...group, containers, autoCreateEip: true });
    expect((await baidu(`DELETE /v2/instance/${body.instanceId}?relatedReleaseFlag=${word}`)).status).toBe(200);
    expect(await emulator.resources({ service: "bci", kind: "eip" })).toHaveLength(left);
  });

  it("refuses another word in its place", async () => {
    const { body } = await baidu("POST /v2/instance", { ...group, containers: [{ name: "web", image: "nginx:1" }] });
    expect(await baidu(`DELETE /v2/instance/${body.instanceId}?relatedReleaseFlag=yes`)).toMatchObject({
      status: 400,
      body: { code: "BadRequest" },
    });
  });

  it("says when a container ended", async () => {
    const { body } = await baidu("POST /v2/instance", { ...group, containers: [{ name: "web", image: "nginx:1" }] });
    await emulator.change({ service: "bci", kind: "container-group", id: body.instanceId, status: "Succeeded" });
    const answer = await baidu(`GET /v2/instance/${body.instanceId}`);
    const time = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(answer.body.instance.containers).toMatchObject([
      { currentState: { state: "Terminated", startTime: time, finishTime: time } },
    ]);
  });
});

describe("BEC", () => {
  const service = {
    serviceName: "web",
    containerGroupName: "web",
    containers: [{ name: "web", imageAddress: "nginx" }],
    deployInstances: [{ regionId: "cn-beijing-cm", replicas: 2 }],
  };

  it("answers start and stop with a map of strings, which is all the Go client decodes", async () => {
    const { body } = await baidu("POST /v1/service/create", service);
    const { serviceId } = body.details;
    for (const action of ["stop", "start"]) {
      const answer = await baidu(`PUT /v1/service/${serviceId}/${action}`);
      expect(answer.body).toEqual({ result: true, action, details: { serviceId } });
    }
  });

  it("measures a service, a deployment and a pod", async () => {
    const { serviceId } = (await baidu("POST /v1/service/create", service)).body.details;
    const [pod] = (await baidu("GET /v1/pod")).body.result;
    const latest = async (path: string) => {
      const { body } = await baidu(`GET /v1/monitor/${path}?metricsType=CPU&start=${now - 60}&end=${now + 60}`);
      return body.metrics.at(-1).value;
    };
    const now = Math.floor(Date.now() / 1000);
    expect(await latest(`service/sts/${serviceId}`)).toBe(20);
    expect(await latest(`deployment/${pod.deploymentId}`)).toBe(20);
    expect(await latest(`pod/${pod.podName}`)).toBe(10);
    const endless = await baidu(`GET /v1/monitor/pod/${pod.podName}?metricsType=CPU&start=1`);
    expect(endless).toMatchObject({ status: 400, body: { code: "Illegal parameters" } });
  });

  it("says an error in the names of its pages and in those its clients read", async () => {
    const { body } = await baidu("GET /v2/service/s-none");
    expect(body).toMatchObject({ code: "Resource Not Found", msg: body.message, data: null });
    expect(body).toMatchObject({ message: expect.stringContaining("s-none"), requestId: expect.any(String) });
    const cache = await baidu("POST /v2/imageCache", { imageCacheName: "c" });
    expect(cache.body).toMatchObject({ code: "Invalid parameters", requestId: expect.any(String) });
  });
});

describe("ECI", () => {
  it("returns where a data cache comes from as it was sent, but for the token", async () => {
    const git = { url: "https://example.org/x", branch: "main", mirrors: ["a", "b"] };
    const dataSource = { dataSourceType: "GIT", datasourceOption: { git, depth: 1, paths: ["x"] } };
    const sent = {
      dataSourceType: "GIT",
      datasourceOption: { ...dataSource.datasourceOption, git: { ...git, accessToken: "t" } },
    };
    const { body } = await eci("POST /dataCache/createDataCache", {
      dataCacheName: "m",
      bucket: "b",
      path: "/m",
      azName: "cn-huadong1-jsnj1A-public-ctcloud",
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      securityGroupId: "sg-1",
      dataSource: sent,
    });
    expect(body.statusCode, body.message).toBe(200);
    const read = await eci(`GET /dataCache/describeDataCache/${body.returnObj.dataCacheId}`);
    expect(read.body.returnObj.dataSource).toEqual(dataSource);
  });

  it.each(["True", "TRUE", "true", "1"])("reads %s in a query as true, and no other word", async (word) => {
    const made = await eci("POST /containers/createContainerGroup", eciGroup());
    const path = `/logs/describeContainerLog/${made.body.returnObj.containerGroupId}?containerName=web&timestamps=`;
    expect((await eci(`GET ${path}${word}`)).body.returnObj.content).toMatch(/^20\S+ started/);
    expect((await eci(`GET ${path}False`)).body.returnObj.content).toMatch(/^started/);
    expect((await eci(`GET ${path}yes`)).body.statusCode).toBe(400);
  });

  it("takes an empty choice for one that is not made", async () => {
    const containers = [{ name: "web", image: "nginx:1", imagePullPolicy: "" }];
    const group = eciGroup({ containers, ephemeralVolume: 0 });
    const { body } = await eci("POST /containers/createContainerGroup", group);
    expect(body.statusCode, body.message).toBe(200);
  });
});
