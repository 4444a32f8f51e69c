import type { DeploymentResource } from "../backend/file-backend";
import { ROOT_TYPE, splitUrn } from "../display/events";
import { renderColumns } from "./table";

/** The resources of a stack as a tree of types and names, on request with IDs and URNs on separate lines. */
export function renderTreeOf(
  resources: readonly DeploymentResource[],
  flags: { showIds?: boolean; showUrns?: boolean },
): string[] {
  const root = resources.find((resource) => resource.type === ROOT_TYPE && !resource.parent);
  const known = new Set(resources.map((resource) => resource.urn));
  const children = new Map<string, DeploymentResource[]>();
  for (const resource of resources) {
    if (resource === root) continue;
    const parent = resource.parent && known.has(resource.parent) ? resource.parent : (root?.urn ?? "");
    children.set(parent, [...(children.get(parent) ?? []), resource]);
  }
  const lines: { cells: [string, string]; notes: string[] }[] = [];
  const add = (resource: DeploymentResource, lead: string, indent: string) => {
    const below = children.get(resource.urn) ?? [];
    const margin = `    ${indent}${below.length > 0 ? "│  " : "   "}`;
    const notes = [
      ...(flags.showUrns ? [`${margin}URN: ${resource.urn}`] : []),
      ...(flags.showIds && resource.id ? [`${margin}ID: ${resource.id}`] : []),
    ];
    lines.push({ cells: [lead + resource.type, splitUrn(resource.urn).name], notes });
    below.forEach((child, at) => {
      const isLast = at === below.length - 1;
      add(child, indent + (isLast ? "└─ " : "├─ "), indent + (isLast ? "   " : "│  "));
    });
  };
  if (root) add(root, "", "");
  else for (const orphan of children.get("") ?? []) add(orphan, "", "");
  const [header = "", ...rows] = renderColumns([["TYPE", "NAME"], ...lines.map(({ cells }) => cells)], "    ");
  return [header, ...rows.flatMap((row, at) => [row, ...(lines[at]?.notes ?? [])])];
}
