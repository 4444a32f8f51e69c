/** A row of a table: what became of each step. */
export type Row = Record<string, string>;

export const FAILED = "FAILED";

/** Takes steps one after another until one fails. @returns what each gave, or "ok"; "-" for those not taken */
export async function take(name: string, steps: Record<string, () => Promise<unknown>>): Promise<Row> {
  const row: Row = {};
  const start = performance.now();
  let failed = false;
  for (const [step, action] of Object.entries(steps)) {
    if (failed) {
      row[step] = "-";
      continue;
    }
    try {
      const said = await action();
      row[step] = typeof said === "string" ? said : "ok";
    } catch (error) {
      console.error(`${name}: ${step}: ${(error as Error).message}`);
      row[step] = FAILED;
      failed = true;
    }
  }
  row.seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.error(`${name}: ${Object.values(row).join(" ")}`);
  return row;
}

/** Prints rows below the names of their columns. */
export function print(title: string, rows: readonly Row[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [
    columns,
    columns.map((name) => "-".repeat(name.length)),
    ...rows.map((row) => columns.map((name) => row[name] ?? "")),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i]?.length ?? 0)));
  console.log(`\n${title}\n`);
  for (const line of cells) console.log(`| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`);
}

/** Whether a row has something that failed. */
export const isBad = (row: Row) => Object.values(row).some((cell) => cell === FAILED || cell.includes("not "));
