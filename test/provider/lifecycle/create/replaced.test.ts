import { mkdtempDisposableSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig } from "../../../support/lifecycle";
import { startPlugin, urnOf } from "../../../support/plugin-process";
import { startHost } from "../../../support/provider-process";

const TYPE = "eci:ContainerGroup";
const inputs = {
  name: "web",
  containers: [{ name: "nginx", image: "nginx:1.27" }],
  ...{ vpcId: "vpc-1", subnetId: "subnet-1", securityGroupId: "sg-1", zone: "az1" },
  __urn: urnOf(TYPE, "web"),
};
const changed = { ...inputs, tags: { team: "a" } };

const DELIVERIES = { dynamic: startHost, plugin: startPlugin };

/** Without a Check of the old inputs or a Diff: `--replace`, `state taint`, `replaceWith`, `replacementTrigger`. */
describe.each(Object.entries(DELIVERIES))("a replacement that the user requested: %s", (_, startDelivery) => {
  let cloud: TestEmulator;
  let home: ReturnType<typeof mkdtempDisposableSync>;
  const started: { close(): Promise<void> }[] = [];
  const start = async () => {
    const delivery = await startDelivery(emulatorConfig(cloud), { PULUMI_HOME: home.path });
    started.push(delivery);
    return { ...delivery, ...delivery.of(TYPE), close: delivery.close };
  };
  const ids = async () => (await cloud.resources({ kind: "container-group" })).map(({ id }) => id);
  const notes = () => readdirSync(join(home.path, "container-clouds/attempts"));

  beforeAll(async () => {
    cloud = await startEmulator();
  });
  beforeEach(async () => {
    home = mkdtempDisposableSync(join(tmpdir(), "home-"));
    await cloud.reset();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.close()));
    home.remove();
  });
  afterAll(() => cloud.close());

  it("makes another one, and its delete of the old one leaves that", async () => {
    const first = await start();
    const old = await first.create(inputs);
    expect(notes()).toHaveLength(1);
    await first.close();
    expect(notes()).toEqual([]);
    const next = await start();
    const made = await next.create(inputs);
    expect(made.id).not.toBe(old.id);
    await next.delete(old.id, old.outputs);
    expect(await ids()).toEqual([made.id]);
  });

  it("after a run that was killed: may resume with the old one, and then its delete spares it", async () => {
    const first = await start();
    const old = await first.create(inputs);
    await first.kill();
    const next = await start();
    const made = await next.create(inputs);
    expect(made.id).toBe(old.id);
    await next.delete(old.id, old.outputs);
    const said = `${old.id} is not deleted: the resource that replaces it is the same`;
    await expect.poll(() => next.progress.map(({ message }) => message)).toContain(said);
    expect(await ids()).toEqual([made.id]);
    await next.close();
    const last = await start();
    await last.delete(made.id, made.outputs);
    expect(await ids()).toEqual([]);
  });

  it("after a run that was killed, when a later run has shown the old one to be in the state: makes another one", async () => {
    const first = await start();
    const old = await first.create(inputs);
    await first.kill();
    const second = await start();
    await second.diff(old.id, old.outputs, inputs);
    await second.kill();
    const third = await start();
    expect((await third.create(inputs)).id).not.toBe(old.id);
  });

  it("and whose delete comes in a later run: it spares what the state has under the same ID", async () => {
    const first = await start();
    const old = await first.create(inputs);
    await first.kill();
    const second = await start();
    const made = await second.create(inputs);
    await second.kill();
    const third = await start();
    const { outputs } = await third.read(made.id, made.outputs);
    const updated = await third.update(made.id, outputs, changed);
    await third.kill();
    const fourth = await start();
    await fourth.diff(made.id, updated, changed);
    await fourth.delete(old.id, old.outputs);
    expect(await ids()).toEqual([made.id]);
    await fourth.delete(made.id, updated);
    expect(await ids()).toEqual([]);
  });
});
