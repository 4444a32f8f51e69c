import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig, Stack } from "../../../support/lifecycle";
import { type PluginProcess, startPlugin, struct, token, urnOf } from "../../../support/plugin-process";
import { answer } from "../../../support/provider-process";

const POOL = { name: "batch", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };

let cloud: TestEmulator;
let plugin: PluginProcess;
let place: { clusterId: unknown; nodePoolId: unknown; subnetId: string };

beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());

/** A pool that is settled; from then on changes take two reads of what changes, as the emulator's default is. */
beforeEach(async () => {
  await cloud.reset();
  plugin = await startPlugin(emulatorConfig(cloud));
  const cluster = new Stack(plugin.of("tke:Cluster"));
  await cluster.up({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
  const pool = new Stack(plugin.of("tke:NodePool"));
  await pool.up({ clusterId: cluster.id, ...POOL });
  place = { clusterId: cluster.id, nodePoolId: pool.outputs.nodePoolId, subnetId: "subnet-1" };
  return () => plugin.close();
});

/** Makes one virtual node of the program, by its name there. */
function create(name: string) {
  const inputs = { ...place, drainOnDelete: true, forceOnDelete: false };
  const request = new proto.CreateRequest().setUrn(urnOf("tke:VirtualNode", name)).setType(token("tke:VirtualNode"));
  request.setProperties(struct(inputs));
  return answer<proto.CreateResponse>((done) => plugin.client.create(request, done));
}

const nodes = () => cloud.resources({ service: "tke", kind: "virtual-node" });

test("two virtual nodes of one pool are made, though the pool is busy until somebody reads it", async () => {
  await cloud.lifecycle({ pace: "reads:2" });
  await Promise.all(["batch-1", "batch-2"].map(create));
  expect((await nodes()).map(({ status }) => status)).toEqual(["Running", "Running"]);
});

test("a write that waits for a pool which is never free, and one that waits for its turn, end on SIGTERM within a second", async () => {
  await cloud.lifecycle({ pace: "never", kind: "virtual-node-pool" });
  await create("batch-1");
  const ends = Promise.allSettled(["batch-2", "batch-3"].map(create));
  await expect.poll(() => plugin.progress.map(({ message }) => message).join("\n")).toContain("waiting: ");
  const began = performance.now();
  plugin.child.kill("SIGTERM");
  const results = await ends;
  expect(performance.now() - began).toBeLessThan(1_000);
  for (const result of results)
    expect(String((result as PromiseRejectedResult).reason)).toContain("the run was cancelled");
  expect(await nodes()).toHaveLength(1);
});
