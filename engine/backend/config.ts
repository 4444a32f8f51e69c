import type { Crypter } from "../types";
import { type ConfigNode, getAt, hasSecure, isMap, isSecure, parsePath } from "./config-path";
import { EngineError, messageOf } from "./errors";

/** Stack configuration by full key, `namespace:name`. */
export type Config = Map<string, ConfigNode>;

/** A configuration key. With `--path`, its first part is the key and the rest is a path into the value. */
export interface ConfigKey {
  full: string;
  path: (string | number)[];
}

/** Shown in place of a secret. */
export const BLINDED = "[secret]";

/**
 * Parses a key as the user writes it: `name` belongs to the project, `namespace:name` to that namespace.
 * @param asPath whether dots and brackets are a path into a structured value (`--path`)
 * @throws EngineError for an empty key, as a shell makes one of an unset variable, a key with more than one colon, or an invalid path
 */
export function parseKey(text: string, project: string, asPath: boolean): ConfigKey {
  if (text === "") throw new EngineError("the configuration key is empty; name it as `<name>` or `<namespace>:<name>`");
  const end = asPath ? text.search(/[[.]/) : -1;
  const top = end > 0 ? text.slice(0, end) : asPath && end === 0 ? "" : text;
  if (!asPath) return { full: qualifyKey(top, project), path: [] };
  const namespace = top.includes(":") ? qualifyKey(top, project).split(":")[0] : project;
  const [name, ...path] = parsePath(text.slice(top.includes(":") ? top.indexOf(":") + 1 : 0));
  return { full: `${namespace}:${name}`, path };
}

/** `name` as `project:name`; the old form `namespace:config:name` as `namespace:name`. */
export function qualifyKey(key: string, project: string): string {
  const parts = key.split(":");
  if (parts.length === 1) return `${project}:${key}`;
  if (parts.length === 2) return key;
  if (parts.length === 3 && parts[1] === "config") return `${parts[0]}:${parts[2]}`;
  throw new EngineError(
    `invalid configuration key: could not parse ${key} as a configuration key (configuration keys should be of the form \`<namespace>:<name>\`)`,
  );
}

/** The key as it is shown: without the project's own namespace. */
export function prettyKey(full: string, project: string): string {
  return full.startsWith(`${project}:`) ? full.slice(project.length + 1) : full;
}

/** Keys in the order in which the CLI lists them: by namespace, then by name. */
export function sortedKeys(config: Config): string[] {
  const compare = (a = "", b = "") => (a < b ? -1 : a > b ? 1 : 0);
  return [...config.keys()].sort((a, b) => {
    const [left, right] = [a.split(":"), b.split(":")];
    return compare(left[0], right[0]) || compare(left[1], right[1]);
  });
}

/** Finds a value, by key and path. */
export function findValue(config: Config, key: ConfigKey): ConfigNode | undefined {
  return getAt(config.get(key.full), key.path);
}

/** The string that a program gets for a value: a string unchanged, anything else as JSON. */
export function textOf(node: ConfigNode, decrypt: (ciphertext: string) => string): string {
  const plain = revealed(node, decrypt);
  return typeof plain === "string" ? plain : goJson(plain);
}

/** A value with its secrets decrypted, or replaced. */
export function revealed(node: ConfigNode, decrypt: (ciphertext: string) => string): ConfigNode {
  if (isSecure(node)) return decrypt(node.secure);
  if (Array.isArray(node)) return node.map((element) => revealed(element, decrypt));
  if (!isMap(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, revealed(value, decrypt)]));
}

/** Full keys of the values that are secret, or that contain a secret. */
export function secretKeys(config: Config): string[] {
  return sortedKeys(config).filter((key) => hasSecure(config.get(key)));
}

/** Decrypts a key's secrets. @throws EngineError that names the key and how to set it again */
export function decrypting(key: string, crypter: Pick<Crypter, "decrypt">): (ciphertext: string) => string {
  return (ciphertext) => {
    try {
      return crypter.decrypt(ciphertext);
    } catch (error) {
      throw new EngineError(
        `configuration key '${key}': ${messageOf(error)}; set it again with "npx pulumi-container-clouds engine config set --secret ${key} VALUE"`,
        "failed",
        { cause: error },
      );
    }
  };
}

/** All values as the program gets them. */
export function decryptConfig(config: Config, crypter: Crypter): Record<string, string> {
  const entries = sortedKeys(config).map((key) => [key, textOf(config.get(key) ?? null, decrypting(key, crypter))]);
  return Object.fromEntries(entries);
}

/**
 * JSON as Go writes it, which matters where the text itself is a value: sorted keys, and escaped `<`, `>`, `&` (`encoding/json`).
 */
export function goJson(value: ConfigNode): string {
  const escapes: Record<string, string> = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
  };
  return JSON.stringify(sortedMaps(value)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => escapes[character] ?? character,
  );
}

/** The same value with the keys of every map sorted. */
export function sortedMaps(value: ConfigNode): ConfigNode {
  if (Array.isArray(value)) return value.map(sortedMaps);
  if (!isMap(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortedMaps(value[key] as ConfigNode)]));
}
