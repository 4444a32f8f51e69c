import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as log from "@pulumi/pulumi/log";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { isInstalled, projectFileWithoutPlugin, warnOfMissingPlugin } from "../../sdk/missing-plugin";

/** A folder with files. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("a project that does not say where the plugin is", () => {
  it.each([
    "name: shop\nruntime: nodejs\n",
    "name: container-clouds\nruntime: nodejs\nplugins:\n",
    "plugins: { providers: [{ name: other, path: x }] }\npackages: { other: 1.0.0 }\nconfig: { container-clouds:x: 1 }\n",
  ])("is found: %j", (text) => {
    expect(projectFileWithoutPlugin(folderWith({ "Pulumi.yaml": text }))).toBe("Pulumi.yaml");
  });

  it.each([
    "plugins: { providers: [{ name: container-clouds, path: node_modules/pulumi-container-clouds }] }\n",
    "packages: { container-clouds: ./node_modules/pulumi-container-clouds }\n",
  ])("is none that does: %j", (text) => {
    expect(projectFileWithoutPlugin(folderWith({ "Pulumi.yaml": text }))).toBeUndefined();
  });

  it("is none without a project file, as in a test with mocks", () => {
    expect(projectFileWithoutPlugin(folderWith({}))).toBeUndefined();
  });
});

describe("the plugin is found without the project", () => {
  const nowhere = () => ({ PULUMI_HOME: folderWith({}), PATH: folderWith({}) });

  it("where it is installed, on the path, or attached", () => {
    expect(isInstalled(nowhere())).toBe(false);
    const home = folderWith({ "plugins/resource-container-clouds-v0.1.0/x": "" });
    expect(isInstalled({ ...nowhere(), PULUMI_HOME: home })).toBe(true);
    const bin = folderWith({ "pulumi-resource-container-clouds": "" });
    expect(isInstalled({ ...nowhere(), PATH: bin })).toBe(true);
    expect(isInstalled({ ...nowhere(), PULUMI_DEBUG_PROVIDERS: "aws:1,container-clouds:2" })).toBe(true);
  });

  it("not where another one is", () => {
    const home = folderWith({ "plugins/resource-container-clouds2-v1.0.0/x": "" });
    expect(isInstalled({ ...nowhere(), PULUMI_HOME: home, PULUMI_DEBUG_PROVIDERS: "aws:1" })).toBe(false);
  });
});

it.each([
  ["Pulumi.yaml", "name: [shop\nruntime: nodejs\n"],
  ["Pulumi.yaml", "plugins: { providers: 5 }\n"],
  ["Pulumi.yaml", "plugins: { providers: [null] }\n"],
  ["Pulumi.json", "{"],
])("a %s that cannot be read is left to Pulumi, and stops no program: %j", (name, text) => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => Promise.resolve());
  onTestFinished(() => void vi.restoreAllMocks());
  vi.stubEnv("PULUMI_HOME", folderWith({}));
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.spyOn(settings, "getRootDirectory").mockReturnValue(folderWith({ [name]: text }));
  warnOfMissingPlugin({});
  expect(warn).not.toHaveBeenCalled();
});

it("is what a program warns of, once a project", () => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => Promise.resolve());
  const root = vi.spyOn(settings, "getRootDirectory");
  onTestFinished(() => void vi.restoreAllMocks());
  vi.stubEnv("PULUMI_HOME", folderWith({}));
  onTestFinished(() => void vi.unstubAllEnvs());
  const project = folderWith({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n" });
  root.mockReturnValue(project);
  warnOfMissingPlugin({ pluginDownloadURL: "https://plugins.example.com" });
  expect(warn).not.toHaveBeenCalled();
  warnOfMissingPlugin({});
  warnOfMissingPlugin({});
  // In a workspace, npm installs the package above the project.
  const member = join(project, "infra/shop");
  mkdirSync(member, { recursive: true });
  mkdirSync(join(project, "node_modules/pulumi-container-clouds"), { recursive: true });
  writeFileSync(join(member, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  root.mockReturnValue(member);
  warnOfMissingPlugin({});
  const advice = (path: string) =>
    `Pulumi.yaml does not say where the plugin container-clouds is, so Pulumi looks for it on the internet; add to it: plugins: { providers: [{ name: container-clouds, path: ${path} }] }`;
  expect(warn.mock.calls).toEqual([
    [advice("node_modules/pulumi-container-clouds")],
    [advice("../../node_modules/pulumi-container-clouds")],
  ]);
});
