import { request } from "node:http";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { baiduCaller } from "../support/baidu-call";
import { ctyunCaller } from "../support/ctyun-call";
import { eciGroup, eciNetwork, eciZone } from "../support/eci-requests";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { fetchWithHost } from "../support/raw-http";
import { signTc3, tencentCaller } from "../support/tencent-call";

// What the vendors' clients may send, and what the documents say of it.

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
let baidu: ReturnType<typeof baiduCaller>;
let ctyun: ReturnType<typeof ctyunCaller>;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
  baidu = baiduCaller(emulator.url, emulator.credentials.baidu);
  ctyun = ctyunCaller(emulator.url, emulator.credentials.ctyun);
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());

const VPC = { ClusterType: "MANAGED_CLUSTER", ClusterBasicSettings: { VpcId: "vpc-1" } };
const cluster = { ...VPC, ClusterCIDRSettings: { ClusterCIDR: "10.1.0.0/16" } };
const web = { name: "web", image: "nginx:1.27" };
const group = (more: object) => ctyun("POST /containers/createContainerGroup", eciGroup(more));
const codeOf = ({ body }: Awaited<ReturnType<typeof group>>) => body.error?.replace("ECI.Openapi.StatusReason", "");

const container = { name: "web", imageAddress: "nginx" };
const service = (more: object = {}) => ({
  serviceName: "web",
  containerGroupName: "web",
  containers: [container],
  deployInstances: [{ regionId: "cn-beijing-cm", replicas: 1 }],
  ...more,
});
const newService = async (more: object = {}) =>
  (await baidu("POST /v2/service/create", service(more))).body.details.serviceId as string;

