import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Properties } from "../../provider/lifecycle/codec";
import { type PluginProcess, plain, startPlugin, struct } from "../support/plugin-process";
import { answer } from "../support/provider-process";
import { type Monitor, type Registered, startMonitor } from "../support/resource-monitor";
import { secret } from "./requests";

let plugin: PluginProcess;
let monitor: Monitor;

/** What the cloud would add. */
function outputsOf({ type, name, inputs }: Registered): Properties {
  if (type === "container-clouds:tke:ClusterEndpoint") return { kubeconfig: secret("kind: Config") };
  if (type === "container-clouds:tcr:Repository") return { url: `registry/shop/${inputs.name}` };
  if (name.startsWith("broken")) throw new Error("refused for a test");
  return {};
}

beforeAll(async () => {
  plugin = await startPlugin({});
});
afterAll(() => plugin?.close());
beforeEach(async () => {
  monitor = await startMonitor("dev", outputsOf);
});
afterEach(() => monitor?.close());

const TYPE = "container-clouds:index:ContainerEnvironment";
const OTHER = "urn:pulumi:dev::test::other:index:Thing::other";
const PROVIDER = "urn:pulumi:dev::test::pulumi:providers:container-clouds::partner::id-1";

const PLACE = {
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
};

/** A value as the engine writes it for components: with what it comes from. */
const output = (value: unknown, { isSecret = false, from = [] as string[] } = {}) => ({
  "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  ...(value !== undefined && { value }),
  ...(isSecret && { secret: true }),
  dependencies: from,
});

const request = (name: string, inputs: Properties, at = monitor, stack = "dev") =>
  new proto.ConstructRequest()
    .setProject("test")
    .setStack(stack)
    .setOrganization("organization")
    .setParallel(4)
    .setMonitorendpoint(at.address)
    .setType(TYPE)
    .setName(name)
    .setInputs(struct(inputs));

const construct = async (asked: proto.ConstructRequest) => {
  const response = await answer<proto.ConstructResponse>((done) => plugin.client.construct(asked, done));
  const dependencies: Record<string, string[]> = {};
  response.getStatedependenciesMap().forEach((one, name) => {
    dependencies[name] = one.getUrnsList().map((urn) => urn.split("::").at(-1) ?? "");
  });
  return { urn: response.getUrn(), state: plain(response.getState()), dependencies };
};

const summary = ({ registered }: Monitor) => registered.map(({ type, name }) => `${type} ${name}`);
const found = (name: string, { registered } = monitor) => registered.find((one) => one.name === name);

it("creates an environment of the plugin's own resources, with its outputs", async () => {
  const { urn, state, dependencies } = await construct(
    request("shop", {
      tags: { team: "a" },
      cluster: { vpcId: output("vpc-1", { from: [OTHER] }), clusterCidr: "172.16.0.0/16" },
      endpoints: { internal: { subnetId: "subnet-a" } },
      nodePools: { batch: { subnetIds: ["subnet-a"], securityGroupIds: ["sg-a"] } },
      registry: { repositories: { api: { description: "API server" } } },
      eci: {
        imageCaches: { base: { ...PLACE, images: ["nginx:1.27"] } },
        containerGroups: { web: { ...PLACE, imageCache: "base", containers: [{ name: "web", image: "nginx:1.27" }] } },
      },
    }),
  );
  expect(urn).toBe(`urn:pulumi:dev::test::${TYPE}::shop`);
  expect(summary(monitor).sort()).toEqual(
    [
      "container-clouds:eci:ContainerGroup shop-eci-web",
      "container-clouds:eci:ImageCache shop-eci-base",
      `${TYPE} shop`,
      "container-clouds:tcr:Namespace shop",
      "container-clouds:tcr:Repository shop-api",
      "container-clouds:tke:Cluster shop",
      "container-clouds:tke:ClusterEndpoint shop-internal",
      "container-clouds:tke:NodePool shop-batch",
    ].sort(),
  );
  const children = monitor.registered.filter(({ type }) => type !== TYPE);
  expect(new Set(children.map(({ parent }) => parent))).toEqual(new Set([urn]));
  const cluster = monitor.registered.find(({ type }) => type === "container-clouds:tke:Cluster");
  expect(cluster).toMatchObject({
    inputs: { name: "shop", tags: { environment: "shop", team: "a" } },
    aliases: ["pulumi-nodejs:dynamic/tke:Cluster"],
    dependencies: [OTHER],
  });
  // The dynamic delivery's own properties are not the plugin's.
  expect(cluster?.inputs).not.toHaveProperty("__provider");
  expect(found("shop-batch")?.inputs).toMatchObject({ clusterId: expect.anything(), name: "shop-batch" });
  expect(JSON.stringify(found("shop-eci-web")?.inputs)).toContain("id-of-shop-eci-base");

  expect(state).toEqual({
    clusterId: "id-of-shop",
    kubeconfig: secret("kind: Config"),
    repositoryUrls: { api: "registry/shop/api" },
  });
  expect(dependencies).toEqual({ clusterId: ["shop"], kubeconfig: ["shop-internal"], repositoryUrls: ["shop-api"] });
  expect(monitor.outputs.get(urn)).toMatchObject({ repositoryUrls: { api: "registry/shop/api" } });
});

