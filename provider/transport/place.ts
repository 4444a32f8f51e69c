import type { ActionTable } from "./service-table";
import type { Fields } from "./wire";

/** A request of an API with paths, with each field in path, query or body. Nothing is encoded yet. */
export interface PlacedRequest {
  method: string;
  path: string;
  query: [name: string, value: string][];
  /** JSON; `undefined` if the method has no body. */
  body: string | undefined;
}

/**
 * Puts a request's fields into path, query and body. Fields that are `undefined` are left out; a list in the query is repeated.
 * @throws TypeError if a field of the path is missing
 */
export function placeFields(action: string, facts: ActionTable, request: Fields): PlacedRequest {
  const inPath = new Set<string>();
  const path = (facts.path ?? "/").replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = request[name];
    if (value === undefined || value === "") throw new TypeError(`${action} needs ${name}`);
    inPath.add(name);
    return String(value);
  });
  const query: PlacedRequest["query"] = [];
  for (const name of facts.query ?? []) {
    for (const value of [request[name] ?? []].flat()) query.push([name, String(value)]);
  }
  const method = facts.method ?? "POST";
  if (facts.wholeBody) return { method, path, query, body: JSON.stringify(request.body) };
  if (method === "GET" || method === "DELETE") return { method, path, query, body: undefined };
  const elsewhere = new Set([...inPath, ...(facts.query ?? []), ...(facts.ignores ?? [])]);
  const rest = Object.entries(request).filter(([name]) => !elsewhere.has(name));
  const takesNone = rest.length === 0 && method === "PUT";
  return { method, path, query, body: takesNone ? undefined : JSON.stringify(Object.fromEntries(rest)) };
}
