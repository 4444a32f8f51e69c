import { CloudError } from "../transport/errors";
import type { Properties } from "./codec";
import { URN } from "./internal-properties";
import type { Resource } from "./spec";

/**
 * What went wrong, for the user: what was being done to which resource, the input to blame if the vendor's code names it
 * it, and the failure itself: `creating tke:Cluster "web": clusterCidr: overlaps ... (code, request)`.
 */
export function explain(verb: string, spec: Resource, properties: Properties, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof CloudError ? error.cause : error;
  const input = cause instanceof CloudError ? spec.blame?.[cause.code] : undefined;
  const text = error instanceof Error ? error.message : String(error);
  return `${verb} ${spec.type} ${JSON.stringify(nameOf(properties))}: ${input ? `${input}: ` : ""}${text}`;
}

/** The resource's name in the program; where that is not known, its name in the cloud. */
function nameOf(properties: Properties): string {
  const urn = properties[URN];
  return typeof urn === "string" ? (urn.split("::").at(-1) ?? urn) : String(properties.name ?? "");
}
