import { type Properties, toPlain } from "./codec";
import type { AnyContext } from "./context";
import { CHOSEN, MADE, PROVIDER, URN } from "./internal-properties";
import { isEmpty, normalField, sameMeaning } from "./normal-form";
import { commonInputs } from "./schema";
import type { Resource } from "./spec";

/** What the cloud tells, what the program says and what Pulumi keeps, put together. */

/** What the cloud tells of a resource, by property name. */
export async function liveProperties(
  spec: Resource,
  context: AnyContext,
  row: unknown,
  known: Properties,
): Promise<Properties> {
  const flat = row === undefined ? {} : await spec.flatten(row, context, known);
  return { ...flat, region: context.region };
}

/** What Pulumi keeps: the inputs as the program gave them, what the cloud chose for the others, and the outputs. */
export function propertiesOf(spec: Resource, inputs: Properties, live: Properties): Properties {
  const chosen = (spec.computed ?? []).filter((field) => isEmpty(inputs[field]) && live[field] !== undefined);
  const added = [...chosen, ...Object.keys(spec.outputs.shape)].map((name) => [name, live[name]]);
  const kept = Object.entries(inputs).filter(
    ([name]) => name in spec.inputs.shape || name === URN || name === PROVIDER || name === MADE,
  );
  const known = added.filter(([, value]) => value !== undefined);
  return toPlain({
    ...Object.fromEntries([...kept, ...known]),
    ...(chosen.length > 0 && { [CHOSEN]: chosen }),
  }) as Properties;
}

/** Inputs whose live value (or last known one, where the cloud does not tell) is not what is wanted. */
export function changedInputs(spec: Resource, live: Properties, was: Properties, want: Properties): Set<string> {
  const differs = (field: string) => {
    if (isEmpty(want[field]) && (isEmpty(was[field]) || spec.computed?.includes(field))) return false;
    const now = field in live ? normalField(spec, field, live[field]) : was[field];
    return !sameMeaning(now, want[field]);
  };
  return new Set(Object.keys(spec.onChange).filter(differs));
}

/** Whether the state holds more than where the resource is. */
export const isKnown = (spec: Resource, state: Properties) =>
  [...Object.keys(spec.inputs.shape), ...Object.keys(spec.outputs.shape)].some(
    (name) => name in state && !(name in commonInputs),
  );

/** What the class hands over belongs to the inputs too. */
export const handedOver = (state: Properties) => (state[URN] === undefined ? {} : { [URN]: state[URN] });

export const isDead = (spec: Resource, row: unknown) => spec.waits.created.dead?.includes(spec.status(row)) ?? false;

export function driftedInputs(spec: Resource, state: Properties, live: Properties): Properties {
  const chosen = (state[CHOSEN] ?? []) as string[];
  const fields = Object.keys(spec.inputs.shape).filter(
    (field) => (state[field] !== undefined && !chosen.includes(field)) || hasDefault(spec, field),
  );
  const values = fields.map((field) => [field, drifted(spec, field, state[field], live)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** A default of our own was sent, or meant: what differs from it is drift, though the program says nothing. */
const hasDefault = (spec: Resource, field: string) => normalField(spec, field, undefined) !== undefined;

function drifted(spec: Resource, field: string, known: unknown, live: Properties): unknown {
  if (live[field] === undefined && !(known !== undefined && field in live)) return known;
  const same = sameMeaning(normalField(spec, field, known), normalField(spec, field, live[field]));
  return same ? known : live[field];
}

export function liveInputs(spec: Resource, given: Properties, live: Properties): Properties {
  const fields = Object.keys(spec.inputs.shape).filter((field) => field in live || given[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, live[field] ?? given[field]]));
}
