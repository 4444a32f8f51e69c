import type { ResourceState } from "../types";
import type { Goal } from "./goal";

/** Refuses a new import, which needs the CLI. A resource that was imported before may keep the option. */
export function refuseImport(goal: Goal, old: ResourceState | undefined): void {
  const imported = old && !old.external && (old.importID || old.id) === goal.importId;
  if (goal.custom && goal.importId && !imported) {
    throw new Error(`the option import (of "${goal.importId}") is not implemented by this engine; use the Pulumi CLI`);
  }
}

/** The initial state of a registered resource. */
export function newState(
  goal: Goal,
  urn: string,
  old: ResourceState | undefined,
  alias: string | undefined,
): ResourceState {
  return {
    urn,
    custom: goal.custom,
    type: goal.type,
    inputs: goal.properties,
    outputs: {},
    parent: goal.parent,
    protect: goal.protect ?? false,
    dependencies: goal.dependencies,
    provider: goal.provider,
    propertyDependencies: withoutEmpty(goal.propertyDependencies),
    additionalSecretOutputs: goal.additionalSecretOutputs,
    aliases: alias ? [alias] : undefined,
    customTimeouts: goal.customTimeouts,
    importID: goal.importId || undefined,
    retainOnDelete: goal.retainOnDelete ?? false,
    deletedWith: goal.deletedWith,
    replaceWith: goal.replaceWith,
    created: old?.created,
    modified: old?.modified,
    ignoreChanges: goal.ignoreChanges,
    replaceOnChanges: goal.replaceOnChanges,
    hideDiff: goal.hideDiff,
    refreshBeforeUpdate: old?.refreshBeforeUpdate,
    ...(goal.replacementTrigger === undefined ? {} : { replacementTrigger: goal.replacementTrigger }),
  };
}

/** Removes properties without dependencies: the CLI reads both forms alike, and the whole state is written at every step. */
const withoutEmpty = (links: Goal["propertyDependencies"]): Goal["propertyDependencies"] =>
  Object.fromEntries(Object.entries(links).filter(([, urns]) => urns.length > 0));
