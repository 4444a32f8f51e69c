import { Board } from "./board";
import { DiffDisplay } from "./diff-display";
import type { Display, DisplayOptions, Output } from "./display";
import { EventLines, PreviewDigest } from "./json-display";
import { LineDisplay } from "./line-display";
import { LiveDisplay } from "./live-display";

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
