import type { ResourceState } from "../types";

/** What a step does, in the words of the CLI's events. */
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

/** A provider's answer to diff, in the fields of the protocol. */
export interface Diff {
  changes: "none" | "some" | "unknown";
  replaceKeys: string[];
  changedKeys: string[];
  deleteBeforeReplace: boolean;
  detailedDiff?: Record<string, PropertyDiff>;
}

/** What the program gets back for a resource that it registered or read. */
export interface Registered {
  state: ResourceState;
  result: "success" | "failed" | "skipped";
  /** The resource was left out by targets: its outputs are not known. */
  unknown?: boolean;
}

/** One operation on one resource. */
export interface Step {
  op: Operation;
  urn: string;
  old?: ResourceState;
  new?: ResourceState;
  /** Counted and shown as an operation of its own, rather than as a part of a replacement or a refresh. */
  logical: boolean;
  /** Called when the step has ended; absent when nothing in the program waits for it. */
  done?: (registered: Registered) => void;
  /** Properties that force a replacement, and properties that differ. */
  keys?: string[];
  diffs?: string[];
  detailedDiff?: Record<string, PropertyDiff>;
  /** Same: the create of a resource that targets leave out; nothing of it may reach the state. */
  skippedCreate?: boolean;
  /** Same: carried along unchanged because targets leave it out. */
  untargeted?: boolean;
  /** Create, read and replace: the old resource is deleted at the end of the run. */
  pendingDelete?: boolean;
  /** Delete: the old resource stays in state, deleted, until its replacement is made. */
  pendingReplacement?: boolean;
  /** Delete: every URN that this run deletes, for `deletedWith`. */
  deletions?: ReadonlySet<string>;
  /** Update: the goal's `ignoreChanges`, which the provider hears of. */
  ignoreChanges?: string[];
  /** Refresh: runs between program and plan, which waits for the refreshed state (`undefined`: the resource is gone). */
  refreshed?: (state: ResourceState | undefined, error?: Error) => void;
  /** Refresh: nothing to show for it. */
  internal?: boolean;
  /** Refresh: what it turned out to be. */
  resultOp?: "same" | "update" | "delete";
}

/** The resource that a step is about: what was, for deletes and refreshes; what will be, for the others. */
export function subjectOf(step: Step): ResourceState {
  const deletes = step.op === "refresh" || step.new === undefined;
  return (deletes ? step.old : step.new) as ResourceState;
}

type Details = Partial<Omit<Step, "op" | "urn" | "old" | "new" | "logical">>;

export function sameStep(old: ResourceState, now: ResourceState, details: Details = {}): Step {
  return { op: "same", urn: now.urn, old, new: now, logical: true, ...details };
}

/** Stands for a create that targets leave out. */
export function skippedCreateStep(now: ResourceState, details: Details): Step {
  return sameStep({ ...now }, now, { ...details, skippedCreate: true });
}

export function createStep(now: ResourceState, details: Details): Step {
  return { op: "create", urn: now.urn, new: now, logical: true, ...details };
}

export function createReplacementStep(old: ResourceState, now: ResourceState, details: Details): Step {
  return { op: "create-replacement", urn: now.urn, old, new: now, logical: false, ...details };
}

/** The logical half of a replacement, which stands for it in counts and displays. */
export function replaceStep(old: ResourceState, now: ResourceState, details: Details): Step {
  return { op: "replace", urn: now.urn, old, new: now, logical: true, ...details };
}

export function updateStep(old: ResourceState, now: ResourceState, details: Details): Step {
  return { op: "update", urn: now.urn, old, new: now, logical: true, ...details };
}

export function deleteStep(old: ResourceState, deletions: ReadonlySet<string>): Step {
  return { op: old.external ? "discard" : "delete", urn: old.urn, old, logical: true, deletions };
}

/** Deletes what a replacement leaves behind, or what it must delete before it creates (`pendingReplacement`). */
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
