import type { Deployment } from "../deployment";
import type { OutputsRegistration } from "../plan/goal";
import { type Step, subjectOf } from "../plan/steps";
import type { ResourceState } from "../types";
import { qualifiedTypeOf, ROOT_STACK_TYPE } from "../urn";
import { type PropertyValue, Secret } from "../values";
import { applyStep, DeleteProtected } from "./apply-step";
import type { StepObserver } from "./observer";

/**
 * Executes chains of steps: the steps of a chain one after the other, chains in parallel up to the number of workers. Submitting a chain
 * waits for a free worker. After a failure, no further step starts.
 */
export class Executor {
  /** Steps that failed while the run continued. */
  readonly errored: Step[] = [];
  /** URNs of resources that were skipped because of them. */
  private readonly passedOver = new Set<string>();
  error: Error | undefined;
  private idle: number;
  private readonly queue: { accept: () => void; refuse: () => void }[] = [];
  private readonly running = new Set<Promise<void>>();
  private stopped = false;
  private readonly onStop: (() => void)[] = [];
  /** Steps whose resources may still receive outputs. */
  private readonly open = new Map<string, Step>();
  private stackOutputs: OutputsRegistration | undefined;

  constructor(
    private readonly deployment: Deployment,
    private readonly observer: StepObserver,
    /** Whether other steps continue after a failed one (refresh). */
    private readonly ignoreErrors: boolean,
  ) {
    this.idle = Math.max(1, deployment.options.parallel);
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Starts no further step. */
  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    for (const { refuse } of this.queue.splice(0)) refuse();
    for (const call of this.onStop) call();
  }

  /** Resolves when no further step starts. */
  whenStopped(): Promise<void> {
    return new Promise((resolve) => {
      if (this.stopped) resolve();
      else this.onStop.push(resolve);
    });
  }

  /** Resolves when a worker has taken the chain; `ended` resolves when the chain has ended. */
  async submit(chain: Step[]): Promise<{ ended: Promise<void> }> {
    const ended = Promise.resolve();
    if (!(await this.acquire())) return { ended };
    const work = this.executeChain(chain).finally(() => {
      this.running.delete(work);
      this.release();
    });
    this.running.add(work);
    return { ended: work };
  }

  /** Executes independent steps, and waits for all of them. */
  async executeAll(steps: Step[]): Promise<void> {
    const ended: Promise<void>[] = [];
    for (const step of steps) ended.push((await this.submit([step])).ended);
    await Promise.all(ended);
  }

  /** Resolves when every chain that a worker took has ended. */
  async settle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private acquire(): Promise<boolean> {
    if (this.stopped) return Promise.resolve(false);
    if (this.idle > 0) {
      this.idle--;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      this.queue.push({ accept: () => resolve(true), refuse: () => resolve(false) });
    });
  }

  private release(): void {
    const next = this.queue.shift();
    if (next) next.accept();
    else this.idle++;
  }

  private async executeChain(chain: Step[]): Promise<void> {
    for (const step of chain) {
      if (this.stopped) return;
      const failure = await this.execute(step);
      if (!failure) continue;
      this.fail(failure.error, step);
      if (!failure.reported) this.deployment.error(failure.error.message, step.urn);
      return;
    }
  }

  private fail(error: Error, step: Step): void {
    this.error ??= error;
    if (this.ignoreErrors) return;
    if (this.deployment.options.continueOnError || error instanceof DeleteProtected) {
      if (step.new) step.done?.({ state: step.new, result: "failed" });
      this.errored.push(step);
    } else this.stop();
  }

  private async execute(step: Step): Promise<{ error: Error; reported: boolean } | undefined> {
    try {
      await this.observer.begins(step);
      const outcome = await applyStep(this.deployment, step);
      if (!outcome.error && step.logical && step.new) this.open.set(step.urn, step);
      if (step.new && step.op !== "replace") this.remember(step, step.new);
      await this.observer.ends(step, outcome);
      const halfRead = step.op === "read" || step.op === "read-replacement";
      if (step.new && (!outcome.error || (halfRead && outcome.status !== 0))) {
        step.done?.({ state: step.new, result: "success", unknown: step.skippedCreate });
      }
      return outcome.error && { error: outcome.error, reported: true };
    } catch (error) {
      return { error: error as Error, reported: false };
    }
  }

  private remember(step: Step, state: ResourceState): void {
    keepSecrets(state);
    const reads = step.op === "read" || step.op === "read-replacement";
    (reads ? this.deployment.reads : this.deployment.news).set(state.urn, state);
  }

  /** Takes the outputs that the program gives a resource. The stack's outputs are kept until the end of the run. */
  registerOutputs(registration: OutputsRegistration): void {
    if (qualifiedTypeOf(registration.urn) === ROOT_STACK_TYPE) this.stackOutputs = registration;
    else this.setOutputs(registration, registration.outputs);
    registration.done();
  }

  private setOutputs({ urn }: OutputsRegistration, outputs: ResourceState["outputs"]): void {
    const step = this.open.get(urn);
    if (!step?.new) throw new Error(`cannot complete a resource '${urn}' whose registration isn't pending`);
    this.open.delete(urn);
    if (step.skippedCreate) return;
    step.new.outputs = outputs;
    this.observer.outputs(step);
  }

  /** Sets the stack's outputs. After a failure, outputs that the program did not set keep their previous value. */
  finishStackOutputs(failed: boolean): void {
    const registration = this.stackOutputs;
    if (!registration) return;
    const before = failed ? this.deployment.olds.get(registration.urn)?.outputs : undefined;
    this.setOutputs(registration, { ...before, ...registration.outputs });
  }

  /** Whether a step depends on one that failed or was skipped; it is then skipped too. */
  passOver(step: Step, dependencies: string[]): boolean {
    for (const errored of this.errored) this.passedOver.add(subjectOf(errored).urn);
    if (!dependencies.some((urn) => this.passedOver.has(urn))) return false;
    if (step.new) step.done?.({ state: step.new, result: "skipped" });
    this.passedOver.add(step.urn);
    return true;
  }
}

/** Marks outputs as secret that the resource's class declares secret, and those whose input of the same name is secret. */
function keepSecrets(state: ResourceState): void {
  const { outputs, inputs, additionalSecretOutputs = [] } = state;
  const isSecret = ([key, value]: [string, PropertyValue]) =>
    (additionalSecretOutputs.includes(key) || inputs[key] instanceof Secret) &&
    key !== "id" &&
    !(value instanceof Secret);
  const open = Object.entries(outputs).filter(isSecret);
  // Copied, because a save may have written this object.
  if (open.length > 0)
    state.outputs = { ...outputs, ...Object.fromEntries(open.map(([key, value]) => [key, new Secret(value)])) };
}
