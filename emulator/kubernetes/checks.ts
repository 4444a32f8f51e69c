import { isDeepStrictEqual } from "node:util";
import type { Taint } from "./cluster";
import {
  CLAIMS,
  CONFIG_MAPS,
  CRON_JOBS,
  DAEMON_SETS,
  DEPLOYMENTS,
  JOBS,
  type Json,
  type KubernetesObject,
  NAMESPACES,
  NODES,
  PODS,
  REPLICA_SETS,
  type Resource,
  SECRETS,
  SERVICES,
  STATEFUL_SETS,
} from "./object";
import {
  choiceProblem,
  forbidden,
  labelProblem,
  missing,
  serviceNameProblem,
  subdomainProblem,
  wrong,
} from "./problems";
import { numberOf } from "./quantities";
import { problemsOf } from "./rules";
import { readSchedule } from "./schedule";
import { selects } from "./selectors";
import { invalid } from "./status";
import type { Workload } from "./workloads";

/** Checks what a real server refuses in a decoded object. @throws StatusError */
export function check(resource: Resource, object: KubernetesObject): void {
  const { name } = object.metadata;
  const problems = [
    nameProblem(resource, name),
    ...problemsOf(resource, object),
    problemOf(resource, object.spec ?? {}),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw invalid(resource, name, ...problems);
}

function nameProblem(resource: Resource, name: string): string | undefined {
  const field = "metadata.name";
  if (name === "") return missing(field, "name or generateName is required");
  if (resource === SERVICES) return serviceNameProblem(field, name);
  return resource === NAMESPACES ? labelProblem(field, name) : subdomainProblem(field, name);
}

const WORKLOADS: readonly Resource[] = [DEPLOYMENTS, REPLICA_SETS, STATEFUL_SETS, DAEMON_SETS, JOBS];

/** Conflicts between fields of a specification. */
function problemOf(resource: Resource, spec: object): string | undefined {
  if (resource === CRON_JOBS) return scheduleProblem(spec);
  if (!WORKLOADS.includes(resource)) return undefined;
  const { selector, template } = spec as Workload;
  if (selector === undefined || template === undefined) return undefined;
  if (Object.keys(selector).length === 0) return wrong("spec.selector", {}, "empty selector is invalid for this kind");
  if (!selects(selector, template.metadata?.labels))
    return wrong(
      "spec.template.metadata.labels",
      template.metadata?.labels ?? {},
      "`selector` does not match template `labels`",
    );
  const { restartPolicy } = (template.spec ?? {}) as { restartPolicy?: string };
  const policy = "spec.template.spec.restartPolicy";
  if (resource === JOBS)
    return restartPolicy === "Always" || restartPolicy === undefined
      ? missing(policy, 'valid values: "OnFailure", "Never"')
      : undefined;
  return choiceProblem(policy, restartPolicy, ["Always"]);
}

function scheduleProblem({ schedule = "", timeZone }: { schedule?: string; timeZone?: string }): string | undefined {
  if (schedule === "") return undefined;
  try {
    readSchedule(schedule, timeZone);
    return undefined;
  } catch (error) {
    return wrong("spec.schedule", schedule, (error as Error).message);
  }
}

/** Immutable fields of specifications. For a stateful set, these are the only mutable ones. */
const FIXED = new Map<Resource, readonly string[]>([
  [DEPLOYMENTS, ["selector"]],
  [REPLICA_SETS, ["selector"]],
  [DAEMON_SETS, ["selector"]],
  [JOBS, ["selector", "template", "completions", "completionMode"]],
]);
const IMMUTABLE = "field is immutable when `immutable` is set";
const CHANGEABLE_OF_STATEFUL_SETS = [
  ...["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit"],
  ...["persistentVolumeClaimRetentionPolicy", "minReadySeconds"],
];

/** Checks that an update changes no immutable field. @throws StatusError */
export function checkChange(resource: Resource, live: KubernetesObject, next: KubernetesObject): void {
  if (resource === NODES) {
    checkNode(live, next);
    return;
  }
  const [before, now] = [live.spec ?? {}, next.spec ?? {}];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (field) => !isDeepStrictEqual(before[field], now[field]),
  );
  const { name } = next.metadata;
  if (resource === STATEFUL_SETS && changed.some((field) => !CHANGEABLE_OF_STATEFUL_SETS.includes(field)))
    throw invalid(
      resource,
      name,
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    );
  const fixed = changed.find((field) => FIXED.get(resource)?.includes(field));
  if (fixed !== undefined) throw invalid(resource, name, wrong(`spec.${fixed}`, now[fixed], "field is immutable"));
  const problem = changeProblem(resource, live, next);
  if (problem !== undefined) throw invalid(resource, name, problem);
}

