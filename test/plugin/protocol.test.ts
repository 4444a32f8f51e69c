import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServiceError } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { version } from "../../provider/transport/version";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { emulatorConfig } from "../support/lifecycle";
import { type PluginProcess, plain, startPlugin, struct } from "../support/plugin-process";
import { answer, startEngineLog } from "../support/provider-process";
import { list, Resource, readDiff, secret, sendBytes, UNKNOWN } from "./requests";

let cloud: TestEmulator;
let plugin: PluginProcess;

beforeAll(async () => {
  cloud = await startEmulator();
  plugin = await startPlugin(emulatorConfig(cloud));
});
afterAll(async () => {
  await plugin?.close();
  await cloud?.close();
});

describe("what the plugin says of itself", () => {
  it("shakes hands, and says the same when it is configured", async () => {
    const request = new proto.ProviderHandshakeRequest().setEngineAddress(plugin.engine);
    const hands = await answer<proto.ProviderHandshakeResponse>((done) => plugin.client.handshake(request, done));
    const configured = await plugin.configure(emulatorConfig(cloud));
    const capabilities = [hands.getAcceptSecrets(), hands.getSupportsAutonamingConfiguration()];
    expect(capabilities).toEqual([true, true]);
    expect([configured.getAcceptsecrets(), configured.getSupportsAutonamingConfiguration()]).toEqual(capabilities);
    expect([hands.getAcceptResources(), hands.getAcceptOutputs(), hands.getAcceptsByteString()]).toEqual([
      configured.getAcceptresources(),
      configured.getAcceptoutputs(),
      false,
    ]);
    expect(configured.getSupportspreview()).toBe(true);
  });

  it("returns its version and its schema", async () => {
    const info = await answer<PluginInfo>((done) => plugin.client.getPluginInfo(new Empty(), done));
    expect(info.getVersion()).toBe(version);
    const request = new proto.GetSchemaRequest().setVersion(1);
    const response = await answer<proto.GetSchemaResponse>((done) => plugin.client.getSchema(request, done));
    expect(JSON.parse(response.getSchema())).toMatchObject({ name: "container-clouds", version });
    const later = new proto.GetSchemaRequest().setVersion(2);
    await expect(answer((done) => plugin.client.getSchema(later, done))).rejects.toThrow("version 2");
  });

  it("refuses by name what it does not serve", async () => {
    const call = answer((done) => plugin.client.call(new proto.CallRequest().setTok("a:b:c/do"), done));
    await expect(call).rejects.toThrow("does not implement the method a:b:c/do");
    const construct = answer((done) => plugin.client.construct(new proto.ConstructRequest().setType("a:b:C"), done));
    await expect(construct).rejects.toThrow("does not implement the component a:b:C");
    const parameterize = answer((done) => plugin.client.parameterize(new proto.ParameterizeRequest(), done));
    await expect(parameterize).rejects.toThrow("does not implement parameters");
    const mapping = answer<proto.GetMappingResponse>((done) =>
      plugin.client.getMapping(new proto.GetMappingRequest().setKey("terraform"), done),
    );
    expect((await mapping).getData_asU8()).toHaveLength(0);
  });
});

