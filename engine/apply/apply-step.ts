import type { Deployment } from "../deployment";
import { diffResource, invertDiff } from "../plan/diff";
import type { Step } from "../plan/steps";
import { describeInitErrors, ProviderError } from "../provider";
import { UNKNOWN_ID } from "../providers";
import type { ResourceState } from "../types";
import { isProviderType } from "../urn";
import { equalMaps } from "../values";

/** What is known about a resource when its step has ended, with the numbers of the CLI's events. */
export const STATUS = { ok: 0, partial: 1, unknown: 2 } as const;

export interface Outcome {
  status: number;
  /** With status `partial`, the resource exists or changed despite the error. */
  error?: Error;
}

/** A protected resource would be deleted. Other steps continue, so that the user sees all such resources at once. */
export class DeleteProtected extends Error {
  constructor(urn: string) {
    super(
      `resource "${urn}" cannot be deleted\nbecause it is protected. To unprotect the resource, either remove the ` +
        "`protect` flag from the resource in your Pulumi program and run `pulumi up`, or use the command:\n" +
        `\`pulumi state unprotect '${urn}'\``,
    );
  }
}

/** Executes a step. Never throws. */
export async function applyStep(deployment: Deployment, step: Step): Promise<Outcome> {
  try {
    const initErrors = await apply(deployment, step);
    if (!initErrors) return { status: STATUS.ok };
    return { status: STATUS.partial, error: new Error(describeInitErrors(initErrors)) };
  } catch (error) {
    step.refreshed?.(undefined, error as Error);
    const unknown = error instanceof ProviderError && error.stateUnknown;
    return { status: unknown ? STATUS.unknown : STATUS.ok, error: error as Error };
  }
}

/** Returns why the resource is not ready, if it exists but is not ready. */
async function apply(deployment: Deployment, step: Step): Promise<string[] | undefined> {
  switch (step.op) {
    case "same":
      return await keep(deployment, step);
    case "create":
    case "create-replacement":
      return await create(deployment, step);
    case "update":
      return await update(deployment, step);
    case "delete":
    case "delete-replaced":
    case "discard":
    case "discard-replaced":
      return await remove(deployment, step);
    case "read":
    case "read-replacement":
      return await read(deployment, step);
    case "refresh":
      return await refresh(deployment, step);
    case "replace":
    case "remove-pending-replace":
      return undefined;
  }
}

const both = (step: Step) => ({ old: step.old as ResourceState, now: step.new as ResourceState });

async function keep(deployment: Deployment, step: Step): Promise<undefined> {
  const { old, now } = both(step);
  now.id = old.id;
  now.outputs = old.outputs;
  if (isProviderType(now.type) && !step.skippedCreate && !step.untargeted) {
    // Changed inputs for which the provider reports no difference are not sent to it.
    await deployment.registry.keep({ ...now, inputs: old.inputs }, true);
  }
}

async function create(deployment: Deployment, step: Step): Promise<string[] | undefined> {
  const { old, now } = both(step);
  let initErrors: string[] | undefined;
  if (now.custom) {
    const written = await deployment.providerOf(now).create({
      urn: now.urn,
      inputs: now.inputs,
      timeout: now.customTimeouts?.create ?? 0,
      preview: deployment.dryRun,
    });
    now.id = written.id;
    now.outputs = written.outputs;
    initErrors = written.initErrors;
    now.initErrors = initErrors;
  }
  now.created = now.modified = new Date().toISOString();
  if (step.op === "create-replacement" && step.pendingDelete) old.delete = true;
  return initErrors;
}

async function update(deployment: Deployment, step: Step): Promise<string[] | undefined> {
  const { old, now } = both(step);
  now.id = old.id;
  now.created = old.created;
  now.modified = old.modified;
  if (!now.custom) return undefined;
  const written = await deployment.providerOf(now).update({
    urn: now.urn,
    id: old.id ?? "",
    oldInputs: old.inputs,
    oldOutputs: old.outputs,
    newInputs: now.inputs,
    timeout: now.customTimeouts?.update ?? 0,
    ignoreChanges: step.ignoreChanges ?? [],
    preview: deployment.dryRun,
  });
  now.outputs = written.outputs;
  now.initErrors = written.initErrors;
  now.modified = new Date().toISOString();
  return written.initErrors;
}

