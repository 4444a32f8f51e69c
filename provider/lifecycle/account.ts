import { cloudOf, serviceOf } from "../clouds";
import type { UnsupportedInput } from "../transport/cloud";
import type { Clouds } from "../transport/connect";
import { ConfigError, type SettingProblem } from "../transport/errors";
import type { Properties } from "./codec";
import type { Defaults } from "./default-tags";
import type { CheckFailure, Resource } from "./spec";
import { hasUnknown, UNKNOWN } from "./unknown";

/** Where the clouds of a configuration come from. @throws ConfigError for wrong settings */
interface Accounts {
  clouds(): Clouds;
}

/** Tags and labels that the settings give to every resource; none where the settings cannot be read. */
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

/** The region that a resource will be in; unknown where what chooses it is. */
export function regionOf(spec: Resource, { clouds }: Accounts, inputs: Properties): string | undefined {
  if (hasUnknown([inputs.profile, inputs.region])) return UNKNOWN;
  return clouds().region(cloudOf(spec.type), connectionOf(inputs));
}

/** What is no string is refused by the check, and chooses nothing. */
export const connectionOf = ({ profile, region }: Properties) => ({
  profile: typeof profile === "string" ? profile : undefined,
  region: typeof region === "string" ? region : undefined,
});

/** Wrong or missing settings, as failures of the check: found in the preview, without a trace. */
export function settingFailures(spec: Resource, { clouds }: Accounts, inputs: Properties): CheckFailure[] {
  // What no profile can be called is the check's to say.
  if (hasUnknown([inputs.profile, inputs.region]) || inputs.profile === "") return [];
  const failures = (problems: readonly SettingProblem[]) =>
    // The engine looks a failure's property up among the inputs, where no setting is.
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
 * Inputs that ask for what the cloud does not have.
 * @param changed inputs that change in place; without them, what is wrong with a resource that has the inputs
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
    // Wrong settings are reported for themselves.
    if (error instanceof ConfigError) return [];
    throw error;
  }
}

function asks(value: unknown, when: UnsupportedInput["when"]): boolean {
  if (hasUnknown(value) || when === "changed") return false;
  if (when === "set") return value !== undefined;
  return when === "true" ? value === true : value !== false;
}

const kept = new Map<string, Clouds>();

/** The clouds of a configuration: one for all types in a process, so that they share sockets and limits. */
export function sharedClouds(key: string, open: () => Clouds): Clouds {
  const clouds = kept.get(key) ?? open();
  kept.set(key, clouds);
  return clouds;
}
