import { Bail } from "../deployment";
import { dependenciesOf } from "../snapshot";
import type { ResourceState } from "../types";
import { parseReference } from "../urn";
import type { PlanState } from "./plan-state";
import { type Registered, type Step, sameStep } from "./steps";

/**
 * Keeps a resource that targets leave out unchanged, after its dependencies in the old state that nothing else keeps. Throws Bail if a
 * dependency is not in the old state.
 */
export function untargetedSames(
  plan: PlanState,
  old: ResourceState,
  urn: string,
  done: (registered: Registered) => void,
): Step[] {
  refuseMovedProvider(plan, old, urn);
  const steps: Step[] = [];
  const carry = (state: ResourceState, report?: typeof done) => {
    if (state.delete) return;
    for (const name of [state.urn, urn]) plan.sames.add(name);
    plan.urns.add(state.urn);
    const provider = state.provider ? parseReference(state.provider) : undefined;
    if (provider && !plan.hasGeneratedStep(provider.urn) && !plan.isOperatedOn(provider.urn)) {
      const found = plan.deployment.olds.get(provider.urn);
      if (found?.id === provider.id) carry(found);
    }
    for (const { kind, urn: needed } of dependenciesOf(state)) {
      if (plan.hasGeneratedStep(needed)) continue;
      const found = plan.deployment.olds.get(needed);
      if (!found) throw new Bail(`${kind} ${needed} of untargeted resource ${urn} has no old state`);
      carry(found);
    }
    steps.push(sameStep(state, { ...state, id: undefined }, { untargeted: true, done: report }));
  };
  carry(old, done);
  return steps;
}

function refuseMovedProvider(plan: PlanState, old: ResourceState, urn: string): void {
  if (!old.provider || plan.deployment.registry.get(old.provider)) return;
  throw new Error(
    `provider ${old.provider} for resource ${urn} has not been registered yet, this is due to a change of providers ` +
      "mixed with --target. Change your program back to the original providers",
  );
}

/** Keeps the dependencies of a targeted resource that are only in the old state. */
export function dependencySames(plan: PlanState, now: ResourceState): Step[] {
  if (!plan.targets.constrained) return [];
  const steps: Step[] = [];
  const queued = new Set<string>();
  const carry = (urn: string) => {
    const old = plan.deployment.olds.get(urn);
    if (!old || queued.has(urn) || plan.hasGeneratedStep(urn) || plan.isOperatedOn(urn)) return;
    queued.add(urn);
    const provider = old.provider ? parseReference(old.provider) : undefined;
    if (provider && plan.deployment.olds.get(provider.urn)?.id === provider.id) carry(provider.urn);
    for (const dependency of dependenciesOf(old)) carry(dependency.urn);
    plan.urns.add(urn);
    plan.sames.add(urn);
    steps.push(sameStep(old, { ...old, id: undefined }, { untargeted: true }));
  };
  for (const { urn } of dependenciesOf(now)) carry(urn);
  return steps;
}

/**
 * Refuses steps that need a resource whose create the targets skip. Throws Bail; a preview reports each such resource once and continues.
 */
export function refuseSkippedCreates(plan: PlanState, steps: Step[]): Step[] {
  if (!plan.targets.constrained && !plan.replaceTargets.constrained) return steps;
  for (const { new: now, skippedCreate, urn } of steps) {
    if (!now || skippedCreate) continue;
    const provider = now.provider ? [parseReference(now.provider).urn] : [];
    for (const needed of [...dependenciesOf(now).map((dependency) => dependency.urn), ...provider]) {
      if (!plan.skippedCreates.has(needed)) continue;
      plan.sawError = true;
      const message = `Resource '${urn}' depends on '${needed}' which was was not specified in --target list.`;
      const bail = plan.deployment.bail(message, urn);
      if (!plan.deployment.dryRun) throw bail;
      plan.skippedCreates.delete(needed);
    }
  }
  return steps;
}
