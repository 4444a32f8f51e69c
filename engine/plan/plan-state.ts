import type { Deployment } from "../deployment";
import type { ResourceState } from "../types";
import { AliasTable } from "./aliases";
import { Targets } from "./targets";

/** The step generator's decisions so far. Sets contain URNs unless stated otherwise. */
export class PlanState {
  readonly urns = new Set<string>();
  readonly reads = new Set<string>();
  readonly creates = new Set<string>();
  readonly sames = new Set<string>();
  readonly updates = new Set<string>();
  readonly replaces = new Set<string>();
  readonly deletes = new Set<string>();
  readonly refreshes = new Set<string>();
  /** Creates that targets, or a destroy, skip. */
  readonly skippedCreates = new Set<string>();
  /** States (not URNs) that a delete-before-replace has already deleted. */
  readonly pendingDeletes = new Set<ResourceState>();
  /** The properties that force the replacement of a resource that was deleted because of another. */
  readonly dependentReplaceKeys = new Map<string, string[]>();
  /** Provider resources that were registered. */
  readonly providers = new Map<string, ResourceState>();
  /** New states of resources that a destroy deletes after having run the program. */
  readonly toDelete: ResourceState[] = [];
  /** Old states and their refreshed states (`undefined`: gone), for a refresh that runs the program. */
  readonly refreshed = new Map<ResourceState, ResourceState | undefined>();
  readonly aliases: AliasTable;
  /** Whether something was refused, so that the run fails at its end. */
  sawError = false;

  readonly targets: Targets;
  readonly excludes: Targets;
  /** Resources to replace whatever their diff. */
  readonly replaceTargets: Targets;
  /** Targets and excludes, with dependents as they are found. */
  readonly targeted: Targets;
  readonly excluded: Targets;

  constructor(readonly deployment: Deployment) {
    const { targets, excludes, replaces } = deployment.options;
    this.aliases = new AliasTable(deployment);
    this.targets = new Targets(targets);
    this.excludes = new Targets(excludes);
    this.replaceTargets = new Targets(replaces);
    this.targeted = new Targets(targets);
    this.excluded = new Targets(excludes);
  }

  /** True if there is a decision for the URN, deletion included. */
  hasGeneratedStep(urn: string): boolean {
    const sets = [this.creates, this.sames, this.updates, this.deletes, this.replaces, this.reads];
    return sets.some((set) => set.has(urn));
  }

  /** True if the resource of an old URN, or its successor, continues to exist. */
  isOperatedOn(oldUrn: string): boolean {
    const urn = this.aliases.claimed.get(oldUrn) ?? oldUrn;
    return [this.sames, this.updates, this.replaces, this.reads, this.refreshes].some((set) => set.has(urn));
  }

  isTargeted(resource: ResourceState): boolean {
    if (this.targets.constrained && this.targets.contains(resource.urn)) return true;
    return this.deployment.options.targetDependents && this.targeted.containsDependencyOf(resource);
  }

  isExcluded(resource: ResourceState): boolean {
    if (this.excludes.contains(resource.urn)) return true;
    return this.deployment.options.excludeDependents && this.excluded.containsDependencyOf(resource);
  }

  /** True if targets and excludes include the resource. */
  isIncluded(resource: ResourceState): boolean {
    if (this.targets.constrained) return this.isTargeted(resource);
    return !this.excludes.constrained || !this.isExcluded(resource);
  }

  /** True if the user asked to replace the resource, now or by tainting it. */
  isReplaceTarget(urn: string, old: ResourceState | undefined): boolean {
    return (this.replaceTargets.constrained && this.replaceTargets.contains(urn)) || old?.taint === true;
  }
}
