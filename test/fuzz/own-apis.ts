import { ensureCredentials } from "../../emulator/clouds";
import { createControl } from "../../emulator/control";
import { contentOf } from "../../emulator/kubernetes/content";
import { discoveryOf } from "../../emulator/kubernetes/discovery";
import { RESOURCES } from "../../emulator/kubernetes/object";
import { readPath } from "../../emulator/kubernetes/path";
import { answer } from "../../emulator/kubernetes/requests";
import { reviewOf } from "../../emulator/kubernetes/reviews";
import { StatusError } from "../../emulator/kubernetes/status";
import { connect } from "../../provider/transport/connect";
import { ENDPOINT, openVirtualCloud, type VirtualCloud } from "../chaos/virtual-cloud";
import { addMachine, memoryCluster } from "../support/memory-cluster";
import { requireAnswered } from "./crash";
import { mutated, mutatedText, oddValue, oneOf, type Pick } from "./source";

const clock = { now: () => Date.now(), sleep: async () => undefined } as never;

/** Bodies of the admin API, each of its call. */
const BODIES: Readonly<Record<string, readonly object[]>> = {
  faults: [
    { service: "tke", action: "CreateCluster", count: 1, error: { code: "x", status: 400 } },
    { delay: 0, probability: 0.5, answer: "drop" },
  ],
  lifecycle: [{ pace: "reads:2", service: "tke", kind: "cluster", phase: "create", times: 1, fail: "x" }],
  clock: [{ advanceSeconds: 60 }, { skewSeconds: -5 }],
  credentials: [{ cloud: "tencent", account: "1", expiresInSeconds: 5 }],
  quotas: [{ quota: "tke.MaxClustersNum", value: 1 }],
  push: [{ image: "team/app:v1", account: "100000000001" }],
  change: [
    {
      service: "tke",
      kind: "cluster",
      id: "web",
      set: { ClusterName: "x", ClusterNetworkSettings: { ClusterCIDR: "y" } },
    },
    { service: "bci", kind: "container-group", id: "web", set: { tags: [{ tagKey: "a", tagValue: "b" }] } },
    { service: "bci", kind: "container-group", id: "web", status: "Running", reason: "x" },
    {
      service: "tke",
      kind: "cluster",
      id: "web",
      set: { TagSpecification: [{ ResourceType: "x", Tags: [{ Key: "a" }] }] },
    },
  ],
  reset: [{}],
};
const READS = [
  "health",
  "environment",
  "resources",
  "requests",
  "faults",
  "lifecycle",
  "console/",
  "console/x",
  "faults/1",
  "",
];
const QUERIES = [
  "",
  "?service=tke",
  "?kind=constructor",
  "?last=1",
  "?since=x",
  "?status=%00",
  "?__proto__=1",
  "?last=1e9",
];

/** Requests to the emulator's admin API; after each, what it shows can still be read, and calls are still served. */
export function adminRequests(): (pick: Pick) => Promise<void> {
  let served = 0;
  let opened: Promise<{ cloud: VirtualCloud; app: ReturnType<typeof createControl> }> | undefined;
  return async (pick) => {
    served += 1;
    if (served % 100 === 1) opened = open(`fuzz-${served}`);
    const { cloud, app } = (await opened) as NonNullable<Awaited<typeof opened>>;
    const method = oneOf(pick, ["GET", "POST", "POST", "POST", "DELETE", "PUT"]);
    const path = oneOf(pick, method === "POST" ? Object.keys(BODIES) : READS);
    const body = pick(4) === 3 ? mutated(pick, oneOf(pick, BODIES[path] ?? [{}])) : mutatedDeep(pick, BODIES[path]);
    const text = JSON.stringify(body) ?? "";
    const headers = { host: "localhost", "content-type": "application/json" };
    const sent = {
      method,
      headers,
      ...(method === "POST" && { body: pick(10) === 9 ? mutatedText(pick, text) : text }),
    };
    requireServed(
      await app.request(`http://localhost/${path}${oneOf(pick, QUERIES)}`, sent),
      `${method} ${path} ${text}`,
    );
    requireServed(await app.request("http://localhost/resources", { headers }), `resources after ${path} ${text}`);
    const { clouds } = connected(cloud);
    await clouds.tencent().tke.DescribeClusters({}).catch(requireAnswered);
    await clouds.baidu().bci.ListInstances({}).catch(requireAnswered);
  };
}

/** A body with several places changed. */
const mutatedDeep = (pick: Pick, bodies: readonly object[] = [{}]): unknown =>
  mutated(pick, mutated(pick, oneOf(pick, bodies)));

function requireServed({ status }: Response, what: string): void {
  if (status >= 500) throw new Error(`a fault of the program: ${status} to ${what}`);
}

function connected(cloud: VirtualCloud) {
  const { tencent, baidu } = cloud.credentials;
  const settings = {
    endpoint: ENDPOINT,
    retry: "none",
    rateLimit: "none",
    tencent: { ...tencent, region: "gsqy" },
    baidu: { ...baidu, region: "bj" },
  };
  const exchange: VirtualCloud["exchange"] = (request) => cloud.exchange(request, { timeout: 1 });
  return { clouds: connect(settings, { exchange, env: {} }) };
}

