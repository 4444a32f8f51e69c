import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orphans } from "../../cli/orphans";
import { added } from "../../cli/recover/added";
import { type RecoverOptions, recover } from "../../cli/recover/main";
import { openInputs, type StateResource } from "../../cli/stack-state";
import { resourceOf } from "../../provider/clouds";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { operationsAgainst } from "../support/every-kind";
import { memoryContext } from "../support/memory-kind";
import { type Project, startWork } from "../support/project";

const inputs = {
  name: "proxy",
  subnetIds: ["sbn-1"],
  securityGroupIds: ["g-1"],
  containers: [{ name: "app", image: "nginx:1.27" }],
};
const urn = (name: string) => `urn:pulumi:dev::work::container-clouds:bci:ContainerGroup::${name}`;
const resource = (name: string, own: object = {}) => ({
  urn: urn(name),
  custom: true,
  type: "container-clouds:bci:ContainerGroup",
  inputs: { ...inputs, name },
  ...own,
});

let cloud: TestEmulator;
let project: Project;
beforeAll(async () => {
  cloud = await startEmulator();
  project = await startWork(cloud);
});
afterAll(async () => {
  project[Symbol.dispose]();
  await cloud.close();
});

/** Runs a command as in the project's own terminal. */
async function inProject<T>(run: () => Promise<T>, more: NodeJS.ProcessEnv = {}): Promise<T> {
  const before = { ...process.env };
  const env = { ...project.env, ...more };
  Object.assign(process.env, env);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
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
  project.setState("work", deployment);
  const lines: string[] = [];
  const run = (yes: boolean) =>
    inProject(() => recover({ cwd: project.folder, ...(yes && { yes }) }, (line) => void lines.push(line)));
  const plan = [
    `bci:ContainerGroup "proxy": ${made.id} was created; it will be put into the state`,
    'bci:ContainerGroup "never": nothing was created; its pending operation will be dropped',
  ];

  expect(await run(false)).toBe(1);
  expect(lines.splice(0)).toEqual([...plan, "the state is not written yet: run this again with --yes"]);
  expect(await run(true)).toBe(0);
  expect(lines.splice(0)).toEqual([...plan, "the state is written; next: pulumi up"]);
  const state = JSON.parse(await project.ok("stack", "export")).deployment;
  expect(state.pending_operations ?? []).toEqual([]);
  expect(state.resources.map(({ id }: { id: string }) => id)).toEqual([known.id, made.id]);
  expect(state.resources[1].initErrors).toHaveLength(1);

  expect(await run(true)).toBe(0);
  expect(lines.splice(0)).toEqual([
    "the state has no pending create or update of this package that can be recovered",
    expect.stringContaining('on another, "npx pulumi-container-clouds orphans" lists what was created'),
  ]);
  await inProject(() => orphans({ cwd: project.folder, service: "bci" }, (line) => void lines.push(line)));
  expect(lines).toEqual([
    `bci:ContainerGroup ${stray.id} "stray"`,
    '1 in none of these stacks: delete them, or set "adopt" to an ID to take one over',
  ]);
});

