import type { ResourceState } from "../types";
import { makeUrn, nameOf, parseReference, parseUrn, qualifiedTypeOf, ROOT_STACK_TYPE, typeOf } from "../urn";

/**
 * Replaces references to resources by old names with their current URNs, so that the saved state needs no aliases. Resources with such
 * references are copied, others are returned as they are. Throws an Error if two resources claim one old name.
 */
export function normalizeUrns(resources: ResourceState[]): ResourceState[] {
  const renamed = new Map<string, string>();
  for (const { urn, aliases = [], parent } of resources) {
    for (const alias of aliases) {
      const other = renamed.get(alias);
      if (other !== undefined && other !== urn) {
        throw new Error(`Two resources ('${other}' and '${urn}') aliased to the same: '${alias}'`);
      }
      renamed.set(alias, urn);
    }
    const newParent = parent && renamed.get(parent);
    if (newParent && qualifiedTypeOf(newParent) !== ROOT_STACK_TYPE) {
      const { stack, project } = parseUrn(urn);
      renamed.set(urn, makeUrn({ stack, project, parent: newParent, type: typeOf(urn), name: nameOf(urn) }));
    }
  }
  if (renamed.size === 0) return resources;
  const rename = (urn: string) => renamed.get(urn) ?? urn;
  return resources.map((resource) => renameLinks(resource, rename));
}

function renameLinks(resource: ResourceState, rename: (urn: string) => string): ResourceState {
  const { parent, provider, dependencies, propertyDependencies, deletedWith, replaceWith } = resource;
  const reference = provider ? parseReference(provider) : undefined;
  const links = Object.entries(propertyDependencies ?? {}).map(([key, urns]) => [key, urns.map(rename)]);
  return {
    ...resource,
    urn: rename(resource.urn),
    parent: parent && rename(parent),
    provider: reference ? `${rename(reference.urn)}::${reference.id}` : provider,
    dependencies: dependencies?.map(rename),
    propertyDependencies: propertyDependencies && Object.fromEntries(links),
    deletedWith: deletedWith && rename(deletedWith),
    replaceWith: replaceWith?.map(rename),
    aliases: undefined,
  };
}
