import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Properties } from "../../../provider/lifecycle/codec";
import { UNREADY } from "../../../provider/lifecycle/internal-properties";
import { NotReadyError } from "../../../provider/lifecycle/ready";
import { OperationError } from "../../../provider/lifecycle/run-operation";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { everyKind, type KindWorld, operationsAgainst, titleOf } from "../../support/every-kind";

let cloud: TestEmulator;
let world: KindWorld;
beforeAll(async () => {
  cloud = await startEmulator();
  world = operationsAgainst(cloud);
});
beforeEach(() => cloud.reset());
afterAll(() => cloud.close());

/** What a create that fails leaves in the state. */
async function halfMade(making: Promise<unknown>): Promise<NotReadyError> {
  const error = await making.catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(OperationError);
  const { cause } = error as OperationError;
  expect(cause).toBeInstanceOf(NotReadyError);
  return cause as NotReadyError;
}

describe("a resource that was removed before it was ready", () => {
  const kind = { service: "eci", kind: "container-group" };
  const place = {
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    securityGroupId: "sg-1",
    zone: "cn-huadong1-jsnj1A-public-ctcloud",
  };
  const inputs = {
    name: "web",
    ...place,
    containers: [{ name: "web", image: "nginx:1.27" }],
    deletionProtection: true,
  };
  const operations = () => world.operations("eci:ContainerGroup");

  it("after its wait: the next up makes another", async () => {
    await cloud.lifecycle({ ...kind, pace: "never" });
    const { id, properties } = await halfMade(operations().create({ ...inputs, timeouts: { create: "1s" } }));
    expect((await operations().diff(id, properties, inputs)).replaces).toEqual([]);
    expect(world.said.at(-1)).toBe(`${id} was not ready when an earlier run ended; waiting for it again`);
    await cloud.change({ ...kind, id, remove: true });
    expect((await operations().diff(id, properties, inputs)).replaces).toEqual(["status"]);
    expect(world.said.at(-1)).toBe(`${id} was removed before it was ready; creating a new one`);
    await operations().delete(id, properties);
  });

  it("while it waits: the next up makes another, without looking", async () => {
    await cloud.lifecycle({ ...kind, pace: "never" });
    const making = halfMade(operations().create(inputs));
    await expect.poll(async () => (await cloud.resources(kind)).length).toBe(1);
    const [row] = await cloud.resources(kind);
    // Not found is taken for not yet visible at first.
    await cloud.change({ ...kind, id: row?.id ?? "", remove: true });
    const { id, properties } = await making;
    world.sent.length = 0;
    const unprotected = { ...properties, deletionProtection: undefined };
    expect((await operations().diff(id, unprotected, { ...inputs, deletionProtection: undefined })).replaces).toEqual([
      "status",
    ]);
  }, 60_000);

  it("is not taken for gone when the cloud cannot be asked", async () => {
    await cloud.lifecycle({ ...kind, pace: "never" });
    const { id, properties } = await halfMade(operations().create({ ...inputs, timeouts: { create: "1s" } }));
    await cloud.fault({ service: "eci", error: { code: "x", message: "refused for a test", status: 403 } });
    expect((await operations().diff(id, properties, inputs)).replaces).toEqual([]);
    await cloud.clearFaults();
  });
});

const leaving = everyKind.filter(
  ({ type, unreadable }) => !unreadable && !/AsGroupOptions|ClusterEndpoint|VpcCniSubnets|tcr:User/.test(type),
);

describe.each(leaving.map((program) => [titleOf(program), program] as const))("%s, never ready", (_title, program) => {
  it("is compared with what is there", async () => {
    const inputs: Properties = { ...program.inputs, ...(await program.before?.(world)) };
    const operations = world.operations(program.type);
    const { id, properties } = await operations.create(inputs);
    const state = { ...properties, [UNREADY]: true };
    expect(await operations.diff(id, state, inputs)).toMatchObject({ changes: [], replaces: [] });
    await operations.delete(id, properties);
    expect((await operations.diff(id, state, inputs)).replaces).toEqual(["status"]);
    expect((await operations.diff(id, properties, inputs)).replaces).toEqual([]);
  });
});
