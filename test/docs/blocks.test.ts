import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceTypes } from "../../provider/clouds";
import type { Properties } from "../../provider/lifecycle/codec";
import * as clouds from "../../sdk";
import { blocksOf, problemsOf, run } from "../support/docs-blocks";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { type KindWorld, operationsAgainst } from "../support/every-kind";

// Every program in the docs compiles; the examples of the resources' pages come up on the emulator.

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

describe("the example of", () => {
  let cloud: TestEmulator;
  let world: KindWorld;
  let failures: string[] = [];
  let made: string[] = [];
  const creating: Promise<unknown>[] = [];

  beforeAll(async () => {
    cloud = await startEmulator();
    world = operationsAgainst(cloud);
    pulumi.runtime.setAllConfig({
      "project:kubeconfig": "apiVersion: v1\nkind: Config\n",
      "project:registryPassword": "Sesame-0pen",
    });
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

  const pageOf = (type: string) =>
    `docs/resources/${type
      .replace(":", "-")
      .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
      .toLowerCase()}.md`;

  it.each(resourceTypes)("%s comes up", async (type) => {
    await cloud.reset();
    await before[type]?.();
    [failures, made] = [[], []];
    creating.length = 0;
    const [example] = blocksOf(pageOf(type));
    expect(example, pageOf(type)).toBeDefined();
    if (example) run(example, { "@pulumi/pulumi": pulumi, "pulumi-container-clouds": clouds });
    // A resource is made when those it needs are: more may begin while these end.
    for (let known = -1; known < creating.length; ) {
      known = creating.length;
      await Promise.allSettled(creating);
      await new Promise((done) => setImmediate(done));
    }
    expect(failures).toEqual([]);
    expect(made).toContain(type);
  });
});