it("gives what a create made the provider that the state has since, and leaves it out where the state has none", async () => {
  const { make } = operationsAgainst(cloud);
  const [proxy, other] = [await make("bci:ContainerGroup", { ...inputs, name: "since" }), { name: "elsewhere" }];
  await make("bci:ContainerGroup", { ...inputs, ...other });
  const reference = (name: string, id: string) =>
    `urn:pulumi:dev::work::pulumi:providers:container-clouds::${name}::${id}`;
  const type = "pulumi:providers:container-clouds";
  const current = { urn: reference("default_0_2_0", "").slice(0, -2), custom: true, type, id: "new" };
  const deployment = {
    manifest: { time: new Date().toISOString(), magic: "", version: "" },
    resources: [current],
    pending_operations: [
      { resource: resource("since", { provider: reference("default_0_1_0", "old") }), type: "creating" },
      { resource: resource("elsewhere", { provider: reference("partner", "old") }), type: "creating" },
    ],
  };
  project.setState("work", deployment);
  const lines: string[] = [];
  expect(await inProject(() => recover({ cwd: project.folder, yes: true }, (line) => void lines.push(line)))).toBe(1);
  expect(lines.slice(0, 2)).toEqual([
    `bci:ContainerGroup "since": ${proxy.id} was created; it will be put into the state`,
    expect.stringMatching(/^bci:ContainerGroup "elsewhere": its provider "partner" is no longer in the state/),
  ]);
  const { resources } = JSON.parse(await project.ok("stack", "export")).deployment;
  expect(resources).toMatchObject([current, { id: proxy.id, provider: `${current.urn}::new` }]);
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
    project.setState("work", deployment);
    const lines: string[] = [];
    expect(await inProject(() => recover({ cwd: project.folder, yes: true }, (line) => void lines.push(line)))).toBe(0);
    const then = isOldThere ? `, and the next up deletes ${old.id}, which it replaces` : "";
    expect(lines[0]).toBe(`bci:ContainerGroup "${name}": ${made.id} was created; it will be put into the state${then}`);
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
  project.setState("work", deployment);
  const lines: string[] = [];
  expect(await inProject(() => recover({ cwd: project.folder, yes: true }, (line) => void lines.push(line)))).toBe(1);
  expect(lines[0]).toBe(
    `bci:ContainerGroup "went-on": ${orphan.id} was created; the state has ${used.id}, which was created later and stays: ` +
      `delete ${orphan.id} if it is not needed; its pending operation will be dropped`,
  );
  const state = JSON.parse(await project.ok("stack", "export")).deployment;
  expect(state.resources).toMatchObject([{ id: used.id }]);
  expect(state.resources[0].delete ?? false).toBe(false);
  expect(state.pending_operations ?? []).toEqual([]);
});

it("says so where writing the state drops what is still to be done: the Pulumi CLI imports no pending operations", async () => {
  const { make } = operationsAgainst(cloud);
  const made = await make("bci:ContainerGroup", { ...inputs, name: "alone" });
  const audit = {
    urn: "urn:pulumi:dev::work::container-clouds:tke:ClusterAudit::audit",
    custom: true,
    type: "container-clouds:tke:ClusterAudit",
    inputs: { clusterId: "cls-1" },
  };
  const state = join(project.folder, "cli-state.json");
  const pending_operations = [resource("alone"), audit].map((one) => ({ resource: one, type: "creating" }));
  writeFileSync(state, JSON.stringify({ version: 3, deployment: { manifest: {}, pending_operations } }));
  const settings = await project.ok("config", "--show-secrets", "--json");
  const cli = join(project.folder, "cli.js");
  const program = `#!${process.execPath}
const fs = require("fs");
const [verb, how] = process.argv.slice(2);
if (verb === "version") console.log("v3.260.0");
else if (verb === "config") process.stdout.write(${JSON.stringify(settings)});
else if (how === "export") process.stdout.write(fs.readFileSync(${JSON.stringify(state)}));
else if (how === "import") {
  const { version, deployment: { pending_operations: _, ...rest } } = JSON.parse(fs.readFileSync(0, "utf8"));
  fs.writeFileSync(${JSON.stringify(state)}, JSON.stringify({ version, deployment: rest }));
}
`;
  writeFileSync(cli, program, { mode: 0o700 });
  const lines: string[] = [];
  const run = () => recover({ cwd: project.folder, yes: true }, (line) => void lines.push(line));
  expect(await inProject(run, { PULUMI_BIN: cli })).toBe(1);
  expect(lines[0]).toBe(`bci:ContainerGroup "alone": ${made.id} was created; it will be put into the state`);
  expect(lines[1]).toContain("the cloud has no call that shows it");
  expect(lines[2]).toBe(
    "writing the state has dropped all pending operations: keep the lines above, this command cannot print them again",
  );
});

