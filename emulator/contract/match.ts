import type { RestContract } from "./rest";
import type { RestAction } from "./shape";

export interface RestMatch {
  readonly action: RestAction;
  /** Values of the braces in the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the documented call for a method and a raw path. A literal segment wins over a parameter: `/batch/delete` over `/{id}/{action}`. */
export function matchRest(contracts: readonly RestContract[], method: string, path: string): RestMatch | undefined {
  const given = path.split("/");
  const matches = contracts
    .flatMap(({ actions }) => [...actions.values()])
    .filter((action) => action.method === method)
    .flatMap((action) => action.paths.map((template) => ({ action, path: fill(template.split("/"), given) })))
    .filter((match) => match.path !== undefined)
    .sort((a, b) => Object.keys(a.path ?? {}).length - Object.keys(b.path ?? {}).length);
  return matches[0] as RestMatch | undefined;
}

function fill(template: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (template.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const found = given[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined ? segment !== found : found === "") return undefined;
    if (name !== undefined) values[name] = decode(found);
  }
  return values;
}

/** What is not percent-encoded rightly stays as it was sent. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
