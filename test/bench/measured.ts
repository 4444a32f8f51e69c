import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { figures, main } from "../../bench/main";
import type { Results } from "../../bench/results";

/** Measures some figures with as little as shows that they are measured. @returns the results, and what was printed */
export async function measured(
  names: readonly string[],
  sizes = "2,3",
): Promise<{ results: Results; printed: string }> {
  using folder = mkdtempDisposableSync(join(tmpdir(), "bench-"));
  const json = join(folder.path, "results.json");
  const tables: string[] = [];
  const output = { table: (text: string) => tables.push(text), progress: () => undefined };
  await main(["--only", names.join(), "--sizes", sizes, "--rounds", "1", "--json", json], output);
  return { results: JSON.parse(readFileSync(json, "utf8")), printed: tables.join("\n") };
}

/** Every column of a figure has a value somewhere, and every number is one; each column shows in the table. */
export function expectWhole({ results, printed }: { results: Results; printed: string }, name: string): void {
  const figure = figures.find((one) => one.name === name);
  const { rows = [], measured, machine } = results[name] ?? {};
  expect(measured).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(machine).toMatchObject({ node: process.version });
  for (const { key, title } of figure?.columns ?? []) {
    expect(printed).toContain(title);
    const values = rows.map((row) => row[key]).filter((value) => value !== null);
    expect(values.length, `${name}: ${key}`).toBeGreaterThan(0);
    for (const value of values) if (typeof value === "number") expect(value, `${name}: ${key}`).not.toBeNaN();
  }
}
