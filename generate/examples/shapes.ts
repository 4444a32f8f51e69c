/** A property in the plugin's schema. */
export interface Property {
  type?: string;
  $ref?: string;
  items?: Property;
  additionalProperties?: Property;
  oneOf?: readonly Property[];
}

interface Shape {
  properties?: Readonly<Record<string, Property>>;
  required?: readonly string[];
  enum?: readonly { name?: string; value: unknown }[];
}

/** The parts of the plugin's schema that decide how a program is written. */
export interface Shapes {
  resources: Readonly<
    Record<string, Shape & { inputProperties?: Record<string, Property>; requiredInputs?: string[] }>
  >;
  types: Readonly<Record<string, Shape>>;
}

/** A type that a property refers to, with its module and name. */
export interface NamedType {
  module: string;
  name: string;
  /** Undefined for an enumeration. */
  properties?: Readonly<Record<string, Property>>;
  /** Names of an enumeration's values. */
  members?: ReadonlyMap<unknown, string>;
  required: readonly string[];
}

/** The named type of a property, or of one of its alternatives. */
export function typeOf(property: Property | undefined, { types }: Shapes): NamedType | undefined {
  const references = [property, ...(property?.oneOf ?? [])].map((one) => one?.$ref?.replace("#/types/", ""));
  const token = references.find((one) => one !== undefined && one in types);
  if (token === undefined) return undefined;
  const [, module = "", name = ""] = token.split(":");
  const { properties, required = [], enum: values } = types[token] ?? {};
  const members = values && new Map(values.map((one) => [one.value, one.name ?? String(one.value)]));
  return { module, name, properties, members, required };
}

/** The inputs of a class: their properties, and which are required. */
export function inputsOf(module: string, type: string, { resources }: Shapes) {
  const known = resources[`container-clouds:${module}:${type}`];
  if (!known) throw new Error(`an example makes a ${module}:${type}, which does not exist`);
  return {
    properties: known.inputProperties ?? {},
    required: known.requiredInputs ?? [],
    outputs: known.required ?? [],
  };
}
