import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { readFile } from "../../files/read-file";
import { misfits, typeOfValue } from "../../words/schema";
import type { ConfigNode } from "./config-path";
import { EngineError } from "./errors";
import { parseYaml, valueOfYaml } from "./yaml";

/** A project's declaration of a configuration value: its type, and its default. */
export interface ProjectConfig {
  /** `string`, `integer`, `boolean`, `object`, or `array` with `items`. */
  type?: string;
  items?: ItemsType;
  default?: ConfigNode;
  value?: ConfigNode;
  secret?: boolean;
}

export interface ItemsType {
  type: string;
  items?: ItemsType;
}

/** A project: the parts of `Pulumi.yaml` that this engine needs. */
export interface Project {
  name: string;
  /** Absolute path of `Pulumi.yaml`. */
  file: string;
  /** Absolute path of its folder. */
  folder: string;
  runtime: { name: string; options: Record<string, unknown> };
  main?: string;
  config: Record<string, ProjectConfig>;
  stackConfigDir?: string;
  backendUrl?: string;
  refreshAlways: boolean;
  /** Folders of provider plugins, by package. */
  plugins: Record<string, string>;
  /** Settings that an operation must honour and this engine does not support. */
  unsupported: string[];
  /** Settings that have no effect here, as text for a warning. */
  warnings: string[];
}

const NAME = /^[A-Za-z0-9_.-]{1,100}$/;
const TYPES = ["string", "integer", "boolean", "object", "array"];

const items: z.ZodType<ItemsType> = z.lazy(() => z.object({ type: z.enum(TYPES), items: items.optional() }));
const scalarOrList = z.union([z.string(), z.number(), z.boolean(), z.array(z.json())]);
const typed = z.strictObject({
  type: z.enum(TYPES).optional(),
  description: z.string().nullish(),
  items: items.optional(),
  default: z.json().optional(),
  value: z.json().optional(),
  secret: z.boolean().optional(),
});
const schema = z.object({
  name: z.string().regex(NAME, "may only contain alphanumerics, hyphens, underscores, and periods, at most 100"),
  runtime: z.union(
    [z.string(), z.strictObject({ name: z.string(), options: z.record(z.string(), z.unknown()).optional() })],
    "must be a language such as nodejs, or its name and options",
  ),
  main: z.string().nullish(),
  config: z.record(z.string(), z.union([scalarOrList, typed])).nullish(),
  stackConfigDir: z.string().nullish(),
  backend: z.strictObject({ url: z.string().optional() }).nullish(),
  options: z.strictObject({ refresh: z.literal("always").optional() }).nullish(),
  requiredPulumiVersion: z.string().nullish(),
  plugins: z
    .object({ providers: z.array(z.object({ name: z.string(), path: z.string() })).nullish() })
    .loose()
    .nullish(),
  packages: z.unknown().optional(),
});

/** Finds the project of a folder: the nearest `Pulumi.yaml` in it or above it. */
export function findProject(from: string): Project | undefined {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    for (const name of ["Pulumi.json", "Pulumi.yaml", "Pulumi.yml"]) {
      const file = path.join(folder, name);
      if (fs.existsSync(file) && fs.statSync(file).isFile()) return readProject(file);
    }
    if (path.dirname(folder) === folder) return undefined;
  }
}

/** The project of a folder. @throws EngineError if there is none */
export function requireProject(from: string): Project {
  const project = findProject(from);
  if (!project) {
    throw new EngineError(
      `no Pulumi.yaml project file found (searching upwards from ${path.resolve(from)}); run this in a project's folder or name it with --cwd`,
    );
  }
  return project;
}

/** Reads a project file. @throws EngineError that names the attribute and what is wrong with it. */
export function readProject(file: string): Project {
  if (file.endsWith(".json")) {
    throw new EngineError(
      `${file}: a project in JSON is not implemented by the stand-in engine; write it as Pulumi.yaml`,
    );
  }
  const given = valueOfYaml(parseYaml(readFile(file), file), file) ?? {};
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = misfits(parsed.error, given, typeOfValue);
    const lines = wrong.map(({ path, reason }) => `  ${path.join(".") || "the file"}: ${reason}`);
    throw new EngineError(`could not load ${file}:\n${lines.join("\n")}`);
  }
  const raw = parsed.data;
  const runtime = typeof raw.runtime === "string" ? { name: raw.runtime } : raw.runtime;
  return {
    name: raw.name,
    file,
    folder: path.dirname(file),
    runtime: { options: {}, ...runtime },
    main: raw.main ?? undefined,
    config: readConfig(file, raw.name, raw.config ?? {}),
    stackConfigDir: raw.stackConfigDir ?? undefined,
    backendUrl: raw.backend?.url,
    refreshAlways: raw.options?.refresh === "always",
    plugins: Object.fromEntries(
      (raw.plugins?.providers ?? []).map(({ name, path: at }) => [name, path.resolve(path.dirname(file), at)]),
    ),
    unsupported: [
      ...(raw.packages === undefined ? [] : ["packages"]),
      ...Object.keys(raw.plugins ?? {}).flatMap((kind) => (kind === "providers" ? [] : [`plugins.${kind}`])),
    ],
    warnings: raw.requiredPulumiVersion
      ? [`requiredPulumiVersion "${raw.requiredPulumiVersion}" is not checked by the stand-in engine`]
      : [],
  };
}

/** True for one of the project's own keys, which may have a type. Other keys only have a value. */
export function isProjectKey(project: string, key: string): boolean {
  return !key.includes(":") || key.startsWith(`${project}:`);
}

function readConfig(
  file: string,
  project: string,
  raw: NonNullable<z.infer<typeof schema>["config"]>,
): Record<string, ProjectConfig> {
  const config: Record<string, ProjectConfig> = {};
  for (const [key, given] of Object.entries(raw)) {
    const own = isProjectKey(project, key);
    const isShort = typeof given !== "object" || Array.isArray(given);
    const entry = (isShort ? { [own ? "default" : "value"]: given } : given) as ProjectConfig;
    const mistake = mistakeIn(entry, own);
    if (mistake) throw new EngineError(`${file}: configuration key '${key}' ${mistake}`);
    config[key] = entry;
  }
  return config;
}

function mistakeIn(entry: ProjectConfig, own: boolean): string | undefined {
  const { default: preset, value, type, items } = entry;
  if (preset !== undefined && value !== undefined) return "cannot have both a 'default' and 'value' attribute";
  if (own) {
    if (type === "array" && !items) return "declares an array but does not specify the underlying type via 'items'";
    if (type && preset !== undefined && !isOfType(preset, type, items)) {
      return `has a default value that is not of the expected type '${typeName(type, items)}'`;
    }
    return undefined;
  }
  if (type) return "is not namespaced by the project and should not define a type";
  if (preset !== undefined) return "is not namespaced by the project; use 'value' instead of 'default'";
  return value === undefined ? "is namespaced and must provide an attribute 'value'" : undefined;
}

/** Whether a configuration value has a type of `Pulumi.yaml`; a string that parses as a number or boolean counts as one. */
export function isOfType(value: ConfigNode, type: string, itemsType?: ItemsType): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value) || (typeof value === "string" && /^[+-]?\d+$/.test(value));
    case "boolean":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return (
        Array.isArray(value) &&
        itemsType !== undefined &&
        value.every((element) => isOfType(element, itemsType.type, itemsType.items))
      );
  }
}

/** `array<string>` and the like. */
export function typeName(type: string, itemsType?: ItemsType): string {
  return itemsType ? `array<${typeName(itemsType.type, itemsType.items)}>` : type;
}
