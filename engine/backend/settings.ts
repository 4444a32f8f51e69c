import * as path from "node:path";
import { type Document, isCollection, isMap, isScalar } from "yaml";
import { replaceFile } from "../../files/replace-file";
import { type Config, type ConfigKey, qualifyKey } from "./config";
import { type ConfigNode, getAt, removeAt, setAt } from "./config-path";
import { EngineError } from "./errors";
import { readText } from "./files";
import type { Project } from "./project";
import { parseYaml, valueOfYaml } from "./yaml";

/** Where the settings of a stack are: `Pulumi.<stack>.yaml`, beside the project file unless the project says otherwise. */
export function settingsPath(project: Project, stack: string): string {
  return path.join(project.folder, project.stackConfigDir ?? "", `Pulumi.${stack}${path.extname(project.file)}`);
}

/**
 * Settings of a stack: the salt of its secrets and its configuration. Edits keep the file's comments and order. Only `save` writes.
 */
export class StackSettings {
  private constructor(
    readonly file: string,
    private readonly project: string,
    private readonly document: Document,
  ) {}

  /** Reads the settings; empty for a stack without a file. @throws EngineError for settings that this engine does not support */
  static read(file: string, project: string): StackSettings {
    const document = parseYaml(readText(file) ?? "", file);
    if (isScalar(document.contents) && document.contents.value === null) document.contents = null;
    if (document.contents !== null && !isMap(document.contents)) {
      throw new EngineError(`could not load ${file}: expected a map with "config"`);
    }
    const settings = new StackSettings(file, project, document);
    const provider = document.get("secretsprovider");
    if (provider && provider !== "passphrase" && provider !== "default") {
      throw new EngineError(
        `${file}: secretsprovider "${provider}" is not implemented by the stand-in engine, which knows "passphrase"; use the Pulumi CLI`,
      );
    }
    for (const name of ["encryptedkey", "environment"]) {
      if (document.has(name)) {
        throw new EngineError(`${file}: "${name}" is not implemented by the stand-in engine; use the Pulumi CLI`);
      }
    }
    settings.config();
    return settings;
  }

  /** `encryptionsalt`, once the stack has one. */
  get salt(): string | undefined {
    const salt = this.document.get("encryptionsalt");
    return typeof salt === "string" && salt !== "" ? salt : undefined;
  }

  set salt(salt: string) {
    this.document.set("encryptionsalt", salt);
  }

  /** All values, by full key. */
  config(): Config {
    const raw = (valueOfYaml(this.document, this.file) as { config?: Record<string, ConfigNode> } | null)?.config ?? {};
    if (typeof raw !== "object" || Array.isArray(raw)) throw new EngineError(`${this.file}: "config" must be a map`);
    return new Map(Object.entries(raw).map(([key, value]) => [qualifyKey(key, this.project), topLevel(value)]));
  }

  /** Sets a value. @throws EngineError if the path does not fit the existing value */
  set(key: ConfigKey, value: ConfigNode): void {
    const root = setAt(this.config().get(key.full), key.path, value, [nameOf(key)]);
    const at = ["config", this.rawKey(key.full)];
    const parents = key.path.map((_, depth) => [...at, ...key.path.slice(0, depth)]);
    const isPrepared = parents.every((parent) => isCollection(this.document.getIn(parent, true)));
    // If the parent exists already, only the value changes, so that comments beside it stay.
    if (isPrepared && key.path.length > 0) this.document.setIn([...at, ...key.path], this.document.createNode(value));
    else this.document.setIn(at, this.document.createNode(root));
  }

  /** Removes a value, if it exists. */
  remove(key: ConfigKey): void {
    const present = this.config().get(key.full);
    if (present === undefined || getAt(present, key.path) === undefined) return;
    removeAt(present, key.path, [nameOf(key)]);
    this.document.deleteIn(["config", this.rawKey(key.full), ...key.path]);
  }

  /** Writes the file. */
  save(): void {
    replaceFile(this.file, this.document.toString({ lineWidth: 0 }));
  }

  /** The key in the file, which may have an older form than the full key. */
  private rawKey(full: string): string {
    const raw = (valueOfYaml(this.document, this.file) as { config?: Record<string, ConfigNode> } | null)?.config ?? {};
    return Object.keys(raw).find((key) => qualifyKey(key, this.project) === full) ?? full;
  }
}

/** At the top level, numbers and booleans are stored as strings; only within maps and lists they keep their type. */
function topLevel(value: ConfigNode): ConfigNode {
  return typeof value === "number" || typeof value === "boolean" ? JSON.stringify(value) : value;
}

function nameOf(key: ConfigKey): string {
  return key.full.slice(key.full.indexOf(":") + 1);
}
