import type { EngineEvent } from "../types";
import type { Board, Row } from "./board";
import { cellsOf } from "./cells";
import type { Display, DisplayOptions, Output } from "./display";
import { isDefaultProvider, readEvent, type ShownEvent } from "./events";
import { isPartOfReplacement } from "./operations";
import { renderReport } from "./report";

/** Interval at which a line lists steps in progress, in milliseconds. */
const HEARTBEAT_MILLISECONDS = 10_000;

/** Times in a line, such as `(3s)` or `(4 s)`. */
const SECONDS = /\(\d+ ?s\)/g;

/** A run in plain lines, for pipes and logs: one per step start, per step end and per message. */
export class LineDisplay implements Display {
  private timer?: NodeJS.Timeout;
  private readonly printed = new Map<string, string>();

  constructor(
    private readonly board: Board,
    private readonly options: DisplayOptions,
    private readonly output: Output,
  ) {}

  /** Starts to print steps that take long. */
  start(): void {
    if (this.options.suppressProgress) return;
    this.timer = setInterval(() => this.beat(), HEARTBEAT_MILLISECONDS);
    this.timer.unref();
  }

  show(event: EngineEvent): void {
    const shown = readEvent(event);
    if (!shown) return;
    const row = this.board.apply(shown);
    if (shown.kind === "system") this.print(this.options.paint("warning", shown.message.trimEnd()));
    if (row && this.isTold(shown, row)) this.printRow(row);
  }

  /** Prints a line for each step in progress. */
  beat(): void {
    for (const row of this.board.rows.values()) {
      if (this.board.isRunning(row) && row.urn !== this.board.rootUrn && this.board.isShown(row)) {
        this.printed.delete(row.urn);
        this.printRow(row);
      }
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.board.done = true;
    const root = this.board.rows.get(this.board.rootUrn);
    if (root?.step && root.step.op !== "same" && !this.board.options.isPreview) this.printRow(root);
    const report = renderReport(this.board, this.options);
    this.output.write(`\n${report.map((line) => `${line}\n`).join("")}`);
  }

  private isTold(event: ShownEvent, row: Row): boolean {
    if (event.kind === "diagnostic") return true;
    if (!("step" in event) || isDefaultProvider(row.urn)) return false;
    const { op } = event.step;
    if (event.kind === "fail") return true;
    // The stack ends with the run.
    if (event.kind === "end" && row.urn === this.board.rootUrn) return false;
    if (op === "same" ? !this.board.options.showSames : op === "read" && !this.board.options.showReads) return false;
    // A plan reports each step once, when it is known.
    if (this.board.options.isPreview) {
      return !isPartOfReplacement(op) && op !== "refresh" && event.kind === (row.refreshed ? "end" : "begin");
    }
    // A refresh step is short, and is reported with its result.
    return op !== "replace" && op !== "refresh" && !(event.kind === "end" && op === "same");
  }

  private printRow(row: Row): void {
    const { mark, type, name, status, info } = cellsOf(this.board, row, this.options.paint);
    const line = ` ${mark} ${[type, name, status, info].filter(Boolean).join(" ")}`;
    // The same line is not repeated, even if its duration changed.
    const said = line.replace(SECONDS, "");
    if (this.printed.get(row.urn) === said) return;
    this.printed.set(row.urn, said);
    this.print(line);
  }

  private print(line: string): void {
    this.output.write(`${line}\n`);
  }
}
