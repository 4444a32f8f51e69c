import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSchedule } from "../../emulator/kubernetes/schedule";
import { startEmulator, type TestEmulator } from "../support/emulator";
import {
  client,
  cronJob,
  DEPLOYMENTS,
  daemonSet,
  deployment,
  job,
  makeCluster,
  namesOf,
  PODS,
  statefulSet,
} from "../support/kubernetes";
import { tencentCaller } from "../support/tencent-call";

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
let api: ReturnType<typeof client>;
let ClusterId: string;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
beforeEach(async () => {
  const made = await makeCluster(tke);
  ClusterId = made.ClusterId;
  api = client(made.kubeconfig);
});
afterEach(() => emulator.reset());

const SETS = "/apis/apps/v1/namespaces/default/statefulsets";
const DAEMONS = "/apis/apps/v1/namespaces/default/daemonsets";
const JOBS = "/apis/batch/v1/namespaces/default/jobs";
const CRON_JOBS = "/apis/batch/v1/namespaces/default/cronjobs";
const EVENTS = "/api/v1/namespaces/default/events";
const merge = (path: string, body: object) => api("PATCH", path, body, "application/merge-patch+json");
const image = (name: string, tag: string) => ({ spec: { template: { spec: { containers: [{ name, image: tag }] } } } });

// biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
const items = async (path: string): Promise<any[]> => (await api("GET", path)).body.items;
const pods = async () => namesOf(await api("GET", PODS)) as string[];
const images = async () => (await items(PODS)).map(({ spec }) => spec.containers[0].image);
const status = async (path: string) => (await api("GET", path)).body.status;

describe("a stateful set", () => {
  it("makes its pods in order and waits for each, and removes the last first", async () => {
    await api("POST", SETS, statefulSet(3, {}, "does-not-exist"));
    expect(await pods()).toEqual(["db-0"]);
    expect(await status(`${SETS}/db`)).toMatchObject({ replicas: 1, readyReplicas: 0 });
    await api("PATCH", `${SETS}/db`, image("db", "mysql:8"), "application/strategic-merge-patch+json");
    // As in a cluster: the pod that never became ready is not replaced.
    expect(await images()).toEqual(["does-not-exist"]);
    await api("DELETE", `${PODS}/db-0`);
    expect(await images()).toEqual(["mysql:8", "mysql:8", "mysql:8"]);
    const claims = "/api/v1/namespaces/default/persistentvolumeclaims";
    expect(await items(claims)).toMatchObject(
      [0, 1, 2].map((n) => ({ metadata: { name: `data-db-${n}` }, status: { phase: "Bound" } })),
    );
    const [first] = await items(PODS);
    expect(first).toMatchObject({
      metadata: { labels: { "apps.kubernetes.io/pod-index": "0" } },
      spec: { hostname: "db-0", subdomain: "db", volumes: [{ persistentVolumeClaim: { claimName: "data-db-0" } }] },
    });
    await merge(`${SETS}/db`, { spec: { replicas: 1 } });
    expect([await pods(), (await items(claims)).length]).toEqual([["db-0"], 3]);
    await api("DELETE", `${SETS}/db`);
    expect([await pods(), (await items(claims)).length]).toEqual([[], 3]);
  });

  it("replaces pods from the last on, as far as the partition, and keeps what is not ready the only one", async () => {
    await api("POST", SETS, statefulSet(3));
    await merge(`${SETS}/db`, { spec: { updateStrategy: { rollingUpdate: { partition: 2 } } } });
    await merge(`${SETS}/db`, image("db", "mysql:9"));
    expect(await images()).toEqual(["mysql:8", "mysql:8", "mysql:9"]);
    // A pod before the partition comes back as it was.
    await api("DELETE", `${PODS}/db-0`);
    expect(await images()).toEqual(["mysql:8", "mysql:8", "mysql:9"]);
    const part = await status(`${SETS}/db`);
    expect([part.updatedReplicas, part.currentReplicas, part.currentRevision === part.updateRevision]).toEqual([
      1,
      2,
      false,
    ]);
    await merge(`${SETS}/db`, { spec: { updateStrategy: { rollingUpdate: { partition: 0 } } } });
    expect(await images()).toEqual(["mysql:9", "mysql:9", "mysql:9"]);
    const whole = await status(`${SETS}/db`);
    expect([whole.updatedReplicas, whole.currentRevision]).toEqual([3, whole.updateRevision]);
    await merge(`${SETS}/db`, image("db", "does-not-exist"));
    expect(await images()).toEqual(["mysql:9", "mysql:9", "does-not-exist"]);
  });

  it("waits for nobody where its pods may start together, or where pods are replaced by hand", async () => {
    await api("POST", SETS, statefulSet(2, { podManagementPolicy: "Parallel" }, "does-not-exist"));
    expect(await pods()).toEqual(["db-0", "db-1"]);
    await api("DELETE", `${SETS}/db`);
    await api("POST", SETS, statefulSet(2, { updateStrategy: { type: "OnDelete" } }));
    await merge(`${SETS}/db`, image("db", "mysql:9"));
    await api("DELETE", `${PODS}/db-0`);
    expect(await images()).toEqual(["mysql:9", "mysql:8"]);
  });
});

