import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { explore } from "./exploration";
import { modelKinds } from "./model-cloud";

/** Rows of the table in docs/reliability.md, which says how much was explored. */
const ROWS: Readonly<Record<string, string>> = {
  named: "named, unnamed, with a client token",
  unnamed: "named, unnamed, with a client token",
  token: "named, unnamed, with a client token",
  unique: "ID made from its name",
  overwriting: "overwriting",
};
const page = readFileSync(join(__dirname, "../../docs/reliability.md"), "utf8");

// Two runs in a row, each of every sort, killed at every point and with each answer lost, then plain ones.
it.each(Object.keys(modelKinds))(
  "every way to create, replace and lose one converges: %s",
  { timeout: 300_000 },
  async (kind) => {
    const { worlds, runs, failures } = await explore(kind, 2);
    expect(failures).toEqual([]);
    const row = page.split("\n").find((line) => line.startsWith(`| ${ROWS[kind]} |`));
    const numbers = row?.match(/[\d,]+(?= each| \|)/g)?.map((text) => Number(text.replaceAll(",", "")));
    expect(numbers, "outcomes and runs on the page").toEqual([worlds, runs]);
  },
);