it("writes nothing before the user has said which of several is the stack's", async () => {
  const { make } = operationsAgainst(cloud);
  const alone = await make("bci:ContainerGroup", { ...inputs, name: "by-itself" });
  const twins = await Promise.all([1, 2].map(() => make("bci:ContainerGroup", { ...inputs, name: "twin" })));
  const pending_operations = ["by-itself", "twin"].map((name) => ({ resource: resource(name), type: "creating" }));
  project.setState("work", { manifest: {}, pending_operations });
  const lines: string[] = [];
  const run = (...take: string[]) =>
    inProject(() => recover({ cwd: project.folder, yes: true, take }, (line) => void lines.push(line)));
  const stateIds = async () => {
    const { resources = [], pending_operations = [] } = JSON.parse(await project.ok("stack", "export")).deployment;
    return [resources.map(({ id }: { id: string }) => id), pending_operations.length];
  };
  const open = "the state is not written: resolve what the lines above leave open first";
  expect(await run()).toBe(1);
  const ids = /any of ([^;]*);/.exec(lines[1] ?? "")?.[1]?.split(", ") ?? [];
  expect([...ids].sort()).toEqual(twins.map(({ id }) => id).sort());
  expect(lines[1]).toContain(
    `run "npx pulumi-container-clouds recover --yes --take ${ids.join(" ")}" with those that belong`,
  );
  expect(lines[2]).toBe(open);
  expect(await stateIds()).toEqual([[], 2]);
  expect(await run(ids[0] ?? "", "p-none")).toBe(1);
  expect(lines.at(-2)).toBe("--take p-none: no pending operation is known to have created it");
  expect(await stateIds()).toEqual([[], 2]);
  expect(await run(ids[1] ?? "")).toBe(0);
  expect(await stateIds()).toEqual([[alone.id, ids[1]], 0]);
});

