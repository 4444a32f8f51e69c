import * as fs from "node:fs";
import { type Config, decryptConfig, secretKeys } from "../backend/config";
import { EngineError, isSystemError, messageOf } from "../backend/errors";
import { ORGANIZATION } from "../backend/file-backend";
import type { Project } from "../backend/project";
import { validateConfig, withProjectConfig } from "../backend/project-config";
import { emptySnapshot, readDeployment, verifyIntegrity } from "../snapshot";
import type { RunOptions, Snapshot } from "../types";
import { saveConfigFlags } from "./config";
import { Execution } from "./execution";
import { SIGNALS } from "./interruption";
import { type OperationFlags, type OperationName, RUN_KINDS } from "./operation-flags";
import { protectedUrns } from "./protected";
import { ask, type Session } from "./session";
import {
  openSecrets,
  readSettings,
  requireOwnProject,
  requireStack,
  type StackContext,
  settingsFile,
} from "./stack-context";

/** Runs `up`, `preview`, `refresh` or `destroy`. @throws EngineError for everything that is reported to the user */
export async function perform(session: Session, name: OperationName, flags: OperationFlags): Promise<void> {
  const { isPreview, isApproved } = readConsent(session, name, flags);
  const context = requireStack(session, flags.stack);
  const project = requireOwnProject(session, context.name);
  refuseUnsupported(project);
  const release = isPreview ? undefined : context.backend.lock(context.name);
  // From here until the lock is released, a signal ends the run instead of the process.
  for (const signal of SIGNALS) process.on(signal, leaveToRun);
  try {
    const execution = prepare(session, name, flags, context, project);
    if (!execution) return;
    if (isPreview || !flags.skipPreview) {
      const changes = await execution.run(true);
      if (isPreview) return expectNothing(name, flags, changes);
      if (!isApproved) await confirm(session, name);
    }
    const changes = await execution.run(false);
    if (name === "destroy") finishDestroy(session, flags, context, project, () => release?.());
    expectNothing(name, flags, changes);
  } finally {
    release?.();
    for (const signal of SIGNALS) process.off(signal, leaveToRun);
  }
}

const leaveToRun = () => {};

function readConsent(session: Session, name: OperationName, flags: OperationFlags) {
  const isPreview = name === "preview" || flags.previewOnly === true;
  const isApproved = flags.yes === true || flags.skipPreview === true || isTrue(session.env.PULUMI_SKIP_CONFIRMATIONS);
  if (flags.previewOnly && (flags.skipPreview || flags.yes)) {
    throw new EngineError(`--${flags.skipPreview ? "skip-preview" : "yes"} and --preview-only cannot be used together`);
  }
  if (!isPreview && !isApproved && !session.interactive) {
    // Here the CLI's exit status for refresh differs from that of the other operations.
    throw new EngineError(
      "--yes or --skip-preview or --preview-only must be passed in to proceed when running in non-interactive mode",
      name === "refresh" ? "failed" : "configuration",
    );
  }
  return { isPreview, isApproved };
}

function refuseUnsupported(project: Project): void {
  const { runtime, unsupported } = project;
  if (runtime.name !== "nodejs") {
    throw new EngineError(
      `runtime "${runtime.name}" is not implemented by the stand-in engine, which runs "nodejs"; use the Pulumi CLI`,
    );
  }
  const [setting] = unsupported;
  if (setting) {
    throw new EngineError(`"${setting}" in Pulumi.yaml is not implemented by the stand-in engine; use the Pulumi CLI`);
  }
}

/** Prepares what the preview and the operation share; `undefined` if there is nothing to do. */
function prepare(
  session: Session,
  name: OperationName,
  flags: OperationFlags,
  context: StackContext,
  project: Project,
): Execution | undefined {
  const { backend, name: stack } = context;
  const settings = readSettings(session, project, stack.stack, flags.configFile);
  saveConfigFlags(settings, project.name, flags.config ?? [], flags.configPath === true);
  const deployment = backend.load(stack);
  const secrets = openSecrets(session, settings, deployment);
  const config = withProjectConfig(project, settings.config());
  const runsProgram = RUN_KINDS[name] === "up" || flags.runProgram === true;
  if (runsProgram && !flags.skipConfigValidation) validateConfig(project, stack.stack, config, secrets.crypter);
  const base = deployment ? readState(() => readDeployment(deployment, secrets.stateCrypter)) : emptySnapshot();
  const excludes = [...(flags.exclude ?? [])];
  if (flags.excludeProtected) {
    if (flags.target) throw new EngineError("you cannot specify --target and --exclude-protected");
    const kept = protectedUrns(base.resources);
    if (kept.length > 0 && kept.length === base.resources.length) {
      session.print(
        `There were no unprotected resources to destroy. There are still ${kept.length} protected resources associated with this stack.`,
      );
      return undefined;
    }
    excludes.push(...kept);
  }
  if (flags.clearPendingCreates) {
    base.pendingOperations = base.pendingOperations.filter((operation) => operation.type !== "creating");
  }
  return new Execution({
    session,
    name,
    flags,
    context,
    secrets,
    config,
    base,
    options: runOptions(session, flags, project, stack.stack, config, secrets.crypter, excludes),
  });
}

