import { type Command, Option } from "commander";
import {
  BLINDED,
  type Config,
  decrypting,
  findValue,
  parseKey,
  prettyKey,
  revealed,
  sortedKeys,
  sortedMaps,
  textOf,
} from "../backend/config";
import { type ConfigNode, coerce, hasSecure, isMap, isSecure } from "../backend/config-path";
import { EngineError } from "../backend/errors";
import type { Project } from "../backend/project";
import { withProjectConfig } from "../backend/project-config";
import type { StackSettings } from "../backend/settings";
import type { Crypter } from "../types";
import { collect, MISSING_COMMANDS, refuseCommands } from "./flags";
import { ask, readInput, type Session } from "./session";
import { openSecrets, readSettings, requireOwnProject, requireStack, type StackContext } from "./stack-context";
import { renderColumns } from "./table";

interface ConfigFlags {
  stack?: string;
  configFile?: string;
  showSecrets?: boolean;
  json?: boolean;
  path?: boolean;
}

interface SetFlags extends ConfigFlags {
  secret?: boolean;
  plaintext?: boolean;
  raw?: boolean;
  type?: "string" | "int" | "bool" | "float";
}

interface SetAllFlags extends ConfigFlags {
  secret: string[];
  plaintext: string[];
}

/** A stack with its settings. */
interface Opened extends StackContext {
  project: Project;
  settings: StackSettings;
}

/** Adds `config` and its verbs. */
export function addConfigCommands(parent: Command, sessionOf: (command: Command) => Session): void {
  const config = parent
    .command("config")
    .description("Lists all configuration values of a stack")
    .option("-s, --stack <name>", "the stack to operate on; by default the selected one")
    .option("--config-file <file>", "use the settings in this file")
    .option("--show-secrets", "show secret values instead of [secret]")
    .option("-j, --json", "print JSON")
    .action((_flags, command: Command) => listConfig(sessionOf(command), command.optsWithGlobals<ConfigFlags>()));
  config
    .command("get <key>")
    .description("Get a single configuration value")
    .option("--path", "the key contains a path to a property in a map or list")
    .action((key: string, _flags, command: Command) =>
      getConfig(sessionOf(command), key, command.optsWithGlobals<ConfigFlags>()),
    );
  config
    .command("set <key> [value]")
    .description("Set a configuration value; without one it is read from standard input")
    .option("--path", "the key contains a path to a property in a map or list")
    .addOption(new Option("--secret", "encrypt the value").conflicts(["plaintext", "type"]))
    .addOption(new Option("--plaintext", "save the value unencrypted").conflicts(["secret", "type"]))
    .addOption(new Option("--type <type>", "save the value as this type").choices(["string", "int", "bool", "float"]))
    .option("--raw", "keep trailing newlines of standard input")
    .action((key: string, value: string | undefined, _flags, command: Command) =>
      setConfig(sessionOf(command), key, value, command.optsWithGlobals<SetFlags>()),
    );
  config
    .command("set-all")
    .description("Set multiple configuration values")
    .option("--path", "the keys contain paths to properties in a map or list")
    .addOption(new Option("--secret <key=value>", "encrypt the value").argParser(collect).default([]))
    .addOption(new Option("--plaintext <key=value>", "save the value unencrypted").argParser(collect).default([]))
    .action((_flags, command: Command) => setAll(sessionOf(command), command.optsWithGlobals<SetAllFlags>()));
  config
    .command("remove <key>")
    .alias("rm")
    .description("Remove a configuration value")
    .option("--path", "the key contains a path to a property in a map or list")
    .action((key: string, _flags, command: Command) =>
      removeConfig(sessionOf(command), key, command.optsWithGlobals<ConfigFlags>()),
    );
  refuseCommands(config, MISSING_COMMANDS.config);
}

/** Flags that save configuration before an operation (`-c key=value`). */
export function addConfigFlags(command: Command): Command {
  return command
    .option("-c, --config <key=value>", "config to use during the operation and save to the stack settings", collect)
    .option("--config-path", "config keys contain a path to a property in a map or list")
    .option("--config-file <file>", "use the settings in this file");
}

/** Saves the values of `-c key=value`. @throws EngineError for a value without `=`. */
export function saveConfigFlags(settings: StackSettings, project: string, pairs: string[], asPath: boolean): void {
  if (pairs.length === 0) return;
  for (const pair of pairs) {
    const { key, text } = keyAndValue("--config", pair, project, asPath);
    settings.set(key, key.path.length > 0 ? coerce(text) : text);
  }
  settings.save();
}

function open(session: Session, flags: ConfigFlags): Opened {
  const context = requireStack(session, flags.stack);
  const project = requireOwnProject(session, context.name);
  return { ...context, project, settings: readSettings(session, project, context.name.stack, flags.configFile) };
}

/** How a command reads secrets: hidden, or decrypted with the passphrase. */
function reader(session: Session, opened: Opened, show: boolean): (key: string) => (ciphertext: string) => string {
  if (!show) return () => () => BLINDED;
  let crypter: Crypter | undefined;
  const decrypt = (ciphertext: string) => {
    crypter ??= openSecrets(session, opened.settings, opened.backend.load(opened.name)).crypter;
    return crypter.decrypt(ciphertext);
  };
  return (key) => decrypting(key, { decrypt });
}

