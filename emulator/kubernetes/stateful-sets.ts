import { born, type Cluster, find, put, remove } from "./cluster";
import { record } from "./events";
import type { Node } from "./nodes";
import { CLAIMS, CONTROLLER_REVISIONS, type Json, type KubernetesObject, PODS, STATEFUL_SETS } from "./object";
import { removeObject, run } from "./pods";
import { isOf, REVISION_HASH, revisionOf, templateOf } from "./revisions";
import { isReady, makePod, owned, ownedBy, recordNoRoom, roomForPods } from "./workloads";

interface StatefulSetSpec {
  readonly replicas?: number;
  readonly serviceName?: string;
  readonly ordinals?: { readonly start?: number };
  readonly podManagementPolicy?: string;
  readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
  readonly volumeClaimTemplates?: readonly KubernetesObject[];
  readonly persistentVolumeClaimRetentionPolicy?: { readonly whenDeleted?: string; readonly whenScaled?: string };
}

const specOf = ({ spec }: KubernetesObject) => (spec ?? {}) as StatefulSetSpec;

/** Makes pods with fixed names, one after the other: each is made or replaced once the one before it is ready. */
export function sync(cluster: Cluster, set: KubernetesObject, nodes: readonly Node[]): void {
  const { replicas = 1, ordinals = {}, podManagementPolicy, updateStrategy = {} } = specOf(set);
  const update = revisionOf(cluster, set);
  const current = revisionByName(cluster, set, set.status?.currentRevision) ?? update;
  const start = ordinals.start ?? 0;
  const partition = updateStrategy.rollingUpdate?.partition ?? 0;
  const inOrder = podManagementPolicy !== "Parallel";
  scaleDown(cluster, set, start, start + replicas);
  for (let ordinal = start; ordinal < start + replicas; ordinal++) {
    const revision = ordinal < partition ? current : update;
    const pod = podOf(cluster, set, ordinal) ?? make(cluster, set, ordinal, revision, nodes);
    if (pod === undefined || (inOrder && !isReady(pod))) return;
  }
  if (updateStrategy.type === "OnDelete") return;
  for (let ordinal = start + replicas - 1; ordinal >= Math.max(start, partition); ordinal--) {
    const pod = podOf(cluster, set, ordinal);
    if (pod !== undefined && isOf(update, pod) && isReady(pod)) continue;
    if (pod === undefined || isOf(update, pod)) return;
    discard(cluster, set, pod);
    const next = make(cluster, set, ordinal, update, nodes);
    if (next === undefined || !isReady(next)) return;
  }
}

const nameOf = ({ metadata }: KubernetesObject, ordinal: number) => `${metadata.name}-${ordinal}`;
const ordinalOf = ({ metadata }: KubernetesObject) => Number(metadata.name.slice(metadata.name.lastIndexOf("-") + 1));

const podOf = (cluster: Cluster, set: KubernetesObject, ordinal: number) =>
  find(cluster, PODS, set.metadata.namespace, nameOf(set, ordinal));

const revisionByName = (cluster: Cluster, set: KubernetesObject, name: unknown) =>
  find(cluster, CONTROLLER_REVISIONS, set.metadata.namespace, String(name ?? ""));

/** Removes the pods with the highest ordinals first. */
function scaleDown(cluster: Cluster, set: KubernetesObject, from: number, to: number): void {
  const { volumeClaimTemplates = [], persistentVolumeClaimRetentionPolicy = {} } = specOf(set);
  const above = owned(cluster, PODS, set).filter((pod) => ordinalOf(pod) < from || ordinalOf(pod) >= to);
  for (const pod of above.sort((a, b) => ordinalOf(b) - ordinalOf(a))) {
    discard(cluster, set, pod);
    if (persistentVolumeClaimRetentionPolicy.whenScaled !== "Delete") continue;
    for (const { metadata } of volumeClaimTemplates) {
      const claim = find(cluster, CLAIMS, set.metadata.namespace, `${metadata.name}-${pod.metadata.name}`);
      if (claim !== undefined) remove(cluster, CLAIMS, claim);
    }
  }
}

function discard(cluster: Cluster, set: KubernetesObject, pod: KubernetesObject): void {
  const message = `delete Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`;
  record(cluster, set, { reason: "SuccessfulDelete", message });
  removeObject(cluster, PODS, pod);
}

function make(
  cluster: Cluster,
  set: KubernetesObject,
  ordinal: number,
  revision: KubernetesObject,
  nodes: readonly Node[],
): KubernetesObject | undefined {
  if (roomForPods(cluster) === 0) {
    recordNoRoom(cluster, set);
    return undefined;
  }
  const name = nameOf(set, ordinal);
  const { serviceName, volumeClaimTemplates = [] } = specOf(set);
  const { spec: { volumes = [], ...spec } = {}, metadata } = templateOf(revision);
  const claims = volumeClaimTemplates.map((template) => claim(cluster, set, template, name));
  const labels = {
    "apps.kubernetes.io/pod-index": String(ordinal),
    "statefulset.kubernetes.io/pod-name": name,
    [REVISION_HASH]: revision.metadata.labels?.[REVISION_HASH] ?? "",
  };
  const own: Json = { hostname: name, ...(serviceName === undefined ? {} : { subdomain: serviceName }) };
  const all = [...(volumes as readonly unknown[]), ...claims];
  if (all.length > 0) own.volumes = all;
  return run(cluster, makePod(cluster, set, { spec, metadata }, { name, labels, spec: own }), nodes);
}

/** Makes the claim of a pod, which outlives the pod. @returns the volume that mounts it */
function claim(cluster: Cluster, set: KubernetesObject, template: KubernetesObject, pod: string): Json {
  const { namespace } = set.metadata;
  const name = `${template.metadata.name}-${pod}`;
  const goes = specOf(set).persistentVolumeClaimRetentionPolicy?.whenDeleted === "Delete";
  const metadata = {
    ...template.metadata,
    name,
    namespace,
    ...(goes ? { ownerReferences: ownedBy(set) } : {}),
  };
  if (find(cluster, CLAIMS, namespace, name) === undefined)
    put(cluster, CLAIMS, born(cluster, CLAIMS, { ...template, metadata }));
  return { name: template.metadata.name, persistentVolumeClaim: { claimName: name } };
}

/** Reports what `kubectl rollout status` waits for. */
export function report(cluster: Cluster, set: KubernetesObject): void {
  const pods = owned(cluster, PODS, set);
  const ready = pods.filter(isReady).length;
  const update = revisionOf(cluster, set);
  const updated = pods.filter((pod) => isOf(update, pod)).length;
  const { replicas = 1 } = specOf(set);
  const before = set.status?.currentRevision ?? update.metadata.name;
  const done = updated === pods.length && updated === replicas && ready === replicas;
  const currentRevision = done ? update.metadata.name : before;
  const current = revisionByName(cluster, set, currentRevision);
  const status = {
    observedGeneration: set.metadata.generation,
    collisionCount: 0,
    replicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    updatedReplicas: updated,
    currentReplicas: current === undefined ? 0 : pods.filter((pod) => isOf(current, pod)).length,
    currentRevision,
    updateRevision: update.metadata.name,
  };
  put(cluster, STATEFUL_SETS, { ...set, status });
}