describe("an interrupted update of a set", () => {
  const HOUR = 3_600;
  const machine = { instanceType: "S5.MEDIUM4", login: { keyIds: ["skey-1"] } };
  const bought = { zone: "gsqy-1", vpcId: "vpc-1", subnetId: "subnet-1", machine };
  /** The emulator's hours before the last save of the state. */
  let hours = 0;
  const later = async (more: number) => {
    hours += more;
    await cloud.clock({ advanceSeconds: more * HOUR });
  };
  const entry = (type: string, name: string, own: object = {}) => ({
    urn: `urn:pulumi:dev::work::container-clouds:tke:${type}::${name}`,
    custom: true,
    type: `container-clouds:tke:${type}`,
    ...own,
  });
  let clusters = 0;
  const clusterOf = async () => {
    clusters += 1;
    const web = { name: "web", vpcId: "vpc-1", clusterCidr: `10.${clusters}.0.0/16`, level: "L20" };
    return (await operationsAgainst(cloud).make("tke:Cluster", web)).id;
  };

  /** What is said of the state, and the state after it. */
  async function recovered(
    resources: object[],
    pending: object,
    type = "updating",
    options: Partial<RecoverOptions> = {},
  ) {
    const time = new Date(Date.now() + hours * HOUR * 1_000).toISOString();
    const manifest = { time, magic: "", version: "" };
    const deployment = { manifest, resources, pending_operations: [{ resource: pending, type }] };
    project.setState("work", deployment);
    const lines: string[] = [];
    const given = { cwd: project.folder, yes: true, ...options };
    const status = await inProject(() => recover(given, (line) => void lines.push(line)));
    const state = JSON.parse(await project.ok("stack", "export")).deployment;
    return {
      status,
      line: lines[0],
      lines,
      entries: state.resources,
      pending: (state.pending_operations ?? []).length,
    };
  }

  it("has the new machines in the state that the user says are its, and none that was there before or is another's", async () => {
    const { make } = operationsAgainst(cloud);
    const clusterId = await clusterOf();
    const want = { ...bought, clusterId, count: 1 };
    await make("tke:Instances", want);
    await later(16);
    const own = await make("tke:Instances", want);
    const other = await make("tke:Instances", want);
    const grown = await make("tke:Instances", want);
    const brought = await make("tke:ExistingInstances", { clusterId, instanceIds: ["ins-00000008"] });
    const fresh = await make("tke:Instances", { ...want, count: 2 });
    const ids = (made: { properties: object }) => (made.properties as { instanceIds: string[] }).instanceIds;
    const state = [
      entry("Instances", "own", { id: own.id, inputs: want, outputs: own.properties }),
      entry("Instances", "other", {
        id: other.id,
        inputs: want,
        outputs: { ...other.properties, instanceIds: [...ids(other), ...ids(grown)] },
      }),
      entry("ExistingInstances", "brought", { id: brought.id, outputs: brought.properties }),
    ];
    const pending = entry("Instances", "own", { inputs: { ...want, count: 3 } });
    const open = await recovered(state, pending);
    expect(open.line).toMatch(
      new RegExp(
        `^tke:Instances "own": ${ids(fresh).join(" \\(.*Z\\), ")} \\(.*Z\\) may be what it added, 2 at most, or another stack's: the cloud ` +
          `returns no name that identifies it; run "npx pulumi-container-clouds recover --yes --take ${ids(fresh).join(" ")}" with those that ` +
          'belong to this stack; if none is, run "pulumi up"$',
      ),
    );
    expect([open.status, open.pending, open.entries[0].outputs.instanceIds]).toEqual([1, 1, ids(own)]);

    const take = ids(fresh);
    const { status, line, entries, pending: left } = await recovered(state, pending, "updating", { take });
    expect(line).toBe(`tke:Instances "own": ${ids(fresh).join(", ")} were added; they will be put into the state`);
    expect([status, left]).toEqual([0, 0]);
    expect(entries[0]).toMatchObject({ id: own.id, outputs: { count: 1, instanceIds: [...ids(own), ...ids(fresh)] } });
    expect(entries[0].initErrors).toHaveLength(1);
    expect(entries[1].outputs.instanceIds).toEqual([...ids(other), ...ids(grown)]);

    const create = entry("Instances", "made", { inputs: { ...want, count: 2 } });
    const made = await recovered(state, create, "creating", { take });
    expect(made.line).toBe(`tke:Instances "made": ${fresh.id} was created; it will be put into the state`);
  });

  it.each(["creating", "updating"])(
    "has no machine that another stack added to the cluster: %s was killed before it took effect",
    async (type) => {
      const { make } = operationsAgainst(cloud);
      const clusterId = await clusterOf();
      // The model of a machine that joins.
      const want = { ...bought, clusterId, count: 1, machine: { ...machine, instanceType: "S5.LARGE8" } };
      const own = await make("tke:Instances", want);
      const id = type === "creating" ? "ins-0000011a" : "ins-0000011b";
      const brought = await make("tke:ExistingInstances", { clusterId, instanceIds: [id] });
      const smaller = await make("tke:Instances", { ...want, machine });
      const state = [entry("Instances", "own", { id: own.id, inputs: want, outputs: own.properties })];
      const pending =
        type === "creating"
          ? entry("Instances", "new", { inputs: { ...want, count: 2 } })
          : entry("Instances", "own", { inputs: { ...want, count: 2 } });
      const found = await recovered(state, pending, type);
      const name = type === "creating" ? "new" : "own";
      expect(found).toMatchObject({ status: 1, pending: 1, entries: [{ id: own.id, outputs: own.properties }] });
      expect(found.entries).toHaveLength(1);
      expect(found.line).toContain(`tke:Instances "${name}": ${id} (`);
      expect(found.line).toContain("or another stack's: the cloud returns no name that identifies it");
      const itsModel = `, and ${smaller.id.split("/")[1]} of that time does not match: its model is S5.MEDIUM4`;
      expect(found.line).toContain(
        `${itsModel}; if it belongs to this stack, run "npx pulumi-container-clouds recover --yes --take ${id}"`,
      );

      // With the other stack's state it is known to be another's.
      const others = { manifest: {}, resources: [entry("ExistingInstances", "brought", { id: brought.id })] };
      await project.ok("stack", "init", `other-${type}`, "--no-select");
      project.setState("work", others, `other-${type}`);
      const known = await recovered(state, pending, type, { otherStacks: [`other-${type}`] });
      const nothing = type === "creating" ? "nothing was created" : "nothing was added";
      expect(known.line).toBe(`tke:Instances "${name}": ${nothing}${itsModel}; its pending operation will be dropped`);
      expect(known).toMatchObject({ status: 0, pending: 0, entries: [{ id: own.id, outputs: own.properties }] });
    },
  );

  it("changes nothing where more is new than it can have added, or a machine is new that it does not name", async () => {
    const { make } = operationsAgainst(cloud);
    const clusterId = await clusterOf();
    const want = { ...bought, clusterId, count: 1 };
    const own = await make("tke:Instances", want);
    const others = await make("tke:Instances", { ...want, count: 2 });
    const entries = [entry("Instances", "own", { id: own.id, inputs: want, outputs: own.properties })];
    const take = others.id.split("/")[1]?.split(",") ?? [];
    const pending = entry("Instances", "own", { inputs: { ...want, count: 2 } });
    const many = await recovered(entries, pending, "updating", { take });
    expect(many.line).toBe(
      `tke:Instances "own": the cloud lists ${take.join(", ")}, new since then, which is more than the 1 that the update can ` +
        "have added; delete those that are not needed from the cloud, and run this again",
    );
    expect([many.status, many.pending]).toEqual([1, 1]);
    expect(many.entries[0].outputs.instanceIds).toHaveLength(1);
    const none = await recovered(entries, entry("Instances", "own", { inputs: { ...want, drainOnDelete: false } }));
    expect(none).toMatchObject({ status: 0, line: expect.stringContaining("nothing was added") });
  });

  it("has the machines in the state that it names and that joined", async () => {
    const { make } = operationsAgainst(cloud);
    const clusterId = await clusterOf();
    const want = (...instanceIds: string[]) => ({ clusterId, instanceIds });
    const own = await make("tke:ExistingInstances", want("ins-00000001"));
    await make("tke:ExistingInstances", want("ins-00000002", "ins-00000009"));
    const state = [
      entry("ExistingInstances", "own", { id: own.id, inputs: want("ins-00000001"), outputs: own.properties }),
    ];
    const pending = entry("ExistingInstances", "own", { inputs: want("ins-00000001", "ins-00000002", "ins-00000003") });
    const { status, line, entries } = await recovered(state, pending);
    expect(line).toBe('tke:ExistingInstances "own": ins-00000002 was added; it will be put into the state');
    expect(status).toBe(0);
    expect(entries[0].outputs).toMatchObject({
      attachedIds: ["ins-00000001", "ins-00000002"],
      instanceIds: ["ins-00000001"],
    });

    await later(16);
    const { line: old, status: done } = await recovered(state, pending);
    expect(old).toBe('tke:ExistingInstances "own": nothing was added; its pending operation will be dropped');
    expect(done).toBe(0);
  });

  it("is left to its user where a secret of the state says which machines there are, and over where the state has no set", async () => {
    const spec = await resourceOf("tke:ExistingInstances");
    const sealed = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:a" };
    const inputs = { clusterId: "cls-1", instanceIds: ["ins-00000001", "ins-00000002"] };
    const found = async (wanted: object, outputs?: object) => {
      const all = outputs ? [entry("ExistingInstances", "own", { id: "cls-1/ins-00000001", outputs })] : [];
      const resources = all as StateResource[];
      const operation = { type: "updating", resource: entry("ExistingInstances", "own", { inputs: wanted }) };
      const traces = () => ({ inputs: openInputs(operation.resource), taken: new Set<string>(), savedAt: 0 });
      return added(spec, memoryContext().context, operation, { resources, traces });
    };
    const secret = {
      line: "its members are a secret in the state: before the next up, compare them with what the cloud lists",
      isSettled: false,
    };
    expect(await found(inputs, { clusterId: "cls-1", attachedIds: sealed })).toMatchObject(secret);
    expect(await found({ ...inputs, instanceIds: sealed }, { clusterId: "cls-1" })).toMatchObject(secret);
    const gone = { line: "it is no longer in the state; its pending operation will be dropped", isSettled: true };
    expect(await found(inputs)).toMatchObject(gone);
  });

  it("of another kind is Pulumi's", async () => {
    const { pending, line } = await recovered([], entry("Cluster", "own", { inputs: { name: "web" } }));
    expect(line).toBe("the state has no pending create or update of this package that can be recovered");
    expect(pending).toBe(1);
  });
});
