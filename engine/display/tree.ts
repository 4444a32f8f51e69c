import type { Board, Row } from "./board";
import { type Cells, cellsOf } from "./cells";
import { clip, type Paint, pad, widthOf } from "./paint";

/** A row of the tree with its branch lines, such as `│  └─ `. */
interface Branch {
  row: Row;
  lead: string;
}

const COLUMNS = ["type", "name", "status", "info"] as const;

/**
 * The table of a run: one line per resource, children below their parents.
 * @param height available lines; running and failed rows are dropped last
 */
export function renderTree(board: Board, paint: Paint, width: number, height: number): string[] {
  const branches = branchesOf(board);
  const kept = chooseRows(board, branches, height - 1);
  const cells = kept.map(({ row, lead }) => {
    const reported = cellsOf(board, row, paint);
    return { ...reported, type: lead + reported.type };
  });
  const header: Cells = {
    mark: "  ",
    type: board.options.showUrns ? "URN" : "Type",
    name: board.options.showUrns ? "" : "Name",
    status: board.options.isPreview ? "Plan" : "Status",
    info: cells.some((cell) => cell.info !== "") ? "Info" : "",
  };
  const widths = COLUMNS.map((column) => Math.max(...[header, ...cells].map((cell) => widthOf(cell[column]))));
  const line = (cell: Cells, isHeader: boolean) => {
    const texts = COLUMNS.map((column, at) => {
      const text = isHeader ? paint("headline", cell[column]) : cell[column];
      return column === "info" ? text : pad(text, widths[at] ?? 0);
    });
    return clip(` ${cell.mark}  ${texts.join("  ")}`.trimEnd(), width);
  };
  const left = branches.length - kept.length;
  const rest = left > 0 ? [paint("quiet", `     … and ${left} more`)] : [];
  return [line(header, true), ...cells.map((cell) => line(cell, false)), ...rest];
}

/** The rows in tree order. Rows with an unknown parent are below the stack. */
function branchesOf(board: Board): Branch[] {
  const children = new Map<string, Row[]>();
  for (const row of board.rows.values()) {
    if (row.urn === board.rootUrn) continue;
    const parent = board.rows.has(row.parent) && row.parent !== row.urn ? row.parent : board.rootUrn;
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  // A parent without changes is shown if a child is.
  const isNeeded = (row: Row): boolean =>
    board.isShown(row) || (children.get(row.urn) ?? []).some((child) => isNeeded(child));
  const below = (urn: string, indent: string): Branch[] => {
    const rows = (children.get(urn) ?? []).filter(isNeeded);
    return rows.flatMap((row, at) => {
      const isLast = at === rows.length - 1;
      const lead = indent + (isLast ? "└─ " : "├─ ");
      return [{ row, lead }, ...below(row.urn, indent + (isLast ? "   " : "│  "))];
    });
  };
  const root = board.rows.get(board.rootUrn);
  return [...(root ? [{ row: root, lead: "" }] : []), ...below(board.rootUrn, "")];
}

function chooseRows(board: Board, branches: Branch[], height: number): Branch[] {
  if (branches.length <= height) return branches;
  const rank = ({ row }: Branch) => (row.urn === board.rootUrn || row.failed ? 0 : board.isRunning(row) ? 1 : 2);
  const places = new Map(branches.map((branch, at) => [branch, at]));
  const order = (branch: Branch) => places.get(branch) ?? 0;
  // Keeps the latest of the completed rows.
  const chosen = branches
    .toSorted((a, b) => rank(a) - rank(b) || order(b) - order(a))
    .slice(0, Math.max(1, height - 1));
  return chosen.sort((a, b) => order(a) - order(b));
}
