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
 * Keeps the state of a run and saves it around every step: first that an operation has begun, then what came of it. The
 * state is what this run has made or kept, followed by what it has not touched, which keeps dependencies first.
 */
export class StateRecorder {
  private readonly current: ResourceState[] = [];
  /** Old states that are not part of the state any more. */
  private readonly superseded = new Set<ResourceState>();
  private readonly operations: PendingOperation[] = [];
  private readonly completed = new Set<ResourceState>();
  /** The state changed in a way that the next save may carry along. */
  private unsaved = true;
  private closed = false;
  /** The save that is due; whatever is recorded until then is part of it. */
  private due: Promise<void> | undefined;
  /** Milliseconds that the last save took. */
  private took = 0;

  constructor(
    private readonly deployment: Deployment,
    private readonly base: Snapshot,
    private readonly save: (snapshot: Snapshot) => void,
  ) {}

  /** Records that a step begins. Resolves when that is saved; rejects when it cannot be. */
  begin(step: Step): Promise<void> | undefined {
    const type = PENDING[step.op];
    if (!type) return undefined;
    this.operations.push({ resource: operand(step), type });
    return this.saved();
  }

  /** Records what came of a step. Resolves when that is saved; rejects when it cannot be. */
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
   * The whole state is written each time, so what steps record at about the same time is one save: it waits as long as the
   * last one took, and no more than half of a run is spent in saving.
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

  /** Records outputs that the program gave to a resource after its step. */
  outputs(step: Step): void {
    if (step.old && step.new && equalMaps(step.old.outputs, step.new.outputs)) this.unsaved = true;
    else this.write();
  }

  /** Saves what is not saved yet, and takes no more. */
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
      // What was done must not be lost, so a state that is wrong is saved before it is reported.
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
        // Only the user can find out whether something was created whose end no run has seen.
        ...pendingOperations.filter(({ type }) => type === "creating"),
      ],
      ...(metadata === undefined ? {} : { metadata }),
    };
  }
}

const operand = (step: Step): ResourceState => (step.new ?? step.old) as ResourceState;

/** True when nothing of a kept resource is worth a save of its own. */
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
