import { Bail, type Deployment, type ResourceProvider } from "../deployment";
import { dependenciesOf } from "../snapshot";
import type { ResourceState } from "../types";
import { isProviderType, makeUrn, parseReference, qualifiedTypeOf, ROOT_STACK_TYPE, typeOf } from "../urn";
import type { PropertyMap } from "../values";
import { checkInputs } from "./check";
import { applyReplaceOnChanges, diffRegistered, NO_CHANGES, needsReplacement } from "./diff";
import type { Goal, Reading, Registration } from "./goal";
import { applyIgnoreChanges } from "./ignore-changes";
import { newState, refuseImport } from "./new-state";
import { PlanState } from "./plan-state";
import { planDeletionsBefore } from "./replace";
import {
  createReplacementStep,
  createStep,
  type Diff,
  readReplacementStep,
  readStep,
  refreshStep,
  replaceStep,
  type Step,
  sameStep,
  skippedCreateStep,
  updateStep,
} from "./steps";
import { shouldTrigger } from "./trigger";
import { dependencySames, refuseSkippedCreates, untargetedSames } from "./untargeted";

/** A registration during its processing. */
interface Candidate {
  registration: Registration;
  goal: Goal;
  urn: string;
  old?: ResourceState;
  now: ResourceState;
  invalid: boolean;
}

/** Turns the program's registrations into steps by comparing them with the old state, one at a time. */
export class StepGenerator {
  readonly plan: PlanState;

  /**
   * With `refresh`, resources are refreshed when they are registered, and `resume` gets the rest of the work after the refresh.
   */
  constructor(
    private readonly deployment: Deployment,
    private readonly refresh: boolean,
    private readonly resume: (rest: () => Promise<Step[]>) => void,
  ) {
    this.plan = new PlanState(deployment);
  }

  /** Steps for a resource that the program reads. */
  read(reading: Reading): Step[] {
    const { plan } = this;
    const urn = this.claimUrn(reading);
    const { old, alias } = plan.aliases.find({ urn, ...reading, aliases: [] }, plan.urns);
    if (!reading.id) throw new Error(`Expected an ID for ${urn}`);
    const now: ResourceState = {
      urn,
      custom: true,
      id: reading.id,
      type: reading.type,
      inputs: reading.properties,
      outputs: {},
      parent: reading.parent,
      external: true,
      dependencies: reading.dependencies,
      provider: reading.provider,
      additionalSecretOutputs: reading.additionalSecretOutputs,
      aliases: alias ? [alias] : undefined,
    };
    const { done } = reading;
    if (old && !old.external && old.id !== reading.id) {
      plan.replaces.add(urn);
      return [
        readReplacementStep(old, now, { done, pendingDelete: true }),
        replaceStep(old, now, { pendingDelete: true }),
      ];
    }
    if (this.deployment.mode === "destroy") plan.toDelete.push(now);
    plan.reads.add(urn);
    return [readStep(old, now, { done })];
  }

  /** Steps for a resource that the program registers. Throws Bail, or an Error that is not yet reported. */
  async register(registration: Registration): Promise<Step[]> {
    const { plan, deployment } = this;
    const { goal } = registration;
    const urn = this.claimUrn(goal);
    const { old, alias, invalid } = plan.aliases.find({ urn, ...goal }, plan.urns);
    const now = newState(goal, urn, old, alias);
    if (isProviderType(goal.type)) {
      plan.providers.set(urn, now);
      if (alias) plan.providers.set(alias, now);
    }
    const candidate = { registration, goal, urn, old, now, invalid };
    if (!old || !this.refresh || !plan.isIncluded(old)) return await this.continue(candidate);

    plan.refreshes.add(urn);
    const refreshed = (state: ResourceState | undefined, error?: Error) => {
      if (state) deployment.graph.alias(state, old);
      plan.refreshed.set(old, state);
      this.resume(async () => {
        if (error) throw new Bail(error.message);
        return await this.continue({ ...candidate, old: state });
      });
    };
    return [refreshStep(old, now, { refreshed, internal: !goal.custom || isProviderType(goal.type) })];
  }

