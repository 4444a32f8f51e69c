import { mkdirSync, mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as clouds from "../../sdk";
import { providerText } from "../../sdk/resource";
import { REPOSITORY } from "../support/project";

type Made = pulumi.runtime.MockResourceArgs;

const made: Made[] = [];
const live = { name: "web", vpcId: "vpc-1", level: "L5" };

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: (args) => {
      made.push(args);
      return { id: args.id || `${args.name}-id`, state: args.id ? live : args.inputs };
    },
    call: ({ token, inputs }) => ({ clusters: [{ name: `${token} ${inputs.name}` }] }),
  }),
);
beforeEach(() => {
  made.length = 0;
});

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((done) => output.apply(done));
const cluster = (opts?: pulumi.CustomResourceOptions, args: Partial<clouds.tke.ClusterArgs> = {}) =>
  new clouds.tke.Cluster("web", { vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", ...args }, opts);
const provider = () => new clouds.Provider("other", { endpoint: "http://127.0.0.1:1" });

describe("what a class hands over", () => {
  it("is a constant text that Pulumi keeps in state, as short as the place of the package allows", () => {
    using project = mkdtempDisposableSync(join(tmpdir(), "text-"));
    const folder = join(project.path, "apps/shop");
    mkdirSync(folder, { recursive: true });
    const long =
      "require('module').createRequire(process.cwd()+'/')('pulumi-container-clouds/dynamic').of('tke:Cluster',exports)";
    expect(providerText("tke:Cluster", join(folder, "without"))).toBe(long);
    expect(providerText("tke:Cluster", REPOSITORY)).toBe(long);
    const installed = join(project.path, "node_modules/pulumi-container-clouds");
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, "package.json"), "{}");
    expect(providerText("tke:Cluster", folder)).toBe(
      "require('pulumi-container-clouds/dynamic').of('tke:Cluster',exports)",
    );
    // Under Yarn's Plug'n'Play, files in node_modules above the project mean nothing.
    Object.assign(process.versions, { pnp: "3" });
    expect(providerText("tke:Cluster", folder)).toBe(long);
    delete process.versions.pnp;
    // A program that moves elsewhere does not take the host with it.
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    expect(providerText("tke:Cluster")).toBe(long);
    vi.restoreAllMocks();
  });
});

describe("what the state holds of a class's resource", () => {
  const urnOf = async (opts?: pulumi.CustomResourceOptions) => {
    made.length = 0;
    await settled(cluster(opts).urn);
    return made.find(({ type }) => type.endsWith("tke:Cluster"))?.inputs.__urn;
  };

  it("names the resource without what the provider knows", async () => {
    expect(await urnOf()).toBe("stack::project::::web");
    const parent = new pulumi.ComponentResource("my:Shop", "shop");
    expect(await urnOf({ parent })).toBe("stack::project::my:Shop$::web");
  });
});

