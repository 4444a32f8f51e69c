import { resolve } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { call } from "../../cli/call";
import { callAction } from "../../provider/lifecycle/functions/action";
import { connect } from "../../provider/transport/connect";
import { eciGroup } from "../support/eci-requests";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project, runProcess } from "../support/project";
import { tencentCaller } from "../support/tencent-call";

const BIN = resolve(__dirname, "../../bin/container-clouds.js");

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(() => cloud.close());
afterEach(() => cloud.reset());

const settings = () => ({
  endpoint: cloud.url,
  tencent: { ...cloud.credentials.tencent, region: "gsqy" },
  baidu: { ...cloud.credentials.baidu, region: "bj" },
  ctyun: { ...cloud.credentials.ctyun, regionId: "r" },
});

/** Sends a call with the emulator's keys. */
async function send(service: string, action: string, request: object, preview = false): Promise<unknown> {
  const clouds = connect(settings());
  try {
    return await callAction(clouds, { service, action, request: request as Record<string, unknown>, preview });
  } finally {
    await clouds.close();
  }
}

test("calls that no resource sends are sent by their own names", async () => {
  const tcr = tencentCaller(cloud.url, cloud.credentials.tencent, "tcr");
  await tcr("CreateNamespacePersonal", { Namespace: "team" });
  for (const RepoName of ["team/a", "team/b"]) await tcr("CreateRepositoryPersonal", { RepoName });
  await send("tcr", "BatchDeleteRepositoryPersonal", { RepoNames: ["team/a", "team/b"] });
  expect(await cloud.resources({ service: "tcr", kind: "repository" })).toEqual([]);
});

test("a container group is restarted and asked for its logs, a command runs in it, and a pod of a service is restarted", async () => {
  const { containerGroupId } = (await send("eci", "createContainerGroup", eciGroup())) as { containerGroupId: string };
  const ofWeb = { containerGroupId, containerName: "web" };
  await send("eci", "restartContainerGroup", { containerGroupId });
  expect(await send("eci", "execContainerCommand", { ...ofWeb, command: ["echo", "a", ""], sync: true })).toMatchObject(
    {
      syncResponse: "a \n",
    },
  );
  expect(await send("eci", "describeContainerLog", ofWeb)).toMatchObject({
    content: expect.stringContaining("exec echo a"),
  });
  const [group] = await cloud.resources({ service: "eci", kind: "container-group" });
  expect(JSON.stringify(group?.attributes)).toMatch(/"[rR]estart\w*":1/);
  await send("bec", "CreateService", {
    serviceName: "web",
    containerGroupName: "web",
    containers: [{ name: "web", imageAddress: "nginx" }],
    deployInstances: [{ regionId: "cn-beijing-cm", replicas: 1 }],
  });
  const [pod] = await cloud.resources({ service: "bec", kind: "pod" });
  await send("bec", "RestartPod", { podId: pod?.id });
  expect(await cloud.requests()).toContainEqual(expect.objectContaining({ action: "RestartPod", status: 200 }));
});

test("every method, body and content type goes through ForwardRequest", async () => {
  const object = { metadata: { name: "a" }, data: { x: "1" } };
  const forward = (Method: string, Path: string, more: object = {}) =>
    send("tke", "ForwardRequest", {
      Method,
      Path,
      Accept: "application/json",
      ContentType: "application/json",
      ...more,
    });
  await forward("POST", "/maps", { RequestBody: JSON.stringify(object) });
  const patch = { ContentType: "application/merge-patch+json", EncodedBody: true };
  const encoded = Buffer.from(JSON.stringify({ ...object, data: { x: "2" } })).toString("base64");
  await forward("PATCH", "/maps/a", { ...patch, RequestBody: encoded });
  expect(await forward("GET", "/maps/a")).toMatchObject({ ResponseBody: expect.stringContaining('"x":"2"') });
  await forward("DELETE", "/maps/a");
  expect(await forward("GET", "/maps/a")).toMatchObject({ ResponseBody: expect.stringContaining("NotFound") });
});

test("in a preview only what reads is sent", async () => {
  expect(await send("tcr", "CreateNamespacePersonal", { Namespace: "team" }, true)).toBeUndefined();
  expect(await cloud.resources({ service: "tcr", kind: "namespace" })).toEqual([]);
  expect(await send("tke", "DescribeClusters", {}, true)).toMatchObject({ TotalCount: 0 });
});

test("a name that is wrong is answered with the nearest", async () => {
  await expect(send("eco", "x", {})).rejects.toThrow('there is no service named "eco"; did you mean "eci"?');
  await expect(send("eci", "restartContainerGroups", {})).rejects.toThrow(
    'there is no call of eci named "restartContainerGroups"; did you mean "restartContainerGroup"?',
  );
  await expect(send("kubernetes", "x", {})).rejects.toThrow(
    'there is no service named "kubernetes"; there are tke, tcr, bci, bec, eci',
  );
  await expect(send("eci", "x", {})).rejects.toThrow('there is no call of eci named "x"; docs/coverage.md lists them');
  await expect(call("eci", "x", "[]", {})).rejects.toThrow("the request must be a JSON object, such as");
  await expect(call("eci", "x", "{", {})).rejects.toThrow("the request must be JSON, such as");
});

test("a shell and a program send them with the settings of the stack; a preview does not", async () => {
  using project = new Project();
  project.write({
    "Pulumi.yaml": "name: calls\nruntime:\n  name: nodejs\n  options: {typescript: false}\n",
    "package.json": '{"name":"calls","main":"index.js"}',
    "index.js": `const clouds = require("pulumi-container-clouds");
      module.exports = async () => ({ made: await clouds.call("tcr", "CreateNamespacePersonal", { Namespace: "program" }) });`,
  });
  project.link();
  await project.init(configOf(cloud));
  const names = async () => (await cloud.resources({ service: "tcr", kind: "namespace" })).map(({ name }) => name);
  await project.ok("preview");
  expect(await names()).toEqual([]);
  await project.ok("up", "--yes", "--skip-preview");
  expect(await names()).toEqual(["program"]);

  const run = (...args: string[]) =>
    runProcess(process.execPath, [BIN, "call", ...args], { cwd: project.folder, env: project.env });
  const { status, printed } = await run("tcr", "CreateNamespacePersonal", '{"Namespace": "shell"}');
  expect(JSON.parse(printed)).toMatchObject({ RequestId: expect.any(String) });
  expect(status).toBe(0);
  expect(await names()).toEqual(["program", "shell"]);
  const again = await run("tcr", "CreateNamespacePersonal", '{"Namespace": "shell"}');
  expect(again.status).toBe(1);
  expect(again.printed).toMatch(/^error: .*shell.*ErrNamespaceExist/);
});
