import { mkdtempDisposableSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { emulatorConfig } from "../support/lifecycle";
import { type PluginProcess, startPlugin, struct, token } from "../support/plugin-process";
import { answer, startHost } from "../support/provider-process";

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(() => cloud.reset());
afterAll(() => cloud.close());

const WEB = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

const create = (plugin: PluginProcess, inputs: object = WEB) => plugin.of("tke:Cluster").create({ ...inputs });

/** What is under way when the run is cancelled. */
interface Situation {
  config?: Record<string, object>;
  fault?: Parameters<TestEmulator["fault"]>[0];
  /** What comes before. */
  first?(plugin: PluginProcess): Promise<unknown>;
  run(plugin: PluginProcess): Promise<unknown>;
  /** Whether it is as far as it is to come. */
  isThere(): Promise<boolean>;
  /** Records that are left of the create. */
  records: number;
}

const sent = async (action: string) => (await cloud.requests()).filter((call) => call.action === action).length;

const situations: readonly [string, Situation][] = [
  [
    "a create that was throttled and waits to be sent again, which made nothing",
    {
      // Long enough to end in the wait, and not in a call.
      config: { retry: { base: "60s", maxDelay: "60s" } },
      fault: { action: "CreateCluster", throttle: true },
      run: create,
      isThere: async () => (await sent("CreateCluster")) === 1,
      records: 0,
    },
  ],
  [
    "a create that is not answered, which may have made something",
    {
      fault: { action: "CreateCluster", answer: "drop" },
      run: create,
      isThere: async () => (await sent("CreateCluster")) === 1,
      records: 1,
    },
  ],
  [
    "a create that waits for its turn, which was not sent",
    {
      config: { rateLimit: { actions: { CreateCluster: 0.5 } } },
      first: (plugin) => create(plugin, { ...WEB, name: "first", clusterCidr: "172.17.0.0/16" }),
      run: create,
      // It sends nothing before: what there is was listed for the first.
      isThere: () => sleep(500, true),
      records: 0,
    },
  ],
  [
    "a read that is not answered",
    {
      fault: { action: "DescribeClusters", hang: true },
      run: (plugin) => plugin.of("tke:Cluster").read("cls-1", WEB),
      isThere: async () => (await sent("DescribeClusters")) === 1,
      records: 0,
    },
  ],
  [
    "a function that is not answered",
    {
      fault: { action: "DescribeVersions", hang: true },
      run: ({ client }) => {
        const request = new proto.InvokeRequest().setTok(token("tke:getVersions")).setArgs(struct({}));
        return answer((done) => client.invoke(request, done));
      },
      isThere: async () => (await sent("DescribeVersions")) === 1,
      records: 0,
    },
  ],
];

const ways: readonly [string, (plugin: PluginProcess) => void][] = [
  ["Cancel", ({ client }) => void client.cancel(new Empty(), () => undefined)],
  ["SIGTERM", ({ child }) => void child.kill("SIGTERM")],
];

/** The configuration of the emulator, with its own pauses and limits. */
const configOf = (config: Record<string, object> = {}) => ({
  ...emulatorConfig(cloud),
  ...Object.fromEntries(
    Object.entries(config).map(([name, value]) => [`container-clouds:${name}`, JSON.stringify(value)]),
  ),
});

/** Records of creates of what has this name. */
function recordsIn(home: string, { name }: typeof WEB): string[] {
  try {
    const folder = join(home, "container-clouds/attempts");
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    return texts.filter((text) => text.includes(JSON.stringify({ name }).slice(1, -1)));
  } catch {
    return [];
  }
}

describe.each(ways)("%s ends within a second, and sends nothing after it:", (_, cancel) => {
  test.each(situations)("%s", async (_, { config, fault, first, run, isThere, records }) => {
    using home = mkdtempDisposableSync(join(tmpdir(), "cancelled-"));
    const plugin = await startPlugin(configOf(config), { PULUMI_HOME: home.path });
    await first?.(plugin);
    if (fault) await cloud.fault(fault);
    const ended = run(plugin).then(
      () => "it went on",
      (error: Error) => error.message,
    );
    await expect.poll(isThere, { interval: 20 }).toBe(true);
    const began = performance.now();
    cancel(plugin);
    expect(await ended).toContain("the run was cancelled");
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(recordsIn(home.path, WEB)).toHaveLength(records);
    const calls = (await cloud.requests()).length;
    await sleep(1_000);
    expect(await cloud.requests()).toHaveLength(calls);
    await plugin.close();
    if (records === 0) return;
    await cloud.clearFaults();
    const next = await startPlugin(configOf(), { PULUMI_HOME: home.path });
    const { id } = await create(next);
    expect((await cloud.resources({ kind: "cluster" })).map((one) => one.id)).toEqual([id]);
    await next.close();
  });
});

test("a dynamic provider ends in the middle of a call when it is interrupted, and the next run resumes with what it made", async () => {
  using home = mkdtempDisposableSync(join(tmpdir(), "cancelled-"));
  const inputs = { ...WEB, __urn: "urn:pulumi:dev::test::pulumi-nodejs:dynamic/tke:Cluster::web" };
  const start = async () => startHost(configOf(), { PULUMI_HOME: home.path });
  const host = await start();
  await cloud.fault({ action: "CreateCluster", answer: "drop" });
  const running = host.of("tke:Cluster").create(inputs);
  running.catch(() => undefined);
  await expect.poll(() => sent("CreateCluster"), { interval: 20 }).toBe(1);
  const began = performance.now();
  await host.close();
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(recordsIn(home.path, WEB)).toHaveLength(1);
  await cloud.clearFaults();
  const next = await start();
  const { id } = await next.of("tke:Cluster").create(inputs);
  expect((await cloud.resources({ kind: "cluster" })).map((one) => one.id)).toEqual([id]);
  await next.close();
});