describe("a daemon set", () => {
  const nodeNames = async () => namesOf(await api("GET", "/api/v1/nodes")) as string[];
  const strategic = (path: string, body: object) => api("PATCH", path, body, "application/strategic-merge-patch+json");
  const nodesOfPods = async () => (await items(PODS)).map(({ spec }) => spec.nodeName).sort();

  it("runs on each node that it tolerates, cordoned or new, and selects nodes", async () => {
    await api("POST", DAEMONS, daemonSet());
    const [first = "", second = ""] = await nodeNames();
    expect(await nodesOfPods()).toEqual([first, second]);
    await strategic(`/api/v1/nodes/${first}`, { spec: { unschedulable: true } });
    await tke("CreateClusterInstances", { ClusterId, RunInstancePara: "{}" });
    expect(await nodesOfPods()).toHaveLength(3);
    await strategic(`/api/v1/nodes/${first}`, { spec: { taints: [{ key: "gpu", effect: "NoSchedule" }] } });
    expect(await nodesOfPods()).not.toContain(first);
    expect(await status(`${DAEMONS}/agent`)).toMatchObject({ desiredNumberScheduled: 2, numberReady: 2 });
    await strategic(`/api/v1/nodes/${second}`, { metadata: { labels: { disk: "ssd" } } });
    await merge(`${DAEMONS}/agent`, { spec: { template: { spec: { nodeSelector: { disk: "ssd" } } } } });
    expect(await nodesOfPods()).toEqual([second]);
  });

  it("stays where the cloud drains a node, and does not count as a pod there", async () => {
    await api("POST", DAEMONS, daemonSet());
    await api("POST", DEPLOYMENTS, deployment(2));
    const [{ InstanceId }] = (await tke("DescribeClusterInstances", { ClusterId })).InstanceSet;
    const drained = await tke("DrainClusterNode", { ClusterId, InstanceId, DryRun: false });
    expect(drained.Pods).toHaveLength(1);
    const [first, second] = await nodeNames();
    expect(await nodesOfPods()).toEqual([first, second, second, second]);
  });

  it("replaces as many pods at a time as may be away", async () => {
    await api("POST", DAEMONS, daemonSet());
    await merge(`${DAEMONS}/agent`, image("agent", "does-not-exist"));
    expect((await images()).sort()).toEqual(["agent:1", "does-not-exist"]);
    expect(await status(`${DAEMONS}/agent`)).toMatchObject({ updatedNumberScheduled: 1, numberUnavailable: 1 });
    await merge(`${DAEMONS}/agent`, image("agent", "agent:2"));
    expect(await images()).toEqual(["agent:2", "agent:2"]);
  });
});

