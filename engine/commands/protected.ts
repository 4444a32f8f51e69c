import { dependenciesOf } from "../snapshot";
import type { ResourceState } from "../types";

/** URNs of the protected resources and of their parents, dependencies and providers. */
export function protectedUrns(resources: readonly ResourceState[]): string[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const kept = new Set<string>();
  const keep = (resource: ResourceState | undefined) => {
    if (!resource || kept.has(resource.urn)) return;
    kept.add(resource.urn);
    for (const { urn } of dependenciesOf(resource)) keep(byUrn.get(urn));
    if (resource.provider) keep(byUrn.get(resource.provider.slice(0, resource.provider.lastIndexOf("::"))));
  };
  for (const resource of resources) if (resource.protect) keep(resource);
  return [...kept];
}
