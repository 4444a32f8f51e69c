import { once } from "node:events";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { emulatorConfig } from "../support/lifecycle";
import { type PluginProcess, PULUMIS_HOST, startPlugin } from "../support/plugin-process";
import { answer, InitFailed } from "../support/provider-process";
import { Resource, secret, UNKNOWN } from "./requests";

let cloud: TestEmulator;
let plugin: PluginProcess;

beforeAll(async () => {
  cloud = await startEmulator();
  const partner = { ...(await cloud.issue({ cloud: "tencent", account: PARTNER })), region: "gsqy" };
  const profiles = JSON.stringify({ partner: { tencent: partner } });
  plugin = await startPlugin({ ...emulatorConfig(cloud), "container-clouds:profiles": profiles });
});
afterAll(async () => {
  await plugin?.close();
  await cloud?.close();
});

const PARTNER = "200000000002";
const CLUSTER = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };

describe("previews", () => {
  it("of a create show the inputs and the region, and leave the rest unknown; the cloud is asked for its quota alone", async () => {
    await cloud.clearRequests();
    const cluster = new Resource(plugin, "tke:Cluster");
    const { id, outputs } = await cluster.create({ ...CLUSTER, vpcId: UNKNOWN }, { preview: true });
    expect(id).toBe("");
    expect(outputs).toMatchObject({ ...CLUSTER, vpcId: UNKNOWN, region: "gsqy" });
    expect(outputs).toMatchObject({ version: UNKNOWN, status: UNKNOWN, endpoints: UNKNOWN, createTime: UNKNOWN });
    expect(outputs).not.toHaveProperty("__urn");
    expect((await cluster.create({ ...CLUSTER, region: UNKNOWN }, { preview: true })).outputs.region).toBe(UNKNOWN);
    expect((await cloud.requests()).map(({ action }) => action).sort()).toEqual(["DescribeClusters", "DescribeQuota"]);
  });

  it("of an update keep what it cannot change", async () => {
    const cluster = new Resource(plugin, "tke:Cluster");
    const { id, outputs } = await cluster.create(CLUSTER);
    await cloud.clearRequests();
    const renamed = await cluster.update(id, outputs, { ...CLUSTER, name: "blue" }, { preview: true });
    expect(renamed).toMatchObject({
      name: "blue",
      version: outputs.version,
      region: "gsqy",
      createTime: outputs.createTime,
      status: UNKNOWN,
      nodeCount: UNKNOWN,
      endpoints: UNKNOWN,
    });
    // Nothing of this reaches the cloud.
    const own = { ...CLUSTER, timeouts: { create: "1h" }, waitFor: "none", deletionProtection: false };
    const { __given: _, __version: _version, ...reported } = outputs;
    expect(await cluster.update(id, outputs, own, { preview: true })).toEqual({ ...reported, ...own });
    expect(await cloud.requests()).toEqual([]);
    // What a preview showed is what the update then gives.
    const updated = await cluster.update(id, outputs, { ...CLUSTER, name: "blue" });
    for (const [name, value] of Object.entries(renamed)) if (value !== UNKNOWN) expect(updated[name]).toEqual(value);
    for (const name of Object.keys(updated)) if (!name.startsWith("__")) expect(renamed).toHaveProperty(name);
    await cluster.delete(id, updated);
  });
});

