import { z } from "zod";
import { secretPaths } from "../provider/lifecycle/schema";
import { defaultOf, docOf, idOf, isOptional, named } from "./sdk-types";

/** A type as Pulumi's package schema writes it (metaschema, "typeSpec"). */
export type TypeSpec = Readonly<Record<string, unknown>>;

/** A property: its type and description (metaschema, "propertySpec"). */
export type PropertySpec = TypeSpec;

/** An object type or an enumeration of the schema, by token. */
export type TypeDefinitions = Map<string, Readonly<Record<string, unknown>>>;

/** Token of a named type until its module is known (see `placeTypes`): `package:index:Name`. */
const typeToken = (name: string) => `container-clouds:index:${name}`;

/**
 * A value of an enumeration. A value of several words gets a name that every language splits at the same places (Pulumi's generator for
 * Python would turn `CHINA_UNICOM` into `CHIN_A_UNICOM`). No language has a name for the empty string.
 */
function enumValue(value: string): { name?: string; value: string } {
  if (value === "") return { name: "Default", value };
  const words = value.toLowerCase().split(/[_-]/);
  return words.length === 1 ? { value } : { name: words.map(capital).join(""), value };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A description that includes the default as text. An SDK would send the schema's `default` as if the program had set it, also for an
 * imported resource with another value.
 */
function withDefault(description: string, value: unknown): string {
  const isPlain = ["string", "number", "boolean"].includes(typeof value) && value !== "";
  return isPlain && !/default/i.test(description) ? `${description} Default ${value}.`.trimStart() : description;
}

/**
 * Converts resource schemas to Pulumi's package schema, and collects named types.
 * @throws Error for a type that the package schema cannot express, or for two types with one name
 */
export class SchemaTypes {
  readonly definitions: TypeDefinitions = new Map();
  private readonly known = new Map<string, z.ZodObject>();

  /** A property of an object. @param owner name of the object, used to name the property's enumeration */
  property(owner: string, name: string, schema: z.ZodType): PropertySpec {
    const type = this.type(schema, `${owner}${capital(name)}`);
    const description = withDefault(docOf(schema) ?? "", defaultOf(schema));
    return {
      ...type,
      ...(description && { description }),
      ...(secretPaths(schema).includes("") && { secret: true }),
      // In C#, a member cannot have its class's name.
      ...(capital(name) === owner && { language: { csharp: { name: `${owner}Value` } } }),
    };
  }

  /** All properties of an object, and the names of the required ones. */
  object(owner: string, schema: z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
    const properties = Object.fromEntries(fields.map(([name, field]) => [name, this.property(owner, name, field)]));
    const required = fields.filter(([, field]) => !isOptional(field)).map(([name]) => name);
    return { properties, ...(required.length > 0 && { required: required.sort() }) };
  }

  /** @param place name of an enumeration at this position, unless it has its own */
  type(schema: z.ZodType, place: string): TypeSpec {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
      return this.type(schema.unwrap() as z.ZodType, place);
    }
    if (schema instanceof z.ZodPipe) return this.type(schema.in as z.ZodType, place);
    if (schema instanceof z.ZodNumber) return { type: schema.isInt ? "integer" : "number" };
    if (schema instanceof z.ZodBoolean) return { type: "boolean" };
    if (schema instanceof z.ZodUnknown) return { $ref: "pulumi.json#/Any" };
    if (schema instanceof z.ZodEnum) return this.enumeration(schema.options, idOf(named(schema)) ?? place);
    if (schema instanceof z.ZodLiteral) return this.enumeration([...schema.values], place);
    if (schema instanceof z.ZodUnion) return this.union(schema.options as z.ZodType[], place);
    if (schema instanceof z.ZodArray) return { type: "array", items: this.type(schema.element as z.ZodType, place) };
    if (schema instanceof z.ZodRecord) {
      return { type: "object", additionalProperties: this.type(schema.valueType as z.ZodType, place) };
    }
    if (schema instanceof z.ZodObject) return this.named(schema);
    if (schema.def.type === "string") return { type: "string" };
    throw new Error(`no schema type for a ${schema.constructor.name} at ${place}`);
  }

  private union(options: readonly z.ZodType[], place: string): TypeSpec {
    const types = options.map((option) => (option instanceof z.ZodPipe ? (option.in as z.ZodType) : option));
    // A single literal in a union becomes a string, because no language makes an enumeration of it.
    const specs = types.map((type) => (type instanceof z.ZodLiteral ? { type: "string" } : this.type(type, place)));
    const different = [...new Map(specs.map((spec) => [JSON.stringify(spec), spec])).values()];
    return different.length === 1 ? (different[0] ?? {}) : { oneOf: different };
  }

  private enumeration(values: readonly unknown[], name: string): TypeSpec {
    if (!values.every((value) => typeof value === "string")) return { type: typeof values[0] };
    const token = typeToken(name);
    this.define(token, { type: "string", enum: values.map(enumValue) });
    return { $ref: `#/types/${token}` };
  }

  private named(described: z.ZodObject): TypeSpec {
    const schema = named(described);
    const name = idOf(schema);
    if (name === undefined) throw new Error(`a nested object needs a name: ${Object.keys(schema.shape).join(", ")}`);
    const token = typeToken(name);
    const before = this.known.get(name);
    if (before !== undefined && before !== schema) throw new Error(`two nested objects are named ${name}`);
    if (before === undefined) {
      this.known.set(name, schema);
      this.define(token, { type: "object", ...this.object(name, schema) });
    }
    return { $ref: `#/types/${token}` };
  }

  /** Adds an object type that no resource file declares. @returns a reference to it */
  add(name: string, definition: Readonly<Record<string, unknown>>): TypeSpec {
    const token = typeToken(name);
    this.define(token, { type: "object", ...definition });
    return { $ref: `#/types/${token}` };
  }

  private define(token: string, definition: Readonly<Record<string, unknown>>): void {
    const before = this.definitions.get(token);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(definition)) {
      throw new Error(`two types have the token ${token}`);
    }
    this.definitions.set(token, definition);
  }
}

