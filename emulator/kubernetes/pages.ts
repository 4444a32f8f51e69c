import type { KubernetesObject } from "./object";
import { badRequest } from "./status";

/** A part of a list, and the token for the next part. */
export interface Page {
  readonly items: readonly KubernetesObject[];
  readonly metadata: { readonly continue?: string; readonly remainingItemCount?: number };
}

const keyOf = ({ metadata }: KubernetesObject) => `${metadata.namespace ?? ""}/${metadata.name}`;

/** Sorted by namespace and name, as lists are. A part ends at a name, so objects may be added or removed between two parts. */
export const inOrder = (objects: readonly KubernetesObject[]) =>
  objects
    .map((object) => ({ key: keyOf(object), object }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ object }) => object);

/** The part of a sorted list that `limit` and `continue` select. @throws StatusError for an invalid number or token */
export function pageOf(objects: readonly KubernetesObject[], query: URLSearchParams): Page {
  const limit = Number(query.get("limit") || 0);
  if (!Number.isInteger(limit) || limit < 0)
    throw badRequest(`limit: "${query.get("limit")}" is not an integer from 0`);
  const after = readToken(query.get("continue") ?? "");
  const rest = after === undefined ? objects : objects.filter((object) => keyOf(object) > after);
  const items = limit === 0 ? rest : rest.slice(0, limit);
  const last = items.at(-1);
  const left = rest.length - items.length;
  if (left === 0 || last === undefined) return { items, metadata: {} };
  const token = Buffer.from(JSON.stringify({ start: keyOf(last) })).toString("base64url");
  // With a selector, a server does not count the remaining items.
  const counted = query.get("labelSelector") || query.get("fieldSelector") ? {} : { remainingItemCount: left };
  return { items, metadata: { continue: token, ...counted } };
}

function readToken(token: string): string | undefined {
  if (token === "") return undefined;
  try {
    const { start } = JSON.parse(Buffer.from(token, "base64url").toString()) as { start?: unknown };
    if (typeof start === "string") return start;
  } catch {
    // Not a token: refused below.
  }
  throw badRequest("continue key is not valid");
}
