import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startEmulator } from "./support/emulator";
import { prepareAccount } from "./support/example-account";
import { EXAMPLES, exampleSecrets, exampleSettings, nodeExamples } from "./support/examples";
import { install, manifest, ok, pack } from "./support/packed";
import { configOf, Project, REPOSITORY } from "./support/project";

// From the tarball, with what a README names and nothing more: the compiler, for one, is the old one that Pulumi brings.

// Most of the time is waiting, for npm and for clouds.
vi.setConfig({ testTimeout: 600_000 });

const BIN = "node_modules/pulumi-container-clouds/bin/container-clouds.js";

/** Where the tarball is installed, once for all. */
const installed = new Project();
beforeAll(async () => {
  // As from the page of a release.
  const tarball = await pack(installed.home);
  const release = createServer((_request, response) => response.end(readFileSync(tarball)));
  await once(release.listen(0, "127.0.0.1"), "listening");
  const { port } = release.address() as AddressInfo;
  await install(
    installed.folder,
    `http://127.0.0.1:${port}/v${manifest.version}/${basename(tarball)}`,
    "@pulumi/pulumi",
  );
  release.close();
}, 180_000);
afterAll(() => installed[Symbol.dispose]());

/** Gives a project what is installed. */
const shareWith = (folder: string) =>
  symlinkSync(join(installed.folder, "node_modules"), join(folder, "node_modules"), "dir");

test.concurrent.for(nodeExamples)(
  "examples/%s: compiled, up, unchanged, and gone",
  async (name, { onTestFinished }) => {
    using project = new Project([process.execPath, BIN, "engine"]);
    project.copy(join(EXAMPLES, name));
    shareWith(project.folder);
    const emulator = await startEmulator();
    onTestFinished(() => emulator.close());
    await prepareAccount(name, emulator);
    const before = await emulator.resources();
    await project.init({ ...configOf(emulator), ...exampleSettings[name] });
    for (const [key, value] of Object.entries(exampleSecrets[name] ?? {}))
      await project.ok("config", "set", "--secret", key, value);
    await project.ok("up", "--yes", "--skip-preview");
    expect((await emulator.resources()).length).toBeGreaterThan(before.length);
    // Checked by the compiler once.
    project.env.PULUMI_NODEJS_TRANSPILE_ONLY = "true";
    await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
    await project.ok("destroy", "--yes", "--skip-preview");
    expect(await emulator.resources()).toEqual(before);
  },
);

test.concurrent("the quick start goes from nothing to nothing and names commands that exist there", async () => {
  const folder = join(installed.home, "quick");
  mkdirSync(folder);
  shareWith(folder);
  const printed = await ok("npx", ["pulumi-container-clouds", "quickstart"], folder, { TMPDIR: folder });
  const next = printed.slice(printed.indexOf("\nNext:"));
  const commands = [...next.matchAll(/^ {2}npx pulumi-container-clouds (\w+)/gm)].map(([, command]) => command);
  expect(commands).toEqual(["quickstart", "new", "emulator"]);
  const help = await ok("npx", ["pulumi-container-clouds", "--help"], folder);
  for (const command of commands) expect(help).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
});

/** An unpacked archive of the sources has no list of its files. */
const isClone = spawnSync("git", ["rev-parse"], { cwd: REPOSITORY }).status === 0;
const inClone = isClone ? test.concurrent : test.skip;

inClone("npm installs it from git: compiled there, with the manifest that is published", async () => {
  // What is in the working copy, not what was committed last.
  const tracked = (await ok("git", ["ls-files", "-co", "--exclude-standard"], REPOSITORY)).split("\n");
  const repository = join(installed.home, "repository");
  for (const name of tracked) cpSync(join(REPOSITORY, name), join(repository, name));
  await ok("git", ["init", "--quiet"], repository);
  await ok("git", ["add", "--all"], repository);
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  await ok("git", [...identity, "commit", "--quiet", "--message", "all"], repository);
  const folder = join(installed.home, "from-git");
  mkdirSync(folder);
  await install(folder, `git+file://${repository}`);
  const found = JSON.parse(readFileSync(join(folder, "node_modules/pulumi-container-clouds/package.json"), "utf8"));
  expect(found.version).toBe(manifest.version);
  expect(found).not.toHaveProperty("scripts");
  expect(found).not.toHaveProperty("devDependencies");
  expect(await ok("npx", ["pulumi-container-clouds", "--version"], folder)).toBe(manifest.version);
});
