import { lookUp } from "../../words/look-up";
import { CloudError } from "../transport/errors";
import { errorText, foreignText } from "../transport/foreign-text";
import type { Properties } from "./codec";
import { idOfInputs } from "./ids";
import { URN } from "./internal-properties";
import { ABSENT, RENAMED, REPLACED, takenText } from "./name-taken";
import { normalForm } from "./normal-form";
import type { Resource } from "./spec";

/**
 * The user's error message: the operation and the resource, the input to blame if the vendor's code or message names it, and the failure:
 * `creating tke:Cluster "web": clusterCidr: overlaps ... (code, request)`.
 * @param named the input that the vendor's message names; the one that the code names takes precedence
 */
export function explain(verb: string, spec: Resource, properties: Properties, error: unknown, named?: string): string {
  const cause = cloudErrorIn(error);
  const input = (cause && blamed(spec, properties, cause)) ?? named;
  const text = errorText(error);
  const name = JSON.stringify(foreignText(nameOf(properties)));
  const remedy = cause ? remedyText(verb, spec, properties, cause) : "";
  const isTwice = verb === "creating" && cause !== undefined && isExclusive(spec, properties, cause, input);
  const order = isTwice && !`${text}${remedy}`.includes(REPLACED) ? `; ${RENAMED}; ${REPLACED}` : "";
  return `${verb} ${spec.type} ${name}: ${input && !text.startsWith(`${input}: `) ? `${input}: ` : ""}${text}${remedy}${order}`;
}

/** The input that the vendor's code names. Of several, the one whose value the message quotes first, else the first. */
function blamed(spec: Resource, properties: Properties, { code, reason }: CloudError): string | undefined {
  const inputs = [lookUp(spec.blame ?? {}, code) ?? []].flat();
  const quoted = inputs
    .filter((input) => typeof properties[input] === "string")
    .map((input) => ({ input, at: reason.indexOf(String(properties[input])) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return (quoted[0] ?? { input: inputs[0] }).input;
}

/** Whether the failed input, or the conflict, means that two resources with these inputs cannot exist side by side. */
function isExclusive(spec: Resource, properties: Properties, { category }: CloudError, input = ""): boolean {
  const { deleteBeforeReplace: rule } = spec;
  if (rule === undefined) return false;
  const want = normalForm(spec, properties);
  const without = { ...want, [input.replace(/[.[].*/, "")]: undefined };
  try {
    return rule(want, want) && (category === "conflict" || !rule(without, without));
  } catch {
    return false;
  }
}

/** The failed call behind an error, if there is one. */
export function cloudErrorIn(error: unknown): CloudError | undefined {
  const cause = error instanceof Error && error.cause instanceof CloudError ? error.cause : error;
  return cause instanceof CloudError ? cause : undefined;
}

/** What to do, if that depends on the operation. */
function remedyText(verb: string, spec: Resource, properties: Properties, { category, remedy }: CloudError): string {
  if (category === "already-exists" && verb === "creating" && !remedy?.includes("adopt"))
    return `; ${takenText(spec, idOfInputs(spec, normalForm(spec, properties)))}`;
  if (category === "not-found" && verb !== "deleting" && !remedy) return `; ${ABSENT}`;
  return category === "connection" ? addressText(verb) : "";
}

/** Operations for which the engine uses the configuration in the state. */
const FROM_STATE: ReadonlySet<string> = new Set(["reading", "deleting"]);

/** Which setting holds the address that does not respond. A refresh or destroy does not see a setting made since the last `up`. */
const addressText = (verb: string) =>
  FROM_STATE.has(verb)
    ? '; the settings are those of the last "pulumi up", from the state: if the endpoint was changed since, run "pulumi up", or add "--run-program"'
    : "";

/**
 * Whether a cloud refuses the keys themselves, rather than what they may do.
 * @param places where each part of them is; the remedy then names one
 */
export function areKeysRefused(error: unknown, places: () => readonly string[]): boolean {
  const { category, remedy } = cloudErrorIn(error) ?? {};
  return category === "unauthorised" && remedy !== undefined && places().some((place) => remedy.includes(place));
}

/**
 * Where refused keys came from, and how newer ones reach the provider: the engine keeps a provider's configuration in the state, and a
 * refresh or destroy uses that.
 * @param from settings, environment variables or a file
 */
export function keysText(verb: string, from: readonly string[]): string {
  if (from.length === 0) return "";
  const source = `; the keys came from ${from.join(", ")}`;
  const mayBeOld = FROM_STATE.has(verb) && from.some((one) => one.startsWith("container-clouds:"));
  if (!mayBeOld) return source;
  return (
    `${source}, as the last "pulumi up" stored them in the state: if they were renewed since, run "pulumi up", or ` +
    'add "--run-program"; keys from the environment or a file are never stored'
  );
}

/** The resource's name in the program, or if that is unknown, in the cloud. */
function nameOf({ [URN]: urn, name }: Properties): string {
  if (typeof urn === "string") return urn.split("::").at(-1) ?? urn;
  return typeof name === "string" ? name : "";
}
