import type { Deployment } from "../deployment";
import type { EventLog } from "../events";
import { type Operation, type Step, subjectOf } from "../plan/steps";
import { isDefaultProvider } from "../urn";
import { equalMaps } from "../values";
import { type Outcome, STATUS } from "./apply-step";
import type { StateRecorder } from "./recorder";

/** Reports steps: to the user, by events and counts; and, unless it is a preview, to the state. */
export class StepObserver {
  /** Steps by operation, as the summary counts them. */
  readonly changes: Record<string, number> = {};
  /** An operation ended in a way that leaves its resource in an unknown state. */
  maybeCorrupt = false;
  private count = 0;

  constructor(
    private readonly deployment: Deployment,
    private readonly events: EventLog,
    /** Absent in previews. */
    private readonly recorder: StateRecorder | undefined,
    /** The run is a refresh and nothing else: what steps find is what counts. */
    private readonly refreshOnly: boolean,
  ) {}

  /** Resolves when the state is saved; rejects when it cannot be. */
  async begins(step: Step): Promise<void> {
    this.events.stepBegins(step, this.deployment.dryRun);
    await this.recorder?.begin(step);
  }

  /** Resolves when the state is saved; rejects when it cannot be. */
  async ends(step: Step, { status, error }: Outcome): Promise<void> {
    if (error) this.failed(step, status, error);
    else this.succeeded(step);
    if (status === STATUS.partial && step.op === "update" && step.new && step.old) {
      // It exists with the new outputs, but was not updated to the new inputs.
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

  /** Throws an Error when the state cannot be saved. */
  outputs(step: Step): void {
    this.events.stepEnds(step, step.op, this.deployment.dryRun);
    this.recorder?.outputs(step);
  }
}

/** Steps that are none of the user's business. */
function isInternal(step: Step): boolean {
  return step.op === "remove-pending-replace" || step.internal === true || isDefaultProvider(step.urn);
}

function changedByRead({ old, new: now }: Step): boolean {
  return !!old && !!now && !equalMaps(old.outputs, now.outputs);
}
