import { stripVTControlCharacters } from "node:util";
import { type Board, countOf, type Row } from "./board";
import { type DiagnosticPayload, ROOT_TYPE, showType } from "./events";
import { isPartOfReplacement, type Operation, operationOf } from "./operations";
import type { Paint } from "./paint";
import { diffProperties, isSame, shortDiff } from "./property-diff";

/** The cells of a row, painted. */
export interface Cells {
  mark: string;
  type: string;
  name: string;
  status: string;
  info: string;
}

/** The current text of a resource's row. */
export function cellsOf(board: Board, row: Row, paint: Paint): Cells {
  const operation = operationOf(shownOp(board, row));
  return {
    mark: paint(operation.style, operation.mark),
    type: board.options.showUrns ? row.urn : showType(row.type),
    name: board.options.showUrns ? "" : row.name,
    status: statusOf(board, row, operation, paint),
    info: infoOf(board, row, paint),
  };
}

/** A plan and the final result show a replacement as one operation; during its execution its parts are shown. */
function shownOp(board: Board, row: Row): string {
  const op = row.step?.op ?? "same";
  const isWhole = board.options.isPreview || (board.done && !row.failed);
  return isWhole && isPartOfReplacement(op) ? "replace" : op;
}

function statusOf(board: Board, row: Row, operation: Operation, paint: Paint): string {
  if (row.failed || (board.done && !board.options.isPreview && countOf(row, "error") > 0)) {
    return paint("error", `**${operation.failed}**`);
  }
  const text = board.options.isPreview ? planOf(board, row, operation) : progressOf(board, row, operation);
  const retained = row.step?.old?.retainOnDelete && /delete|replace/.test(row.step.op);
  return paint(operation.style, retained ? `${text} [retain]` : text);
}

function planOf(board: Board, row: Row, operation: Operation): string {
  const isWorking = board.isRunning(row) && row.step?.op === "refresh";
  if (isWorking) return operation.doing;
  return row.type === ROOT_TYPE && row.step?.op === "same" && board.isRunning(row) ? "running" : operation.plan;
}

function progressOf(board: Board, row: Row, operation: Operation): string {
  if (!row.step) return "";
  if (board.isRunning(row)) {
    if (row.step.op === "same") return "running";
    const seconds = Math.floor((board.options.now() - row.begun) / 1000);
    return `${operation.doing} (${seconds}s)`;
  }
  if (row.ended === undefined) return row.step.op === "same" ? "" : `${operation.doing} interrupted`;
  return operation.done && `${operation.done} (${duration(row.ended - row.begun)})`;
}

/** Short times with their fractions, long ones in whole seconds. */
function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${(milliseconds / 1000).toFixed(2)}s` : `${Math.floor(milliseconds / 1000)}s`;
}

function infoOf(board: Board, row: Row, paint: Paint): string {
  const parts: string[] = [];
  const changed = changesOf(row, paint);
  if (changed) parts.push(`[diff: ${changed}]`);
  if (board.done) parts.push(...countMessages(row, paint));
  else {
    const lastError = row.messages.findLast((message) => message.severity === "error");
    const message = lastError ?? row.status;
    if (message) parts.push(firstLine(message, paint));
  }
  return parts.join("; ");
}

function changesOf(row: Row, paint: Paint): string {
  const step = row.changing;
  if (!step?.old || !step.new || step.op === "same") return "";
  const { old, new: next } = step;
  const inputs = diffProperties(old.inputs ?? {}, next.inputs ?? {});
  const hasInputs = inputs.some(([, change]) => !isSame(change));
  // A refresh finds changes in the outputs; a step that changes something has no outputs yet.
  const changes = hasInputs || Object.keys(next.outputs ?? {}).length === 0 ? inputs : outputsOf(old, next);
  const protection = old.protect !== next.protect ? paint("update", "~protect") : "";
  return shortDiff(changes, hasInputs ? step.diffs : undefined, paint) + protection;
}

const outputsOf = (old: { outputs: object }, next: { outputs: object }) =>
  diffProperties({ ...old.outputs }, { ...next.outputs });

function countMessages(row: Row, paint: Paint): string[] {
  const kinds = [
    ["error", "error", countOf(row, "error")],
    ["warning", "warning", countOf(row, "warning")],
    ["info", "message", countOf(row, "info") + countOf(row, "info#err")],
  ] as const;
  return kinds
    .filter(([, , count]) => count > 0)
    .map(([style, word, count]) => `${count} ${paint(style, count === 1 ? word : `${word}s`)}`);
}

function firstLine(message: DiagnosticPayload, paint: Paint): string {
  const line = stripVTControlCharacters(message.message).trim().split("\n")[0] ?? "";
  return prefixOf(message, paint) + line;
}

/** `error: ` and the like, painted. */
export function prefixOf(message: DiagnosticPayload, paint: Paint): string {
  const prefix = stripVTControlCharacters(message.prefix ?? "");
  const style = message.severity === "error" || message.severity === "warning" ? message.severity : "info";
  return paint(style, prefix);
}
