import { mkdtempDisposableSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../../../support/emulator";
import { emulatorConfig } from "../../../support/lifecycle";
import { type PluginProcess, startPlugin, urnOf } from "../../../support/plugin-process";
import { type EngineLog, startEngineLog, startHost } from "../../../support/provider-process";

const TYPE = "eci:ContainerGroup";
const inputs = {
  name: "web",
  containers: [{ name: "nginx", image: "nginx:1.27" }],
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  __urn: urnOf(TYPE, "web"),
};
const changed = { ...inputs, tags: { team: "a" } };

type Start = (...args: Parameters<typeof startHost>) => Promise<Pick<PluginProcess, "of" | "close" | "kill">>;
const DELIVERIES: Record<string, Start> = {
  dynamic: startHost,
  plugin: (config, env, run) => startPlugin(config, env, undefined, undefined, run),
};

/** Without a Check of the old inputs or a Diff: `--replace`, `state taint`, `replaceWith`, `replacementTrigger`. */
describe.each(Object.entries(DELIVERIES))("a replacement that the user requested: %s", (_, startDelivery) => {
  let cloud: TestEmulator;
  let home: ReturnType<typeof mkdtempDisposableSync>;
  const started: { close(): Promise<void> }[] = [];
  const start = async (run?: EngineLog, type = TYPE) => {
    const delivery = await startDelivery(emulatorConfig(cloud), { PULUMI_HOME: home.path }, run);
    started.push(delivery);
    return { ...delivery, ...delivery.of(type), close: delivery.close };
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

  it("with its provider: the old one is deleted by another process of the run, and nothing else", async () => {
    const first = await start();
    const old = await first.create(inputs);
    await first.close();
    const run = await startEngineLog();
    const [before, now] = [await start(run), await start(run)];
    const made = await now.create(inputs);
    await before.delete(old.id, old.outputs);
    expect(await ids()).toEqual([made.id]);
    await Promise.all([before.close(), now.close()]);
    const last = await start();
    expect((await last.diff(made.id, made.outputs, inputs)).changes).toBe("none");
    await last.delete(made.id, made.outputs);
    expect(await ids()).toEqual([]);
  });

  it("with its provider, of what is adopted or has the ID that its inputs make: it is the same, and stays", async () => {
    const outside = await start();
    const old = await outside.create(inputs);
    await outside.close();
    const trigger = { clusterId: "", __urn: urnOf("tke:ClusterAudit", "audit") };
    const cluster = await start(undefined, "tke:Cluster");
    const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", __urn: urnOf("tke:Cluster", "web") };
    trigger.clusterId = (await cluster.create(web)).id;
    await cluster.close();
    const kinds = [
      [TYPE, "container-group", { ...inputs, adopt: old.id }],
      ["tke:ClusterAudit", "audit", trigger],
    ] as const;
    for (const [type, kind, given] of kinds) {
      const first = await start(undefined, type);
      const there = await first.create(given);
      await first.close();
      const run = await startEngineLog();
      const [before, now] = [await start(run, type), await start(run, type)];
      const made = await now.create(given);
      await before.delete(there.id, there.outputs);
      expect(await cloud.resources({ kind })).toHaveLength(1);
      await Promise.all([before.close(), now.close()]);
      const last = await start(undefined, type);
      await last.delete(made.id, made.outputs);
      expect(await cloud.resources({ kind })).toEqual([]);
      await last.close();
    }
    expect(readdirSync(join(home.path, "container-clouds/entries"))).toEqual([]);
  });

  it("after a run that was killed: may resume with the old one, and then its delete spares it", async () => {
    const first = await start();
    const old = await first.create(inputs);
    await first.kill();
    const next = await start();
    const made = await next.create(inputs);
    expect(made.id).toBe(old.id);
    await next.delete(old.id, old.outputs);
    const said = `${old.id} is not deleted: its replacement is the same resource`;
    await expect.poll(() => next.progress.map(({ message }) => message)).toContainEqual(expect.stringContaining(said));
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
