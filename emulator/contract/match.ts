import type { RestContract } from "./rest";
import type { RestAction } from "./shape";

export interface RestMatch {
  readonly action: RestAction;
  /** Values of the path's parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * Finds the documented call for a method and a raw path. A literal segment takes precedence over a parameter: `/batch/delete` over
 * `/{id}/{action}`.
 */
export function matchRest(contracts: readonly RestContract[], method: string, path: string): RestMatch | undefined {
  const given = path.split("/");
  for (const { action, segments } of templatesOf(contracts).get(`${method} ${given.length}`) ?? []) {
    const values = fill(segments, given);
    if (values !== undefined) return { action, path: values };
  }
  return undefined;
}

interface Template {
  readonly action: RestAction;
  readonly segments: readonly string[];
}

const templates = new WeakMap<readonly RestContract[], ReadonlyMap<string, readonly Template[]>>();

/** The calls by method and number of segments; those with the fewest parameters first. */
function templatesOf(contracts: readonly RestContract[]): ReadonlyMap<string, readonly Template[]> {
  const known = templates.get(contracts);
  if (known) return known;
  const all = contracts
    .flatMap(({ actions }) => [...actions.values()])
    .flatMap((action) => action.paths.map((path) => ({ action, segments: path.split("/") })))
    .sort((a, b) => parametersIn(a.segments) - parametersIn(b.segments));
  const made = Map.groupBy(all, ({ action, segments }) => `${action.method} ${segments.length}`);
  templates.set(contracts, made);
  return made;
}

const parametersIn = (segments: readonly string[]) => segments.filter((segment) => segment.startsWith("{")).length;

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

/** Segments with invalid percent-encoding stay as they were sent. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