function listConfig(session: Session, flags: ConfigFlags): void {
  const opened = open(session, flags);
  const config = withProjectConfig(opened.project, opened.settings.config());
  const read = reader(session, opened, flags.showSecrets === true);
  if (flags.json) {
    const entries = sortedKeys(config).map((key) => {
      const node = config.get(key) ?? null;
      return [key, hasSecure(node) && !flags.showSecrets ? { secret: true } : describe(node, read(key))];
    });
    session.print(JSON.stringify(Object.fromEntries(entries), null, 2));
    return;
  }
  const rows = sortedKeys(config).map((key) => [
    prettyKey(key, opened.project.name),
    textOf(config.get(key) ?? null, read(key)),
  ]);
  for (const line of renderColumns([["KEY", "VALUE"], ...rows])) session.print(line);
}

function getConfig(session: Session, text: string, flags: ConfigFlags): void {
  const opened = open(session, flags);
  const config: Config = withProjectConfig(opened.project, opened.settings.config());
  const key = parseKey(text, opened.project.name, flags.path === true);
  const node = findValue(config, key);
  if (node === undefined) {
    const shown = prettyKey(flags.path ? text : key.full, opened.project.name);
    throw new EngineError(`configuration key '${shown}' not found for stack '${opened.name.stack}'`);
  }
  const read = reader(session, opened, true)(key.full);
  session.print(flags.json ? JSON.stringify(describe(node, read), null, 2) : textOf(node, read));
}

function describe(node: ConfigNode, read: (ciphertext: string) => string): object {
  const isObject = (isMap(node) && !isSecure(node)) || Array.isArray(node);
  return {
    value: textOf(node, read),
    ...(isObject ? { objectValue: sortedMaps(revealed(node, read)) } : {}),
    secret: hasSecure(node),
  };
}

async function setConfig(session: Session, text: string, given: string | undefined, flags: SetFlags): Promise<void> {
  const opened = open(session, flags);
  const key = parseKey(text, opened.project.name, flags.path === true);
  const value = given ?? (await readValue(session, flags));
  if (flags.secret) {
    const { crypter } = openSecrets(session, opened.settings, opened.backend.load(opened.name));
    opened.settings.set(key, { secure: crypter.encrypt(value) });
  } else {
    if (!flags.plaintext && !flags.type && looksSecret(key.full, value)) {
      throw new EngineError(
        `config value for '${key.full}' looks like a secret; rerun with --secret to encrypt it, or --plaintext if you meant to store in plaintext`,
      );
    }
    opened.settings.set(key, flags.type ? typed(value, flags.type) : key.path.length > 0 ? coerce(value) : value);
  }
  opened.settings.save();
}

/** Sets all values and writes the file once, so that a reader finds none of them or all. */
function setAll(session: Session, { secret, plaintext, ...flags }: SetAllFlags): void {
  const opened = open(session, flags);
  const { settings, project } = opened;
  const pairOf = (flag: string) => (pair: string) => keyAndValue(flag, pair, project.name, flags.path === true);
  const plain = plaintext.map(pairOf("--plaintext"));
  const hidden = secret.map(pairOf("--secret"));
  for (const { key, text } of plain) settings.set(key, key.path.length > 0 ? coerce(text) : text);
  if (hidden.length > 0) {
    const { crypter } = openSecrets(session, settings, opened.backend.load(opened.name));
    for (const { key, text } of hidden) settings.set(key, { secure: crypter.encrypt(text) });
  }
  settings.save();
}

/** @throws EngineError for a text without `=` */
function keyAndValue(flag: string, pair: string, project: string, asPath: boolean) {
  const at = pair.indexOf("=");
  if (at < 1) throw new EngineError(`${flag} "${pair}": could not parse, expected key=value`);
  return { key: parseKey(pair.slice(0, at), project, asPath), text: pair.slice(at + 1) };
}

async function readValue(session: Session, flags: SetFlags): Promise<string> {
  if (session.stdin.isTTY) {
    if (session.interactive && !flags.secret) return ask(session, "value: ");
    throw new EngineError("config value must be specified: as an argument, or on standard input");
  }
  const input = await readInput(session);
  return flags.raw ? input : input.replace(/\r?\n$/, "");
}

function removeConfig(session: Session, text: string, flags: ConfigFlags): void {
  const { settings, project } = open(session, flags);
  settings.remove(parseKey(text, project.name, flags.path === true));
  settings.save();
}

function typed(value: string, type: NonNullable<SetFlags["type"]>): ConfigNode {
  if (type === "string") return value;
  if (type === "bool") return /^(1|t|true)$/i.test(value);
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || (type === "int" && !Number.isInteger(number))) {
    throw new EngineError(`config value "${value}" is not of type ${type}`);
  }
  return number;
}

/**
 * Whether a value looks like a secret: the name suggests one, and the value is not words, because it has three kinds of characters, or two
 * and is long. The CLI estimates entropy instead; `--plaintext` overrides both guesses.
 */
function looksSecret(key: string, value: string): boolean {
  if (!/passwd|pass|password|pwd|secret|token/i.test(key.slice(key.indexOf(":") + 1))) return false;
  const head = value.slice(0, 16);
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(head)).length;
  const isMixed = (kinds >= 3 && head.length >= 10) || (kinds >= 2 && head.length >= 16);
  return isMixed && new Set(head).size >= 8 && !/[A-Za-z]{5}/.test(head);
}
