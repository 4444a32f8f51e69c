import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { install, manifest, ok } from "../support/packed";
import { REPOSITORY } from "../support/project";

// npm and the compiler take their time on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

/** An unpacked archive of the sources has no list of its files. */
const isClone = spawnSync("git", ["rev-parse"], { cwd: REPOSITORY }).status === 0;

test.skipIf(!isClone)("npm installs it from git: compiled there, with the manifest that is published", async () => {
  using home = mkdtempDisposableSync(join(tmpdir(), "from-git-"));
  // What is in the working copy, not what was committed last.
  const tracked = (await ok("git", ["ls-files", "-co", "--exclude-standard"], REPOSITORY)).split("\n");
  const repository = join(home.path, "repository");
  for (const name of tracked) cpSync(join(REPOSITORY, name), join(repository, name));
  await ok("git", ["init", "--quiet"], repository);
  await ok("git", ["add", "--all"], repository);
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  await ok("git", [...identity, "commit", "--quiet", "--message", "all"], repository);
  const folder = join(home.path, "project");
  mkdirSync(folder);
  await install(folder, `git+file://${repository}`);
  const found = JSON.parse(readFileSync(join(folder, "node_modules/pulumi-container-clouds/package.json"), "utf8"));
  expect(found.version).toBe(manifest.version);
  expect(found).not.toHaveProperty("scripts");
  expect(found).not.toHaveProperty("devDependencies");
  expect(await ok("npx", ["pulumi-container-clouds", "--version"], folder)).toBe(manifest.version);
});
