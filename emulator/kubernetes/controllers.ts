import { createHash } from "node:crypto";
import { all, born, type Cluster, find, list, mostPods, put, remove, type Taint } from "./cluster";
import { addressOfNode, leaveNode, type Node, nodesOf } from "./nodes";
import {
  DEPLOYMENTS,
  ENDPOINT_SLICES,
  ENDPOINTS,
  type Json,
  type KubernetesObject,
  NAMESPACES,
  PODS,
  REPLICA_SETS,
  RESOURCES,
  type Resource,
  SERVICE_ACCOUNTS,
  SERVICES,
} from "./object";
import { matches } from "./selectors";

const FIRST_NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];
const FIRST_SERVICES = [
  { name: "kubernetes", namespace: "default", clusterIP: "172.16.255.1", port: 443 },
  { name: "kube-dns", namespace: "kube-system", clusterIP: "172.16.255.10", port: 53 },
];

/** Carries out what objects ask for, until nothing changes: there is no time between a write and its effects. */
export function reconcile(cluster: Cluster): void {
  makeFirst(cluster);
  let before: number;
  do {
    before = cluster.kept.version;
    const nodes = nodesOf(cluster);
    adopt(cluster, nodes);
    evict(cluster, nodes);
    collectGarbage(cluster);
    for (const deployment of list(cluster, DEPLOYMENTS)) rollOut(cluster, deployment);
    for (const set of list(cluster, REPLICA_SETS)) scale(cluster, set);
    for (const pod of list(cluster, PODS)) run(cluster, pod, nodes);
    for (const set of list(cluster, REPLICA_SETS)) count(cluster, set);
    for (const deployment of list(cluster, DEPLOYMENTS)) report(cluster, deployment);
    for (const service of list(cluster, SERVICES)) expose(cluster, service);
  } while (cluster.kept.version !== before);
}

function makeFirst(cluster: Cluster): void {
  const made = (resource: Resource, namespace: string | undefined, name: string, rest: Json = {}) => {
    if (find(cluster, resource, namespace, name) === undefined)
      put(
        cluster,
        resource,
        born(cluster, resource, { apiVersion: "", kind: "", metadata: { name, namespace }, ...rest }),
      );
  };
  for (const name of FIRST_NAMESPACES)
    made(NAMESPACES, undefined, name, { spec: { finalizers: ["kubernetes"] }, status: { phase: "Active" } });
  for (const { metadata } of list(cluster, NAMESPACES)) made(SERVICE_ACCOUNTS, metadata.name, "default");
  for (const { name, namespace, clusterIP, port } of FIRST_SERVICES)
    made(SERVICES, namespace, name, { spec: { type: "ClusterIP", clusterIP, ports: [{ port }] } });
}

