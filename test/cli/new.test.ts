import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { newProject, templateNames } from "../../cli/new";
import { failingFs } from "../support/failing-fs";

/** A folder for new projects, and what their making prints instead of showing it. Both end with the test. */
function makeHome() {
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const home = mkdtempSync(join(tmpdir(), "new-"));
  onTestFinished(() => {
    vi.restoreAllMocks();
    rmSync(home, { recursive: true });
  });
  return { home, printed };
}

test.each(templateNames)("new %s makes a whole project, in a folder of that name, too", (template) => {
  const { home, printed } = makeHome();
  const folder = join(home, template);
  expect(newProject(template, folder)).toBe(0);
  // The stand-in engine is no advice for what it cannot run.
  const isInNode = template === "typescript" || template === "javascript";
  expect(String(printed.mock.calls).includes("npx pulumi-container-clouds engine up")).toBe(isInNode);
  const project = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8"));
  expect(project).toMatchObject({ name: template, description: "Container clouds" });
  expect(project).not.toHaveProperty("template");
  // Where nothing generates an SDK, the project says where the plugin is; in the template that would stop `pulumi new`.
  const plugin = { name: "container-clouds", path: "node_modules/pulumi-container-clouds" };
  expect(project.plugins).toEqual(template === "yaml" ? { providers: [plugin] } : undefined);
  expect(existsSync(join(folder, ".gitignore"))).toBe(true);
  // Go reserves the bare name "go" and those of its own packages.
  if (template === "go") expect(readFileSync(join(folder, "go.mod"), "utf8")).toMatch(/^module example\.com\/go$/m);
});

test.each([
  ['{"workspaces":["infra/*"]}', "../../node_modules/pulumi-container-clouds"],
  // Here npm installs into the project's own folder.
  ["{}", "node_modules/pulumi-container-clouds"],
])("a project below an installation whose package.json is %s has the plugin at %s", (manifest, path) => {
  const { home, printed } = makeHome();
  mkdirSync(join(home, "node_modules/pulumi-container-clouds"), { recursive: true });
  writeFileSync(join(home, "package.json"), manifest);
  newProject("yaml", join(home, "infra/yaml"));
  const project = parse(readFileSync(join(home, "infra/yaml/Pulumi.yaml"), "utf8"));
  expect(project.plugins).toEqual({ providers: [{ name: "container-clouds", path }] });
  newProject("go", join(home, "infra/go"));
  expect(String(printed.mock.calls)).toContain(`pulumi package add ${path.replace(/^node/, "./node")}\n`);
});

test.each([
  [{ "package.json": '{"packageManager":"pnpm@10.1.0"}' }, "pnpm install", "pnpm exec"],
  [{ "package.json": '{"workspaces":["infra/*"]}', "bun.lock": "{}" }, "bun install", "bunx"],
  [{ "infra/web/yarn.lock": "", "package-lock.json": "{}" }, "yarn install", "yarn run"],
  [{ "package-lock.json": "{}" }, "npm install", "npx"],
])("the next steps are those of the package manager of %j", (files, install, run) => {
  const { home, printed } = makeHome();
  mkdirSync(join(home, "infra/web"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  newProject("typescript", join(home, "infra/web"));
  const [[steps]] = printed.mock.calls as [[string]];
  expect(steps).toContain(`\n  ${install}\n`);
  expect(steps).toContain(`\n  ${run} pulumi-container-clouds emulator --stack dev `);
  expect(steps).toContain(`without the Pulumi CLI: ${run} pulumi-container-clouds engine up`);
});

test("a project where nothing lists this package installs the copy that ran: no registry has it", () => {
  const { home } = makeHome();
  newProject("go", join(home, "infra"));
  const { dependencies } = JSON.parse(readFileSync(join(home, "infra/package.json"), "utf8"));
  const [, path = ""] = /^file:(.*)$/.exec(dependencies["pulumi-container-clouds"]) ?? [];
  expect(realpathSync(resolve(home, "infra", path))).toBe(realpathSync(resolve(__dirname, "../..")));
});

test("new adds to a package.json that is there, and leaves everything as it was where it cannot", () => {
  const { home } = makeHome();
  const file = join(home, "package.json");
  writeFileSync(file, '{"name":"own",');
  expect(() => newProject("typescript", home)).toThrow(
    /^.*package\.json is not JSON \(.*\); correct it, and run this again$/,
  );
  writeFileSync(file, '{"name":"own","dependencies":{"left-pad":"1.0.0"}}');
  const before = readFileSync(file, "utf8");
  // As on a full disk: the last thing that is written is the user's own file.
  let written = 0;
  failingFs("writeFileSync", "ENOSPC", (draft) => String(draft).startsWith(file) || ++written > 100);
  expect(() => newProject("typescript", home)).toThrow(
    `cannot write ${file}: no space left on device (ENOSPC); its previous content is unchanged`,
  );
  expect(written).toBeGreaterThan(2);
  expect(readdirSync(home)).toEqual(["package.json"]);
  expect(readFileSync(file, "utf8")).toBe(before);
});

test.each([
  ["null", "is not a manifest (Invalid input: expected object, received null)"],
  ['"text"', "is not a manifest (Invalid input: expected object, received string)"],
  ["[]", "is not a manifest (Invalid input: expected object, received array)"],
  ['{"dependencies":5}', "is not a manifest (dependencies: Invalid input: expected record, received number)"],
  [
    '{"dependencies":{"pulumi-container-clouds":7}}',
    "is not a manifest (dependencies: pulumi-container-clouds: Invalid input: expected string, received number)",
  ],
])("new refuses a package.json with %s, and leaves the folder as it is", (text, reason) => {
  const home = mkdtempSync(join(tmpdir(), "new-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const file = join(home, "package.json");
  writeFileSync(file, text);
  expect(() => newProject("yaml", home)).toThrow(`${file} ${reason}; correct it, and run this again`);
  expect([readdirSync(home), readFileSync(file, "utf8")]).toEqual([["package.json"], text]);
});

test("new replaces no link that leads nowhere, and says what is in the place of its folder", () => {
  const home = mkdtempSync(join(tmpdir(), "new-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  symlinkSync("nowhere", join(home, "Pulumi.yaml"));
  expect(() => newProject("yaml", home)).toThrow(`${home} has Pulumi.yaml already; name another folder`);
  expect(readlinkSync(join(home, "Pulumi.yaml"))).toBe("nowhere");
  writeFileSync(join(home, "file"), "");
  expect(() => newProject("yaml", join(home, "file/project"))).toThrow(
    `cannot create the folder ${join(home, "file/project")}: a part of its path is not a folder (EEXIST); name another folder`,
  );
});

test("new writes into a package.json that is there", () => {
  const { home } = makeHome();
  const own = {
    name: "own",
    dependencies: { "left-pad": "1.0.0" },
    devDependencies: { node: "24.0.0", typescript: "5.8.3" },
  };
  writeFileSync(join(home, "package.json"), JSON.stringify(own));
  expect(newProject("typescript", home)).toBe(0);
  const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  expect(manifest).toMatchObject({ ...own, devDependencies: { "@types/node": expect.any(String) } });
  expect(Object.keys(manifest.dependencies).length).toBeGreaterThan(1);
});
