import { resolve } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project } from "../support/project";

// Real processes, several in a row: on a busy machine each takes its time.
vi.setConfig({ testTimeout: 240_000 });

const EXAMPLE = resolve(__dirname, "../../examples/two-accounts");

let emulator: TestEmulator;
let partner: Record<string, string>;
beforeEach(async () => {
  emulator = await startEmulator();
  partner = await emulator.issue({ cloud: "tencent", account: "200000000002" });
});
afterEach(() => emulator?.close());

const keys = () => ({ secretId: partner.secretId, secretKey: partner.secretKey });

/** What the clouds hold, without what differs from run to run. */
const inventory = async () =>
  (await emulator.resources())
    .filter(({ kind }) => ["cluster", "namespace"].includes(kind))
    .map(({ kind, name, account, region, status }) => ({ kind, name, account, region, status }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

async function projectOf(delivery: string): Promise<Project> {
  const project = new Project();
  project.copy(EXAMPLE);
  project.link();
  await project.init({
    ...configOf(emulator),
    "container-clouds:profiles": { partner: { tencent: { ...keys(), region: "gsqy" } } },
    "container-clouds:delivery": delivery,
  });
  return project;
}

test("one program, two accounts and two regions: both deliveries make the same, and a stack moves between them", async () => {
  using dynamic = await projectOf("dynamic");
  await dynamic.ok("up", "--yes", "--skip-preview");
  const made = await inventory();
  const theirs = made.filter(({ account }) => account === "200000000002");
  expect(theirs.map(({ name }) => name)).toEqual(["partner-away", "partner"]);
  const regionOf = (wanted: string) => made.find(({ name }) => name === wanted)?.region;
  const names = ["home", "away", "partner", "partner-away"];
  expect(names.map(regionOf)).toEqual(["gsqy", "ap-guangzhou", "gsqy", "ap-guangzhou"]);

  await dynamic.ok("config", "set", "container-clouds:delivery", "plugin");
  await dynamic.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
  await dynamic.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await dynamic.ok("config", "set", "container-clouds:delivery", "dynamic");
  expect(await dynamic.ok("up", "--yes", "--skip-preview")).not.toMatch(/replaced|created|deleted/);
  await dynamic.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await dynamic.ok("destroy", "--yes", "--skip-preview");
  expect(await inventory()).toEqual([]);

  using plugin = await projectOf("plugin");
  expect(await plugin.ok("up", "--yes")).toMatch(/container-clouds:tke:Cluster home creat/);
  expect(await inventory()).toEqual(made);
  await plugin.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
  await plugin.ok("destroy", "--yes", "--skip-preview");
  expect(await inventory()).toEqual([]);
});

const EXPLICIT = `
const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");
const { endpoint, secretId, secretKey } = JSON.parse(process.env.PARTNER);
const partner = new clouds.Provider("partner", { endpoint, tencent: { secretId, secretKey, region: "ap-guangzhou" } });

class Team extends pulumi.ComponentResource {
  constructor(name, opts) {
    super("test:Team", name, {}, opts);
    this.cluster = new clouds.tke.Cluster(name, { name, vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" }, { parent: this });
  }
}

const own = new clouds.tcr.Namespace("own", { name: "images" });
new clouds.tcr.User("theirs", { password: "Sesame-0pen" }, { provider: partner });
exports.region = new Team("team", { providers: [partner] }).cluster.region;
exports.url = new clouds.tcr.Repository("api", { namespace: own.name, name: "api" }).url;
`;

test("explicit providers: each with its account, also for the children of a component; keys stay secret", async () => {
  using project = new Project();
  project.write({
    "Pulumi.yaml": `name: explicit
runtime: {name: nodejs, options: {typescript: false}}
plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}
`,
    "package.json": '{"name":"explicit","main":"index.js"}',
    "index.js": EXPLICIT,
  });
  project.link();
  project.env.PARTNER = JSON.stringify({ ...keys(), endpoint: emulator.url });
  await project.init(configOf(emulator));
  await project.ok("up", "--yes");
  expect(await inventory()).toMatchObject([
    { kind: "cluster", name: "team", account: "200000000002", region: "ap-guangzhou" },
    { kind: "namespace", name: "images", account: expect.not.stringMatching("200000000002") },
  ]);
  const state = await project.ok("stack", "export");
  expect(state).not.toContain(partner.secretKey);
  expect(state).not.toContain("Sesame-0pen");
  expect(state.match(/"type": ?"container-clouds:[^"]+"/g)?.sort()).toEqual([
    expect.stringContaining("tcr:User"),
    expect.stringContaining("tke:Cluster"),
  ]);
  await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
  await project.ok("destroy", "--yes", "--skip-preview");
  expect(await inventory()).toEqual([]);
});
