import type { Style } from "./paint";

/** How an operation is shown: its mark, its colour, and its words. */
export interface Operation {
  /** Two columns wide. */
  mark: string;
  style: Style;
  plan: string;
  doing: string;
  done: string;
  failed: string;
}

const words = (mark: string, style: Style, plan: string, doing: string, done: string): Operation => {
  return { mark, style, plan, doing, done, failed: `${doing} failed` };
};

/** The engine's operations (`pkg/resource/deploy/step.go`), in the order of the summary. */
export const OPERATIONS: Record<string, Operation> = {
  same: { ...words("  ", "plain", "", "", ""), failed: "failed" },
  create: words("+ ", "create", "create", "creating", "created"),
  update: words("~ ", "update", "update", "updating", "updated"),
  delete: words("- ", "delete", "delete", "deleting", "deleted"),
  replace: words("+-", "replace", "replace", "replacing", "replaced"),
  "create-replacement": words(
    "++",
    "create-replacement",
    "create replacement",
    "creating replacement",
    "created replacement",
  ),
  "delete-replaced": words("--", "delete-replaced", "delete original", "deleting original", "deleted original"),
  read: words("> ", "read", "read", "reading", "read"),
  "read-replacement": words(">>", "replace", "read for replacement", "reading for replacement", "read for replacement"),
  refresh: words("~ ", "update", "refresh", "refreshing", "refreshed"),
  discard: words("< ", "delete", "discard", "discarding", "discarded"),
  "discard-replaced": words("<<", "delete", "discard original", "discarding original", "discarded original"),
  "remove-pending-replace": words("~ ", "plain", "", "", ""),
  import: words("= ", "create", "import", "importing", "imported"),
  "import-replacement": words("=>", "replace", "import replacement", "importing replacement", "imported replacement"),
};

const UNKNOWN = words("? ", "plain", "unknown step", "running", "ran");

/** The operation of that name. */
export function operationOf(op: string): Operation {
  return OPERATIONS[op] ?? UNKNOWN;
}

/** A plan shows the steps of a replacement as one operation. */
export function isPartOfReplacement(op: string): boolean {
  return op === "create-replacement" || op === "delete-replaced" || op === "discard-replaced";
}

/** Operations that the summary leaves out, because they change nothing. */
export function isSilent(op: string): boolean {
  return op === "same" || op === "read" || op === "discard" || op === "read-replacement";
}