/** Pods that the cloud knows on a node (set by `POST /_emulator/change`) become objects. */
function adopt(cluster: Cluster, nodes: readonly Node[]): void {
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

/** Pods whose node is gone, or was drained by the cloud's API, go. */
function evict(cluster: Cluster, nodes: readonly Node[]): void {
  for (const pod of list(cluster, PODS)) {
    const { nodeName } = pod.spec ?? {};
    const node = nodes.find(({ object }) => object.metadata.name === nodeName);
    if (nodeName !== undefined && !node?.pods.some((known) => isPod(known, pod))) remove(cluster, PODS, pod);
    else if (node !== undefined && !tolerates(node, pod.spec ?? {}, ["NoExecute"])) removeObject(cluster, PODS, pod);
  }
}

const isPod = (known: { Name: string; Namespace: string }, { metadata }: KubernetesObject) =>
  known.Name === metadata.name && known.Namespace === metadata.namespace;

/** Removes an object, and a pod from its node. */
export function removeObject(cluster: Cluster, resource: Resource, object: KubernetesObject): KubernetesObject {
  if (resource === PODS) leaveNode(cluster, (known) => isPod(known, object));
  return remove(cluster, resource, object);
}

/** Removes what has lost its namespace or its last owner. */
function collectGarbage(cluster: Cluster): void {
  const objects = all(cluster, RESOURCES);
  const ids = new Set(objects.map(([, { metadata }]) => metadata.uid));
  for (const [resource, object] of objects) {
    const { ownerReferences = [], namespace } = object.metadata;
    const orphaned = ownerReferences.length > 0 && !ownerReferences.some(({ uid }) => ids.has(uid));
    const homeless = namespace !== undefined && find(cluster, NAMESPACES, undefined, namespace) === undefined;
    if (orphaned || homeless) removeObject(cluster, resource, object);
  }
}

interface Workload {
  readonly paused?: boolean;
  readonly replicas?: number;
  readonly selector?: { readonly matchLabels?: Record<string, string> };
  readonly template?: { readonly metadata?: { readonly labels?: Record<string, string> }; readonly spec?: Json };
}

const workload = ({ spec }: KubernetesObject) => (spec ?? {}) as Workload;
const REVISION = "deployment.kubernetes.io/revision";
const HASH = "pod-template-hash";

const ownedBy = (owner: KubernetesObject) => [
  {
    ...{ apiVersion: owner.apiVersion, kind: owner.kind, name: owner.metadata.name, uid: owner.metadata.uid ?? "" },
    ...{ controller: true, blockOwnerDeletion: true },
  },
];

const isOwned = (object: KubernetesObject, owner: KubernetesObject) =>
  (object.metadata.ownerReferences ?? []).some(({ uid }) => uid === owner.metadata.uid);

const setsOf = (cluster: Cluster, deployment: KubernetesObject) =>
  list(cluster, REPLICA_SETS, deployment.metadata.namespace).filter((set) => isOwned(set, deployment));

const podsOf = (cluster: Cluster, set: KubernetesObject) =>
  list(cluster, PODS, set.metadata.namespace).filter((pod) => isOwned(pod, set));

const hashOf = (template: object) => createHash("sha256").update(JSON.stringify(template)).digest("hex").slice(0, 10);

/** One replica set for each template; only the current one has replicas. */
function rollOut(cluster: Cluster, deployment: KubernetesObject): void {
  const { replicas = 1, template = {}, selector = {}, paused = false } = workload(deployment);
  const { name, namespace } = deployment.metadata;
  const hash = hashOf(template);
  const sets = setsOf(cluster, deployment);
  const newest = sets.find(({ metadata }) => metadata.labels?.[HASH] === hash);
  // A new template waits while the deployment is paused; what runs is still scaled.
  const current = newest ?? (paused ? sets.find((set) => workload(set).replicas !== 0) : undefined);
  for (const set of sets) {
    const wanted = set === current ? replicas : 0;
    if (workload(set).replicas !== wanted)
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
  put(cluster, REPLICA_SETS, set);
  const annotations = { ...deployment.metadata.annotations, [REVISION]: revision };
  put(cluster, DEPLOYMENTS, { ...deployment, metadata: { ...deployment.metadata, annotations } });
}

/** As many pods as the set asks for and the cluster has place for. */
function scale(cluster: Cluster, set: KubernetesObject): void {
  const { replicas = 1, template = {} } = workload(set);
  const pods = podsOf(cluster, set);
  for (const pod of pods.slice(replicas)) removeObject(cluster, PODS, pod);
  const left = mostPods(cluster) - list(cluster, PODS).length;
  for (let missing = Math.min(replicas - pods.length, left); missing > 0; missing--) {
    const { namespace, name } = set.metadata;
    const metadata = {
      ...template.metadata,
      name: "",
      generateName: `${name}-`,
      namespace,
      ownerReferences: ownedBy(set),
    };
    put(cluster, PODS, born(cluster, PODS, { apiVersion: "", kind: "", metadata, spec: template.spec ?? {} }));
  }
}

/** Finds a node for a pod, and lets its containers run there. */
function run(cluster: Cluster, pod: KubernetesObject, nodes: readonly Node[]): void {
  let spec: Json = { restartPolicy: "Always", serviceAccountName: "default", ...pod.spec };
  if (spec.nodeName === undefined) {
    const [node] = nodes.filter((one) => accepts(one, spec)).sort((a, b) => a.pods.length - b.pods.length);
    if (node !== undefined) {
      spec = { ...spec, nodeName: node.object.metadata.name };
      node.pods = [...node.pods, { Name: pod.metadata.name, Namespace: pod.metadata.namespace ?? "" }];
    }
  }
  const next = { ...pod, spec };
  const node = nodes.find(({ object }) => object.metadata.name === spec.nodeName);
  put(cluster, PODS, { ...next, status: podStatus(next, node && addressOfNode(node)) });
}

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

function accepts(node: Node, spec: Json): boolean {
  const { nodeSelector = {} } = spec as { nodeSelector?: Record<string, string> };
  return (
    node.schedulable &&
    matches(node.object.metadata.labels, nodeSelector) &&
    tolerates(node, spec, ["NoSchedule", "NoExecute"])
  );
}

/** Whether a pod tolerates the node's taints of some effects. */
function tolerates({ object }: Node, spec: Json, effects: readonly string[]): boolean {
  const { tolerations = [] } = spec as { tolerations?: readonly Toleration[] };
  const taints = (object.spec?.taints ?? []) as readonly Taint[];
  const tolerated = (taint: Taint) =>
    tolerations.some(
      ({ key, operator = "Equal", value = "", effect }) =>
        (key === undefined || key === taint.key) &&
        (operator === "Exists" || value === (taint.value ?? "")) &&
        (effect === undefined || effect === taint.effect),
    );
  return taints.filter(({ effect = "" }) => effects.includes(effect)).every(tolerated);
}

interface Container {
  readonly name: string;
  readonly image?: string;
}

/** As elsewhere in the emulator, an image whose name holds `does-not-exist` cannot be pulled. */
const isMissing = ({ image = "" }: Container) => image.includes("does-not-exist");

function podStatus({ spec = {}, status, metadata }: KubernetesObject, hostIP: string | undefined): Json {
  const since = metadata.creationTimestamp;
  if (spec.nodeName === undefined) {
    const message = "0 nodes are available for the pod.";
    const unscheduled = { type: "PodScheduled", status: "False", reason: "Unschedulable", message };
    return { phase: "Pending", conditions: [unscheduled] };
  }
  const containers = (spec.containers ?? []) as readonly Container[];
  const ready = !containers.some(isMissing);
  const is = (type: string, value: boolean) => ({ type, status: value ? "True" : "False", lastTransitionTime: since });
  return {
    phase: ready ? "Running" : "Pending",
    conditions: [is("Initialized", true), is("Ready", ready), is("ContainersReady", ready), is("PodScheduled", true)],
    hostIP,
    podIP: (status?.podIP as string | undefined) ?? addressOf(metadata.uid ?? ""),
    startTime: since,
    containerStatuses: containers.map((container) => ({
      ...{ name: container.name, image: container.image, imageID: "", restartCount: 0 },
      ...{ ready: !isMissing(container), started: !isMissing(container) },
      state: isMissing(container)
        ? { waiting: { reason: "ErrImagePull", message: `${container.image}: not found` } }
        : { running: { startedAt: since } },
    })),
  };
}

function addressOf(uid: string): string {
  const [a = 0, b = 0] = createHash("sha256").update(uid).digest();
  return `172.20.${a}.${b}`;
}

const isReady = ({ status }: KubernetesObject) => status?.phase === "Running";

const noRoom = (cluster: Cluster) => ({
  ...{ type: "ReplicaFailure", status: "True", reason: "FailedCreate" },
  message: `pods are forbidden: exceeded quota: the cluster has at most ${mostPods(cluster)} pods`,
});

function count(cluster: Cluster, set: KubernetesObject): void {
  const pods = podsOf(cluster, set);
  const ready = pods.filter(isReady).length;
  const observedGeneration = set.metadata.generation;
  const counts = {
    replicas: pods.length,
    fullyLabeledReplicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
  };
  const conditions = pods.length < (workload(set).replicas ?? 1) ? { conditions: [noRoom(cluster)] } : {};
  put(cluster, REPLICA_SETS, { ...set, status: { ...counts, ...conditions, observedGeneration } });
}

function report(cluster: Cluster, deployment: KubernetesObject): void {
  const { replicas = 1, template = {}, paused = false } = workload(deployment);
  const sets = setsOf(cluster, deployment).map((set) => ({ set, pods: podsOf(cluster, set) }));
  const pods = sets.flatMap((one) => one.pods);
  const updated = sets.find(({ set }) => set.metadata.labels?.[HASH] === hashOf(template))?.pods.length ?? 0;
  const ready = pods.filter(isReady).length;
  const available = ready >= replicas;
  const progress = paused ? "DeploymentPaused" : available ? "NewReplicaSetAvailable" : "ReplicaSetUpdated";
  const full = pods.length < replicas && mostPods(cluster) <= list(cluster, PODS).length;
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
      ...(full ? [{ ...noRoom(cluster), lastUpdateTime: since, lastTransitionTime: since }] : []),
    ],
  };
  put(cluster, DEPLOYMENTS, { ...deployment, status });
}

