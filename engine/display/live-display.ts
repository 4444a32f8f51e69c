import type { EngineEvent } from "../types";
import type { Board } from "./board";
import type { Display, DisplayOptions, Output } from "./display";
import { readEvent } from "./events";
import { clip } from "./paint";
import { renderReport } from "./report";
import { renderTree } from "./tree";

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const CLEAR_LINE = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";
const UP = (lines: number) => (lines > 0 ? `\u001b[${lines}A` : "");
const FRAME_MILLISECONDS = 100;

/** The table of a run on a terminal, redrawn in place. Messages, outputs and summary follow at the end. */
export class LiveDisplay implements Display {
  private drawn = 0;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly board: Board,
    private readonly options: DisplayOptions,
    private readonly output: Output,
  ) {}

  /** Starts to draw. Without it, only `draw` draws a frame. */
  start(): void {
    this.output.write(HIDE_CURSOR);
    this.timer = setInterval(() => this.draw(), FRAME_MILLISECONDS);
    this.timer.unref();
  }

  show(event: EngineEvent): void {
    const shown = readEvent(event);
    if (shown) this.board.apply(shown);
  }

  /** Redraws the board in place. */
  draw(): void {
    // A terminal that does not know its size reports 0.
    const columns = this.output.columns || 80;
    const rows = this.output.rows || 24;
    this.write(this.frame(columns, this.board.done ? Number.POSITIVE_INFINITY : rows - 1));
  }

  close(): void {
    clearInterval(this.timer);
    this.board.done = true;
    this.draw();
    const report = renderReport(this.board, this.options);
    this.output.write(`\n${report.map((line) => `${line}\n`).join("")}${SHOW_CURSOR}`);
  }

  private frame(width: number, height: number): string[] {
    const system = this.board.system.flatMap((message) => message.split("\n"));
    const notes = system.map((line) => clip(this.options.paint("warning", line), width));
    const tree = renderTree(this.board, this.options.paint, width, height - notes.length);
    return [...tree, ...notes];
  }

  private write(lines: string[]): void {
    const text = lines.map((line) => `${line}${CLEAR_LINE}\n`).join("");
    this.output.write(`${UP(this.drawn)}\r${text}${CLEAR_BELOW}`);
    this.drawn = lines.length;
  }
}
