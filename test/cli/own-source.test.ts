import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ownSource } from "../../cli/own-source";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "source-"));
  vi.spyOn(process, "cwd").mockReturnValue(home);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

const listing = (source: string) => JSON.stringify({ devDependencies: { "pulumi-container-clouds": source } });

/** Where each copy that runs is, and what a project in `infra/new` installs. */
const COPIES: Readonly<Record<string, [copy: string, files: Record<string, string>, source: string]>> = {
  "a clone": ["clone", {}, "file:../../clone"],
  "a clone, though the folder of the call lists a tarball": [
    "clone",
    { "package.json": listing("file:vendor/own.tgz") },
    "file:../../vendor/own.tgz",
  ],
  "one of which nothing is known": [
    "node_modules/pulumi-container-clouds",
    {},
    "file:../../node_modules/pulumi-container-clouds",
  ],
  "one that another member of an npm workspace installed": [
    "ws/node_modules/pulumi-container-clouds",
    {
      "ws/package.json": '{"workspaces":["apps/*"]}',
      "ws/apps/one/package.json": "{}",
      "ws/apps/two/package.json": listing("file:../../own.tgz"),
    },
    "file:../../ws/own.tgz",
  ],
  "one that another member of a yarn workspace installed": [
    "ws/node_modules/pulumi-container-clouds",
    {
      "ws/package.json": '{"workspaces":{"packages":["apps/**"]}}',
      "ws/apps/node_modules/x/package.json": listing("1.0.0"),
      "ws/apps/a/one/package.json": listing("portal:../../../clone"),
    },
    "portal:../../ws/clone",
  ],
  "one that another member of a pnpm workspace installed": [
    "ws/node_modules/.pnpm/pulumi-container-clouds@0.1.0/node_modules/pulumi-container-clouds",
    {
      "ws/pnpm-workspace.yaml": "packages:\n  - apps/*\n",
      "ws/apps/one/package.json": listing("https://example.com/own.tgz"),
    },
    "https://example.com/own.tgz",
  ],
  "one of npx": [
    "cache/node_modules/pulumi-container-clouds",
    { "cache/package.json": listing("github:own/own#v0.1.0") },
    "github:own/own#v0.1.0",
  ],
};

test.each(Object.entries(COPIES))("%s", (_, [copy, files, source]) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(home, dirname(name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  expect(ownSource(join(home, "infra/new"), join(home, copy))).toBe(source);
});
