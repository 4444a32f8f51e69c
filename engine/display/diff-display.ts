import type { EngineEvent } from "../types";
import type { Board } from "./board";
import type { Display, DisplayOptions, Output } from "./display";
import { isDefaultProvider, readEvent, type StepMetadata, type StepState, showType } from "./events";
import { isPartOfReplacement, operationOf } from "./operations";
import { diffProperties, isSame, type PrintOptions, printChanges, printProperties } from "./property-diff";
import { renderReport } from "./report";

const INDENT = "    ";

/** A run as a sequence of steps with their properties (`--diff`). */
export class DiffDisplay implements Display {
  constructor(
    private readonly board: Board,
    private readonly options: DisplayOptions,
    private readonly output: Output,
  ) {}

  show(event: EngineEvent): void {
    const shown = readEvent(event);
    if (!shown) return;
    const row = this.board.apply(shown);
    if (shown.kind === "system") this.output.write(`${this.options.paint("warning", shown.message.trimEnd())}\n`);
    if (!row || !("step" in shown) || isDefaultProvider(row.urn)) return;
    const { op } = shown.step;
    const isRoot = row.urn === this.board.rootUrn;
    const isTold = shown.kind === (row.refreshed ? "end" : "begin") && op !== "refresh" && !isPartOfReplacement(op);
    if (isTold && (isRoot || op !== "same" || this.board.options.showSames)) {
      const lines = renderStep(this.board, shown.step, this.options);
      this.output.write(lines.map((line) => `${line}\n`).join(""));
    }
  }

  close(): void {
    this.board.done = true;
    const report = renderReport(this.board, this.options);
    this.output.write(`\n${report.map((line) => `${line}\n`).join("")}`);
  }
}

/** A step with its properties (`--diff`): existing, added, removed and changed. */
function renderStep(board: Board, step: StepMetadata, options: PrintOptions & { showUrns: boolean }): string[] {
  const { mark, style } = operationOf(step.op);
  const level = depthOf(board, step);
  const lead = INDENT.repeat(level);
  const state = step.new ?? step.old;
  const lock = state?.protect ? " 🔒" : step.old?.protect ? " 🔓" : "";
  const title = options.showUrns ? step.urn : showType(step.type);
  const retained = step.old?.retainOnDelete && /delete|replace/.test(step.op) ? " [retain]" : "";
  const lines = [
    options.paint(style, `${lead}${mark}${mark.endsWith(" ") ? "" : " "}${title}: (${step.op})${retained}${lock}`),
  ];
  const id = step.old?.id;
  if (id) lines.push(`${lead}${INDENT}[id=${id}]`);
  if (!options.showUrns) lines.push(`${lead}${INDENT}[urn=${step.urn}]`);
  return [...lines, ...renderProperties(step, level + 1, options)];
}

function renderProperties(step: StepMetadata, level: number, options: PrintOptions): string[] {
  const { old, new: next } = step;
  if (!old && next) return printProperties(propertiesOf(next), level, options, "add");
  if (old && !next) return printProperties(old.inputs ?? {}, level, options, "delete");
  if (!old || !next || step.op === "same") return [];
  const inputs = diffProperties(old.inputs ?? {}, next.inputs ?? {});
  const hasInputs = inputs.some(([, change]) => !isSame(change));
  const hasOutputs = Object.keys(next.outputs ?? {}).length > 0;
  const changes = hasInputs || !hasOutputs ? inputs : diffProperties(old.outputs ?? {}, next.outputs);
  const replaces = step.op.includes("replace") ? step.keys : undefined;
  return printChanges(changes, level, { ...options, replaces }, false);
}

function propertiesOf(state: StepState): Record<string, unknown> {
  return Object.keys(state.outputs ?? {}).length > 0 ? state.outputs : (state.inputs ?? {});
}

function depthOf(board: Board, step: StepMetadata): number {
  let depth = 0;
  let parent = (step.new ?? step.old)?.parent;
  for (let row = board.rows.get(parent ?? ""); row && depth < 20; row = board.rows.get(parent ?? "")) {
    if (board.isShown(row)) depth++;
    parent = row.parent;
  }
  return depth;
}
