import { afterAll, beforeAll, expect, it } from "vitest";
import { orphans } from "../../cli/orphans";
import { recover } from "../../cli/recover/main";
import { resourceOf } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import { canBeListed } from "../../provider/lifecycle/list";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, type KindWorld, operationsAgainst } from "../support/every-kind";
import { type Project, startWork } from "../support/project";

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

interface Made {
  type: string;
  id: string;
  inputs: Properties;
  properties: Properties;
  /** Another is made in it. */
  isNeeded: boolean;
}

/** Makes one of every kind, with what it needs. @returns all that was made */
async function makeAll(): Promise<Made[]> {
  const made: Made[] = [];
  const plain = operationsAgainst(cloud);
  const makeOf =
    (isNeeded: boolean): KindWorld["make"] =>
    async (type, inputs) => {
      const one = await plain.make(type, inputs);
      made.push({ type, ...one, inputs, isNeeded });
      return one;
    };
  const world = { ...plain, make: makeOf(true) };
  for (const { type, inputs, before } of everyKind)
    await makeOf(false)(type, { ...inputs, ...(await before?.(world)) });
  return made;
}

/** Writes a state of a stack, one for each delivery. */
async function importState(stack: string, made: readonly Made[], pending: readonly Made[] = []): Promise<void> {
  const prefix = stack === "dev" ? "container-clouds:" : "pulumi-nodejs:dynamic/";
  const entryOf = ({ type, inputs }: Made, name: string) => ({
    urn: `urn:pulumi:${stack}::work::${prefix}${type}::${name}`,
    custom: true,
    type: `${prefix}${type}`,
    inputs,
  });
  const deployment = {
    manifest: { time: new Date().toISOString(), magic: "", version: "" },
    resources: made.map((one, at) => ({ ...entryOf(one, `r${at}`), id: one.id, outputs: one.properties })),
    pending_operations: pending.map((one, at) => ({ resource: entryOf(one, `p${at}`), type: "creating" })),
  };
  project.setState("work", deployment, stack);
}

/** What a command prints in the project. */
async function printedBy(command: (print: (line: string) => void) => Promise<number>): Promise<string[]> {
  const before = { ...process.env };
  Object.assign(process.env, project.env);
  const lines: string[] = [];
  try {
    await command((line) => void lines.push(line));
  } finally {
    for (const name of Object.keys(project.env)) delete process.env[name];
    Object.assign(process.env, before);
  }
  return lines;
}

const orphansOf = (...stack: string[]) => printedBy((print) => orphans({ cwd: project.folder, stack }, print));

it("orphans lists of every kind what none of the stacks has, and names the kinds that no call lists", async () => {
  const made = await makeAll();
  await project.ok("stack", "init", "other");
  const own = made.filter((_, index) => index % 2 === 0);
  const others = made.filter((_, index) => index % 2 === 1);
  await importState("dev", own);
  await importState("other", others);
  const unlisted = new Set<string>();
  for (const { type } of made) if (!canBeListed(await resourceOf(type))) unlisted.add(type);

  const [none, notListed, ...more] = await orphansOf("dev", "other");
  expect(none).toBe("every resource of the account is in one of these stacks");
  expect(notListed).toMatch(/^not listed, because the cloud has no call for it: /);
  expect(new Set(notListed?.replace(/^.*: /, "").split(", "))).toEqual(unlisted);
  expect(more).toEqual([]);

  const lines = await orphansOf("dev");
  const listed = others.filter(({ type }) => !unlisted.has(type)).map(({ type, id }) => `${type} ${id}`);
  expect(
    lines
      .slice(0, -2)
      .map((line) => line.replace(/ ".*$/, ""))
      .sort(),
  ).toEqual([...new Set(listed)].sort());
  expect(lines.at(-2)).toContain(`${new Set(listed).size} in none of these stacks`);
});

/** Kinds that nothing identifies, and those that no call shows: docs/decisions/0154. */
const UNSURE = ["tke:AsGroup", "tke:VirtualNode", "tke:Instances", "bci:ImageCache"];
const UNSEEN = ["tke:ClusterAudit", "tcr:ApplicationTrigger"];

it("recover finds of every kind what a pending create made, and takes what nothing identifies at the user's word", async () => {
  await cloud.reset();
  const made = await makeAll();
  const needed = made.filter(({ isNeeded }) => isNeeded);
  const pending = made.filter(({ isNeeded }) => !isNeeded);
  await importState("dev", needed, pending);
  const place = { cwd: project.folder, stack: "dev" };
  const membersOf = ({ type, id }: Made) =>
    type === "tke:Instances" ? (id.split("/").at(-1)?.split(",") ?? []) : [id];
  const lines = await printedBy((print) => recover(place, print));
  for (const [at, one] of pending.entries()) {
    const { type, id } = one;
    const line = lines[at];
    if (UNSEEN.includes(type)) expect(line).toContain("the cloud has no call that shows it");
    else if (!UNSURE.includes(type))
      expect(line).toBe(`${type} "p${at}": ${id} was created; it will be put into the state`);
    else for (const member of membersOf(one)) expect(line).toContain(`${member} (`);
    expect(line?.startsWith(`${type} "p${at}": `)).toBe(true);
  }
  expect(lines.at(-1)).toBe("the state is not written: resolve what the lines above leave open first");

  const seen = pending.filter(({ type }) => !UNSEEN.includes(type));
  await importState("dev", needed, seen);
  const take = seen.filter(({ type }) => UNSURE.includes(type)).flatMap(membersOf);
  const last = (await printedBy((print) => recover({ ...place, yes: true, take }, print))).at(-1);
  expect(last).toBe("the state is written; next: pulumi up");
  const { deployment } = JSON.parse(await project.ok("stack", "export", "--stack", "dev"));
  const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id.split(/[/,]/).sort().join()).sort();
  expect(idsOf(deployment.resources)).toEqual(idsOf([...needed, ...seen]));
  expect(deployment.pending_operations ?? []).toEqual([]);
});
