import type { ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { afterEach, expect, it, vi } from "vitest";
import type { Timer } from "../../emulator/clock";
import { born, type Cluster, list, put } from "../../emulator/kubernetes/cluster";
import { reconcile } from "../../emulator/kubernetes/controllers";
import { CONTROLLER_REVISIONS, JOBS, type Json, PODS, SERVICES } from "../../emulator/kubernetes/object";
import { serveWatch } from "../../emulator/kubernetes/watch";
import { instances } from "../../emulator/tencent/tke/parts/instance-row";
import { addMachine, memoryApi, memoryCluster } from "../support/memory-cluster";

// A fault in a controller stops neither the other objects nor the process: it is said on stderr, once a round.

afterEach(() => vi.restoreAllMocks());

function newJob(cluster: Cluster, name: string): void {
  const containers: Json[] = [{ name: "once", image: "busybox" }];
  const spec = { completions: 1, parallelism: 1, template: { spec: { restartPolicy: "Never", containers } } };
  const metadata = { name, namespace: "default" };
  put(cluster, JOBS, born(cluster, JOBS, { apiVersion: "", kind: "", metadata, spec }));
}

const jobsOfPods = (cluster: Cluster) => list(cluster, PODS).map(({ metadata }) => metadata.ownerReferences?.[0]?.name);

it("leaves an object alone that its controller cannot handle, and handles the others", () => {
  const complaints = vi.spyOn(console, "error").mockReturnValue();
  const cluster = memoryCluster();
  // No client can store this, as its schema forbids it.
  for (const [name, ports] of [
    ["bad", 7],
    ["good", []],
  ] as const)
    put(
      cluster,
      SERVICES,
      born(cluster, SERVICES, { apiVersion: "", kind: "", metadata: { name, namespace: "default" }, spec: { ports } }),
    );
  newJob(cluster, "after");
  reconcile(cluster);
  expect(list(cluster, SERVICES, "default").find(({ metadata }) => metadata.name === "good")?.spec?.clusterIP).toMatch(
    /^172\.16\./,
  );
  expect(jobsOfPods(cluster)).toEqual(["after"]);
  expect(complaints.mock.calls.map(([text]) => text)).toEqual(['emulator: kubernetes: Service "bad":']);
});

it("goes on where what is not of one object fails", () => {
  const complaints = vi.spyOn(console, "error").mockReturnValue();
  const cluster = memoryCluster();
  const metadata = { name: "bad", namespace: "kube-system", ownerReferences: 7 as never };
  const spec = { nodeName: "gone", containers: [] };
  put(cluster, PODS, born(cluster, PODS, { apiVersion: "", kind: "", metadata, spec, status: { startTime: "x" } }));
  newJob(cluster, "good");
  reconcile(cluster);
  expect(jobsOfPods(cluster)).toContain("good");
  expect(complaints.mock.calls.map(([text]) => text)).toEqual([
    "emulator: kubernetes: pods without nodes:",
    'emulator: kubernetes: Pod "bad":',
  ]);
});

it("ends a watch that cannot look at the cloud any more, and not the process", () => {
  const complaints = vi.spyOn(console, "error").mockReturnValue();
  const waiting = new Set<() => void>();
  const machineTimer: Timer = (_milliseconds, call) => {
    waiting.add(call);
    return () => void waiting.delete(call);
  };
  const cluster = memoryCluster({ machineTimer });
  const outgoing = Object.assign(new PassThrough(), { writeHead: vi.fn(), flushHeaders: vi.fn() });
  const query = new URLSearchParams("watch=true");
  serveWatch(cluster, { resource: PODS }, { query, accept: "" }, outgoing as unknown as ServerResponse);
  const owned = { owner: "cls-1", region: "", account: "a", createdAt: "", status: "running" };
  instances.rows(cluster.world.state).set("ins-1", { id: "ins-1", ...owned, attributes: {} as never });
  for (const look of waiting) {
    waiting.delete(look);
    look();
  }
  expect(complaints.mock.calls.map(([text]) => text)).toEqual(["emulator: kubernetes: watching:"]);
  expect(outgoing.destroyed).toBe(true);
  expect([...waiting]).toEqual([]);
});

it("comes to rest with a stateful and a daemon set of one name and template, each with its own revision", async () => {
  const cluster = memoryCluster();
  addMachine(cluster, "ins-1");
  const api = memoryApi(cluster);
  const template = { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "app", image: "nginx:1" }] } };
  const spec = { serviceName: "web", selector: { matchLabels: { app: "web" } }, template };
  const sets = "/apis/apps/v1/namespaces/default";
  for (const [kind, path] of [
    ["StatefulSet", "statefulsets"],
    ["DaemonSet", "daemonsets"],
  ] as const) {
    const { serviceName, ...common } = spec;
    const own = kind === "StatefulSet" ? spec : common;
    const body = { apiVersion: "apps/v1", kind, metadata: { name: "web" }, spec: own };
    expect((await api("POST", `${sets}/${path}`, body)).status, serviceName).toBe(201);
  }
  const revisions = () =>
    list(cluster, CONTROLLER_REVISIONS).map(({ metadata }) => [metadata.ownerReferences?.[0]?.kind, metadata.name]);
  const before = revisions();
  expect(before.map(([kind]) => kind).sort()).toEqual(["DaemonSet", "StatefulSet"]);
  expect(new Set(before.map(([, name]) => name)).size).toBe(2);
  // The other one goes: the one that is left keeps its revision.
  await api("DELETE", `${sets}/statefulsets/web`);
  reconcile(cluster);
  expect(revisions()).toEqual(before.filter(([kind]) => kind === "DaemonSet"));
});
