import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { Deploy, type Source } from "./apply/deploy";
import { StepObserver } from "./apply/observer";
import { StateRecorder } from "./apply/recorder";
import { BUILTIN_PACKAGE, createBuiltinProvider } from "./builtin-provider";
import { Bail, Deployment, type Mode } from "./deployment";
import { createEngineService } from "./engine-service";
import { type Diagnostic, EventLog } from "./events";
import type { Inbox } from "./inbox";
import { type ProgramEvent, ResourceMonitor } from "./monitor";
import { locateProgram, Program } from "./program";
import { ProviderHost } from "./provider-host";
import { ProviderRegistry } from "./providers";
import { RpcServer } from "./rpc-server";
import type { RunHost, RunKind, RunOptions, RunResult } from "./types";
import { isProviderType, providedPackage } from "./urn";

/**
 * Runs an operation on a stack (with `dryRun`, only reports what it would do) and returns its result. Failures are reported by events and
 * in the result; it throws only if `host` does.
 */
export async function run(kind: RunKind, dryRun: boolean, options: RunOptions, host: RunHost): Promise<RunResult> {
  const events = new EventLog(host.emit, options.config, options.secretKeys);
  const errors: string[] = [];
  const log = (diagnostic: Diagnostic) => {
    if (diagnostic.severity === "error") errors.push(diagnostic.message);
    events.diagnostic(diagnostic);
  };
  const began = performance.now();
  const session = new Session(kind, dryRun, options, host, events, log);
  events.prelude();
  const failure = await session.execute();
  if (failure && !(failure instanceof Bail)) log({ severity: "error", message: failure.message });
  const { changes, maybeCorrupt } = session.observer;
  events.summary({
    isPreview: dryRun,
    maybeCorrupt,
    milliseconds: Math.round(performance.now() - began),
    changes,
    result: failure ? "failed" : "succeeded",
  });
  events.end();
  const cancelled = host.cancel.aborted || host.terminate.aborted;
  const status = failure ? (cancelled ? "cancelled" : "failed") : "succeeded";
  return { status, changes, snapshot: dryRun ? host.base : session.recorder.snapshot(), errors };
}

/** The services, processes and records of one run. */
class Session {
  readonly observer: StepObserver;
  readonly recorder: StateRecorder;
  private readonly deployment: Deployment;
  private readonly server = new RpcServer();
  private providers: ProviderHost | undefined;
  private monitor: ResourceMonitor | undefined;
  private program: Program | undefined;

  constructor(
    private readonly kind: RunKind,
    private readonly dryRun: boolean,
    private readonly options: RunOptions,
    private readonly host: RunHost,
    events: EventLog,
    private readonly log: (diagnostic: Diagnostic) => void,
  ) {
    const mode: Mode = kind === "up" || !options.runProgram ? "update" : kind;
    const registry = new ProviderRegistry((pkg) => this.loadProvider(pkg));
    this.deployment = new Deployment(options, dryRun, mode, registry, log);
    this.recorder = new StateRecorder(this.deployment, host.base, (snapshot) => host.save(snapshot));
    this.observer = new StepObserver(this.deployment, events, dryRun ? undefined : this.recorder, kind === "refresh");
  }

  private async loadProvider(pkg: string) {
    if (pkg === BUILTIN_PACKAGE) return createBuiltinProvider(this.deployment);
    if (!this.providers) throw new Error("no provider can be loaded before the run has begun");
    return await this.providers.load(pkg);
  }

  /** Returns why the run did not succeed. */
  async execute(): Promise<Error | undefined> {
    let failure: Error | undefined;
    try {
      this.deployment.load(this.host.base.resources.map((resource) => ({ ...resource })));
      await this.prepare();
      const source = this.kind === "up" || this.options.runProgram ? this.createSource() : undefined;
      const { pendingOperations } = this.host.base;
      const deploy = new Deploy(this.kind, this.deployment, this.observer, pendingOperations, source);
      await this.untilTerminated(deploy);
    } catch (error) {
      failure = error as Error;
    }
    const unsaved = await this.close();
    return failure ?? unsaved;
  }

  private async prepare(): Promise<void> {
    const { cwd, config, env, project } = this.options;
    const needsProgram = this.kind === "up" || this.options.runProgram;
    const folder = needsProgram || project.main ? locateProgram(this.options).folder : cwd;
    this.server.add(EngineService, createEngineService(this.log));
    await this.server.listen();
    this.providers = new ProviderHost({
      folder,
      project: project.name,
      runtimeOptions: project.runtimeOptions,
      plugins: project.plugins,
      config,
      env,
      engine: this.server.address,
      log: this.log,
    });
    for (const { type } of this.deployment.resources) {
      if (isProviderType(type)) this.providers.prepare(providedPackage(type));
    }
  }

  private createSource(): Source {
    const place = locateProgram(this.options);
    const start = (inbox: Inbox<ProgramEvent>) => {
      const monitor = new ResourceMonitor(this.deployment, inbox, place.folder);
      this.monitor = monitor;
      this.server.add(ResourceMonitorService, monitor.service());
      const { dryRun, log } = this;
      this.program = new Program(this.options, place, { dryRun, address: this.server.address, log });
      this.program.ended.then(
        () => inbox.push({ kind: "end" }),
        (error: Error) => inbox.push({ kind: "end", error }),
      );
    };
    const finish = async () => {
      this.monitor?.close();
      await this.program?.ended;
    };
    return { start, finish };
  }

  /** Executes until the end, or until the user terminates the run. */
  private async untilTerminated(deploy: Deploy): Promise<void> {
    const { cancel, terminate } = this.host;
    const onCancel = () => {
      deploy.cancel();
      void this.providers?.cancel();
    };
    cancel.addEventListener("abort", onCancel);
    if (cancel.aborted) onCancel();
    const terminated = new Promise<never>((_, reject) => {
      const stop = () => {
        this.recorder.close();
        reject(new Bail("terminated"));
      };
      terminate.addEventListener("abort", stop, { once: true });
      if (terminate.aborted) stop();
    });
    try {
      await Promise.race([deploy.execute(), terminated]);
    } finally {
      cancel.removeEventListener("abort", onCancel);
    }
  }

  /** Saves what is not saved yet and ends every process. Returns the error if the state could not be saved. */
  private async close(): Promise<Error | undefined> {
    this.monitor?.close();
    let failure: Error | undefined;
    try {
      if (!this.dryRun) this.recorder.close();
    } catch (error) {
      failure = error as Error;
    }
    const inOrder = failure === undefined && !this.host.terminate.aborted;
    await Promise.all([this.program?.stop(), this.providers?.close(inOrder)]);
    this.server.close();
    return failure;
  }
}
