import { isDeepStrictEqual } from "node:util";
import { status } from "@grpc/grpc-js";
import { DEFAULTS, NO_SECRET } from "../../words/secret-defaults";
import type { Properties } from "../lifecycle/codec";
import { type Path, textsAt } from "../lifecycle/redaction";
import { secretPaths } from "../lifecycle/schema";
import type { CheckFailure } from "../lifecycle/spec";
import { hasUnknown, UNKNOWN } from "../lifecycle/unknown";
import { ConfigError } from "../transport/errors";
import { namespace, parseSettings, type Settings, settingsSchema } from "../transport/settings";
import { RequestError } from "./failures";

/** Properties of a provider that are the engine's own. */
const ENGINES = /^(version|pluginDownloadURL|__.*)$/;

/** The settings among a provider's properties. */
export function settingsOf(properties: Properties): Settings {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !ENGINES.test(name)));
}

/**
 * Everything that is wrong with a provider's settings. Those that are not known yet are set aside. The engine repeats the
 * value of the property that a failure names, so what may hold a secret is named in the reason only.
 */
export function checkConfig(properties: Properties): CheckFailure[] {
  const known = Object.entries(settingsOf(properties)).filter(([, value]) => !isUnknownSetting(value));
  try {
    parseSettings(Object.fromEntries(known));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ setting, reason }) => ({ property: "", reason: `${setting}: ${reason}` }));
  }
}

/** @param given paths of what the program, or the configuration, calls secret. @throws RequestError for tags and labels among them */
export function refuseSecretDefaults(given: readonly Path[]): void {
  const shown = DEFAULTS.filter((name) => given.some(([first]) => first === name));
  const problems = shown.map((name) => `${namespace}:${name}: ${NO_SECRET}`);
  if (problems.length > 0) throw new RequestError(status.INVALID_ARGUMENT, problems.join("\n"));
}

const secrets: readonly Path[] = secretPaths(settingsSchema).map((path) => path.split("."));

/** Settings that hold a key or a password: secret as a whole, however the user gave them, as the protocol carries each as one text. */
export function secretSettings(properties: Properties): Path[] {
  const given = Object.entries(settingsOf(properties));
  return given
    .filter(([name, value]) => secrets.some((path) => textsAt({ [name]: decoded(value) }, path).length > 0))
    .map(([name]) => [name]);
}

const isUnknownSetting = (value: unknown) =>
  hasUnknown(value) || (typeof value === "string" && value.includes(UNKNOWN));

/**
 * Names of the settings that differ. None of them replaces a resource: another key, endpoint or region is another way to the
 * same clouds, and each resource knows the region that it is in.
 */
export function changedSettings(was: Properties, now: Properties): string[] {
  const [before, after] = [settingsOf(was), settingsOf(now)];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(decoded(before[name]), decoded(after[name])));
}

/** A setting's value, where its text is JSON. */
function decoded(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The settings of a configure request: typed ones, or texts under their old names, `<package>:config:<name>`. */
export function configured(args: Properties | undefined, variables: readonly (readonly [string, string])[]): Settings {
  if (args !== undefined) return settingsOf(args);
  const prefix = `${namespace}:config:`;
  const own = variables.filter(([key]) => key.startsWith(prefix));
  return settingsOf(Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value])));
}
