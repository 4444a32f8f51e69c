import { lookUp } from "../../words/look-up";
import { EngineError } from "./errors";

/** A value of stack configuration as in the settings file; a secret is an object with the single key `secure`. */
export type ConfigNode = null | boolean | number | string | ConfigNode[] | { [key: string]: ConfigNode };

/** Path of a value within structured configuration: names of maps, indices of lists. */
export type ConfigPath = (string | number)[];

/** True for a secret: a map whose only key is `secure`, with a string. */
export function isSecure(node: ConfigNode | undefined): node is { secure: string } {
  return isMap(node) && Object.keys(node).length === 1 && typeof node.secure === "string";
}

/** True for a secret, or for a value that contains one. */
export function hasSecure(node: ConfigNode | undefined): boolean {
  if (isSecure(node)) return true;
  if (Array.isArray(node)) return node.some(hasSecure);
  return isMap(node) && Object.values(node).some(hasSecure);
}

/**
 * Reads `names[0].first["a.b"]`, the notation of `--path`.
 * @throws EngineError that says what is missing.
 */
export function parsePath(text: string): ConfigPath {
  const path: ConfigPath = [];
  let rest = text;
  if (rest.startsWith(".")) throw invalidPath(text, "expected property path to start with a name or index");
  while (rest !== "") {
    const token = /^\.?([^.[]+)|^\["((?:\\"|[^"])*)"\]|^\[(\d+)\]/.exec(rest);
    if (!token) throw invalidPath(text, rest === "." ? "it ends with a dot" : `cannot read "${rest}"`);
    const [whole, name, quoted, index] = token;
    if (name !== undefined) path.push(name);
    else if (quoted !== undefined) path.push(quoted.replaceAll('\\"', '"'));
    else path.push(Number(index));
    rest = rest.slice(whole.length);
  }
  if (typeof path[0] !== "string" || path[0] === "") {
    throw invalidPath(text, "the first part must be the name of a configuration value");
  }
  return path;
}

/** The value at a path, or `undefined`. */
export function getAt(node: ConfigNode | undefined, path: ConfigPath): ConfigNode | undefined {
  let at = node;
  for (const key of path) {
    if (Array.isArray(at) && typeof key === "number") at = at[key];
    else if (isMap(at) && typeof key === "string" && Object.hasOwn(at, key)) at = at[key];
    else return undefined;
  }
  return at;
}

/**
 * The value with another one set at a path; maps and lists on the way are created. `where` is the path so far.
 * @throws EngineError if the path leads into a value that is not a map or list, or past the end of a list
 */
export function setAt(
  node: ConfigNode | undefined,
  path: ConfigPath,
  value: ConfigNode,
  where: ConfigPath,
): ConfigNode {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const within = [...where, key];
  const isEmpty = node === undefined || node === null;
  // A plain value at the top is replaced by a map or list; deeper, this is a mistake.
  const container = isEmpty || (!isContainer(node) && where.length === 1) ? (typeof key === "number" ? [] : {}) : node;
  if (Array.isArray(container)) {
    if (typeof key !== "number") throw new EngineError(`${showPath(within)}: key for an array must be an int`);
    if (key > container.length) throw new EngineError(`${showPath(within)}: array index out of range`);
    return container.toSpliced(key, 1, setAt(container[key], rest, value, within));
  }
  if (!isMap(container) || isSecure(container)) {
    throw new EngineError(`${showPath(where)}: expected ${typeof key === "number" ? "an array" : "a map"}`);
  }
  if (typeof key !== "string") throw new EngineError(`${showPath(within)}: key for a map must be a string`);
  return notMistakenForSecret(
    { ...container, [key]: setAt(lookUp(container, key), rest, value, within) },
    container,
    within,
  );
}

/** The value without the part at a path. */
export function removeAt(node: ConfigNode, path: ConfigPath, where: ConfigPath): ConfigNode {
  const [key, ...rest] = path;
  if (key === undefined || getAt(node, [key]) === undefined) return node;
  const within = [...where, key];
  if (Array.isArray(node) && typeof key === "number") {
    return rest.length === 0
      ? node.toSpliced(key, 1)
      : node.toSpliced(key, 1, removeAt(node[key] as ConfigNode, rest, within));
  }
  const map = node as { [key: string]: ConfigNode };
  if (rest.length > 0) return { ...map, [key]: removeAt(map[key] as ConfigNode, rest, within) };
  return notMistakenForSecret(Object.fromEntries(Object.entries(map).filter(([name]) => name !== key)), map, within);
}

/** Converts `true`, `false` and integers given on the command line with a path. */
export function coerce(text: string): ConfigNode {
  if (text === "true" || text === "false") return text === "true";
  if (text.length > 1 && text.startsWith("0")) return text;
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/** True for a map, not a list. */
export function isMap(node: ConfigNode | undefined): node is { [key: string]: ConfigNode } {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function isContainer(node: ConfigNode | undefined): boolean {
  return Array.isArray(node) || (isMap(node) && !isSecure(node));
}

/** Refuses a map that would be read as a secret and fail to decrypt. */
function notMistakenForSecret(next: ConfigNode, before: ConfigNode, where: ConfigPath): ConfigNode {
  if (isSecure(next) && !isSecure(before)) {
    throw new EngineError(`${showPath(where)}: maps with the single key "secure" are reserved`);
  }
  return next;
}

function showPath(path: ConfigPath): string {
  return path.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("");
}

function invalidPath(text: string, why: string): EngineError {
  return new EngineError(`invalid config key path "${text}": ${why}`);
}