describe("its configuration", () => {
  const check = async (news: Record<string, unknown>) => {
    const request = new proto.CheckRequest().setNews(struct(news));
    const response = await answer<proto.CheckResponse>((done) => plugin.client.checkConfig(request, done));
    return { inputs: plain(response.getInputs()), reasons: response.getFailuresList().map((one) => one.getReason()) };
  };
  const diff = async (olds: Record<string, unknown>, news: Record<string, unknown>) => {
    const request = new proto.DiffRequest().setOldInputs(struct(olds)).setNews(struct(news));
    return readDiff(await answer<proto.DiffResponse>((done) => plugin.client.diffConfig(request, done)));
  };

  it("is checked whole: texts, JSON texts and objects; without what is not known yet", async () => {
    const right = { tencent: '{"region":"gsqy"}', baidu: { region: "bj" }, version: "1.0.0", ctyun: UNKNOWN };
    expect(await check(right)).toEqual({ inputs: right, reasons: [] });
    const wrong = { tencent: '{"regio":"gsqy","secretKey":true}', endpoint: "http://example.com", profils: "{}" };
    const { reasons } = await check(wrong);
    expect(reasons).toEqual([
      expect.stringContaining("container-clouds:endpoint: plain HTTP is allowed only to this machine"),
      expect.stringContaining("container-clouds:tencent.secretKey: must be a string"),
      expect.stringContaining('container-clouds:tencent.regio: there is no such setting; did you mean "region"?'),
      expect.stringContaining('container-clouds:profils: there is no such setting; did you mean "profiles"?'),
    ]);
  });

  it("is secret where it holds keys, whatever the user gave it as", async () => {
    const keys = '{"secretId":"a","secretKey":"b"}';
    const request = new proto.CheckRequest().setNews(struct({ tencent: keys, baidu: '{"region":"bj"}' }));
    const response = await answer<proto.CheckResponse>((done) => plugin.client.checkConfig(request, done));
    expect(response.getInputs()?.toJavaScript()).toEqual({
      tencent: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: keys },
      baidu: '{"region":"bj"}',
    });
  });

  it("never replaces anything: another key, region or endpoint is another way to the same clouds", async () => {
    const olds = { tencent: '{"secretId":"a","secretKey":"b","region":"gsqy"}', endpoint: "https://one" };
    expect(
      await diff(olds, { ...olds, tencent: '{ "region": "gsqy", "secretKey": "b", "secretId": "a" }' }),
    ).toMatchObject({
      changes: "none",
      diffs: [],
    });
    const news = { tencent: '{"secretId":"c","secretKey":"d","region":"other"}', baidu: "{}" };
    expect(await diff(olds, news)).toMatchObject({
      changes: "some",
      diffs: expect.arrayContaining(["tencent", "endpoint", "baidu"]),
      replaces: [],
      detailed: { tencent: "update", endpoint: "update", baidu: "update" },
    });
  });

  it("is taken with secrets, and by the names of older engines", async () => {
    const own = Object.entries(emulatorConfig(cloud)).map(([key, value]) => [key.split(":")[1] ?? "", value] as const);
    const args = struct(Object.fromEntries(own.map(([name, value]) => [name, secret(value)])));
    const configure = (request: proto.ConfigureRequest) => answer((done) => plugin.client.configure(request, done));
    const works = async () => (await new Resource(plugin, "tcr:Namespace").check({ name: "team" })).failures;
    await configure(new proto.ConfigureRequest().setArgs(args));
    expect(await works()).toEqual([]);
    await configure(new proto.ConfigureRequest());
    const unset = { property: "", reason: expect.stringMatching(/^container-clouds:tencent\.secretId: is not set/) };
    expect(await works()).toContainEqual(unset);
    await configure(new proto.ConfigureRequest().setName("partner"));
    const theirs =
      /^container-clouds:tencent\.secretId: is not set.*; the settings are inputs of the provider resource "partner"/;
    expect(await works()).toContainEqual({ property: "", reason: expect.stringMatching(theirs) });
    await configure(new proto.ConfigureRequest().setName("default_0_1_0"));
    expect(await works()).not.toContainEqual({ property: "", reason: expect.stringMatching(/provider resource/) });
    const old = new proto.ConfigureRequest();
    for (const [name, value] of own) old.getVariablesMap().set(`container-clouds:config:${name}`, value);
    await configure(old);
    expect(await works()).toEqual([]);
  });
});

