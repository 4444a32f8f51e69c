import { born, type Cluster, find, list, put, remove } from "./cluster";
import { record } from "./events";
import { podAddress } from "./networks";
import { addressOfNode, leaveNode, type Node } from "./nodes";
import { type Json, type KubernetesObject, NAMESPACES, PODS, type Resource } from "./object";
import { containersOf, isFinished, isMissing, podStatus } from "./pod-status";
import { refusalOf, tolerates, unschedulable } from "./scheduling";

/** Makes objects for pods that the cloud has on a node (set by `POST /_emulator/change`). */
export function adopt(cluster: Cluster, nodes: readonly Node[]): void {
  for (const { object, pods } of nodes)
    for (const { Name: name, Namespace: namespace } of pods) {
      if (find(cluster, PODS, namespace, name) !== undefined) continue;
      if (find(cluster, NAMESPACES, undefined, namespace) === undefined)
        put(
          cluster,
          NAMESPACES,
          born(cluster, NAMESPACES, { apiVersion: "", kind: "", metadata: { name: namespace } }),
        );
      const spec = { nodeName: object.metadata.name, containers: [{ name: "app", image: "app" }] };
      put(cluster, PODS, born(cluster, PODS, { apiVersion: "", kind: "", metadata: { name, namespace }, spec }));
    }
}

/** Removes pods whose node is gone or was drained through the cloud's API. */
export function evict(cluster: Cluster, nodes: readonly Node[]): void {
  for (const pod of list(cluster, PODS)) {
    const { nodeName } = pod.spec ?? {};
    if (nodeName === undefined) continue;
    const node = nodes.find(({ object }) => object.metadata.name === nodeName);
    const started = pod.status?.startTime !== undefined;
    const drained = started && isCounted(pod) && !node?.pods.some((known) => isPod(known, pod));
    if (node === undefined || drained) {
      record(cluster, pod, {
        reason: "Killing",
        message: "Stopping containers: its node has let go of it",
        ...KUBELET,
      });
      remove(cluster, PODS, pod);
    } else if (!isFinished(pod) && !tolerates(node, pod.spec ?? {}, ["NoExecute"])) removeObject(cluster, PODS, pod);
  }
}

/**
 * Whether the cloud counts a pod on its node. A drain leaves pods of daemon sets (manual, "驱逐节点"), and a node with only those and ended
 * pods is free.
 */
const isCounted = (pod: KubernetesObject) =>
  !isFinished(pod) && pod.metadata.ownerReferences?.some(({ kind }) => kind === "DaemonSet") !== true;

const isPod = (known: { Name: string; Namespace: string }, { metadata }: KubernetesObject) =>
  known.Name === metadata.name && known.Namespace === metadata.namespace;

/** Removes an object, and a pod from its node. An object with finalizers is only marked, until the last one is removed. */
export function removeObject(cluster: Cluster, resource: Resource, object: KubernetesObject): KubernetesObject {
  if ((object.metadata.finalizers ?? []).length > 0) {
    const deletionTimestamp = object.metadata.deletionTimestamp ?? cluster.world.clock.iso();
    const metadata = { ...object.metadata, deletionTimestamp, deletionGracePeriodSeconds: 0 };
    return put(cluster, resource, { ...object, metadata });
  }
  if (resource === PODS) {
    leaveNode(cluster, (known) => isPod(known, object));
    if (object.spec?.nodeName !== undefined && !isFinished(object))
      record(cluster, object, { reason: "Killing", message: "Stopping containers", ...KUBELET });
  }
  return remove(cluster, resource, object);
}

/** Schedules a pod and starts its containers. @returns the pod afterwards */
export function run(cluster: Cluster, pod: KubernetesObject, nodes: readonly Node[]): KubernetesObject {
  if (isFinished(pod)) return pod;
  let spec: Json = { restartPolicy: "Always", serviceAccountName: "default", ...pod.spec };
  let why = "";
  if (spec.nodeName === undefined) {
    const pods = list(cluster, PODS);
    const refusals = nodes.map((one) => refusalOf(one, spec, pods));
    const [node] = nodes
      .filter((_, index) => refusals[index] === undefined)
      .sort((a, b) => a.pods.length - b.pods.length);
    if (node !== undefined) spec = { ...spec, nodeName: node.object.metadata.name };
    else why = unschedulable(refusals.filter((reason) => reason !== undefined));
  }
  const node = nodes.find(({ object }) => object.metadata.name === spec.nodeName);
  const hostIP = node && addressOfNode(node);
  const podIP = spec.hostNetwork === true ? hostIP : (pod.status?.podIP as string | undefined);
  const addresses = { hostIP, podIP: podIP ?? (spec.nodeName === undefined ? undefined : podAddress(cluster)) };
  const status = podStatus({ ...pod, spec }, addresses, cluster.world.clock.iso(), why);
  const next = { ...pod, spec, status };
  const { Name, Namespace } = { Name: pod.metadata.name, Namespace: pod.metadata.namespace ?? "" };
  if (isFinished(next)) leaveNode(cluster, (known) => isPod(known, next));
  else if (node !== undefined && isCounted(next) && !node.pods.some((known) => isPod(known, next)))
    node.pods = [...node.pods, { Name, Namespace }];
  recordRun(cluster, pod, next, why);
  return put(cluster, PODS, next);
}

const SCHEDULER = { source: "default-scheduler" };
const KUBELET = { source: "kubelet" };

/** Records the events in which users look for the reason why a pod does not run. */
function recordRun(cluster: Cluster, before: KubernetesObject, now: KubernetesObject, why: string): void {
  const { name, namespace } = now.metadata;
  const { nodeName } = now.spec ?? {};
  if (nodeName === undefined) {
    record(cluster, now, { ...SCHEDULER, reason: "FailedScheduling", message: why, warning: true, lasting: true });
    return;
  }
  if (before.status?.startTime !== undefined) return;
  const message = `Successfully assigned ${namespace}/${name} to ${nodeName}`;
  record(cluster, now, { ...SCHEDULER, reason: "Scheduled", message });
  for (const container of containersOf(now)) {
    const { image, name: own } = container;
    if (isMissing(container)) {
      const message = `Failed to pull image "${image}": ${image}: not found`;
      record(cluster, now, { ...KUBELET, reason: "Failed", message, warning: true });
      continue;
    }
    record(cluster, now, { ...KUBELET, reason: "Pulled", message: `Successfully pulled image "${image}"` });
    record(cluster, now, { ...KUBELET, reason: "Started", message: `Started container ${own}` });
  }
}
