import { born, type Cluster, put } from "./cluster";
import { record } from "./events";
import { DEPLOYMENTS, type KubernetesObject, PODS, REPLICA_SETS } from "./object";
import { removeObject } from "./pods";
import { selects } from "./selectors";
import { hashOf, isReady, makePod, noRoom, owned, ownedBy, recordNoRoom, roomForPods, workload } from "./workloads";

const REVISION = "deployment.kubernetes.io/revision";
const HASH = "pod-template-hash";

/** Keeps one replica set per template. The current one gets the replicas, as fast as the deployment's strategy allows. */
export function rollOut(cluster: Cluster, deployment: KubernetesObject): void {
  const { template = {}, paused = false } = workload(deployment);
  const hash = hashOf(template);
  const sets = owned(cluster, REPLICA_SETS, deployment);
  const newest = sets.find(({ metadata }) => metadata.labels?.[HASH] === hash);
  // While the deployment is paused, a new template waits, but the running set is still scaled.
  const current = newest ?? (paused ? sets.find((set) => workload(set).replicas !== 0) : undefined);
  if (current === undefined && paused) return;
  const old = sets.filter((set) => set !== current);
  const sizes = sizesOf(cluster, deployment, current, old);
  for (const set of old) resize(cluster, deployment, set, sizes.get(set) ?? 0);
  const wanted = sizes.get(undefined) ?? 0;
  if (current === undefined) makeSet(cluster, deployment, hash, wanted, nextRevision(sets));
  else {
    const revision = current === newest && isOlder(current, old) ? nextRevision(sets) : undefined;
    resize(cluster, deployment, current, wanted, revision);
    if (revision !== undefined) markRevision(cluster, deployment, revision);
  }
  prune(cluster, deployment, old);
}

const revisionOf = ({ metadata }: KubernetesObject) => Number(metadata.annotations?.[REVISION] ?? 0);
const nextRevision = (sets: readonly KubernetesObject[]) => String(Math.max(0, ...sets.map(revisionOf)) + 1);

/** A template that is used again becomes the latest revision. */
const isOlder = (set: KubernetesObject, others: readonly KubernetesObject[]) =>
  others.some((other) => revisionOf(other) > revisionOf(set));

interface Strategy {
  readonly type?: string;
  readonly rollingUpdate?: { readonly maxUnavailable?: number | string; readonly maxSurge?: number | string };
}

/**
 * The replicas of each old set and of the current one (`undefined`). Old pods are removed as new ones become ready, so new pods that never
 * become ready replace none.
 */