describe("secrets", () => {
  const group = {
    name: "web",
    zone: "zoneA",
    subnetIds: ["sbn-1"],
    securityGroupIds: ["g-1"],
    containers: [
      {
        name: "web",
        image: "nginx:1.27",
        env: [
          { name: "PLAIN", value: "seen" },
          { name: "KEY", value: "hidden-key" },
        ],
      },
    ],
  };
  const withSecret = {
    ...group,
    containers: [
      {
        ...group.containers[0],
        env: [
          { name: "PLAIN", value: "seen" },
          { name: "KEY", value: secret("hidden-key") },
        ],
      },
    ],
  };

  it("stay secret in every answer, and nothing else becomes one", async () => {
    const resource = new Resource(plugin, "bci:ContainerGroup");
    expect(await resource.check(withSecret)).toEqual({ inputs: withSecret, failures: [] });
    const preview = await resource.create(withSecret, { preview: true });
    expect(preview.outputs.containers).toEqual(withSecret.containers);
    const { id, outputs } = await resource.create(withSecret);
    expect(outputs.containers).toEqual(withSecret.containers);
    expect(outputs.name).toBe("web");
    expect((await resource.diff(id, outputs, withSecret)).changes).toBe("none");
    expect((await resource.diff(id, outputs, group)).changes).toBe("none");
    const read = await resource.read(id, outputs, withSecret);
    expect(JSON.stringify(read.outputs.containers)).toBe(JSON.stringify(outputs.containers));
    expect(read.inputs).toEqual(withSecret);
    const unhidden = await resource.update(id, outputs, group);
    expect(unhidden.containers).toEqual(group.containers);
    await resource.delete(id, unhidden);
  });

  it("that are always such are wrapped also where the program gives them in plain", async () => {
    const caches = { name: "c", images: ["nginx:1.27"], subnetId: "sbn-1", securityGroupId: "g-1", zone: "zoneA" };
    const login = { server: "registry.example.com", userName: "me", password: "Sesame-0pen" };
    const resource = new Resource(plugin, "bci:ImageCache");
    const { inputs, failures } = await resource.check({ ...caches, imageRegistryCredentials: [login] });
    expect(failures).toEqual([]);
    expect(inputs.imageRegistryCredentials).toEqual([{ ...login, password: secret("Sesame-0pen") }]);
    const unknown = await resource.check({ ...caches, imageRegistryCredentials: UNKNOWN });
    expect(unknown.inputs.imageRegistryCredentials).toEqual(UNKNOWN);
    expect(await resource.check({ ...caches, imageRegistryCredentials: secret([login]) })).toMatchObject({
      inputs: { imageRegistryCredentials: secret([login]) },
      failures: [],
    });
  });

  it("make a list secret as a whole once it has changed, because positions then mean nothing", async () => {
    const namespace = await new Resource(plugin, "tcr:Namespace").create({ name: "lists" });
    const cluster = new Resource(plugin, "tke:Cluster");
    const inputs = { ...CLUSTER, tags: { team: secret("alpha-team") } };
    const { id, outputs } = await cluster.create(inputs);
    expect(outputs.tags).toEqual(inputs.tags);
    await cloud.change({
      service: "tke",
      kind: "cluster",
      id,
      set: { TagSpecification: [{ ResourceType: "cluster", Tags: [{ Key: "squad", Value: "alpha-team" }] }] },
    });
    const read = await cluster.read(id, outputs, inputs);
    expect(read.outputs.tags).toEqual(secret({ squad: "alpha-team" }));
    // Only a replacement changes tags: what the program says stays, as secret as it was.
    expect(read.outputs.__drift).toEqual({ tags: secret({ said: { team: "alpha-team" } }) });
    expect(read.inputs.tags).toEqual(inputs.tags);
    await cluster.delete(id, outputs);
    await new Resource(plugin, "tcr:Namespace").delete(namespace.id, namespace.outputs);
  });

  it("are in no message, whatever is wrong with them", async () => {
    const cluster = new Resource(plugin, "tke:Cluster");
    const { failures } = await cluster.check({ ...CLUSTER, type: secret("classified"), vpcId: secret(["classified"]) });
    expect(failures.length).toBeGreaterThan(0);
    expect(JSON.stringify(failures)).not.toContain("classified");
    // The engine repeats the value of the property that a failure names.
    expect(failures.map(({ property }) => property)).toEqual(failures.map(() => ""));
    await cloud.fault({
      service: "tke",
      action: "CreateCluster",
      count: 1,
      error: { code: "InternalError.Param", message: "the name classified is taken", status: 400 },
    });
    const refused = cluster.create({ ...CLUSTER, name: secret("classified") });
    await expect(refused).rejects.toThrow("the name [secret] is taken");
    await cloud.clearFaults();
    expect(plugin.progress.map(({ message }) => message).join()).not.toContain("classified");
    expect(plugin.printed()).not.toContain("classified");
  });
});