async function remove(deployment: Deployment, step: Step): Promise<undefined> {
  const { old } = both(step);
  if (step.logical && old.protect) throw new DeleteProtected(old.urn);
  const withAnother = old.deletedWith !== undefined && step.deletions?.has(old.deletedWith);
  if (!deployment.dryRun && old.custom && !old.external && !old.retainOnDelete && !withAnother) {
    await deployment.providerOf(old).delete({
      urn: old.urn,
      id: old.id ?? "",
      inputs: old.inputs,
      outputs: old.outputs,
      timeout: old.customTimeouts?.delete ?? 0,
    });
  }
  if (step.pendingReplacement) old.pendingReplacement = true;
}

async function read(deployment: Deployment, step: Step): Promise<string[] | undefined> {
  const { old, now } = both(step);
  let initErrors: string[] | undefined;
  if (now.id !== UNKNOWN_ID) {
    const found = await deployment.providerOf(now).read({
      urn: now.urn,
      id: now.id ?? "",
      inputs: now.inputs,
      state: now.inputs,
      timeout: 0,
    });
    initErrors = found.initErrors;
    now.initErrors = initErrors;
    now.outputs = found.outputs;
    if (found.id) now.id = found.id;
  }
  if (step.pendingDelete) old.delete = true;
  now.created = old?.created;
  now.modified = old?.modified;
  if (old && !(equalMaps(now.inputs, old.inputs) && equalMaps(now.outputs, old.outputs))) {
    now.modified = new Date().toISOString();
  }
  return initErrors;
}

/** Reads the resource. One that exists but is not ready is not a failure: its reasons are kept for the next update. */
async function refresh(deployment: Deployment, step: Step): Promise<undefined> {
  const old = step.old as ResourceState;
  step.resultOp = "same";
  if (!old.custom || isProviderType(old.type) || old.pendingReplacement) {
    if (step.refreshed) {
      // Copied, so that later changes do not affect the old state. The CLI calls such a copy an update.
      step.new = { ...old };
      step.resultOp = "update";
    }
    step.refreshed?.(step.new);
    return;
  }
  // With a program, the resource is read as the program declares it now: under its new name, by its new provider.
  const wanted = step.new as ResourceState;
  const { urn } = wanted;
  const { id = "", inputs, outputs } = old;
  const timeout = old.customTimeouts?.read ?? 0;
  const found = await deployment.providerOf(wanted).read({ urn, id, inputs, state: outputs, timeout });
  if (found.initErrors) {
    const reasons = found.initErrors.map((reason) => `\n* ${reason}`).join("");
    deployment.log({ severity: "warning", message: `Refreshed resource is in an unhealthy state:${reasons}`, urn });
  }
  if (!found.id) {
    step.resultOp = "delete";
    step.refreshed?.(undefined);
    return;
  }
  const now: ResourceState = {
    ...wanted,
    id: found.id,
    initErrors: found.initErrors,
    inputs: found.inputs ?? inputs,
    outputs: found.outputs,
  };
  step.new = now;
  const changed = !equalMaps(now.inputs, inputs) || !equalMaps(now.outputs, outputs);
  if (changed) now.modified = new Date().toISOString();
  step.resultOp = old.external
    ? equalMaps(now.outputs, outputs)
      ? "same"
      : "update"
    : await compareRefreshed(deployment, step, old, now);
  step.refreshed?.(now);
}

/** Shows drift as the difference between the live resource and its inputs, from the inputs' side. */
async function compareRefreshed(
  deployment: Deployment,
  step: Step,
  old: ResourceState,
  now: ResourceState,
): Promise<"same" | "update"> {
  const diff = await diffResource(deployment, deployment.providerOf(now), {
    urn: now.urn,
    id: now.id ?? "",
    oldInputs: now.inputs,
    oldOutputs: now.outputs,
    newInputs: old.inputs,
    allowUnknowns: deployment.dryRun,
    ignoreChanges: old.ignoreChanges ?? [],
  });
  const drift = invertDiff(diff);
  step.diffs = drift.changedKeys;
  step.detailedDiff = drift.detailedDiff;
  return drift.changes === "none" ? "same" : "update";
}
