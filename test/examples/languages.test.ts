import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findPulumi } from "../../cli/pulumi";
import { readSchema } from "../../provider/plugin/schema";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project } from "../support/project";

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
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

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
  project.link();
  await emulator.reset();
  const before = await emulator.resources();
  const prepare = PREPARE[name];
  if (prepare) await project.ok(...prepare);
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
  interface Shape {
    properties?: Record<string, Property>;
    required?: string[];
  }
  interface Property {
    type?: string;
    $ref?: string;
    items?: Property;
    oneOf?: Property[];
  }
  interface Schema {
    resources: Record<string, Shape & { inputProperties: Record<string, Property>; requiredInputs?: string[] }>;
    types: Record<string, Shape>;
  }
  interface Program {
    config: object;
    resources: Record<string, { type: string; properties: Record<string, unknown> }>;
    outputs: Record<string, string>;
  }

  const schema = JSON.parse(readSchema()) as Schema;
  const program = parse(readFileSync(join(EXAMPLES, "yaml-gitops/Pulumi.yaml"), "utf8")) as Program;

  /** Paths that the schema has no property for, or that it wants and are not there. */
  function problems(value: unknown, property: Property | undefined, path: string): string[] {
    if (property === undefined) return [`${path}: no such property`];
    if (Array.isArray(value)) return value.flatMap((item, i) => problems(item, property.items, `${path}[${i}]`));
    const refs = [property, ...(property.oneOf ?? [])].map(({ $ref }) => schema.types[$ref?.split("/").at(-1) ?? ""]);
    const shape = refs.find((one) => one?.properties);
    if (typeof value !== "object" || value === null || !shape) return [];
    return shapeProblems(value as Record<string, unknown>, shape.properties ?? {}, shape.required ?? [], path);
  }

  function shapeProblems(
    value: Record<string, unknown>,
    properties: Record<string, Property>,
    required: string[],
    path: string,
  ): string[] {
    const absent = required.filter((name) => value[name] === undefined).map((name) => `${path}.${name}: is required`);
    return [
      ...absent,
      ...Object.entries(value).flatMap(([name, one]) => problems(one, properties[name], `${path}.${name}`)),
    ];
  }

  const checked = (resources: Program["resources"]) =>
    Object.entries(resources).flatMap(([name, { type, properties }]) => {
      const known = schema.resources[type];
      if (!known) return [`${name}: there is no ${type}`];
      return shapeProblems(properties, known.inputProperties, known.requiredInputs ?? [], name);
    });

  test("says what the plugin's schema knows, and nothing else", () => {
    expect(checked(program.resources)).toEqual([]);
    const wrong = { type: "container-clouds:bci:ContainerGroup", properties: { containers: [{ nmae: "a" }] } };
    expect(checked({ wrong })).toEqual(
      expect.arrayContaining(["wrong.containers[0].nmae: no such property", "wrong.containers[0].name: is required"]),
    );
  });

  test("refers to what is there", () => {
    const text = JSON.stringify([program.resources, program.outputs]);
    const references = [...text.matchAll(/\$\{(\w+)(?:\.(\w+))?\}/g)];
    expect(references.length).toBeGreaterThan(3);
    for (const [, name = "", property] of references) {
      if (property === undefined) expect(program.config).toHaveProperty(name);
      else if (property !== "id") {
        const { type } = program.resources[name] ?? { type: "" };
        expect(Object.keys(schema.resources[type]?.properties ?? {})).toContain(property);
      }
    }
  });
});
