import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { resourceTypes } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import * as clouds from "../../sdk";
import { blocksOf, examplesOf, problemsOf, run } from "../support/docs-blocks";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { type KindWorld, operationsAgainst } from "../support/every-kind";
import { runProcess } from "../support/project";
import { bringUp, schemaProblems, type YamlProgram } from "../support/yaml-program";

// Every program in the docs compiles; the examples of the resources' pages come up on the emulator.

/** What the examples read from the stack's configuration. */
const SETTINGS = {
  kubeconfig: "apiVersion: v1\nkind: Config\n",
  registryPassword: "Sesame-0pen",
  gitToken: "hunter22-of-git",
};

const MODULES = { "@pulumi/pulumi": pulumi, "pulumi-container-clouds": clouds };

const pageOf = (type: string) =>
  `docs/resources/${type
    .replace(":", "-")
    .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
    .toLowerCase()}.md`;

/** Key that marks a secret among inputs (Pulumi's protocol). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

const PAGES = "docs/{*.md,guides/*.md,resources/*.md,functions/*.md}";

it("every block compiles", () => {
  const blocks = blocksOf(PAGES);
  expect(blocks.length).toBeGreaterThan(100);
  expect(problemsOf(blocks)).toEqual([]);
});

it("what does not compile is found, at its line", () => {
  const block = { page: "page.md", line: 7, text: '\nnew clouds.tke.Cluster("web", { nmae: "web" });\n' };
  expect(problemsOf([block])).toEqual([expect.stringContaining("page.md:8: ")]);
});

describe("the examples of", () => {
  let cloud: TestEmulator;
  let world: KindWorld;
  let failures: string[] = [];
  let made: string[] = [];
  const creating: Promise<unknown>[] = [];

  beforeAll(async () => {
    cloud = await startEmulator();
    world = operationsAgainst(cloud);
    const entries = Object.entries(SETTINGS).map(([name, value]) => [`project:${name}`, value]);
    pulumi.runtime.setAllConfig(Object.fromEntries(entries));
    await pulumi.runtime.setMocks({
      newResource: ({ type, inputs }) => {
        const creation = create(type.replace(/^pulumi-nodejs:dynamic\//, ""), inputs);
        creating.push(creation);
        return creation;
      },
      call: ({ token }) => {
        throw new Error(`${token} is called by no example`);
      },
    });
  });
  afterAll(() => cloud.close());

  /** Makes a resource on the emulator, as the provider would be asked to. */
  async function create(type: string, { __provider: _, __secrets: __, ...given }: Properties) {
    try {
      const inputs = plain(given) as Properties;
      const operations = world.operations(type);
      const wrong = await operations.check(inputs);
      if (wrong.length > 0) throw new Error(wrong.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
      const { id, properties } = await operations.create(inputs);
      made.push(type);
      return { id, state: properties };
    } catch (error) {
      failures.push(`${type}: ${(error as Error).message}`);
      return { id: "none", state: given };
    }
  }

  /** A value without the wrapping of secrets. */
  function plain(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(plain);
    if (SIGNATURE in value) return plain((value as unknown as { value: unknown }).value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }

  /** What a page's example takes for granted in the account. */
  const before: Readonly<Record<string, () => Promise<unknown>>> = {
    "tcr:Image": async () => {
      await world.make("tcr:Namespace", { name: "team" });
      await cloud.push("team/api:build-42");
    },
    "tcr:ApplicationTrigger": async () => {
      await world.make("tcr:Namespace", { name: "team" });
      await world.make("tcr:Repository", { namespace: "team", name: "api" });
    },
  };

  it.each(resourceTypes)("%s come up, in TypeScript and in YAML", async (type) => {
    const examples = examplesOf(pageOf(type));
    expect(examples.length).toBeGreaterThan(1);
    for (const { title, programs } of examples) {
      await prepare(type);
      run({ page: title, line: 1, text: programs.typescript ?? "" }, MODULES);
      // A resource is made when those it needs are: more may begin while these end.
      for (let known = -1; known < creating.length; ) {
        known = creating.length;
        await Promise.allSettled(creating);
        await new Promise((done) => setImmediate(done));
      }
      expect(failures, title).toEqual([]);
      expect(made, title).toContain(type);
      const inTypeScript = await inventory();
      await prepare(type);
      const program = parse(programs.yaml ?? "") as YamlProgram;
      expect(schemaProblems(program), title).toEqual([]);
      await bringUp(program, world, SETTINGS);
      expect(await inventory(), title).toEqual(inTypeScript);
    }
  });

  async function prepare(type: string): Promise<void> {
    await cloud.reset();
    await before[type]?.();
    [failures, made] = [[], []];
    creating.length = 0;
  }

  /** Kinds of what is there. */
  const inventory = async () => (await cloud.resources()).map(({ kind }) => kind).sort();
});

describe("the examples in other languages", () => {
  const all = resourceTypes.flatMap((type) =>
    examplesOf(pageOf(type)).map(({ title, programs }) => ({ title: `${type}, ${title}`, programs })),
  );

  it("are there for each example", () => {
    const languages = all.map(({ title, programs }) => [title, Object.keys(programs)]);
    expect(languages).toEqual(all.map(({ title }) => [title, ["typescript", "python", "go", "yaml"]]));
  });

  /** The examples of a language as files. */
  function filesOf(language: string, extension: string): string {
    const folder = mkdtempSync(join(tmpdir(), "examples-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [index, { programs }] of all.entries())
      writeFileSync(join(folder, `${index}.${extension}`), programs[language] ?? "");
    return folder;
  }

  const hasTool = (...command: [string, ...string[]]) => spawnSync(command[0], command.slice(1)).status === 0;

  it.skipIf(!hasTool("python3", "--version"))("are Python", async () => {
    const folder = filesOf("python", "py");
    const { status, printed } = await runProcess("python3", ["-m", "compileall", "-q", folder], { cwd: folder });
    expect({ status, printed }).toEqual({ status: 0, printed: "" });
  });

  it.skipIf(!hasTool("gofmt", "-h"))("are Go, as gofmt leaves it", async () => {
    const folder = filesOf("go", "go");
    expect(await runProcess("gofmt", ["-d", folder], { cwd: folder })).toEqual({ status: 0, printed: "" });
  });
});
