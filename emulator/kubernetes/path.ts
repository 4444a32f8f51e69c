import { RESOURCES, type Resource } from "./object";

/** The target of a path. */
export interface Target {
  readonly resource: Resource;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
}

/** Parses `/api/v1/…` and `/apis/GROUP/VERSION/…`; undefined for paths that are not served. */
export function readPath(path: string): Target | undefined {
  const segments = path
    .split("/")
    .filter((segment) => segment !== "")
    .map(decoded);
  const start = segments[0] === "api" ? 2 : 3;
  const [group, version] = segments[0] === "api" ? ["", segments[1]] : [segments[1], segments[2]];
  const rest = segments.slice(start);
  const inNamespace = rest[0] === "namespaces" && resourceOf(group, version, rest[2], true) !== undefined;
  const [namespace, [plural, name, subresource, ...more]] = inNamespace ? [rest[1], rest.slice(2)] : [undefined, rest];
  const resource = resourceOf(group, version, plural);
  return resource === undefined || more.length > 0 ? undefined : { resource, namespace, name, subresource };
}

function resourceOf(group = "", version = "", plural = "", namespaced?: boolean): Resource | undefined {
  return RESOURCES.find(
    (one) =>
      one.group === group &&
      one.version === version &&
      one.name === plural &&
      (namespaced === undefined || one.namespaced === namespaced),
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
