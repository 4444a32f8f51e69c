import { Bail, type Deployment } from "../deployment";
import { DependencyGraph } from "../graph";
import { Inbox } from "../inbox";
import type { ProgramEvent } from "../monitor";
import { planDeletes, scheduleDeletes } from "../plan/deletes";
import { StepGenerator } from "../plan/generator";
import type { OutputsRegistration } from "../plan/goal";
import { type Step, subjectOf } from "../plan/steps";
import { dependenciesOf } from "../snapshot";
import type { PendingOperation, ResourceState, RunKind } from "../types";
import { makeUrn, qualifiedTypeOf, ROOT_STACK_TYPE } from "../urn";
import { Executor } from "./executor";
import type { StepObserver } from "./observer";
import { checkTargets, refreshState } from "./refresh";

/** Work for the planning loop: an event of the program, or a continuation that waited for a refresh. */
type Work = ProgramEvent | { kind: "resume"; rest: () => Promise<Step[]> };

/** A program that feeds the planning loop. `finish` ends it, and rejects if it failed. */
export interface Source {
  start(inbox: Inbox<ProgramEvent>): void;
  finish(): Promise<void>;
}

/** One run from the first event to the last step. */
export class Deploy {
  private readonly inbox = new Inbox<Work>();
  private executor: Executor;
  private generator: StepGenerator;
  private resumesExpected = 0;
  private cancelled = false;
  private readonly cancellation = Promise.withResolvers<void>();

  constructor(
    private readonly kind: RunKind,
    private readonly deployment: Deployment,
    private readonly observer: StepObserver,
    private readonly pending: readonly PendingOperation[],
    /** Undefined if the program is not run, so that nothing is registered. */
    private readonly source: Source | undefined,
  ) {
    const refreshes = deployment.options.runProgram && (kind === "refresh" || deployment.options.refresh);
    this.executor = new Executor(deployment, observer, false);
    this.generator = new StepGenerator(deployment, refreshes, (rest) => this.inbox.push({ kind: "resume", rest }));
  }

  /** Starts no further step; running steps complete, except those of a preview. */
  cancel(): void {
    this.cancelled = true;
    this.executor.stop();
    this.cancellation.resolve();
  }

  /** Throws Bail if the run failed or was cancelled. The reason has then been reported. */
  async execute(): Promise<void> {
    if (!this.deployment.dryRun) return await this.carryOut();
    await Promise.race([this.carryOut(), this.untilCancelled()]);
  }

  /** Abandons a preview when it is cancelled. It changes nothing, so nothing has to complete: a provider may wait long for a response. */
  private async untilCancelled(): Promise<never> {
    await this.cancellation.promise;
    const bail = this.report("canceled");
    this.deployment.abandoned = true;
    throw bail;
  }

  private async carryOut(): Promise<void> {
    const { options, dryRun } = this.deployment;
    const refreshFirst = (options.refresh || this.kind === "refresh") && !options.runProgram;
    if (refreshFirst) await this.refresh();
    else if (this.pending.length > 0 && !dryRun) this.warnOfPending();
    if (refreshFirst && this.kind === "refresh") return;
    checkTargets(this.deployment, options.replaces, new Set());

    this.source?.start(this.inbox as unknown as Inbox<ProgramEvent>);
    if (!this.source) this.inbox.push({ kind: "end" });
    const failure = await this.planAll();
    await this.executor.settle();
    // Stack outputs of the program count even if the run has failed meanwhile.
    for (const work of this.inbox.drain()) if (work.kind === "outputs") this.takeStackOutputs(work);
    const failed = () => failure !== undefined || !!this.executor.error || this.generator.plan.sawError;
    this.executor.finishStackOutputs(failed());
    if (failure) this.finishFailed(failure);
    if (failed()) throw this.report("failed");
    if (this.cancelled) throw this.report("canceled");
    await this.source?.finish().catch((error: Error) => {
      if (!(error instanceof Bail)) this.deployment.error(error.message);
      throw new Bail(error.message);
    });
  }

  private takeStackOutputs(work: OutputsRegistration): void {
    if (qualifiedTypeOf(work.urn) === ROOT_STACK_TYPE) this.executor.registerOutputs(work);
  }

  /** A failed plan has already been reported. */
  private finishFailed(failure: Error): never {
    throw failure instanceof Bail ? failure : new Bail(failure.message);
  }

  private report(what: string): Bail {
    return this.deployment.bail(`${this.deployment.dryRun ? "preview" : "update"} ${what}`);
  }

  private async refresh(): Promise<void> {
    const waiting = this.executor;
    try {
      await refreshState(this.deployment, this.observer, this.onExecutor);
    } catch (error) {
      throw error instanceof Bail && this.executor.error ? this.report("failed") : error;
    }
    if (this.cancelled) throw this.report("canceled");
    this.executor = waiting;
  }

  private warnOfPending(): void {
    const list = this.pending.map(({ resource, type }) => `  * ${resource.urn}, interrupted while ${type}\n`).join("");
    this.deployment.log({
      severity: "warning",
      message:
        `Attempting to deploy or update resources with ${this.pending.length} pending operations from previous ` +
        `deployment.\n${list}` +
        "These resources are in an unknown state because the Pulumi CLI was interrupted while waiting for changes to " +
        "these resources to complete. You should confirm whether or not the operations listed completed successfully by " +
        "checking the state of the appropriate provider.\n\nOnce you have confirmed the status of the interrupted " +
        "operations, you can repair your stack using `pulumi refresh` which will refresh the state from the provider " +
        "you are using and clear the pending operations if there are any.\n\nNote that `pulumi refresh` will need to be " +
        "run interactively to clear pending CREATE operations.",
    });
    if (!this.pending.some(({ type }) => type === "creating")) return;
    this.deployment.log({
      severity: "warning",
      message:
        `\`npx pulumi-container-clouds recover --stack ${this.deployment.options.stack}\` finds what an interrupted create of this ` +
        "package's resources made, and puts it into the state.",
    });
  }

