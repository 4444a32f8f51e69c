import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, lifecycle, Stack } from "../../../support/lifecycle";
import { startHost } from "../../../support/provider-process";

const pool = { name: "batch", subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };

lifecycle("tke:VirtualNode", {
  inputs: { subnetId: "subnet-1" },
  kind: { service: "tke", kind: "virtual-node" },
  createAction: "CreateClusterVirtualNode",
  settles: "Running",
  before: async (_cloud, stackOf) => {
    const cluster = await stackOf("tke:Cluster");
    await cluster.up({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
    const nodePool = await stackOf("tke:NodePool");
    await nodePool.up({ clusterId: cluster.id, ...pool });
    return { clusterId: cluster.id, nodePoolId: nodePool.outputs.nodePoolId };
  },
  steps: [
    { set: { drainOnDelete: false, forceOnDelete: true }, expect: "update" },
    { set: { drainOnDelete: undefined, forceOnDelete: undefined }, expect: "update" },
    {
      set: { subnetId: "subnet-2" },
      expect: "replace",
      after: (outputs) => expect(outputs).toMatchObject({ status: "Running", subnetId: "subnet-2" }),
    },
    {
      outside: (cloud, id) =>
        cloud.change({
          service: "tke",
          kind: "virtual-node",
          id: id.split("/")[2] ?? "",
          set: { SubnetId: "subnet-9" },
        }),
      expect: "replace",
    },
  ],
  refused: [{ set: { subnetId: undefined }, failures: [{ property: "subnetId", reason: "is required" }] }],
});

let cloud: TestEmulator;
let host: Awaited<ReturnType<typeof startHost>>;
let place: { clusterId: unknown; nodePoolId: unknown };
const node = () => new Stack(host.of("tke:VirtualNode"));
const inventory = () => cloud.resources({ service: "tke", kind: "virtual-node" });

beforeAll(async () => {
  cloud = await startEmulator();
  host = await startHost(emulatorConfig(cloud));
  const cluster = new Stack(host.of("tke:Cluster"));
  await cluster.up({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
  const nodePool = new Stack(host.of("tke:NodePool"));
  await nodePool.up({ clusterId: cluster.id, ...pool });
  place = { clusterId: cluster.id, nodePoolId: nodePool.outputs.nodePoolId };
});
afterAll(async () => {
  await host.close();
  await cloud.close();
});

it("waits for its pool, which takes nodes one after the other", async () => {
  await cloud.lifecycle({ service: "tke", kind: "virtual-node-pool", phase: "grow", pace: "reads:2", times: 1 });
  const first = node();
  await first.up({ ...place, subnetId: "subnet-1" });
  const second = node();
  // A busy pool refuses; seeing it settle takes reads.
  const settles = new Stack(host.of("tke:NodePool"));
  const making = second.up({ ...place, subnetId: "subnet-2" });
  for (let read = 0; read < 3; read++) await settles.provider.read(`${place.clusterId}/${place.nodePoolId}`, {});
  expect(await making).toBe("create");
  expect((await inventory()).map(({ attributes }) => attributes.SubnetId).sort()).toEqual(["subnet-1", "subnet-2"]);
  await first.destroy();
  await second.destroy();
  expect(await inventory()).toEqual([]);
});

it("is drained before it is deleted; without, the cloud refuses while pods run", async () => {
  const made = node();
  const inputs = { ...place, subnetId: "subnet-1", timeouts: { delete: "1s" } };
  await made.up(inputs);
  const name = String(made.outputs.name);
  expect(made.id).toBe(`${place.clusterId}/${place.nodePoolId}/${name}`);
  const pods = { Pods: [{ Name: "web-0", Namespace: "default" }] };
  await cloud.change({ service: "tke", kind: "virtual-node", id: name, set: pods });
  await made.up({ ...inputs, drainOnDelete: false });
  await expect(made.destroy()).rejects.toThrow(/deleting tke:VirtualNode .*Pods run on the virtual node/);
  await made.up(inputs);
  await made.destroy();
  expect(await inventory()).toEqual([]);

  const forced = node();
  await forced.up({ ...inputs, drainOnDelete: false, forceOnDelete: true });
  await cloud.change({ service: "tke", kind: "virtual-node", id: String(forced.outputs.name), set: pods });
  await forced.destroy();
  expect(await inventory()).toEqual([]);
});