describe("a job", () => {
  const end = async () =>
    (await status(`${JOBS}/once`)).conditions?.map((one: { type: string; reason?: string }) => one.reason ?? one.type);

  it("is complete once enough of its pods have succeeded, and then changes no more", async () => {
    await api("POST", JOBS, job(3, { parallelism: 2, completionMode: "Indexed" }));
    expect(await status(`${JOBS}/once`)).toMatchObject({ succeeded: 3, failed: 0, active: 0 });
    const index = "batch.kubernetes.io/job-completion-index";
    expect((await items(PODS)).map(({ metadata }) => metadata.annotations[index])).toEqual(["0", "1", "2"]);
    for (const pod of await pods()) await api("DELETE", `${PODS}/${pod}`);
    expect([await pods(), await end()]).toEqual([[], ["Complete"]]);
    const nodes = (await tke("DescribeClusterInstances", { ClusterId })).InstanceSet;
    expect((await tke("DrainClusterNode", { ClusterId, InstanceId: nodes[0].InstanceId, DryRun: true })).Pods).toEqual(
      [],
    );
  });

  it("fails when too many pods have failed, is late, or waits where no node takes pods", async () => {
    await api("POST", JOBS, job(1, { backoffLimit: 1 }, { command: ["sh", "-c", "echo a; exit 3"] }));
    expect([await end(), (await pods()).length]).toEqual([["BackoffLimitExceeded"], 2]);
    const [{ status: pod }] = await items(PODS);
    expect([pod.phase, pod.containerStatuses[0].state.terminated.exitCode]).toEqual(["Failed", 3]);
    await api("DELETE", `${JOBS}/once`);
    for (const node of namesOf(await api("GET", "/api/v1/nodes")))
      await merge(`/api/v1/nodes/${node}`, { spec: { unschedulable: true } });
    await api("POST", JOBS, job(1, { activeDeadlineSeconds: 60 }));
    expect(await status(`${JOBS}/once`)).toMatchObject({ active: 1 });
    const found = await items(`${EVENTS}?fieldSelector=reason=FailedScheduling`);
    expect(found).toMatchObject([
      {
        type: "Warning",
        count: 1,
        message: expect.stringContaining("0/2 nodes are available: 2 node(s) were unschedulable"),
      },
    ]);
    await emulator.clock({ advanceSeconds: 61 });
    expect([await end(), await pods()]).toEqual([["DeadlineExceeded"], []]);
  });

  it("rests while it is suspended, and goes after its time", async () => {
    await api("POST", JOBS, job(1, { suspend: true, ttlSecondsAfterFinished: 100 }));
    expect([await end(), await pods()]).toEqual([["JobSuspended"], []]);
    await merge(`${JOBS}/once`, { spec: { suspend: false } });
    expect(await end()).toEqual(["Complete"]);
    // Times of objects are in whole seconds.
    await emulator.clock({ advanceSeconds: 90 });
    expect(await pods()).toHaveLength(1);
    await emulator.clock({ advanceSeconds: 11 });
    expect([await pods(), (await api("GET", `${JOBS}/once`)).status]).toEqual([[], 404]);
  });

  it("without a number of completions runs as many pods as may run at a time", async () => {
    await api("POST", JOBS, job(1, { completions: null, parallelism: 3 }));
    expect([await end(), (await pods()).length]).toEqual([["Complete"], 3]);
  });

  it("is made by a cron job when its time has come, once for several that were missed", async () => {
    await api("POST", CRON_JOBS, cronJob("0 * * * *"));
    expect(await items(JOBS)).toEqual([]);
    for (let hour = 0; hour < 5; hour++) {
      await emulator.clock({ advanceSeconds: 3600 });
      await api("GET", JOBS);
    }
    const jobs = await items(JOBS);
    expect(jobs).toHaveLength(3);
    expect(jobs[0].metadata.ownerReferences).toMatchObject([{ kind: "CronJob", name: "tick" }]);
    const { lastScheduleTime, lastSuccessfulTime } = await status(`${CRON_JOBS}/tick`);
    expect([lastScheduleTime.slice(13), lastSuccessfulTime >= lastScheduleTime]).toEqual([":00:00Z", true]);
    await merge(`${CRON_JOBS}/tick`, { spec: { suspend: true } });
    await emulator.clock({ advanceSeconds: 3600 });
    expect(namesOf(await api("GET", JOBS))).toEqual(jobs.map(({ metadata }) => metadata.name));
  });
});

