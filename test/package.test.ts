import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Access } from "../emulator/access";
import { cloudNames } from "../emulator/clouds";
import { install, installedIn, manifest, npm, ok, pack } from "./support/packed";
import { startPlugin } from "./support/plugin-process";
import { configOf, Project, runProcess } from "./support/project";
import { answer } from "./support/provider-process";

// npm and the compiler take their time on a busy machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const REPOSITORY = resolve(__dirname, "..");

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import * as clouds from "pulumi-container-clouds";

const team = new clouds.tcr.Namespace("team", { name: "team" });
const args: clouds.tcr.RepositoryArgs = { namespace: team.name, name: "api", description: "first" };
const waits: clouds.types.Timeouts = { create: "5m" };
export const url: pulumi.Output<string> = new clouds.tcr.Repository("api", { ...args, timeouts: waits }).url;
`;

const KIT = `import { emulator, type ResourceFilter } from "pulumi-container-clouds/testing";

export const right: ResourceFilter = { service: "tcr", kind: "namespace" };
// @ts-expect-error a misspelt kind
export const wrong: ResourceFilter = { service: "tcr", kind: "nmespace" };
export const started = emulator({ lifecycle: "instant" });
`;

/** A unit test of a program: what it prints is the mocks' answers. */
const MOCKED = `const pulumi = require("@pulumi/pulumi");
pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: name + "-id", state: inputs }),
  call: () => ({ versions: [{ version: "1.30" }] }),
});
const clouds = require("pulumi-container-clouds");
const { id } = new clouds.tcr.Namespace("team", { name: "team" });
pulumi.all([id, clouds.tke.getVersionsOutput()]).apply(([id, { versions }]) => console.log(id, versions[0].version));
`;

const BIN = "node_modules/pulumi-container-clouds/bin/container-clouds.js";

/** An empty project into which the tarball was installed; `container-clouds` is the command that came with it. */
const project = new Project([process.execPath, BIN, "engine"]);
let tarball: string;

const inProject = (command: string, ...args: string[]) => ok(command, args, project.folder);

/** The emulator of the installed package, as a process of its own. */
async function startInstalledEmulator() {
  const args = [BIN, "emulator", "--port", "0", "--state", join(project.home, "clouds.json"), "--lifecycle", "instant"];
  const emulator = spawn(process.execPath, args, { cwd: project.folder, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: emulator.stdout }), "line");
  return {
    ...(JSON.parse(line) as Access),
    async [Symbol.asyncDispose]() {
      emulator.kill("SIGTERM");
      await once(emulator, "exit");
    },
  };
}

beforeAll(async () => {
  tarball = await pack(project.home);
  project.write({
    "package.json": JSON.stringify({ private: true }),
    "Pulumi.yaml": `name: installed
runtime: nodejs
main: index.ts
plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}
`,
    "index.ts": PROGRAM,
  });
  // As from the page of a release.
  const release = createServer((_request, response) => response.end(readFileSync(tarball)));
  await once(release.listen(0, "127.0.0.1"), "listening");
  const { port } = release.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v${manifest.version}/${basename(tarball)}`;
  await install(project.folder, url, "@pulumi/pulumi");
  release.close();
});

afterAll(() => project[Symbol.dispose]());

test("the package's own facts are right: publint and attw find nothing", async () => {
  const bin = (name: string) => join(REPOSITORY, "node_modules/.bin", name);
  expect(await inProject(bin("publint"), tarball, "--strict")).toContain("All good!");
  expect(await inProject(bin("attw"), tarball)).toContain("No problems found");
});

