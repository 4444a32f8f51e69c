import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "../../engine/run";
import { emptySnapshot, readDeployment, writeDeployment } from "../../engine/snapshot";
import type { EngineEvent, RunKind, RunOptions, RunResult, Snapshot } from "../../engine/types";

/** One step of a scenario: what is run, with which flags, and what the provider's cloud then holds. */
export interface ScenarioStep {
  run: "up" | "preview" | "refresh" | "destroy" | "export-import";
  args?: string[];
  cloud?: Record<string, unknown>;
}

export interface Scenario {
  steps: ScenarioStep[];
  config?: Record<string, string | { secret: string }>;
}

/** A call that the provider of the recordings got. */
export interface ProviderCall {
  method: string;
  id?: string;
  [detail: string]: unknown;
}

export interface StepReport {
  result: RunResult;
  events: EngineEvent[];
  calls: ProviderCall[];
  snapshot: Snapshot;
}

const RECORDINGS = resolve(__dirname, "../recordings");

/** A stack in a folder of its own whose program is a scenario and whose state is kept in memory. */
export class ScenarioStack {
  readonly folder = mkdtempSync(join(tmpdir(), "engine-"));
  readonly scenario: Scenario;
  snapshot: Snapshot = emptySnapshot();
  private readonly records = join(this.folder, "records");

  constructor(scenarioFile: string) {
    const modules = join(this.folder, "node_modules");
    mkdirSync(join(modules, "recorder"), { recursive: true });
    mkdirSync(this.records);
    symlinkSync(resolve(__dirname, "../../node_modules/@pulumi"), join(modules, "@pulumi"));
    writeFileSync(join(modules, "recorder/index.js"), readFileSync(join(RECORDINGS, "recorder.js")));
    writeFileSync(join(this.folder, "scenario.js"), readFileSync(scenarioFile));
    writeFileSync(join(this.folder, "package.json"), '{"name":"rec","main":"index.js"}');
    writeFileSync(
      join(this.folder, "index.js"),
      'module.exports = require("./scenario").program(Number(process.env.RECORD_STEP)) || {}',
    );
    process.env.RECORD_DIR = this.records;
    this.scenario = createRequire(join(this.folder, "index.js"))("./scenario");
  }

  /** Options of a run, with what a scenario's flags say. */
  options(step: number, args: string[], overrides: Partial<RunOptions> = {}): RunOptions {
    const config = Object.entries(this.scenario.config ?? {});
    const flag = (name: string) => args.includes(name);
    const values = (name: string) => args.flatMap((arg, at) => (arg === name ? [args[at + 1] as string] : []));
    return {
      cwd: this.folder,
      project: { name: "rec", runtime: "nodejs", runtimeOptions: { typescript: false } },
      stack: "dev",
      organization: "organization",
      config: Object.fromEntries(config.map(([key, value]) => [key, typeof value === "string" ? value : value.secret])),
      secretKeys: config.flatMap(([key, value]) => (typeof value === "string" ? [] : [key])),
      parallel: 1,
      refresh: flag("--refresh"),
      runProgram: flag("--run-program"),
      targets: [...values("--target"), ...values("--target-replace")],
      targetDependents: flag("--target-dependents"),
      excludes: values("--exclude"),
      excludeDependents: flag("--exclude-dependents"),
      replaces: [...values("--replace"), ...values("--target-replace")],
      continueOnError: flag("--continue-on-error"),
      env: { ...process.env, RECORD_DIR: this.records, RECORD_STEP: String(step) },
      ...overrides,
    };
  }

  /** Runs one step of the scenario and keeps the state it leaves. */
  async step(index: number, { overrides = {}, cancel, terminate, onSave }: StepSettings = {}): Promise<StepReport> {
    const { run: kind, args = [], cloud = {} } = this.scenario.steps[index] as ScenarioStep;
    writeFileSync(join(this.records, "calls.jsonl"), "");
    writeFileSync(join(this.records, "cloud.json"), JSON.stringify(cloud));
    const events: EngineEvent[] = [];
    if (kind === "export-import") {
      const exported = JSON.parse(JSON.stringify(writeDeployment(this.snapshot, "plaintext")));
      this.snapshot = readDeployment(exported, undefined);
      const result: RunResult = { status: "succeeded", changes: {}, snapshot: this.snapshot, errors: [] };
      return { result, events, calls: [], snapshot: this.snapshot };
    }
    const dryRun = kind === "preview";
    const operation: RunKind = dryRun ? "up" : kind;
    const result = await run(operation, dryRun, this.options(index, args, overrides), {
      base: this.snapshot,
      save: (snapshot) => {
        onSave?.(snapshot);
        this.snapshot = snapshot;
      },
      emit: (event) => events.push(event),
      cancel: cancel ?? new AbortController().signal,
      terminate: terminate ?? new AbortController().signal,
    });
    return { result, events, calls: this.calls(), snapshot: this.snapshot };
  }

  /** Calls that the provider got in the last step. */
  calls(): ProviderCall[] {
    const lines = readFileSync(join(this.records, "calls.jsonl"), "utf8").split("\n");
    return lines.filter(Boolean).map((line) => JSON.parse(line));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface StepSettings {
  overrides?: Partial<RunOptions>;
  cancel?: AbortSignal;
  terminate?: AbortSignal;
  /** Sees every state before it is kept; what it throws is what saving throws. */
  onSave?: (snapshot: Snapshot) => void;
}