describe("a schedule", () => {
  const at = (text: string) => Date.parse(text);
  const latest = (schedule: string, until: string, zone?: string) => {
    const found = readSchedule(schedule, zone).latest(at("2026-01-01T00:00:00Z"), at(until));
    return found === undefined ? undefined : new Date(found).toISOString().slice(0, 16);
  };

  it.each([
    ["*/15 * * * *", "2026-03-01T10:44:59Z", "2026-03-01T10:30"],
    ["0 2 * * mon-fri", "2026-03-01T10:00:00Z", "2026-02-27T02:00"],
    ["0 0 13 * 5", "2026-03-14T00:00:00Z", "2026-03-13T00:00"],
    ["0 0 1 * 7", "2026-03-10T00:00:00Z", "2026-03-08T00:00"],
    ["@monthly", "2026-03-10T00:00:00Z", "2026-03-01T00:00"],
    ["5,10 1-3/2 * feb *", "2026-03-10T00:00:00Z", "2026-02-28T03:10"],
    ["0 0 31 2 *", "2026-03-10T00:00:00Z", undefined],
  ])("%s before %s is %s", (schedule, until, expected) => {
    expect(latest(schedule, until)).toBe(expected);
  });

  it("is read in its time zone", () => {
    expect(latest("0 2 * * *", "2026-03-02T00:00:00Z", "Asia/Shanghai")).toBe("2026-03-01T18:00");
    expect(latest("0 2 * * *", "2026-03-02T08:00:00Z", "America/New_York")).toBe("2026-03-02T07:00");
  });

  it.each([
    ["* * * *", undefined, "expected exactly 5 fields, found 4: [* * * *]"],
    ["60 * * * *", undefined, "60 in 60 is not from 0 to 59"],
    ["*/0 * * * *", undefined, "the step of */0 is not an integer from 1"],
    ["* * * * *", "Mars/Base", "unknown time zone Mars/Base"],
  ])("refuses %s in %s", (schedule, zone, message) => {
    expect(() => readSchedule(schedule, zone)).toThrow(message);
  });
});

