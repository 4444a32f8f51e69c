import { bind } from "./claims";
import { all, born, type Cluster, find, list, put } from "./cluster";
import * as cronJobs from "./cron-jobs";
import * as daemonSets from "./daemon-sets";
import * as deployments from "./deployments";
import { forgetEvents } from "./events";
import * as jobs from "./jobs";
import { ownServiceAddress } from "./networks";
import { nodesOf } from "./nodes";
import {
  CLAIMS,
  CRON_JOBS,
  DAEMON_SETS,
  DEPLOYMENTS,
  JOBS,
  type Json,
  type KubernetesObject,
  NAMESPACES,
  PODS,
  REPLICA_SETS,
  RESOURCES,
  type Resource,
  SERVICE_ACCOUNTS,
  SERVICES,
  STATEFUL_SETS,
} from "./object";
import { adopt, evict, removeObject, run } from "./pods";
import { expose } from "./services";
import * as statefulSets from "./stateful-sets";

const FIRST_NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];
const FIRST_SERVICES = [
  {
    name: "kubernetes",
    namespace: "default",
    place: 1,
    ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: 443 }],
  },
  {
    name: "kube-dns",
    namespace: "kube-system",
    place: 10,
    ports: [
      { name: "dns", port: 53, protocol: "UDP", targetPort: 53 },
      { name: "dns-tcp", port: 53, protocol: "TCP", targetPort: 53 },
    ],
  },
];

/** Runs the controllers until nothing changes, so that a write has all its effects at once. */
export function reconcile(cluster: Cluster): void {
  const attempt = guarded(cluster);
  const each = (resource: Resource, act: (object: KubernetesObject) => void) => {
    for (const object of list(cluster, resource))
      attempt(`${object.kind} "${object.metadata.name}"`, object.metadata.uid, () => act(object));
  };
  makeFirst(cluster);
  forgetEvents(cluster);
  for (let round = 0, before = -1; before !== cluster.kept.version; round++) {
    if (round > MOST_ROUNDS) throw new Error("the controllers do not come to rest");
    before = cluster.kept.version;
    const nodes = nodesOf(cluster);
    attempt("pods of nodes", adopt, () => adopt(cluster, nodes));
    attempt("pods without nodes", evict, () => evict(cluster, nodes));
    attempt("garbage", collectGarbage, () => collectGarbage(cluster));
    each(DEPLOYMENTS, (deployment) => deployments.rollOut(cluster, deployment));
    each(REPLICA_SETS, (set) => deployments.scale(cluster, set));
    each(STATEFUL_SETS, (set) => statefulSets.sync(cluster, set, nodes));
    each(DAEMON_SETS, (set) => daemonSets.sync(cluster, set, nodes));
    each(CRON_JOBS, (cronJob) => cronJobs.sync(cluster, cronJob));
    each(JOBS, (job) => jobs.sync(cluster, job, nodes));
    each(CLAIMS, (claim) => bind(cluster, claim));
    each(PODS, (pod) => run(cluster, pod, nodes));
    each(REPLICA_SETS, (set) => deployments.count(cluster, set));
    each(DEPLOYMENTS, (deployment) => deployments.report(cluster, deployment));
    each(STATEFUL_SETS, (set) => statefulSets.report(cluster, set));
    each(DAEMON_SETS, (set) => daemonSets.report(cluster, set, nodes));
    each(JOBS, (job) => jobs.report(cluster, job));
    each(CRON_JOBS, (cronJob) => cronJobs.report(cluster, cronJob));
    each(SERVICES, (service) => expose(cluster, service));
  }
}

/** Far more than any cluster needs: controllers that undo each other's work must not stop the process. */
const MOST_ROUNDS = 5_000;

/**
 * Runs a controller on one object at a time. An object that a controller cannot handle must not stop the others, fail every request, or end
 * the process. It is skipped for the rest of the round, because it may have been written before the failure, and would be written again
 * endlessly.
 */
function guarded({ world }: Cluster): (what: string, key: unknown, act: () => void) => void {
  const failed = new Set<unknown>();
  return (what, key, act) => {
    if (failed.has(key)) return;
    try {
      act();
    } catch (error) {
      failed.add(key);
      (world.failed ?? print)(`kubernetes: ${what}`, error);
    }
  };
}

const print = (what: string, error: unknown) => console.error(`emulator: ${what}:`, error);

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
  for (const { name, namespace, place, ports } of FIRST_SERVICES)
    made(SERVICES, namespace, name, {
      spec: { type: "ClusterIP", clusterIP: ownServiceAddress(cluster, place), ports },
    });
}

/** Removes objects whose namespace or last owner is gone. */
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
