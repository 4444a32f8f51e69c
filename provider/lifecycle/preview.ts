import type { Properties } from "./codec";
import { diff } from "./diff";
import { commonInputs } from "./schema";
import type { Resource } from "./spec";
import { UNKNOWN } from "./unknown";

/**
 * The properties that a new resource will have: its inputs, and unknowns for the rest.
 * @param region its region; `undefined` if the cloud has none
 */
export function foreseeCreate(spec: Resource, inputs: Properties, region: string | undefined): Properties {
  const chosen = (spec.computed ?? []).filter((field) => field !== "region" && inputs[field] === undefined);
  const unknown = [...chosen, ...Object.keys(spec.outputs.shape)].map((name) => [name, UNKNOWN]);
  return { ...Object.fromEntries(unknown), ...(region !== undefined && { region }), ...inputs };
}

/** The properties that a resource will have after an update. Outputs that no update changes stay as they are. */
export function foreseeUpdate(spec: Resource, state: Properties, inputs: Properties): Properties {
  const changed = new Set(diff(spec, state, inputs).changes.map(({ path }) => /^[^.[]+/.exec(path)?.[0] ?? path));
  const reachesCloud = [...changed].some((field) => !OWN.has(field));
  const stays = (output: string) => !reachesCloud || spec.stable?.includes(output);
  const kept = [...(spec.computed ?? []), ...Object.keys(spec.outputs.shape).filter(stays)];
  const unknown = Object.keys(spec.outputs.shape).filter((output) => !stays(output));
  return {
    ...Object.fromEntries(unknown.map((output) => [output, UNKNOWN])),
    ...Object.fromEntries(kept.filter((name) => state[name] !== undefined).map((name) => [name, state[name]])),
    ...inputs,
  };
}

/** Inputs of this provider's own, such as `timeouts`: a change of them sends no call. */
const OWN: ReadonlySet<string> = new Set(Object.keys(commonInputs));

/** Properties that never change while the resource exists. */
export function stableProperties(spec: Resource): string[] {
  const fixed = (spec.computed ?? []).filter((field) => spec.onChange[field] === "replace");
  return [...fixed, ...(spec.stable ?? [])];
}
