import { z } from "zod";
import { NestedTooDeep, parseJson } from "../../words/json";
import { type CloudName, cloudNames, clouds } from "../clouds";
import { withoutNulls } from "../lifecycle/codec";
import { commonSettings } from "./config";
import { ConfigError, type SettingProblem } from "./errors";
import { problemsOf } from "./setting-problems";

type CloudSettings = { [C in CloudName]: z.ZodOptional<(typeof clouds)[C]["settings"]> };

/** A cloud's vendor and services, for users. */
const described = (name: CloudName) => {
  const services = Object.keys(clouds[name].services).map((service) => service.toUpperCase());
  return `${clouds[name].vendor}: ${services.join(" and ")}.`;
};

const cloudSettings = Object.fromEntries(
  cloudNames.map((name) => [name, clouds[name].settings.optional().describe(described(name))]),
) as CloudSettings;

/** All settings. */
export const settingsSchema = z.strictObject({
  ...commonSettings,
  ...cloudSettings,
  profiles: z
    .record(z.string(), z.strictObject({ ...commonSettings, ...cloudSettings }).meta({ id: "Profile" }))
    .optional()
    .describe(
      "Named sets of settings. A profile's settings override the top-level ones for the resources that name it in `profile`.",
    ),
  delivery: z
    .enum(["dynamic", "plugin"])
    .optional()
    .describe("How TypeScript programs reach the provider if they pass no explicit one. Default `dynamic`."),
});

/** Settings after parsing. */
export type ParsedSettings = z.output<typeof settingsSchema>;

/** The provider's configuration by name: objects, or the strings of Pulumi's configuration (JSON for objects). */
export type Settings = Readonly<Record<string, unknown>>;

/** The namespace of the settings in a stack's configuration. */
export const namespace = "container-clouds";

/**
 * The settings in a stack's configuration: all keys of the namespace, so that the check also finds unknown names.
 * @param config strings by full key, such as `container-clouds:tencent`, secrets decrypted; other namespaces are left out
 */
export function readSettings(config: Readonly<Record<string, string | undefined>>): Settings {
  const prefix = `${namespace}:`;
  const own = Object.entries(config).filter(([key, text]) => key.startsWith(prefix) && text !== undefined);
  return Object.fromEntries(own.map(([key, text]) => [key.slice(prefix.length), text]));
}

/**
 * Checks settings.
 * @throws ConfigError with all problems, each with its full path; values that may be secret are not repeated
 */
export function parseSettings(settings: Settings): ParsedSettings {
  const problems: SettingProblem[] = [];
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined || value === null || value === "") continue;
    const field: unknown = Object.hasOwn(settingsSchema.shape, name)
      ? settingsSchema.shape[name as keyof typeof settingsSchema.shape]
      : undefined;
    const decoded = typeof value === "string" && field instanceof z.ZodType ? decode(value, field) : { value };
    if ("problem" in decoded) problems.push({ setting: `${namespace}:${name}`, reason: decoded.problem });
    // An assignment of this name would set where all others are inherited from.
    else if (name === "__proto__")
      problems.push({ setting: `${namespace}:${name}`, reason: "there is no such setting" });
    // As for inputs, null means "not set".
    else if (decoded.value !== null) given[name] = withoutNulls(decoded.value);
  }
  const parsed = settingsSchema.safeParse(asMeant(given));
  if (parsed.success && problems.length === 0) return parsed.data;
  if (!parsed.success) problems.push(...problemsOf(parsed.error, settingsSchema, given, namespace));
  throw new ConfigError(...(problems as [SettingProblem, ...SettingProblem[]]));
}

/**
 * Restores the type of settings that `pulumi config set --path` changed: it stores digits as a number and `true` as a boolean, even if the
 * setting is a string, such as an account ID or a tag's value. It stores a number with a fraction as a string.
 */
function asMeant(given: Record<string, unknown>): Record<string, unknown> {
  const { error } = settingsSchema.safeParse(given);
  const meant = structuredClone(given);
  for (const { path, expected } of wrongTypes(error?.issues ?? [])) {
    const owner = path.slice(0, -1).reduce<unknown>((value, key) => (value as Parsed)[key], meant) as Parsed;
    const name = path.at(-1) ?? "";
    const value = owner[name];
    const isOfMap = path.includes("defaultTags") || path.includes("defaultLabels");
    const isWord = Number.isSafeInteger(value) || (isOfMap && typeof value === "boolean");
    if (expected === "string" && isWord) owner[name] = String(value);
    if (expected === "number" && typeof value === "string" && /^\d+\.\d+$/.test(value)) owner[name] = Number(value);
  }
  return meant;
}

