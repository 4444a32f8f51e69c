import type { Deployment } from "../deployment";
import type { Step } from "../plan/steps";
import { newManifest, verifyIntegrity } from "../snapshot";
import type { PendingOperation, ResourceState, Snapshot } from "../types";
import { equalMaps, equalValues } from "../values";
import { normalizeUrns } from "./normalize";

const PENDING: Partial<Record<Step["op"], PendingOperation["type"]>> = {
  create: "creating",
  "create-replacement": "creating",
  update: "updating",
  delete: "deleting",
  "delete-replaced": "deleting",
  discard: "deleting",
  "discard-replaced": "deleting",
  read: "reading",
  "read-replacement": "reading",
};

/**
 * Keeps the state of a run and saves it around every step: first that an operation started, then its result. The state consists of what
 * this run created or kept, followed by what it has not touched, in an order with dependencies first.
 */
export class StateRecorder {
  private readonly current: ResourceState[] = [];
  /** Old states that are no longer part of the state. */
  private readonly superseded = new Set<ResourceState>();
  private readonly operations: PendingOperation[] = [];
  private readonly completed = new Set<ResourceState>();
  /** Whether the state has a change that can wait for the next save. */
  private unsaved = true;
  private closed = false;
  /** The next save, which includes everything recorded until it starts. */
  private due: Promise<void> | undefined;
  /** Duration of the last save, in milliseconds. */
  private took = 0;

  constructor(
    private readonly deployment: Deployment,
    private readonly base: Snapshot,
    private readonly save: (snapshot: Snapshot) => void,
  ) {}

  /** Records that a step starts. Resolves when that is saved; rejects if it cannot be saved. */
  begin(step: Step): Promise<void> | undefined {
    const type = PENDING[step.op];
    if (!type) return undefined;
    this.operations.push({ resource: operand(step), type });
    return this.saved();
  }

  /** Records the result of a step. Resolves when that is saved; rejects if it cannot be saved. */
  end(step: Step, successful: boolean): Promise<void> | undefined {
    if (PENDING[step.op]) this.completed.add(operand(step));
    if (step.op === "refresh" && !step.refreshed) {
      this.unsaved = true;
      return undefined;
    }
    return successful ? this.succeed(step) : this.saved();
  }

  private succeed(step: Step): Promise<void> | undefined {
    const { old, new: now, op } = step;
    switch (op) {
      case "replace":
        return undefined;
      case "same":
        this.supersede(old);
        if (!step.skippedCreate && now) this.current.push(now);
        if (step.skippedCreate || !now || !old || isUnchanged(old, now)) {
          this.unsaved = true;
          return undefined;
        }
        break;
      case "create":
      case "create-replacement":
        if (now) this.current.push(now);
        if (old?.pendingReplacement) this.supersede(old);
        break;
      case "delete":
      case "delete-replaced":
      case "discard":
      case "discard-replaced":
        if (!old?.pendingReplacement) this.supersede(old);
        break;
      case "refresh":
        this.supersede(old);
        if (now && step.resultOp !== "delete") this.current.push(now);
        break;
      default:
        this.supersede(old);
        if (now) this.current.push(now);
    }
    return this.saved();
  }

  /**
   * Each save writes the whole state, so results that arrive at about the same time share one save: it waits as long as the last one took,
   * so that a run spends at most half of its time saving.
   */
  private saved(): Promise<void> {
    this.unsaved = true;
    this.due ??= new Promise<void>((resolve) => setTimeout(resolve, this.took)).then(() => {
      this.due = undefined;
      this.write();
    });
    return this.due;
  }

  private supersede(state: ResourceState | undefined): void {
    if (state) this.superseded.add(state);
  }

  /** Records outputs that the program gave a resource after its step. */
  outputs(step: Step): void {
    if (step.old && step.new && equalMaps(step.old.outputs, step.new.outputs)) this.unsaved = true;
    else this.write();
  }

  /** Saves what is not saved yet, and accepts nothing more. */
  close(): void {
    if (this.closed) return;
    if (this.unsaved) this.write();
    this.closed = true;
  }

  private write(): void {
    if (this.closed) return;
    this.unsaved = true;
    const began = performance.now();
    const snapshot = this.snapshot();
    try {
      // Completed operations must not be lost, so an invalid state is saved before the error is reported.
      this.save(snapshot);
      this.unsaved = false;
      verifyIntegrity(snapshot.resources);
    } catch (error) {
      throw new Error(`failed to save snapshot: ${(error as Error).message}`, { cause: error });
    } finally {
      this.took = performance.now() - began;
    }
  }

  /** The state as it is now. */
  snapshot(): Snapshot {
    const kept = (state: ResourceState) => !this.superseded.has(state);
    const { metadata, pendingOperations } = this.base;
    return {
      manifest: newManifest(),
      resources: normalizeUrns([...this.current, ...this.deployment.resources].filter(kept)),
      pendingOperations: [
        ...this.operations.filter(({ resource }) => !this.completed.has(resource)),
        // Only the user can find out whether a create whose end no run has seen made a resource.
        ...pendingOperations.filter(({ type }) => type === "creating"),
      ],
      ...(metadata === undefined ? {} : { metadata }),
    };
  }
}

const operand = (step: Step): ResourceState => (step.new ?? step.old) as ResourceState;

/** Whether a kept resource has no change that needs a save. */
function isUnchanged(old: ResourceState, now: ResourceState): boolean {
  const fields = ["urn", "type", "custom", "provider", "parent", "deletedWith", "protect", "retainOnDelete"] as const;
  return (
    fields.every((field) => (old[field] || undefined) === (now[field] || undefined)) &&
    equalMaps(old.inputs, now.inputs) &&
    equalMaps(old.outputs, now.outputs) &&
    equalValues(old.replacementTrigger ?? null, now.replacementTrigger ?? null) &&
    sameSet(old.dependencies, now.dependencies) &&
    sameSet(old.replaceWith, now.replaceWith) &&
    sameNumbers(old.customTimeouts, now.customTimeouts)
  );
}

const sameSet = (a: string[] = [], b: string[] = []) => a.length === b.length && a.every((urn) => b.includes(urn));

const sameNumbers = (a: object = {}, b: object = {}) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
