import * as path from "node:path";
import { appendLine } from "../../files/lines";
import type { Config } from "../backend/config";
import { EngineError, messageOf } from "../backend/errors";
import { createDisplay } from "../display/create-display";
import type { Display } from "../display/display";
import { EventLines } from "../display/json-display";
import { SecretFilter } from "../display/secrets";
import { writeDeployment } from "../snapshot";
import type { RunOptions, RunResult, Snapshot } from "../types";
import { Interruption } from "./interruption";
import { type OperationFlags, type OperationName, RUN_KINDS } from "./operation-flags";
import type { Session } from "./session";
import { type Secrets, type StackContext, showStack } from "./stack-context";

/** Everything that an operation needs. */
export interface ExecutionPlan {
  session: Session;
  name: OperationName;
  flags: OperationFlags;
  context: StackContext;
  secrets: Secrets;
  /** In the form for the history, with encrypted secrets. */
  config: Config;
  base: Snapshot;
  options: RunOptions;
}

const HEADLINES: Record<OperationName, { plan: string; act: string }> = {
  up: { plan: "Previewing update", act: "Updating" },
  preview: { plan: "Previewing update", act: "Previewing update" },
  refresh: { plan: "Previewing refresh", act: "Refreshing" },
  destroy: { plan: "Previewing destroy", act: "Destroying" },
};

/** Runs an operation, as a preview or for real: displays it, saves its state and history, and handles interruptions. */
export class Execution {
  constructor(private readonly plan: ExecutionPlan) {}

  /**
   * Runs once. Returns the number of resources by operation.
   * @throws EngineError if the run failed or was cancelled; the display already shows why
   */
  async run(isPreview: boolean): Promise<Record<string, number>> {
    const { name, options, base } = this.plan;
    const display = this.openDisplay(isPreview);
    const filter = this.plan.flags.showSecrets ? undefined : new SecretFilter();
    const interruption = new Interruption((event) => display.show(event), isPreview);
    const startTime = now();
    let result: RunResult;
    try {
      // Loaded here, because most commands run nothing and gRPC loads slowly.
      const engine = await import("../run.js");
      result = await engine.run(RUN_KINDS[name], isPreview, options, {
        base,
        save: (snapshot) => this.save(snapshot),
        emit: (event) => display.show(filter ? filter.pass(event) : event),
        cancel: interruption.cancel,
        terminate: interruption.terminate,
      });
    } finally {
      interruption.close();
      display.close();
    }
    if (!isPreview) this.record(startTime, result);
    // For a preview, the CLI's exit status does not distinguish a cancellation from other failures.
    if (result.status === "cancelled" && interruption.terminate.aborted && name !== "preview")
      throw new EngineError(`${name === "up" ? "update" : name} cancelled`, "cancelled");
    if (result.status !== "succeeded") throw new ToldAlready(`${name} ${result.status}`);
    return result.changes;
  }

  private save(snapshot: Snapshot): void {
    const { context, secrets } = this.plan;
    const secretsProviders = { type: "passphrase", state: { salt: secrets.salt } };
    try {
      context.backend.save(context.name, writeDeployment(snapshot, secrets.crypter, secretsProviders));
    } catch (error) {
      throw new EngineError(`the state could not be saved: ${messageOf(error)}`, "failed", { cause: error });
    }
  }

  private record(startTime: number, result: RunResult): void {
    const { context, config, flags, name } = this.plan;
    context.backend.record(context.name, {
      kind: name === "up" || name === "preview" ? "update" : name,
      startTime,
      message: flags.message ?? "",
      environment: {
        "exec.kind": flags.execKind ?? "cli",
        ...(flags.execAgent ? { "exec.agent": flags.execAgent } : {}),
      },
      config: Object.fromEntries([...config].sort(([a], [b]) => (a < b ? -1 : 1))),
      version: 0,
      result: result.status === "succeeded" ? "succeeded" : "failed",
      endTime: now(),
      resourceChanges: result.changes,
    });
  }

  private openDisplay(isPreview: boolean): Display {
    const { session, flags, context, name, options } = this.plan;
    const stack = showStack(session, context.name, context.project);
    const isLive = session.interactive && session.stdout.isTTY === true;
    const shown = createDisplay(
      {
        form: flags.json ? "json" : flags.diff ? "diff" : isLive ? "live" : "lines",
        paint: session.paint,
        headline: `${HEADLINES[name][isPreview ? "plan" : "act"]} (${stack}):`,
        stack: options.stack,
        project: options.project.name,
        isPreview,
        showSames: flags.showSames === true,
        showReads: flags.showReads === true,
        showSecrets: flags.showSecrets === true,
        showUrns: flags.urns === true,
        showConfig: flags.showConfig === true,
        debug: flags.debug === true,
        full: flags.showFullOutput === true,
        hideOutputs: flags.suppressOutputs === true,
        suppressProgress: flags.suppressProgress === true,
      },
      session.stdout,
    );
    return flags.eventLog
      ? withEventLog(shown, session, path.resolve(session.cwd, flags.eventLog), flags.debug === true)
      : shown;
  }
}

/** The display already shows the error; only the exit status remains to be reported. */
export class ToldAlready extends EngineError {}

function withEventLog(display: Display, session: Session, file: string, debug: boolean): Display {
  let state: "new" | "open" | "failed" = "new";
  const write = (line: string) => {
    if (state === "failed") return;
    try {
      appendLine(file, line.trimEnd());
      state = "open";
    } catch (error) {
      // Once the run has started, its results must reach the state, even if the log cannot be written.
      if (state === "new") throw new EngineError(`--event-log: ${messageOf(error)}`, "failed", { cause: error });
      state = "failed";
      session.warn(`--event-log: ${messageOf(error)}; later events are not logged`);
    }
  };
  const log = new EventLines({ write }, { debug });
  return {
    show(event) {
      log.show(event);
      display.show(event);
    },
    close: () => display.close(),
  };
}

const now = () => Math.floor(Date.now() / 1000);
