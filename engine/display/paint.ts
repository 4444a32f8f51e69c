import { stripVTControlCharacters } from "node:util";

/** What a text means; how that looks is decided here. */
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

const CODES: Record<Style, string> = {
  headline: "1;95",
  resource: "94",
  create: "32",
  update: "33",
  delete: "31",
  replace: "95",
  "create-replacement": "92",
  "delete-replaced": "91",
  read: "96",
  error: "31",
  warning: "33",
  info: "35",
  quiet: "90",
  plain: "",
};

/** Colours a text, or leaves it. */
export type Paint = (style: Style, text: string) => string;

/** Paints for a terminal. */
export const inColour: Paint = (style, text) =>
  text === "" || CODES[style] === "" ? text : `\u001b[${CODES[style]}m${text}\u001b[0m`;

/** Paints nothing. */
export const inPlain: Paint = (_style, text) => text;

/** Columns that a text takes in a terminal; colours take none, ideographs two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

/** The text with spaces up to a width. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** The text cut to a width, with an ellipsis where something was left out. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal start with the escape character
  const parts = text.split(/(\u001b\[[0-9;]*m)/);
  let left = width - 1;
  let cut = "";
  for (const part of parts) {
    if (part.startsWith("\u001b[")) {
      cut += part;
      continue;
    }
    for (const character of part) {
      left -= isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
      if (left < 0) return `${cut}…${text.includes("\u001b[") ? "\u001b[0m" : ""}`;
      cut += character;
    }
  }
  return cut;
}

/** East Asian wide and fullwidth characters, and pictures (Unicode Standard Annex 11). */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
