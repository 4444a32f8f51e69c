import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { type KindWorld, operationsAgainst } from "../../support/every-kind";
import { type MovedClock, movedClock } from "../../support/moved-clock";

let cloud: TestEmulator;
let clock: MovedClock;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(async () => {
  await cloud.reset();
  clock = movedClock(Date.now());
  world = operationsAgainst(cloud, {}, clock);
});
afterAll(() => cloud.close());

const containers = [{ name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: 2 } }];
const eciPlace = {
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};
const programs = [
  ["tke:Cluster", "tke", "cluster", { name: "web", vpcId: "vpc-1", clusterCidr: "10.1.0.0/16" }, "Creating"],
  [
    ...(["bci:ContainerGroup", "bci", "container-group"] as const),
    { name: "web", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"], containers },
    "Creating",
  ],
  [
    ...(["bec:Service", "bec", "service"] as const),
    { name: "web", containers, deployInstances: [{ regionId: "cn-shanghai-ct" }] },
    "STARTING",
  ],
  ["eci:ContainerGroup", "eci", "container-group", { name: "web", ...eciPlace, containers }, "Creating"],
] as const;

/** Time that a wait would take, without any taking it. */
const slept = () => clock.sleeps.reduce((sum, ms) => sum + ms, 0);

describe.each(programs)("waitFor of %s", (type, service, kind, inputs, passing) => {
  beforeEach(() => cloud.lifecycle({ service, kind, pace: "never" }));

  it.each(["none", "created"])("%s ends while it is made", async (waitFor) => {
    const { properties } = await world.operations(type).create({ ...inputs, waitFor });
    expect(properties.status).toMatch(new RegExp(`^(${passing}|Pending|Scheduling)$`, "i"));
    expect(slept()).toBeLessThan(1_000);
  });

  it("ready, the default, waits for as long as it may", async () => {
    const failure = await world
      .operations(type)
      .create({ ...inputs, timeouts: { create: "7m" } })
      .catch((error: Error) => error.cause);
    expect(failure).toBeInstanceOf(NotReadyError);
    expect((failure as NotReadyError).reasons[0]).toMatch(/^still .* after 420 s; set timeouts.create to wait longer/);
    expect(slept()).toBeGreaterThanOrEqual(420_000);
  });

  it("waits for outputs as well, and refuses those that it does not have", async () => {
    const { check, create } = world.operations(type);
    expect(await check({ ...inputs, waitForOutputs: { statsu: "*" } })).toEqual([
      { property: "waitForOutputs.statsu", reason: 'there is no such output; did you mean "status"?' },
    ]);
    expect(await check({ ...inputs, waitFor: "none", waitForOutputs: { status: "*" } })).toEqual([
      { property: "waitForOutputs", reason: 'is never waited for, because waitFor is "none"' },
    ]);
    const given = { ...inputs, waitFor: "created", timeouts: { create: "2m" } };
    expect(await check({ ...given, waitForOutputs: { status: "*" } })).toEqual([]);
    await create({ ...given, waitForOutputs: { status: "*" } });
    const failure = await create({
      ...given,
      name: "other",

      ...ranges(type),
      waitForOutputs: { status: "x" },
    }).catch((error: Error) => error.cause);
    expect((failure as NotReadyError).reasons[0]).toMatch(/^still .*, status not x, after 120 s/);
  });
});

/** Two clusters of one VPC have ranges of their own. */
const ranges = (type: string) => (type === "tke:Cluster" ? { clusterCidr: "10.2.0.0/16" } : {});
