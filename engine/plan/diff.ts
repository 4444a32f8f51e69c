import { lookUp } from "../../words/look-up";
import type { Deployment, ResourceProvider } from "../deployment";
import { DiffUnavailable } from "../provider-client";
import type { ResourceState } from "../types";
import { parseReference } from "../urn";
import { equalMaps, equalValues, isMap, type PropertyMap, type PropertyValue, unwrapSecrets } from "../values";
import { applyIgnoreChanges } from "./ignore-changes";
import type { PlanState } from "./plan-state";
import { parsePath, pathContains } from "./property-path";
import type { Diff, PropertyDiff } from "./steps";

export const NO_CHANGES: Diff = { changes: "none", replaceKeys: [], changedKeys: [], deleteBeforeReplace: false };

/** Stands in `replaceOnChanges` for the errors of a resource that was never ready. */
const INIT_ERROR_KEY = "#initerror";

const replacedBecause = (key: string): Diff => ({ ...NO_CHANGES, changes: "some", replaceKeys: [key] });

/** True when the diff asks for a replacement. */
export function needsReplacement(diff: Diff): boolean {
  const detailed = Object.values(diff.detailedDiff ?? {});
  return diff.replaceKeys.length > 0 || detailed.some(({ diffKind }) => diffKind.endsWith("-replace"));
}

/** The diff of a registered resource with its old state: first by the user's request, then by its dependencies, then by its provider. */
export async function diffRegistered(
  plan: PlanState,
  old: ResourceState,
  now: ResourceState,
  provider: ResourceProvider | undefined,
): Promise<Diff> {
  if (plan.isReplaceTarget(now.urn, old)) return replacedBecause("id");
  if (now.replaceWith?.some((urn) => plan.replaces.has(urn))) return replacedBecause("replaceWith");
  if (now.deletedWith && plan.replaces.has(now.deletedWith)) return replacedBecause("deletedWith");
  if (await providerChanged(plan, old, now)) return replacedBecause("provider");
  if (!provider) return { ...NO_CHANGES, changes: equalMaps(old.inputs, now.inputs) ? "none" : "some" };
  const { deployment } = plan;
  try {
    return await diffResource(deployment, provider, {
      urn: now.urn,
      id: old.id ?? "",
      oldInputs: old.inputs,
      oldOutputs: old.outputs,
      newInputs: now.inputs,
      allowUnknowns: deployment.dryRun,
      ignoreChanges: now.ignoreChanges ?? [],
    });
  } catch (error) {
    if (!(error instanceof DiffUnavailable)) throw error;
    deployment.log({ severity: "warning", message: error.message, urn: now.urn });
    return { ...NO_CHANGES, changes: "some" };
  }
}

/** Asks a provider for a diff. If the provider has none, the inputs are compared. */
export async function diffResource(
  deployment: Deployment,
  provider: ResourceProvider,
  request: Parameters<ResourceProvider["diff"]>[0],
): Promise<Diff> {
  const diff = await provider.diff(request);
  if (diff.changes !== "unknown") return diff;
  const { urn, oldInputs, newInputs, ignoreChanges } = request;
  const warn = (message: string) => deployment.log({ severity: "info", message, urn });
  const olds = unwrapSecrets(oldInputs) as PropertyMap;
  const news = unwrapSecrets(applyIgnoreChanges(newInputs, oldInputs, ignoreChanges, warn)) as PropertyMap;
  if (equalMaps(olds, news)) return { ...diff, changes: "none" };
  const changedKeys = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
    (key) => !equalValues(lookUp(olds, key), lookUp(news, key)),
  );
  return { ...diff, changes: "some", changedKeys, detailedDiff: compareMaps(olds, news, "") };
}

/** The differences of two maps by the path at which each is seen. */
function compareMaps(olds: PropertyMap, news: PropertyMap, prefix: string): Record<string, PropertyDiff> {
  const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
  const found = [...keys].map((key) => {
    const plain = /^[A-Za-z0-9_]+$/.test(key);
    const name = plain ? (prefix ? `.${key}` : key) : `["${key.replaceAll('"', '\\"')}"]`;
    return compareValues(lookUp(olds, key), lookUp(news, key), prefix + name);
  });
  return Object.assign({}, ...found);
}

