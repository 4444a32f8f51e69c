import { COLOURS } from "./colours";
import { byCloud, detailOf, type Graph, type Node } from "./model";

const WIDTH = 220;
const HEIGHT = 48;
const GAP_X = 60;
const GAP_Y = 16;
const MARGIN = 16;
const TITLE = 28;

interface Box {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
}

/** Draws the graph with a band for each cloud; dependencies are left of what depends on them. */
export function drawSvg(graph: Graph): string {
  const columns = columnsOf(graph);
  const boxes = new Map<string, Box>();
  let top = MARGIN;
  const bands = byCloud(graph).map(({ title, nodes }) => {
    const filled = new Map<number, number>();
    for (const node of nodes) {
      const column = columns.get(node.key) ?? 0;
      const row = filled.get(column) ?? 0;
      filled.set(column, row + 1);
      const x = 2 * MARGIN + column * (WIDTH + GAP_X);
      boxes.set(node.key, { node, x, y: top + TITLE + row * (HEIGHT + GAP_Y) });
    }
    const height = TITLE + Math.max(...filled.values()) * (HEIGHT + GAP_Y);
    const band = { title, y: top, height };
    top += height + MARGIN;
    return band;
  });
  const width = 4 * MARGIN + (Math.max(0, ...columns.values()) + 1) * (WIDTH + GAP_X) - GAP_X;
  const height = Math.max(top, 2 * MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    "<title>Resources of the stack and what they depend on</title>",
    `<style>${style()}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...bands.map(
      ({ title, y, height: tall }) =>
        `<rect class="band" x="${MARGIN}" y="${y}" width="${width - 2 * MARGIN}" height="${tall}" rx="8"/>` +
        `<text class="title" x="${2 * MARGIN}" y="${y + 19}">${escaped(title)}</text>`,
    ),
    ...graph.edges.map(({ from, to }) => line(boxes.get(from), boxes.get(to))),
    ...[...boxes.values()].map(picture),
    "</svg>\n",
  ].join("\n");
}

/** The column of each node: its distance from nodes without dependencies. The loop also ends for a cycle, which a state cannot have. */
function columnsOf({ nodes, edges }: Graph): Map<string, number> {
  const columns = new Map(nodes.map(({ key }) => [key, 0]));
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const least = (columns.get(from) ?? 0) + 1;
      if ((columns.get(to) ?? 0) >= least) continue;
      columns.set(to, least);
      moved = true;
    }
    if (!moved) break;
  }
  return columns;
}

function line(from: Box | undefined, to: Box | undefined): string {
  if (from === undefined || to === undefined) return "";
  const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2];
  const [x2, y2] = [to.x, to.y + HEIGHT / 2];
  const bend = Math.max(GAP_X / 2, (x2 - x1) / 2);
  return `<path class="edge" d="M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"/><circle class="end" cx="${x2}" cy="${y2}" r="3"/>`;
}

function picture({ node, x, y }: Box): string {
  const kind = node.type === "network" ? "network" : node.condition;
  return (
    `<g class="${kind}"><title>${escaped(`${node.name}: ${detailOf(node)}`)}</title>` +
    `<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="6"/>` +
    `<text class="name" x="${x + 10}" y="${y + 20}">${escaped(shortened(node.name, 26))}</text>` +
    `<text class="detail" x="${x + 10}" y="${y + 37}">${escaped(shortened(detailOf(node), 36))}</text></g>`
  );
}

function style(): string {
  const conditions = Object.entries(COLOURS);
  const light = conditions.map(([name, { fill, line }]) => `.${name} rect{fill:${fill};stroke:${line}}`);
  const dark = conditions.map(([name, colour]) => `.${name} rect{fill:${colour.darkFill};stroke:${colour.darkLine}}`);
  const words = "font-family:system-ui,sans-serif";
  return [
    `text{${words};fill:#1b1b1b}.title{font-size:13px;font-weight:600}.name{font-size:13px;font-weight:600}.detail{font-size:11px}`,
    ".ground{fill:#fff}.band{fill:#f6f8fa;stroke:#d0d7de}.edge{fill:none;stroke:#6e7781}.end{fill:#6e7781}",
    ".network rect{fill:none;stroke:#6e7781;stroke-dasharray:4 3}",
    ...light,
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117}.band{fill:#161b22;stroke:#30363d}",
    ...dark,
    "}",
  ].join("");
}

const shortened = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

const escaped = (text: string) =>
  text.replace(/[<>&"\p{Cc}]/gu, (character) => `&#${character === "\u0000" ? 65533 : character.codePointAt(0)};`);
