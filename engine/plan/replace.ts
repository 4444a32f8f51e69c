import type { Deployment } from "../deployment";
import type { ResourceState } from "../types";
import { isProviderType, parseReference } from "../urn";
import { type PropertyMap, UNKNOWN } from "../values";
import { applyReplaceOnChanges, diffResource, needsReplacement } from "./diff";
import type { PlanState } from "./plan-state";
import { deleteReplacedStep, deleteStep, type Step } from "./steps";

/** A resource that must be replaced together with another, and the properties that force it. */
interface Dependent {
  resource: ResourceState;
  keys: string[];
}

/**
 * The resources that a delete-before-replace of `root` takes along: of everything that depends on it, what would have to
 * be replaced if the properties that come from it changed. Providers are asked with those properties unknown.
 */
export async function findDependentReplacements(plan: PlanState, root: ResourceState): Promise<Dependent[]> {
  const { reads, creates, sames, updates, deletes, replaces, deployment } = plan;
  // What the program has registered already cannot depend on what it registers now.
  const registered = new Set([reads, creates, sames, updates, deletes, replaces].flatMap((set) => [...set]));
  const replaced = new Set([root.urn]);
  const dependents: Dependent[] = [];
  for (const resource of deployment.graph.dependingOn(root, registered, false)) {
    const keys = await replacementKeys(deployment, resource, replaced);
    if (!keys) continue;
    dependents.push({ resource, keys });
    replaced.add(resource.urn);
  }
  return dependents;
}

/** Why a resource must be replaced when those in `replaced` are; `undefined` when it need not be. */
async function replacementKeys(
  deployment: Deployment,
  resource: ResourceState,
  replaced: ReadonlySet<string>,
): Promise<string[] | undefined> {
  if (!resource.custom || resource.external) return undefined;
  if (resource.provider && replaced.has(parseReference(resource.provider).urn)) {
    // Its old provider is still needed, to delete it.
    await deployment.ensureProvider(resource);
    return [];
  }
  if (resource.deletedWith && replaced.has(resource.deletedWith)) return [];
  const comesFromReplaced = (key: string) => resource.propertyDependencies?.[key]?.some((urn) => replaced.has(urn));
  const changing = Object.keys(resource.inputs).filter(comesFromReplaced);
  if (changing.length === 0) return undefined;

  if (isProviderType(resource.type)) await deployment.registry.keep(resource, false);
  else await deployment.ensureProvider(resource);
  const newInputs: PropertyMap = { ...resource.inputs };
  for (const key of changing) newInputs[key] = UNKNOWN;
  const diff = await diffResource(deployment, deployment.providerOf(resource), {
    urn: resource.urn,
    id: resource.id ?? "",
    oldInputs: resource.inputs,
    oldOutputs: resource.outputs,
    newInputs,
    allowUnknowns: true,
    ignoreChanges: resource.ignoreChanges ?? [],
  });
  const final = applyReplaceOnChanges(diff, resource.replaceOnChanges ?? [], false);
  return needsReplacement(final) ? final.replaceKeys : undefined;
}

/** The resources that say themselves that they go, or are replaced, with the one of this URN. */
export function findCascade({ deployment }: PlanState, urn: string): Dependent[] {
  const found = new Map<string, Dependent>();
  for (const states of [deployment.news, deployment.olds]) {
    for (const [name, resource] of states) {
      const follows = resource.deletedWith === urn || resource.replaceWith?.includes(urn);
      if (follows && !found.has(name)) found.set(name, { resource, keys: [] });
    }
  }
  return [...found.values()];
}

/**
 * The deletions that come before a delete-before-replace: dependents that must be replaced with it, last ones first, then
 * the resource itself. Throws Bail when one of them is protected.
 */
export async function planDeletionsBefore(plan: PlanState, old: ResourceState, urn: string): Promise<Step[]> {
  const { deployment } = plan;
  const inGraph = !deployment.dryRun || deployment.graph.contains(old);
  const dependents = [...(inGraph ? await findDependentReplacements(plan, old) : []), ...findCascade(plan, urn)];
  const steps: Step[] = [];
  for (const { resource, keys } of dependents.reverse()) {
    if (plan.pendingDeletes.has(resource)) continue;
    plan.dependentReplaceKeys.set(resource.urn, keys);
    if (!resource.delete) refuseProtected(plan, resource, urn);
    steps.push(resource.delete ? deleteStep(resource, plan.deletes) : deleteReplacedStep(resource, plan.deletes, true));
    plan.deletes.add(resource.urn);
    plan.pendingDeletes.add(resource);
  }
  await deployment.ensureProvider(old);
  // One that is pending replacement is deleted already; the create takes it out of the state.
  if (!old.pendingReplacement) {
    plan.deletes.add(old.urn);
    steps.push(deleteReplacedStep(old, plan.deletes, true));
  }
  return steps;
}

function refuseProtected(plan: PlanState, resource: ResourceState, urn: string): void {
  if (!resource.protect) return;
  plan.sawError = true;
  throw plan.deployment.bail(
    `unable to replace resource "${resource.urn}" as part of replacing "${urn}" as it is currently marked for ` +
      "protection. To unprotect the resource, remove the `protect` flag from the resource in your Pulumi program and " +
      `run \`pulumi up\`, or use the command:\n\`pulumi state unprotect '${resource.urn}'\``,
    urn,
  );
}