describe("what a cluster refuses", () => {
  it.each([
    [
      JOBS,
      job(1, {}, {}),
      { spec: { completions: 2 } },
      'Job.batch "once" is invalid: spec.completions: Invalid value: 2: field is immutable',
    ],
    [SETS, statefulSet(1), { spec: { serviceName: "other" } }, "updates to statefulset spec for fields other than"],
    [
      DAEMONS,
      daemonSet(),
      { spec: { selector: { matchLabels: { a: "b" } } } },
      "`selector` does not match template `labels`",
    ],
    [
      DAEMONS,
      daemonSet(),
      { spec: { selector: { matchLabels: { a: "b" } }, template: { metadata: { labels: { a: "b" } } } } },
      "spec.selector: Invalid value: {",
    ],
  ])("%s: a change of what stays", async (path, object, change, message) => {
    await api("POST", path, object);
    const refused = await merge(`${path}/${object.metadata.name}`, change);
    expect([refused.status, refused.body.message]).toEqual([422, expect.stringContaining(message)]);
  });

  it("names what is missing in a new object", async () => {
    const always = job(1);
    Object.assign(always.spec.template.spec, { restartPolicy: "Always" });
    const { selector, ...rest } = daemonSet().spec;
    const refused = [
      await api("POST", JOBS, always),
      await api("POST", DAEMONS, { ...daemonSet(), spec: rest }),
      await api("POST", CRON_JOBS, cronJob("at noon")),
      await api("POST", CRON_JOBS, cronJob("* * * * *", { jobTemplate: undefined })),
    ];
    expect(refused.map(({ status, body }) => [status, body.message.replace(/^.* is invalid: /, "")])).toEqual([
      [422, 'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
      [422, "spec.selector: Required value"],
      [422, 'spec.schedule: Invalid value: "at noon": expected exactly 5 fields, found 2: [at noon]'],
      [422, "spec.jobTemplate: Required value"],
    ]);
    expect(selector).toBeDefined();
  });
});

describe("lists, events and logs", () => {
  it("cuts a list by limit, in the order of names, whatever comes and goes between the parts", async () => {
    const maps = "/api/v1/namespaces/default/configmaps";
    for (const name of ["d", "b", "a", "c"]) await api("POST", maps, { metadata: { name } });
    const first = await api("GET", `${maps}?limit=2`);
    expect([namesOf(first), first.body.metadata.remainingItemCount]).toEqual([["a", "b"], 2]);
    await api("DELETE", `${maps}/b`);
    const rest = await api("GET", `${maps}?limit=2&continue=${first.body.metadata.continue}`);
    expect([namesOf(rest), rest.body.metadata.continue]).toEqual([["c", "d"], undefined]);
    for (const query of ["limit=x", "continue=x"]) expect((await api("GET", `${maps}?${query}`)).status).toBe(400);
  });

  it("notes what happened for an hour, and counts what happens again", async () => {
    await api("POST", DEPLOYMENTS, deployment(1));
    for (const replicas of [0, 1]) await merge(`${DEPLOYMENTS}/web`, { spec: { replicas } });
    const [up, ...more] = await items(`${EVENTS}?fieldSelector=reason=ScalingReplicaSet,involvedObject.name=web`);
    expect([up.message.replace(/web-\w+/, "SET"), up.count, more.length]).toEqual([
      "Scaled up replica set SET from 0 to 1",
      2,
      1,
    ]);
    await api("POST", DEPLOYMENTS, { ...deployment(1, "does-not-exist"), metadata: { name: "broken" } });
    expect(await items(`${EVENTS}?fieldSelector=type=Warning`)).toMatchObject([
      { reason: "Failed", source: { component: "kubelet" } },
    ]);
    await emulator.clock({ advanceSeconds: 3601 });
    expect(await items(EVENTS)).toEqual([]);
  });

  it("gives the lines that are asked for, and says why there are none", async () => {
    const container = { name: "a", image: "busybox", command: ["echo", "one"] };
    const pod = (name: string, more: object) => ({ metadata: { name }, spec: { containers: [container], ...more } });
    await api("POST", PODS, pod("said", { restartPolicy: "Never" }));
    await api("POST", PODS, pod("two", { containers: [container, { name: "b", image: "b" }] }));
    await api("POST", PODS, pod("broken", { containers: [{ name: "a", image: "does-not-exist" }] }));
    const log = async (query: string) =>
      (await tke("ForwardRequest", { Method: "GET", Path: `${PODS}/${query}`, ClusterId })).ResponseBody;
    expect(await log("said/log?tailLines=2")).toBe("one\nended with code 0\n");
    expect(await log("said/log?tailLines=1&timestamps=true")).toMatch(/^\d{4}-\S+T\S+Z ended with code 0\n$/);
    expect(await log("said/log?limitBytes=7")).toBe("started");
    expect(await log("said/log?sinceTime=2999-01-01T00:00:00Z")).toBe("");
    for (const [query, message] of [
      ["two/log", "a container name must be specified for pod two, choose one of: [a b]"],
      ["said/log?previous=true", 'previous terminated container "a" in pod "said" not found'],
      ["broken/log", 'container "a" in pod "broken" is waiting to start: trying and failing to pull image'],
      ["gone/log", 'pods "gone" not found'],
      ["said/exec?command=ls", "exec takes a WebSocket"],
    ])
      expect(JSON.parse(await log(query ?? "")).message).toBe(message);
  });
});

describe("a deployment's rollout", () => {
  const PATH = `${DEPLOYMENTS}/web`;
  const SETS_OF_IT = "/apis/apps/v1/namespaces/default/replicasets";
  const strategic = "application/strategic-merge-patch+json";
  const roll = (tag: string) => api("PATCH", PATH, image("web", tag), strategic);
  const revisions = async () =>
    (await items(SETS_OF_IT)).map(({ metadata }) => metadata.annotations["deployment.kubernetes.io/revision"]).sort();

  it("keeps pods that run while new ones do not, and replaces all once they do", async () => {
    await api("POST", DEPLOYMENTS, deployment(8));
    await roll("does-not-exist");
    expect(await status(PATH)).toMatchObject({ replicas: 10, readyReplicas: 6, updatedReplicas: 4 });
    await roll("nginx:2");
    expect(new Set(await images())).toEqual(new Set(["nginx:2"]));
    expect(await status(PATH)).toMatchObject({ replicas: 8, readyReplicas: 8, updatedReplicas: 8 });
    await merge(PATH, { spec: { strategy: { type: "Recreate", rollingUpdate: null } } });
    await roll("does-not-exist");
    expect(await status(PATH)).toMatchObject({ replicas: 8, readyReplicas: 0, updatedReplicas: 8 });
  });

  it("uses the set of a template that comes back, whatever the order of its fields, and forgets old sets", async () => {
    await api("POST", DEPLOYMENTS, deployment(1));
    await roll("nginx:2");
    const { spec } = (await items(SETS_OF_IT)).find(
      ({ metadata }) => metadata.annotations["deployment.kubernetes.io/revision"] === "1",
    );
    const { "pod-template-hash": _, ...labels } = spec.template.metadata.labels;
    const template = { spec: spec.template.spec, metadata: { creationTimestamp: null, labels } };
    await api(
      "PATCH",
      PATH,
      [{ op: "replace", path: "/spec/template", value: template }],
      "application/json-patch+json",
    );
    expect(await revisions()).toEqual(["2", "3"]);
    await merge(PATH, { spec: { revisionHistoryLimit: 1 } });
    for (const tag of ["nginx:4", "nginx:5"]) await roll(tag);
    expect(await revisions()).toEqual(["4", "5"]);
  });

  it("replaces a pod whose label was taken away, and leaves that pod alone", async () => {
    await api("POST", DEPLOYMENTS, deployment(1));
    const [name] = await pods();
    await merge(`${PODS}/${name}`, { metadata: { labels: { app: null } } });
    expect(await pods()).toHaveLength(2);
    await api("DELETE", PATH);
    expect(await pods()).toEqual([name]);
  });
});

describe("the addresses of a cluster", () => {
  const SERVICES = "/api/v1/namespaces/default/services";
  const made = (name: string, type: string) =>
    api("POST", SERVICES, { metadata: { name }, spec: { type, selector: { app: "web" }, ports: [{ port: 80 }] } });

  it("are in its own networks, and TKE lists the same services", async () => {
    const { ClusterId: id } = await tke("CreateCluster", {
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: "192.168.0.0/20", MaxClusterServiceNum: 128 },
      ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "own" },
    });
    await tke("CreateClusterEndpoint", { ClusterId: id, IsExtranet: true });
    await tke("CreateClusterInstances", { ClusterId: id, RunInstancePara: "{}" });
    api = client((await tke("DescribeClusterKubeconfig", { ClusterId: id })).Kubeconfig);
    await api("POST", DEPLOYMENTS, deployment(2));
    await made("web", "LoadBalancer");
    await made("ports", "NodePort");
    const services = await items(SERVICES);
    const addresses = services.map(({ spec }) => spec.clusterIP);
    expect(addresses[0]).toBe("192.168.15.129");
    for (const address of addresses) expect(address).toMatch(/^192\.168\.15\.(129|1[3-9]\d|2\d\d)$/);
    const podAddresses = (await items(PODS)).map(({ status: { podIP } }) => podIP);
    expect(podAddresses.sort()).toEqual(["192.168.0.2", "192.168.0.3"]);
    const nodePorts = services.map(({ spec }) => spec.ports[0].nodePort);
    expect(nodePorts).toEqual([undefined, expect.any(Number), expect.any(Number)]);
    const { Services } = await tke("DescribeClusterServices", { ClusterId: id });
    expect(Services).toMatchObject([
      { Name: "kubernetes", ServiceIp: addresses[0] },
      ...services.slice(1).map(({ metadata, spec, status: { loadBalancer } }) => ({
        Name: metadata.name,
        ServiceIp: spec.clusterIP,
        AccessType: spec.type,
        ExternalIp: loadBalancer.ingress?.[0].ip ?? "",
        DesiredReplicas: 2,
        CurrentReplicas: 2,
      })),
    ]);
  });
});

