import { born, type Cluster, list, put, remove } from "./cluster";
import { EVENTS, type Json, type KubernetesObject } from "./object";

/** An event of an object. */
export interface Happening {
  readonly reason: string;
  readonly message: string;
  /** The reporting component; by default, the controller of the object's kind. */
  readonly source?: string;
  readonly warning?: boolean;
  /** Whether it is a lasting condition, which is recorded once. */
  readonly lasting?: boolean;
}

/** Kubernetes keeps events for an hour. */
const KEPT_MS = 3_600_000;
const MOST_EVENTS = 1000;

/** Records an event. A repeated event is counted. */
export function record(cluster: Cluster, about: KubernetesObject, happening: Happening): void {
  const { reason, message, warning = false } = happening;
  const { source = `${about.kind.toLowerCase()}-controller` } = happening;
  const { name, namespace = "default", uid = "" } = about.metadata;
  const found = list(cluster, EVENTS, namespace).find(
    (event) => event.reason === reason && event.message === message && (event.involvedObject as Json).uid === uid,
  );
  if (found !== undefined && happening.lasting) return;
  const now = cluster.world.clock.iso();
  // Makes the names of an object's events sort by time.
  const number = cluster.kept.version.toString(16).padStart(16, "0");
  const first = found ?? {
    apiVersion: "",
    kind: "",
    metadata: { name: `${name}.${number}`, namespace },
    reason,
    message,
    type: warning ? "Warning" : "Normal",
    firstTimestamp: now,
    eventTime: null,
    source: { component: source },
    reportingComponent: source,
    reportingInstance: "",
    involvedObject: { kind: about.kind, apiVersion: about.apiVersion, name, namespace: about.metadata.namespace, uid },
  };
  const count = Number((first as Json).count ?? 0) + 1;
  put(cluster, EVENTS, { ...(found ?? born(cluster, EVENTS, first)), count, lastTimestamp: now });
}

/** Removes old events, and the oldest if there are too many. */
export function forgetEvents(cluster: Cluster): void {
  const events = list(cluster, EVENTS);
  const now = cluster.world.clock.now();
  for (const [index, event] of events.entries())
    if (index < events.length - MOST_EVENTS || Date.parse(String(event.lastTimestamp)) < now - KEPT_MS)
      remove(cluster, EVENTS, event);
}