/** A world with something in it that can be changed. */
async function open(seed: string) {
  const cloud = openVirtualCloud(clock, seed);
  const { clouds } = connected(cloud);
  await clouds.tencent().tke.CreateCluster({
    ClusterType: "MANAGED_CLUSTER",
    ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
    ClusterBasicSettings: { ClusterName: "web", VpcId: "vpc-1" },
  });
  const containers = [{ name: "app", image: "nginx:1" }];
  await clouds.baidu().bci.CreateInstance({ name: "web", securityGroupIds: ["g-1"], subnetIds: ["s-1"], containers });
  const access = () => ({ url: ENDPOINT, credentials: ensureCredentials(cloud.world.state) });
  const app = createControl(cloud.world, { touch: () => undefined, reset: () => undefined, access });
  return { cloud, app };
}

const METADATA = { name: "web", namespace: "default", labels: { app: "web" }, annotations: { a: "b" } };
const POD = {
  containers: [{ name: "app", image: "nginx:1", ports: [{ containerPort: 80 }], env: [{ name: "A", value: "1" }] }],
};
const TEMPLATE = { metadata: { labels: { app: "web" } }, spec: POD };
const SELECTOR = { matchLabels: { app: "web" } };
const OBJECTS: readonly Record<string, unknown>[] = [
  { apiVersion: "v1", kind: "Pod", metadata: METADATA, spec: POD },
  { apiVersion: "v1", kind: "ConfigMap", metadata: METADATA, data: { a: "b" } },
  { apiVersion: "v1", kind: "Secret", metadata: METADATA, stringData: { a: "b" } },
  { apiVersion: "v1", kind: "Service", metadata: METADATA, spec: { selector: { app: "web" }, ports: [{ port: 80 }] } },
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "web" } },
  {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: METADATA,
    spec: { replicas: 2, selector: SELECTOR, template: TEMPLATE },
  },
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: METADATA,
    spec: { serviceName: "web", selector: SELECTOR, template: TEMPLATE },
  },
  { apiVersion: "apps/v1", kind: "DaemonSet", metadata: METADATA, spec: { selector: SELECTOR, template: TEMPLATE } },
  {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: METADATA,
    spec: {
      schedule: "*/5 * * * *",
      jobTemplate: { spec: { template: { spec: { ...POD, restartPolicy: "Never" } } } },
    },
  },
];
const PATCHES: readonly Record<string, unknown>[] = [
  {
    spec: { replicas: 3, template: { spec: { $patch: "replace", "$setElementOrder/containers": [{ name: "app" }] } } },
  },
  { metadata: { labels: { constructor: "x" }, "$deleteFromPrimitiveList/finalizers": ["a"], $retainKeys: ["name"] } },
  [
    { op: "replace", path: "/metadata/labels/app", value: "x" },
    { op: "add", path: "/spec/x", value: 1 },
  ] as never,
  { dryRun: ["All"], propagationPolicy: "Foreground", gracePeriodSeconds: 0 },
];
const PATCH_TYPES = ["merge-patch+json", "strategic-merge-patch+json", "json-patch+json", "apply-patch+yaml"].map(
  (type) => `application/${type}`,
);
const TYPES = [...PATCH_TYPES, "application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "x", ""];
const NAMED = ["", "/web", "/web", "/web", "/constructor", "/__proto__", "/web/log", "/web/scale", "/web/status"];
const ASKED = [
  ...[
    "",
    "labelSelector=constructor",
    "labelSelector=a in (b",
    "fieldSelector=metadata.name=x",
    "fieldSelector=x",
    "limit=1",
  ],
  ...[
    "limit=-1&continue=x",
    "dryRun=All",
    "fieldManager=x&force=true",
    "fieldValidation=Strict",
    "tailLines=x&container=constructor",
  ],
];

/** Requests to a cluster's API server, past its certificate. */
export function kubernetesRequests(): (pick: Pick) => Promise<void> {
  let served = 0;
  let cluster = memoryCluster();
  return async (pick) => {
    served += 1;
    if (served % 100 === 1) {
      cluster = memoryCluster();
      addMachine(cluster, "ins-1");
    }
    const method = oneOf(pick, ["GET", "POST", "POST", "PUT", "PATCH", "PATCH", "PATCH", "DELETE"]);
    const object = oneOf(pick, method === "PATCH" ? [...OBJECTS, ...PATCHES] : OBJECTS);
    // Most bodies are of the kind that the path names: others are refused by that alone.
    const own = RESOURCES.find(({ kind }) => kind === object.kind);
    const { group, version, name: plural, namespaced } = own && pick(8) < 7 ? own : oneOf(pick, RESOURCES);
    const place = namespaced ? `namespaces/${pick(6) < 5 ? "default" : oneOf(pick, ["constructor", "web"])}/` : "";
    const name = method === "POST" ? oneOf(pick, ["", "", "", "/web"]) : oneOf(pick, NAMED);
    const path = `${group === "" ? "/api" : `/apis/${group}`}/${version}/${place}${plural}${name}`;
    const fitting = method === "PATCH" ? PATCH_TYPES : ["application/json"];
    const contentType = pick(8) === 7 ? oneOf(pick, TYPES) : oneOf(pick, fitting);
    const text = JSON.stringify(pick(3) > 0 ? object : mutated(pick, object)) ?? "";
    const bytes = Buffer.from(pick(12) === 11 ? mutatedText(pick, text) : text);
    const query = new URLSearchParams(oneOf(pick, ASKED));
    try {
      discoveryOf(pick(20) === 19 ? String(oddValue(pick)) : path, "1.32.2");
      const body = contentOf(bytes, contentType);
      reviewOf(path, method, body);
      const target = readPath(path);
      if (target === undefined) return;
      JSON.stringify(answer(cluster, target, { method, query, accept: "", contentType, agent: "kubectl", body }));
    } catch (error) {
      if (!(error instanceof StatusError))
        throw new Error(`${method} ${path} ${contentType} ${text}: ${(error as Error).stack}`);
    }
  };
}