it("hands on the provider, the options, secrets and what is not known yet", async () => {
  const asked = request("shop", {
    cluster: secret({ vpcId: "vpc-1", description: "hush" }),
    bci: output(
      { containerGroups: { web: { restartPolicy: "Always", containers: [], subnetIds: [], securityGroupIds: [] } } },
      { from: [OTHER] },
    ),
    registry: { namespace: output(undefined, { from: [OTHER] }) },
  });
  asked.setDryrun(true).setProtect(true).setDependenciesList([OTHER]).setParent(OTHER);
  asked.getProvidersMap().set("container-clouds", PROVIDER);
  const { urn } = await construct(asked);
  const [component, ...children] = monitor.registered;
  expect(component).toMatchObject({ urn, parent: OTHER, custom: false, protect: true, dependencies: [OTHER] });
  expect(children.map(({ provider }) => provider)).toEqual([PROVIDER, PROVIDER, PROVIDER]);
  const cluster = children.find(({ type }) => type === "container-clouds:tke:Cluster");
  expect(cluster?.inputs.description).toEqual(secret("hush"));
  expect(found("shop-bci-web")?.dependencies).toContain(OTHER);
  const namespace = children.find(({ type }) => type === "container-clouds:tcr:Namespace");
  expect(namespace?.inputs.name).toBe("04da6b54-80e4-46f7-96ec-b56ff0331ba9");
});

it("refuses wrong inputs, all at once and each at its path, and repeats no secret", async () => {
  const wrong = construct(
    request("shop", {
      name: secret("Sesame-0pen"),
      nodePool: { password: secret("Sesame-0pen") },
      nodePools: output(undefined),
      asGroups: { workers: 7 },
      registry: { repositories: { api: { descripton: "x" } } },
      edgeServices: { pages: {} },
    }),
  );
  const reason = await wrong.then(
    () => "",
    (error: Error) => error.message,
  );
  expect(reason).toMatch(/^invalid inputs:\n/);
  for (const line of [
    "- name: cannot be secret",
    '- nodePool: there is no such property; did you mean "nodePools"?',
    "- nodePools: must be known before the run",
    "- asGroups.workers: must be an object",
    '- registry.repositories.api.descripton: there is no such property; did you mean "description"?',
    "- edgeServices.pages.deployInstances: is required",
  ])
    expect(reason).toContain(`\n${line}`);
  expect(reason).not.toContain("Sesame");
  expect(monitor.registered).toEqual([]);
  const homeless = construct(request("shop", { nodePools: {} }));
  await expect(homeless).rejects.toThrow('ContainerEnvironment "shop": nodePools: needs a cluster; add cluster');
});

it("fails with a child that failed, and goes on to make others", async () => {
  const failing = construct(request("broken", { registry: {} }));
  await expect(failing).rejects.toThrow("failed to register new resource broken");
  expect(await construct(request("shop", { registry: {} }))).toMatchObject({ state: { repositoryUrls: {} } });
  expect(plugin.printed()).toBe("");
});

it("makes several at once, each for its own run", async () => {
  const other = await startMonitor("prod", outputsOf);
  try {
    const both = [request("shop", { registry: {} }), request("store", { registry: {} }, other, "prod")].map(construct);
    const [first, second] = await Promise.all(both);
    expect([first?.urn, second?.urn]).toEqual([
      `urn:pulumi:dev::test::${TYPE}::shop`,
      `urn:pulumi:prod::test::${TYPE}::store`,
    ]);
    expect(summary(monitor)).toEqual([`${TYPE} shop`, "container-clouds:tcr:Namespace shop"]);
    expect(summary(other)).toEqual([`${TYPE} store`, "container-clouds:tcr:Namespace store"]);
  } finally {
    other.close();
  }
});
