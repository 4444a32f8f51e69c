import type { ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { afterEach, expect, it, vi } from "vitest";
import { born, type Cluster, clusterOf, list, put } from "../../emulator/kubernetes/cluster";
import { reconcile } from "../../emulator/kubernetes/controllers";
import type * as jobs from "../../emulator/kubernetes/jobs";
import { CONFIG_MAPS, JOBS, type Json, PODS } from "../../emulator/kubernetes/object";
import type * as pods from "../../emulator/kubernetes/pods";
import { serveWatch } from "../../emulator/kubernetes/watch";
import { openWorld } from "../../emulator/server";
import type { ClusterAttributes } from "../../emulator/tencent/tke/cluster-row";
import { instances } from "../../emulator/tencent/tke/instance-row";

// A fault in a controller stops neither the other objects nor the process: it is said on stderr, once a round.

/** Which controllers fail: those of jobs with this name, or of pods on nodes. */
const faulty = vi.hoisted(() => ({ job: "", evict: false }));
vi.mock("../../emulator/kubernetes/jobs", async (original) => {
  const real = await original<typeof jobs>();
  const sync: typeof jobs.sync = (cluster, job, nodes) => {
    if (job.metadata.name !== faulty.job) return real.sync(cluster, job, nodes);
    // As a controller does that fails half-way: each round would write again, in this test at most five times.
    const metadata = { name: "", generateName: "half-", namespace: "default" };
    if (list(cluster, CONFIG_MAPS).length < 5)
      put(cluster, CONFIG_MAPS, born(cluster, CONFIG_MAPS, { apiVersion: "", kind: "", metadata }));
    throw new Error("a fault of the controller");
  };
  return { ...real, sync };
});
vi.mock("../../emulator/kubernetes/pods", async (original) => {
  const real = await original<typeof pods>();
  const evict: typeof pods.evict = (...given) => {
    if (faulty.evict) throw new Error("a fault of the controller");
    return real.evict(...given);
  };
  return { ...real, evict };
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  Object.assign(faulty, { job: "", evict: false });
});

const attributes = {
  ...{ ClusterVersion: "1.32.2", ClusterLevel: "L5", Property: "{}", ServiceCIDR: "" },
  ClusterNetworkSettings: { ClusterCIDR: "172.16.0.0/16", MaxNodePodNum: 64, MaxClusterServiceNum: 256 },
} as ClusterAttributes;

function newCluster(): Cluster {
  const place = { account: "a", region: "ap-guangzhou", status: "Running", createdAt: "2026-01-01T00:00:00Z" };
  return clusterOf(openWorld().world, { id: "cls-1", ...place, attributes });
}

function newJob(cluster: Cluster, name: string): void {
  const containers: Json[] = [{ name: "once", image: "busybox" }];
  const spec = { completions: 1, parallelism: 1, template: { spec: { restartPolicy: "Never", containers } } };
  const metadata = { name, namespace: "default" };
  put(cluster, JOBS, born(cluster, JOBS, { apiVersion: "", kind: "", metadata, spec }));
}

const jobsOfPods = (cluster: Cluster) => list(cluster, PODS).map(({ metadata }) => metadata.ownerReferences?.[0]?.name);

it("leaves an object alone that its controller cannot handle, and handles the others", () => {
  const complaints = vi.spyOn(console, "error").mockReturnValue();
  const cluster = newCluster();
  newJob(cluster, "bad");
  newJob(cluster, "good");
  faulty.job = "bad";
  reconcile(cluster);
  expect(jobsOfPods(cluster)).toEqual(["good"]);
  expect(complaints.mock.calls.map(([text]) => text)).toEqual(['emulator: kubernetes: Job "bad":']);
  expect(list(cluster, CONFIG_MAPS)).toHaveLength(1);
  faulty.job = "";
  reconcile(cluster);
  expect(jobsOfPods(cluster).sort()).toEqual(["bad", "good"]);
});

it("goes on where what is not of one object fails", () => {
  const complaints = vi.spyOn(console, "error").mockReturnValue();
  const cluster = newCluster();
  newJob(cluster, "good");
  faulty.evict = true;
  reconcile(cluster);
  expect(jobsOfPods(cluster)).toEqual(["good"]);
  expect(complaints.mock.calls.map(([text]) => text)).toEqual(["emulator: kubernetes: pods without nodes:"]);
});

it("ends a watch that cannot look at the cloud any more, and not the process", () => {
  vi.useFakeTimers();
  const complaints = vi.spyOn(console, "error").mockReturnValue();
  const cluster = newCluster();
  const outgoing = Object.assign(new PassThrough(), { writeHead: vi.fn(), flushHeaders: vi.fn() });
  const query = new URLSearchParams("watch=true");
  serveWatch(cluster, { resource: PODS }, { query, accept: "" }, outgoing as unknown as ServerResponse);
  const owned = { owner: "cls-1", region: "", account: "a", createdAt: "", status: "running" };
  instances.rows(cluster.world.state)["ins-1"] = { id: "ins-1", ...owned, attributes: {} as never };
  vi.advanceTimersByTime(2000);
  expect(complaints.mock.calls.map(([text]) => text)).toEqual(["emulator: kubernetes: watching:"]);
  expect(outgoing.destroyed).toBe(true);
});
