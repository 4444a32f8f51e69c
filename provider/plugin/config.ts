import { isDeepStrictEqual } from "node:util";
import { status } from "@grpc/grpc-js";
import { z } from "zod";
import { lookUp } from "../../words/look-up";
import { type Path, textsAt } from "../../words/redaction";
import { DEFAULTS, NO_SECRET } from "../../words/secret-defaults";
import type { Properties } from "../lifecycle/codec";
import { secretPaths } from "../lifecycle/schema";
import type { CheckFailure } from "../lifecycle/spec";
import { hasUnknown, UNKNOWN } from "../lifecycle/unknown";
import { ConfigError } from "../transport/errors";
import { objectIn } from "../transport/setting-problems";
import { namespace, parseSettings, type Settings, settingsSchema } from "../transport/settings";
import { RequestError } from "./failures";

/** Properties of a provider that belong to the engine. */
const ENGINES = /^(version|pluginDownloadURL|__.*)$/;

/** The settings among a provider's properties. */
export function settingsOf(properties: Properties): Settings {
  const own = Object.entries(properties).filter(([name]) => !ENGINES.test(name));
  return Object.fromEntries(own.map(([name, value]) => [name, withOwnNames(name, value)]));
}

/** Restores setting names, because Python's SDK passes names within a dictionary as the program writes them: `secret_id` for `secretId`. */
function withOwnNames(name: string, value: unknown): unknown {
  const schema = Object.entries(settingsSchema.shape).find(([known]) => known === name)?.[1] as z.ZodType | undefined;
  if (schema === undefined) return value;
  const given = decoded(value);
  const named = renamed(given, schema);
  if (isDeepStrictEqual(named, given)) return value;
  return typeof value === "string" ? JSON.stringify(named) : named;
}

function renamed(value: unknown, schema: z.ZodType): unknown {
  const form = objectIn(schema);
  if (typeof value !== "object" || value === null || Array.isArray(value) || form === undefined) return value;
  const entries = Object.entries(value);
  if (form instanceof z.ZodRecord)
    return Object.fromEntries(entries.map(([key, inner]) => [key, renamed(inner, form.valueType as z.ZodType)]));
  const shape = form.shape as Readonly<Record<string, z.ZodType>>;
  const nameOf = (key: string) => {
    const camel = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return Object.hasOwn(shape, camel) && !Object.hasOwn(value, camel) ? camel : key;
  };
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      const own = nameOf(key);
      const field = lookUp(shape, own);
      return [own, field === undefined ? inner : renamed(inner, field)];
    }),
  );
}

/**
 * Everything that is wrong with a provider's settings. Unknown settings are skipped. The engine prints the value of the property that a
 * failure names, so settings that may contain a secret are named only in the reason.
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

/** @param given paths of what the program or the configuration marks as secret. @throws RequestError if default tags or labels are among them */
export function refuseSecretDefaults(given: readonly Path[]): void {
  const shown = DEFAULTS.filter((name) => given.some(([first]) => first === name));
  const problems = shown.map((name) => `${namespace}:${name}: ${NO_SECRET}`);
  if (problems.length > 0) throw new RequestError(status.INVALID_ARGUMENT, problems.join("\n"));
}

const secrets: readonly Path[] = secretPaths(settingsSchema).map((path) => path.split("."));

/** Settings that contain a key or password. The protocol passes each setting as one string, so the whole setting is secret. */
export function secretSettings(properties: Properties): Path[] {
  const given = Object.entries(settingsOf(properties));
  return given
    .filter(([name, value]) => secrets.some((path) => textsAt({ [name]: decoded(value) }, path).some(isKnown)))
    .map(([name]) => [name]);
}

const isKnown = (text: string) => text !== UNKNOWN;

const isUnknownSetting = (value: unknown) =>
  hasUnknown(value) || (typeof value === "string" && value.includes(UNKNOWN));

/**
 * Names of the settings that differ. None of them replaces a resource: another key, endpoint or region is only another way to reach the
 * clouds, and each resource stores its region.
 */
export function changedSettings(was: Properties, now: Properties): string[] {
  const [before, after] = [settingsOf(was), settingsOf(now)];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(decoded(before[name]), decoded(after[name])));
}

/** A setting's value, parsed if it is JSON text. */
function decoded(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The settings of a configure request: typed ones, or strings under their old names, `<package>:config:<name>`. */
export function configured(args: Properties | undefined, variables: readonly (readonly [string, string])[]): Settings {
  if (args !== undefined) return settingsOf(args);
  const prefix = `${namespace}:config:`;
  const own = variables.filter(([key]) => key.startsWith(prefix));
  return settingsOf(Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value])));
}
