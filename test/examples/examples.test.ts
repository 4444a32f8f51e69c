import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Deployment, graphOf } from "../../cli/graph/model";
import { drawSvg } from "../../cli/graph/svg";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { prepareAccount } from "../support/example-account";
import { EXAMPLES, exampleSecrets, exampleSettings, nodeExamples as names } from "../support/examples";
import { install, ok, pack } from "../support/packed";
import { configOf, Project } from "../support/project";

/** What an example leaves in the clouds while it is up: kinds, sorted. */
const HOLDS: Record<string, string[]> = {
  "cluster-machines": ["cluster", "virtual-node", "virtual-node-pool"],
  "cluster-services": ["cluster"],
  "cluster-with-pool": ["as-group", "cluster", "virtual-node-pool"],
  "container-group": ["container-group", "eip", "image-cache"],
  "edge-service": ["service"],
  environment: [
    ...["as-group", "cluster", "container-group", "container-group", "image-cache", "image-cache", "namespace"],
    ...["repository", "repository", "service", "virtual-node-pool"],
  ],
  gitops: ["namespace", "repository"],
  "group-in-place": ["container-group", "image-cache"],
  "model-serving": ["container-group", "data-cache", "image-cache", "virtual-node"],
  platform: [
    ...["as-group", "cluster", "cluster", "container-group", "container-group", "namespace", "repository"],
    ...["repository", "repository", "service", "service"],
    ...["virtual-node-pool", "virtual-node-pool", "virtual-node-pool"],
  ],
  quickstart: [
    ...["as-group", "cluster", "container-group", "image-cache", "namespace", "repository", "virtual-node-pool"],
  ],
  registry: ["namespace", "repository", "repository", "repository"],
  "registry-release": ["namespace", "repository"],
};

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** In CI the tarball, with what a README names and nothing more. */
const packed = process.env.CI ? new Project() : undefined;
beforeAll(async () => {
  if (packed) await install(packed.folder, await pack(packed.home), "@pulumi/pulumi");
}, 600_000);
afterAll(() => packed?.[Symbol.dispose]());

const BIN = "node_modules/pulumi-container-clouds/bin/container-clouds.js";

function projectOf(name: string): Project {
  const project = packed ? new Project([process.execPath, BIN, "engine"]) : new Project();
  project.copy(join(EXAMPLES, name));
  const modules = join(project.folder, "node_modules");
  if (packed) symlinkSync(join(packed.folder, "node_modules"), modules, "dir");
  else project.link();
  return project;
}

const PLUGIN = "plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}\n";

// Both deliveries have the same core: locally the examples run with the dynamic provider, as their READMEs say, in CI with both.
const runs = names.flatMap((name) =>
  (process.env.CI ? ["dynamic", "plugin"] : ["dynamic"]).map((delivery) => [name, delivery] as const),
);

test("every example that Node runs is held to what it makes", () => {
  expect(names).toEqual(Object.keys(HOLDS).sort());
});

// Without it Pulumi runs the program of the nearest package.json: in a clone, this package itself.
test.each(names)("examples/%s names its program", (name) => {
  const { main } = parse(readFileSync(join(EXAMPLES, name, "Pulumi.yaml"), "utf8"));
  expect(existsSync(join(EXAMPLES, name, String(main))), `main: ${main}`).toBe(true);
});

/** Checks programs as Pulumi does where a project has no compiler of its own: not what they import. */
const CHECK = `const ts = require("@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js");
const { files, compilerOptions } = JSON.parse(process.argv[1]);
const { options } = ts.convertCompilerOptionsFromJson({ module: "commonjs", moduleResolution: "node", ...compilerOptions }, ".");
const program = ts.createProgram(files, { ...options, noEmit: true });
const found = files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
console.log(ts.formatDiagnostics(found, { getCurrentDirectory: () => ".", getCanonicalFileName: (name) => name, getNewLine: () => "\\n" }));
`;

if (packed)
  test("the old compiler that Pulumi brings accepts every example", async () => {
    const check = async (...files: string[]) => {
      const { compilerOptions } = JSON.parse(readFileSync(join(EXAMPLES, "platform/tsconfig.json"), "utf8"));
      return ok(process.execPath, ["-e", CHECK, JSON.stringify({ files, compilerOptions })], packed.folder);
    };
    const programs = names.filter((name) => existsSync(join(EXAMPLES, name, "index.ts")));
    expect(programs.length).toBeGreaterThan(10);
    for (const name of programs) cpSync(join(EXAMPLES, name), join(packed.folder, name), { recursive: true });
    packed.write({
      "wrong.ts": 'import * as clouds from "pulumi-container-clouds";\nnew clouds.tcr.Namespace("a", { name: 7 });\n',
    });
    expect(await check(...programs.map((name) => join(name, "index.ts")))).toBe("");
    expect(await check("wrong.ts")).toMatch(/^wrong\.ts\(2,33\): error/);
  });

/** What the dynamic delivery left in the clouds, by example, without what differs from run to run. */
const inventories = new Map<string, string[]>();

/** The name of a pod of BEC has its service's ID and a part of its own: which of two services gets which differs. */
const withoutIds = (name: string) => name.replace(/^sts-[a-z0-9]+-(.+)-[a-z0-9]+-(\d+)$/, "$1-$2");

test.each(runs)(
  "examples/%s comes up, stays as it is, and goes without a trace: %s delivery",
  async (name, delivery) => {
    using project = projectOf(name);
    const file = join(EXAMPLES, name, "Pulumi.yaml");
    if (delivery === "plugin") project.write({ "Pulumi.yaml": `${readFileSync(file, "utf8").trimEnd()}\n${PLUGIN}` });
    await emulator.reset();
    await prepareAccount(name, emulator);
    const before = await emulator.resources();
    await project.init({ ...configOf(emulator), ...exampleSettings[name], "container-clouds:delivery": delivery });
    for (const [key, value] of Object.entries(exampleSecrets[name] ?? {}))
      await project.ok("config", "set", "--secret", key, value);

    // Previews are the dynamic runs': the engine's part is the same.
    const up = await project.ok("up", "--yes", ...(delivery === "plugin" ? ["--skip-preview"] : []));
    const known = new Set(before.map(({ kind, id }) => `${kind} ${id}`));
    const made = (await emulator.resources()).filter(({ kind, id }) => !known.has(`${kind} ${id}`));
    const kinds = made.map(({ kind }) => kind).filter((kind) => HOLDS[name]?.includes(kind));
    expect(kinds.sort()).toEqual(HOLDS[name]);
    const inventory = made.map(({ service, kind, name, region, status }) =>
      [service, kind, withoutIds(name), region, status].join(),
    );
    if (delivery === "dynamic") inventories.set(name, inventory.sort());
    else expect(inventory.sort()).toEqual(inventories.get(name));
    const types = await project.ok("stack", "export");
    expect(/"pulumi-nodejs:dynamic\//.test(types)).toBe(delivery === "dynamic");
    if (delivery === "dynamic") {
      // The picture in its README; "npx vitest run test/examples/examples.test.ts --update" draws it again.
      const { deployment } = JSON.parse(types) as { deployment: Deployment };
      await expect(drawSvg(await graphOf(deployment))).toMatchFileSnapshot(join(EXAMPLES, name, "stack.svg"));
      expect(readFileSync(join(EXAMPLES, name, "README.md"), "utf8")).toContain("](stack.svg)");
    }
    expect(up + readFileSync(project.stateFile(name), "utf8")).not.toContain("hunter2");

    await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
    await project.ok("destroy", "--yes", "--skip-preview");
    expect(await emulator.resources()).toEqual(before);
  },
);
