import type { Crypter } from "../types";
import { type Config, decrypting, findValue, parseKey, textOf } from "./config";
import { type ConfigNode, coerce, hasSecure, isMap, isSecure, setAt } from "./config-path";
import { EngineError } from "./errors";
import { isOfType, isProjectKey, type Project, typeName } from "./project";

/** Adds values that the project sets and the stack does not (`pkg/workspace/config.go`). Does not modify `config`. */
export function withProjectConfig(project: Project, config: Config): Config {
  const merged = new Map(config);
  for (const name of Object.keys(project.config).sort()) {
    const entry = project.config[name];
    const key = parseKey(name, project.name, true);
    const value = entry?.default ?? entry?.value;
    if (value === undefined || findValue(merged, key) !== undefined) continue;
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    const text = isPlain ? String(value) : value;
    const nested = key.path.length > 0 && typeof text === "string" ? coerce(text) : text;
    merged.set(key.full, setAt(merged.get(key.full), key.path, nested, [name]));
  }
  return merged;
}

/**
 * Checks a stack's configuration, defaults included, against the types of the project.
 * @throws EngineError that names a missing key, or the key and the type it must have
 */
export function validateConfig(project: Project, stack: string, config: Config, crypter: Crypter): void {
  const missing: string[] = [];
  for (const name of Object.keys(project.config).sort()) {
    const entry = project.config[name];
    const value = findValue(config, parseKey(name, project.name, true));
    if (value === undefined) {
      if (isProjectKey(project.name, name)) missing.push(`'${name}'`);
    } else if (entry?.type) {
      const mistake = mistakeOf(value, entry.secret === true, decrypting(name, crypter), (plain) =>
        isOfType(plain, entry.type ?? "", entry.items),
      );
      if (mistake === "plain") {
        throw new EngineError(`Stack '${stack}' with configuration key '${name}' must be encrypted as it's secret`);
      }
      if (mistake === "type") {
        const expected = typeName(entry.type, entry.items);
        throw new EngineError(`Stack '${stack}' with configuration key '${name}' must be of type '${expected}'`);
      }
    }
  }
  if (missing.length > 0) {
    const names = new Intl.ListFormat("en-GB", { type: "conjunction" }).format(missing);
    const values = missing.length > 1 ? "values" : "value";
    throw new EngineError(`Stack '${stack}' is missing configuration ${values} ${names}`);
  }
}

function mistakeOf(
  value: ConfigNode,
  mustBeSecret: boolean,
  decrypt: (ciphertext: string) => string,
  fits: (plain: ConfigNode) => boolean,
): "plain" | "type" | undefined {
  if (mustBeSecret && !hasSecure(value)) return "plain";
  const text = textOf(value, decrypt);
  const plain = (isMap(value) && !isSecure(value)) || Array.isArray(value) ? (JSON.parse(text) as ConfigNode) : text;
  return fits(plain) ? undefined : "type";
}