describe("names that the program leaves out", () => {
  const namespace = () => new Resource(plugin, "tcr:Namespace", "My Team");
  const nameOf = async (...args: Parameters<Resource["check"]>) => (await namespace().check(...args)).inputs.name;

  it("are made from the resource's own, the same for the same seed", async () => {
    const name = await nameOf({}, { seed: "seed" });
    expect(name).toMatch(/^my-team-[0-9a-f]{7}$/);
    expect(await nameOf({}, { seed: "seed" })).toBe(name);
    expect(await nameOf({}, { seed: "other" })).not.toBe(name);
    expect(await new Resource(plugin, "tcr:Namespace", "x".repeat(200)).check({}, { seed: "s" })).toMatchObject({
      failures: [],
    });
  });

  it("stay as they are, and give way to the program's", async () => {
    expect(await nameOf({}, { olds: { name: "team-1234567" }, seed: "new" })).toBe("team-1234567");
    expect(await nameOf({ name: "mine" }, { olds: { name: "team-1234567" } })).toBe("mine");
    expect(await nameOf({ name: UNKNOWN })).toBe(UNKNOWN);
    expect(await nameOf({ name: null }, { seed: "s" })).toMatch(/-[0-9a-f]{7}$/);
  });

  it("follow the engine's wish: proposed, enforced, switched off", async () => {
    expect(await nameOf({}, { autonaming: { proposed: "wished", mode: "PROPOSE" } })).toBe("wished");
    expect(await nameOf({}, { autonaming: { proposed: "", mode: "PROPOSE" }, seed: "s" })).toMatch(
      /^my-team-[0-9a-f]{7}$/,
    );
    expect(await nameOf({}, { autonaming: { proposed: "exactly", mode: "ENFORCE" } })).toBe("exactly");
    const enforced = await namespace().check({}, { autonaming: { proposed: "", mode: "ENFORCE" } });
    expect(enforced.failures).toEqual([{ property: "", reason: "name: must have at least 1 character, not 0" }]);
    const off = await namespace().check({}, { autonaming: { proposed: "", mode: "DISABLE" } });
    expect(off.failures).toEqual([{ property: "", reason: "name: is required" }]);
  });
});

describe("differences", () => {
  const was = {
    name: "web",
    vpcId: "vpc-1",
    clusterCidr: "172.16.0.0/16",
    extraArgs: { kubeApiServer: ["a=1"] },
    tags: { team: "a", "x.y": "1" },
    region: "gsqy",
    version: "1.20.6",
    __chosen: ["region", "version"],
    __provider: "exports.handler",
    status: "Running",
    nodeCount: 0,
    endpoints: {},
    createTime: "2026-01-01",
  };
  const now = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", extraArgs: was.extraArgs, tags: was.tags };
  const cluster = () => new Resource(plugin, "tke:Cluster");

  it("are none where only the cloud, or another delivery, has added something", async () => {
    expect(await cluster().diff("cls-1", was, now)).toMatchObject({ changes: "none", diffs: [], detailed: {} });
  });

  it("are reported by path, with what each does", async () => {
    const diff = await cluster().diff("cls-1", was, {
      ...now,
      name: "blue",
      description: "new",
      level: "L5",
      vpcId: UNKNOWN,
      extraArgs: { kubeApiServer: ["a=2"], kubeScheduler: ["b=1"] },
      tags: { team: "b" },
    });
    expect(diff).toEqual({
      changes: "some",
      diffs: ["name", "description", "level", "vpcId", "tags", "extraArgs"],
      replaces: ["vpcId", "tags", "extraArgs"],
      stables: expect.arrayContaining(["version", "createTime", "region"]),
      deleteBeforeReplace: false,
      detailed: {
        name: "update",
        description: "add",
        level: "add",
        vpcId: "update-replace",
        "tags.team": "update-replace",
        'tags["x.y"]': "delete-replace",
        "extraArgs.kubeApiServer": "update-replace",
        "extraArgs.kubeScheduler": "add-replace",
      },
    });
    expect(diff.stables).not.toContain("level");
  });

  it("name the whole property where the sorted form and the program's have other positions", async () => {
    const nodes = (...sizes: string[]) => sizes.map((instanceType) => ({ role: "WORKER", machine: { instanceType } }));
    const diff = await cluster().diff(
      "cls-1",
      { ...was, nodes: nodes("S5.A", "S5.B") },
      { ...now, nodes: nodes("S5.A", "S5.C") },
    );
    expect(diff.detailed).toEqual({ "nodes[1].machine.instanceType": "update-replace" });
    const ports = (...numbers: number[]) => numbers.map((port) => ({ port }));
    const group = new Resource(plugin, "bci:ContainerGroup");
    const known = { containers: [{ name: "c", image: "i", ports: ports(1, 2) }] };
    expect((await group.diff("p-1", known, known)).changes).toBe("none");
  });
});

