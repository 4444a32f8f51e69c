import { born, type Cluster, put } from "./cluster";
import { record } from "./events";
import { DEPLOYMENTS, type KubernetesObject, PODS, REPLICA_SETS } from "./object";
import { removeObject } from "./pods";
import { hashOf, isReady, makePod, noRoom, owned, ownedBy, recordNoRoom, roomForPods, workload } from "./workloads";

const REVISION = "deployment.kubernetes.io/revision";
const HASH = "pod-template-hash";

/** One replica set for each template; only the current one has replicas. */
export function rollOut(cluster: Cluster, deployment: KubernetesObject): void {
  const { replicas = 1, template = {}, selector = {}, paused = false } = workload(deployment);
  const { name, namespace } = deployment.metadata;
  const hash = hashOf(template);
  const sets = owned(cluster, REPLICA_SETS, deployment);
  const newest = sets.find(({ metadata }) => metadata.labels?.[HASH] === hash);
  // A new template waits while the deployment is paused; what runs is still scaled.
  const current = newest ?? (paused ? sets.find((set) => workload(set).replicas !== 0) : undefined);
  for (const set of sets) {
    const wanted = set === current ? replicas : 0;
    const { replicas: had = 0 } = workload(set);
    if (had === wanted) continue;
    recordScaling(cluster, deployment, set, had, wanted);
    put(cluster, REPLICA_SETS, { ...set, spec: { ...set.spec, replicas: wanted } });
  }
  if (current !== undefined || paused) return;
  const labels = { ...template.metadata?.labels, [HASH]: hash };
  const revision = String(
    Math.max(0, ...sets.map(({ metadata }) => Number(metadata.annotations?.[REVISION] ?? 0))) + 1,
  );
  const set = born(cluster, REPLICA_SETS, {
    apiVersion: "",
    kind: "",
    metadata: {
      ...{ name: `${name}-${hash}`, namespace, labels, annotations: { [REVISION]: revision } },
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
  const annotations = { ...deployment.metadata.annotations, [REVISION]: revision };
  put(cluster, DEPLOYMENTS, { ...deployment, metadata: { ...deployment.metadata, annotations } });
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

/** As many pods as the set asks for and the cluster has place for. */
export function scale(cluster: Cluster, set: KubernetesObject): void {
  const { replicas = 1, template = {} } = workload(set);
  const pods = owned(cluster, PODS, set);
  for (const pod of pods.slice(replicas)) {
    record(cluster, set, { reason: "SuccessfulDelete", message: `Deleted pod: ${pod.metadata.name}` });
    removeObject(cluster, PODS, pod);
  }
  if (pods.length >= replicas) return;
  const room = roomForPods(cluster);
  for (let missing = Math.min(replicas - pods.length, room); missing > 0; missing--) makePod(cluster, set, template);
  if (room < replicas - pods.length) recordNoRoom(cluster, set);
}

const replicaFailure = (cluster: Cluster) => ({
  ...{ type: "ReplicaFailure", status: "True", reason: "FailedCreate" },
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
  const progress = paused ? "DeploymentPaused" : available ? "NewReplicaSetAvailable" : "ReplicaSetUpdated";
  const full = pods.length < replicas && roomForPods(cluster) === 0;
  const since = deployment.metadata.creationTimestamp;
  const condition = (type: string, value: boolean, reason: string) => ({
    ...{ type, status: value ? "True" : "False", reason },
    ...{ message: "", lastUpdateTime: since, lastTransitionTime: since },
  });
  const status = {
    observedGeneration: deployment.metadata.generation,
    ...{ replicas: pods.length, updatedReplicas: updated, readyReplicas: ready, availableReplicas: ready },
    ...(available ? {} : { unavailableReplicas: replicas - ready }),
    conditions: [
      condition("Available", available, available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable"),
      condition("Progressing", true, progress),
      ...(full ? [{ ...replicaFailure(cluster), lastUpdateTime: since, lastTransitionTime: since }] : []),
    ],
  };
  put(cluster, DEPLOYMENTS, { ...deployment, status });
}