describe("reads", () => {
  it("by an id alone give all that an import needs", async () => {
    const repository = new Resource(plugin, "tcr:Repository");
    const namespace = await new Resource(plugin, "tcr:Namespace").create({ name: "team" });
    const inputs = { namespace: "team", name: "api", description: "API server" };
    const { id, outputs } = await repository.create(inputs);
    const read = await repository.read(id);
    expect(read.id).toBe("team/api");
    expect(read.inputs).toMatchObject(inputs);
    const checked = await repository.check(read.inputs);
    expect(checked.failures).toEqual([]);
    expect((await repository.diff(id, read.outputs, checked.inputs)).changes).toBe("none");
    expect((await repository.read("team/absent")).id).toBe("");
    await expect(repository.read("api")).rejects.toThrow('the ID "api" is not of the form namespace/name');
    await repository.delete(id, outputs);
    await new Resource(plugin, "tcr:Namespace").delete(namespace.id, namespace.outputs);
  });

  it("of an import find what is in another account or region, as the id says", async () => {
    const cluster = new Resource(plugin, "tke:Cluster");
    const place = { profile: "partner", region: "ap-guangzhou" };
    const { id, outputs } = await cluster.create({ ...CLUSTER, ...place });
    expect((await cluster.read(id)).id).toBe("");
    const placed = `${id}?profile=partner&region=ap-guangzhou`;
    const read = await cluster.read(placed);
    expect(read).toMatchObject({ id, inputs: place, outputs: { ...place, name: "web" } });
    const checked = await cluster.check(read.inputs);
    expect(checked.failures).toEqual([]);
    expect((await cluster.diff(id, read.outputs, checked.inputs)).changes).toBe("none");
    for (const wrong of ["prof=x", "", "profile=", "profile=partner&zone=1"])
      await expect(cluster.read(`${id}?${wrong}`)).rejects.toThrow("write ?profile=NAME, ?region=NAME, or");
    // Engines before 3.254 keep the id as it was written.
    await cluster.delete(placed, outputs);
    expect((await cluster.read(id, outputs)).id).toBe("");
  });

  it("leave alone what another delivery has left in the state", async () => {
    const resource = new Resource(plugin, "tcr:Namespace", "moved");
    const { id, outputs } = await resource.create({ name: "moved" });
    const stale = {
      __provider: "exports.handler = 1",
      __urn: "urn:pulumi:dev::test::pulumi-nodejs:dynamic/tcr:Namespace::m",
    };
    const read = await resource.read(id, { ...outputs, ...stale }, { name: "moved", ...stale });
    expect(read).toEqual({ id, outputs: { ...outputs, ...stale }, inputs: { name: "moved", ...stale } });
    const updated = await resource.update(id, { ...outputs, ...stale }, { name: "moved" });
    expect(Object.keys(updated)).not.toContain("__provider");
    await resource.delete(id, { ...outputs, ...stale });
  });
});

