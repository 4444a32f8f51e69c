import { styleText } from "node:util";
import cliTruncate from "cli-truncate";
import stringWidth from "string-width";

/** The meaning of a text, for which this file chooses the style. */
export type Style =
  | "headline"
  | "resource"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "create-replacement"
  | "delete-replaced"
  | "read"
  | "error"
  | "warning"
  | "info"
  | "quiet"
  | "plain";

const FORMATS: Record<Style, Parameters<typeof styleText>[0]> = {
  headline: ["bold", "magentaBright"],
  resource: "blueBright",
  create: "green",
  update: "yellow",
  delete: "red",
  replace: "magentaBright",
  "create-replacement": "greenBright",
  "delete-replaced": "redBright",
  read: "cyanBright",
  error: "red",
  warning: "yellow",
  info: "magenta",
  quiet: "gray",
  plain: [],
};

/** Applies a style to a text, or leaves it unchanged. */
export type Paint = (style: Style, text: string) => string;

/** Paints for a terminal. */
export const inColour: Paint = (style, text) =>
  text === "" ? text : styleText(FORMATS[style], text, { validateStream: false });

/** Paints nothing. */
export const inPlain: Paint = (_style, text) => text;

/** Terminal columns of a text: escape sequences take none, ideographs two. */
export const widthOf = (text: string): number => stringWidth(text);

/** The text with spaces up to a width. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** The text cut to a width, with an ellipsis at the cut. */
export const clip = (text: string, width: number): string => cliTruncate(text, width);
