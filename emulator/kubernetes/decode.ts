import type { Json } from "./object";
import { mergePatch } from "./patch";
import { resolve, type Schema, type Structure } from "./schemas";
import { badRequest } from "./status";

/** An object whose fields have the types of its schema, and the paths of fields that the schema does not have. */
export interface Decoded {
  readonly object: Json;
  readonly unknown: readonly string[];
}

/** The position of a value: its structure and field, and its path with and without list positions. */
interface FieldPlace {
  readonly owner: string;
  readonly field: string;
  readonly path: string;
}

/**
 * Decodes a body like a real server, which reads it into typed structures: null means "not set", unknown fields are dropped.
 * @throws StatusError 400 for a value of the wrong type
 */
export function decode(structure: Structure, body: unknown): Decoded {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw badRequest("the body is not an object");
  const unknown: string[] = [];
  const wrong = (problem: string) =>
    badRequest(`${structure.name} in version "v1" cannot be handled as a ${structure.name}: ${problem}`);
  const read = (schema: Schema, value: unknown, place: FieldPlace): unknown => {
    const { name, schema: own } = resolve(schema);
    return value === null ? zeroOf(own) : checked(name, own, value, place);
  };
  const checked = (name: string, schema: Schema, value: unknown, place: FieldPlace): unknown => {
    const { type, items, additionalProperties, properties } = schema;
    if (type === "array" && items !== undefined && Array.isArray(value))
      return value.map((item, index) => read(items, item, { ...place, path: `${place.path}[${index}]` }));
    if (type === "object" && isObject(value)) {
      if (properties !== undefined) return structureFrom(name, properties, value, place);
      if (additionalProperties === undefined) return value;
      const entries = Object.entries(value).map(([key, inner]) => [
        key,
        read(additionalProperties, inner, { ...place, path: `${place.path}.${key}` }),
      ]);
      return Object.fromEntries(entries);
    }
    const problem = scalarProblem(schema, value);
    if (problem === "")
      throw wrong(
        `json: cannot unmarshal ${typeInWords(value)} into Go struct field ${place.owner}.${place.field} of type ${goType(name, schema)}`,
      );
    if (problem !== undefined) throw wrong(`${place.path}: ${problem}`);
    return schema.format === "quantity" ? String(value) : value;
  };
  const structureFrom = (owner: string, properties: Readonly<Record<string, Schema>>, value: Json, at: FieldPlace) =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
        const path = at.path === "" ? key : `${at.path}.${key}`;
        const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
        if (field === undefined) unknown.push(path);
        if (field === undefined || inner === undefined) return [];
        return [[key, read(field, inner, { owner, field: path.replaceAll(/\[\d+\]/g, ""), path })]];
      }),
    );
  const object = mergePatch({}, body) as Json;
  const place = { owner: structure.name, field: "", path: "" };
  return { object: structureFrom(structure.name, structure.schema.properties ?? {}, object, place), unknown };
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const INT32 = 2 ** 31;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** A quantity, such as `1.5`, `500m`, `2Gi`, `1e3`. */
export const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(m|[kMGTPE]|[KMGTPE]i|[num]|[eE][+-]?\d+)?$/;

/** Why a number, string or boolean does not fit; empty for a value of another type. */
function scalarProblem({ type, format }: Schema, value: unknown): string | undefined {
  switch (format) {
    case "quantity": {
      if (typeof value !== "string" && typeof value !== "number") return "";
      return QUANTITY.test(String(value)) ? undefined : "quantities must match the regular expression of a quantity";
    }
    case "int-or-string":
      return typeof value === "string" || isInteger(value, INT32) ? undefined : "";
    case "byte":
      if (typeof value !== "string") return "";
      return BASE64.test(value.replaceAll(/[\r\n]/g, "")) ? undefined : "illegal base64 data";
    case "date-time":
      if (typeof value !== "string") return "";
      return Number.isNaN(Date.parse(value)) ? `parsing time "${value}": not of the form of RFC 3339` : undefined;
  }
  if (type === "object" || type === "array") return "";
  const fits =
    type === "integer" ? isInteger(value, format === "int32" ? INT32 : Number.MAX_SAFE_INTEGER) : typeof value === type;
  return fits ? undefined : "";
}

const isInteger = (value: unknown, limit: number) =>
  Number.isInteger(value) && Number(value) >= -limit && Number(value) < limit;

function zeroOf({ type, format }: Schema): unknown {
  if (format === "date-time") return undefined;
  if (type === "array") return [];
  if (type === "object") return {};
  return { string: "", integer: 0, number: 0, boolean: false }[type ?? ""];
}

function typeInWords(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "number" : `number ${value}`;
  return typeof value === "boolean" ? "bool" : typeof value;
}

function goType(name: string, { type = "", format, items, additionalProperties }: Schema): string {
  const inner = (schema: Schema) => {
    const { name: own, schema: resolved } = resolve(schema);
    return goType(own, resolved);
  };
  if (items !== undefined) return `[]${inner(items)}`;
  if (additionalProperties !== undefined) return `map[string]${inner(additionalProperties)}`;
  if (name !== "") return `v1.${name}`;
  return type === "integer" ? (format ?? "int64") : type === "boolean" ? "bool" : type;
}
