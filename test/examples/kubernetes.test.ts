import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { EXAMPLES } from "../support/examples";
import { configOf, Project } from "../support/project";

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/**
 * Stands in for `@pulumi/kubernetes`, whose plugin is a download: the same classes, whose provider writes objects by server-side
 * apply to the API server of the kubeconfig, as the real one does.
 */
const STAND_IN = `
const https = require("node:https");
const pulumi = require("@pulumi/pulumi");
const { parse } = require("yaml");

function send(method, { kubeconfig, path, object }) {
  const { clusters, users } = parse(kubeconfig);
  const decoded = (text) => Buffer.from(text, "base64").toString();
  const { server, "certificate-authority-data": ca } = clusters[0].cluster;
  const { "client-certificate-data": cert, "client-key-data": key } = users[0].user;
  const headers = { "content-type": method === "PATCH" ? "application/apply-patch+yaml" : "application/json" };
  const options = { method, headers, ca: decoded(ca), cert: decoded(cert), key: decoded(key), agent: false };
  return new Promise((resolve, reject) => {
    const request = https.request(server + path + "?fieldManager=pulumi", options, (answer) => {
      let text = "";
      answer.on("data", (chunk) => { text += chunk; });
      answer.on("end", () => answer.statusCode < 300 ? resolve(JSON.parse(text)) : reject(new Error(text)));
    });
    request.on("error", reject).end(method === "PATCH" ? JSON.stringify(object) : undefined);
  });
}
exports.handler = {
  create: async (inputs) => {
    const { major, minor } = await send("GET", { ...inputs, path: "/version" });
    if (Number(major) === 1 && Number.parseInt(minor) < 13)
      throw new Error("minimum supported cluster version is v1.13. found v" + major + "." + minor);
    const made = await send("PATCH", inputs);
    const { metadata, spec, status } = await send("GET", inputs);
    return { id: made.metadata.uid, outs: { ...inputs, metadata, spec, status } };
  },
  delete: async (_id, inputs) => void (await send("DELETE", inputs)),
};
const kind = (apiVersion, plural, kind) => class extends pulumi.CustomResource {
  constructor(name, args, { provider, ...opts }) {
    const base = apiVersion === "v1" ? "/api/v1" : "/apis/" + apiVersion;
    const path = pulumi.output(args.metadata).apply(({ name, namespace }) =>
      base + (namespace ? "/namespaces/" + namespace : "") + "/" + plural + "/" + name);
    const object = pulumi.output(args).apply((plain) => ({ apiVersion, kind, ...plain }));
    const __provider = 'exports.handler = () => require("@pulumi/kubernetes").handler;';
    const outputs = { metadata: undefined, spec: undefined, status: undefined };
    super("pulumi-nodejs:dynamic/k8s:" + kind, name, { ...outputs, kubeconfig: provider.kubeconfig, path, object, __provider }, opts);
  }
};
exports.Provider = class { constructor(_name, { kubeconfig }) { this.kubeconfig = kubeconfig; } };
exports.core = { v1: { Namespace: kind("v1", "namespaces", "Namespace"), Service: kind("v1", "services", "Service") } };
exports.apps = { v1: { Deployment: kind("apps/v1", "deployments", "Deployment") } };
`;

test("examples/kubernetes deploys to the cluster that it makes, and takes all of it away", async () => {
  using project = new Project();
  project.copy(join(EXAMPLES, "kubernetes"));
  project.link("yaml");
  mkdirSync(join(project.folder, "node_modules/@pulumi/kubernetes"));
  project.write({ "node_modules/@pulumi/kubernetes/index.js": STAND_IN });
  const network = { vpcId: "vpc-1", subnetId: "subnet-1", securityGroupId: "sg-1" };
  const settings = Object.entries(network).map(([key, value]) => [`kubernetes:${key}`, value]);
  await project.init({ ...configOf(emulator), ...Object.fromEntries(settings) });

  await project.ok("up", "--yes", "--skip-preview");
  expect(await project.ok("stack", "output", "address", "--show-secrets")).toMatch(/^203\.0\.113\.\d+\n$/);
  const [node] = await emulator.resources({ service: "tke", kind: "virtual-node" });
  expect(node?.attributes).toMatchObject({ Pods: [{ Namespace: "shop" }, { Namespace: "shop" }] });

  await project.ok("destroy", "--yes", "--skip-preview");
  expect(await emulator.resources({ service: "tke" })).toEqual([]);
});
