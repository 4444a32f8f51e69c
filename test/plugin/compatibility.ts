import { isDeepStrictEqual } from "node:util";

/** What a program can see of an object: its properties, and which of them it may leave out or rely on. */
interface ObjectSpec {
  properties?: Record<string, Record<string, unknown>>;
  required?: string[];
  enum?: { value: string }[];
}

interface ResourceSpec extends ObjectSpec {
  inputProperties?: Record<string, Record<string, unknown>>;
  requiredInputs?: string[];
  aliases?: unknown[];
}

interface FunctionSpec {
  inputs?: ObjectSpec;
  outputs?: ObjectSpec;
}

/** What a release has, as far as compatibility goes. */
export interface ComparedSchema {
  provider: { inputProperties: Record<string, Record<string, unknown>> };
  types: Record<string, ObjectSpec>;
  resources: Record<string, ResourceSpec>;
  functions: Record<string, FunctionSpec>;
}

/** A package schema. */
export interface PackageSchema extends ComparedSchema {
  config: { variables: Record<string, Record<string, unknown>> };
}

/** One change after which a program, or a stack, of before no longer works. */
export interface Break {
  /** What changed, as the changelog is to name it: `tcr:Repository.public`. */
  name: string;
  reason: string;
}

const TYPE_KEYS = ["type", "$ref", "items", "additionalProperties", "oneOf"];

/**
 * What is compared of a schema, and recorded of a release: names, types, and what may be left out or relied on; no descriptions
 * or defaults.
 */
export function comparedPart({ provider, types, resources, functions }: PackageSchema): ComparedSchema {
  const all = <T>(members: Record<string, T>, part: (one: T) => T) =>
    Object.fromEntries(Object.entries(members).map(([token, one]) => [token, part(one)]));
  const typeIn = (property: Record<string, unknown>) =>
    Object.fromEntries(TYPE_KEYS.flatMap((key) => (key in property ? [[key, property[key]]] : [])));
  const properties = (given: Properties | undefined) => given && all(given, typeIn);
  const object = (one: ObjectSpec): ObjectSpec => ({
    properties: properties(one.properties),
    required: one.required,
    enum: one.enum?.map(({ value }) => ({ value })),
  });
  const part: ComparedSchema = {
    provider: { inputProperties: all(provider.inputProperties, typeIn) },
    types: all(types, object),
    resources: all(resources, ({ inputProperties, requiredInputs, aliases, ...one }) => ({
      ...object(one),
      inputProperties: properties(inputProperties),
      requiredInputs,
      aliases,
    })),
    functions: all(functions, ({ inputs, outputs }) => ({
      inputs: inputs && object(inputs),
      outputs: outputs && object(outputs),
    })),
  };
  // As a file has it: without what is undefined.
  return JSON.parse(JSON.stringify(part));
}

/** New names by old ones, as {@link Break} has them. */
type Renamed = Readonly<Record<string, string>>;

/**
 * A schema as it would be with the names of a later one, so that the two differ in nothing but what else changed.
 * @param renamed new names by the old ones with their owners, such as `tke:Cluster.arch`: `architecture`. An old name alone is a type's
 */
export function withNames(schema: ComparedSchema, renamed: Renamed): ComparedSchema {
  const named = <T>(owner: string, properties: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [renamed[`${owner}.${name}`] ?? name, one]));
  const names = (owner: string, list?: string[]) => list?.map((name) => renamed[`${owner}.${name}`] ?? name);
  const object = (owner: string, one: ObjectSpec): ObjectSpec => ({
    ...one,
    properties: named(owner, one.properties),
    required: names(owner, one.required),
  });
  const each = <T>(members: Record<string, T>, change: (owner: string, one: T) => T) =>
    Object.fromEntries(Object.entries(members).map(([token, one]) => [token, change(shortName(token), one)]));
  const text = JSON.stringify({
    ...schema,
    types: each(schema.types, object),
    resources: each(schema.resources, (owner, one) => ({
      ...one,
      ...object(owner, one),
      inputProperties: named(owner, one.inputProperties),
      requiredInputs: names(owner, one.requiredInputs),
    })),
    functions: each(schema.functions, (owner, { inputs, outputs }) => ({
      inputs: inputs && object(owner, inputs),
      outputs: outputs && object(owner, outputs),
    })),
  });
  const tokens = Object.entries(renamed).filter(([name]) => !name.includes("."));
  return JSON.parse(
    tokens.reduce((at, [old, name]) => at.replaceAll(`container-clouds:${old}"`, `container-clouds:${name}"`), text),
  );
}

