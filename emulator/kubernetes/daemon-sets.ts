import { type Cluster, put } from "./cluster";
import type { Node } from "./nodes";
import { DAEMON_SETS, type Json, type KubernetesObject, PODS } from "./object";
import { removeObject, run } from "./pods";
import { isOf, REVISION_HASH, revisionOf } from "./revisions";
import { fits, type Toleration } from "./scheduling";
import { isReady, makePod, owned, recordNoRoom, roomForPods, workload } from "./workloads";

interface DaemonSetSpec {
  readonly updateStrategy?: {
    readonly type?: string;
    readonly rollingUpdate?: { readonly maxUnavailable?: number | string };
  };
}

/** Additional tolerations of daemon pods: they run on nodes where other pods are evicted or not scheduled. */
const TOLERATIONS: readonly Toleration[] = [
  ...["not-ready", "unreachable"].map((key) => ({ key, effect: "NoExecute" })),
  ...["disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"].map((key) => ({
    key,
    effect: "NoSchedule",
  })),
].map(({ key, effect }) => ({ key: `node.kubernetes.io/${key}`, operator: "Exists", effect }));

function podSpec(set: KubernetesObject): Json {
  const { spec = {} } = workload(set).template ?? {};
  return { ...spec, tolerations: [...((spec.tolerations ?? []) as readonly Toleration[]), ...TOLERATIONS] };
}

const nodesFor = (set: KubernetesObject, nodes: readonly Node[]) =>
  nodes.filter((node) => node.ready && fits(node, podSpec(set)));

const runsOn = ({ object }: Node, { spec }: KubernetesObject) => spec?.nodeName === object.metadata.name;

/** Makes a pod on each ready node that matches, cordoned or not. */
export function sync(cluster: Cluster, set: KubernetesObject, nodes: readonly Node[]): void {
  const revision = revisionOf(cluster, set);
  const wanted = nodesFor(set, nodes);
  for (const pod of owned(cluster, PODS, set))
    if (!wanted.some((node) => runsOn(node, pod))) removeObject(cluster, PODS, pod);
  const make = (node: Node) => {
    const labels = { [REVISION_HASH]: revision.metadata.labels?.[REVISION_HASH] ?? "" };
    const own = { labels, spec: { ...podSpec(set), nodeName: node.object.metadata.name } };
    return run(cluster, makePod(cluster, set, workload(set).template ?? {}, own), nodes);
  };
  const pods = owned(cluster, PODS, set);
  const without = wanted.filter((node) => !pods.some((pod) => runsOn(node, pod)));
  const room = roomForPods(cluster);
  for (const node of without.slice(0, room)) make(node);
  if (without.length > room) recordNoRoom(cluster, set);
  const { updateStrategy = {} } = (set.spec ?? {}) as DaemonSetSpec;
  if (updateStrategy.type === "OnDelete") return;
  let unavailable = pods.filter((pod) => isOf(revision, pod) && !isReady(pod)).length;
  const most = mostUnavailable(updateStrategy.rollingUpdate?.maxUnavailable ?? 1, wanted.length);
  for (const node of wanted) {
    const old = pods.find((pod) => runsOn(node, pod) && !isOf(revision, pod));
    if (old === undefined) continue;
    if (unavailable >= most) return;
    removeObject(cluster, PODS, old);
    if (!isReady(make(node))) unavailable++;
  }
}

/** A number, or a percentage of the nodes, rounded up. */
const mostUnavailable = (value: number | string, nodes: number) =>
  Math.max(1, typeof value === "number" ? value : Math.ceil((Number.parseInt(value, 10) / 100) * nodes) || 1);

/** Reports what `kubectl rollout status` waits for. */
export function report(cluster: Cluster, set: KubernetesObject, nodes: readonly Node[]): void {
  const desired = nodesFor(set, nodes).length;
  const pods = owned(cluster, PODS, set);
  const ready = pods.filter(isReady).length;
  const revision = revisionOf(cluster, set);
  const status = {
    observedGeneration: set.metadata.generation,
    currentNumberScheduled: pods.length,
    desiredNumberScheduled: desired,
    numberMisscheduled: 0,
    numberReady: ready,
    numberAvailable: ready,
    updatedNumberScheduled: pods.filter((one) => isOf(revision, one)).length,
    ...(ready < desired ? { numberUnavailable: desired - ready } : {}),
  };
  put(cluster, DAEMON_SETS, { ...set, status });
}
