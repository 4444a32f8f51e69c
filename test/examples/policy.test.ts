import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzeResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { AnalyzeRequest, AnalyzerResourceOptions } from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../support/project";

const { credentials } = createRequire(require.resolve("@pulumi/pulumi/package.json"))("@grpc/grpc-js");
const folder = new Project();
let pack: ChildProcess;
let client: AnalyzerClient;
beforeAll(async () => {
  // As the CLI starts it: the pack prints the port it listens on.
  folder.copy(resolve(__dirname, "../../examples/policy"));
  folder.link("@pulumi/policy");
  pack = spawn(process.execPath, ["index.js"], { cwd: folder.folder, stdio: ["ignore", "pipe", "inherit"] });
  if (pack.stdout === null) throw new Error("the pack has no output");
  const [port] = await once(createInterface(pack.stdout), "line");
  client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
});
afterAll(() => {
  client.close();
  pack.kill();
  folder[Symbol.dispose]();
});

/** Names of the policies that refuse a resource, by delivery. */
async function refusedBy(type: string, properties: Record<string, unknown>, stack = "dev"): Promise<string[][]> {
  const tokens = [`pulumi-nodejs:dynamic/${type}`, `container-clouds:${type}`];
  return Promise.all(
    tokens.map(async (token) => {
      const request = new AnalyzeRequest()
        .setType(token)
        .setName("x")
        .setUrn(`urn:pulumi:${stack}::shop::${token}::x`)
        .setOptions(new AnalyzerResourceOptions().setCustomtimeouts(new AnalyzerResourceOptions.CustomTimeouts()))
        .setProperties(Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]));
      const answer = await new Promise<AnalyzeResponse>((done, fail) =>
        client.analyze(request, (error, response) => (error ? fail(error) : done(response))),
      );
      return answer.getDiagnosticsList().map((diagnostic) => diagnostic.getPolicyname());
    }),
  );
}

const inBoth = (...policies: string[]) => [policies, policies];

test("the sample pack's rules hold for both deliveries", async () => {
  expect(await refusedBy("tke:ClusterEndpoint", { clusterId: "cls-1", access: "external" })).toEqual(
    inBoth("no-public-endpoint"),
  );
  expect(await refusedBy("tke:ClusterEndpoint", { clusterId: "cls-1", access: "internal" })).toEqual(inBoth());
  expect(await refusedBy("tke:Cluster", {}, "prod-eu")).toEqual(inBoth("protected-production-clusters"));
  expect(await refusedBy("tke:Cluster", { deletionProtection: true }, "prod-eu")).toEqual(inBoth());
  expect(await refusedBy("tke:Cluster", {})).toEqual(inBoth());
});

test.each(["bci:ContainerGroup", "eci:ContainerGroup", "bec:Service"])("images of %s are asked for", async (type) => {
  const group = (...images: string[]) => ({ containers: images.map((image) => ({ name: "c", image })) });
  expect(await refusedBy(type, group("ccr.ccs.tencentyun.com/team/api:1"))).toEqual(inBoth());
  for (const image of ["nginx:1.27", "library/nginx", "evil.example/nginx", "localhost:5000/nginx"])
    expect(await refusedBy(type, group("ccr.ccs.tencentyun.com/team/api:1", image))).toEqual(
      inBoth("allowed-registries"),
    );
});
