import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { version as pulumi } from "@pulumi/pulumi/package.json";
import { findPulumi } from "../cli/pulumi";
import { replaceFile } from "../files/replace-file";
import type { Figure, Row } from "./figure";
import { toMarkdown } from "./table";

/** Where figures were measured. */
interface Machine {
  processors: number;
  model: string;
  memoryGiB: number;
  node: string;
  pulumi: string;
  /** What runs whole programs. */
  engine: string;
}

/** A figure as it was measured. */
export interface Result {
  title: string;
  /** ISO 8601, when it was done. */
  measured: string;
  machine: Machine;
  rows: Row[];
}

export type Results = Record<string, Result>;

/** A figure's rows, with when and where they were measured. */
export function resultOf({ title }: Figure, rows: Row[]): Result {
  const machine = {
    processors: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? "unknown",
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    pulumi,
    engine: findPulumi().label,
  };
  return { title, measured: new Date().toISOString(), machine, rows };
}

/** @throws Error when the file is not JSON. */
export function readResults(file: string): Results {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

export function writeResults(file: string, results: Results): void {
  replaceFile(file, `${JSON.stringify(results, undefined, 2)}\n`);
}

/**
 * Puts the measured tables into a page, each between `<!-- figure NAME -->` and `<!-- end -->`.
 * @throws Error when a figure has no place there, or no result.
 */
export function fillPage(page: string, figures: readonly Figure[], results: Results): void {
  const filled = figures.reduce(
    (text, figure) => {
      const mark = `<!-- figure ${figure.name} -->\n`;
      const begin = text.indexOf(mark) + mark.length;
      const end = text.indexOf("<!-- end -->", begin);
      const result = results[figure.name];
      if (!text.includes(mark) || end < 0) throw new Error(`${page} has no place for the figure ${figure.name}`);
      if (!result)
        throw new Error(`the figure ${figure.name} was not measured: run "npm run bench -- --only ${figure.name}"`);
      const { machine, measured, rows } = result;
      const where = `${measured.slice(0, 10)}, ${machine.processors} processors (${machine.model}), ${machine.memoryGiB} GiB, Node ${machine.node}, Pulumi SDK ${machine.pulumi}, ${machine.engine}`;
      return `${text.slice(0, begin)}\n${toMarkdown(figure, rows)}\n\n${where}\n\n${text.slice(end)}`;
    },
    readFileSync(page, "utf8"),
  );
  replaceFile(page, filled);
}