it("HEAD is answered once, and quietly", async () => {
  const complaints: unknown[] = [];
  const { error } = console;
  console.error = (...words: unknown[]) => void complaints.push(words);
  try {
    const hosts = ["bci.bj.baidubce.com", "tke.example.com", "eci-global.ctapi.ctyun.cn", "127.0.0.1"];
    for (const host of hosts) {
      const { status } = await fetchWithHost(emulator.url, host, { method: "HEAD", path: "/v2/instance", headers: {} });
      expect(status).toBeGreaterThanOrEqual(200);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    console.error = error;
  }
  expect(complaints).toEqual([]);
});

it("BCI rounds a bandwidth down, then holds it against the range", async () => {
  const instance = (eipBandwidthInMbps: number) => ({
    name: "web",
    securityGroupIds: ["g-1"],
    subnetIds: ["sbn-1"],
    volume: {},
    containers: [web],
    autoCreateEip: true,
    eipBillingMethod: "ByBandwidth",
    eipBandwidthInMbps,
  });
  const { body } = await baidu("POST /v2/instance", instance(500.7));
  const read = await baidu(`GET /v2/instance/${body.instanceId}`);
  expect(read.body.instance.bandwidthInMbps).toBe(500);
  expect((await baidu("POST /v2/instance", instance(501.2))).status).toBe(400);
});

it.each(["true", false, true, "false"])(
  "BEC returns %j for optional of a secret's key, as it was sent",
  async (optional) => {
    const envs = [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k", optional } } }];
    const id = await newService({ containers: [{ ...container, envs }] });
    const { resourceBriefVos } = (await baidu(`GET /v2/service/${id}`)).body;
    expect(resourceBriefVos[0].containers[0].envs[0].valueFrom.secretKeyRef.optional).toBe(optional);
  },
);

it("BEC refuses another text for it", async () => {
  const envs = [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k", optional: "yes" } } }];
  const { status } = await baidu("POST /v2/service/create", service({ containers: [{ ...container, envs }] }));
  expect(status).toBe(400);
});

it("BEC refuses one node twice in an update, as in a create", async () => {
  const id = await newService();
  const deployInstances = [2, 5].map((replicas) => ({ regionId: "cn-beijing-cm", replicas }));
  expect((await baidu("POST /v2/service/create", service({ deployInstances }))).body.code).toBe("Illegal parameters");
  const { body } = await baidu(`PUT /v2/service/${id}`, { type: "replicas", deployInstances });
  expect(body.code).toBe("Illegal parameters");
});

it("BEC answers a create without a time, and a read with it", async () => {
  const { details } = (await baidu("POST /v2/service/create", service())).body;
  expect(details.createTime).toBeNull();
  expect((await baidu(`GET /v2/service/${details.serviceId}`)).body.createTime).toMatch(/^20/);
});

it("BEC takes a bandwidth with a fraction in v2 only", async () => {
  const id = await newService({ needPublicIp: true });
  const change = { type: "resource", bandwidth: 1.5 };
  expect((await baidu(`PUT /v1/service/${id}`, change)).body.code).toBe("Illegal parameters");
  expect((await baidu(`PUT /v2/service/${id}`, change)).status).toBe(200);
});

it("a signature of Baidu may be valid for any number of seconds", async () => {
  expect((await baidu("GET /v2/instance", undefined, { expirySeconds: 9_999_999_999 })).status).toBe(200);
});

it("ECI takes a tag without a key, wherever tags are", async () => {
  const made = await group({ tags: [{ value: "v" }, {}] });
  expect(made.body.statusCode, made.body.message).toBe(200);
});

it("ECI refuses a registry with a scheme, of groups and of image caches", async () => {
  const login = (server: string) => [{ server, userName: "u", password: "p" }];
  const cache = (server: string) =>
    ctyun("POST /imageCache/createImageCache", {
      imageCacheName: "base",
      images: ["nginx:1.27"],
      azInfo: eciZone,
      ...eciNetwork,
      imageRegistryCredentials: login(server),
    });
  expect([codeOf(await cache("r.io")), codeOf(await cache("https://r.io"))]).toEqual([undefined, "Invalid"]);
  const one = (server: string) => group({ imageRegistryCredential: login(server) });
  expect([codeOf(await one("r.io:5000")), codeOf(await one("http://r.io"))]).toEqual([undefined, "Invalid"]);
});

it("ECI's samples are 15 s apart without a period", async () => {
  const { containerGroupId } = (await group({})).body.returnObj;
  await emulator.clock({ advanceSeconds: 300 });
  const { body } = await ctyun(`GET /monitors/describeConsoleContainerGroupMetric/${containerGroupId}`);
  const [first, second] = body.returnObj.records;
  expect(second.timestamp - first.timestamp).toBe(15);
});

it.each([
  ["POST /containers/batchDescribeContainerGroupPrice", { flavors: [{}] }, "flavors.0.flavorName is required"],
  ["GET /dataCache/copyDataCache", undefined, "dataCacheId is required"],
])("ECI names what is missing: %s", async (target, input, message) => {
  const answer = await ctyun(target, input);
  expect([codeOf(answer), answer.body.message]).toEqual(["BadRequest", message]);
});

it("a GR cluster needs a container network: an empty one is missing", async () => {
  const { Error: error } = await tke("CreateCluster", { ...VPC, ClusterCIDRSettings: { ClusterCIDR: "" } });
  expect(error?.Code).toBe("MissingParameter");
});

it("a node that is named twice is deleted, and listed, once", async () => {
  const { ClusterId } = await tke("CreateCluster", cluster);
  const { InstanceIdSet } = await tke("CreateClusterInstances", { ClusterId, RunInstancePara: "{}" });
  const InstanceIds = [...InstanceIdSet, ...InstanceIdSet];
  expect((await tke("DeleteClusterInstances", { ClusterId, InstanceIds })).SuccInstanceIds).toEqual(InstanceIdSet);
});

it("TotalCount of a filtered list is the number that fits", async () => {
  const { ClusterId } = await tke("CreateCluster", cluster);
  const RunInstancePara = '{"InstanceCount":3}';
  const { InstanceIdSet } = await tke("CreateClusterInstances", { ClusterId, RunInstancePara });
  const InstanceIds = InstanceIdSet.slice(1);
  expect((await tke("DescribeClusterInstances", { ClusterId, InstanceIds })).TotalCount).toBe(2);
});

it("eleven purchases are refused, alike or not, and one of eleven machines is taken", async () => {
  const nodes = (RunInstancesPara: string[]) => [{ NodeRole: "WORKER", RunInstancesPara }];
  const eleven = await tke("CreateCluster", { ...cluster, RunInstancesForNode: nodes(Array(11).fill("{}")) });
  expect(eleven.Error?.Code).toBe("LimitExceeded");
  const ClusterBasicSettings = { ...cluster.ClusterBasicSettings, ClusterLevel: "L20" };
  const RunInstancesForNode = nodes(['{"InstanceCount":11}']);
  const one = await tke("CreateCluster", { ...cluster, ClusterBasicSettings, RunInstancesForNode });
  expect(one.Error).toBeUndefined();
});

it("a body above 4 MiB is refused by Baidu and CTyun", async () => {
  const body = JSON.stringify({ name: "a".repeat(4 * 2 ** 20) });
  expect((await baidu("POST /v2/instance", undefined, { body })).body.code).toBe("InvalidHTTPRequest");
  const { body: refused } = await ctyun("POST /containers/createContainerGroup", undefined, { body });
  expect(refused.error).toMatch(/RequestEntityTooLarge$/);
});

it("each cloud answers at its hosts, whatever the path", async () => {
  const ask = async (host: string, path: string, method = "GET") =>
    (await fetchWithHost(emulator.url, host, { method, path, headers: {} })).body;
  const uri = await baidu("GET /x");
  expect([uri.status, uri.body.code]).toEqual([400, "InvalidURI"]);
  expect((await baidu("GET /")).body.code).toBe("InvalidURI");
  expect(JSON.parse(await ask("bci.bj.baidubce.com", "//v2/instance")).code).toBe("InvalidHTTPAuthHeader");
  expect(JSON.parse(await ask("tke.example.com", "/x", "POST")).Response.Error.Code).toBe("InvalidParameter");
  expect(JSON.parse(await ask("eci-global.ctapi.ctyun.cn", "/x")).statusCode).toBe("EOP.Unauthorized");
  expect(await ask("127.0.0.1", "/x")).toContain("/x");
});

it("a request line may hold the whole URL, as a client sends it through a proxy", async () => {
  const { hostname, port } = new URL(emulator.url);
  const head = { method: "POST", path: "http://tke.example.com/", headers: { host: "tke.example.com" } };
  const body = await new Promise<string>((resolve, reject) => {
    const sent = request({ hostname, port, agent: false, ...head }, (answer) => {
      let text = "";
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve(text));
    });
    sent.on("error", reject).end();
  });
  expect(JSON.parse(body).Response.Error.Code).toBe("MissingParameter");
});

it.each([
  ["ClusterIds.foo=cls-1", "ClusterIds.foo"],
  ["ClusterIds.-1=cls-1", "ClusterIds.-1"],
  ["ClusterIds.1e3=cls-1", "ClusterIds.1e3"],
  ["ClusterIds.00=cls-1", "ClusterIds.00"],
  ["ClusterIds.=cls-1", "ClusterIds."],
  ["ClusterIds.__proto__=cls-1", "ClusterIds.__proto__"],
  ["Filters.0.Name=ClusterName&Filters.0.Values.x=a", "Filters.0.Values.x"],
  [".ClusterIds=a", ".ClusterIds"],
])("TKE takes numbers after the dot of a list: %s", async (query, name) => {
  const { secretId, secretKey } = emulator.credentials.tencent;
  const [host, timestamp] = ["tke.api3.test", Math.floor(Date.now() / 1000)];
  const contentType = "application/x-www-form-urlencoded";
  const signed = { method: "GET", query, host, contentType, body: "", timestamp, service: "tke" };
  const { body } = await fetchWithHost(emulator.url, host, {
    method: "GET",
    path: `/?${query}`,
    headers: {
      "content-type": contentType,
      "x-tc-action": "DescribeClusters",
      "x-tc-version": "2018-05-25",
      "x-tc-timestamp": String(timestamp),
      "x-tc-region": "gsqy",
      authorization: signTc3({ secretId, secretKey }, signed),
    },
  });
  const code = "UnknownParameter";
  expect(JSON.parse(body).Response.Error).toEqual({
    Code: code,
    Message: `The parameter \`${name}\` is not recognized.`,
  });
});
