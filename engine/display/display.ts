import type { EngineEvent } from "../types";
import type { BoardOptions } from "./board";
import type { Paint } from "./paint";

/** Shows a run from its engine events alone. */
export interface Display {
  show(event: EngineEvent): void;
  /** The run has ended: prints the final report. */
  close(): void;
}

/** The output of a display; a terminal has a size. */
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
  /** Whether to print strings in full. */
  full: boolean;
  hideOutputs: boolean;
  suppressProgress: boolean;
}
