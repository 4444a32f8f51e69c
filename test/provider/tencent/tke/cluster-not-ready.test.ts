import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { everyKind, operationsAgainst } from "../../../support/every-kind";
import { movedClock } from "../../../support/moved-clock";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator({ lifecycle: "reads:2" });
});
afterAll(() => cloud.close());

const TYPES = ["AsGroup", "AsGroupOptions", "ClusterAudit", "ClusterEndpoint", "Instances", "LogCollector", "NodePool"];

test.each(TYPES)(
  "tke:%s comes up in a cluster that nobody waits for: what a refused write waits for is read",
  async (type) => {
    const program = everyKind.find((one) => one.type === `tke:${type}`);
    await cloud.reset();
    const world = operationsAgainst(cloud, {}, movedClock(Date.now()));
    const { clusterId: _, ...needed } = (await program?.before?.(world)) ?? {};
    const cluster = { name: "unready", vpcId: "vpc-1", clusterCidr: "10.199.0.0/16", waitFor: "created" };
    const { id: clusterId } = await world.make("tke:Cluster", cluster);
    const { status } = (await cloud.resources({ service: "tke" })).find(({ id }) => id === clusterId) ?? {};
    expect(status).toBe("Creating");
    const inputs = { ...program?.inputs, ...needed, clusterId };
    const timeouts = { create: "1m" };
    expect((await world.operations(`tke:${type}`).create({ ...inputs, timeouts })).id).toContain(clusterId);
  },
);
