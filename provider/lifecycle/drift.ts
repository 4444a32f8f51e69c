import { isDeepStrictEqual } from "node:util";
import { type Properties, pathText, toPlain } from "./codec";
import type { AnyContext } from "./context";
import type { Drifted } from "./diff";
import { effectOf } from "./effect";
import { DRIFT } from "./internal-properties";
import { normalField, sameMeaning } from "./normal-form";
import { chosenIn } from "./properties";
import { commonInputs } from "./schema";
import type { Resource } from "./spec";
import { agrees } from "./unreturned";

/**
 * Drift: the cloud's value of an input differs from the program's. If an update can change it back, the diff shows a change. If only a
 * replacement can, the provider does nothing unless the program asks for it (`onDrift`): the state then holds the cloud's value and, in the
 * internal property `DRIFT`, the program's.
 */

/** The state as the program left it: inputs in `DRIFT` have the program's value again. */
export function asSaid(state: Properties): Properties {
  const drift = state[DRIFT] as Record<string, { said?: unknown }> | undefined;
  if (drift === undefined) return state;
  const { [DRIFT]: _, ...rest } = state;
  return { ...rest, ...Object.fromEntries(Object.entries(drift).map(([field, { said }]) => [field, said])) };
}

/**
 * Inputs whose live value only a replacement can change to the program's.
 * @param live the program's inputs with the cloud's values; inputs that the cloud no longer has are absent
 */
export function irreparable(spec: Resource, said: Properties, live: Properties, state: Properties): string[] {
  const chosen = chosenIn(spec, said);
  const isSaid = (field: string) => said[field] !== undefined && !chosen.includes(field) && !(field in commonInputs);
  const compared = Object.keys(spec.inputs.shape).filter((field) => field in live || isSaid(field));
  const other = compared.filter((field) => !isDeepStrictEqual(live[field], said[field]));
  return other.filter((field) => {
    const [was, now] = [normalField(spec, field, live[field]), normalField(spec, field, said[field])];
    if (agrees(spec, field, live[field], said[field])) return false;
    return !sameMeaning(was, now) && effectOf(spec, field, was, now, state) !== "update";
  });
}

/** Properties in which these fields have their live value, and the internal property `DRIFT` keeps the program's. */
export function withDrift(properties: Properties, fields: readonly string[], said: Properties, live: Properties) {
  if (fields.length === 0) return properties;
  const lives = Object.fromEntries(fields.map((field) => [field, live[field]]));
  const sayings = fields.map((field) => [field, said[field] === undefined ? {} : { said: said[field] }] as const);
  return toPlain({ ...properties, ...lives, [DRIFT]: Object.fromEntries(sayings) }) as Properties;
}

/** Warns of drift that only this update found: without a refresh, no diff has read the resource before. */
export function warnOfNewDrift(
  { warn }: Pick<AnyContext, "warn">,
  fields: readonly string[],
  said: Properties,
  live: Properties,
  state: Properties,
): void {
  const known = (state[DRIFT] ?? {}) as Readonly<Record<string, unknown>>;
  for (const field of fields.filter((one) => !(one in known)))
    warn(driftWarning({ field, said: said[field], live: live[field] }, said.onDrift === "replace"));
}

/**
 * The warning about an input that drifted: both values, and what to do.
 * @param replaces whether the program asks for the replacement, which the next diff then plans
 */
export function driftWarning({ field, said, live }: Drifted, replaces = false): string {
  const what = `${pathText([field])} was changed outside of Pulumi, from ${shown(said)} to ${shown(live)}; only a replacement can `;
  if (replaces) return `${what}change it back, which the next "pulumi up" does, because onDrift is "replace"`;
  return (
    `${what}change it back, so nothing is done. To accept it, write the new value in the program; to replace the resource, set ` +
    'onDrift to "replace", or run "pulumi up --replace" with its URN (where two cannot exist side by side, with its option ' +
    '"deleteBeforeReplace")'
  );
}

/** Longest value that is printed whole, in characters. */
const LONGEST = 120;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}...`;
}
