import { lookUp } from "../../words/look-up";
import { readContractFile } from "../contract/files";
import type { Json, Resource } from "./object";

/** The part of OpenAPI's schema format that Kubernetes uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly "x-kubernetes-group-version-kind"?: readonly Kind[];
}

type Kind = Pick<Resource, "group" | "version" | "kind">;

/** A schema and the last part of its name, such as `PodSpec`; an inline schema has no name. */
export interface Structure {
  readonly name: string;
  readonly schema: Schema;
}

/** Kubernetes' published schemas of the served resources, by name. */
export const SCHEMAS = (readContractFile("kubernetes") as { schemas: Readonly<Record<string, Schema>> }).schemas;

const BY_KIND = new Map(
  Object.entries(SCHEMAS).flatMap(([name, schema]) =>
    (schema["x-kubernetes-group-version-kind"] ?? []).map((kind) => [keyOf(kind), { name: lastPart(name), schema }]),
  ),
);

/** The schema of a kind of object. */
export function structureOf(kind: Kind): Structure {
  const found = BY_KIND.get(keyOf(kind));
  if (found === undefined) throw new Error(`contract/kubernetes.json has no schema of ${keyOf(kind)}`);
  return found;
}

/** The structure that a schema refers to. */
export function resolve(schema: Schema): Structure {
  const name = schema.$ref?.slice(schema.$ref.lastIndexOf("/") + 1);
  const found = name === undefined ? undefined : SCHEMAS[name];
  return name === undefined || found === undefined ? { name: "", schema } : { name: lastPart(name), schema: found };
}

/** Converts a structure; the path looks like `spec.containers[0]`. */
export type Change = (structure: Structure, value: Json, path: string) => Json;

/** Converts each structure of a decoded object, inner ones first. */
export function changeEach(structure: Structure, value: unknown, path: string, change: Change): unknown {
  const { items, additionalProperties, properties } = structure.schema;
  if (Array.isArray(value) && items !== undefined)
    return value.map((item, index) => changeEach(resolve(items), item, `${path}[${index}]`, change));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const changed = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const field = lookUp(properties ?? {}, key) ?? additionalProperties;
      if (field === undefined || inner === undefined) return [key, inner];
      return [key, changeEach(resolve(field), inner, path === "" ? key : `${path}.${key}`, change)];
    }),
  );
  return properties === undefined ? changed : change(structure, changed, path);
}

function keyOf({ group, version, kind }: Kind): string {
  return `${group}/${version}/${kind}`;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
