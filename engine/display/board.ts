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

/** What a display knows about the run that it shows. */
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
  /** Milliseconds; a test moves them. */
  now(): number;
}

/** One resource of the run: where its step stands and what was said about it. */
export interface Row {
  urn: string;
  type: string;
  name: string;
  parent: string;
  step?: StepMetadata;
  /** The step that says what changes, kept while the steps of a replacement follow. */
  changing?: StepMetadata;
  /** Milliseconds, as `now` counts them. */
  begun: number;
  ended?: number;
  failed: boolean;
  /** The step began as a look at what is there; what was found is reported when it ends. */
  refreshed: boolean;
  /** All messages but ephemeral ones. */
  messages: DiagnosticPayload[];
  /** The last message, a passing status included. */
  status?: DiagnosticPayload;
}

/** What a run has shown so far, kept from engine events alone. */
export class Board {
  readonly rows = new Map<string, Row>();
  readonly rootUrn: string;
  readonly system: string[] = [];
  config: Record<string, string> = {};
  summary?: SummaryPayload;
  /** The run is over: nothing is in progress any more. */
  done = false;

  constructor(readonly options: BoardOptions) {
    const { stack, project } = options;
    this.rootUrn = `urn:pulumi:${stack}::${project}::${ROOT_TYPE}::${project}-${stack}`;
  }

  /** Takes in an event. Returns the row that it changed, if it changed one. */
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

  /** Whether a row is worth a line. The stack's own row always is: what belongs to no resource is said there. */
  isShown(row: Row): boolean {
    if (row.urn === this.rootUrn || row.failed || row.status || row.messages.length > 0) return true;
    const op = row.step?.op;
    if (op === undefined || isDefaultProvider(row.urn)) return false;
    if (op === "same") return this.options.showSames;
    return op !== "read" || this.options.showReads;
  }

  /** Whether the row's step is still going on. The stack goes on until the run ends. */
  isRunning(row: Row): boolean {
    if (this.done || row.failed || !row.step) return false;
    return row.urn === this.rootUrn || row.ended === undefined;
  }

  private advance(kind: "begin" | "end" | "fail", step: StepMetadata): Row {
    const row = this.rowOf(step.urn);
    const now = this.options.now();
    row.parent = (step.new ?? step.old)?.parent || row.parent;
    const isFirst = row.step === undefined;
    // The replacement as a whole is reported between its parts; what the parts took stays visible.
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
