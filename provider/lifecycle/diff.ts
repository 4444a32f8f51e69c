import type { Properties } from "./codec";
import { pathText } from "./codec";
import { DEAD } from "./internal-properties";
import { isEmpty, normalField, normalForm, sameMeaning } from "./normal-form";
import { PROTECTED } from "./schema";
import type { Resource } from "./spec";
import { hasUnknown } from "./unknown";

/** One property that changes, at its path. */
export interface PropertyChange {
  path: string;
  kind: "add" | "update" | "delete";
  replace: boolean;
}

/** What is to be done about new inputs: nothing, an update of `changes`, or a replacement because of `replaces`. */
export interface Difference {
  changes: PropertyChange[];
  /** Top-level inputs that force a replacement. */
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/**
 * Compares the known state with new inputs, by meaning: server defaults, the order of sets and the cloud's rounding
 * are no change. An input that is not known yet counts as changed.
 * @throws Error when a protected resource would have to be replaced, or an input changes that neither the cloud nor a
 * replacement can change.
 */
export function diff(spec: Resource, state: Properties, inputs: Properties): Difference {
  const changes: FieldChange[] = Object.keys(spec.inputs.shape).flatMap((field) =>
    fieldChanges(spec, field, state, inputs),
  );
  if (state[DEAD] === true) changes.push({ field: "status", path: "status", kind: "update", replace: true });
  const replaces = [...new Set(changes.filter((change) => change.replace).map((change) => change.field))];
  if (replaces.length > 0 && state.deletionProtection === true) {
    throw new Error(`${replaces.join(", ")} cannot change in place, and ${PROTECTED}`);
  }
  const refused = [...new Set(changes.filter((change) => change.refuse).map((change) => change.field))];
  // In a new resource every input is free.
  if (refused.length > 0 && replaces.length === 0) {
    throw new Error(`${refused.join(", ")} cannot change: ${spec.remains}`);
  }
  return {
    changes: changes.map(({ path, kind, replace }) => ({ path, kind, replace })),
    replaces,
    deleteBeforeReplace: replaces.length > 0 && deletesFirst(spec, state, inputs),
  };
}

interface FieldChange extends PropertyChange {
  field: string;
  refuse?: boolean;
}

function fieldChanges(spec: Resource, field: string, state: Properties, inputs: Properties): FieldChange[] {
  const unknown = hasUnknown(inputs[field]);
  const was = normalField(spec, field, state[field]);
  const now = unknown ? inputs[field] : normalField(spec, field, inputs[field]);
  if (isEmpty(now) && spec.computed?.includes(field)) return [];
  if (!unknown && sameMeaning(was, now)) return [];
  const rule = spec.onChange[field];
  const effect = typeof rule === "function" ? rule(was, unknown ? undefined : now, state) : rule;
  const replace = effect === "replace";
  const refuse = effect === "refuse" && !unknown;
  const kind = isEmpty(was) ? ("add" as const) : isEmpty(now) ? ("delete" as const) : ("update" as const);
  const paths = kind === "update" && !unknown ? changedPaths(was, now, [field]) : [pathText([field])];
  return paths.map((path) => ({ field, path, kind, replace, refuse }));
}

/** The deepest places where two values differ; lists of different length differ as a whole. */
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
  return spec.deleteBeforeReplace?.(normalForm(spec, inputs), normalForm(spec, state)) ?? false;
}
