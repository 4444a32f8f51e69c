import { stripVTControlCharacters } from "node:util";
import type { EngineEvent } from "../types";
import type { Display, Output } from "./display";
import { readEvent, type StepMetadata, type StepState } from "./events";
import { blindEvent, plainValues } from "./secrets";

/**
 * One line of JSON per event (`--json` of up, refresh and destroy, and the event log), without secrets. Debugging messages, which contain
 * the SDK's traffic, are included only on request.
 */
export class EventLines implements Display {
  constructor(
    private readonly output: Output,
    private readonly options: { debug: boolean },
  ) {}

  show(event: EngineEvent): void {
    const { severity } = (event.diagnosticEvent ?? {}) as { severity?: string };
    if (severity === "debug" && !this.options.debug) return;
    this.output.write(`${JSON.stringify(blindEvent(event))}\n`);
  }

  close(): void {}
}

/** A step of the digest: `oldState` and `newState` in the form of a deployment, secrets blinded. */
interface DigestStep {
  op: string;
  urn: string;
  provider?: string;
  oldState?: object;
  newState?: object;
  diffReasons?: string[];
  replaceReasons?: string[];
  detailedDiff: Record<string, { kind: string; inputDiff: boolean }> | null;
}

/** One JSON document for a whole preview (`preview --json`; `display.PreviewDigest` of the CLI). */
export class PreviewDigest implements Display {
  private readonly steps: DigestStep[] = [];
  private readonly diagnostics: { urn?: string; message: string; severity: string }[] = [];
  private readonly refreshed = new Set<string>();
  private config: Record<string, string> = {};
  private summary: object = {};
  private readonly begun: bigint;

  constructor(
    private readonly output: Output,
    private readonly options: { showSames: boolean; rootUrn: string; hideOutputs: boolean },
    private readonly now: () => bigint = process.hrtime.bigint,
  ) {
    this.begun = now();
  }

  show(event: EngineEvent): void {
    const shown = readEvent(event);
    if (shown?.kind === "prelude") this.config = shown.config;
    else if (shown?.kind === "begin") this.begin(shown.step);
    else if (shown?.kind === "end") this.end(shown.step);
    else if (shown?.kind === "summary") {
      const { maybeCorrupt, resourceChanges } = shown.summary;
      const duration = Number(this.now() - this.begun);
      this.summary = { duration, changeSummary: resourceChanges, ...(maybeCorrupt ? { maybeCorrupt } : {}) };
    } else if (shown?.kind === "system") this.diagnostics.push({ message: shown.message, severity: "info" });
    else if (shown?.kind === "diagnostic" && !shown.diagnostic.ephemeral && shown.diagnostic.severity !== "debug") {
      const { urn, prefix = "", message, severity } = shown.diagnostic;
      this.diagnostics.push({ ...(urn ? { urn } : {}), message: stripVTControlCharacters(prefix + message), severity });
    }
  }

  close(): void {
    const { config, steps, diagnostics, summary } = this;
    const digest = {
      ...(Object.keys(config).length > 0 ? { config } : {}),
      ...(steps.length > 0 ? { steps } : {}),
      ...(diagnostics.length > 0 ? { diagnostics } : {}),
      ...summary,
    };
    this.output.write(`${JSON.stringify(digest, null, 4)}\n`);
  }

  private begin(step: StepMetadata): void {
    if (step.op === "refresh") this.refreshed.add(step.urn);
    if (step.op === "same" && !this.options.showSames && step.urn !== this.options.rootUrn) return;
    this.steps.push(this.describe(step));
  }

  /** Only the end of a refresh has its result. */
  private end(step: StepMetadata): void {
    if (!this.refreshed.has(step.urn) || (step.op !== "update" && step.op !== "delete")) return;
    const at = this.steps.findIndex((known) => known.urn === step.urn);
    if (at >= 0) this.steps[at] = this.describe(step);
  }

  private describe(step: StepMetadata): DigestStep {
    const { op, urn, provider, old, new: next, keys, diffs, detailedDiff } = step;
    const kinds = Object.entries(detailedDiff ?? {}).map(([key, { diffKind, inputDiff }]) => [
      key,
      { kind: diffKind, inputDiff },
    ]);
    return {
      op,
      urn,
      ...(provider ? { provider } : {}),
      ...(old ? { oldState: this.describeState(old) } : {}),
      ...(next ? { newState: this.describeState(next) } : {}),
      ...(diffs?.length ? { diffReasons: diffs } : {}),
      ...(keys?.length ? { replaceReasons: keys } : {}),
      detailedDiff: detailedDiff ? Object.fromEntries(kinds) : null,
    };
  }

  private describeState(state: StepState): object {
    const { urn, custom = false, id, type, parent, protect, retainOnDelete, provider, initErrors } = state;
    const isHidden = this.options.hideOutputs && urn === this.options.rootUrn;
    const shown = (properties: object | undefined) =>
      isHidden ? {} : (plainValues(properties ?? {}, false) as object);
    const [inputs, outputs] = [shown(state.inputs), shown(state.outputs)];
    return {
      urn,
      custom,
      ...(id ? { id } : {}),
      type,
      ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
      ...(Object.keys(outputs).length > 0 ? { outputs } : {}),
      ...(parent ? { parent } : {}),
      ...(protect ? { protect } : {}),
      ...(initErrors?.length ? { initErrors } : {}),
      ...(provider ? { provider } : {}),
      ...(retainOnDelete ? { retainOnDelete } : {}),
    };
  }
}
