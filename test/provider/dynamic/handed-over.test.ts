import { afterAll, beforeAll, expect, it } from "vitest";
import { handler, of } from "../../../provider/dynamic";
import { asSecret } from "../../../provider/lifecycle/secret-value";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { emulatorConfig } from "../../support/lifecycle";
import { InitFailed, type ProviderProcess, startHost } from "../../support/provider-process";

let cloud: TestEmulator;
let host: Awaited<ReturnType<typeof startHost>>;
let provider: ProviderProcess;
beforeAll(async () => {
  cloud = await startEmulator();
  host = await startHost(emulatorConfig(cloud));
  provider = host.of("tcr:Namespace");
});
afterAll(async () => {
  await host.close();
  await cloud.close();
});

const urn = (name: string) => `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/tcr:Namespace::${name}`;
const nameOf = async (olds: object, news: object, name = "Team A") =>
  (await provider.check({ ...olds }, { __urn: urn(name), ...news })).inputs.name;

it("makes a name from the resource's own where the program gives none, and keeps it", async () => {
  const name = await nameOf({}, {});
  expect(name).toMatch(/^team-a-[0-9a-f]{7}$/);
  expect(await nameOf({}, {})).toBe(name);
  expect(await nameOf({}, {}, "Team B")).not.toBe(name);
  expect(await nameOf({}, { __urn: "dev::shop::::Team A" })).toBe(name);
  expect(await nameOf({ name: "team-1234567" }, {})).toBe("team-1234567");
  expect(await nameOf({ name: "team-1234567" }, { name: "mine" })).toBe("mine");
  expect((await provider.check({}, {})).failures).toEqual([{ property: "name", reason: "is required" }]);
});

it("knows a resource by the URN that its class hands over in part, and keeps that part", async () => {
  const __urn = "dev::shop::my:Shop$my:Team$::a::b";
  const { id, outputs } = await provider.create({ name: "short", __urn });
  const whole = "urn:pulumi:dev::shop::my:Shop$my:Team$pulumi-nodejs:dynamic/tcr:Namespace::a::b";
  expect(outputs.__urn).toBe(__urn);
  expect((await provider.read(id, outputs)).outputs.__urn).toBe(__urn);
  // It exists: the engine is told for which resource.
  await provider.check({}, { name: "short", __urn });
  await expect.poll(() => new Set(provider.progress.map(({ urn }) => urn))).toEqual(new Set([whole]));
  expect((await provider.check(outputs, { name: "short", __urn })).inputs.__urn).toBe(__urn);
  expect(await provider.diff(id, { ...outputs, __urn: whole }, { name: "short", __urn })).toMatchObject({
    changes: "none",
  });
});

it("fills the exports of a text, and returns them to a text that hands none over", () => {
  const exports: Partial<ReturnType<typeof of>> = {};
  expect(of("tcr:Namespace", exports)).toBe(exports);
  expect(exports.handler?.()).toHaveProperty("create");
  expect(of("tcr:Namespace").handler()).toHaveProperty("create");
});

it("keeps a secret whose name has changed since, at any depth", async () => {
  const groups = host.of("bci:ContainerGroup");
  const { id, outputs } = await groups.create({
    name: "web",
    subnetIds: ["sbn-1"],
    securityGroupIds: ["g-1"],
    containers: [{ name: "web", image: "nginx:1.27" }],
    eip: { autoCreate: { chargeType: "Postpaid" } },
  });
  const { __version, ...now } = outputs;
  expect(__version).toBe(1);
  const before = { ...now, eip: { autoCreate: { paymentTiming: "Postpaid" } } };
  const __secrets = [["eip", "autoCreate", "paymentTiming"]];
  const read = await groups.read(id, { ...before, __secrets });
  expect(read.outputs.eip).toEqual({ autoCreate: { chargeType: asSecret("Postpaid") } });
});

it("keeps as a secret what the program says of drift, which may be of a secret input", async () => {
  const inputs = { name: "drifting", vpcId: "vpc-2", clusterCidr: "172.17.0.0/16", tags: { team: "alpha" } };
  const clusters = host.of("tke:Cluster");
  const { id, outputs } = await clusters.create(inputs);
  expect(outputs.__drift).toBeUndefined();
  const tags = [{ ResourceType: "cluster", Tags: [{ Key: "team", Value: "beta" }] }];
  await cloud.change({ service: "tke", kind: "cluster", id, set: { TagSpecification: tags } });
  const read = await clusters.read(id, outputs);
  expect(read.outputs.__drift).toEqual(asSecret({ tags: { said: { team: "alpha" } } }));
  const updated = await clusters.update(id, read.outputs, { ...inputs, description: "changed" });
  expect(updated.__drift).toEqual(read.outputs.__drift);
});

it("waits as long as the option customTimeouts says, which the class hands over, and names it", async () => {
  await cloud.lifecycle({ service: "tke", kind: "cluster", pace: "never", times: 1 });
  const clusters = host.of("tke:Cluster");
  const inputs = { name: "slow", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", timeouts: { create: "1h" } };
  const limited = { ...inputs, __customTimeouts: { create: "1ms", delete: "1.5ms" } };
  expect(await clusters.check({}, limited)).toMatchObject({ inputs: limited, failures: [] });
  const failed = (await clusters.create(limited).catch((error: unknown) => error)) as InitFailed;
  expect(failed).toBeInstanceOf(InitFailed);
  expect(failed.reasons).toEqual(["still Creating after 0 s; set customTimeouts.create to wait longer"]);
  expect(failed.outputs.__customTimeouts).toEqual(limited.__customTimeouts);
});

it("records another customTimeouts, so that a destroy knows it", async () => {
  const inputs = { name: "limited", __customTimeouts: { delete: "1m" } };
  const { id, outputs } = await provider.create(inputs);
  expect(await provider.diff(id, outputs, inputs)).toMatchObject({ changes: "none" });
  const longer = { ...inputs, __customTimeouts: { delete: "2m" } };
  expect(await provider.diff(id, outputs, longer)).toMatchObject({ changes: "some", replaces: [] });
  const updated = await provider.update(id, outputs, longer);
  expect(updated.__customTimeouts).toEqual({ delete: "2m" });
  expect((await provider.read(id, updated)).outputs.__customTimeouts).toEqual({ delete: "2m" });
  expect((await provider.update(id, updated, { name: "limited" })).__customTimeouts).toBeUndefined();
});

it("writes the program's text where the state's is too short to be found", async () => {
  const { diff } = handler("tcr:Namespace");
  const short = { name: "moved", __provider: "require('it')" };
  const long = { ...short, __provider: "createRequire('here')('it')" };
  const changes = async (olds: object, news: object) => (await diff?.("moved", olds, news))?.changes;
  expect(await changes(short, long)).toBe(true);
  expect(await changes(long, short)).toBe(false);
  expect(await changes(short, short)).toBe(false);
  expect(await changes({ name: "moved" }, short)).toBe(true);
});