/** Every change from one schema to another that breaks programs. */
export function breaksOf(before: ComparedSchema, after: ComparedSchema): Break[] {
  return [
    ...inputBreaks("provider", before.provider.inputProperties, after.provider.inputProperties, [], []),
    ...each(before.types, after.types, typeBreaks),
    ...each(before.resources, after.resources, resourceBreaks),
    ...each(before.functions, after.functions, functionBreaks),
  ];
}

const shortName = (token: string) => token.replace(/^container-clouds:(index:)?/, "");

function each<T>(
  before: Record<string, T> | undefined,
  after: Record<string, T>,
  compare: (name: string, a: T, b: T) => Break[],
) {
  return Object.entries(before ?? {}).flatMap(([token, one]) => {
    const other = after[token];
    return other === undefined
      ? [{ name: shortName(token), reason: "is gone" }]
      : compare(shortName(token), one, other);
  });
}

function resourceBreaks(name: string, a: ResourceSpec, b: ResourceSpec): Break[] {
  const lost = (a.aliases ?? []).filter((alias) => !(b.aliases ?? []).some((other) => isDeepStrictEqual(alias, other)));
  return [
    ...inputBreaks(name, a.inputProperties, b.inputProperties, a.requiredInputs, b.requiredInputs),
    ...outputBreaks(name, a, b),
    ...lost.map(() => ({ name, reason: "has lost an alias" })),
  ];
}

function functionBreaks(name: string, a: FunctionSpec, b: FunctionSpec): Break[] {
  return [
    ...inputBreaks(name, a.inputs?.properties, b.inputs?.properties, a.inputs?.required, b.inputs?.required),
    ...outputBreaks(name, a.outputs ?? {}, b.outputs ?? {}),
  ];
}

/** A named type is written by programs as well as read by them. */
function typeBreaks(name: string, a: ObjectSpec, b: ObjectSpec): Break[] {
  const values = (b.enum ?? []).map(({ value }) => value);
  const lost = (a.enum ?? []).filter(({ value }) => !values.includes(value));
  return [
    ...inputBreaks(name, a.properties, b.properties, a.required, b.required),
    ...lost.map(() => ({ name, reason: "has lost a value" })),
  ];
}

type Properties = Record<string, Record<string, unknown>>;

function inputBreaks(
  owner: string,
  before: Properties = {},
  after: Properties = {},
  requiredBefore: string[] = [],
  requiredAfter: string[] = [],
): Break[] {
  const gone = Object.keys(before).flatMap((key) => changeOf(`${owner}.${key}`, before[key], after[key], "input"));
  const required = requiredAfter.filter((key) => !requiredBefore.includes(key));
  return [...gone, ...required.map((key) => ({ name: `${owner}.${key}`, reason: "is required now" }))];
}

function outputBreaks(owner: string, a: ObjectSpec, b: ObjectSpec): Break[] {
  const gone = Object.entries(a.properties ?? {}).flatMap(([key, property]) =>
    changeOf(`${owner}.${key}`, property, b.properties?.[key], "output"),
  );
  const unsure = (a.required ?? []).filter((key) => key in (b.properties ?? {}) && !b.required?.includes(key));
  return [...gone, ...unsure.map((key) => ({ name: `${owner}.${key}`, reason: "may be missing now" }))];
}

function changeOf(name: string, before: unknown, after: unknown, role: "input" | "output"): Break[] {
  if (after === undefined) return [{ name, reason: `is no ${role} any more` }];
  return isDeepStrictEqual(before, after) ? [] : [{ name, reason: "has another type" }];
}

/** The entries of the changelog that say what the next release breaks. */
export function namedBreaks(changelog: string): string[] {
  const unreleased = /^## \[?Unreleased\]?$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog)?.[1] ?? "";
  const breaking = /^### Breaking$([\s\S]*?)(?=^##|$(?![\s\S]))/m.exec(unreleased)?.[1] ?? "";
  const entries = breaking.split(/^(?=- )/m).filter((entry) => entry.startsWith("- "));
  return entries.map((entry) => entry.trim().replace(/\s*\n\s*/g, " "));
}
