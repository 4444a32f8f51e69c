import { isDeepStrictEqual } from "node:util";
import type { Pattern } from "./as-written";
import type { Properties } from "./codec";
import { UNRETURNED } from "./internal-properties";
import { isEmpty, normalField } from "./normal-form";
import type { Resource } from "./spec";

/**
 * Inputs that an import could not learn, because the cloud does not return them. They have no old value: what the program says
 * first is recorded, and only a later change is one.
 */

/** Inputs of our own that say where a resource is: they are known from its ID. */
const PLACE: ReadonlySet<string> = new Set(["region", "profile", "adopt"]);

/** Names of the inputs that are not known, or in part. */
export const unreturnedIn = ({ [UNRETURNED]: names }: Properties): string[] =>
  Array.isArray(names) ? names.map(String) : [];

/** The hidden property for these names; nothing for none. */
export const unreturnedAs = (names: readonly string[]): Properties =>
  names.length > 0 ? { [UNRETURNED]: [...names] } : {};

/** Parts of an input that the cloud never returns. */
export function partsUnreturned(spec: Resource, field: string): Pattern[] {
  const paths = (spec.unreturned ?? []).map((path) => path.split("."));
  return paths.filter(([first]) => first === field).map(([, ...rest]) => rest);
}

/** Splits what the cloud returns of a resource that is read by its ID into inputs, and the names of those it does not return. */
export function inputsFound(spec: Resource, place: Properties, live: Properties) {
  const fields = Object.keys(spec.inputs.shape).filter((field) => !PLACE.has(field));
  const isValid = (field: string) => spec.inputs.shape[field]?.safeParse(live[field]).success ?? false;
  const found = fields.filter((field) => !isEmpty(live[field]) && isValid(field));
  const isPartial = (field: string) => partsUnreturned(spec, field).length > 0 || spec.agrees?.[field] !== undefined;
  const isReturned = (field: string) => (field in live ? isEmpty(live[field]) || isValid(field) : false);
  const names = fields.filter((field) => !isReturned(field) || isPartial(field));
  const given = [...PLACE].filter((field) => place[field] !== undefined).map((field) => [field, place[field]] as const);
  const inputs = Object.fromEntries([...found.map((field) => [field, live[field]] as const), ...given]) as Properties;
  return { inputs, unreturned: names };
}

/** The state with what the program has said since of inputs that the cloud does not return: Pulumi keeps it in the inputs. */
export function withRecorded(state: Properties, inputs: Properties): Properties {
  const names = unreturnedIn(state);
  const isSaid = (name: string) => inputs[name] !== undefined && !isDeepStrictEqual(inputs[name], state[name]);
  const said = names.filter(isSaid);
  if (said.length === 0) return state;
  const { [UNRETURNED]: _, ...rest } = state;
  const recorded = Object.fromEntries(said.map((name) => [name, inputs[name]]));
  return { ...rest, ...recorded, ...unreturnedAs(names.filter((name) => !isSaid(name))) };
}

/** The hidden property of a resource that now has these inputs. */
export const leftUnreturned = (state: Properties, inputs: Properties): Properties =>
  unreturnedAs(unreturnedIn(state).filter((name) => inputs[name] === undefined));

/** Whether a program's value is one that Pulumi writes for a required input that it knows nothing of: `""`, 0, or such. */
export function isPlaceholder(spec: Pick<Resource, "inputs">, field: string, value: unknown): boolean {
  if (value === undefined) return true;
  const isZero = (part: unknown): boolean =>
    typeof part === "object" && part !== null ? Object.values(part).every(isZero) : !part;
  return isZero(value) && (typeof value === "object" || !isAllowed(spec, field, value));
}

const isAllowed = ({ inputs }: Pick<Resource, "inputs">, field: string, value: unknown) =>
  inputs.shape[field]?.safeParse(value).success ?? false;

/** A found input in the normal form, for `agrees`. */
export const agrees = (spec: Resource, field: string, found: unknown, said: unknown): boolean =>
  found !== undefined &&
  said !== undefined &&
  ((spec.agrees?.[field] as ((found: unknown, said: unknown) => boolean) | undefined)?.(
    normalField(spec, field, found),
    normalField(spec, field, said),
  ) ??
    false);
