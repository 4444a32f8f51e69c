import { Bail } from "../deployment";
import { DependencyGraph } from "../graph";
import type { ResourceState } from "../types";
import type { PlanState } from "./plan-state";
import { findCascade, findDependentReplacements } from "./replace";
import { deleteReplacedStep, deleteStep, removePendingReplaceStep, type Step, sameStep, subjectOf } from "./steps";

/** What remains when the program has registered everything. */
export interface Remainder {
  /** Resources that targets leave out, which stay unchanged. */
  sames: Step[];
  deletes: Step[];
}

/**
 * Plans the deletion of resources that the program did not register, and of those that replacements left behind. Throws Bail if a deletion
 * needs the deletion of a resource that is not targeted.
 */
export async function planDeletes(plan: PlanState): Promise<Remainder> {
  const { deployment } = plan;
  const mayDelete = await deletable(plan);
  const remainder: Remainder = { sames: [], deletes: [] };
  for (const state of deployment.resources) {
    if (!mayDelete(state.urn)) {
      if (!plan.isOperatedOn(state.urn)) {
        remainder.sames.push(sameStep(state, { ...state, id: undefined }, { untargeted: true }));
      }
      continue;
    }
    const resource = plan.refreshed.get(state) ?? state;
    const step = planDelete(plan, resource);
    if (!step) continue;
    plan.deletes.add(resource.urn);
    remainder.deletes.push(step);
    await deployment.ensureProvider(resource);
  }
  for (const resource of plan.toDelete) {
    if (!mayDelete(resource.urn)) continue;
    plan.deletes.add(resource.urn);
    remainder.deletes.push(deleteStep(resource, plan.deletes));
  }
  refuseUntargeted(plan, remainder.deletes);
  return remainder;
}

function planDelete(plan: PlanState, resource: ResourceState): Step | undefined {
  if (resource.delete) {
    return plan.pendingDeletes.has(resource) ? undefined : deleteReplacedStep(resource, plan.deletes, false);
  }
  if (plan.isOperatedOn(resource.urn)) return undefined;
  return resource.pendingReplacement ? removePendingReplaceStep(resource) : deleteStep(resource, plan.deletes);
}

/** Whether targets and excludes allow the deletion of a resource. */
async function deletable(plan: PlanState): Promise<(urn: string) => boolean> {
  if (plan.targets.constrained) {
    const allowed = await withImplied(plan);
    return (urn) => allowed.has(urn);
  }
  if (plan.excludes.constrained) {
    const kept = keptByExcludes(plan);
    return (urn) => !kept.has(urn);
  }
  return () => true;
}

/** The targets with everything that cannot stay without them: dependents, children, and what those would replace. */
async function withImplied(plan: PlanState): Promise<Set<string>> {
  const { deployment, targets } = plan;
  const graph = schedulingGraph(plan);
  const implied = new Set<string>();
  const frontier = deployment.resources.filter(({ urn }) => targets.contains(urn));
  for (let next = frontier.shift(); next; next = frontier.shift()) {
    if (implied.has(next.urn)) continue;
    implied.add(next.urn);
    frontier.push(...graph.dependingOn(next, implied, true));
  }
  const allowed = new Set<string>();
  for (const urn of implied) {
    for (const resource of deployment.allOlds.get(urn) ?? []) {
      allowed.add(urn);
      const dependents = [...(await findDependentReplacements(plan, resource)), ...findCascade(plan, urn)];
      for (const dependent of dependents) allowed.add(dependent.resource.urn);
    }
  }
  return allowed;
}

/** The excluded resources with their dependencies (and, on request, their dependents). */
function keptByExcludes(plan: PlanState): Set<string> {
  const { deployment, excludes } = plan;
  const graph = schedulingGraph(plan);
  const kept = new Set<string>();
  const frontier = deployment.resources.filter(({ urn }) => excludes.contains(urn));
  for (let next = frontier.shift(); next; next = frontier.shift()) {
    if (kept.has(next.urn)) continue;
    kept.add(next.urn);
    frontier.push(...graph.dependenciesOf(next));
    if (deployment.options.excludeDependents) frontier.push(...graph.dependingOn(next, kept, true));
  }
  return new Set([...kept].filter((urn) => deployment.olds.has(urn)));
}

function refuseUntargeted(plan: PlanState, deletes: Step[]): void {
  const { deployment, targets } = plan;
  if (deployment.options.targetDependents) return;
  const refused = deletes.filter(({ urn }) => !targets.contains(urn));
  for (const { urn } of refused) {
    plan.sawError = true;
    deployment.error(
      `Resource '${urn}' will be destroyed but was not specified in --target list.\n` +
        "Either include resource in --target list or pass --target-dependents to proceed.",
      urn,
    );
  }
  // A preview continues, so that the user sees all of them at once.
  if (refused.length > 0 && !deployment.dryRun) throw new Bail("delete untargeted resource");
}

/** Resources of a destroy that runs the program come first; refreshed states replace their old states. */
function schedulingGraph(plan: PlanState): DependencyGraph {
  const graph = new DependencyGraph([...plan.toDelete, ...plan.deployment.resources]);
  for (const [old, now] of plan.refreshed) if (now) graph.alias(now, old);
  return graph;
}

/** Orders deletions into groups that can run in parallel, dependents before their dependencies. */
export function scheduleDeletes(plan: PlanState, deletes: Step[]): Step[][] {
  const graph = schedulingGraph(plan);
  const condemned = new Map(deletes.map((step) => [subjectOf(step), step]));
  const needs = new Map([...condemned.keys()].map((resource) => [resource, graph.dependenciesOf(resource)]));
  const groups: Step[][] = [];
  while (condemned.size > 0) {
    const free = [...condemned].filter(
      ([resource]) => ![...(needs.get(resource) ?? [])].some((needed) => condemned.has(needed)),
    );
    if (free.length === 0) throw new Error("the state has resources that depend on each other in a circle");
    for (const [resource] of free) condemned.delete(resource);
    groups.unshift(free.map(([, step]) => step));
  }
  return groups;
}
