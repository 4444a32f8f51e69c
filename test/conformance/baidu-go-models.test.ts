import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseReadings } from "../../emulator/readings";
import { baiduCaller } from "../support/baidu-call";
import { startEmulator, type TestEmulator } from "../support/emulator";

// The Go SDK has one path for each call, and decodes answers into fixed types: an answer of another type is an error there.
interface Sdk {
  calls: Record<string, { request?: string; answer?: string }>;
  types: Record<string, Record<string, string>>;
}
const models: Record<"bci" | "bec", Sdk> = JSON.parse(
  readFileSync(resolve(__dirname, "../../contract/baidu-go-sdk.json"), "utf8"),
);

const READING = "bec: `optional` of a secret's key";
const secretKeyRef = { name: "keys", key: "a", optional: "true" };

let emulator: TestEmulator;
let call: ReturnType<typeof baiduCaller>;
beforeAll(async () => {
  emulator = await startEmulator({ readings: parseReadings(READING) });
  call = baiduCaller(emulator.url, emulator.credentials.baidu);
});
afterAll(() => emulator.close());

/** Where a value does not decode into a type of Go: null decodes into every type, unknown fields are passed over. */
function undecodable(sdk: Sdk, type: string, value: unknown, at: string): string[] {
  if (value === null || value === undefined || type === "unknown") return [];
  const item = /^array<(.+)>$/.exec(type)?.[1];
  if (item !== undefined)
    return Array.isArray(value)
      ? value.flatMap((one, index) => undecodable(sdk, item, one, `${at}[${index}]`))
      : [`${at} is no list`];
  const values = /^map<string,(.+)>$/.exec(type)?.[1];
  const model = sdk.types[type];
  if (values === undefined && model === undefined) {
    const fits = type === "integer" ? Number.isInteger(value) : typeof value === type;
    return fits ? [] : [`${at} is ${JSON.stringify(value)}, not ${type}`];
  }
  if (typeof value !== "object" || Array.isArray(value)) return [`${at} is no object`];
  return Object.entries(value).flatMap(([name, inner]) => {
    const of = model === undefined ? values : model[name];
    return of === undefined ? [] : undecodable(sdk, of, inner, `${at}.${name}`);
  });
}

async function expectDecodable(service: "bci" | "bec", action: string, request: string, body?: unknown) {
  const sdk = models[service];
  const { status, body: answer } = await call(request, body as object);
  expect(status, `${action}: ${JSON.stringify(answer)}`).toBe(200);
  const model = sdk.calls[action]?.answer;
  expect(model && undecodable(sdk, model, answer, action), action).toEqual(model && []);
  return answer;
}

it("every answer of BEC decodes into the Go SDK's types", async () => {
  const place = { region: "EAST_CHINA", city: "SHANGHAI", serviceProvider: "CHINA_TELECOM", replicas: 1 };
  const made = await expectDecodable("bec", "CreateService", "POST /v1/service/create", {
    serviceName: "web",
    containerGroupName: "web",
    paymentMethod: "postpay",
    deployInstances: [place],
    needPublicIp: true,
    bandwidth: 100,
    tags: [{ tagKey: "team", tagValue: "web" }],
    containers: [
      {
        name: "web",
        imageAddress: "nginx",
        imageVersion: "1.27",
        cpu: 1,
        memory: 2,
        ports: [{ containerPort: 80 }],
        envs: [{ name: "A", valueFrom: { secretKeyRef } }],
      },
    ],
  });
  const id = made.details.serviceId;
  await expectDecodable("bec", "ListServicesV1", "GET /v1/service?pageNo=1&pageSize=10");
  const { resourceBriefVos } = await expectDecodable("bec", "GetService", `GET /v1/service/${id}`);
  const deployment = resourceBriefVos[0].resourceId;
  await expectDecodable("bec", "UpdateService", `PUT /v1/service/${id}`, { type: "NAME", serviceName: "blue" });
  const window = "metricsType=CPU&start=1699990000&end=1700000000&stepInMin=1";
  await expectDecodable("bec", "GetServiceMetrics", `GET /v1/monitor/service/sts/${id}?serviceId=${id}&${window}`);
  await expectDecodable("bec", "GetDeployment", `GET /v1/deployment/${deployment}`);
  const of = `deploymentId=${deployment}&${window}`;
  await expectDecodable("bec", "GetDeploymentMetrics", `GET /v1/monitor/deployment/${deployment}?${of}`);
  await expectDecodable("bec", "UpdateDeploymentReplicas", `PUT /v1/deployment/${deployment}`, { replicas: 2 });
  const { result } = await expectDecodable("bec", "ListPods", `GET /v1/pod?serviceId=${id}&pageNo=1&pageSize=10`);
  expect(result[0].containers[0].envs[0].valueFrom).toEqual({ secretKeyRef });
  const pod = result[0].podName;
  await expectDecodable("bec", "GetPod", `GET /v1/pod/${pod}`);
  await expectDecodable("bec", "GetPodMetrics", `GET /v1/monitor/pod/${pod}?podId=${pod}&${window}`);
  await expectDecodable("bec", "RestartPod", `PUT /v1/pod/${pod}/restart`);
  for (const action of ["stop", "start"])
    await expectDecodable("bec", "StartStopService", `PUT /v1/service/${id}/${action}`);
  const batch = { idList: [id, "s-absent00"], action: "stop" };
  await expectDecodable("bec", "BatchOperateServices", "PUT /v1/service/batch/operate", batch);
  await expectDecodable("bec", "DeleteDeployments", "DELETE /v1/deployment", [deployment]);
  await expectDecodable("bec", "DeleteService", `DELETE /v1/service/${id}`);
  await expectDecodable("bec", "BatchDeleteServices", "POST /v1/service/batch/delete", ["s-absent00"]);
  await expectDecodable("bec", "ListNodes", "GET /v1/node/type/container");
});

it("every answer of BCI decodes into the Go SDK's types", async () => {
  const { instanceId } = await expectDecodable("bci", "CreateInstance", "POST /v2/instance", {
    name: "web",
    securityGroupIds: ["g-1"],
    subnetIds: ["sbn-1"],
    autoCreateEip: true,
    eipBandwidthInMbps: 1,
    tags: [{ tagKey: "team", tagValue: "web" }],
    volume: { emptyDir: [{ name: "tmp" }] },
    containers: [{ name: "web", image: "nginx", volumeMounts: [{ name: "tmp", type: "EmptyDir", mountPath: "/tmp" }] }],
    initContainers: [{ name: "init", image: "busybox" }],
  });
  await expectDecodable("bci", "ListInstances", "GET /v2/instance?maxKeys=10");
  await expectDecodable("bci", "GetInstance", `GET /v2/instance/${instanceId}`);
  await expectDecodable("bci", "DeleteInstance", `DELETE /v2/instance/${instanceId}`);
  await expectDecodable("bci", "BatchDeleteInstances", "POST /v2/instance/batchDel", { instanceIds: [instanceId] });
});