interface ServiceSpec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly selector?: Record<string, string>;
  readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number | string }[];
}

/** Gives a service its addresses, and keeps the list of pods behind it. */
function expose(cluster: Cluster, service: KubernetesObject): void {
  const { name, namespace, uid = "" } = service.metadata;
  const { type = "ClusterIP", clusterIP, selector, ports = [] } = (service.spec ?? {}) as ServiceSpec;
  if (type === "ExternalName") return;
  const [, , c, d] = addressOf(uid).split(".");
  const withAddress = { sessionAffinity: "None", ...service.spec, type, clusterIP: clusterIP ?? `172.16.${c}.${d}` };
  const balanced = { loadBalancer: type === "LoadBalancer" ? { ingress: [{ ip: `203.0.113.${d}` }] } : {} };
  put(cluster, SERVICES, { ...service, spec: withAddress, status: balanced });
  if (selector === undefined || Object.keys(selector).length === 0) return;

  const pods = list(cluster, PODS, namespace).filter((pod) => matches(pod.metadata.labels, selector) && isReady(pod));
  const target = (port: ServiceSpec["ports"] extends readonly (infer P)[] | undefined ? P : never) => ({
    name: port.name,
    port: typeof port.targetPort === "number" ? port.targetPort : port.port,
    protocol: "TCP",
  });
  const reference = ({ metadata }: KubernetesObject) => ({
    kind: "Pod",
    name: metadata.name,
    namespace,
    uid: metadata.uid,
  });
  const addresses = pods.map((pod) => ({ ip: pod.status?.podIP, targetRef: reference(pod) }));
  const labels = { "kubernetes.io/service-name": name };
  const keep = (resource: Resource, objectName: string, rest: Json) => {
    const metadata = { name: objectName, namespace, labels, ownerReferences: ownedBy(service) };
    const found = find(cluster, resource, namespace, objectName);
    put(cluster, resource, { ...(found ?? born(cluster, resource, { apiVersion: "", kind: "", metadata })), ...rest });
  };
  keep(ENDPOINTS, name, {
    subsets: addresses.length === 0 ? [] : [{ addresses, ports: ports.map(target) }],
  });
  keep(ENDPOINT_SLICES, `${name}-slice`, {
    addressType: "IPv4",
    endpoints: pods.map((pod) => ({
      ...{ addresses: [pod.status?.podIP], conditions: { ready: true, serving: true, terminating: false } },
      ...{ nodeName: pod.spec?.nodeName, targetRef: reference(pod) },
    })),
    ports: ports.map(target),
  });
}
