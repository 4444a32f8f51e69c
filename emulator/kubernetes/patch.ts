import { lookUp } from "../../words/look-up";
import type { Json } from "./object";

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** RFC 7386: null removes, lists replace. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** The merge key of list items, by the list's name. Other lists are replaced. */
const KEYS: Readonly<Record<string, string>> = {
  containers: "name",
  initContainers: "name",
  ephemeralContainers: "name",
  volumes: "name",
  env: "name",
  imagePullSecrets: "name",
  volumeMounts: "mountPath",
  volumeDevices: "devicePath",
  hostAliases: "ip",
  topologySpreadConstraints: "topologyKey",
  ownerReferences: "uid",
};
/** The key of a list's items, if it has one. `ports` may be a container's or a service's. */
export const keyFor = (name: string, items: readonly unknown[]) =>
  name === "ports"
    ? items.some((item) => isObject(item) && "containerPort" in item)
      ? "containerPort"
      : "port"
    : lookUp(KEYS, name);

/** A strategic merge patch: like a merge patch, but items of known lists are merged by key, and `$patch: delete` removes one. */
export function strategicPatch(target: unknown, patch: unknown, name = ""): unknown {
  if (Array.isArray(patch)) return mergeList(Array.isArray(target) ? target : [], patch, name);
  if (!isObject(patch)) return patch;
  const { $patch, $retainKeys, ...fields } = patch;
  const retained = Array.isArray($retainKeys) ? $retainKeys : undefined;
  const merged = new Map(Object.entries(isObject(target) && $patch !== "replace" ? target : {}));
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith("$setElementOrder/")) continue;
    if (key.startsWith("$deleteFromPrimitiveList/")) {
      const list = key.slice("$deleteFromPrimitiveList/".length);
      const gone = value as readonly unknown[];
      const there = merged.get(list);
      if (Array.isArray(there))
        merged.set(
          list,
          there.filter((item) => !gone.includes(item)),
        );
    } else if (value === null) merged.delete(key);
    else merged.set(key, strategicPatch(merged.get(key), value, key));
  }
  if (retained !== undefined) for (const key of [...merged.keys()]) if (!retained.includes(key)) merged.delete(key);
  return Object.fromEntries(merged);
}

function mergeList(target: readonly unknown[], patch: readonly unknown[], name: string): unknown[] {
  const key = keyFor(name, patch);
  if (key === undefined) return [...patch];
  const merged = [...target];
  for (const item of patch) {
    if (!isObject(item)) continue;
    const at = merged.findIndex((other) => isObject(other) && other[key] === item[key]);
    if (item.$patch === "delete") {
      if (at >= 0) merged.splice(at, 1);
    } else if (at < 0) merged.push(strategicPatch({}, item));
    else merged[at] = strategicPatch(merged[at], item);
  }
  return merged;
}

/** Reads only own properties, because the path comes from outside. */
const own = (at: unknown, key: string): unknown =>
  (isObject(at) || Array.isArray(at)) && Object.hasOwn(at, key) ? (at as Json)[key] : undefined;

/** Whether an operation's target exists; only adding does not need one. */
function fits(parent: unknown, key: string, op = ""): boolean {
  if (!Array.isArray(parent)) return op === "add" || Object.hasOwn(parent as Json, key);
  if (op === "add" && key === "-") return true;
  return /^\d+$/.test(key) && Number(key) < parent.length + (op === "add" ? 1 : 0);
}

/** RFC 6902. A real server reads `null` as an empty list. @throws RangeError that names the operation that does not fit */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  const operations = patch === null ? [] : patch;
  if (!Array.isArray(operations)) throw new TypeError("a JSON patch is a list of operations");
  const copy = structuredClone(target);
  for (const { op, path, value } of operations as { op?: string; path?: string; value?: unknown }[]) {
    const keys = String(path ?? "")
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = keys.pop();
    const parent = keys.reduce<unknown>((at, key) => own(at, key), copy);
    if (last === undefined || !(isObject(parent) || Array.isArray(parent)))
      throw new RangeError(`the path ${path} does not exist`);
    if (!fits(parent, last, op)) throw new RangeError(`the path ${path} does not exist`);
    if (op === "test") {
      if (JSON.stringify((parent as Json)[last]) !== JSON.stringify(value))
        throw new RangeError(`the test of ${path} failed`);
    } else if (op === "remove") {
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
    } else if (op === "add" && Array.isArray(parent)) {
      parent.splice(last === "-" ? parent.length : Number(last), 0, value);
    } else if (op === "add" || op === "replace") {
      (parent as Json)[last] = value;
    } else throw new RangeError(`the operation ${op} is not known here`);
  }
  return copy;
}
