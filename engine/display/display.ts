import type { EngineEvent } from "../types";
import { Board, type BoardOptions } from "./board";
import { DiffDisplay } from "./diff-display";
import { EventLines, PreviewDigest } from "./json-display";
import { LineDisplay } from "./line-display";
import { LiveDisplay } from "./live-display";
import type { Paint } from "./paint";

/** Shows a run from its engine events alone. */
export interface Display {
  show(event: EngineEvent): void;
  /** The run is over: prints what is reported at the end. */
  close(): void;
}

/** Where a display writes. A terminal has a size. */
export interface Output {
  write(text: string): unknown;
  columns?: number;
  rows?: number;
}

/** How a run is shown. */
export interface DisplayOptions extends Omit<BoardOptions, "now"> {
  form: "json" | "diff" | "live" | "lines";
  paint: Paint;
  /** First line, such as `Updating (dev):`. */
  headline: string;
  showSecrets: boolean;
  showConfig: boolean;
  /** Print texts in full rather than their beginning. */
  full: boolean;
  hideOutputs: boolean;
  suppressProgress: boolean;
}

/** Makes the display of one run. */
export function createDisplay(options: DisplayOptions, output: Output): Display {
  const board = new Board({ ...options, now: Date.now });
  if (options.form === "json") {
    return options.isPreview
      ? new PreviewDigest(output, { ...options, rootUrn: board.rootUrn })
      : new EventLines(output, options);
  }
  output.write(`${options.paint("headline", options.headline)}\n`);
  if (options.form === "diff") return new DiffDisplay(board, options, output);
  const display =
    options.form === "live" ? new LiveDisplay(board, options, output) : new LineDisplay(board, options, output);
  display.start();
  return display;
}
