import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { resolveFrom } from "../../engine/provider-host";
import { packageManagerOf } from "../../files/package-manager";

/** Files of a folder, by name. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "manager-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test.each([
  ["npm install", {}],
  ["npm install", { "package-lock.json": "{}" }],
  ["npm install", { "package.json": '{"packageManager":"npm@11.0.0"}', "yarn.lock": "" }],
  ["pnpm install", { "pnpm-lock.yaml": "" }],
  ["pnpm install", { "package.json": "{}", "pnpm-workspace.yaml": "packages: []" }],
  ["pnpm install", { "package.json": '{"packageManager":"pnpm@10.1.0+sha512.aa"}', "package-lock.json": "{}" }],
  ["yarn install", { "yarn.lock": "", "package.json": "not JSON" }],
  ["yarn install", { "yarn.lock": "", "package.json": '{"packageManager":"constructor@1"}' }],
  ["yarn install", { "yarn.lock": "", "package.json": '{"packageManager":7}' }],
  ["yarn install", { "yarn.lock": "", "package.json": "null" }],
  ["bun install", { "bun.lock": "" }],
  ["bun install", { "bun.lockb": "" }],
])("%s, in a folder with %j and in one below it", (install, files) => {
  const folder = folderWith(files);
  expect(packageManagerOf(folder).install).toBe(install);
  mkdirSync(join(folder, "infra"));
  expect(packageManagerOf(join(folder, "infra/none-yet")).install).toBe(install);
});

test("a program without Pulumi's SDK is told the command of its package manager", () => {
  const folder = folderWith({ "pnpm-lock.yaml": "" });
  expect(() => resolveFrom(folder, "@pulumi/pulumi/cmd/run")).toThrow(
    `cannot find @pulumi/pulumi/cmd/run from ${folder}: run \`pnpm add @pulumi/pulumi\` there`,
  );
});
