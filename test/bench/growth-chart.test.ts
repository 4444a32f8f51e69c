import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { growthChart } from "../../bench/growth-chart";
import { readResults } from "../../bench/results";

const file = (path: string) => resolve(__dirname, "../..", path);

it("the picture of growth on the page is that of the figure's rows", () => {
  const rows = readResults(file("bench/results.json")).growth?.rows ?? [];
  expect(readFileSync(file("docs/growth.svg"), "utf8")).toBe(growthChart(rows));
  expect(readFileSync(file("docs/performance.md"), "utf8")).toContain("(growth.svg)");
});

it("linear growth is a straight line, in the order of the numbers", () => {
  const row = (resources: number) => ({ type: "a:B", step: "create", resources, seconds: resources / 100 });
  const chart = growthChart([row(1_000), row(10), row(100)]);
  expect(chart).toContain('points="60.0,372.0 295.0,203.0 530.0,34.0"');
  expect(chart).toContain("prefers-color-scheme:dark");
  expect(chart).toContain(">a:B, create</text>");
});
