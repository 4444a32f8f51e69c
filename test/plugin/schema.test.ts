import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { environmentToken } from "../../generate/environment";
import { packageSchema, schemaPath } from "../../generate/schema";
import { functionTokens, resourceOf, resourceTypes } from "../../provider/clouds";
import { migrated } from "../../provider/lifecycle/migrate";
import { RENAMED } from "../upgrades/renamed";
import {
  type Break,
  breaksOf,
  type ComparedSchema,
  comparedPart,
  namedBreaks,
  type PackageSchema,
  withNames,
} from "./compatibility";
import metaschema from "./metaschema.json";

const REPOSITORY = resolve(__dirname, "../..");
const committed = JSON.parse(readFileSync(resolve(REPOSITORY, schemaPath), "utf8")) as PackageSchema;
const changelog = readFileSync(resolve(REPOSITORY, "CHANGELOG.md"), "utf8");

describe("the package's schema", () => {
  it("is as Pulumi's metaschema wants it", () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const isValid = ajv.compile(metaschema);
    expect(isValid(committed) ? [] : isValid.errors).toEqual([]);
    expect(isValid({ ...committed, resources: { "no token": {} } })).toBe(false);
  });

  it("holds every resource, component and function, and no reference to nothing", () => {
    expect(Object.keys(committed.resources).sort()).toEqual(
      [...resourceTypes.map((type) => `container-clouds:${type}`), environmentToken].sort(),
    );
    expect(Object.keys(committed.functions).sort()).toEqual(
      functionTokens.map((token) => `container-clouds:${token}`).sort(),
    );
    const references = [...JSON.stringify(committed).matchAll(/"\$ref":"#\/types\/([^"]+)"/g)].map(
      ([, token]) => token,
    );
    expect(references.length).toBeGreaterThan(50);
    for (const token of references) expect(committed.types).toHaveProperty([token ?? ""]);
  });

  it("describes a resource as its resource file does", () => {
    const repository = committed.resources["container-clouds:tcr:Repository"];
    expect(repository).toMatchObject({
      aliases: [{ type: "pulumi-nodejs:dynamic/tcr:Repository" }],
      requiredInputs: ["namespace"],
      inputProperties: {
        name: { type: "string", replaceOnChanges: true },
        namespace: { type: "string", replaceOnChanges: true },
        public: { type: "boolean" },
      },
    });
    // An SDK would send it as if the program had said it.
    expect(repository?.inputProperties?.public).not.toHaveProperty("default");
    expect(repository?.required).toEqual(expect.arrayContaining(["name", "namespace", "url"]));
    expect(committed.types["container-clouds:common:ImageRegistryCredential"]).toMatchObject({
      properties: { password: { type: "string", secret: true } },
    });
    expect(committed.provider.inputProperties).toMatchObject({
      tencent: { $ref: "#/types/container-clouds:common:TencentSettings", secret: true },
      endpoint: { type: "string" },
    });
    expect(committed.provider.inputProperties.endpoint).not.toHaveProperty("secret");
  });

  it("has no object types in its variables: Java's SDK would not compile", () => {
    const named = [...JSON.stringify(committed.config.variables).matchAll(/#\/types\/([^"]+)"/g)].map(
      ([, token = ""]) => token,
    );
    expect(named.filter((token) => committed.types[token]?.enum === undefined)).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });

  it("says which inputs of a component decide what there is, and leaves out what the component fills in", () => {
    expect(committed.resources[environmentToken]).toMatchObject({
      isComponent: true,
      inputProperties: { nodePools: { plain: true, additionalProperties: { plain: true } } },
      properties: { kubeconfig: { type: "string" } },
    });
    // Java's components have no option for secret outputs: what is secret comes as a secret value.
    expect(JSON.stringify(committed.resources[environmentToken]?.properties)).not.toContain('"secret"');
    const pool = committed.types["container-clouds:environment:EnvironmentNodePool"];
    expect(pool?.properties).not.toHaveProperty("clusterId");
    expect(pool?.required).toEqual(["securityGroupIds", "subnetIds"]);
  });

  it("keeps every type out of the root module, for which Go has no name", () => {
    expect(Object.keys(committed.types).filter((token) => token.split(":")[1] === "index")).toEqual([]);
    expect(Object.keys(committed.types).filter((token) => token.endsWith("WaitFor"))).toEqual([
      "container-clouds:common:WaitFor",
    ]);
  });

  it("names every value that Pulumi's generator for Python would split within a word", () => {
    const types = Object.entries<{ enum?: { name?: string; value: string }[] }>(committed.types);
    const names = types.flatMap(([token, { enum: values = [] }]) =>
      values.map(({ name, value }) => `${token} ${name ?? value}`),
    );
    expect(names.filter((name) => / [A-Z0-9]+([_-][A-Z0-9]+)+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has no two modules that use each other, which Go refuses", () => {
    const uses = new Map<string, Set<string>>();
    const all = [committed.types, committed.resources, committed.functions].flatMap((part) => Object.entries(part));
    for (const [token, member] of all)
      for (const [, used = ""] of JSON.stringify(member).matchAll(/#\/types\/container-clouds:(\w+):/g)) {
        const module = token.split(":")[1] ?? "";
        if (used !== module) uses.set(module, (uses.get(module) ?? new Set()).add(used));
      }
    const reaches = (from: string, to: string): boolean =>
      [...(uses.get(from) ?? [])].some((next) => next === to || reaches(next, to));
    expect([...uses.keys()].filter((module) => reaches(module, module))).toEqual([]);
    expect([...(uses.get("environment") ?? [])]).toContain("bci");
  });

  it("uses one name for one idea in every module", () => {
    const words =
      /^(createdTime|creationTime|expiredTime|zoneName|azName|azId|imageRegistrySecrets|internalIps?|forceDelete)$|DeleteMode$/;
    const members = [committed.types, committed.resources, committed.functions].flatMap((all) => Object.entries(all));
    const names = members.flatMap(([token, member]) =>
      [...JSON.stringify(member).matchAll(/"(\w+)":\{/g)].map(([, name = ""]) => [token, name] as const),
    );
    expect(names.filter(([, name]) => words.test(name))).toEqual([]);
    for (const { inputProperties, isComponent } of Object.values(committed.resources) as never as Kind[])
      if (!isComponent) expect(inputProperties).toHaveProperty("deletionProtection");
  });

  it("breaks no program of the last release, unless the changelog says so", async () => {
    const now = comparedPart((await packageSchema()) as unknown as PackageSchema);
    const renames = Object.entries(RENAMED).map(([name, now]) => ({ name, reason: `is now ${now}`, now }));
    const breaks = [...breaksOf(withNames(lastRelease(), RENAMED), now), ...renames];
    const isNamed = ({ name, now = "" }: Break & { now?: string }) =>
      namedBreaks(changelog).some((entry) => entry.includes(name) && entry.includes(now));
    expect(
      breaks.filter((one) => !isNamed(one)),
      'name each under "### Breaking" of [Unreleased] in CHANGELOG.md',
    ).toEqual([]);
    // What is renamed is gone under its old name.
    const gone = breaksOf(lastRelease(), now).map(({ name }) => name);
    expect(Object.keys(RENAMED).filter((name) => !gone.includes(name))).toEqual([]);
  });

  it("reads what a resource of the last release had under the names of this one", async () => {
    const before = lastRelease().resources;
    for (const [old, name] of Object.entries(RENAMED)) {
      const [type = "", property = ""] = old.split(".");
      if (before[`container-clouds:${type}`] === undefined) continue;
      expect(migrated(await resourceOf(type), { [property]: "x" }), old).toEqual({ [name]: "x" });
    }
  });
});

interface Kind {
  inputProperties: object;
  isComponent?: true;
}

/** Schemas of releases, as far as they are compared; recorded with their states by `../upgrades`. */
const RELEASES = resolve(__dirname, "../upgrades/schemas");

/** What the newest release that is recorded has. */
function lastRelease(): ComparedSchema {
  const [newest = ""] = readdirSync(RELEASES).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  return JSON.parse(readFileSync(resolve(RELEASES, newest), "utf8"));
}

describe("what breaks programs", () => {
  const changed = (change: (schema: PackageSchema) => void) => {
    const later = structuredClone(committed);
    change(later);
    return breaksOf(comparedPart(committed), comparedPart(later)).map(({ name, reason }) => `${name}: ${reason}`);
  };
  const repository = (schema: PackageSchema) =>
    schema.resources["container-clouds:tcr:Repository"] as never as {
      inputProperties: Record<string, Record<string, unknown>>;
      properties: Record<string, Record<string, unknown>>;
      requiredInputs: string[];
      required: string[];
      aliases?: unknown;
    };

  it("is found", () => {
    expect(changed(() => undefined)).toEqual([]);
    expect(changed((schema) => delete schema.resources["container-clouds:tcr:Repository"])).toEqual([
      "tcr:Repository: is gone",
    ]);
    expect(changed((schema) => delete schema.functions["container-clouds:tke:getClusters"])).toEqual([
      "tke:getClusters: is gone",
    ]);
    expect(changed((schema) => delete repository(schema).inputProperties.public)).toEqual([
      "tcr:Repository.public: is no input any more",
    ]);
    expect(changed((schema) => delete repository(schema).properties.url)).toEqual([
      "tcr:Repository.url: is no output any more",
    ]);
    expect(changed((schema) => repository(schema).requiredInputs.push("description"))).toEqual([
      "tcr:Repository.description: is required now",
    ]);
    expect(changed((schema) => repository(schema).required.splice(0, 1))).toHaveLength(1);
    expect(
      changed((schema) => Object.assign(repository(schema).inputProperties.public ?? {}, { type: "string" })),
    ).toEqual(["tcr:Repository.public: has another type"]);
    expect(changed((schema) => delete repository(schema).aliases)).toEqual(["tcr:Repository: has lost an alias"]);
    const level = "container-clouds:tke:ClusterNetworkType";
    expect(changed((schema) => schema.types[level]?.enum?.pop())).toEqual(["tke:ClusterNetworkType: has lost a value"]);
    expect(changed((schema) => delete schema.provider.inputProperties.endpoint)).toEqual([
      "provider.endpoint: is no input any more",
    ]);
  });

  it("is not what is merely new, or said in other words", () => {
    const harmless = changed((schema) => {
      schema.resources["container-clouds:tcr:New"] = { inputProperties: {}, properties: {} };
      Object.assign(repository(schema).inputProperties, { later: { type: "string" } });
      Object.assign(repository(schema).inputProperties.public ?? {}, { description: "other words", default: true });
      repository(schema).requiredInputs.pop();
    });
    expect(harmless).toEqual([]);
  });

  it("is found under a new name: another type, or no such property", () => {
    const withOne = (property: Record<string, Record<string, unknown>>, values: string[]): ComparedSchema => ({
      provider: { inputProperties: {} },
      types: { [`container-clouds:a:${values.join("")}`]: { enum: values.map((value) => ({ value })) } },
      resources: { "container-clouds:a:B": { inputProperties: property, properties: property } },
      functions: {},
    });
    const old = withOne({ old: { type: "string" } }, ["X", "Y"]);
    const broken = (later: ComparedSchema) =>
      breaksOf(withNames(old, { "a:B.old": "later", "a:XY": "a:XZ" }), later).map(
        ({ name, reason }) => `${name}: ${reason}`,
      );
    expect(broken(withOne({ later: { type: "string" } }, ["X", "Z"]))).toEqual(["a:XZ: has lost a value"]);
    expect(broken(withOne({ later: { type: "boolean" } }, ["X", "Z"]))).toContain("a:B.later: has another type");
    expect(broken(withOne({ old: { type: "string" } }, ["X", "Z"]))).toContain("a:B.later: is no input any more");
  });

  it("is pardoned by name, under Breaking of what is unreleased", () => {
    const text =
      "# Changelog\n\n## [Unreleased]\n\n### Breaking\n\nWhy.\n\n- tcr:Repository.public\n  is gone\n\n### Added\n\n- x\n\n## 0.1.0\n\n### Breaking\n\n- old\n";
    expect(namedBreaks(text)).toEqual(["- tcr:Repository.public is gone"]);
    expect(namedBreaks("# Changelog\n")).toEqual([]);
  });
});

it("no property has the name of its class, which C# does not take", () => {
  const types = Object.entries(
    committed.types as Record<string, { properties?: Record<string, { language?: object }> }>,
  );
  const same = types.flatMap(([token, { properties = {} }]) =>
    Object.entries(properties).filter(([name]) => name.toLowerCase() === token.split(":").at(-1)?.toLowerCase()),
  );
  expect(same).toHaveLength(1);
  for (const [, { language }] of same) expect(language).toEqual({ csharp: { name: "ContainerPortValue" } });
});