describe("listing", () => {
  it("lists what exists, in pages", async () => {
    const made: Awaited<ReturnType<Resource["create"]>>[] = [];
    for (const name of ["a", "b", "c"]) {
      const inputs = { name, vpcId: "vpc-1", clusterCidr: `172.${16 + made.length}.0.0/16` };
      made.push(await new Resource(plugin, "tke:Cluster", name).create(inputs));
    }
    const ids = made.map(({ id }) => id).sort();
    const all = await list(plugin, "tke:Cluster");
    expect(all.rows.map(({ id }) => id).sort()).toEqual(ids);
    expect(all.next).toBe("");
    const first = await list(plugin, "tke:Cluster", {}, { pageSize: 2 });
    const second = await list(plugin, "tke:Cluster", {}, { pageSize: 2, next: first.next });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, ""]);
    expect([...first.rows, ...second.rows].map(({ id }) => id).sort()).toEqual(ids);
    expect(await list(plugin, "tke:Cluster", {}, { limit: 1 })).toMatchObject({ next: "", rows: [expect.anything()] });
    expect(await list(plugin, "tke:Cluster", { region: UNKNOWN })).toMatchObject({ computed: true, rows: [] });
    await expect(list(plugin, "tcr:GlobalImageLifecycle")).rejects.toThrow("cannot be listed");
    await expect(list(plugin, "tke:Cluster", {}, { next: "x" })).rejects.toThrow("continuation token");
    for (const [index, { id, outputs }] of made.entries()) {
      await new Resource(plugin, "tke:Cluster", "abc"[index]).delete(id, outputs);
    }
  });
});

describe("functions", () => {
  const invoke = async (tok: string, args: Record<string, unknown>) => {
    const request = new proto.InvokeRequest().setTok(tok).setArgs(struct(args));
    const response = await answer<proto.InvokeResponse>((done) => plugin.client.invoke(request, done));
    return { result: plain(response.getReturn()), failures: response.getFailuresList().map((one) => one.toObject()) };
  };

  it("are called by token; wrong arguments are reported by path", async () => {
    const { result } = await invoke("container-clouds:tke:getVersions", {});
    expect(Object.keys(result).length).toBeGreaterThan(0);
    expect(await invoke("container-clouds:tke:getCluster", { clusterld: "x" })).toMatchObject({
      failures: expect.arrayContaining([
        { property: "clusterld", reason: expect.stringContaining("no such property") },
      ]),
    });
    await expect(invoke("container-clouds:tke:getNothing", {})).rejects.toThrow("no function tke:getNothing");
    await expect(invoke("aws:s3:getBucket", {})).rejects.toThrow("aws:s3:getBucket is not a function of the package");
  });

  it("answer with secrets where an argument was one", async () => {
    const { result } = await invoke("container-clouds:tke:getVersions", { region: secret("gsqy") });
    for (const value of Object.values(result)) expect(value).toEqual(secret(expect.anything()));
  });
});

