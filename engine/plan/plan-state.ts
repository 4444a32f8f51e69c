import type { Deployment } from "../deployment";
import type { ResourceState } from "../types";
import { AliasTable } from "./aliases";
import { Targets } from "./targets";

/** What a run has decided so far: the memory of the step generator. Sets hold URNs unless they say otherwise. */
export class PlanState {
  readonly urns = new Set<string>();
  readonly reads = new Set<string>();
  readonly creates = new Set<string>();
  readonly sames = new Set<string>();
  readonly updates = new Set<string>();
  readonly replaces = new Set<string>();
  readonly deletes = new Set<string>();
  readonly refreshes = new Set<string>();
  /** Creates that targets, or a destroy, leave out. */
  readonly skippedCreates = new Set<string>();
  /** States (not URNs) that a delete-before-replace has already had deleted. */
  readonly pendingDeletes = new Set<ResourceState>();
  /** Why a resource is replaced that was deleted for the sake of another. */
  readonly dependentReplaceKeys = new Map<string, string[]>();
  /** Provider resources that were registered. */
  readonly providers = new Map<string, ResourceState>();
  /** New states of resources that a destroy deletes after having run the program. */
  readonly toDelete: ResourceState[] = [];
  /** Old states to their refreshed states (`undefined`: gone), of a refresh that runs the program. */
  readonly refreshed = new Map<ResourceState, ResourceState | undefined>();
  readonly aliases: AliasTable;
  /** Something was refused; the run fails at its end. */
  sawError = false;

  readonly targets: Targets;
  readonly excludes: Targets;
  /** Resources to replace whatever their diff says. */
  readonly replaceTargets: Targets;
  /** Targets and excludes, with dependents added as they come. */
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

  /** True when something was decided for the URN, deletion included. */
  hasGeneratedStep(urn: string): boolean {
    const sets = [this.creates, this.sames, this.updates, this.deletes, this.replaces, this.reads];
    return sets.some((set) => set.has(urn));
  }

  /** True when the resource of an old URN, or the one that took its place, lives on. */
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

  /** True when targets and excludes leave the resource in. */
  isIncluded(resource: ResourceState): boolean {
    if (this.targets.constrained) return this.isTargeted(resource);
    return !this.excludes.constrained || !this.isExcluded(resource);
  }

  /** True when the user asked to replace the resource, now or by tainting it. */
  isReplaceTarget(urn: string, old: ResourceState | undefined): boolean {
    return (this.replaceTargets.constrained && this.replaceTargets.contains(urn)) || old?.taint === true;
  }
}
