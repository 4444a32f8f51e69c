import type { EngineEvent } from "../types";
import type { Board, Row } from "./board";
import { cellsOf } from "./cells";
import type { Display, DisplayOptions, Output } from "./display";
import { isDefaultProvider, readEvent, type ShownEvent } from "./events";
import { isPartOfReplacement } from "./operations";
import { renderReport } from "./report";

/** Where nothing is drawn over, a line says now and then what still goes on. */
const HEARTBEAT_MILLISECONDS = 10_000;

/** Times in a line, such as `(3s)` or `(4 s)`. */
const SECONDS = /\(\d+ ?s\)/g;

/** A run in plain lines, for pipes and logs: one when a step begins, one when it ends, one for each message. */
export class LineDisplay implements Display {
  private timer?: NodeJS.Timeout;
  private readonly printed = new Map<string, string>();

  constructor(
    private readonly board: Board,
    private readonly options: DisplayOptions,
    private readonly output: Output,
  ) {}

  /** Begins to print what goes on for long. */
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

  /** Prints a line for each step that goes on. */
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
    // The stack itself ends with the run.
    if (event.kind === "end" && row.urn === this.board.rootUrn) return false;
    if (op === "same" ? !this.board.options.showSames : op === "read" && !this.board.options.showReads) return false;
    // A plan says once what will be done: when it is known.
    if (this.board.options.isPreview) {
      return !isPartOfReplacement(op) && op !== "refresh" && event.kind === (row.refreshed ? "end" : "begin");
    }
    // A look at what is there is short, and reported by what it finds.
    return op !== "replace" && op !== "refresh" && !(event.kind === "end" && op === "same");
  }

  private printRow(row: Row): void {
    const { mark, type, name, status, info } = cellsOf(this.board, row, this.options.paint);
    const line = ` ${mark} ${[type, name, status, info].filter(Boolean).join(" ")}`;
    // The same again says nothing, were it some seconds later.
    const said = line.replace(SECONDS, "");
    if (this.printed.get(row.urn) === said) return;
    this.printed.set(row.urn, said);
    this.print(line);
  }

  private print(line: string): void {
    this.output.write(`${line}\n`);
  }
}