describe("a virtual node that was drained", () => {
  it("takes no pods until it is uncordoned, and can be deleted", async () => {
    const pool = {
      ClusterId,
      Name: "burst",
      SubnetIds: ["subnet-1"],
      SecurityGroupIds: ["sg-1"],
      Labels: [],
      Taints: [],
    };
    const { NodePoolId } = await tke("CreateClusterVirtualNodePool", pool);
    const { InstanceIds } = await tke("CreateClusterVirtualNode", { ClusterId, NodePoolId, SubnetIds: ["subnet-1"] });
    const [name] = InstanceIds;
    const onIt = async () => (await items(PODS)).filter(({ spec }) => spec.nodeName === name).length;
    await api("POST", DEPLOYMENTS, deployment(3));
    expect(await onIt()).toBe(1);
    await tke("DrainClusterVirtualNode", { ClusterId, NodeName: name });
    expect([await onIt(), (await api("GET", `/api/v1/nodes/${name}`)).body.spec.unschedulable]).toEqual([0, true]);
    await merge(`/api/v1/nodes/${name}`, { spec: { unschedulable: null } });
    expect((await api("GET", `/api/v1/nodes/${name}`)).body.spec.unschedulable).toBeUndefined();
    await merge(`/api/v1/nodes/${name}`, { spec: { unschedulable: true } });
    expect((await api("GET", `/api/v1/nodes/${name}`)).body.spec.unschedulable).toBe(true);
    expect(await tke("DeleteClusterVirtualNode", { ClusterId, NodePoolId, NodeNames: [name] })).not.toHaveProperty(
      "Error",
    );
  });
});
