import {
  type DiagnosticPayload,
  isDefaultProvider,
  ROOT_TYPE,
  type ShownEvent,
  type StepMetadata,
  type SummaryPayload,
  splitUrn,
} from "./events";
import { isPartOfReplacement } from "./operations";

/** What a display knows about its run. */
export interface BoardOptions {
  stack: string;
  project: string;
  isPreview: boolean;
  showSames: boolean;
  showReads: boolean;
  /** Show full URNs instead of types and names. */
  showUrns: boolean;
  /** Show debugging messages. */
  debug: boolean;
  /** Milliseconds; tests pass their own clock. */
  now(): number;
}

/** One resource of the run: the state of its step, and its messages. */
export interface Row {
  urn: string;
  type: string;
  name: string;
  parent: string;
  step?: StepMetadata;
  /** The step that changes the resource; kept during the other steps of a replacement. */
  changing?: StepMetadata;
  /** Start time, in milliseconds of `now`. */
  begun: number;
  ended?: number;
  failed: boolean;
  /** Whether the step started as a refresh; the result is reported when it ends. */
  refreshed: boolean;
  /** All messages except ephemeral ones. */
  messages: DiagnosticPayload[];
  /** The latest message, also an ephemeral one. */
  status?: DiagnosticPayload;
}

/** The display's model of a run, built from engine events alone. */
export class Board {
  readonly rows = new Map<string, Row>();
  readonly rootUrn: string;
  readonly system: string[] = [];
  config: Record<string, string> = {};
  summary?: SummaryPayload;
  /** The run has ended: nothing is in progress any more. */
  done = false;

  constructor(readonly options: BoardOptions) {
    const { stack, project } = options;
    this.rootUrn = `urn:pulumi:${stack}::${project}::${ROOT_TYPE}::${project}-${stack}`;
  }

  /** Applies an event. Returns the row that it changed, if any. */
  apply(event: ShownEvent): Row | undefined {
    switch (event.kind) {
      case "prelude":
        this.config = event.config;
        return undefined;
      case "summary":
        this.summary = event.summary;
        return undefined;
      case "system":
        this.system.push(event.message.trimEnd());
        return undefined;
      case "diagnostic":
        return this.note(event.diagnostic);
      default:
        return this.advance(event.kind, event.step);
    }
  }

  /** Whether a row needs a line. The stack's row always does, because it shows messages without a resource. */
  isShown(row: Row): boolean {
    if (row.urn === this.rootUrn || row.failed || row.status || row.messages.length > 0) return true;
    const op = row.step?.op;
    if (op === undefined || isDefaultProvider(row.urn)) return false;
    if (op === "same") return this.options.showSames;
    return op !== "read" || this.options.showReads;
  }

  /** Whether the row's step is in progress. The stack's row is until the run ends. */
  isRunning(row: Row): boolean {
    if (this.done || row.failed || !row.step) return false;
    return row.urn === this.rootUrn || row.ended === undefined;
  }

  private advance(kind: "begin" | "end" | "fail", step: StepMetadata): Row {
    const row = this.rowOf(step.urn);
    const now = this.options.now();
    row.parent = (step.new ?? step.old)?.parent || row.parent;
    const isFirst = row.step === undefined;
    // A replacement is reported as a whole between its parts; the parts' durations stay visible.
    if (step.op !== "replace" || this.options.isPreview) {
      row.step = step;
      if (kind === "begin" || isFirst) row.begun = now;
      row.ended = kind === "begin" ? undefined : now;
    }
    if (step.old && step.new && !(isPartOfReplacement(step.op) && row.changing)) row.changing = step;
    if (step.op === "same") row.changing = undefined;
    if (kind === "begin") row.refreshed = step.op === "refresh";
    if (kind === "fail") row.failed = true;
    if (kind !== "begin") row.status = undefined;
    return row;
  }

  private note(diagnostic: DiagnosticPayload): Row | undefined {
    if (diagnostic.severity === "debug" && !this.options.debug) return undefined;
    const row = this.rowOf(diagnostic.urn || this.rootUrn);
    row.status = diagnostic;
    if (!diagnostic.ephemeral) row.messages.push(diagnostic);
    return row;
  }

  private rowOf(urn: string): Row {
    const known = this.rows.get(urn);
    if (known) return known;
    const begun = this.options.now();
    const row: Row = { urn, ...splitUrn(urn), parent: "", begun, failed: false, refreshed: false, messages: [] };
    this.rows.set(urn, row);
    return row;
  }
}

/** Messages of a row of one severity. */
export function countOf(row: Row, severity: DiagnosticPayload["severity"]): number {
  return row.messages.filter((message) => message.severity === severity).length;
}
