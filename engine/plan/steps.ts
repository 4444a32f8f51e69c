import type { ResourceState } from "../types";

/** The operation of a step, named as in the CLI's events. */
export type Operation =
  | "same"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "create-replacement"
  | "delete-replaced"
  | "read"
  | "read-replacement"
  | "refresh"
  | "discard"
  | "discard-replaced"
  | "remove-pending-replace";

/** How one property differs. */
export interface PropertyDiff {
  diffKind: "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";
  inputDiff: boolean;
}

/** A provider's diff response, in the protocol's fields. */
export interface Diff {
  changes: "none" | "some" | "unknown";
  replaceKeys: string[];
  changedKeys: string[];
  deleteBeforeReplace: boolean;
  detailedDiff?: Record<string, PropertyDiff>;
}

/** The result that the program gets for a resource that it registered or read. */
export interface Registered {
  state: ResourceState;
  result: "success" | "failed" | "skipped";
  /** Whether targets left the resource out, so that its outputs are unknown. */
  unknown?: boolean;
}

/** One operation on one resource. */
export interface Step {
  op: Operation;
  urn: string;
  old?: ResourceState;
  new?: ResourceState;
  /** Whether it is counted and shown as an operation, rather than as part of a replacement or refresh. */
  logical: boolean;
  /** Called when the step has ended; undefined if the program does not wait for it. */
  done?: (registered: Registered) => void;
  /** Properties that force a replacement, and properties that differ. */
  keys?: string[];
  diffs?: string[];
  detailedDiff?: Record<string, PropertyDiff>;
  /** Same: a create that targets skip; it must not reach the state. */
  skippedCreate?: boolean;
  /** Same: unchanged because targets leave it out. */
  untargeted?: boolean;
  /** Create, read and replace: whether the old resource is deleted at the end of the run. */
  pendingDelete?: boolean;
  /** Delete: whether the old resource stays in the state, as deleted, until its replacement exists. */
  pendingReplacement?: boolean;
  /** Delete: every URN that this run deletes, for `deletedWith`. */
  deletions?: ReadonlySet<string>;
  /** Update: the goal's `ignoreChanges`, for the provider. */
  ignoreChanges?: string[];
  /** Refresh: continues the plan with the refreshed state (`undefined`: the resource is gone). */
  refreshed?: (state: ResourceState | undefined, error?: Error) => void;
  /** Refresh: whether it is not shown. */
  internal?: boolean;
  /** Refresh: its result. */
  resultOp?: "same" | "update" | "delete";
}

/** The resource of a step: the old state for deletes and refreshes, the new one for others. */
export function subjectOf(step: Step): ResourceState {
  const deletes = step.op === "refresh" || step.new === undefined;
  return (deletes ? step.old : step.new) as ResourceState;
}

type Details = Partial<Omit<Step, "op" | "urn" | "old" | "new" | "logical">>;

export function sameStep(old: ResourceState, now: ResourceState, details: Details = {}): Step {
  return { op: "same", urn: now.urn, old, new: now, logical: true, ...details };
}

/** A step for a create that targets skip. */
export function skippedCreateStep(now: ResourceState, details: Details): Step {
  return sameStep({ ...now }, now, { ...details, skippedCreate: true });
}

export function createStep(now: ResourceState, details: Details): Step {
  return { op: "create", urn: now.urn, new: now, logical: true, ...details };
}

export function createReplacementStep(old: ResourceState, now: ResourceState, details: Details): Step {
  return { op: "create-replacement", urn: now.urn, old, new: now, logical: false, ...details };
}

/** The logical step of a replacement, for counts and displays. */
export function replaceStep(old: ResourceState, now: ResourceState, details: Details): Step {
  return { op: "replace", urn: now.urn, old, new: now, logical: true, ...details };
}

export function updateStep(old: ResourceState, now: ResourceState, details: Details): Step {
  return { op: "update", urn: now.urn, old, new: now, logical: true, ...details };
}

export function deleteStep(old: ResourceState, deletions: ReadonlySet<string>): Step {
  return { op: old.external ? "discard" : "delete", urn: old.urn, old, logical: true, deletions };
}

/** Deletes the old resource of a replacement, after or before the create (`pendingReplacement`). */
export function deleteReplacedStep(
  old: ResourceState,
  deletions: ReadonlySet<string>,
  pendingReplacement: boolean,
): Step {
  const op = old.external ? "discard-replaced" : "delete-replaced";
  return { op, urn: old.urn, old, logical: false, deletions, pendingReplacement };
}

export function removePendingReplaceStep(old: ResourceState): Step {
  return { op: "remove-pending-replace", urn: old.urn, old, logical: false };
}

export function readStep(old: ResourceState | undefined, now: ResourceState, details: Details): Step {
  return { op: "read", urn: now.urn, old, new: now, logical: true, ...details };
}

export function readReplacementStep(old: ResourceState, now: ResourceState, details: Details): Step {
  return { op: "read-replacement", urn: now.urn, old, new: now, logical: false, ...details };
}

export function refreshStep(old: ResourceState, now: ResourceState, details: Details = {}): Step {
  return { op: "refresh", urn: now.urn, old, new: now, logical: false, ...details };
}
