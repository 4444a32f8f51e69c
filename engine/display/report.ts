import { stripVTControlCharacters } from "node:util";
import type { Board, Row } from "./board";
import { countOf } from "./board";
import { prefixOf } from "./cells";
import { type DiagnosticPayload, type SummaryPayload, showType } from "./events";
import { isSilent, OPERATIONS } from "./operations";
import type { Paint } from "./paint";
import { diffProperties, isSame, type PrintOptions, printChanges, printProperties } from "./property-diff";

/** How the end of a run is printed. */
export interface ReportOptions extends PrintOptions {
  hideOutputs: boolean;
  showConfig: boolean;
}

/** The final report of a run: messages by resource, stack outputs, and counts. */
export function renderReport(board: Board, options: ReportOptions): string[] {
  const sections = [
    options.showConfig ? renderConfig(board, options.paint) : [],
    renderDiagnostics(board, options.paint),
    options.hideOutputs ? [] : renderOutputs(board, options),
    board.summary ? renderSummary(board, board.summary, options.paint) : [],
  ];
  return sections.flatMap((lines) => (lines.length > 0 ? [...lines, ""] : []));
}

/** The configuration of the run; the sender has hidden its secrets. */
function renderConfig(board: Board, paint: Paint): string[] {
  const entries = Object.entries(board.config).sort(([a], [b]) => (a < b ? -1 : 1));
  return [paint("headline", "Configuration:"), ...entries.map(([key, value]) => `    ${key}: ${value}`)];
}

/** Messages, grouped by resource. */
function renderDiagnostics(board: Board, paint: Paint): string[] {
  const isRoot = (row: Row) => Number(row.urn === board.rootUrn);
  // The stack's messages come after those of its resources.
  const rows = [...board.rows.values()].filter((row) => row.messages.length > 0).sort((a, b) => isRoot(a) - isRoot(b));
  const groups = rows.map((row) => [
    paint("resource", `  ${showType(row.type)} (${row.name}):`),
    ...joinStreams(row).flatMap((message) => linesOf(message, paint)),
  ]);
  if (groups.length === 0) return [];
  return [paint("headline", "Diagnostics:"), ...groups.flatMap((group, at) => (at === 0 ? group : ["", ...group]))];
}

/** Joins messages of one stream, which are parts of a process's output. */
function joinStreams(row: Row): DiagnosticPayload[] {
  const joined: DiagnosticPayload[] = [];
  for (const message of row.messages) {
    const same = message.streamID ? joined.find((earlier) => earlier.streamID === message.streamID) : undefined;
    if (same) same.message += message.message;
    else joined.push({ ...message });
  }
  return joined;
}

function linesOf(message: DiagnosticPayload, paint: Paint): string[] {
  const lines = stripVTControlCharacters(message.message).trimEnd().split("\n");
  return lines.map((line, at) => `    ${at === 0 ? prefixOf(message, paint) : ""}${line}`.trimEnd());
}

/** Stack outputs and their changes; in a plan only the changes. */
function renderOutputs(board: Board, options: PrintOptions): string[] {
  const step = board.rows.get(board.rootUrn)?.step;
  if (!step?.new) return [];
  const next = step.new.outputs ?? {};
  const changes = diffProperties(step.old?.outputs ?? {}, next);
  const isPlan = board.options.isPreview;
  if (changes.length === 0 || (isPlan && changes.every(([, change]) => isSame(change)))) return [];
  const lines = changes.every(([, change]) => isSame(change))
    ? printProperties(next, 1, options, "same")
    : printChanges(changes, 1, options, isPlan && !board.options.showSames);
  return lines.length > 0 ? [options.paint("headline", "Outputs:"), ...lines] : [];
}

/** How many resources were created, updated, and so on, and how long it took. */
function renderSummary(board: Board, summary: SummaryPayload, paint: Paint): string[] {
  const { isPreview, resourceChanges = {}, durationSeconds } = summary;
  const lines = [paint("headline", "Resources:")];
  const changed = Object.keys(OPERATIONS).filter((op) => !isSilent(op) && (resourceChanges[op] ?? 0) > 0);
  for (const op of changed) {
    const { mark, style } = OPERATIONS[op] as { mark: string; style: Parameters<Paint>[0] };
    const verb = isPreview ? `to ${op}` : pastTense(op);
    lines.push(`    ${paint(style, `${mark}${mark.endsWith(" ") ? "" : " "}${resourceChanges[op]} ${verb}`)}`);
  }
  const total = changed.reduce((sum, op) => sum + (resourceChanges[op] ?? 0), 0);
  const pieces = [
    ...(changed.length > 1 ? [`${total} changes`] : []),
    ...(resourceChanges.same ? [`${resourceChanges.same} unchanged`] : []),
  ];
  if (pieces.length > 0) lines.push(`    ${pieces.join(". ")}`);
  const errored = [...board.rows.values()].filter((row) => row.failed || countOf(row, "error") > 0).length;
  if (errored > 0) lines.push(`    ${paint("error", `${errored} errored`)}`);
  if (!isPreview) lines.push("", `${paint("headline", "Duration:")} ${showDuration(durationSeconds)}`);
  return lines;
}

function pastTense(op: string): string {
  if (op === "delete-replaced") return "deleted";
  if (op === "create-replacement") return "created replacements";
  return OPERATIONS[op]?.done || op;
}

/** `1h2m3s`, as the CLI writes durations. */
function showDuration(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${hours ? `${hours}h` : ""}${hours || minutes ? `${minutes}m` : ""}${seconds % 60}s`;
}
