import * as pulumi from "@pulumi/pulumi";
import { lookUp } from "../../words/look-up";
import { suggestion } from "../lifecycle/check";
import type { Properties } from "../lifecycle/codec";
import type { CheckFailure } from "../lifecycle/spec";

/** A type of the package's schema (metaschema, "typeSpec"), as far as components need it. */
export interface TypeSpec {
  type?: string;
  $ref?: string;
  /** Whether it decides which resources there are, so that it cannot be an output. */
  plain?: boolean;
  additionalProperties?: TypeSpec;
}

/** An object of the package's schema. */
export interface ObjectSpec {
  properties?: Readonly<Record<string, TypeSpec>>;
  required?: readonly string[];
}

/** The named types of a schema, by reference (`#/types/TOKEN`). */
export type TypeOf = (reference: string) => ObjectSpec | undefined;

/** Internal members of Pulumi's outputs. */
interface OutputInternals {
  promise(withUnknowns: boolean): Promise<unknown>;
  isKnown: Promise<boolean>;
  isSecret: Promise<boolean>;
  allResources(): Promise<Set<pulumi.Resource>>;
}

type OutputConstructor = new (
  resources: Set<pulumi.Resource>,
  value: Promise<unknown>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<Set<pulumi.Resource>>,
) => pulumi.Output<unknown>;

/** A component's inputs as its class takes them, and all problems with them. */
export interface PlainInputs {
  inputs: Properties;
  failures: CheckFailure[];
}

/**
 * Unwraps inputs that the schema marks as plain, because they decide which resources there are. If a whole input was secret or came from a
 * resource, each member of it keeps that.
 */
export async function plainInputs(given: Properties, spec: ObjectSpec, typeOf: TypeOf): Promise<PlainInputs> {
  const failures: CheckFailure[] = [];
  const inputs = await readObject(given, spec, "", { typeOf, failures });
  return { inputs, failures };
}

interface Reading {
  typeOf: TypeOf;
  failures: CheckFailure[];
}

async function readObject(given: Properties, spec: ObjectSpec, path: string, reading: Reading): Promise<Properties> {
  const { properties = {}, required = [] } = spec;
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  for (const name of required.filter((name) => !present.some(([one]) => one === name))) {
    reading.failures.push({ property: at(name), reason: "is required" });
  }
  const members = present.map(async ([name, value]) => {
    const type = lookUp(properties, name);
    if (type) return [name, await readValue(value, type, at(name), reading)] as const;
    const reason = `there is no such property${suggestion(name, Object.keys(properties))}`;
    reading.failures.push({ property: at(name), reason });
    return [name, undefined] as const;
  });
  return Object.fromEntries(await Promise.all(members));
}

async function readValue(value: unknown, type: TypeSpec, path: string, reading: Reading): Promise<unknown> {
  if (!type.plain) return value;
  const refuse = (reason: string) => {
    reading.failures.push({ property: path, reason });
  };
  const { plain, isKnown, isSecret, carry } = await opened(value);
  if (!isKnown) return refuse("must be known before the run: it decides which resources exist");
  if (plain === undefined || plain === null) return undefined;
  if (type.type === "string") {
    if (isSecret) return refuse("cannot be secret: it is part of names that are displayed");
    return typeof plain === "string" ? plain : refuse("must be a string");
  }
  if (typeof plain !== "object" || Array.isArray(plain)) return refuse("must be an object");
  const members = Object.fromEntries(Object.entries(plain).map(([name, member]) => [name, carry(member)]));
  const object = type.$ref && reading.typeOf(type.$ref);
  if (object) return readObject(members, object, path, reading);
  const item = type.additionalProperties ?? {};
  const items = Object.entries(members).map(
    async ([key, member]) => [key, await readValue(member, item, `${path}.${key}`, reading)] as const,
  );
  return Object.fromEntries(await Promise.all(items));
}

interface Opened {
  plain: unknown;
  isKnown: boolean;
  isSecret: boolean;
  /** A member as an output that is secret, and depends on resources, like the whole. */
  carry(member: unknown): unknown;
}

async function opened(value: unknown): Promise<Opened> {
  if (!pulumi.Output.isInstance(value)) {
    return { plain: value, isKnown: !pulumi.isUnknown(value), isSecret: false, carry };
  }
  const internals = value as unknown as OutputInternals;
  const plain = await internals.promise(true);
  const isSecret = await internals.isSecret;
  const resources = await internals.allResources();
  const isKnown = isObject(plain) || (await internals.isKnown);
  if (!isSecret && resources.size === 0) return { plain, isKnown, isSecret, carry };
  const Output = pulumi.Output as unknown as OutputConstructor;
  const all = Promise.resolve(resources);
  const mark = new Output(resources, Promise.resolve(true), Promise.resolve(true), Promise.resolve(isSecret), all);
  const marked = (member: unknown) => pulumi.all([member as pulumi.Input<unknown>, mark]).apply(([one]) => one);
  return { plain, isKnown, isSecret, carry: marked };
}

const carry = (member: unknown) => member;

const isObject = (value: unknown) => typeof value === "object" && value !== null && !pulumi.isUnknown(value);
