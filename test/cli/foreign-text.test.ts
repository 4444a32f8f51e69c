import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { main } from "../../cli/main";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { operationsAgainst } from "../support/every-kind";
import { ACTIVE, RAW, withForeign } from "../support/foreign-answers";
import { type Project, startWork } from "../support/project";

let cloud: TestEmulator;
let hostile: Server;
let project: Project;
/** What comes after each text of an answer. */
let added = RAW;

beforeAll(async () => {
  cloud = await startEmulator();
  hostile = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method, headers, url } = incoming;
    const sent = request(`${cloud.url}${url}`, { method, headers }, async (answer) => {
      let text = "";
      for await (const part of answer.setEncoding("utf8")) text += part;
      outgoing.writeHead(answer.statusCode ?? 0, { "content-type": "application/json" });
      outgoing.end(answer.statusCode === 200 ? withForeign(text, added) : text);
    });
    sent.end(Buffer.concat(chunks));
  });
  await new Promise<void>((resolve) => hostile.listen(0, "127.0.0.1", resolve));
  project = await startWork({ ...cloud, url: `http://127.0.0.1:${(hostile.address() as AddressInfo).port}` });
  const { make } = operationsAgainst(cloud);
  const group = { subnetIds: ["sbn-1"], securityGroupIds: ["g-1"], containers: [{ name: "app", image: "nginx:1" }] };
  for (const name of ["web", "api"]) await make("bci:ContainerGroup", { ...group, name });
  await make("tke:Cluster", { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
  await make("tcr:Namespace", { name: "team" });
  const type = "container-clouds:bci:ContainerGroup";
  const entry = (name: string, more: object) => ({
    resource: { urn: `urn:pulumi:dev::work::${type}::${name}`, custom: true, type, inputs: { ...group, name } },
    ...more,
  });
  const deployment = {
    manifest: { time: new Date().toISOString(), magic: "", version: "" },
    resources: [{ ...entry("seen", {}).resource, id: `p-1${RAW}`, outputs: { status: `Running${RAW}` } }],
    pending_operations: [entry("web", { type: "creating" })],
  };
  project.setState("work", deployment);
});
afterAll(async () => {
  project[Symbol.dispose]();
  hostile.close();
  hostile.closeAllConnections();
  await cloud.close();
});

/** Runs a command in the project's own terminal. @returns each thing that it printed, to either end */
async function printedBy(...args: string[]): Promise<string[]> {
  const before = { ...process.env };
  Object.assign(process.env, project.env);
  const printed: string[] = [];
  const collect = (text: unknown) => printed.push(String(text)) > 0;
  const spies = [
    vi.spyOn(console, "log").mockImplementation(collect),
    vi.spyOn(console, "error").mockImplementation(collect),
    vi.spyOn(process.stdout, "write").mockImplementation(collect),
    vi.spyOn(process.stderr, "write").mockImplementation(collect),
  ];
  try {
    await main([...args, "--cwd", project.folder]);
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = 0;
    for (const name of Object.keys(project.env)) delete process.env[name];
    Object.assign(process.env, before);
  }
  return printed;
}

const SERVICES = ["--service", "tke,tcr,bci,bec,eci"];

it.each([
  ["orphans", SERVICES, "bci:ContainerGroup p-"],
  ["import", SERVICES, "resources; next: pulumi import"],
  ["doctor", SERVICES, "account 100000000001"],
  ["recover", [], 'bci:ContainerGroup "web": '],
  ["graph", ["--format", "dot"], "Running"],
] as const)(
  "%s prints lines without what a terminal acts on, however long a cloud's texts are",
  async (command, args, some) => {
    for (const text of [RAW, RAW + "x".repeat(command === "graph" ? 0 : 200_000)]) {
      added = text;
      const printed = await printedBy(command, ...args);
      expect(printed.join("\n")).toContain(some);
      for (const line of printed.flatMap((one) => one.split("\n"))) expect(line).not.toMatch(ACTIVE);
      // The file for an import is data, whole.
      const lines = printed.filter((one) => !one.startsWith("{"));
      if (command !== "graph") for (const line of lines) expect(line.length).toBeLessThan(11_000);
    }
  },
);

it.each([
  ["orphans", "--json", ...SERVICES],
  ["doctor", "--json", ...SERVICES],
  ["call", "bci", "ListInstances", "{}"],
])("%s %s prints JSON with the cloud's texts as they are, in characters that no terminal acts on", async (...args) => {
  added = RAW;
  const [json = "", ...more] = await printedBy(...args);
  expect(more).toEqual([]);
  expect(json.replaceAll("\n", "")).not.toMatch(ACTIVE);
  expect(JSON.stringify(JSON.parse(json))).toContain(JSON.stringify(RAW).slice(1, -1));
});
