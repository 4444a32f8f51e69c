import type { Diagnostic } from "./events";
import { DependencyGraph } from "./graph";
import type { Provider } from "./provider";
import type { ProviderRegistry } from "./providers";
import type { ResourceState, RunOptions } from "./types";
import { isProviderType } from "./urn";

/** How registrations of the program are handled: carried out, or only used to refresh or destroy. */
export type Mode = "update" | "refresh" | "destroy";

/** An error that has already been reported to the user. */
export class Bail extends Error {}

/** Shared by the parts of a run: its options, its initial state, and its results so far. */
export class Deployment {
  /** The state before the run, with results of a refresh; dependencies first. */
  resources: ResourceState[] = [];
  /** Its resources that are not marked for deletion, by URN. */
  olds = new Map<string, ResourceState>();
  /** All of its resources, by URN. */
  allOlds = new Map<string, ResourceState[]>();
  graph = new DependencyGraph([]);
  /** Resources that this run created, changed, kept or read, by URN. */
  readonly news = new Map<string, ResourceState>();
  readonly reads = new Map<string, ResourceState>();
  /** Set when a preview was cancelled while it waited: what still fails in it is not reported. */
  abandoned = false;

  constructor(
    readonly options: RunOptions,
    readonly dryRun: boolean,
    readonly mode: Mode,
    readonly registry: ProviderRegistry,
    readonly log: (diagnostic: Diagnostic) => void,
  ) {}

  /** Sets the initial resources. Throws an Error if two that are not marked for deletion share a URN. */
  load(resources: ResourceState[]): void {
    this.resources = resources;
    this.graph = new DependencyGraph(resources);
    this.olds = new Map();
    this.allOlds = new Map();
    for (const resource of resources) {
      this.allOlds.set(resource.urn, [...(this.allOlds.get(resource.urn) ?? []), resource]);
      if (resource.delete) continue;
      if (this.olds.has(resource.urn)) throw new Error(`unexpected duplicate resource '${resource.urn}'`);
      this.olds.set(resource.urn, resource);
    }
  }

  error(message: string, urn?: string): void {
    if (this.abandoned) return;
    this.log({ severity: "error", message, urn });
  }

  /** Reports an error to the user and returns the exception to throw. */
  bail(message: string, urn?: string): Bail {
    this.error(message, urn);
    return new Bail(message);
  }

  /** The provider of a resource. Throws an Error if it is missing. */
  providerOf(resource: { urn: string; type: string; provider?: string }): ResourceProvider {
    if (isProviderType(resource.type)) return this.registry;
    const provider = this.registry.get(resource.provider ?? "");
    if (!provider) throw new Error(`unknown provider '${resource.provider}' for resource '${resource.urn}'`);
    return provider;
  }

  /** Loads the provider in a resource's state if necessary. Throws an Error that names the resource. */
  async ensureProvider(resource: ResourceState): Promise<void> {
    try {
      await this.registry.ensure(resource.provider, this.resources);
    } catch (error) {
      throw new Error(`could not load provider for resource ${resource.urn}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }

  /**
   * Replaces resources with their refreshed states (`undefined`: gone), in the same order, and removes links to those that are gone. URNs
   * may repeat, so a link is valid if an earlier resource has the URN.
   */
  rebuild(refreshed: ReadonlyMap<ResourceState, ResourceState | undefined>): void {
    const present = new Set<string>();
    const resources: ResourceState[] = [];
    for (const old of this.resources) {
      const now = refreshed.has(old) ? refreshed.get(old) : old;
      if (!now) continue;
      dropLinks(now, (urn) => present.has(urn));
      resources.push(now);
      present.add(now.urn);
    }
    adoptOrphans(resources, present);
    this.load(resources);
  }
}

/** What a step needs of a provider. The registry, which serves provider resources, has the same methods. */
export type ResourceProvider = Omit<Provider, "checkConfig" | "diffConfig" | "configure">;

/** Removes invalid links, and property dependencies that become empty. */
function dropLinks(resource: ResourceState, holds: (urn: string) => boolean): void {
  resource.dependencies = resource.dependencies?.filter(holds);
  resource.replaceWith = resource.replaceWith?.filter(holds);
  if (resource.deletedWith && !holds(resource.deletedWith)) resource.deletedWith = undefined;
  const links: Record<string, string[]> = {};
  for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
    const kept = urns.filter(holds);
    if (kept.length > 0) links[property] = kept;
  }
  resource.propertyDependencies = links;
}

/** Moves children of a missing parent to the parent's parent. */
function adoptOrphans(resources: ResourceState[], present: ReadonlySet<string>): void {
  const parents = new Map<string, string | undefined>();
  for (const resource of resources) {
    if (resource.parent && !present.has(resource.parent)) resource.parent = parents.get(resource.parent);
    parents.set(resource.urn, resource.parent);
  }
}
