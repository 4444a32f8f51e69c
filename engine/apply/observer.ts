import type { Deployment } from "../deployment";
import type { EventLog } from "../events";
import { type Operation, type Step, subjectOf } from "../plan/steps";
import { isDefaultProvider } from "../urn";
import { equalMaps } from "../values";
import { type Outcome, STATUS } from "./apply-step";
import type { StateRecorder } from "./recorder";

/** Reports steps to the user, with events and counts, and to the state, unless it is a preview. */
export class StepObserver {
  /** Steps by operation, as the summary counts them. */
  readonly changes: Record<string, number> = {};
  /** Whether an operation ended with its resource in an unknown state. */
  maybeCorrupt = false;
  private count = 0;

  constructor(
    private readonly deployment: Deployment,
    private readonly events: EventLog,
    /** Undefined in previews. */
    private readonly recorder: StateRecorder | undefined,
    /** Whether the run is only a refresh, so that what steps find is counted. */
    private readonly refreshOnly: boolean,
  ) {}

  /** Resolves when the state is saved; rejects if it cannot be saved. */
  async begins(step: Step): Promise<void> {
    this.events.stepBegins(step, this.deployment.dryRun);
    await this.recorder?.begin(step);
  }

  /** Resolves when the state is saved; rejects if it cannot be saved. */
  async ends(step: Step, { status, error }: Outcome): Promise<void> {
    if (error) this.failed(step, status, error);
    else this.succeeded(step);
    if (status === STATUS.partial && step.op === "update" && step.new && step.old) {
      // The resource exists with the new outputs, but was not updated to the new inputs.
      step.new.inputs = { ...step.old.inputs };
    }
    await this.recorder?.end(step, !error || status === STATUS.partial);
  }

  private failed(step: Step, status: number, error: Error): void {
    const { dryRun } = this.deployment;
    if (status === STATUS.unknown) this.maybeCorrupt = true;
    const message = dryRun ? `Preview failed: ${error.message}` : error.message;
    this.deployment.error(message, isInternal(step) ? undefined : step.urn);
    if (!dryRun) this.events.stepFails(step, status, this.count);
  }

  private succeeded(step: Step): void {
    const { dryRun, options } = this.deployment;
    const found = this.refreshOnly && step.op === "refresh" && step.resultOp;
    const op: Operation = found || step.op;
    const counts = step.op === "read" ? changedByRead(step) : found || step.logical;
    if (counts && !isInternal(step)) {
      this.count++;
      this.changes[op] = (this.changes[op] ?? 0) + 1;
    }
    const { custom } = subjectOf(step);
    const refreshed = step.op === "refresh" && (options.refresh || this.refreshOnly);
    if (dryRun || custom || refreshed || step.op === "delete") this.events.stepEnds(step, op, dryRun);
  }

  /** Throws an Error if the state cannot be saved. */
  outputs(step: Step): void {
    this.events.stepEnds(step, step.op, this.deployment.dryRun);
    this.recorder?.outputs(step);
  }
}

/** Steps that are not shown to the user. */
function isInternal(step: Step): boolean {
  return step.op === "remove-pending-replace" || step.internal === true || isDefaultProvider(step.urn);
}

function changedByRead({ old, new: now }: Step): boolean {
  return !!old && !!now && !equalMaps(old.outputs, now.outputs);
}