function changeProblem(resource: Resource, live: KubernetesObject, next: KubernetesObject): string | undefined {
  const differs = (field: string) => !isDeepStrictEqual(live[field], next[field]);
  const [before, now] = [live.spec ?? {}, next.spec ?? {}];
  switch (resource) {
    case CONFIG_MAPS:
    case SECRETS: {
      if (resource === SECRETS && differs("type")) return wrong("type", next.type, "field is immutable");
      const field = ["data", "binaryData", "immutable"].find(differs);
      return live.immutable === true && field !== undefined ? forbidden(field, IMMUTABLE) : undefined;
    }
    case SERVICES:
      return before.clusterIP !== undefined && before.type !== "ExternalName" && now.type !== "ExternalName"
        ? fixedProblem("clusterIPs[0]", before.clusterIP, now.clusterIP)
        : undefined;
    case PODS:
      return isDeepStrictEqual(unchangeable(before), unchangeable(now)) ? undefined : forbidden("spec", POD_UPDATES);
    case CLAIMS: {
      const rest = (spec: object) => ({ ...spec, resources: undefined, volumeMode: undefined, volumeName: undefined });
      if (!isDeepStrictEqual(rest(before), rest(now))) return forbidden("spec", CLAIM_UPDATES);
      return storageOf(now) < storageOf(before)
        ? forbidden("spec.resources.requests.storage", "field can not be less than status.capacity")
        : undefined;
    }
    default:
      return undefined;
  }
}

const fixedProblem = (field: string, before: unknown, now: unknown) =>
  before === now ? undefined : wrong(`spec.${field}`, now, "may not change once set");

/** The bytes that a claim requests. Its volume always has that size, because it grows at once. */
const storageOf = (claim: Json) =>
  numberOf((claim.resources as { requests?: { storage?: string } } | undefined)?.requests?.storage);

const POD_UPDATES =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
const CLAIM_UPDATES =
  "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

/** The immutable part of a pod's specification. A field that the sender leaves out and a real server fills in is not a change. */
function unchangeable(spec: Json): Json {
  const withoutImages = (containers: unknown) =>
    (containers as readonly Json[] | undefined)?.map(({ image, imagePullPolicy, ...rest }) => rest);
  const { containers, initContainers, activeDeadlineSeconds, tolerations, ...rest } = spec;
  return { ...rest, containers: withoutImages(containers), initContainers: withoutImages(initContainers) };
}

const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** Clients can change only the taints and `unschedulable` of a node's specification. */
function checkNode(live: KubernetesObject, next: KubernetesObject): void {
  const { name } = next.metadata;
  const rest = ({ spec = {} }: KubernetesObject) => ({ ...spec, taints: undefined, unschedulable: undefined });
  if (!isDeepStrictEqual(rest(live), rest(next)))
    throw invalid(NODES, name, "spec: Forbidden: node updates may only change labels, taints, or capacity");
  const taints = (next.spec?.taints ?? []) as readonly Taint[];
  for (const [index, { key = "", effect = "" }] of taints.entries()) {
    if (key === "") throw invalid(NODES, name, `spec.taints[${index}].key: Required value`);
    if (!EFFECTS.includes(effect))
      throw invalid(
        NODES,
        name,
        `spec.taints[${index}].effect: Unsupported value: "${effect}": supported values: "${EFFECTS.join('", "')}"`,
      );
    if (taints.findIndex((other) => other.key === key && (other.effect ?? "") === effect) < index)
      throw invalid(
        NODES,
        name,
        `spec.taints[${index}]: Duplicate value: taints must be unique by key and effect pair`,
      );
  }
}
