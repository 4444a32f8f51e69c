import { isDeepStrictEqual } from "node:util";
import { type Cluster, find, type Taint } from "./cluster";
import {
  CRON_JOBS,
  DAEMON_SETS,
  DEPLOYMENTS,
  JOBS,
  type KubernetesObject,
  NAMESPACES,
  NODES,
  PODS,
  REPLICA_SETS,
  type Resource,
  STATEFUL_SETS,
} from "./object";
import { readSchedule } from "./schedule";
import { matches } from "./selectors";
import { invalid, notFound } from "./status";
import type { Workload } from "./workloads";

/** The rules of the first objects that somebody makes: what they break here they would break in a cluster. @throws StatusError */
export function check(cluster: Cluster, resource: Resource, object: KubernetesObject): void {
  const { name, namespace } = object.metadata;
  if (!/^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(name))
    throw invalid(resource, name, `metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain`);
  if (namespace !== undefined && find(cluster, NAMESPACES, undefined, namespace) === undefined)
    throw notFound(NAMESPACES, namespace);
  const problem = problemOf(resource, object.spec ?? {});
  if (problem !== undefined) throw invalid(resource, name, problem);
}

const WORKLOADS: readonly Resource[] = [DEPLOYMENTS, REPLICA_SETS, STATEFUL_SETS, DAEMON_SETS, JOBS];

function problemOf(resource: Resource, spec: object): string | undefined {
  if (resource === CRON_JOBS) return scheduleProblem(spec);
  if (resource !== PODS && !WORKLOADS.includes(resource)) return undefined;
  const { selector, template } = spec as Workload;
  if (resource !== PODS && selector?.matchLabels === undefined) return "spec.selector: Required value";
  if (resource !== PODS && !matches(template?.metadata?.labels, selector?.matchLabels ?? {}))
    return "spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`";
  const [path, pod] = resource === PODS ? ["spec", spec] : ["spec.template.spec", template?.spec ?? {}];
  const { containers = [], restartPolicy } = pod as { containers?: readonly unknown[]; restartPolicy?: string };
  if (containers.length === 0) return `${path}.containers: Required value`;
  if (resource === JOBS && restartPolicy !== "Never" && restartPolicy !== "OnFailure")
    return `${path}.restartPolicy: Required value: valid values: "OnFailure", "Never"`;
  return undefined;
}

function scheduleProblem(spec: object): string | undefined {
  const {
    schedule = "",
    timeZone,
    jobTemplate,
  } = spec as { schedule?: string; timeZone?: string; jobTemplate?: object };
  try {
    readSchedule(schedule, timeZone);
  } catch (error) {
    return `spec.schedule: Invalid value: "${schedule}": ${(error as Error).message}`;
  }
  return jobTemplate === undefined ? "spec.jobTemplate: Required value" : undefined;
}

/** Fields of specifications that stay as they were made; of a stateful set all but these change. */
const FIXED = new Map<Resource, readonly string[]>([
  [DEPLOYMENTS, ["selector"]],
  [REPLICA_SETS, ["selector"]],
  [DAEMON_SETS, ["selector"]],
  [JOBS, ["selector", "template", "completions", "completionMode"]],
]);
const CHANGEABLE_OF_STATEFUL_SETS = [
  ...["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit"],
  ...["persistentVolumeClaimRetentionPolicy", "minReadySeconds"],
];

/** What may not be changed in an object once it is made. @throws StatusError */
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
  if (fixed !== undefined) throw invalid(resource, name, `spec.${fixed}: Invalid value: field is immutable`);
}

const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** Of a node's specification clients change the taints and whether it takes pods. */
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