  /** Plans events until there are no more, then the remainder. Returns the error of the plan, if any. */
  private async planAll(): Promise<Error | undefined> {
    let ended = false;
    while (!ended || this.resumesExpected > 0) {
      const work = await this.inbox.next(this.executor.whenStopped());
      if (!work) return undefined;
      if (work.kind === "end" && !work.error) {
        ended = true;
        continue;
      }
      // Planning changes nothing, so a cancelled run does not wait for it.
      const failure =
        work.kind === "end"
          ? work.error
          : await Promise.race([this.planOne(work), this.cancellation.promise.then(() => undefined)]);
      if (!failure) continue;
      if (!(failure instanceof Bail)) this.deployment.error(failure.message, this.urnOf(work));
      this.executor.stop();
      return failure;
    }
    return await this.planRemainder();
  }

  private urnOf(work: Work): string | undefined {
    const { stack, project } = this.deployment.options;
    const named = work.kind === "register" ? work.goal : work.kind === "read" ? work : undefined;
    if (named) return makeUrn({ stack, project: project.name, ...named });
    return work.kind === "outputs" ? work.urn : undefined;
  }

  private async planOne(work: Exclude<Work, { kind: "end" }>): Promise<Error | undefined> {
    try {
      if (work.kind === "outputs") {
        this.executor.registerOutputs(work);
        return undefined;
      }
      if (work.kind === "resume") this.resumesExpected--;
      const steps = await this.stepsFor(work);
      if (steps.some((step) => step.refreshed)) this.resumesExpected++;
      const chain = steps.filter((step) => !this.executor.passOver(step, needsOf(step)));
      if (chain.length > 0) await this.executor.submit(chain);
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  private async stepsFor(work: Exclude<Work, { kind: "end" | "outputs" }>): Promise<Step[]> {
    if (work.kind === "register") return await this.generator.register(work);
    return work.kind === "read" ? this.generator.read(work) : await work.rest();
  }

  /** Deletes or refreshes resources that were not registered, if the operation requires it. */
  private async planRemainder(): Promise<Error | undefined> {
    const { deployment, executor } = this;
    const missing = attempt(() => checkTargets(deployment, deployment.options.targets, this.generator.plan.urns));
    const failure = await attempt(async () => {
      if (deployment.resources.length === 0) return;
      // The deletion is planned from the state after the earlier steps.
      if (deployment.options.runProgram && this.kind === "refresh") await this.refreshRemainder();
      else await this.deleteRemainder();
    });
    if (failure && !(failure instanceof Bail)) {
      deployment.error(failure.message);
      executor.stop();
      return failure;
    }
    return missing;
  }

  private async refreshRemainder(): Promise<void> {
    const { deployment, generator, executor } = this;
    await executor.settle();
    if (executor.isStopped) return;
    const isWanted = ({ urn }: ResourceState) => !generator.plan.isOperatedOn(urn);
    const failure = await attempt(() => refreshState(deployment, this.observer, this.onExecutor, isWanted));
    this.executor = executor;
    if (failure) throw failure;
  }

  /** A refresh has a separate executor, which must be stopped while it runs. */
  private readonly onExecutor = (executor: Executor) => {
    this.executor = executor;
    if (this.cancelled) executor.stop();
  };

  private async deleteRemainder(): Promise<void> {
    const { generator, executor } = this;
    await executor.settle();
    if (executor.isStopped) return;
    const { sames, deletes } = await planDeletes(generator.plan);
    if (sames.length > 0) await (await executor.submit(sames)).ended;
    for (const group of scheduleDeletes(generator.plan, deletes)) {
      const kept = this.neededByErrored();
      await executor.executeAll(group.filter((step) => !kept.has(subjectOf(step))));
    }
  }

  /** Resources on which a resource with a failed step depends; they must not be deleted. */
  private neededByErrored(): Set<ResourceState> {
    const { deployment, generator, executor } = this;
    const deleted = new DependencyGraph(generator.plan.toDelete);
    const needed = new Set<ResourceState>();
    for (const step of executor.errored) {
      for (const resource of [subjectOf(step), step.old]) {
        if (!resource) continue;
        const graph = deployment.graph.contains(resource) ? deployment.graph : deleted;
        if (!graph.contains(resource)) continue;
        for (const dependency of graph.transitiveDependenciesOf(resource)) needed.add(dependency);
      }
    }
    return needed;
  }
}

const needsOf = (step: Step): string[] => dependenciesOf(subjectOf(step)).map(({ urn }) => urn);

function attempt(work: () => void): Error | undefined;
function attempt(work: () => Promise<void>): Promise<Error | undefined>;
function attempt(work: () => void | Promise<void>): Error | undefined | Promise<Error | undefined> {
  try {
    const result = work();
    if (!(result instanceof Promise)) return undefined;
    return result.then(
      () => undefined,
      (error: Error) => error,
    );
  } catch (error) {
    return error as Error;
  }
}
