import type { ResourceState } from "../types";
import type { Goal } from "./goal";

/** A resource that was imported before may still say so; to import one takes the CLI. */
export function refuseImport(goal: Goal, old: ResourceState | undefined): void {
  const imported = old && !old.external && (old.importID || old.id) === goal.importId;
  if (goal.custom && goal.importId && !imported) {
    throw new Error(`the option import (of "${goal.importId}") is not implemented by this engine; use the Pulumi CLI`);
  }
}

/** What the state of a registered resource begins as. */
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

/** A property that depends on nothing is read like one that is not named, by the CLI too; the whole state is written at every step. */
const withoutEmpty = (links: Goal["propertyDependencies"]): Goal["propertyDependencies"] =>
  Object.fromEntries(Object.entries(links).filter(([, urns]) => urns.length > 0));
