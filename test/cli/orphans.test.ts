import { afterAll, beforeAll, expect, it } from "vitest";
import { orphans } from "../../cli/orphans";
import { resourceOf } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import { canBeListed } from "../../provider/lifecycle/list";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { everyKind, type KindWorld, operationsAgainst } from "../support/every-kind";
import { configOf, Project } from "../support/project";

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

interface Made {
  type: string;
  id: string;
  properties: Properties;
}

/** Makes one of every kind, with what it needs. @returns all that was made */
async function makeAll(): Promise<Made[]> {
  const made: Made[] = [];
  const plain = operationsAgainst(cloud);
  const make: KindWorld["make"] = async (type, inputs) => {
    const one = await plain.make(type, inputs);
    made.push({ type, ...one });
    return one;
  };
  const world = { ...plain, make };
  for (const { type, inputs, before } of everyKind) await make(type, { ...inputs, ...(await before?.(world)) });
  return made;
}

async function importState(stack: string, made: readonly Made[]): Promise<void> {
  // One stack for each delivery.
  const prefix = stack === "dev" ? "container-clouds:" : "pulumi-nodejs:dynamic/";
  const resources = made.map(({ type, id, properties }, index) => ({
    urn: `urn:pulumi:${stack}::work::${prefix}${type}::r${index}`,
    ...{ custom: true, type: `${prefix}${type}`, id, inputs: {}, outputs: properties },
  }));
  const deployment = { manifest: { time: new Date().toISOString(), magic: "", version: "" }, resources };
  project.write({ "state.json": JSON.stringify({ version: 3, deployment }) });
  await project.ok("stack", "import", "--stack", stack, "--file", "state.json");
}

async function orphansOf(...stack: string[]): Promise<string[]> {
  const before = { ...process.env };
  Object.assign(process.env, project.env);
  const lines: string[] = [];
  try {
    await orphans({ cwd: project.folder, stack }, (line) => void lines.push(line));
  } finally {
    for (const name of Object.keys(project.env)) delete process.env[name];
    Object.assign(process.env, before);
  }
  return lines;
}

it("lists of every kind what none of the stacks has, and names the kinds that no call lists", async () => {
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