test("npm install in the plugin's folder, as the Pulumi CLI runs it, compiles nothing and brings no development dependency", async () => {
  const plugin = join(project.folder, "node_modules/pulumi-container-clouds");
  const main = join(plugin, "dist/cli/plugin.js");
  const before = statSync(main).mtimeMs;
  const start = performance.now();
  const printed = await ok("npm", ["install", "--loglevel=error"], plugin, { npm_config_prefer_offline: "true" });
  console.log(`npm install in the plugin's folder: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  expect(statSync(main).mtimeMs).toBe(before);
  expect(printed).not.toMatch(/tsc|build/);
  const packed = JSON.parse(readFileSync(join(plugin, "package.json"), "utf8"));
  expect(packed).not.toHaveProperty("scripts");
  expect(packed).not.toHaveProperty("devDependencies");
  const { dependencies } = JSON.parse(await npm(plugin, "ls", "--depth=0", "--json"));
  expect(Object.keys(dependencies).sort()).toEqual(Object.keys(manifest.dependencies).sort());
  // Pulumi's SDK brings a TypeScript compiler along.
  const development = Object.keys(manifest.devDependencies).filter((name) => !/^typescript$|^@types\//.test(name));
  expect(installedIn(plugin).filter((name) => development.includes(name))).toEqual([]);

  const host = join(plugin, "node_modules/@pulumi/pulumi/cmd/run-plugin/index.js");
  const plugged = await startPlugin({}, {}, [host, plugin], project.folder);
  const response = await answer<proto.GetSchemaResponse>((done) =>
    plugged.client.getSchema(new proto.GetSchemaRequest(), done),
  );
  await plugged.close();
  const schema = JSON.parse(readFileSync(join(REPOSITORY, "provider/plugin/schema.json"), "utf8"));
  expect(JSON.parse(response.getSchema())).toEqual({ ...schema, version: manifest.version });

  // The program's Pulumi SDK is another copy than the package's now.
  project.write({ "mocked.js": MOCKED });
  expect(await inProject(process.execPath, "mocked.js")).toBe("team-id 1.30");
  // The other tests are about the package as npm installed it.
  rmSync(join(plugin, "node_modules"), { recursive: true });
});

test("the plugin's executable starts beside a tsconfig.json that only a newer compiler reads", async () => {
  project.write({ "tsconfig.json": '{ "compilerOptions": { "module": "nodenext", "noCheck": true } }' });
  const executable = join(project.folder, "node_modules/pulumi-container-clouds/pulumi-resource-container-clouds");
  expect(statSync(executable).mode & 0o111).toBe(0o111);
  const plugin = await startPlugin({}, {}, [executable], project.folder);
  await plugin.close();
  rmSync(join(project.folder, "tsconfig.json"));
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

// Not in the project: there Pulumi would find it, and not fall back on the compiler that it brings along.
const compiler = join(project.home, "compiler");
beforeAll(async () => {
  mkdirSync(compiler);
  await install(compiler, "typescript@5");
});

test.each([
  ["nodenext", ["--module", "nodenext"]],
  ["classic Node resolution", ["--module", "commonjs", "--moduleResolution", "node10", "--skipLibCheck"]],
])("the user's own compiler checks a program: %s", async (_name, flags) => {
  project.write({ "wrong.ts": PROGRAM.replace('"api"', "7"), "kit.ts": KIT });
  const tsc = [join(compiler, "node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--types", "node", ...flags];
  const { printed } = await runProcess(process.execPath, [...tsc, "index.ts", "wrong.ts", "kit.ts"], {
    cwd: project.folder,
  });
  expect(printed.trim().split("\n")).toEqual([
    expect.stringMatching(/^wrong\.ts.*Type 'number' is not assignable to type 'Input<string> \| undefined'/),
  ]);
});

test("its test kit starts an emulator with its console, in the process and beside it", async () => {
  project.write({
    "kit.mjs": `import { emulator } from "pulumi-container-clouds/testing";
for (const child of [false, true]) {
  const clouds = await emulator({ child });
  const { status } = await fetch(clouds.url + "/_emulator/console/console.mjs");
  console.log((await clouds.resources()).length, Object.keys(clouds.config).length, status);
  await clouds.stop();
}
`,
  });
  // One object for each cloud, and the endpoint.
  const settings = cloudNames.length + 1;
  expect(await inProject(process.execPath, "kit.mjs")).toBe(`0 ${settings} 200\n0 ${settings} 200`);
});

test("every link between packed pages leads somewhere", () => {
  const root = join(project.folder, "node_modules/pulumi-container-clouds");
  const pages = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  expect(pages).toEqual(expect.arrayContaining(["README.md", "docs/_index.md"]));
  const broken = pages.flatMap((page) => {
    const text = withoutCode(readFileSync(join(root, page), "utf8"));
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    return links.filter((link) => !/^https?:/.test(link) && !leads(root, page, link)).map((link) => `${page}: ${link}`);
  });
  expect(broken).toEqual([]);
});

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, "");

/** Whether a link finds its file, and the heading in it. */
function leads(root: string, page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(target)) return false;
  if (anchor === undefined) return true;
  const headings = [...withoutCode(readFileSync(target, "utf8")).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => text);
  return headings.some(
    (text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-") === anchor,
  );
}

test("its command runs", async () => {
  expect(await inProject("npx", "container-clouds", "--version")).toBe(manifest.version);
  expect(await inProject("npx", "container-clouds", "--help")).toMatch(/emulator[\s\S]*engine/);
});

// Minutes of npm and the compiler: left to CI.
const inCi = process.env.CI ? test : () => undefined;

inCi("docs/guides/from-an-empty-folder.md works, command by command", async () => {
  const page = readFileSync(join(REPOSITORY, "docs/guides/from-an-empty-folder.md"), "utf8");
  const commands = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text).join("");
  const folder = join(project.home, "guide");
  // Its own folder for temporary files: "emulator stop" is about the emulators of this run.
  mkdirSync(join(folder, "tmp"), { recursive: true });
  const env = { TMPDIR: join(folder, "tmp"), npm_config_prefer_offline: "true", PULUMI_HOME: join(folder, ".pulumi") };
  const script = `set -e\n${commands.replace("./pulumi-container-clouds-0.1.0.tgz", tarball)}`;
  const printed = await ok("bash", ["-c", script], folder, env);
  expect(printed).toMatch(/\+ 3 created[\s\S]*3 unchanged[\s\S]*3 deleted[\s\S]*has stopped/);
  const kept = readFileSync(join(REPOSITORY, "templates/typescript/.gitignore"), "utf8");
  expect(readFileSync(join(folder, "my-clouds/.gitignore"), "utf8")).toBe(kept);
});

inCi("the quick start goes from nothing to nothing and names commands that exist there", async () => {
  const folder = join(project.home, "quick");
  mkdirSync(folder);
  symlinkSync(join(project.folder, "node_modules"), join(folder, "node_modules"), "dir");
  const printed = await ok("npx", ["pulumi-container-clouds", "quickstart"], folder, { TMPDIR: folder });
  const next = printed.slice(printed.indexOf("\nNext:"));
  const commands = [...next.matchAll(/^ {2}npx pulumi-container-clouds (\w+)/gm)].map(([, command]) => command);
  expect(commands).toEqual(["quickstart", "new", "emulator"]);
  const help = await ok("npx", ["pulumi-container-clouds", "--help"], folder);
  for (const command of commands) expect(help).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
});

inCi("it brings up a program, also where node_modules is strict", async () => {
  await using emulator = await startInstalledEmulator();
  await project.init(configOf(emulator));
  // Checked by the compiler as well, which once is enough.
  delete project.env.PULUMI_NODEJS_TRANSPILE_ONLY;
  expect(await project.ok("up", "--yes", "--skip-preview")).toContain("/team/api");
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