function readState(read: () => Snapshot): Snapshot {
  try {
    const snapshot = read();
    verifyIntegrity(snapshot.resources);
    return snapshot;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError(`the state of the stack cannot be used: ${messageOf(error)}`, "failed", { cause: error });
  }
}

function runOptions(
  session: Session,
  flags: OperationFlags,
  project: Project,
  stack: string,
  config: Config,
  crypter: Parameters<typeof decryptConfig>[1],
  excludes: string[],
): RunOptions {
  const targetReplaces = flags.targetReplace ?? [];
  return {
    cwd: project.folder,
    project: {
      name: project.name,
      runtime: project.runtime.name,
      main: project.main,
      runtimeOptions: project.runtime.options,
      plugins: project.plugins,
    },
    stack,
    organization: ORGANIZATION,
    config: decryptConfig(config, crypter),
    secretKeys: secretKeys(config),
    parallel: flags.parallel ?? 1,
    refresh: wantsRefresh(flags.refresh, project),
    runProgram: flags.runProgram === true || isTrue(session.env.PULUMI_RUN_PROGRAM),
    targets: [...(flags.target ?? []), ...targetReplaces],
    targetDependents: flags.targetDependents === true,
    excludes,
    excludeDependents: flags.excludeDependents === true,
    replaces: [...(flags.replace ?? []), ...targetReplaces],
    continueOnError: flags.continueOnError === true || isTrue(session.env.PULUMI_CONTINUE_ON_ERROR),
    env: session.env,
  };
}

function wantsRefresh(given: string | boolean | undefined, project: Project): boolean {
  if (given === undefined) return project.refreshAlways;
  if (given === true || /^(1|t|true)$/i.test(String(given))) return true;
  if (/^(0|f|false)$/i.test(String(given))) return false;
  throw new EngineError(`--refresh "${given}": unable to determine value, expected true or false`);
}

async function confirm(session: Session, name: OperationName): Promise<void> {
  const noun = name === "up" ? "update" : name;
  const remark =
    name === "refresh"
      ? "No resources will be modified as part of this refresh; just your stack's state will be.\n"
      : "";
  const answer = await ask(session, `Do you want to perform this ${noun}?\n${remark}yes or no: `);
  if (!/^y(es)?$/i.test(answer)) throw new EngineError(`confirmation declined, not proceeding with the ${noun}`);
}

function expectNothing(name: OperationName, flags: OperationFlags, changes: Record<string, number>): void {
  const changed = Object.entries(changes).some(([op, count]) => op !== "same" && op !== "read" && count > 0);
  if (flags.expectNoChanges && changed) {
    const noun = name === "up" ? "update" : name;
    throw new EngineError(`no changes were expected for ${noun} but changes were proposed`, "no-changes");
  }
}

function finishDestroy(
  session: Session,
  flags: OperationFlags,
  { backend, name }: StackContext,
  project: Project,
  release: () => void,
): void {
  if ((flags.target ?? []).length > 0 || flags.excludeProtected) return;
  const report = (text: string) => {
    if (!flags.json) session.print(text);
  };
  if (!flags.remove) {
    report(
      `The resources in the stack have been deleted, but the history and configuration associated with the stack are still maintained.\nIf you want to remove the stack completely, run \`npx pulumi-container-clouds engine stack rm ${name.stack}\`.`,
    );
    return;
  }
  release();
  backend.remove(name, false, false);
  try {
    fs.rmSync(settingsFile(session, project, name.stack, flags.configFile));
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
  }
  report("The resources in the stack have been deleted, and the history and configuration removed.");
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text?.toLowerCase() === "true";
}
