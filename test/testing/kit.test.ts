import { existsSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { kinds } from "../../emulator/clouds";
import { emulator, type ResourceFilter, useEmulator } from "../../testing";
import { KINDS } from "../../testing/names.gen";
import { Project } from "../support/project";

const PROGRAM = `const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");
const team = new clouds.tcr.Namespace("team", { name: new pulumi.Config().require("team") });
exports.url = new clouds.tcr.Repository("api", { namespace: team.name, name: "api" }).url;
exports.secret = pulumi.secret("hunter2");
`;

function programFolder(program: string): string {
  const project = new Project([process.execPath]);
  onTestFinished(() => project[Symbol.dispose]());
  project.link();
  project.write({
    "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
    "index.js": program,
  });
  return project.folder;
}

const clouds = useEmulator({ beforeAll, beforeEach, afterAll });

test("a program comes up, shows drift and goes, and its folder stays as it was", async () => {
  const folder = programFolder(PROGRAM);
  const stack = clouds.stack(folder, { config: { team: "shop" } });
  const { changes, outputs } = await stack.up();
  expect(changes).toEqual({ create: 3 });
  expect(outputs).toEqual({ url: expect.stringMatching(/\/shop\/api$/), secret: "hunter2" });
  expect(await clouds.resources({ service: "tcr", kind: "repository" })).toMatchObject([{ name: "shop/api" }]);
  expect(await clouds.requests({ service: "tcr", action: "CreateNamespacePersonal" })).toHaveLength(1);
  expect(await clouds.push("shop/api:v1")).toMatchObject({ image: "shop/api:v1" });
  await clouds.change({ service: "tcr", kind: "repository", id: "shop/api", remove: true });
  await stack.refresh();
  expect(await stack.preview()).toMatchObject({ create: 1 });
  expect(await stack.destroy()).toEqual({ delete: 2 });
  expect(await clouds.resources()).toEqual([]);
  expect(existsSync(`${folder}/Pulumi.test.yaml`)).toBe(false);
});

test("a program that fails says why", async () => {
  await clouds.fault({
    service: "tcr",
    action: "CreateNamespacePersonal",
    error: { code: "LimitExceeded.Namespaces" },
  });
  const stack = clouds.stack(programFolder(PROGRAM), { config: { team: "shop" } });
  await expect(stack.up()).rejects.toThrow(/^up failed: [\s\S]*creating tcr:Namespace "team".*LimitExceeded/);
  expect(() => clouds.stack("/nowhere")).toThrow(/\/nowhere/);
});

test("each test starts empty: no resource, fault or call of the one before it", async () => {
  expect(await clouds.requests()).toEqual([]);
  await expect(clouds.push("shop/api:v1")).rejects.toThrow("is in no namespace");
  await expect(clouds.fault({ service: "tke", throttle: true, count: 0 })).rejects.toThrow(
    /^emulator, POST faults: count/,
  );
});

test("wrong arguments are answered in one line each", async () => {
  const wrong = (run: () => unknown) =>
    Promise.resolve()
      .then(run)
      .then(
        () => "no error",
        (error: Error) => `${error.name}: ${error.message}`,
      );
  const stack = clouds.stack as (...given: unknown[]) => unknown;
  const lines = await Promise.all(
    [
      () => stack(),
      () => stack(5),
      () => stack(""),
      () => stack(".", null),
      () => stack(".", { config: 5 }),
      () => stack(".", { env: { REGION: 5 } }),
      () => stack(".", { confg: {} }),
      () => clouds.push(""),
      () => clouds.push("api"),
      () => clouds.push("shop/api:v1:v2"),
      () => clouds.resources(null as never),
      () => emulator("instant" as never),
      () => emulator({ sed: "x" } as never),
      () => emulator({ stateFile: 5 } as never),
      () => useEmulator(undefined as never),
      () => useEmulator({ beforeAll, beforeEach } as never),
    ].map(wrong),
  );
  const image = 'Error: emulator, POST push: image: must be an image such as "team/api:v1", not the string';
  expect(lines).toEqual([
    "Error: stack: folder: is required",
    "Error: stack: folder: must be a string, not a number",
    "Error: stack: folder: must have at least 1 character, not 0",
    "Error: stack: options: must be an object, not null",
    "Error: stack: options.config: must be an object, not a number",
    "Error: stack: options.env.REGION: must be a string, not a number",
    'Error: stack: options.confg: there is no such property; did you mean "config"?',
    `${image} "" (HTTP 400)`,
    `${image} "api" (HTTP 400)`,
    `${image} "shop/api:v1:v2" (HTTP 400)`,
    "Error: resources: filter: must be an object, not null",
    "Error: emulator: options: must be an object, not a string",
    'Error: emulator: options.sed: there is no such property; did you mean "seed"?',
    "Error: emulator: options.stateFile: must be a string, not a number",
    "Error: useEmulator: hooks: is required",
    "Error: useEmulator: hooks.afterAll: must be a function, not undefined",
  ]);
});

test("in a process of its own it is the same, and ends with stop", async () => {
  const child = await emulator({ child: true, lifecycle: "reads:1" });
  expect(child.config["container-clouds:endpoint"]).toBe(child.url);
  expect(JSON.parse(child.config["container-clouds:tencent"] ?? "")).toEqual({
    region: "gsqy",
    ...child.credentials.tencent,
  });
  expect(child.env.TENCENTCLOUD_SECRET_ID).toBe(child.credentials.tencent.secretId);
  expect(await child.issue({ cloud: "baidu" })).not.toEqual(child.credentials.baidu);
  await child.lifecycle({ kind: "cluster", pace: "never" });
  await child.clock({ advanceSeconds: 3600 });
  await child.stop();
  await expect(child.resources()).rejects.toThrow();
});

test("the kinds in the types are those of the emulator", () => {
  const names = Object.entries(KINDS).flatMap(([service, list]) => list.map((kind) => `${service} ${kind}`));
  expect(names.sort(), 'run "npm run generate"').toEqual(kinds.map(({ service, kind }) => `${service} ${kind}`).sort());
});

test("names that do not exist do not compile", () => {
  const filters: ResourceFilter[] = [
    { service: "tke", kind: "cluster" },
    { kind: "commit-task" },
    // @ts-expect-error a misspelt kind
    { service: "tke", kind: "clutser" },
    // @ts-expect-error a kind of another service
    { service: "tcr", kind: "cluster" },
    // @ts-expect-error no such service
    { service: "tkee" },
  ];
  expect(filters).toHaveLength(5);
  const calls = () => [
    // @ts-expect-error a call of another service
    clouds.fault({ service: "tcr", action: "CreateCluster", throttle: true }),
    // @ts-expect-error a misspelt call
    clouds.requests({ action: "CreateClutser" }),
    // @ts-expect-error no pace
    clouds.lifecycle({ kind: "cluster", pace: "slow" }),
  ];
  expect(calls).toBeInstanceOf(Function);
});
