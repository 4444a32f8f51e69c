import { COLUMNS, type Column, DEFAULT_COLUMNS } from "./columns";
import type { KubernetesObject, Resource } from "./object";

/** Whether a client asks for a table, as `kubectl get` does. */
export const wantsTable = (accept: string) => accept.split(",").some((type) => /as=Table/.test(type));

/** Objects as the table that `kubectl get` prints. */
export function tableOf(
  resource: Resource,
  objects: readonly KubernetesObject[],
  now: number,
  metadata: object,
): object {
  const columns: readonly Column[] = COLUMNS.get(resource) ?? DEFAULT_COLUMNS;
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata,
    columnDefinitions: columns.map(([name, , wide]) => ({
      name,
      type: "string",
      format: name === "Name" ? "name" : "",
      description: "",
      // Only `-o wide` prints columns of priority 1.
      priority: wide === undefined ? 0 : 1,
    })),
    rows: objects.map((object) => ({
      cells: columns.map(([, cell]) => cell(object, now)),
      object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata },
    })),
  };
}
