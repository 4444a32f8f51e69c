import { expect, it } from "vitest";
import { instances } from "../../emulator/tencent/tke/parts/instance-row";
import { DEPLOYMENTS, deployment, PODS } from "../support/kubernetes";
import { addMachine, memoryApi, memoryCluster } from "../support/memory-cluster";

const asking = (replicas: number, resources: object, more: object = {}) => {
  const { spec, ...rest } = deployment(replicas);
  const [web] = spec.template.spec.containers;
  const template = { ...spec.template, spec: { containers: [{ ...web, resources }], ...more } };
  return { ...rest, spec: { ...spec, template } };
};

it("counts what pods ask for against the sizes of machines, and says why a pod stays Pending", async () => {
  const cluster = memoryCluster();
  const api = memoryApi(cluster);
  addMachine(cluster, "ins-1", { RunInstancesPara: { InstanceType: "S5.MEDIUM4" } });
  addMachine(cluster, "ins-2", { DrainStatus: "true" });
  const node = (await api("GET", "/api/v1/nodes")).body.items[0];
  expect(node.status.allocatable).toMatchObject({ cpu: "2", memory: "4Gi" });

  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
  const pods = async (): Promise<any[]> => (await api("GET", PODS)).body.items;
  const phases = async () => (await pods()).map(({ status }) => status.phase).sort();
  await api("POST", DEPLOYMENTS, asking(3, { requests: { cpu: "800m", memory: "1Gi" } }));
  expect(await phases()).toEqual(["Pending", "Running", "Running"]);
  const message = "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable.";
  const pending = (await pods()).find(({ status }) => status.phase === "Pending");
  expect(pending.status.conditions).toMatchObject([{ reason: "Unschedulable", message }]);
  const events = (await api("GET", "/api/v1/namespaces/default/events")).body.items;
  expect(events.filter(({ reason }: { reason: string }) => reason === "FailedScheduling")).toMatchObject([
    { message, count: 1, type: "Warning", involvedObject: { name: pending.metadata.name } },
  ]);

  // A place that comes free is taken.
  await api("PATCH", "/api/v1/nodes/10.255.0.2", { spec: { unschedulable: null } }, "application/merge-patch+json");
  expect(await phases()).toEqual(["Running", "Running", "Running"]);
});

it.each([
  ["1 Insufficient memory", { limits: { memory: "5Gi" } }, {}],
  ["1 Insufficient cpu", { requests: { cpu: 3 } }, {}],
  ["1 node(s) didn't match Pod's node affinity/selector", {}, { nodeSelector: { disk: "ssd" } }],
])("says %s", async (reason, resources, more) => {
  const cluster = memoryCluster();
  const api = memoryApi(cluster);
  addMachine(cluster, "ins-1", { RunInstancesPara: { InstanceType: "S5.MEDIUM4" } });
  await api("POST", DEPLOYMENTS, asking(1, resources, more));
  const [{ status }] = (await api("GET", PODS)).body.items;
  expect(status.conditions[0].message).toBe(`0/1 nodes are available: ${reason}.`);
});

it("counts the places for pods, taints and nodes that are not ready", async () => {
  const cluster = memoryCluster();
  const api = memoryApi(cluster);
  addMachine(cluster, "ins-1");
  const why = async (replicas: number) => {
    await api("POST", DEPLOYMENTS, asking(replicas, {}));
    const { items } = (await api("GET", PODS)).body;
    await api("DELETE", `${DEPLOYMENTS}/web`);
    return items.flatMap(
      ({ status: { phase, conditions } }: { status: { phase: string; conditions: { message: string }[] } }) =>
        phase === "Pending" ? [conditions[0]?.message] : [],
    );
  };
  expect(await why(65)).toEqual(["0/1 nodes are available: 1 Too many pods."]);
  const taints = [{ key: "gpu", value: "yes", effect: "NoSchedule" }];
  await api("PATCH", "/api/v1/nodes/10.255.0.1", { spec: { taints } }, "application/merge-patch+json");
  expect(await why(1)).toEqual(["0/1 nodes are available: 1 node(s) had untolerated taint {gpu: yes}."]);
  const machine = instances.rows(cluster.world.state).get("ins-1");
  if (machine !== undefined) machine.status = "initializing";
  expect(await why(1)).toEqual(["0/1 nodes are available: 1 node(s) were not ready."]);
});
