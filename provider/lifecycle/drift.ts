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
 * Drift: what the cloud has is no longer what the program says. Where an update can change it back, it shows as a change. Where
 * only a replacement can, nothing is done unless the program asks for it: the state then holds what the cloud has, and beside it
 * what the program says.
 */

/** The state as the program left it: what drifted and only a replacement can change back has the program's value again. */
export function asSaid(state: Properties): Properties {
  const drift = state[DRIFT] as Record<string, { said?: unknown }> | undefined;
  if (drift === undefined) return state;
  const { [DRIFT]: _, ...rest } = state;
  return { ...rest, ...Object.fromEntries(Object.entries(drift).map(([field, { said }]) => [field, said])) };
}

/**
 * Inputs whose live value only a replacement can change to the program's.
 * @param live those of the program's inputs that the cloud has: the others have no value any more
 */
export function irreparable(spec: Resource, said: Properties, live: Properties, state: Properties): string[] {
  const chosen = chosenIn(spec, said);
  const isSaid = (field: string) => said[field] !== undefined && !chosen.includes(field) && !(field in commonInputs);
  const compared = Object.keys(spec.inputs.shape).filter((field) => field in live || isSaid(field));
  return compared.filter((field) => {
    const [was, now] = [normalField(spec, field, live[field]), normalField(spec, field, said[field])];
    if (agrees(spec, field, live[field], said[field])) return false;
    return !sameMeaning(was, now) && effectOf(spec, field, was, now, state) !== "update";
  });
}

/** Properties in which these fields have their live value, and the hidden property that keeps the program's. */
export function withDrift(properties: Properties, fields: readonly string[], said: Properties, live: Properties) {
  if (fields.length === 0) return properties;
  const lives = Object.fromEntries(fields.map((field) => [field, live[field]]));
  const sayings = fields.map((field) => [field, said[field] === undefined ? {} : { said: said[field] }] as const);
  return toPlain({ ...properties, ...lives, [DRIFT]: Object.fromEntries(sayings) }) as Properties;
}

/** Warns of what an update has found changed: no comparison knew of it, because nothing was read before. */
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
 * The warning about an input that drifted: what it was, what it is, and what to do.
 * @param replaces whether the program asks for the replacement, which the next comparison then finds
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

/** Longer values are not repeated whole. */
const LONGEST = 120;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}...`;
}
