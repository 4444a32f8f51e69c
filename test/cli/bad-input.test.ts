import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { findPulumi } from "../../cli/pulumi";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project, type StackConfig } from "../support/project";

const NAMESPACE = `new clouds.tcr.Namespace("team", { name: "team" });`;

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

/** The settings of the stack that differ from what works. */
type Changes = Record<string, unknown>;

/**
 * Runs a program that must fail, through the command line. The messages must be among the errors it prints; it must
 * print neither a trace nor a key.
 */
async function refused(program: string, changes: Changes, run: string[], messages: string[]): Promise<void> {
  using project = new Project();
  project.link();
  project.write({
    "Pulumi.yaml": "name: bad\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
    "package.json": "{}",
    "index.js": `const clouds = require("pulumi-container-clouds");\n${program}`,
  });
  const config: StackConfig = { ...configOf(emulator), ...changes };
  await project.init(config);
  const { status, printed } = await project.pulumi(...run);
  for (const message of messages) expect(printed).toContain(message);
  expect(status).not.toBe(0);
  expect(printed).not.toMatch(/\n\s+at .*[\w)]:\d+:\d+/);
  const { secretKey, token } = (config["container-clouds:tencent"] ?? {}) as Record<string, string | undefined>;
  for (const secret of [secretKey, token, "hunter2"]) if (secret) expect(printed).not.toContain(secret);
}

const PREVIEW = ["preview"];
const UP = ["up", "--yes", "--skip-preview"];

const tencent = (changes: object) => {
  const { region, ...keys } = { ...emulator.credentials.tencent, region: "gsqy" };
  return { "container-clouds:tencent": { ...keys, region, ...changes } };
};

test("properties: an unknown one, a wrong type, a cpu of 2c, all at once and in the preview", async () => {
  const group = {
    name: "web",
    subnetIds: "sbn-1",
    securityGroupIds: ["g-1"],
    containers: [{ name: "a", image: "nginx", imge: "nginx", resources: { cpu: "2c", memory: "1Gi" } }],
    imageRegistryCredentials: [{ server: "r", userName: "u", password: ["hunter2"] }],
  };
  await refused(`new clouds.bci.ContainerGroup("web", ${JSON.stringify(group)});`, {}, PREVIEW, [
    "ContainerGroup resource 'web': property subnetIds value {sbn-1} has a problem: must be a list, not the string \"sbn-1\"",
    'has a problem: containers[0].imge: there is no such property; did you mean "image"?',
    'has a problem: containers[0].resources.cpu: must be a number of cores or a quantity such as "500m", not the string "2c"',
    "has a problem: imageRegistryCredentials[0].password: must be a string, not [secret]",
  ]);
  expect(await emulator.requests()).toEqual([]);
});

test("a cluster CIDR that overlaps another cluster's", async () => {
  const program = `
    const a = new clouds.tke.Cluster("a", { name: "a", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
    new clouds.tke.Cluster("b", { name: "b", vpcId: "vpc-1", clusterCidr: "172.16.128.0/20" }, { dependsOn: a });
  `;
  await refused(program, {}, UP, [
    'creating tke:Cluster "b": clusterCidr: 172.16.128.0/20 overlaps 172.16.0.0/16 of cluster cls-',
    "(InternalError.CidrConflictWithOtherCluster, tke CreateCluster at http://127.0.0.1:",
    "choose a CIDR that overlaps no other cluster of the VPC",
  ]);
});

test("a setting that is none, in the preview", async () => {
  const changes = { "container-clouds:endpont": "http://127.0.0.1:1" };
  await refused(NAMESPACE, changes, PREVIEW, [
    "Namespace resource 'team' has a problem: container-clouds:endpont: there is no such setting; did you mean \"endpoint\"?",
  ]);
  const call = "clouds.tcr.getNamespaces({}).then(() => undefined);";
  await refused(call, changes, PREVIEW, [
    'container-clouds:endpont: there is no such setting; did you mean "endpoint"?',
  ]);
});

test("a missing key, in the preview", async () => {
  // The stand-in names its own command.
  const command = findPulumi().standIn ? "npx pulumi-container-clouds engine" : "pulumi";
  await refused(NAMESPACE, { "container-clouds:tencent": { region: "gsqy" } }, PREVIEW, [
    `container-clouds:tencent.secretId: is not set; run "${command} config set --secret --path container-clouds:tencent.secretId VALUE", or set TENCENTCLOUD_SECRET_ID in the environment`,
    `container-clouds:tencent.secretKey: is not set; run "${command} config set --secret --path container-clouds:tencent.secretKey VALUE", or set TENCENTCLOUD_SECRET_KEY in the environment`,
  ]);
});

test("a wrong secret", async () => {
  await refused(NAMESPACE, tencent({ secretKey: "not-the-one-of-this-id" }), UP, [
    'creating tcr:Namespace "team": The provided credentials could not be validated: the signature does not match the request (AuthFailure.SignatureFailure, tcr ',
    "check container-clouds:tencent.secretKey: it does not belong to the secretId",
  ]);
});

test("an expired token", async () => {
  const keys = await emulator.issue({ cloud: "tencent", expiresInSeconds: 60 });
  await emulator.clock({ advanceSeconds: 120 });
  await refused(NAMESPACE, tencent(keys), UP, [
    'creating tcr:Namespace "team": The token is expired (AuthFailure.TokenFailure, tcr ',
    "renew the temporary credentials: container-clouds:tencent.token is wrong or has expired",
  ]);
});

test("an endpoint that refuses", async () => {
  const gone = createServer().listen(0, "127.0.0.1");
  await once(gone, "listening");
  const endpoint = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
  gone.close();
  await once(gone, "close");
  const changes = { "container-clouds:endpoint": endpoint, "container-clouds:retry": { maxAttempts: 1 } };
  await refused(NAMESPACE, changes, UP, [
    `creating tcr:Namespace "team": connection refused: no server listens there (ECONNREFUSED, tcr DescribeNamespacePersonal at ${endpoint}): check container-clouds:endpoint, the region and the proxy, and that the network reaches ${endpoint}`,
  ]);
});

test("an endpoint that hangs", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const changes = { "container-clouds:endpoint": endpoint, "container-clouds:timeout": { request: "200ms" } };
  await refused(NAMESPACE, changes, UP, [
    `creating tcr:Namespace "team": no response within 0.2 s (Timeout, tcr DescribeNamespacePersonal at ${endpoint}, 4 attempts): check that ${endpoint} responds, or increase container-clouds:timeout.request`,
  ]);
});