  private claimUrn({ type, name, parent }: { type: string; name: string; parent?: string }): string {
    const { urns } = this.plan;
    if (parent && !urns.has(parent)) throw new Error(`could not find parent resource ${parent}`);
    const { stack, project } = this.deployment.options;
    const urn = makeUrn({ stack, project: project.name, parent, type, name });
    if (urns.has(urn)) {
      throw this.deployment.bail(`Duplicate resource URN '${urn}'; try giving it a unique name`, urn);
    }
    urns.add(urn);
    return urn;
  }

  private async continue(candidate: Candidate): Promise<Step[]> {
    const steps = this.withoutProgramChanges(candidate) ?? (await this.decide(candidate));
    return refuseSkippedCreates(this.plan, steps);
  }

  /** A refresh or destroy that runs the program changes only providers and components for it. */
  private withoutProgramChanges({ registration, goal, urn, old, now }: Candidate): Step[] | undefined {
    const { plan, deployment } = this;
    if (deployment.mode === "update") return undefined;
    const { done } = registration;
    const managed = goal.custom && !isProviderType(goal.type);
    const provider = now.provider ? parseReference(now.provider).urn : "";
    const needs = [...dependenciesOf(now).map((dependency) => dependency.urn), provider];
    const skipped = needs.some((need) => plan.skippedCreates.has(need));
    if (!managed && !skipped) {
      if (deployment.mode === "destroy") plan.toDelete.push(now);
      return undefined;
    }
    if (!old || (skipped && deployment.mode === "destroy")) {
      plan.skippedCreates.add(urn);
      if (deployment.mode === "refresh") plan.sames.add(urn);
      if (old) now.outputs = old.outputs;
      return [skippedCreateStep(now, { done })];
    }
    if (deployment.mode === "refresh") {
      done({ state: old, result: "success" });
      return [];
    }
    plan.sames.add(urn);
    plan.toDelete.push(now);
    now.inputs = old.inputs;
    return [sameStep(old, now, { done })];
  }

  private async decide(candidate: Candidate): Promise<Step[]> {
    const { plan, deployment } = this;
    const { registration, goal, urn, old, now } = candidate;
    const { done } = registration;
    refuseImport(goal, old);
    const provider = goal.custom ? await this.loadProvider(now) : undefined;
    const recreating = plan.deletes.has(urn);
    const implied = isProviderType(typeOf(urn)) || qualifiedTypeOf(urn) === ROOT_STACK_TYPE;
    const targeted = implied || plan.isIncluded(now);
    const fresh = recreating || !old || old.external || plan.isReplaceTarget(urn, old);

    if (old) now.inputs = this.ignoreChanges(goal, old, now);
    if (provider && targeted) {
      const olds = fresh ? undefined : old?.inputs;
      const news = fresh ? goal.properties : now.inputs;
      candidate.invalid = !(await checkInputs(deployment, provider, now, { olds, news })) || candidate.invalid;
    } else if (provider) now.inputs = old?.inputs ?? {};
    if (candidate.invalid) throw new Bail(`resource ${urn} is invalid`);
    const before = targeted ? dependencySames(plan, now) : [];

    if (old && recreating) return [...before, ...this.recreate(candidate, old)];
    if (old?.external) {
      plan.creates.add(urn);
      const details = { pendingDelete: true };
      return [...before, createReplacementStep(old, now, { ...details, done }), replaceStep(old, now, details)];
    }
    if (plan.excludes.constrained && !targeted && plan.isExcluded(now)) plan.excluded.add(urn);
    else if (targeted && plan.isTargeted(now)) plan.targeted.add(urn);
    if (!targeted) return old ? untargetedSames(plan, old, urn, done) : this.skipCreate(now, done);
    if (old) return [...before, ...(await this.compare(candidate, old, provider))];
    plan.creates.add(urn);
    return [...before, createStep(now, { done })];
  }

