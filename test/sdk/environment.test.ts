import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { InventoryItem } from "../../emulator/inventory";
import { startEmulator } from "../support/emulator";
import { configOf, Project } from "../support/project";

/** Runs the example once from a clean account, and gives what the clouds then hold and how they were asked for it. */
async function runOnce() {
  const emulator = await startEmulator();
  const before = new Set((await emulator.resources()).map(({ kind, id }) => `${kind} ${id}`));
  using project = new Project();
  project.copy(resolve(__dirname, "../../examples/environment"));
  project.link();
  await project.init(configOf(emulator));
  await project.ok("up", "--yes", "--skip-preview");
  const held = (await emulator.resources()).filter(({ kind, id }) => !before.has(`${kind} ${id}`));
  const outputs = JSON.parse(await project.ok("stack", "output", "--json", "--show-secrets")) as { kubeconfig: string };
  const requests = (await emulator.requests()).map(({ action }) => action);
  await emulator.close();
  return { held, outputs, requests };
}

const TIMES = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+08:00)?/g;

/** The inventory as text in which ids stand for what they name, and times for nothing. */
function comparable(held: readonly InventoryItem[]): string {
  const named = held.map(({ service, kind, id, name }) => [id, `<${service} ${kind} ${name || "?"}>`] as const);
  // The longest first: an id may begin with another.
  const byLength = named.filter(([id]) => id !== "").sort(([a], [b]) => b.length - a.length);
  const lines = held.map((item) =>
    byLength.reduce((text, [id, name]) => text.replaceAll(id, name), JSON.stringify(item, null, 1)),
  );
  return lines
    .map((line) => line.replace(TIMES, "<time>"))
    .sort()
    .join("\n");
}

test("two runs from a clean account give the same but for IDs and times", async () => {
  const [first, second] = await Promise.all([runOnce(), runOnce()]);
  expect(comparable(second.held)).toBe(comparable(first.held));
  expect(first.held.map(({ service, kind, name }) => `${service} ${kind} ${name}`)).toEqual(
    expect.arrayContaining([
      ...["tke cluster shop", "tke virtual-node-pool shop-batch", "tke as-group shop-workers"],
      ...["tcr namespace shop", "tcr repository shop/api", "tcr repository shop/web"],
      ...["bci image-cache shop-base", "bci container-group shop-proxy", "bec service shop-pages"],
      ...["eci image-cache shop-base", "eci container-group shop-cache"],
    ]),
  );
  const tagged = first.held.filter(({ attributes }) => JSON.stringify(attributes).includes('"team"'));
  expect(tagged.map(({ service, kind }) => `${service} ${kind}`)).toEqual(
    expect.arrayContaining([
      ...["tke cluster", "bci container-group", "bec service", "eci container-group", "eci image-cache"],
    ]),
  );
  expect(first.outputs.kubeconfig).toContain("kind: Config");
  // Groups start after the caches they may start from.
  const at = (action: string) => first.requests.indexOf(action);
  expect(at("CreateImageCache")).toBeLessThan(at("CreateInstance"));
  expect(at("createImageCache")).toBeLessThan(at("createContainerGroup"));
});

test("a description with mistakes is refused at once", async () => {
  using project = new Project();
  project.link();
  const program = (args: string) => `
    const clouds = require("pulumi-container-clouds");
    new clouds.ContainerEnvironment("shop", ${args});`;
  const files = (args: string) => ({
    "Pulumi.yaml": "name: environment\nruntime:\n  name: nodejs\n  options: {typescript: false}\n",
    "package.json": '{"name":"environment","main":"index.js"}',
    "index.js": program(args),
  });
  project.write(files("{ nodePool: {}, asGroups: {} }"));
  await project.init({});
  const said = await project.pulumi("preview");
  expect(said.status).not.toBe(0);
  expect(said.printed).toContain(
    'ContainerEnvironment "shop": nodePool: there is no such part; there are name, tags, cluster',
  );
  expect(said.printed).toContain('ContainerEnvironment "shop": asGroups: needs a cluster; add cluster');
  project.write(
    files('{ bci: { containerGroups: { web: (environment) => ({ image: environment.image("api", "1") }) } } }'),
  );
  expect((await project.pulumi("preview")).printed).toContain('there is no repository "api"; it has none');
});
