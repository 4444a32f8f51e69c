import { lookUp } from "../../words/look-up";
import type { Json, KubernetesObject } from "./object";
import { keyFor } from "./patch";

/** Steps of FieldsV1: `f:spec` is a field, `k:{"name":"web"}` an item by its key, `v:"x"` an item by its value, `.` the item itself. */
export type Path = readonly string[];
/** Paths of single values, by their text. */
export type FieldSet = Map<string, Path>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A second key of list items besides the merge key, and its default. */
const SECOND_KEYS: Readonly<Record<string, readonly [key: string, usual?: string]>> = {
  ports: ["protocol", "TCP"],
  topologySpreadConstraints: ["whenUnsatisfiable"],
};
const USUAL: Json = Object.fromEntries(Object.values(SECOND_KEYS));
const keyValue = (item: Json, name: string) => lookUp(item, name) ?? lookUp(USUAL, name);

/** The keys of a list's items, sorted by name; empty if the list is written as a whole. */
function keysOf(name: string, items: readonly unknown[]): string[] {
  const keys = [keyFor(name, items), lookUp(SECOND_KEYS, name)?.[0]].filter((key) => key !== undefined).sort();
  const haveAll = items.every((item) => isObject(item) && keys.every((key) => keyValue(item, key) !== undefined));
  return haveAll ? keys : [];
}

/** Lists in which each item has its own owner. */
const SETS = ["finalizers"];
/** Objects that are written as a whole. */
const isAtomic = (name: string) => /^(selector|nodeSelector)$|[a-z]Ref$/.test(name);
/** Fields that the server sets, or that name an object, have no owner. */
const UNOWNED =
  /^\["f:(apiVersion|kind|status)"|^\["f:metadata","f:(name|generateName|namespace|uid|resourceVersion|generation|creationTimestamp|deletion\w+|managedFields)"/;

/** The paths of everything that an object sets. */
export function fieldsOf(object: unknown): FieldSet {
  const found: FieldSet = new Map();
  const add = (path: Path) => {
    const text = JSON.stringify(path);
    if (!UNOWNED.test(text)) found.set(text, path);
  };
  const walk = (value: unknown, name: string, path: Path): void => {
    const keys = Array.isArray(value) ? keysOf(name, value) : [];
    if (isObject(value) && Object.keys(value).length > 0 && !isAtomic(name)) {
      for (const [field, inner] of Object.entries(value))
        if (inner !== undefined) walk(inner, field, [...path, `f:${field}`]);
    } else if (Array.isArray(value) && keys.length > 0) {
      for (const item of value) {
        const key = Object.fromEntries(keys.map((one) => [one, keyValue(item, one)]));
        const place = [...path, `k:${JSON.stringify(key)}`];
        add([...place, "."]);
        walk(item, "", place);
      }
    } else if (Array.isArray(value) && SETS.includes(name))
      for (const item of value) add([...path, `v:${JSON.stringify(item)}`]);
    else add(path);
  };
  walk(object, "", []);
  return found;
}

const stepOf = (step: string): [kind: string, rest: string] => [step.slice(0, 2), step.slice(2)];
const isItem = (item: unknown, key: Json) =>
  isObject(item) && Object.entries(key).every(([name, value]) => keyValue(item, name) === value);

/** The index or name at which a step leads; undefined if there is none. */
function placeOf(parent: unknown, step: string): string | number | undefined {
  const [kind, rest] = stepOf(step);
  if (kind === "f:") return isObject(parent) && Object.hasOwn(parent, rest) ? rest : undefined;
  if (!Array.isArray(parent)) return undefined;
  const wanted = JSON.parse(rest);
  const at = parent.findIndex((item) => (kind === "k:" ? isItem(item, wanted) : item === wanted));
  return at < 0 ? undefined : at;
}

/** The value at a path; undefined if there is none. */
export function valueAt(object: unknown, path: Path): unknown {
  let value = object;
  for (const step of path) {
    if (step === ".") return true;
    const place = placeOf(value, step);
    if (place === undefined) return undefined;
    value = (value as Json)[place];
  }
  return value;
}

/** Sets a value, and makes the objects on the way to it. */
export function setAt(object: KubernetesObject, path: Path, value: unknown): void {
  let parent: unknown = object;
  for (const [index, step] of path.entries()) {
    if (step === ".") return;
    const [kind, rest] = stepOf(step);
    const last = index === path.length - 1;
    const next = path[index + 1]?.startsWith("f:") === false ? [] : {};
    let place = placeOf(parent, step);
    if (place === undefined) {
      place = kind === "f:" ? rest : (parent as unknown[]).length;
      (parent as Json)[place] = kind === "f:" ? next : JSON.parse(rest);
    }
    if (last) (parent as Json)[place] = value;
    parent = (parent as Json)[place];
  }
}

/** Removes a value, and objects that become empty. */
export function removeAt(parent: unknown, [step = "", ...rest]: Path): void {
  const place = placeOf(parent, step);
  if (place === undefined) return;
  const inner = (parent as Json)[place];
  const isLast = rest.length === 0 || rest[0] === ".";
  if (!isLast) removeAt(inner, rest);
  const isEmpty = isObject(inner) ? Object.keys(inner).length === 0 : Array.isArray(inner) && inner.length === 0;
  if (!isLast && !isEmpty) return;
  if (Array.isArray(parent)) parent.splice(Number(place), 1);
  else delete (parent as Json)[place];
}

/** Reads FieldsV1. */
export function setFrom(fields: unknown, path: Path = [], found: FieldSet = new Map()): FieldSet {
  const entries = isObject(fields) ? Object.entries(fields) : [];
  if (entries.length === 0 && path.length > 0) found.set(JSON.stringify(path), path);
  for (const [step, inner] of entries) setFrom(inner, [...path, step], found);
  return found;
}

/** Writes FieldsV1. */
export function fieldsV1(set: FieldSet): Json {
  const fields: Json = {};
  for (const path of set.values()) {
    let at = fields;
    for (const step of path) {
      at[step] ??= {};
      at = at[step] as Json;
    }
  }
  return fields;
}

/** A path in messages: `.spec.containers[name="web"].image`. */
export const shown = (path: Path) =>
  path
    .map((step) => {
      const [kind, rest] = stepOf(step);
      if (kind === "f:") return `.${rest}`;
      if (kind === "v:") return `[=${rest}]`;
      const key = Object.entries(JSON.parse(rest)).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      return `[${key.join(",")}]`;
    })
    .join("");
