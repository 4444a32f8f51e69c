import { cloudOf, serviceOf } from "../clouds";
import type { UnsupportedInput } from "../transport/cloud";
import type { Clouds } from "../transport/connect";
import { ConfigError, type SettingProblem } from "../transport/errors";
import { once } from "../transport/memoize";
import type { Settings } from "../transport/settings";
import type { Properties } from "./codec";
import type { Defaults } from "./default-tags";
import type { CheckFailure, Resource } from "./spec";
import { hasUnknown, UNKNOWN } from "./unknown";

/** Opens the clouds of a configuration. @throws ConfigError if settings are wrong */
interface Accounts {
  clouds(): Clouds;
}

/** Tags and labels that the settings give every resource; none if the settings cannot be read, which the check reports. */
export function defaultsOf(type: string, { clouds }: Accounts, inputs: Properties): Defaults {
  if (hasUnknown(inputs.profile)) return {};
  try {
    const { defaultTags: tags, defaultLabels: labels } = clouds().defaults(cloudOf(type), connectionOf(inputs));
    return { tags, labels };
  } catch (error) {
    if (error instanceof ConfigError) return {};
    throw error;
  }
}

/** The region of a resource; `UNKNOWN` if its profile or region is unknown. */
export function regionOf(spec: Resource, { clouds }: Accounts, inputs: Properties): string | undefined {
  if (hasUnknown([inputs.profile, inputs.region])) return UNKNOWN;
  return clouds().region(cloudOf(spec.type), connectionOf(inputs));
}

/** The check refuses a profile or region that is not a string, so both are ignored here. */
export const connectionOf = ({ profile, region }: Properties) => ({
  profile: typeof profile === "string" ? profile : undefined,
  region: typeof region === "string" ? region : undefined,
});

/** Wrong or missing settings, as check failures: the preview reports them without a stack trace. */
export function settingFailures(spec: Resource, { clouds }: Accounts, inputs: Properties): CheckFailure[] {
  // The check refuses an empty profile with its own message.
  if (hasUnknown([inputs.profile, inputs.region]) || inputs.profile === "") return [];
  const failures = (problems: readonly SettingProblem[]) =>
    // The engine looks a failure's property up among the inputs, and a setting is not an input.
    problems.map(({ setting, reason }) => ({ property: "", reason: `${setting}: ${reason}` }));
  try {
    const missing = clouds().missing(serviceOf(spec.type), connectionOf(inputs));
    return failures(missing.length > 0 ? missing : clouds().typeProblems(spec.type, connectionOf(inputs)));
  } catch (error) {
    if (error instanceof ConfigError) return failures(error.problems);
    throw error;
  }
}

/**
 * Inputs that ask for what the configured cloud does not support.
 * @param changed paths of inputs that change in place; without them, a new resource is checked
 */
export function unsupportedFailures(
  type: string,
  { clouds }: Accounts,
  inputs: Properties,
  changed?: readonly string[],
): CheckFailure[] {
  if (hasUnknown([inputs.profile, inputs.region])) return [];
  try {
    return clouds()
      .unsupported(type, connectionOf(inputs))
      .filter(({ input, when }) =>
        changed ? when === "changed" && changed.includes(input) : asks(inputs[input], when),
      )
      .map(({ input, reason }) => ({ property: input, reason }));
  } catch (error) {
    // The check reports wrong settings itself.
    if (error instanceof ConfigError) return [];
    throw error;
  }
}

function asks(value: unknown, when: UnsupportedInput["when"]): boolean {
  if (hasUnknown(value) || when === "changed") return false;
  if (when === "set") return value !== undefined;
  return when === "true" ? value === true : value !== false;
}

const cloudsBySettings = new Map<string, Clouds>();

/** The clouds of these settings, opened once per process for all types, so that they share sockets and rate limits. */
export const sharedClouds = (settings: Settings, open: (settings: Settings) => Clouds): (() => Clouds) =>
  once(() => {
    const key = JSON.stringify(settings);
    const clouds = cloudsBySettings.get(key) ?? open(settings);
    cloudsBySettings.set(key, clouds);
    return clouds;
  });
