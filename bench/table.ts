import type { Cell, Column, Figure, Row } from "./figure";

const cellText = (value: Cell | undefined, { digits = 0 }: Column): string => {
  if (value === null || value === undefined) return "-";
  if (typeof value === "string") return value;
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

/** Headings and cells as texts, and which columns hold numbers. */
function grid({ columns }: Figure, rows: readonly Row[]) {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((one) => cellText(row[one.key], one))),
  ];
  const numeric = columns.map(({ key }) => rows.some((row) => typeof row[key] === "number"));
  return { lines, numeric };
}

/** A figure for the terminal. */
export function toText(figure: Figure, rows: readonly Row[]): string {
  const { lines, numeric } = grid(figure, rows);
  const widths = figure.columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? "").length)));
  const padded = (text: string, at: number) =>
    numeric[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  const body = lines.map((line) => `  ${line.map(padded).join("  ")}`.trimEnd());
  return [figure.title, ...body].join("\n");
}

/** A figure for a page. */
export function toMarkdown(figure: Figure, rows: readonly Row[]): string {
  const { lines, numeric } = grid(figure, rows);
  const [head = [], ...body] = lines.map((line) => `| ${line.join(" | ")} |`);
  return [head, `|${numeric.map((right) => (right ? " ---: " : " --- ")).join("|")}|`, ...body].join("\n");
}
