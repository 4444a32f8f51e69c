import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBackend } from "../../../engine/backend/location";
import { requireProject } from "../../../engine/backend/project";
import { selectedStack, selectStack } from "../../../engine/backend/workspace";

let home: string;
beforeEach(() => {
  home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "home-")));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

const find = (env: Record<string, string>, cwd = home) => findBackend({ HOME: home, ...env }, undefined, cwd).folder;

test("a folder by its full path, from the home folder, or from here", () => {
  fs.mkdirSync(path.join(home, "state"));
  expect(find({ PULUMI_BACKEND_URL: `file://${home}/state` })).toBe(path.join(home, "state"));
  expect(find({ PULUMI_BACKEND_URL: "file://~" })).toBe(home);
  expect(find({ PULUMI_BACKEND_URL: "file://~/state" })).toBe(path.join(home, "state"));
  expect(find({ PULUMI_BACKEND_URL: "file://./state" })).toBe(path.join(home, "state"));
  expect(find({ PULUMI_BACKEND_URL: "file://~/state?no_tmp_dir=true" })).toBe(path.join(home, "state"));
});

test("the environment comes before the project, the project before the login", () => {
  fs.mkdirSync(path.join(home, ".pulumi"));
  for (const name of ["a", "b", "c"]) fs.mkdirSync(path.join(home, name));
  fs.writeFileSync(path.join(home, ".pulumi/credentials.json"), JSON.stringify({ current: "file://~/c" }));
  fs.writeFileSync(path.join(home, "Pulumi.yaml"), "name: p\nruntime: nodejs\nbackend:\n  url: file://~/b\n");
  const project = requireProject(home);
  const env = { HOME: home };
  expect(findBackend({ ...env, PULUMI_BACKEND_URL: "file://~/a" }, project, home).folder).toBe(path.join(home, "a"));
  expect(findBackend(env, project, home).folder).toBe(path.join(home, "b"));
  expect(findBackend(env, undefined, home).folder).toBe(path.join(home, "c"));
  expect(findBackend({ PULUMI_HOME: path.join(home, ".pulumi"), HOME: home }, undefined, home).url).toBe("file://~/c");
});

test.each(["https://api.pulumi.com", "s3://bucket", "azblob://box", "gs://bucket"])("%s is refused by name", (url) => {
  expect(() => find({ PULUMI_BACKEND_URL: url })).toThrow(`backend ${url} is not implemented by the stand-in engine`);
});

test("a backend's password is not shown", () => {
  expect(() => find({ PULUMI_BACKEND_URL: "postgres://user:hunter2@host/db?password=x" })).toThrow(
    "backend postgres://****@host/db is not implemented",
  );
});

test("no backend, and no such folder, say what to do", () => {
  expect(() => find({})).toThrow(/set PULUMI_BACKEND_URL=file:\/\//);
  expect(() => find({ PULUMI_BACKEND_URL: "file://~/none" })).toThrow(/there is no folder .*none; create it first/);
});

test("the selected stack is where the CLI looks for it", () => {
  fs.writeFileSync(path.join(home, "Pulumi.yaml"), "name: p\nruntime: nodejs\n");
  const project = requireProject(home);
  const env = { HOME: home };
  expect(selectedStack(env, project, "file://~")).toBeUndefined();
  selectStack(env, project, "file://~", "organization/p/dev");
  expect(selectedStack(env, project, "file://~")).toBe("organization/p/dev");
  expect(selectedStack(env, project, "file:///elsewhere")).toBeUndefined();
  expect(selectedStack({ ...env, PULUMI_STACK: "x" }, project, "file://~")).toBe("x");
  const [file] = fs.readdirSync(path.join(home, ".pulumi/workspaces"));
  expect(file).toMatch(/^p-[0-9a-f]{40}-workspace\.json$/);
  selectStack(env, project, "file://~", undefined);
  expect(fs.readdirSync(path.join(home, ".pulumi/workspaces"))).toEqual([]);
});