/** Module of types that several modules use, or none. */
const COMMON = "common";

/** Module of types that only the component in the root module uses; they use every other module's types. */
const COMPONENT = "environment";

const REFERENCE = /#\/types\/container-clouds:index:(\w+)/g;

/**
 * Gives every type a module: the one whose resources and functions use it, or `common`. No type stays in the package's root, where Go has
 * no name for it, and no two modules use each other, which Go refuses.
 */
export function placeTypes<S extends { types: object; resources: object; functions: object }>(schema: S): S {
  const definitions = new Map(Object.entries(schema.types));
  const users = new Map<string, Set<string>>();
  const visit = (value: unknown, module: string): void => {
    for (const [, name = ""] of JSON.stringify(value).matchAll(REFERENCE)) {
      const modules = users.get(name) ?? new Set();
      users.set(name, modules);
      if (modules.has(module)) continue;
      modules.add(module);
      visit(definitions.get(typeToken(name)), module);
    }
  };
  for (const [token, member] of Object.entries({ ...schema.resources, ...schema.functions })) {
    const module = token.split(":")[1] ?? "";
    if (module !== "index") visit(member, module);
  }
  const shared = new Set(users.keys());
  visit(schema.resources, COMPONENT);
  const tokenOf = (name: string) => {
    const [module = COMMON, ...others] = [...(users.get(name) ?? [])].filter(
      (user) => user !== COMPONENT || !shared.has(name),
    );
    return `container-clouds:${others.length === 0 ? module : COMMON}:${name}`;
  };
  const types = Object.entries(schema.types).map(
    ([token, type]) => [tokenOf(token.split(":")[2] ?? ""), type] as const,
  );
  const ordered = types.sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify({ ...schema, types: Object.fromEntries(ordered) });
  return JSON.parse(text.replace(REFERENCE, (_, name: string) => `#/types/${tokenOf(name)}`)) as S;
}
