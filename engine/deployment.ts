import type { Diagnostic } from "./events";
import { DependencyGraph } from "./graph";
import type { Provider } from "./provider";
import type { ProviderRegistry } from "./providers";
import type { ResourceState, RunOptions } from "./types";
import { isProviderType } from "./urn";

/** How registrations of the program are answered: made true, or only used to refresh or to destroy. */
export type Mode = "update" | "refresh" | "destroy";

/** An error that has been reported to the user already. */
export class Bail extends Error {}

/** What the parts of a run share: its options, the state it began with, and what came of it so far. */
export class Deployment {
  /** The state before the run, as far as a refresh has not replaced it; dependencies first. */
  resources: ResourceState[] = [];
  /** What is not marked for deletion in it, by URN. */
  olds = new Map<string, ResourceState>();
  /** All of it, by URN. */
  allOlds = new Map<string, ResourceState[]>();
  graph = new DependencyGraph([]);
  /** Resources that this run made, changed or kept, and those that it read, by URN. */
  readonly news = new Map<string, ResourceState>();
  readonly reads = new Map<string, ResourceState>();

  constructor(
    readonly options: RunOptions,
    readonly dryRun: boolean,
    readonly mode: Mode,
    readonly registry: ProviderRegistry,
    readonly log: (diagnostic: Diagnostic) => void,
  ) {}

  /** Begins with these resources. Throws an Error when two that are not to be deleted share a URN. */
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
    this.log({ severity: "error", message, urn });
  }

  /** Reports an error to the user and returns what to throw for it. */
  bail(message: string, urn?: string): Bail {
    this.error(message, urn);
    return new Bail(message);
  }

  /** The provider of a resource. Throws an Error when it is not there. */
  providerOf(resource: { urn: string; type: string; provider?: string }): ResourceProvider {
    if (isProviderType(resource.type)) return this.registry;
    const provider = this.registry.get(resource.provider ?? "");
    if (!provider) throw new Error(`unknown provider '${resource.provider}' for resource '${resource.urn}'`);
    return provider;
  }

  /** Makes sure that the provider in a resource's state is loaded. Throws an Error that names the resource. */
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
   * Puts refreshed resources in place of what they were (`undefined`: gone), in the order they had, and takes out of the
   * others what refers to those that are gone. Since URNs may repeat, a link holds when something of that URN comes before.
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

/** What a step asks of a provider; the registry, which serves provider resources, answers the same. */
export type ResourceProvider = Omit<Provider, "checkConfig" | "diffConfig" | "configure">;

/** Takes out links that do not hold, and properties that come from nothing. */
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

/** Gives children of a parent that is gone to the parent's parent. */
function adoptOrphans(resources: ResourceState[], present: ReadonlySet<string>): void {
  const parents = new Map<string, string | undefined>();
  for (const resource of resources) {
    if (resource.parent && !present.has(resource.parent)) resource.parent = parents.get(resource.parent);
    parents.set(resource.urn, resource.parent);
  }
}
