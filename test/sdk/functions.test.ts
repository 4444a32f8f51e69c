import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project } from "../support/project";

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const program = `
const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");

module.exports = async () => {
  const { versions } = await clouds.tke.getVersions();
  const cluster = new clouds.tke.Cluster("web", {
    name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", version: versions.at(-1).version,
  });
  const clusterId = cluster.id;
  const seen = clouds.tke.getClustersOutput({}, { dependsOn: cluster });
  const manifest = clouds.pod({
    name: "web",
    annotations: { cluster: clusterId },
    containers: [{ name: "c", image: "nginx:1.27", lifecycle: { preStop: { exec: { command: ["true"] } } } }],
  });
  return {
    version: cluster.version,
    names: seen.clusters.apply((all) => all.map(({ name }) => name)),
    password: clouds.tke.getClusterSecurityOutput({ clusterId }).password,
    annotation: pulumi.output(manifest.metadata).apply(({ annotations }) => annotations.cluster === undefined),
    hook: manifest.spec.containers[0].lifecycle.preStop.exec.command[0],
  };
};
`;

const files = (index: string) => ({
  "Pulumi.yaml": "name: functions\nruntime:\n  name: nodejs\n  options: {typescript: false}\n",
  "package.json": '{"name":"functions","main":"index.js"}',
  "index.js": index,
});

test("a program calls functions, in previews too; what is secret stays so", async () => {
  using project = new Project();
  project.write(files(program));
  project.link();
  await project.init(configOf(emulator));

  const preview = await project.ok("preview");
  expect(preview).toMatch(/Cluster web create/);
  const [first, ...ahead] = (await emulator.requests()).map(({ action }) => action);
  expect(first).toBe("DescribeVersions");
  // What can be known before of a new cluster.
  expect(ahead.sort()).toEqual(["CheckClusterCIDR", "DescribeClusters", "DescribeQuota", "DescribeVersions"]);
  const up = await project.ok("up", "--yes", "--skip-preview");
  const { names, version, hook, password, annotation } = JSON.parse(
    await project.ok("stack", "output", "--json", "--show-secrets"),
  );
  expect({ names, version, hook, annotation }).toEqual({
    names: ["web"],
    version: "1.32.2",
    hook: "true",
    annotation: false,
  });
  expect(password).toMatch(/^\w{8,}/);
  expect(up + readFileSync(project.stateFile("functions"), "utf8")).not.toContain(password);
  await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
  await project.ok("destroy", "--yes", "--skip-preview");
});

test("a mistake is reported without a stack trace", async () => {
  using project = new Project();
  const broken = (text: string) =>
    `const clouds = require("pulumi-container-clouds");\nmodule.exports = async () => {${text}};`;
  project.write(files(broken('await clouds.tke.getClusters({ nmae: "web" });')));
  project.link();
  await project.init(configOf(emulator));
  const said = async () => {
    const { status, printed } = await project.pulumi("preview");
    expect(status).not.toBe(0);
    expect(printed).not.toMatch(/^\s+at /m);
    return printed;
  };
  expect(await said()).toContain('tke:getClusters: nmae: there is no such property; did you mean "name"?');
  project.write(
    files(
      broken(
        'clouds.pod({ name: "x", containers: [{ name: "c", image: "i", lifecycle: { preStop: { httpGet: { port: 1 } } } }] });',
      ),
    ),
  );
  expect(await said()).toContain("containers[0].lifecycle.preStop.httpGet: is a kind of hook that these clouds ignore");
});

const WITH_PLUGIN = `name: functions
runtime: {name: nodejs, options: {typescript: false}}
plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}
`;

test("a secret argument that the cloud repeats in its refusal is not printed", async () => {
  const message = "there is no cls-classified here";
  await emulator.fault({ action: "DescribeClusterInstances", error: { code: "ResourceNotFound", message } });
  using project = new Project();
  const asking = (argument: string, options = "{}") => `
const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");
const { endpoint, tencent } = JSON.parse(process.env.PARTNER);
module.exports = async () => ({ nodes: clouds.tke.getNodesOutput({ clusterId: ${argument} }, ${options}) });
`;
  const { secretId, secretKey } = await emulator.issue({ cloud: "tencent" });
  project.env.PARTNER = JSON.stringify({ endpoint: emulator.url, tencent: { secretId, secretKey, region: "gsqy" } });
  project.write({
    ...files(asking('pulumi.secret("cls-classified")')),
    "Pulumi.yaml": WITH_PLUGIN,
  });
  project.link();
  await project.init(configOf(emulator));
  const hidden = await project.pulumi("preview");
  expect(hidden.status).not.toBe(0);
  expect(hidden.printed).toContain("tke:getNodes: there is no [secret] here");
  expect(hidden.printed).not.toContain("classified");
  const provider = '{ provider: new clouds.Provider("own", { endpoint, tencent }) }';
  project.write(files(asking('pulumi.secret("cls-classified")', provider)));
  project.write({ "Pulumi.yaml": WITH_PLUGIN });
  const byPlugin = await project.pulumi("preview");
  expect(byPlugin.status).not.toBe(0);
  expect(byPlugin.printed).toContain("there is no [secret] here");
  expect(byPlugin.printed).not.toContain("classified");
  project.write(files(asking('pulumi.output("cls-classified")')));
  expect((await project.pulumi("preview")).printed).toContain(message);
  await emulator.clearFaults();
});

const TWO_ACCOUNTS = `
const clouds = require("pulumi-container-clouds");
const { endpoint, tencent } = JSON.parse(process.env.PARTNER);
const provider = new clouds.Provider("partner", { endpoint, tencent });

module.exports = async () => {
  const inputs = (name) => ({ name, vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
  const own = new clouds.tke.Cluster("own", inputs("own"));
  const theirs = new clouds.tke.Cluster("theirs", inputs("theirs"), { provider });
  const namesOf = (answer) => answer.clusters.apply((all) => all.map(({ name }) => name).join());
  const dependsOn = [own, theirs];
  return {
    own: namesOf(clouds.tke.getClustersOutput({}, { dependsOn })),
    byProvider: namesOf(clouds.tke.getClustersOutput({}, { provider, dependsOn })),
    byProfile: namesOf(clouds.tke.getClustersOutput({ profile: "partner" }, { dependsOn })),
    elsewhere: namesOf(clouds.tke.getClustersOutput({ region: "ap-guangzhou" }, { provider, dependsOn })),
    now: (await clouds.tke.getClusters({}, { provider })).clusters.length,
  };
};
`;

test("two accounts in one program: functions ask the one of their provider, profile and region", async () => {
  const { secretId, secretKey } = await emulator.issue({ cloud: "tencent", account: "200000000002" });
  const tencent = { secretId, secretKey, region: "gsqy" };
  using project = new Project();
  project.write({
    ...files(TWO_ACCOUNTS),
    "Pulumi.yaml": WITH_PLUGIN,
  });
  project.link();
  project.env.PARTNER = JSON.stringify({ endpoint: emulator.url, tencent });
  await project.init({ ...configOf(emulator), "container-clouds:profiles": { partner: { tencent } } });
  await project.ok("up", "--yes", "--skip-preview");
  const outputs = JSON.parse(await project.ok("stack", "output", "--json"));
  expect(outputs).toEqual({ own: "own", byProvider: "theirs", byProfile: "theirs", elsewhere: "", now: 0 });
  await project.ok("destroy", "--yes", "--skip-preview");
});
