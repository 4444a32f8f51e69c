import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { operationsAgainst } from "../../../support/every-kind";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator({ lifecycle: "instant" });
});
afterAll(() => cloud.close());

test("an update leaves alone what the program does not set, and clears what it no longer sets", async () => {
  const world = operationsAgainst(cloud);
  const { id: clusterId } = await world.make("tke:Cluster", {
    name: "web",
    vpcId: "vpc-1",
    clusterCidr: "172.16.0.0/16",
  });
  const inputs = { clusterId, name: "batch", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
  const { id, properties } = await world.make("tke:NodePool", inputs);
  const pool = { service: "tke", kind: "virtual-node-pool", id: id.split("/")[1] ?? "" } as const;
  await cloud.change({ ...pool, set: { Labels: [{ Name: "owner", Value: "ops" }], Unschedulable: true } });
  const live = async () => (await cloud.resources({ service: "tke" })).find((row) => row.id === pool.id)?.attributes;

  const { update } = world.operations("tke:NodePool");
  const renamed = await update(id, properties, { ...inputs, name: "jobs", taints: [] });
  expect(await live()).toMatchObject({
    Name: "jobs",
    Labels: [{ Name: "owner", Value: "ops" }],
    Taints: [],
    Unschedulable: true,
  });

  const labelled = await update(id, renamed.properties, { ...inputs, name: "jobs", labels: { owner: "us" } });
  await update(id, labelled.properties, { ...inputs, name: "jobs" });
  expect(await live()).toMatchObject({ Labels: [], Unschedulable: true });
});