describe("a class", () => {
  it("refuses what a program without types gets wrong: no name, a function, a symbol", () => {
    const Namespace = clouds.tcr.Namespace as unknown as new (...args: unknown[]) => unknown;
    expect(() => new Namespace({ name: "x" })).toThrow(
      "new tcr.Namespace(name, args): the first argument must be the resource's name in the program, a string; its type is object",
    );
    expect(() => new Namespace("ns", { name: () => "x" })).toThrow(
      'tcr:Namespace "ns": name: must be a value, not a function',
    );
    const hidden = { tags: pulumi.output({}), containers: [{ image: Symbol("x") }] };
    expect(() => new clouds.eci.ContainerGroup("g", hidden as never)).toThrow(
      'eci:ContainerGroup "g": containers.0.image: must be a value, not a symbol',
    );
  });

  it.each(["", undefined, null])("creates nothing where get is given %s for an ID", (id) => {
    expect(() => clouds.tcr.Namespace.get("x", id as never)).toThrow(
      `tcr.Namespace.get("x", id): the second argument must be the ID of a resource that exists, not ${JSON.stringify(id)}`,
    );
  });

  it("has an Output for every property, of undefined where there is no value", async () => {
    expect(await settled(cluster().description)).toBeUndefined();
    expect(await settled(cluster().vpcId)).toBe("vpc-1");
    const known = clouds.tke.Cluster.get("known", "cls-1");
    expect(await settled(pulumi.interpolate`name=${known.name} ${known.level}`)).toBe("name=web L5");
  });

  it("of an environment takes null for what is not set, at any depth", async () => {
    const parts = { cluster: { vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" } };
    const groups = {
      web: () => ({ name: null, subnetIds: ["sbn-1"], securityGroupIds: ["g-1"], containers: [], tags: null }),
    };
    const nothing = {
      name: null,
      tags: null,
      endpoints: null,
      nodePools: null,
      asGroups: { a: null },
      registry: null,
    };
    const description = {
      ...nothing,
      cluster: { ...parts.cluster, tags: null },
      bci: { imageCaches: null, containerGroups: groups },
    };
    const environment = new clouds.ContainerEnvironment(
      "shop",
      description as unknown as clouds.ContainerEnvironmentArgs,
    );
    expect(environment.asGroups).toEqual({});
    await settled(pulumi.all([environment.cluster?.urn, environment.bci.containerGroups.web?.urn]));
    const resources = made.filter(({ type }) => !type.endsWith("ContainerEnvironment"));
    const seen = resources.map(({ type, inputs }) => [type.split("/").at(-1), inputs.name, inputs.tags]);
    expect(seen.sort()).toEqual([
      ["bci:ContainerGroup", "shop-web", { environment: "shop" }],
      ["tke:Cluster", "shop", { environment: "shop" }],
    ]);
  });

  it("of a provider takes null for what is not set", async () => {
    const settings = { endpoint: null, tencent: { region: "gsqy", secretId: null } } as unknown as clouds.ProviderArgs;
    await settled(new clouds.Provider("mine", settings).urn);
    expect(made[0]?.inputs).toEqual({ tencent: expect.objectContaining({ value: '{"region":"gsqy"}' }) });
  });

  it("knows its resources in both deliveries, by the type token that policy packs ask with", () => {
    const tokens = ["container-clouds:tke:Cluster", "pulumi-nodejs:dynamic/tke:Cluster"];
    for (const __pulumiType of tokens) expect(clouds.tke.Cluster.isInstance({ __pulumiType })).toBe(true);
    expect(clouds.tke.Cluster.isInstance(cluster())).toBe(true);
    for (const other of ["container-clouds:tke:NodePool", "aws:tke:Cluster", undefined])
      expect(clouds.tke.Cluster.isInstance({ __pulumiType: other })).toBe(false);
    for (const nothing of [undefined, null, "x"]) expect(clouds.tke.Cluster.isInstance(nothing)).toBe(false);
  });

  it("hands customTimeouts over where the dynamic host does not", async () => {
    const customTimeouts = { create: "1s", update: "1h30m" };
    await settled(cluster({ customTimeouts }, { timeouts: { create: "1h" } }).urn);
    expect(made.find(({ inputs }) => inputs.timeouts)?.inputs).toMatchObject({
      __customTimeouts: customTimeouts,
      timeouts: { create: "1h" },
    });
    await settled(cluster({ customTimeouts, provider: provider() }).urn);
    const ofPlugin = made.find(({ type }) => type === "container-clouds:tke:Cluster");
    expect(ofPlugin?.inputs).not.toHaveProperty("__customTimeouts");
  });

  it.each<[object, string]>([
    [{ crate: "5m" }, 'crate: there is no such timeout; did you mean "create"?'],
    [{ create: "-1s" }, 'create: must be a duration such as "90s", "20m" or "1h", not "-1s"'],
    [{ delete: "5" }, 'delete: must be a duration such as "90s", "20m" or "1h", not "5"'],
    [{ update: 300 }, 'update: must be a duration such as "90s", "20m" or "1h", not a number'],
  ])("refuses customTimeouts that would have no effect, in both deliveries: %j", (customTimeouts, message) => {
    for (const opts of [{ customTimeouts }, { customTimeouts, provider: provider() }])
      expect(() => cluster(opts)).toThrow(`tke:Cluster "web": option "customTimeouts": ${message}`);
  });

  it("takes customTimeouts as the engine does, also where a part is not set", () => {
    const customTimeouts = { create: "+1h30m", update: ".5s", delete: "", read: undefined };
    expect(() => cluster({ customTimeouts })).not.toThrow();
    expect(() => cluster({ customTimeouts: null as never })).not.toThrow();
  });

  it.each([
    [{ import: "cls-1" }, 'option "import": dynamic providers do not support it; set the input "adopt" to the ID'],
    [{ replaceOnChanges: ["description"] }, 'option "replaceOnChanges": dynamic providers do not support it; use'],
    [{ version: "1.0.0" }, 'option "version": dynamic providers do not support it; leave it out'],
  ])("refuses an option that the dynamic host passes over: %j", (opts, message) => {
    expect(() => cluster(opts)).toThrow(`tke:Cluster "web": ${message}`);
    expect(() => cluster({ ...opts, provider: provider() })).not.toThrow();
  });

  it("takes no stack traces while it is made, and leaves the limit as it was", () => {
    const limit = Error.stackTraceLimit;
    let inside: unknown;
    const transformation: pulumi.ResourceTransformation = () => {
      inside = Error.stackTraceLimit;
      return undefined;
    };
    cluster({ transformations: [transformation] });
    expect([inside, Error.stackTraceLimit]).toEqual([0, limit]);
    expect(() => new clouds.tke.Cluster("", { vpcId: "vpc-1" })).toThrow();
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it("shows its text where a program makes one", () => {
    const path = resolve(__dirname, "../../sdk/generated/tcr/namespace.ts");
    const probe = resolve(__dirname, "probe.ts");
    const text = `import { Namespace } from ${JSON.stringify(path.slice(0, -3))};\nnew Namespace("team", {});\n`;
    const files: Record<string, string> = { [probe]: text };
    const read = (file: string) => files[file] ?? ts.sys.readFile(file);
    const service = ts.createLanguageService({
      getScriptFileNames: () => [probe],
      getScriptVersion: () => "1",
      getScriptSnapshot: (file) => {
        const found = read(file);
        return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
      },
      getCurrentDirectory: () => __dirname,
      getCompilationSettings: () => ({ noLib: true }),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (file) => file in files || ts.sys.fileExists(file),
      readFile: read,
    });
    const info = service.getQuickInfoAtPosition(probe, text.indexOf("new Namespace") + 4);
    expect(ts.displayPartsToString(info?.documentation)).toMatch(/^A namespace/);
    expect(info?.tags?.map(({ name }) => name)).toContain("example");
  });
});

describe("a function", () => {
  it("is answered by the program's mocks, in both deliveries", async () => {
    const token = "container-clouds:tke:getClusters";
    expect((await clouds.tke.getClusters({ name: "a" })).clusters[0]?.name).toBe(`${token} a`);
    const { clusters } = await clouds.tke.getClusters({ name: "b" }, { provider: provider() });
    expect(clusters[0]?.name).toBe(`${token} b`);
    const output = clouds.tke.getClustersOutput({ name: cluster().vpcId });
    expect(await settled(output.clusters[0]?.name as pulumi.Output<string>)).toBe(`${token} vpc-1`);
  });
});

describe("arguments that are no object", () => {
  const wrong = [
    [["a"], "a list"],
    ["x", "a string"],
    [() => ({}), "a function"],
  ] as const;

  it.each(wrong)("%s are refused in one line, by classes, functions and calls", async (given, type) => {
    const { tcr, tke, call } = clouds as unknown as {
      tcr: { Namespace: new (...args: unknown[]) => unknown };
      tke: Record<string, (...args: unknown[]) => Promise<unknown>>;
      call: (...args: unknown[]) => Promise<unknown>;
    };
    expect(() => new tcr.Namespace("ns", given)).toThrow(
      `tcr:Namespace "ns": the arguments must be an object, not ${type}`,
    );
    expect(() => new tcr.Namespace("ns", {}, given)).toThrow(`the options must be an object, not ${type}`);
    await expect(tke.getClusters?.(given)).rejects.toThrow(
      `tke:getClusters: the arguments must be an object, not ${type}`,
    );
    await expect(tke.getClusters?.({}, given)).rejects.toThrow(`the options must be an object, not ${type}`);
    await expect(call("tke", "DescribeClusters", given)).rejects.toThrow(`the request must be an object, not ${type}`);
  });

  it("are none where they are null", async () => {
    const { tke } = clouds as unknown as { tke: Record<string, (...args: unknown[]) => Promise<unknown>> };
    await expect(tke.getCluster?.(null, null)).resolves.toBeDefined();
    expect(() => new clouds.tcr.Namespace("null", null as never, null as never)).not.toThrow();
  });
});
