import { COLOURS } from "./colours";
import { byCloud, detailOf, type Graph } from "./model";

/** The graph in Graphviz's language. */
export function drawDot(graph: Graph): string {
  const groups = byCloud(graph).map(({ cloud, title, nodes }) => {
    const inside = nodes.map((node) => {
      const { fill, line } = COLOURS[node.condition];
      const style = node.type === "network" ? "rounded,dashed" : "rounded,filled";
      const label = `${quoted(`${node.name}\n${detailOf(node)}`)}`;
      return `    ${node.key} [label=${label}, style="${style}", fillcolor="${fill}", color="${line}"];`;
    });
    return [`  subgraph cluster_${cloud} {`, `    label=${quoted(title)};`, ...inside, "  }"].join("\n");
  });
  const edges = graph.edges.map(({ from, to }) => `  ${from} -> ${to};`);
  const head = ["digraph stack {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];'];
  return `${[...head, ...groups, ...edges, "}"].join("\n")}\n`;
}

/** The language has the same escapes as JSON. */
const quoted = (text: string) => JSON.stringify(text);