describe("messages that are no requests", () => {
  it("are refused, and the process goes on", async () => {
    const methods = Object.entries(ResourceProviderService as unknown as Record<string, { responseStream: boolean }>)
      .filter(([name, { responseStream }]) => !responseStream && name !== "cancel")
      .map(([name]) => name);
    expect(methods.length).toBeGreaterThan(15);
    const junk = [
      Buffer.alloc(0),
      Buffer.from([0xff, 0xff, 0xff]),
      Buffer.from("not a message"),
      Buffer.alloc(2000, 0x0a),
    ];
    for (const method of methods) {
      // Those that need nothing may answer nothing; none may hang, and none may end the process.
      await Promise.all(junk.map((bytes) => sendBytes(plugin, method, bytes).catch((error: Error) => error.message)));
    }
    await plugin.configure(emulatorConfig(cloud));
    expect(plugin.child.exitCode).toBeNull();
    expect(plugin.printed()).not.toMatch(/at .*\.js:/);
    expect((await new Resource(plugin, "tcr:Namespace").check({ name: "team" })).failures).toEqual([]);
  });

  it("say what is missing", async () => {
    const refused = (send: (done: (error: ServiceError | null, response: unknown) => void) => void) =>
      answer(send as never).then(
        () => "",
        (error: Error) => error.message,
      );
    expect(await refused((done) => plugin.client.check(new proto.CheckRequest(), done))).toBe(
      "the request names no type",
    );
    const other = new proto.CreateRequest().setType("aws:s3:Bucket");
    expect(await refused((done) => plugin.client.create(other, done))).toContain(
      "aws:s3:Bucket is not a type of the package",
    );
    const newer = new proto.CreateRequest().setType("container-clouds:tke:Later");
    expect(await refused((done) => plugin.client.create(newer, done))).toContain("no resource tke:Later");
    const read = new proto.ReadRequest().setType("container-clouds:tke:Cluster");
    expect(await refused((done) => plugin.client.read(read, done))).toContain("a read needs an ID");
  });

  it("may hold values of every kind where a property has another", async () => {
    const odd = [null, 7, "x", true, [], {}, [[{}]], { a: { b: null } }, secret(secret({ a: [secret(1)] })), UNKNOWN];
    const inputs = ["name", "vpcId", "tags", "nodes", "extraArgs", "timeouts", "region"];
    for (const value of odd) {
      const news = Object.fromEntries(inputs.map((input) => [input, value]));
      const { failures } = await new Resource(plugin, "tke:Cluster").check(news);
      expect(Array.isArray(failures)).toBe(true);
    }
  });
});

describe("the process", () => {
  it("reports its progress to another engine once it is attached to it", async () => {
    const other = await startEngineLog();
    await answer((done) => plugin.client.attach(new PluginAttach().setAddress(other.address), done));
    // Only what takes a while shows how far it is.
    await cloud.fault({ action: "CreateNamespacePersonal", delay: 1_000, count: 1 });
    const namespace = new Resource(plugin, "tcr:Namespace", "attached");
    const creating = namespace.create({ name: "attached" });
    await expect.poll(() => other.progress.map(({ urn }) => urn)).toContain(namespace.urn);
    const { id, outputs } = await creating;
    await namespace.delete(id, outputs);
    await answer((done) => plugin.client.attach(new PluginAttach().setAddress(plugin.engine), done));
    other.close();
  });

  it("ends when the engine is gone", async () => {
    const orphan = await startPlugin(emulatorConfig(cloud));
    const ended = once(orphan.child, "exit");
    orphan.closeEngine();
    expect(await ended).toEqual([0, null]);
    orphan.client.close();
  });

  it("does not wait for a connection that stays open without a request", async () => {
    const own = await startPlugin(emulatorConfig(cloud));
    const port = Number(/:(\d+)$/.exec(own.client.getChannel().getTarget())?.[1]);
    const peer = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    peer.on("error", () => undefined);
    await once(peer, "connect");
    // The beginning of HTTP/2 (RFC 9113, 3.4) and empty settings; then the peer answers nothing.
    peer.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    peer.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]));
    await once(peer, "data");
    const ended = once(own.child, "exit").then(() => "ended");
    own.child.kill("SIGINT");
    // Pulumi kills after five seconds, and by then has also given up the plugins that it ends at the same time.
    expect(await Promise.race([ended, sleep(3_000, "waits")])).toBe("ended");
    peer.destroy();
    await own.close();
  });
});
