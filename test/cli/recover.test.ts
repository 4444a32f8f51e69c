import { afterAll, beforeAll, expect, it } from "vitest";
import { orphans } from "../../cli/orphans";
import { recover } from "../../cli/recover";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { operationsAgainst } from "../support/every-kind";
import { configOf, Project } from "../support/project";

const inputs = {
  ...{ name: "proxy", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"] },
  containers: [{ name: "app", image: "nginx:1.27" }],
};
const urn = (name: string) => `urn:pulumi:dev::work::container-clouds:bci:ContainerGroup::${name}`;
const resource = (name: string, own: object = {}) => ({
  ...{ urn: urn(name), custom: true, type: "container-clouds:bci:ContainerGroup", inputs: { ...inputs, name }, ...own },
});

let cloud: TestEmulator;
let project: Project;
beforeAll(async () => {
  cloud = await startEmulator();
  project = new Project();
  project.write({ "Pulumi.yaml": "name: work\nruntime: nodejs\n" });
  await project.init(configOf(cloud));
});
afterAll(async () => {
  project[Symbol.dispose]();
  await cloud.close();
});

/** Runs a command as in the project's own terminal. */
async function inProject<T>(run: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, project.env);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(project.env)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

it("puts what an interrupted create made into the state, drops what made nothing, and shows what nobody has", async () => {
  const { make } = operationsAgainst(cloud);
  const made = await make("bci:ContainerGroup", inputs);
  const known = await make("bci:ContainerGroup", { ...inputs, name: "known" });
  const stray = await make("bci:ContainerGroup", { ...inputs, name: "stray" });
  const deployment = {
    manifest: { time: new Date().toISOString(), magic: "", version: "" },
    resources: [resource("known", { id: known.id, outputs: inputs })],
    pending_operations: [
      { resource: resource("proxy"), type: "creating" },
      { resource: resource("never"), type: "creating" },
    ],
  };
  project.write({ "state.json": JSON.stringify({ version: 3, deployment }) });
  await project.ok("stack", "import", "--file", "state.json");
  const lines: string[] = [];
  const run = (yes: boolean) =>
    inProject(() => recover({ cwd: project.folder, ...(yes && { yes }) }, (line) => void lines.push(line)));
  const plan = [
    `bci:ContainerGroup "proxy": ${made.id} was created; it goes into the state`,
    'bci:ContainerGroup "never": nothing was created; its pending operation is dropped',
  ];

  expect(await run(false)).toBe(1);
  expect(lines.splice(0)).toEqual([...plan, "nothing is written yet: run it again with --yes"]);
  expect(await run(true)).toBe(0);
  expect(lines.splice(0)).toEqual([...plan, "the state is written; next: pulumi up"]);
  const state = JSON.parse(await project.ok("stack", "export")).deployment;
  expect(state.pending_operations ?? []).toEqual([]);
  expect(state.resources.map(({ id }: { id: string }) => id)).toEqual([known.id, made.id]);
  expect(state.resources[1].initErrors).toHaveLength(1);

  expect(await run(true)).toBe(0);
  expect(lines.splice(0)).toEqual(["no create of this package is pending: nothing to recover"]);
  await inProject(() => orphans({ cwd: project.folder, service: "bci" }, (line) => void lines.push(line)));
  expect(lines).toEqual([
    `bci:ContainerGroup ${stray.id} "stray"`,
    '1 that no stack given here has: delete them, or set "adopt" to an ID to take one over',
  ]);
});

it.each([
  ["the new one first", {}, true],
  ["the old one first", { pendingReplacement: true }, false],
])(
  "puts what an interrupted replacement made, %s, in the place of what it replaces",
  async (order, flags, isOldThere) => {
    const { make } = operationsAgainst(cloud);
    const name = order.replaceAll(" ", "-").replaceAll(",", "");
    const old = await make("bci:ContainerGroup", { ...inputs, name, hostName: "old" });
    if (!isOldThere) await cloud.change({ service: "bci", kind: "container-group", id: old.id, remove: true });
    await cloud.clock({ advanceSeconds: 60 });
    const made = await make("bci:ContainerGroup", { ...inputs, name, hostName: "new" });
    const own = { ...inputs, name, hostName: "new" };
    const deployment = {
      manifest: { time: new Date().toISOString(), magic: "", version: "" },
      resources: [resource(name, { id: old.id, outputs: { ...inputs, name, hostName: "old" }, ...flags })],
      pending_operations: [{ resource: resource(name, { inputs: own }), type: "creating" }],
    };
    project.write({ "state.json": JSON.stringify({ version: 3, deployment }) });
    await project.ok("stack", "import", "--file", "state.json");
    const lines: string[] = [];
    expect(await inProject(() => recover({ cwd: project.folder, yes: true }, (line) => void lines.push(line)))).toBe(0);
    const then = isOldThere ? `, and the next up deletes ${old.id}, which it replaces` : "";
    expect(lines[0]).toBe(`bci:ContainerGroup "${name}": ${made.id} was created; it goes into the state${then}`);
    const state = JSON.parse(await project.ok("stack", "export")).deployment;
    expect(state.pending_operations ?? []).toEqual([]);
    const entries = state.resources.map((one: { id: string; delete?: boolean }) => [one.id, one.delete ?? false]);
    // The next up deletes what is left of the old one.
    expect(entries).toEqual([[made.id, false], ...(isOldThere ? [[old.id, true]] : [])]);
    expect(state.resources[0].inputs.hostName).toBe("new");
  },
);

it("keeps what the stack went on with after the interrupted create, and names what nobody has", async () => {
  const { make } = operationsAgainst(cloud);
  const own = { ...inputs, name: "went-on" };
  const orphan = await make("bci:ContainerGroup", own);
  await cloud.clock({ advanceSeconds: 60 });
  const used = await make("bci:ContainerGroup", own);
  const deployment = {
    manifest: { time: new Date().toISOString(), magic: "", version: "" },
    resources: [resource(own.name, { id: used.id, outputs: own })],
    pending_operations: [{ resource: resource(own.name), type: "creating" }],
  };
  project.write({ "state.json": JSON.stringify({ version: 3, deployment }) });
  await project.ok("stack", "import", "--file", "state.json");
  const lines: string[] = [];
  expect(await inProject(() => recover({ cwd: project.folder, yes: true }, (line) => void lines.push(line)))).toBe(1);
  expect(lines[0]).toBe(
    `bci:ContainerGroup "went-on": ${orphan.id} was created; the state has ${used.id}, which was created later and stays: ` +
      `delete ${orphan.id} if nobody needs it; its pending operation is dropped`,
  );
  const state = JSON.parse(await project.ok("stack", "export")).deployment;
  expect(state.resources).toMatchObject([{ id: used.id }]);
  expect(state.resources[0].delete ?? false).toBe(false);
  expect(state.pending_operations ?? []).toEqual([]);
});
