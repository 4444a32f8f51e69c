import type { z } from "zod";
import { lookUp } from "../../words/look-up";
import { inWordsOf } from "./as-written";
import { type Properties, toPlain } from "./codec";
import type { AnyContext } from "./context";
import { readable } from "./find";
import { CHOSEN, CUSTOM_TIMEOUTS, GIVEN, MADE, PROVIDER, URN } from "./internal-properties";
import { knownParts } from "./known-parts";
import { versionOf } from "./migrate";
import { isEmpty, normalField, sameMeaning } from "./normal-form";
import { commonInputs } from "./schema";
import type { Resource } from "./spec";
import { leftUnreturned, partsUnreturned } from "./unreturned";

/** Combines the cloud's values, the program's values and what Pulumi stores. */

/** What the cloud returns for a resource, by property name. */
export async function liveProperties(
  spec: Resource,
  context: AnyContext,
  row: unknown,
  known: Properties,
): Promise<Properties> {
  const flat = row === undefined ? {} : await readable(spec, async () => spec.flatten(row, context, known));
  const schemaOf = (name: string) => lookUp(spec.outputs.shape, name) ?? lookUp(spec.inputs.shape, name);
  const parts = Object.entries(flat).map(([name, value]) => [name, knownParts(schemaOf(name), value)]);
  return { ...Object.fromEntries(parts), region: context.region };
}

/**
 * What Pulumi stores: the program's inputs, the cloud's values for inputs that the program leaves out, and the outputs.
 * @param state what was stored before
 */
export function propertiesOf(spec: Resource, inputs: Properties, live: Properties, state: Properties): Properties {
  const computed = spec.computed ?? [];
  const chosen = computed.filter((field) => isEmpty(inputs[field]) && live[field] !== undefined);
  const added = [...chosen, ...Object.keys(spec.outputs.shape)].map((name) => [name, live[name]]);
  const kept = Object.entries(inputs).filter(([name]) => name in spec.inputs.shape || KEPT.includes(name));
  const known = added.filter(([, value]) => value !== undefined);
  return toPlain({
    ...Object.fromEntries([...kept, ...known]),
    // Stores the names that the program set rather than those that the cloud chose, because most programs set few or none.
    ...(chosen.length > 0 && { [GIVEN]: computed.filter((field) => !isEmpty(inputs[field])) }),
    ...leftUnreturned(state, inputs),
    ...versionOf(spec),
  }) as Properties;
}

/** A resource's own inputs whose live value (or last known one, if the cloud does not return it) differs from the wanted one. */
export function changedInputs(spec: Resource, live: Properties, was: Properties, want: Properties): Set<string> {
  const differs = (field: string) => {
    if (field in commonInputs) return false;
    if (isEmpty(want[field]) && (isEmpty(was[field]) || spec.computed?.includes(field))) return false;
    const now = field in live ? returned(spec, field, live[field], was[field]) : was[field];
    return !sameMeaning(normalField(spec, field, inWords(spec, field, now, want[field])), want[field]);
  };
  return new Set(Object.keys(spec.onChange).filter(differs));
}

/** An input as the cloud returns it, written like the known value, and completed with the parts that the cloud never returns. */
const returned = (spec: Resource, field: string, live: unknown, known: unknown) =>
  inWordsOf(spec.inputs.shape[field] as z.ZodType, live, known, partsUnreturned(spec, field));

const inWords = (spec: Resource, field: string, value: unknown, other: unknown) =>
  inWordsOf(spec.inputs.shape[field] as z.ZodType, value, other);

/** Whether the state holds more than the resource's profile and region. */
export const isKnown = (spec: Resource, state: Properties) =>
  [...Object.keys(spec.inputs.shape), ...Object.keys(spec.outputs.shape)].some(
    (name) => name in state && !(name in commonInputs),
  );

/** Names of the inputs that the cloud chose. */
export function chosenIn(spec: Resource, state: Properties): readonly string[] {
  const given = state[GIVEN];
  if (Array.isArray(given)) return (spec.computed ?? []).filter((field) => !given.includes(field));
  return Array.isArray(state[CHOSEN]) ? state[CHOSEN] : [];
}

/** Internal properties that the class passes and the state keeps. */
const HANDED_OVER: readonly string[] = [URN, CUSTOM_TIMEOUTS];
const KEPT: readonly string[] = [...HANDED_OVER, PROVIDER, MADE];

/** The class passes these properties with the inputs, so a read returns them as inputs too. */
export const handedOver = (state: Properties) =>
  Object.fromEntries(Object.entries(state).filter(([name]) => HANDED_OVER.includes(name)));

export const isDead = (spec: Resource, row: unknown) => spec.waits.created.dead?.includes(spec.status(row)) ?? false;

/**
 * The inputs of a resource, with the cloud's value where it differs in meaning from the state, so that drift shows. Inputs that were never
 * set stay unset, so that values that the cloud chose do not show as drift.
 */
export function liveInputs(spec: Resource, state: Properties, live: Properties): Properties {
  const chosen = chosenIn(spec, state);
  const fields = Object.keys(spec.inputs.shape).filter(
    (field) => (state[field] !== undefined && !chosen.includes(field)) || hasDefault(spec, field),
  );
  const values = fields.map((field) => [field, liveInput(spec, field, state[field], live)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Whether the provider has a default for the input: another live value is then drift, although the program does not set the input. */
const hasDefault = (spec: Resource, field: string) => normalField(spec, field, undefined) !== undefined;

function liveInput(spec: Resource, field: string, known: unknown, live: Properties): unknown {
  if (live[field] === undefined && !(known !== undefined && field in live)) return known;
  return returned(spec, field, live[field], known);
}
