import { nearest } from "../words/nearest";
import { readRestContract } from "./contract/rest";
import type { Action, Field, RestAction, Shape } from "./contract/shape";
import { readPublicContract, readTencentContract } from "./contract/tencent";
import type { Row } from "./row";
import type { Kind, World } from "./world";

/** What is known of an attribute: the values that rows have of it, and the shapes that the documents give it. */
interface Known {
  readonly values: readonly unknown[];
  readonly shapes: readonly Shape[];
}

/**
 * What is wrong with attributes that a change sets: their names, at any depth, are those that the row, others of its kind or the
 * documents have, and so are the types of their values. Null removes one.
 */
export function wrongAttribute(world: World, kind: Kind, row: Row, set: Readonly<Record<string, unknown>>) {
  const rows = [row, ...[...kind.rows(world.state).values()]].map(({ attributes }) => attributes);
  const documented = documentedShapes(kind.service);
  for (const [name, value] of Object.entries(set)) {
    const values = valuesOf(rows, name);
    const shapes = documented.get(name) ?? [];
    if (values.length === 0 && shapes.length === 0) {
      const known = [...new Set(rows.flatMap(Object.keys))];
      return `set.${name}: ${kind.service} ${kind.kind} has no such attribute; ${nearest(name, known)}`;
    }
    // Nothing but the emulator has it, so that nothing would say how to set it again.
    if (value === null && shapes.length === 0)
      return `set.${name}: cannot be removed, because it is the emulator's own; set another value`;
    const wrong = wrongValue(value, { values, shapes }, `set.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongValue(value: unknown, { values, shapes }: Known, path: string): string | undefined {
  if (value === null) return undefined;
  const there = new Set(values.map(typeOf));
  there.delete("nothing");
  // The emulator reads its rows in the types that they have; the documents are for what no row has.
  const types = there.size > 0 ? there : new Set(shapes.flatMap(typesOf));
  if (types.size > 0 && !types.has(typeOf(value)))
    return `${path}: must be ${[...types].join(" or ")}, not ${typeOf(value)}`;
  if (Array.isArray(value)) {
    const known = {
      values: values.flatMap((one) => (Array.isArray(one) ? one : [])),
      shapes: shapes.flatMap((shape) => (shape.kind === "list" ? [shape.of] : [])),
    };
    return firstOf(value.entries(), ([index, item]) => wrongValue(item, known, `${path}.${index}`));
  }
  return typeof value === "object" ? wrongWithin(value, { values, shapes }, path) : undefined;
}

/** Attributes after a change. What is null is gone; an object is merged into the one that is there, unless the documents call it a map. */
export function changedAttributes({ service }: Kind, before: object, set: Readonly<Record<string, unknown>>): object {
  const documented = documentedShapes(service);
  return merged(before, set, (name) => documented.get(name) ?? []);
}

function merged(before: object, set: object, shapesOf: (name: string) => readonly Shape[]): object {
  const there = before as Record<string, unknown>;
  const changed = Object.entries(set).map(([name, value]) => [name, mergedValue(there[name], value, shapesOf(name))]);
  const all = { ...before, ...Object.fromEntries(changed) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

function mergedValue(before: unknown, value: unknown, shapes: readonly Shape[]): unknown {
  if (Array.isArray(value)) {
    const items = shapes.flatMap((shape) => (shape.kind === "list" ? [shape.of] : []));
    return value.map((item) => mergedValue(undefined, item, items)).filter((item) => item !== null);
  }
  if (!isObject(value)) return value;
  const isMap = shapes.some(({ kind }) => kind === "map");
  return merged(isMap || !isObject(before) ? {} : before, value, (name) => shapesWithin(shapes, name));
}

export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (shapes: readonly Shape[]) =>
  shapes.flatMap((shape) => (shape.kind === "object" ? shape.fields() : []));

const shapesWithin = (shapes: readonly Shape[], name: string) =>
  fieldsOf(shapes).flatMap((field) => (field.name === name ? [field.shape] : []));

/** @param object whose names are the user's own where no document lists them, as of labels */
function wrongWithin(object: object, { values, shapes }: Known, path: string): string | undefined {
  const fields = fieldsOf(shapes);
  const isMap = fields.length === 0 || shapes.some(({ kind }) => kind === "map" || kind === "anything");
  const names = new Set([...fields.map(({ name }) => name), ...values.flatMap((one) => Object.keys(Object(one)))]);
  return firstOf(Object.entries(object), ([name, value]) => {
    if (!isMap && !names.has(name)) return `${path}.${name}: there is no such attribute; ${nearest(name, [...names])}`;
    const known = { values: valuesOf(values, name), shapes: shapesWithin(shapes, name) };
    return wrongValue(value, known, `${path}.${name}`);
  });
}

function firstOf<T>(all: Iterable<T>, problemOf: (one: T) => string | undefined): string | undefined {
  for (const one of all) {
    const problem = problemOf(one);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** What objects have under a name, where they have it. */
const valuesOf = (objects: readonly unknown[], name: string): unknown[] =>
  objects.flatMap((one) =>
    typeof one === "object" && one !== null && Object.hasOwn(one, name) ? [(one as Record<string, unknown>)[name]] : [],
  );

function typeOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** What {@link typeOf} says of the values of a shape; nothing where any may be. */
function typesOf(shape: Shape): string[] {
  switch (shape.kind) {
    case "integer":
      return ["a number"];
    case "list":
      return ["a list"];
    case "map":
    case "object":
      return ["an object"];
    case "anything":
      return ["a string", "a number", "a boolean", "a list", "an object"];
    default:
      return [`a ${shape.kind}`];
  }
}

const CONTRACTS: Readonly<Record<string, () => Iterable<Action | RestAction>>> = {
  tke: () => [...readTencentContract("tke").actions.values(), ...readPublicContract().actions.values()],
  tcr: () => readTencentContract("tcr").actions.values(),
  bci: () => readRestContract("bci").actions.values(),
  bec: () => readRestContract("bec").actions.values(),
  eci: () => readRestContract("eci").actions.values(),
};

const documented = new Map<string, ReadonlyMap<string, readonly Shape[]>>();

/** The shapes of every field that the contract of a service names anywhere, by the field's name. */
function documentedShapes(service: string): ReadonlyMap<string, readonly Shape[]> {
  const known = documented.get(service);
  if (known) return known;
  const found = new Map<string, Shape[]>();
  const seen = new Set<readonly Field[]>();
  const collect = (fields: readonly Field[]): void => {
    if (seen.has(fields)) return;
    seen.add(fields);
    for (const { name, shape } of fields) {
      found.set(name, [...(found.get(name) ?? []), shape]);
      collectWithin(shape);
    }
  };
  const collectWithin = (shape: Shape): void => {
    if (shape.kind === "object") collect(shape.fields());
    if (shape.kind === "list" || shape.kind === "map") collectWithin(shape.of);
  };
  for (const action of CONTRACTS[service]?.() ?? []) {
    collect(action.input);
    collectWithin(action.output);
    if ("query" in action) for (const fields of [action.query, action.path]) collect(fields);
  }
  documented.set(service, found);
  return found;
}