  /** The resource was deleted because of another one, and is now created again as a replacement. */
  private recreate({ registration, urn, now }: Candidate, old: ResourceState): Step[] {
    this.plan.deletes.delete(urn);
    this.plan.replaces.add(urn);
    const keys = this.plan.dependentReplaceKeys.get(urn);
    return [replaceStep(old, now, {}), createReplacementStep(old, now, { keys, done: registration.done })];
  }

  private skipCreate(now: ResourceState, done: Registration["done"]): Step[] {
    this.plan.sames.add(now.urn);
    this.plan.skippedCreates.add(now.urn);
    return [skippedCreateStep(now, { done })];
  }

  private async compare(
    candidate: Candidate,
    old: ResourceState,
    provider: ResourceProvider | undefined,
  ): Promise<Step[]> {
    const { plan, deployment } = this;
    const { registration, goal, urn, now } = candidate;
    const { done } = registration;
    const triggered = shouldTrigger(deployment, urn, now.replacementTrigger, old.replacementTrigger);
    const asked: Diff = triggered ? { ...NO_CHANGES, changes: "some" } : await diffRegistered(plan, old, now, provider);
    const unready = (old.initErrors?.length ?? 0) > 0;
    const diff = applyReplaceOnChanges(asked, goal.replaceOnChanges, unready);
    const differs = diff.changes === "some" || old.pendingReplacement === true;
    if (differs && (needsReplacement(diff) || triggered || old.pendingReplacement)) {
      return await this.replace(candidate, old, provider, diff);
    }
    if (differs || unready) {
      plan.updates.add(urn);
      const { changedKeys: diffs, detailedDiff } = diff;
      return [updateStep(old, now, { done, diffs, detailedDiff, ignoreChanges: goal.ignoreChanges })];
    }
    plan.sames.add(urn);
    return [sameStep(old, now, { done })];
  }

  private async replace(
    { registration, goal, urn, now }: Candidate,
    old: ResourceState,
    provider: ResourceProvider | undefined,
    diff: Diff,
  ): Promise<Step[]> {
    const { plan, deployment } = this;
    if (now.protect && old.protect) this.refuseProtected(urn);
    if (goal.importId) {
      const message =
        "previously-imported resources that still specify an ID may not be replaced; " +
        "please remove the `import` declaration from your program";
      if (!deployment.dryRun) throw new Error(message);
      deployment.log({ severity: "warning", message, urn });
    }
    plan.replaces.add(urn);
    // The inputs have defaults of the old resource; a new one needs its own.
    if (provider && !plan.isReplaceTarget(urn, old)) {
      const valid = await checkInputs(deployment, provider, now, { news: goal.properties });
      if (!valid) throw new Bail(`resource ${urn} has check errors`);
    }
    const details = { keys: diff.replaceKeys, diffs: diff.changedKeys, detailedDiff: diff.detailedDiff };
    const { done } = registration;
    if (goal.deleteBeforeReplace ?? diff.deleteBeforeReplace) {
      const deletions = await planDeletionsBefore(plan, old, urn);
      return [...deletions, replaceStep(old, now, details), createReplacementStep(old, now, { ...details, done })];
    }
    const pendingDelete = true;
    return [
      createReplacementStep(old, now, { ...details, pendingDelete, done }),
      replaceStep(old, now, { ...details, pendingDelete }),
    ];
  }

  private refuseProtected(urn: string): void {
    const message =
      `unable to replace resource "${urn}"\nas it is currently marked for protection. To unprotect the resource, ` +
      "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`";
    this.plan.sawError = true;
    const bail = this.deployment.bail(message, urn);
    // A preview continues, to show the diff that causes it.
    if (!this.deployment.dryRun) throw bail;
  }

  private ignoreChanges(goal: Goal, old: ResourceState, now: ResourceState): PropertyMap {
    const warn = (message: string) => this.deployment.log({ severity: "info", message, urn: now.urn });
    return applyIgnoreChanges(goal.properties, old.inputs, goal.ignoreChanges, warn);
  }

  private async loadProvider(now: ResourceState): Promise<ResourceProvider> {
    if (!isProviderType(now.type)) await this.deployment.ensureProvider(now);
    return this.deployment.providerOf(now);
  }
}
