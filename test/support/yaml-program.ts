import type { Properties } from "../../provider/lifecycle/codec";
import { readSchema } from "../../provider/plugin/schema";
import type { KindWorld } from "./every-kind";

/** A program in YAML, as `Pulumi.yaml` has it and as a `Program` of the Pulumi Kubernetes Operator has it. */
export interface YamlProgram {
  config?: Record<string, unknown>;
  resources: Record<string, YamlResource>;
  outputs?: Record<string, unknown>;
}

interface YamlResource {
  type: string;
  properties?: Properties;
  options?: { dependsOn?: string[] };
}

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

const schema = JSON.parse(readSchema()) as Schema;

/** What the plugin's schema has no property for, or wants and does not find, and references that lead nowhere. */
export function schemaProblems({ config = {}, resources, outputs }: YamlProgram): string[] {
  const inputs = Object.entries(resources).flatMap(([name, { type, properties = {} }]) => {
    const known = schema.resources[type];
    if (!known) return [`${name}: there is no ${type}`];
    return shapeProblems(properties, known.inputProperties, known.requiredInputs ?? [], name);
  });
  const references = [...JSON.stringify([resources, outputs]).matchAll(REFERENCE)].flatMap(({ 1: path = "" }) => {
    const [name = "", property = "id"] = path.split(".");
    const resource = resources[name];
    const known = resource ? Object.keys(schema.resources[resource.type]?.properties ?? {}) : [];
    const isThere = name in (resource ? resources : config) && ["id", ...known].includes(property);
    return isThere ? [] : [`${path}: there is none`];
  });
  return [...inputs, ...references];
}

function problems(value: unknown, property: Property | undefined, path: string): string[] {
  if (property === undefined) return [`${path}: no such property`];
  if (Array.isArray(value)) return value.flatMap((item, i) => problems(item, property.items, `${path}[${i}]`));
  const refs = [property, ...(property.oneOf ?? [])].map(({ $ref }) => schema.types[$ref?.split("/").at(-1) ?? ""]);
  const shape = refs.find((one) => one?.properties);
  if (typeof value !== "object" || value === null || !shape) return [];
  return shapeProblems(value as Properties, shape.properties ?? {}, shape.required ?? [], path);
}

function shapeProblems(
  value: Properties,
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

const REFERENCE = /\$\{([\w.]+)\}/g;

/**
 * Makes what a program describes, each resource after those that it refers to.
 * @param settings values of its configuration, by name
 * @returns the outputs
 * @throws Error when a check or a create fails
 */
export async function bringUp(program: YamlProgram, world: KindWorld, settings: Properties = {}): Promise<unknown> {
  const made = new Map<string, Promise<Properties>>();
  const make = (name: string): Promise<Properties> => {
    const known = made.get(name) ?? create(name);
    made.set(name, known);
    return known;
  };
  async function create(name: string): Promise<Properties> {
    const { type, properties = {}, options } = program.resources[name] ?? { type: `of no resource ${name}` };
    await resolve(options?.dependsOn);
    const inputs = (await resolve(properties)) as Properties;
    const operations = world.operations(type.replace(/^[\w-]+:/, ""));
    const wrong = await operations.check(inputs);
    if (wrong.length > 0) throw new Error(wrong.map((one) => `${name}.${one.property}: ${one.reason}`).join("\n"));
    const { id, properties: outputs } = await operations.create(inputs);
    return { ...outputs, id };
  }
  async function referred(path: string): Promise<unknown> {
    const [name = "", property] = path.split(".");
    if (name in settings) return settings[name];
    const outputs = await make(name);
    return property === undefined ? outputs : outputs[property];
  }
  async function resolve(value: unknown): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map(resolve));
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value).map(async ([key, one]) => [key, await resolve(one)] as const);
      return Object.fromEntries(await Promise.all(entries));
    }
    if (typeof value !== "string") return value;
    const [whole] = value.matchAll(/^\$\{([\w.]+)\}$/g);
    if (whole) return referred(whole[1] ?? "");
    const parts = await Promise.all(value.split(REFERENCE).map((part, i) => (i % 2 ? referred(part) : part)));
    return parts.join("");
  }
  await Promise.all(Object.keys(program.resources).map(make));
  return resolve(program.outputs ?? {});
}
