import type { Condition } from "./model";

/** Fill and line colour of a node, for a light and a dark background. */
interface Colour {
  readonly fill: string;
  readonly line: string;
  readonly darkFill: string;
  readonly darkLine: string;
}

const GREEN = { fill: "#e6f4ea", line: "#1e7d3c", darkFill: "#12351f", darkLine: "#58c27d" };
const AMBER = { fill: "#fff4d6", line: "#9a6700", darkFill: "#3b2c05", darkLine: "#e0ac3c" };
const RED = { fill: "#fde7e9", line: "#b3261e", darkFill: "#41161a", darkLine: "#ff8a80" };
const BLUE = { fill: "#e3efff", line: "#1a5fb4", darkFill: "#10294a", darkLine: "#78aeff" };
const PURPLE = { fill: "#f1e6fa", line: "#7a3ea8", darkFill: "#2f1746", darkLine: "#c792ea" };

export const COLOURS: Readonly<Record<Condition, Colour>> = {
  ready: GREEN,
  waiting: AMBER,
  failed: RED,
  create: BLUE,
  update: AMBER,
  replace: PURPLE,
  delete: RED,
};
