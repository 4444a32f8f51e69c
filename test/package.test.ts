import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { configOf, Project, runProcess } from "./support/project";

const REPOSITORY = resolve(__dirname, "..");
const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import * as clouds from "pulumi-container-clouds";

const team = new clouds.tcr.Namespace("team", { name: "team" });
const args: clouds.tcr.RepositoryArgs = { namespace: team.name, name: "api", description: "first" };
const waits: clouds.types.Timeouts = { create: "5m" };
export const url: pulumi.Output<string> = new clouds.tcr.Repository("api", { ...args, timeouts: waits }).url;
`;

/** An empty project into which the tarball was installed; `container-clouds` is the command that came with it. */
let project: Project;
let tarball: string;

const BIN = "node_modules/pulumi-container-clouds/bin/container-clouds.js";

const npm = (...args: string[]) => ok("npm", args, REPOSITORY);

async function ok(command: string, args: string[], cwd: string): Promise<string> {
  const env = { ...process.env, npm_config_loglevel: "error" };
  const { status, printed } = await runProcess(command, args, { cwd, env });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${printed}`);
  return printed.trim();
}

const inProject = (command: string, ...args: string[]) => ok(command, args, project.folder);

/** The emulator of the installed package, as a process of its own. */
async function startInstalledEmulator() {
  const args = [BIN, "emulator", "--port", "0", "--state", join(project.home, "clouds.json"), "--lifecycle", "instant"];
  const emulator = spawn(process.execPath, args, { cwd: project.folder, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: emulator.stdout }), "line");
  return {
    ...(JSON.parse(line) as { url: string; credentials: object }),
    async [Symbol.asyncDispose]() {
      emulator.kill("SIGTERM");
      await once(emulator, "exit");
    },
  };
}

beforeAll(async () => {
  project = new Project([process.execPath, BIN, "engine"]);
  const name = await npm("pack", "--ignore-scripts", "--silent", "--pack-destination", project.home);
  tarball = join(project.home, name);
  project.write({
    "package.json": JSON.stringify({ private: true }),
    "Pulumi.yaml": `name: installed
runtime: nodejs
main: index.ts
plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}
`,
    "index.ts": PROGRAM,
  });
  // Under another name, so that Pulumi does not find it and falls back on the compiler that it brings along.
  const compiler = "user-tsc@npm:typescript@5";
  const flags = ["--prefer-offline", "--no-audit", "--no-fund"];
  await inProject("npm", "install", ...flags, tarball, "@pulumi/pulumi", compiler);
}, 180_000);

afterAll(() => project?.[Symbol.dispose]());

test("the package's own facts are right: publint and attw find nothing", async () => {
  const bin = (name: string) => join(REPOSITORY, "node_modules/.bin", name);
  expect(await inProject(bin("publint"), tarball, "--strict")).toContain("All good!");
  expect(await inProject(bin("attw"), tarball)).toContain("No problems found");
});

test("CommonJS and ES modules load it", async () => {
  const says = "console.log(typeof clouds.tke.Cluster, typeof clouds.bci.ContainerGroup, typeof dynamic.handler);";
  const names = ["pulumi-container-clouds", "pulumi-container-clouds/dynamic"];
  project.write({
    "load.cjs": `const [clouds, dynamic] = ${JSON.stringify(names)}.map((name) => require(name));\n${says}`,
    "load.mjs": `import * as clouds from "${names[0]}";\nimport * as dynamic from "${names[1]}";\nimport { tke } from "${names[0]}";\nif (tke !== clouds.tke) throw new Error();\n${says}`,
  });
  expect(await inProject(process.execPath, "load.cjs")).toBe("function function function");
  expect(await inProject(process.execPath, "load.mjs")).toBe("function function function");
});

test.each([
  ["nodenext", ["--module", "nodenext"]],
  ["classic Node resolution", ["--module", "commonjs", "--moduleResolution", "node10", "--skipLibCheck"]],
])("the user's own compiler checks a program: %s", async (_name, flags) => {
  project.write({ "wrong.ts": PROGRAM.replace('"api"', "7") });
  const tsc = ["node_modules/user-tsc/bin/tsc", "--noEmit", "--strict", "--types", "node", ...flags];
  const { printed } = await runProcess(process.execPath, [...tsc, "index.ts", "wrong.ts"], { cwd: project.folder });
  expect(printed.trim().split("\n")).toEqual([
    expect.stringMatching(/^wrong\.ts.*Type 'number' is not assignable to type 'Input<string>'/),
  ]);
});

test("its command runs", async () => {
  expect(await inProject("npx", "container-clouds", "--version")).toBe(version);
  expect(await inProject("npx", "container-clouds", "--help")).toMatch(/emulator[\s\S]*engine/);
});

test("it brings up a program, also where node_modules is strict", async () => {
  await using emulator = await startInstalledEmulator();
  await project.init(configOf(emulator));
  expect(await project.ok("up", "--yes", "--skip-preview")).toContain("/team/api");
  // Once checked by the compiler is enough.
  project.env.PULUMI_NODEJS_TRANSPILE_ONLY = "true";

  await project.ok("config", "set", "container-clouds:delivery", "plugin");
  project.write({ "index.ts": PROGRAM.replace("first", "by the plugin") });
  const printed = await project.ok("up", "--yes", "--skip-preview");
  expect(printed).toMatch(/container-clouds:tcr:Repository api updat/);
  expect(printed).toMatch(/1 updated/);
  await project.ok("config", "set", "container-clouds:delivery", "dynamic");

  // As pnpm lays it out: the project sees what it asked for, and each package what that one asked for.
  const store = join(project.folder, "node_modules/.store/node_modules");
  const modules = join(project.folder, "node_modules");
  renameSync(modules, join(project.home, "all"));
  mkdirSync(join(modules, ".store"), { recursive: true });
  renameSync(join(project.home, "all"), store);
  mkdirSync(join(modules, "@pulumi"));
  for (const name of ["pulumi-container-clouds", "@pulumi/pulumi"]) symlinkSync(join(store, name), join(modules, name));

  project.write({ "index.ts": PROGRAM.replace("first", "second") });
  expect(await project.ok("up", "--yes", "--skip-preview")).toMatch(/1 updated/);
  await project.ok("destroy", "--yes", "--skip-preview");
});
