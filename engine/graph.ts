import { dependenciesOf } from "./snapshot";
import type { ResourceState } from "./types";
import { parseReference } from "./urn";

const providerUrn = (resource: ResourceState) =>
  resource.provider ? parseReference(resource.provider).urn : undefined;

/**
 * Dependencies in a list of resources that has dependencies first. Several resources may share a URN while one is replaced, so the graph
 * uses resources, not URNs.
 */
export class DependencyGraph {
  private readonly index = new Map<ResourceState, number>();
  /** Indexes of all descendants, by URN of the ancestor. */
  private readonly descendants = new Map<string, number[]>();

  constructor(private readonly resources: readonly ResourceState[]) {
    const latest = new Map<string, ResourceState>();
    resources.forEach((resource, at) => {
      this.index.set(resource, at);
      latest.set(resource.urn, resource);
      for (let parent = resource.parent; parent; parent = latest.get(parent)?.parent) {
        this.descendants.set(parent, [...(this.descendants.get(parent) ?? []), at]);
      }
    });
  }

  contains(resource: ResourceState): boolean {
    return this.index.has(resource);
  }

  /** Makes `replacement` stand for `resource`. */
  alias(replacement: ResourceState, resource: ResourceState): void {
    this.index.set(replacement, this.at(resource));
  }

  private at(resource: ResourceState): number {
    const at = this.index.get(resource);
    if (at === undefined) throw new Error(`${resource.urn} is not part of the state that this run began with`);
    return at;
  }

  /** All direct and indirect dependents of a resource, dependencies first; skips URNs in `ignore`. */
  dependingOn(root: ResourceState, ignore: ReadonlySet<string>, includeChildren: boolean): ResourceState[] {
    const set = new Set([root.urn]);
    const depends = (candidate: ResourceState) =>
      dependenciesOf(candidate).some(({ kind, urn }) => (kind !== "parent" || includeChildren) && set.has(urn)) ||
      set.has(providerUrn(candidate) ?? "");
    return this.resources.slice(this.at(root) + 1).filter((candidate) => {
      const found = !ignore.has(candidate.urn) && depends(candidate);
      if (found) set.add(candidate.urn);
      return found;
    });
  }

  /**
   * The direct dependencies of a resource: provider, parent, dependencies. A component adds its descendants that come before the resource.
   */
  dependenciesOf(resource: ResourceState): Set<ResourceState> {
    const urns = new Set(dependenciesOf(resource).flatMap(({ kind, urn }) => (kind === "parent" ? [] : [urn])));
    const provider = providerUrn(resource);
    if (provider) urns.add(provider);
    const found = new Set<ResourceState>();
    const end = this.at(resource);
    for (const candidate of this.resources.slice(0, end)) {
      if (candidate.urn === resource.parent) found.add(candidate);
      if (!urns.has(candidate.urn)) continue;
      found.add(candidate);
      if (candidate.custom) continue;
      for (const child of this.descendants.get(candidate.urn) ?? []) {
        if (child < end) found.add(this.resources[child] as ResourceState);
      }
    }
    return found;
  }

  /** All direct and indirect dependencies of a resource, without itself. */
  transitiveDependenciesOf(resource: ResourceState): Set<ResourceState> {
    const found = new Set<ResourceState>();
    const visit = (state: ResourceState) => {
      const urns = dependenciesOf(state).map(({ urn }) => urn);
      for (const urn of [...urns, providerUrn(state)]) {
        const next = urn === undefined ? undefined : this.lookup(state, urn);
        if (!next || found.has(next)) continue;
        found.add(next);
        visit(next);
      }
    };
    const start = this.lookup(resource, resource.urn);
    if (start) visit(start);
    found.delete(resource);
    return found;
  }

  /** The resource with a URN, from the view of `from`: a resource marked for deletion refers to others that are. */
  private lookup(from: ResourceState, urn: string): ResourceState | undefined {
    const same = this.resources.filter((candidate) => candidate.urn === urn);
    return same.find((candidate) => !candidate.delete === !from.delete) ?? same[0];
  }
}
