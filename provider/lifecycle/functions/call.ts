import { lookUp } from "../../../words/look-up";
import { type Path, redactText } from "../../../words/redaction";
import { cloudOf, functionOf } from "../../clouds";
import { CloudError, ConfigError } from "../../transport/errors";
import { errorText } from "../../transport/foreign-text";
import { inLanguage } from "../../transport/language";
import { whileHiding } from "../../transport/redaction";
import { unsupportedFailures } from "../account";
import { check } from "../check";
import { type Properties, toPlain, withoutNulls } from "../codec";
import type { Host } from "../host";
import { secretTexts } from "../secret-paths";
import type { CheckFailure } from "../spec";
import { ABSENT_REMEDIES, AbsentError } from "./absent";
import type { ProviderFunction } from "./spec";

/** Invalid arguments of a function, each failure with its path; the message has one line for each. */
export class ArgumentError extends Error {
  override name = "ArgumentError";
  constructor(
    token: string,
    readonly failures: readonly CheckFailure[],
  ) {
    super(failures.map(({ property, reason }) => `${token}: ${property}: ${reason}`).join("\n"));
  }
}

/** A function failed; `cause` is the failure itself. */
export class FunctionError extends Error {
  override name = "FunctionError";
}

/**
 * Calls a function of the provider, which only reads. Neither a failure nor the log contains a secret argument.
 * @param token `module:getName`, such as `tke:getClusters`.
 * @param inputs its arguments, all known; `null` means "not set"
 * @param host the delivery, with the clouds of its configuration
 * @param secrets paths of secret arguments
 * @returns plain JSON values; `functionOf(token).secrets` says whether they are secret
 * @throws ArgumentError for invalid arguments, FunctionError for any other failure
 */
export async function callFunction(
  token: string,
  inputs: Properties,
  host: Pick<Host, "clouds">,
  secrets: readonly Path[] = [],
): Promise<Properties> {
  const called = await functionOf(token);
  const given = withoutNulls(inputs) as Properties;
  const texts = secretTexts(given, secrets);
  try {
    return await whileHiding(texts, () => call(token, called, given, host));
  } catch (error) {
    throw redactedError(token, error, texts);
  }
}

async function call(
  token: string,
  called: ProviderFunction,
  given: Properties,
  host: Pick<Host, "clouds">,
): Promise<Properties> {
  const failures = [...unsupportedFailures(token, host, given), ...check(called, given)];
  if (failures.length > 0) throw new ArgumentError(token, failures);
  const { region, profile, ...want } = called.inputs.parse(given) as { region?: string; profile?: string };
  const connection = { region, profile };
  try {
    const clouds = host.clouds();
    const [problem, ...others] = clouds.typeProblems(token, connection);
    if (problem) throw new ConfigError(problem, ...others);
    const context = { clients: clouds[cloudOf(token)](connection), region: clouds.region(cloudOf(token), connection) };
    return toPlain(await called.call(context, want)) as Properties;
  } catch (error) {
    // Settings errors name the setting; all others need the name of the function.
    const text = errorText(error);
    if (error instanceof ConfigError) throw new FunctionError(text, { cause: error });
    const { mark, remedy } = remedyFor(called, error);
    const advice = remedy && mark + inLanguage(remedy, host.clouds().language(cloudOf(token), connection));
    const message = `${token}: ${text}${advice}`;
    throw new FunctionError(message, { cause: error });
  }
}

function redactedError(token: string, error: unknown, texts: readonly string[]): unknown {
  const hide = (text: string) => redactText(text, texts);
  if (error instanceof FunctionError) return new FunctionError(hide(error.message), { cause: error.cause });
  if (!(error instanceof ArgumentError)) return error;
  return new ArgumentError(
    token,
    error.failures.map(({ property, reason }) => ({ property, reason: hide(reason) })),
  );
}

/** What to do about a failure whose message does not say it, and the punctuation before that. */
function remedyFor({ remedies = {} }: ProviderFunction, error: unknown): { mark: string; remedy: string } {
  if (error instanceof AbsentError) return { mark: "; ", remedy: error.remedy };
  if (!(error instanceof CloudError) || error.remedy !== undefined) return { mark: "", remedy: "" };
  const whenAbsent = error.category === "not-found" ? ABSENT_REMEDIES[0] : "";
  return { mark: ": ", remedy: lookUp(remedies, error.code) ?? whenAbsent };
}