function compareValues(
  old: PropertyValue | undefined,
  now: PropertyValue | undefined,
  path: string,
): Record<string, PropertyDiff> {
  if (equalValues(old, now)) return {};
  if (isMap(old) && isMap(now)) return compareMaps(old, now, path);
  if (Array.isArray(old) && Array.isArray(now)) {
    const longer = old.length > now.length ? old : now;
    return Object.assign({}, ...longer.map((_, index) => compareValues(old[index], now[index], `${path}[${index}]`)));
  }
  const diffKind = old === undefined ? "add" : now === undefined ? "delete" : "update";
  return { [path]: { diffKind, inputDiff: true } };
}

/** True if the resource must be replaced because its provider changes. */
async function providerChanged(plan: PlanState, old: ResourceState, now: ResourceState): Promise<boolean> {
  if ((old.provider ?? "") === (now.provider ?? "")) return false;
  if (!old.provider || !now.provider) return true;
  const [oldUrn, newUrn] = [parseReference(old.provider).urn, parseReference(now.provider).urn];
  if (plan.aliases.claimed.get(oldUrn) === newUrn) return false;
  const { registry, olds } = plan.deployment;
  const provider = registry.get(now.provider);
  const [oldProvider, newProvider] = [olds.get(oldUrn), plan.providers.get(newUrn)];
  if (!provider || !oldProvider || !newProvider) {
    throw new Error(`failed to resolve provider reference: "${now.provider}"`);
  }
  const request = { urn: newUrn, id: parseReference(now.provider).id, allowUnknowns: true, ignoreChanges: [] };
  const { inputs: oldInputs, outputs: oldOutputs } = oldProvider;
  return needsReplacement(await registry.diff({ ...request, oldInputs, oldOutputs, newInputs: newProvider.inputs }));
}

/** Turns changes of properties in `replaceOnChanges` into replacements. Throws an Error for an invalid path. */
export function applyReplaceOnChanges(diff: Diff, replaceOnChanges: readonly string[], hasInitErrors: boolean): Diff {
  if ((diff.changes !== "some" && !hasInitErrors) || replaceOnChanges.length === 0) return diff;
  const paths = replaceOnChanges.map(parsePath);
  const named = (text: string) => paths.some((path) => pathContains(path, parsePath(text)));
  const replaceKeys = new Set([...diff.replaceKeys, ...diff.changedKeys.filter(named)]);
  const detailedDiff = diff.detailedDiff && { ...diff.detailedDiff };
  for (const [path, { diffKind, inputDiff }] of Object.entries(detailedDiff ?? {})) {
    const replaces = named(path) && !diffKind.endsWith("-replace");
    if (detailedDiff && replaces) {
      detailedDiff[path] = { diffKind: `${diffKind}-replace` as PropertyDiff["diffKind"], inputDiff };
    }
  }
  const initErrors = hasInitErrors && named(INIT_ERROR_KEY);
  if (initErrors) {
    replaceKeys.add(INIT_ERROR_KEY);
    if (detailedDiff) detailedDiff[INIT_ERROR_KEY] = { diffKind: "update-replace", inputDiff: false };
  }
  return {
    ...diff,
    changes: initErrors ? "some" : diff.changes,
    replaceKeys: [...replaceKeys],
    ...(detailedDiff ? { detailedDiff } : {}),
  };
}

/** The inverse diff: additions become deletions. */
export function invertDiff(diff: Diff): Diff {
  const inverse: Record<string, PropertyDiff["diffKind"]> = {
    add: "delete",
    "add-replace": "delete-replace",
    delete: "add",
    "delete-replace": "add-replace",
  };
  if (!diff.detailedDiff) return diff;
  const entries = Object.entries(diff.detailedDiff).map(([path, { diffKind, inputDiff }]): [string, PropertyDiff] => [
    path,
    { diffKind: inverse[diffKind] ?? diffKind, inputDiff },
  ]);
  return { ...diff, detailedDiff: Object.fromEntries(entries) };
}
