import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { replaceFile } from "../files/replace-file";
import { clients } from "./clients";
import { create } from "./create";
import { emulator } from "./emulator";
import type { Figure } from "./figure";
import { growth } from "./growth";
import { growthChart } from "./growth-chart";
import { ownCost } from "./own-cost";
import { REPOSITORY } from "./processes";
import { refresh } from "./refresh";
import { fillPage, readResults, resultOf, writeResults } from "./results";
import { signers } from "./signers";
import { stacks } from "./stacks";
import { start } from "./start";
import { toText } from "./table";
import { unchanged } from "./unchanged";
import { up } from "./up";

/** Every figure, in the order of the page. */
export const figures: readonly Figure[] = [
  signers,
  clients,
  emulator,
  refresh,
  create,
  start,
  up,
  unchanged,
  ownCost,
  growth,
  stacks,
];

interface Flags {
  only?: Figure[];
  sizes: number[];
  rounds: number;
  mostAtEngine: number;
  json: string;
  docs?: boolean;
}

/** Where tables go, and what is being done meanwhile. */
export interface Output {
  table(text: string): void;
  progress(text: string): void;
}

const terminal: Output = {
  table: (text) => process.stdout.write(`\n${text}\n\n`),
  progress: (text) => process.stderr.write(`${text}\n`),
};

/**
 * Runs `npm run bench -- ARGS...`: measures, prints tables and writes JSON. Figures that are not measured stay in the file
 * as they are.
 */
export async function main(args: readonly string[], output: Output = terminal): Promise<void> {
  const { only = figures, json, docs, ...settings } = readFlags(args);
  const results = readResults(json);
  if (docs) {
    replaceFile(join(REPOSITORY, "docs/growth.svg"), growthChart(results.growth?.rows ?? []));
    return fillPage(join(REPOSITORY, "docs/performance.md"), figures, results);
  }
  for (const figure of only) {
    output.progress(`measuring: ${figure.title}`);
    const rows = await figure.measure({ ...settings, say: output.progress });
    results[figure.name] = resultOf(figure, rows);
    writeResults(json, results);
    output.table(toText(figure, rows));
  }
}

function readFlags(args: readonly string[]): Flags {
  return new Command("npm run bench --")
    .description("Measures this package beside the vendors' clients and providers that do nothing.")
    .option("--only <names>", `figures, such as signers,up; there are ${figures.map(({ name }) => name)}`, readNames)
    .option("--sizes <counts>", "numbers of resources", readSizes, [10, 100, 1000, 5000])
    .option("--rounds <count>", "how often what is compared is measured; medians count", readCount, 7)
    .option("--most-at-engine <count>", "most resources for which a whole `up` is run", readCount, 1000)
    .option("--json <file>", "where results are kept", join(REPOSITORY, "bench/results.json"))
    .option("--docs", "measure nothing; put the results of the file into docs/performance.md")
    .parse([...args], { from: "user" })
    .opts<Flags>();
}

function readNames(text: string): Figure[] {
  return text.split(",").map((name) => {
    const figure = figures.find((one) => one.name === name);
    if (!figure) throw new InvalidArgumentError(`there is no figure ${name}`);
    return figure;
  });
}

function readCount(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError(`${text} is not a number from 1`);
  return Number(text);
}

const readSizes = (text: string) => text.split(",").map(readCount);
