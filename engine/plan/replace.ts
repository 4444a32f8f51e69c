import { lookUp } from "../../words/look-up";
import type { Deployment } from "../deployment";
import type { ResourceState } from "../types";
import { isProviderType, parseReference } from "../urn";
import { type PropertyMap, UNKNOWN } from "../values";
import { applyReplaceOnChanges, diffResource, needsReplacement } from "./diff";
import type { PlanState } from "./plan-state";
import { deleteReplacedStep, deleteStep, type Step } from "./steps";

/** A resource that must be replaced with another one, and the properties that force it. */
interface Dependent {
  resource: ResourceState;
  keys: string[];
}

/**
 * The dependents that a delete-before-replace of `root` also replaces: those that would need replacement if the properties that come from
 * it changed. Providers are asked with these properties unknown.
 */
export async function findDependentReplacements(plan: PlanState, root: ResourceState): Promise<Dependent[]> {
  const { reads, creates, sames, updates, deletes, replaces, deployment } = plan;
  // A resource that the program has already registered cannot depend on a later one.
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

/** Why a resource must be replaced if those in `replaced` are; `undefined` if it need not be. */
async function replacementKeys(
  deployment: Deployment,
  resource: ResourceState,
  replaced: ReadonlySet<string>,
): Promise<string[] | undefined> {
  if (!resource.custom || resource.external) return undefined;
  if (resource.provider && replaced.has(parseReference(resource.provider).urn)) {
    // Its old provider is still needed for the deletion.
    await deployment.ensureProvider(resource);
    return [];
  }
  if (resource.deletedWith && replaced.has(resource.deletedWith)) return [];
  const comesFromReplaced = (key: string) =>
    lookUp(resource.propertyDependencies ?? {}, key)?.some((urn) => replaced.has(urn));
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

/** Resources whose options say that they are deleted or replaced with the resource of this URN. */
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
 * The deletions before a delete-before-replace: dependents that must be replaced too, last ones first, then the resource. Throws Bail if
 * one of them is protected.
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
  // A resource that is pending replacement is already deleted; the create removes it from the state.
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
