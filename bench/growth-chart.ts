import type { Row } from "./figure";

/** The growth figure's rows as a picture: seconds by number of resources, both on logarithmic scales, where linear growth is a straight line of slope 1. */

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 60;
const RIGHT = 190;
const TOP = 34;
const BOTTOM = 48;

/** Colours that stand out from white and from black. */
const COLOURS = ["#2f81f7", "#d29922", "#3fb950", "#db61a2", "#8b949e", "#f0883e"];

/** The colours of text and grid follow the reader's. */
const STYLE = `svg{font:12px sans-serif;fill:#24292f}.grid{stroke:#d0d7de}.line{fill:none;stroke-width:2}
@media (prefers-color-scheme:dark){svg{fill:#c9d1d9}.grid{stroke:#30363d}}`;

interface Point {
  resources: number;
  seconds: number;
}

interface Series {
  name: string;
  points: Point[];
}

function seriesOf(rows: readonly Row[]): Series[] {
  const found = new Map<string, Point[]>();
  for (const { type, step, resources, seconds } of rows) {
    const name = `${type}, ${step}`;
    found.set(name, [...(found.get(name) ?? []), { resources: Number(resources), seconds: Number(seconds) }]);
  }
  return [...found].map(([name, points]) => ({ name, points: points.sort((a, b) => a.resources - b.resources) }));
}

/** Powers of ten around some numbers. */
function decades(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

/** A place on a logarithmic scale, with one digit: the same everywhere. */
function scale(ticks: readonly number[], from: number, to: number): (value: number) => string {
  const [low = 1, high = 10] = [ticks[0], ticks.at(-1)];
  const part = (value: number) => Math.log10(value / low) / Math.log10(high / low);
  return (value) => (from + part(value) * (to - from)).toFixed(1);
}

const label = (value: number) => (value < 1 ? String(value) : value.toLocaleString("en-US"));

/** An SVG document. The same rows give the same text. */
export function growthChart(rows: readonly Row[]): string {
  const series = seriesOf(rows);
  const points = series.flatMap((one) => one.points);
  const counts = decades(points.map(({ resources }) => resources));
  const times = decades(points.map(({ seconds }) => seconds));
  const x = scale(counts, LEFT, WIDTH - RIGHT);
  const y = scale(times, HEIGHT - BOTTOM, TOP);
  const grid = [
    ...counts.map((count) => vertical(x(count), label(count))),
    ...times.map((time) => horizontal(y(time), label(time))),
  ];
  const lines = series.map(({ points }, index) => {
    const places = points.map(({ resources, seconds }) => `${x(resources)},${y(seconds)}`);
    return `<polyline class="line" stroke="${COLOURS[index % COLOURS.length]}" points="${places.join(" ")}"/>`;
  });
  const names = series.map(({ name }, index) => {
    const at = TOP + 14 + index * 20;
    const colour = COLOURS[index % COLOURS.length];
    const [from, to] = [WIDTH - RIGHT + 16, WIDTH - RIGHT + 36];
    return `<path class="line" stroke="${colour}" d="M${from} ${at - 4}H${to}"/><text x="${to + 6}" y="${at}">${name}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Seconds by number of resources">`,
    `<style>${STYLE}</style>`,
    ...grid,
    ...lines,
    ...names,
    `<text x="${LEFT}" y="18">seconds</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 10}" text-anchor="end">resources</text>`,
    "</svg>\n",
  ].join("\n");
}

const vertical = (at: string, text: string) =>
  `<path class="grid" d="M${at} ${TOP}V${HEIGHT - BOTTOM}"/><text x="${at}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${text}</text>`;

const horizontal = (at: string, text: string) =>
  `<path class="grid" d="M${LEFT} ${at}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${at}" dy="4" text-anchor="end">${text}</text>`;
