import { isDeepStrictEqual } from "node:util";
import { lookUp } from "../../words/look-up";
import type { Pattern } from "./as-written";
import type { Properties } from "./codec";
import { UNRETURNED } from "./internal-properties";
import { isEmpty, normalField } from "./normal-form";
import type { Resource } from "./spec";

/**
 * Inputs that an import could not learn, because the cloud does not return them. They have no old value: the first value in the program is
 * recorded, and only a later one is a change.
 */

/** Inputs of the provider that say where a resource is; an import knows them. */
const LOCATION: ReadonlySet<string> = new Set(["region", "profile", "adopt"]);

/** Names of the inputs that an import did not learn, or only in part. */
export const unreturnedIn = ({ [UNRETURNED]: names }: Properties): string[] =>
  Array.isArray(names) ? names.map(String) : [];

/** The internal property with these names; `{}` if there are none. */
export const unreturnedAs = (names: readonly string[]): Properties =>
  names.length > 0 ? { [UNRETURNED]: [...names] } : {};

/** Parts of an input that the cloud never returns. */
export function partsUnreturned(spec: Resource, field: string): Pattern[] {
  const paths = (spec.unreturned ?? []).map((path) => path.split("."));
  return paths.filter(([first]) => first === field).map(([, ...rest]) => rest);
}

/** Splits what the cloud returns for a resource that is read by ID: the inputs, and the names of those that it does not return. */
export function inputsFound(spec: Resource, place: Properties, live: Properties) {
  const fields = Object.keys(spec.inputs.shape).filter((field) => !LOCATION.has(field));
  const isValid = (field: string) => spec.inputs.shape[field]?.safeParse(live[field]).success ?? false;
  const found = fields.filter((field) => !isEmpty(live[field]) && isValid(field));
  const isPartial = (field: string) => partsUnreturned(spec, field).length > 0 || spec.agrees?.[field] !== undefined;
  const isReturned = (field: string) => (field in live ? isEmpty(live[field]) || isValid(field) : false);
  const names = fields.filter((field) => !isReturned(field) || isPartial(field));
  const given = [...LOCATION]
    .filter((field) => place[field] !== undefined)
    .map((field) => [field, place[field]] as const);
  const inputs = Object.fromEntries([...found.map((field) => [field, live[field]] as const), ...given]) as Properties;
  return { inputs, unreturned: names };
}

/** The state with values that the program has since set for unreturned inputs. Pulumi keeps these in the inputs only. */
export function withRecorded(state: Properties, inputs: Properties): Properties {
  const names = unreturnedIn(state);
  const isSaid = (name: string) => inputs[name] !== undefined && !isDeepStrictEqual(inputs[name], state[name]);
  const said = names.filter(isSaid);
  if (said.length === 0) return state;
  const { [UNRETURNED]: _, ...rest } = state;
  const recorded = Object.fromEntries(said.map((name) => [name, inputs[name]]));
  return { ...rest, ...recorded, ...unreturnedAs(names.filter((name) => !isSaid(name))) };
}

/** The internal property after these inputs are set: names that the program still does not set. */
export const leftUnreturned = (state: Properties, inputs: Properties): Properties =>
  unreturnedAs(unreturnedIn(state).filter((name) => inputs[name] === undefined));

/** Whether a value is a placeholder that Pulumi writes for a required input whose value it does not know: `""`, 0 and the like. */
export function isPlaceholder(spec: Pick<Resource, "inputs">, field: string, value: unknown): boolean {
  if (value === undefined) return true;
  const isZero = (part: unknown): boolean =>
    typeof part === "object" && part !== null ? Object.values(part).every(isZero) : !part;
  return isZero(value) && (typeof value === "object" || !isAllowed(spec, field, value));
}

const isAllowed = ({ inputs }: Pick<Resource, "inputs">, field: string, value: unknown) =>
  lookUp(inputs.shape, field)?.safeParse(value).success ?? false;

/** Whether the value that an import found may be the program's, by the resource's `agrees`. */
export const agrees = (spec: Resource, field: string, found: unknown, said: unknown): boolean =>
  found !== undefined &&
  said !== undefined &&
  ((spec.agrees?.[field] as ((found: unknown, said: unknown) => boolean) | undefined)?.(
    normalField(spec, field, found),
    normalField(spec, field, said),
  ) ??
    false);
