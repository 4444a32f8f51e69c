import { CloudError } from "../transport/errors";
import { lookUp } from "../transport/foreign-text";
import type { Properties } from "./codec";
import { idOfInputs } from "./create/search";
import { URN } from "./internal-properties";
import { normalForm } from "./normal-form";
import type { Resource } from "./spec";
import { takenText } from "./taken";

/**
 * What went wrong, for the user: what was being done to which resource, the input to blame if the vendor's code names it
 * it, and the failure itself: `creating tke:Cluster "web": clusterCidr: overlaps ... (code, request)`.
 */
export function explain(verb: string, spec: Resource, properties: Properties, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof CloudError ? error.cause : error;
  const input = cause instanceof CloudError ? lookUp(spec.blame ?? {}, cause.code) : undefined;
  const text = error instanceof Error ? error.message : String(error);
  const isTaken = verb === "creating" && cause instanceof CloudError && cause.category === "already-exists";
  const remedy =
    isTaken && !cause.remedy?.includes("adopt") ? `; ${takenText(idOfInputs(spec, normalForm(spec, properties)))}` : "";
  const name = JSON.stringify(nameOf(properties));
  return `${verb} ${spec.type} ${name}: ${input ? `${input}: ` : ""}${text}${remedy}${addressText(verb, cause)}`;
}

/** Operations for which the engine uses the configuration that the state holds. */
const FROM_STATE: ReadonlySet<string> = new Set(["reading", "deleting"]);

/** Whose the address is that nobody answers at: a refresh or a destroy does not see one that was set since the last `up`. */
const addressText = (verb: string, cause: unknown) =>
  FROM_STATE.has(verb) && cause instanceof CloudError && cause.category === "connection"
    ? '; the settings are those of the last "pulumi up", from the state: if the endpoint was changed since, run "pulumi up", or add "--run-program"'
    : "";

/** Whether a cloud refuses the keys themselves, and not what they may do. */
export function areKeysRefused(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof CloudError ? error.cause : error;
  return (
    cause instanceof CloudError && cause.category === "unauthorised" && /container-clouds:/.test(cause.remedy ?? "")
  );
}

/**
 * Where keys that were refused came from, and how newer ones get there: the engine keeps a provider's configuration in the state,
 * and a refresh or a destroy uses that.
 * @param from settings, environment variables or a file
 */
export function keysText(verb: string, from: readonly string[]): string {
  if (from.length === 0) return "";
  const source = `; the keys came from ${from.join(", ")}`;
  const mayBeOld = FROM_STATE.has(verb) && from.some((one) => one.startsWith("container-clouds:"));
  if (!mayBeOld) return source;
  return (
    `${source}, as the last "pulumi up" stored them in the state: if they were renewed since, run "pulumi up", or "pulumi ` +
    'refresh --run-program"; keys from the environment or a file are never stored'
  );
}

/** The resource's name in the program; where that is not known, its name in the cloud. */
function nameOf(properties: Properties): string {
  const urn = properties[URN];
  return typeof urn === "string" ? (urn.split("::").at(-1) ?? urn) : String(properties.name ?? "");
}