type Parsed = Record<PropertyKey, unknown>;

/** Values of another type than expected. In a union only numbers count, because its strings have their own formats. */
function wrongTypes(
  issues: readonly z.core.$ZodIssue[],
  above: readonly PropertyKey[] = [],
): { path: PropertyKey[]; expected: string }[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === "invalid_union")
      return issue.errors.flatMap((inner) => wrongTypes(inner, path)).filter(({ expected }) => expected === "number");
    return issue.code === "invalid_type" ? [{ path, expected: issue.expected }] : [];
  });
}

const LITERALS = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Parses a setting from a string, unless the setting is a string itself. */
function decode(text: string, field: z.ZodType): { value: unknown } | { problem: string } {
  if (field.safeParse(text).success) return { value: text };
  if (/^\s*[[{]/.test(text)) {
    try {
      return { value: parseJson(text) };
    } catch (error) {
      if (error instanceof NestedTooDeep) return { problem: `is ${error.message}` };
      // The parser's message quotes the text, which may contain a key.
      return { problem: "is not valid JSON" };
    }
  }
  return { value: LITERALS.has(text) ? LITERALS.get(text) : text };
}

/** One cloud's settings for one connection, and where each comes from. */
export interface Resolved<C extends CloudName> {
  settings: NonNullable<ParsedSettings[C]>;
  /** The full path of a setting; for an unset one, the path where it belongs. */
  path(setting: string): string;
}

/** Settings of the identity that calls assume with the keys; they stay with the keys. */
const ROLES = ["assumeRole", "camRoleName", "session"];

/**
 * Merges one cloud's settings: those for all clouds, the cloud's own, the profile's for all clouds, the profile's own; later ones win. A
 * profile that sets any part of the credentials sets all of them.
 * @throws ConfigError if the profile does not exist
 */
export function resolve<C extends CloudName>(parsed: ParsedSettings, cloud: C, profile?: string): Resolved<C> {
  const chosen = profile === undefined ? undefined : profileOf(parsed, profile);
  const { id, secret, token } = clouds[cloud].credentials.settings as Record<"id" | "secret" | "token", string>;
  const parts = [id, secret, token].filter((name) => name !== undefined);
  const credentials = [...parts, "credentialsProfile", ...ROLES];
  const base = withoutBlank(parts, parsed[cloud]);
  const own = withoutBlank(parts, chosen?.[cloud]);
  const bringsKeys = credentials.some((name) => own[name] !== undefined);
  if (bringsKeys) for (const name of credentials) delete base[name];
  const layers: [string, Record<string, unknown>][] = [
    ["", common(parsed)],
    [`${cloud}.`, base],
    [`profiles.${profile}.`, common(chosen)],
    [`profiles.${profile}.${cloud}.`, own],
  ];
  const origin = new Map<string, string>();
  const settings: Record<string, unknown> = {};
  for (const [prefix, layer] of layers) {
    for (const [name, value] of Object.entries(layer)) {
      if (value === undefined) continue;
      settings[name] = value;
      origin.set(name, prefix);
    }
  }
  const missing =
    bringsKeys || (chosen && Object.keys(base).length === 0) ? `profiles.${profile}.${cloud}.` : `${cloud}.`;
  return {
    settings: settings as Resolved<C>["settings"],
    path: (setting) => `${namespace}:${origin.get(setting) ?? missing}${setting}`,
  };
}

/** A cloud's settings without keys and tokens that are blank: these are not set, as where a program passes on an empty variable. */
const withoutBlank = (parts: readonly string[], from: object = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(from).filter(([name, value]) => !(parts.includes(name) && isBlank(value))));

const isBlank = (value: unknown) => typeof value === "string" && value.trim() === "";

function common(from: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.keys(commonSettings).map((name) => [name, from?.[name]]));
}

function profileOf(parsed: ParsedSettings, name: string) {
  const found = Object.hasOwn(parsed.profiles ?? {}, name) ? parsed.profiles?.[name] : undefined;
  if (found) return found;
  const names = Object.keys(parsed.profiles ?? {});
  const there = names.length === 0 ? "there are none" : `there are ${names.join(", ")}`;
  throw new ConfigError({
    setting: `${namespace}:profiles.${name}`,
    reason: `there is no such profile (${there}); add it, or correct the resource's "profile"`,
  });
}