function sizesOf(
  cluster: Cluster,
  deployment: KubernetesObject,
  current: KubernetesObject | undefined,
  old: readonly KubernetesObject[],
): Map<KubernetesObject | undefined, number> {
  const { replicas = 1 } = workload(deployment);
  const { strategy = {} } = (deployment.spec ?? {}) as { strategy?: Strategy };
  const { maxUnavailable = "25%", maxSurge = "25%" } = strategy.rollingUpdate ?? {};
  const recreate = strategy.type === "Recreate";
  const surge = shareOf(maxSurge, replicas, Math.ceil);
  const away = shareOf(maxUnavailable, replicas, Math.floor);
  // If both were 0, the rollout would never end.
  const least = replicas - (surge + away === 0 ? 1 : away);
  const sizeOf = (set: KubernetesObject) => workload(set).replicas ?? 1;
  const readyOf = (set: KubernetesObject) => owned(cluster, PODS, set).filter(isReady).length;
  const oldSize = sum(old.map(sizeOf));
  const oldReady = Math.min(oldSize, sum(old.map(readyOf)));
  const ready = current === undefined ? 0 : Math.min(replicas, readyOf(current));
  let kept = recreate ? 0 : Math.max(0, Math.min(oldReady, least - ready));
  const size = current === undefined ? 0 : sizeOf(current);
  const room = recreate ? replicas : Math.max(size, replicas + surge - oldSize);
  const sizes = new Map<KubernetesObject | undefined, number>([[undefined, Math.min(replicas, room)]]);
  // The oldest sets are scaled down first.
  for (const set of [...old].sort((a, b) => revisionOf(b) - revisionOf(a))) {
    sizes.set(set, Math.min(sizeOf(set), kept));
    kept -= Math.min(sizeOf(set), kept);
  }
  return sizes;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

const shareOf = (value: number | string, of: number, round: (value: number) => number) =>
  typeof value === "number" ? value : round((Number.parseInt(value, 10) / 100) * of) || 0;

function resize(
  cluster: Cluster,
  deployment: KubernetesObject,
  set: KubernetesObject,
  wanted: number,
  revision?: string,
): void {
  const { replicas: had = 0 } = workload(set);
  if (had !== wanted) recordScaling(cluster, deployment, set, had, wanted);
  if (had === wanted && revision === undefined) return;
  const annotations = { ...set.metadata.annotations, ...(revision === undefined ? {} : { [REVISION]: revision }) };
  put(cluster, REPLICA_SETS, {
    ...set,
    metadata: { ...set.metadata, annotations },
    spec: { ...set.spec, replicas: wanted },
  });
}

function makeSet(
  cluster: Cluster,
  deployment: KubernetesObject,
  hash: string,
  replicas: number,
  revision: string,
): void {
  const { template = {}, selector = {} } = workload(deployment);
  const { name, namespace } = deployment.metadata;
  const labels = { ...template.metadata?.labels, [HASH]: hash };
  const set = born(cluster, REPLICA_SETS, {
    apiVersion: "",
    kind: "",
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels,
      annotations: { [REVISION]: revision },
      ownerReferences: ownedBy(deployment),
    },
    spec: {
      replicas,
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [HASH]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  });
  recordScaling(cluster, deployment, set, 0, replicas);
  put(cluster, REPLICA_SETS, set);
  markRevision(cluster, deployment, revision);
}

function markRevision(cluster: Cluster, deployment: KubernetesObject, revision: string): void {
  const annotations = { ...deployment.metadata.annotations, [REVISION]: revision };
  put(cluster, DEPLOYMENTS, { ...deployment, metadata: { ...deployment.metadata, annotations } });
}

/** Keeps the latest of the sets without replicas. */
function prune(cluster: Cluster, deployment: KubernetesObject, old: readonly KubernetesObject[]): void {
  const { revisionHistoryLimit = 10 } = (deployment.spec ?? {}) as { revisionHistoryLimit?: number };
  const idle = old
    .filter((set) => workload(set).replicas === 0 && owned(cluster, PODS, set).length === 0)
    .sort((a, b) => revisionOf(b) - revisionOf(a));
  for (const set of idle.slice(revisionHistoryLimit)) removeObject(cluster, REPLICA_SETS, set);
}

function recordScaling(
  cluster: Cluster,
  deployment: KubernetesObject,
  set: KubernetesObject,
  from: number,
  to: number,
) {
  const message = `Scaled ${to < from ? "down" : "up"} replica set ${set.metadata.name} from ${from} to ${to}`;
  record(cluster, deployment, { reason: "ScalingReplicaSet", message });
}

/** Makes as many pods as the set asks for and the cluster has room for. */
export function scale(cluster: Cluster, set: KubernetesObject): void {
  const { replicas = 1, template = {} } = workload(set);
  release(cluster, set);
  const pods = owned(cluster, PODS, set).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  // Pods that are not ready are removed first.
  const inOrder = [...pods.filter(isReady), ...pods.filter((pod) => !isReady(pod))];
  for (const pod of inOrder.slice(replicas)) {
    record(cluster, set, { reason: "SuccessfulDelete", message: `Deleted pod: ${pod.metadata.name}` });
    removeObject(cluster, PODS, pod);
  }
  if (pods.length >= replicas) return;
  const room = roomForPods(cluster);
  for (let missing = Math.min(replicas - pods.length, room); missing > 0; missing--) makePod(cluster, set, template);
  if (room < replicas - pods.length) recordNoRoom(cluster, set);
}

/** Releases pods that the set's selector no longer matches. */
function release(cluster: Cluster, set: KubernetesObject): void {
  for (const pod of owned(cluster, PODS, set)) {
    if (selects(workload(set).selector ?? {}, pod.metadata.labels)) continue;
    const ownerReferences = pod.metadata.ownerReferences?.filter(({ uid }) => uid !== set.metadata.uid) ?? [];
    put(cluster, PODS, { ...pod, metadata: { ...pod.metadata, ownerReferences } });
  }
}

const replicaFailure = (cluster: Cluster) => ({
  type: "ReplicaFailure",
  status: "True",
  reason: "FailedCreate",
  message: noRoom(cluster),
});

export function count(cluster: Cluster, set: KubernetesObject): void {
  const pods = owned(cluster, PODS, set);
  const ready = pods.filter(isReady).length;
  const observedGeneration = set.metadata.generation;
  const counts = {
    replicas: pods.length,
    fullyLabeledReplicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
  };
  const conditions = pods.length < (workload(set).replicas ?? 1) ? { conditions: [replicaFailure(cluster)] } : {};
  put(cluster, REPLICA_SETS, { ...set, status: { ...counts, ...conditions, observedGeneration } });
}

export function report(cluster: Cluster, deployment: KubernetesObject): void {
  const { replicas = 1, template = {}, paused = false } = workload(deployment);
  const sets = owned(cluster, REPLICA_SETS, deployment).map((set) => ({ set, pods: owned(cluster, PODS, set) }));
  const pods = sets.flatMap((one) => one.pods);
  const updated = sets.find(({ set }) => set.metadata.labels?.[HASH] === hashOf(template))?.pods.length ?? 0;
  const ready = pods.filter(isReady).length;
  const available = ready >= replicas;
  const complete = available && updated >= replicas && pods.length === updated;
  const progress = paused ? "DeploymentPaused" : complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated";
  const full = pods.length < replicas && roomForPods(cluster) === 0;
  const since = deployment.metadata.creationTimestamp;
  const condition = (type: string, value: boolean, reason: string) => ({
    type,
    status: value ? "True" : "False",
    reason,
    message: "",
    lastUpdateTime: since,
    lastTransitionTime: since,
  });
  const status = {
    observedGeneration: deployment.metadata.generation,
    replicas: pods.length,
    updatedReplicas: updated,
    readyReplicas: ready,
    availableReplicas: ready,
    ...(pods.length > ready || !available ? { unavailableReplicas: Math.max(pods.length, replicas) - ready } : {}),
    conditions: [
      condition("Available", available, available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable"),
      condition("Progressing", true, progress),
      ...(full ? [{ ...replicaFailure(cluster), lastUpdateTime: since, lastTransitionTime: since }] : []),
    ],
  };
  put(cluster, DEPLOYMENTS, { ...deployment, status });
}
