import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findPulumi } from "../../cli/pulumi";
import { once } from "../../provider/transport/memoize";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { install, pack } from "../support/packed";
import { configOf, Project } from "../support/project";
import { schemaProblems, type YamlProgram } from "../support/yaml-program";

const EXAMPLES = resolve(__dirname, "../../examples");

/** Kinds that each example leaves in the clouds while it is up, sorted. */
const HOLDS = {
  "go-cluster": ["cluster", "container-group", "namespace", "repository", "repository", "virtual-node-pool"],
  "python-environment": ["cluster", "container-group", "namespace", "repository", "repository", "virtual-node-pool"],
  "yaml-gitops": ["cluster", "container-group", "namespace", "repository", "virtual-node-pool"],
};

/** What makes the example runnable, before the stack is made. */
const PREPARE: Record<keyof typeof HOLDS, string[] | undefined> = {
  "go-cluster": ["package", "add", "./node_modules/pulumi-container-clouds"],
  "python-environment": ["package", "add", "./node_modules/pulumi-container-clouds"],
  "yaml-gitops": undefined,
};

/** Timeout of one: an SDK is made, installed and, for Go, compiled. */
const MINUTES = 15;

let emulator: TestEmulator;
const home = mkdtempSync(join(tmpdir(), "languages-"));
const tarball = once(() => pack(home));
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => {
  rmSync(home, { recursive: true });
  return emulator.close();
});

/** What a language lacks here; `undefined` when it can run. */
function lacking(language: string): string | undefined {
  const { standIn, command } = findPulumi();
  if (standIn) return "no Pulumi CLI";
  const folders = [dirname(command[0]), ...(process.env.PATH ?? "").split(delimiter)];
  const host = `pulumi-language-${language}`;
  return folders.some((folder) => existsSync(join(folder, host))) ? undefined : `no ${host}`;
}

for (const [name, kinds] of Object.entries(HOLDS) as [keyof typeof HOLDS, string[]][]) {
  const lack = lacking(name.split("-")[0] ?? "");
  const title = `examples/${name} comes up, stays as it is, and goes without a trace`;
  test.skipIf(lack !== undefined)(lack ? `${title}: not run, ${lack} here` : title, { timeout: MINUTES * 60_000 }, () =>
    live(name, kinds),
  );
}

async function live(name: keyof typeof HOLDS, kinds: string[]): Promise<void> {
  using project = new Project();
  project.copy(join(EXAMPLES, name));
  await emulator.reset();
  const before = await emulator.resources();
  const prepare = PREPARE[name];
  if (prepare) {
    // Registries may need settings of the environment. Pulumi installs into the package's own folder, which must not be the clone.
    Object.assign(project.env, { ...process.env, ...project.env });
    await install(project.folder, await tarball(), "@pulumi/pulumi");
    await project.ok(...prepare);
  } else project.link();
  await project.init(configOf(emulator));
  await project.ok("up", "--yes", "--skip-preview");
  const known = new Set(before.map(({ kind, id }) => `${kind} ${id}`));
  const made = (await emulator.resources()).filter(({ kind, id }) => !known.has(`${kind} ${id}`));
  expect(
    made
      .map(({ kind }) => kind)
      .filter((kind) => kinds.includes(kind))
      .sort(),
  ).toEqual(kinds);
  await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
  await project.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await project.ok("destroy", "--yes", "--skip-preview");
  expect(await emulator.resources()).toEqual(before);
}

describe("examples/yaml-gitops", () => {
  const program = parse(readFileSync(join(EXAMPLES, "yaml-gitops/Pulumi.yaml"), "utf8")) as YamlProgram;

  test("says what the plugin's schema knows, and refers to what is there", () => {
    expect(schemaProblems(program)).toEqual([]);
  });

  test("what the schema does not know is found", () => {
    const wrong = {
      type: "container-clouds:bci:ContainerGroup",
      properties: { containers: [{ nmae: "a", image: `\${cluster.nope}` }] },
    };
    expect(schemaProblems({ resources: { wrong } })).toEqual(
      expect.arrayContaining([
        "wrong.containers[0].nmae: no such property",
        "wrong.containers[0].name: is required",
        "cluster.nope: there is none",
      ]),
    );
  });
});