describe("waits", () => {
  it("last as long as customTimeouts says, and the resource is kept", async () => {
    await cloud.lifecycle({ service: "tke", kind: "cluster", pace: "never", times: 1 });
    const cluster = new Resource(plugin, "tke:Cluster", "slow");
    const failed = await cluster.create(CLUSTER, { timeout: 1 }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(InitFailed);
    const { id, outputs, reasons } = failed as InitFailed;
    expect(reasons).toEqual(["still Creating after 1 s; set customTimeouts.create to wait longer"]);
    expect(outputs).toMatchObject({ ...CLUSTER, status: "Creating" });
    expect(Object.keys(outputs)).not.toContain("__urn");
    const shown = plugin.progress.filter(({ urn }) => urn === cluster.urn).map(({ message }) => message);
    expect(shown).toContain(`${cluster.name}: Creating, 0 nodes; waiting for Running, usually 5 min`);
    await cloud.change({ service: "tke", kind: "cluster", id, remove: true });
  });

  it("do not begin with a negative customTimeouts, of which a preview warns already", async () => {
    await cloud.clearRequests();
    const cluster = new Resource(plugin, "tke:Cluster", "negative");
    const refused = (operation: string, next: string) =>
      `option "customTimeouts": ${operation}: must be a duration such as "90s", "20m" or "1h", not "-1s"; ${next}`;
    const timeout = -1;
    for (const preview of [true, false]) {
      const created = cluster.create(CLUSTER, { preview, timeout });
      await expect(created).rejects.toThrow(refused("create", "correct it in the program"));
      const updated = cluster.update("cls-1", CLUSTER, CLUSTER, { preview, timeout });
      await expect(updated).rejects.toThrow(refused("update", "correct it in the program"));
    }
    await expect(cluster.delete("cls-1", CLUSTER, { timeout })).rejects.toThrow(
      refused("delete", 'correct it in the program and run "pulumi up" before this'),
    );
    expect(await cloud.requests()).toEqual([]);
  });

  it("end at once when the run is cancelled, and what was made is kept", async () => {
    const own = await startPlugin(emulatorConfig(cloud));
    await cloud.lifecycle({ service: "tke", kind: "cluster", pace: "never", times: 2 });
    const [one, two] = ["one", "two"].map((name) => new Resource(own, "tke:Cluster", name));
    const made = [one, two].map((cluster, index) =>
      cluster
        ?.create({ ...CLUSTER, name: `c${index}`, clusterCidr: `172.${20 + index}.0.0/16` })
        .catch((error: unknown) => error),
    );
    await expect.poll(async () => (await cloud.resources({ kind: "cluster" })).length).toBe(2);
    await expect
      .poll(() => own.progress.filter(({ message }) => message.includes("waiting for")).length)
      .toBeGreaterThan(1);
    await answer((done) => own.client.cancel(new Empty(), done));
    for (const failed of await Promise.all(made)) {
      expect(failed).toBeInstanceOf(InitFailed);
      const { id, outputs, reasons } = failed as InitFailed;
      expect(id).toMatch(/^cls-/);
      expect(reasons).toEqual(["cancelled while still Creating"]);
      expect(outputs).toMatchObject({ vpcId: "vpc-1", status: "Creating" });
    }
    // Nothing begins after that.
    await cloud.clearRequests();
    await expect(one?.create(CLUSTER)).rejects.toThrow("the run was cancelled before this began");
    expect(await cloud.requests()).toEqual([]);
    await own.close();
    for (const { id } of await cloud.resources({ kind: "cluster" })) {
      await cloud.change({ service: "tke", kind: "cluster", id, remove: true });
    }
  });

  it("end when the process is asked to end", async () => {
    const own = await startPlugin(emulatorConfig(cloud));
    await cloud.lifecycle({ service: "tke", kind: "cluster", pace: "never", times: 1 });
    const made = new Resource(own, "tke:Cluster").create(CLUSTER).catch((error: unknown) => error);
    await expect
      .poll(() => own.progress.filter(({ message }) => message.includes("waiting for")).length)
      .toBeGreaterThan(0);
    const ended = once(own.child, "exit");
    own.child.kill("SIGTERM");
    const failed = (await made) as InitFailed;
    expect(failed).toBeInstanceOf(InitFailed);
    expect(await ended).toEqual([0, null]);
    await own.close();
    await cloud.change({ service: "tke", kind: "cluster", id: failed.id, remove: true });
  });

  it("end the process when nobody reads what it prints any more", async () => {
    const env = { CONTAINER_CLOUDS_LOG: "debug", PULUMI_RUNTIME_TYPESCRIPT: "false" };
    const own = await startPlugin(emulatorConfig(cloud), env, PULUMIS_HOST);
    const ended = once(own.child, "exit");
    own.child.stdout?.destroy();
    own.child.stderr?.destroy();
    new Resource(own, "tke:Cluster").read("cls-absent0").catch(() => undefined);
    expect(await ended).toEqual([1, null]);
    await own.close();
  });
});
