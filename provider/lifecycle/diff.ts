import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { inWordsOf } from "./as-written";
import type { Properties } from "./codec";
import { pathText } from "./codec";
import { effectOf } from "./effect";
import { DEAD, DRIFT } from "./internal-properties";
import { isEmpty, normalField, normalForm, sameMeaning } from "./normal-form";
import { PROTECTED } from "./schema";
import type { Resource } from "./spec";
import { hasUnknown } from "./unknown";
import { agrees, partsUnreturned, unreturnedIn } from "./unreturned";

/** A changed property, at its path. */
export interface PropertyChange {
  path: string;
  kind: "add" | "update" | "delete";
  replace: boolean;
}

/** An input that was changed outside of Pulumi and that only a replacement can change back. */
export interface Drifted {
  field: string;
  /** The program's value, and the cloud's. */
  said: unknown;
  live: unknown;
}

/** What new inputs need: nothing, an update of `changes`, or a replacement because of `replaces`. */
export interface Difference {
  changes: PropertyChange[];
  /** Top-level inputs that force a replacement. */
  replaces: string[];
  deleteBeforeReplace: boolean;
  /** Inputs that the cloud does not return and that the program sets for the first time since an import; not a change. */
  recorded: string[];
  /** Inputs that keep the cloud's value although the program has another. */
  drifted: Drifted[];
}

/**
 * Compares the state with new inputs by meaning: the cloud's defaults, the order of sets and the cloud's rounding are not changes. An
 * unknown input counts as changed.
 * @throws Error if a protected resource would have to be replaced, or an input changes that neither an update nor a replacement can change
 */
export function diff(spec: Resource, state: Properties, inputs: Properties): Difference {
  const fields = Object.keys(spec.inputs.shape).map((field) => fieldDifference(spec, field, state, inputs));
  const changes = fields.flatMap((field) => field.changes ?? []);
  if (state[DEAD] === true) changes.push({ field: "status", path: "status", kind: "update", replace: true });
  const replaces = [...new Set(changes.filter((change) => change.replace).map((change) => change.field))];
  if (replaces.length > 0 && state.deletionProtection === true) {
    throw new Error(`${replaces.join(", ")} cannot change in place, and ${PROTECTED}`);
  }
  const refused = [...new Set(changes.filter((change) => change.refuse).map((change) => change.field))];
  // A replacement can set every input, also those that refuse a change.
  if (refused.length > 0 && replaces.length === 0) {
    const free = Object.keys(spec.onChange).filter((field) => spec.onChange[field] === "replace");
    throw new Error(
      `${refused.join(", ")} cannot change: ${spec.remains}; keep the old value, or make a new resource by changing ${free.join(" or ")}`,
    );
  }
  return {
    changes: changes.map(({ path, kind, replace }) => ({ path, kind, replace })),
    replaces,
    deleteBeforeReplace: replaces.length > 0 && deletesFirst(spec, state, inputs),
    recorded: fields.flatMap(({ recorded }) => recorded ?? []),
    drifted: fields.flatMap(({ drifted }) => drifted ?? []),
  };
}

/** Inputs that the cloud does not return and that the program sets for the first time since an import. */
export const recordedIn = (spec: Resource, state: Properties, inputs: Properties): string[] =>
  Object.keys(spec.inputs.shape).flatMap((field) => fieldDifference(spec, field, state, inputs).recorded ?? []);

interface FieldChange extends PropertyChange {
  field: string;
  refuse?: boolean;
}

interface FieldDifference {
  changes?: FieldChange[];
  recorded?: string;
  drifted?: Drifted;
}

function fieldDifference(spec: Resource, field: string, state: Properties, inputs: Properties): FieldDifference {
  const schema = spec.inputs.shape[field] as z.ZodType;
  const unknown = hasUnknown(inputs[field]);
  const isUnreturned = unreturnedIn(state).includes(field);
  if (isUnreturned && state[field] === undefined) return isEmpty(inputs[field]) ? {} : { recorded: field };
  // Equal text means equal values. This skips parsing for most inputs of most runs, which would be most of the cost.
  if (!unknown && !isUnreturned && isDeepStrictEqual(state[field], inputs[field])) return {};
  const now = unknown ? inputs[field] : normalField(spec, field, inputs[field]);
  if (isEmpty(now) && spec.computed?.includes(field)) return {};
  const parts = isUnreturned ? partsUnreturned(spec, field) : [];
  const found = unknown ? state[field] : inWordsOf(schema, state[field], inputs[field], parts);
  const was = normalField(spec, field, found);
  if (!unknown && sameMeaning(was, now))
    return isUnreturned && !isSameInput(spec, field, state, inputs) ? { recorded: field } : {};
  const drift = (state[DRIFT] as Record<string, { said?: unknown }> | undefined)?.[field];
  if ((isUnreturned || drift) && !unknown && agrees(spec, field, found, inputs[field]))
    return isUnreturned ? { recorded: field } : {};
  if (drift && !unknown && inputs.onDrift !== "replace") {
    const said = normalField(spec, field, inWordsOf(schema, drift.said, inputs[field]));
    if (sameMeaning(said, now)) return { drifted: { field, said: inputs[field], live: state[field] } };
  }
  return { changes: changesOf(spec, field, was, now, state) };
}

const isSameInput = (spec: Resource, field: string, state: Properties, inputs: Properties) =>
  sameMeaning(normalField(spec, field, state[field]), normalField(spec, field, inputs[field]));

function changesOf(spec: Resource, field: string, was: unknown, now: unknown, state: Properties): FieldChange[] {
  const unknown = hasUnknown(now);
  const effect = unreadableAs("update", () => effectOf(spec, field, was, unknown ? undefined : now, state));
  const replace = effect === "replace";
  const refuse = effect === "refuse" && !unknown;
  const kind = isEmpty(was) ? ("add" as const) : isEmpty(now) ? ("delete" as const) : ("update" as const);
  const paths = kind === "update" && !unknown ? changedPaths(was, now, [field]) : [pathText([field])];
  return paths.map((path) => ({ field, path, kind, replace, refuse }));
}

/**
 * Runs a rule, and returns `answer` if the rule fails on the state of another release. An update is then safe, because it reads the live
 * resource first.
 */
export function unreadableAs<T>(answer: T, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (error instanceof TypeError) return answer;
    throw error;
  }
}

/** The deepest paths where two values differ. Lists of different lengths differ as a whole. */
function changedPaths(was: unknown, now: unknown, path: readonly PropertyKey[]): string[] {
  if (sameMeaning(was, now)) return [];
  if (!isContainer(was) || !isContainer(now) || Array.isArray(was) !== Array.isArray(now)) return [pathText(path)];
  if (Array.isArray(was) && Array.isArray(now) && (was.length !== now.length || was.some((item) => !isContainer(item))))
    return [pathText(path)];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return keys.flatMap((key) => changedPaths(was[key], now[key], [...path, Array.isArray(was) ? Number(key) : key]));
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function deletesFirst(spec: Resource, state: Properties, inputs: Properties): boolean {
  const rule = spec.deleteBeforeReplace;
  // If the rule cannot read the state, the replacement is created before the old resource is deleted.
  return rule !== undefined && unreadableAs(false, () => rule(normalForm(spec, inputs), normalForm(spec, state)));
}
