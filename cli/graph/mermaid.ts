import { COLOURS } from "./colours";
import { byCloud, detailOf, type Graph, type Node } from "./model";

/** The graph in Mermaid's language, which GitHub and GitLab draw in Markdown. */
export function drawMermaid(graph: Graph): string {
  const groups = byCloud(graph).flatMap(({ cloud, title, nodes }) => [
    `  subgraph ${cloud}["${title}"]`,
    ...nodes.map((node) => `    ${nodeText(node)}`),
    "  end",
  ]);
  const edges = graph.edges.map(({ from, to }) => `  ${from} --> ${to}`);
  const used = new Set(graph.nodes.map(({ condition }) => condition));
  const classes = [...used].sort().map((condition) => {
    const { fill, line } = COLOURS[condition];
    // Sets the text colour, because the page's may be white.
    return `  classDef ${condition} fill:${fill},stroke:${line},color:#1b1b1b`;
  });
  return `${["flowchart LR", ...groups, ...edges, ...classes].join("\n")}\n`;
}

function nodeText(node: Node): string {
  const label = `"${escaped(node.name)}<br/>${escaped(detailOf(node))}"`;
  return node.type === "network" ? `${node.key}([${label}])` : `${node.key}[${label}]:::${node.condition}`;
}

/** Mermaid writes HTML's entities with `#`. */
const escaped = (text: string) =>
  text.replace(/[^\p{L}\p{N} .:/_·-]/gu, (character) => `#${character.codePointAt(0)};`);
