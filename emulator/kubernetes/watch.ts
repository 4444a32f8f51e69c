import type { ServerResponse } from "node:http";
import { type Cluster, type EventType, find, watch } from "./cluster";
import { reconcile } from "./controllers";
import { apiVersionOf, type KubernetesObject, PODS } from "./object";
import type { Target } from "./path";
import { isFinished } from "./pod-status";
import { type ApiRequest, selected } from "./requests";
import { fieldSelector, labelSelector } from "./selectors";
import { StatusError } from "./status";
import { tableOf, wantsTable } from "./table";

/** Interval in milliseconds at which a watch looks for the cloud's own changes, such as a new node. */
const LOOK_EVERY_MS = 500;

/** Streams events, one JSON object per line, until the client disconnects or its timeout is over. */
export function serveWatch(
  cluster: Cluster,
  target: Target,
  { query, accept }: Pick<ApiRequest, "query" | "accept">,
  outgoing: ServerResponse,
): void {
  reconcile(cluster);
  const { resource } = target;
  const from = query.get("resourceVersion") ?? "";
  const whole = query.get("sendInitialEvents") === "true" || from === "" || from === "0";
  const initial = selected(cluster, target, query);
  const fits = fitting(target, query);
  const send = (type: EventType | "ERROR" | "BOOKMARK", object: object) =>
    void outgoing.write(`${JSON.stringify({ type, object })}\n`);
  outgoing.writeHead(200, { "content-type": "application/json" });
  outgoing.flushHeaders();
  const asTable = wantsTable(accept);
  // Events have the same form as the list, because kubectl prints table rows.
  const show = (type: EventType, object: KubernetesObject) =>
    send(type, asTable ? tableOf(resource, [object], cluster.world.clock.now(), {}) : object);
  if (whole) for (const object of initial) show("ADDED", object);
  if (query.get("sendInitialEvents") === "true") send("BOOKMARK", endOfInitial(cluster, target));

  const end = watch(cluster, whole ? cluster.kept.version : Number(from), (event) => {
    if (event.resource === resource && fits(event.object)) show(event.type, event.object);
  });
  if (end === undefined) {
    send("ERROR", new StatusError(410, "Expired", `too old resource version: ${from} (${cluster.kept.version})`).body);
    outgoing.end();
    return;
  }
  const seconds = Number(query.get("timeoutSeconds") ?? 0);
  const stop = seconds > 0 ? cluster.world.clock.after(seconds * 1000, () => outgoing.end()) : undefined;
  keepLooking(cluster, outgoing, () => {
    end();
    stop?.();
  });
}

function keepLooking(cluster: Cluster, outgoing: ServerResponse, end: () => void): void {
  const look = () => {
    try {
      reconcile(cluster);
      stop = cluster.world.clock.after(LOOK_EVERY_MS, look);
    } catch (error) {
      // An uncaught error would end the process.
      console.error("emulator: kubernetes: watching:", error);
      outgoing.destroy();
    }
  };
  let stop = cluster.world.clock.after(LOOK_EVERY_MS, look);
  outgoing.once("close", () => {
    stop();
    end();
  });
}

/** Sends a log, and ends with the pod. */
export function followLog(cluster: Cluster, target: Target, log: string, outgoing: ServerResponse): void {
  outgoing.writeHead(200, { "content-type": "text/plain" });
  outgoing.write(log);
  const pod = find(cluster, PODS, target.namespace, target.name ?? "");
  if (pod === undefined || isFinished(pod)) return void outgoing.end();
  const end = watch(cluster, cluster.kept.version, ({ type, resource, object }) => {
    const over = type === "DELETED" || isFinished(object);
    if (resource === PODS && object.metadata.uid === pod.metadata.uid && over) outgoing.end();
  });
  keepLooking(cluster, outgoing, () => end?.());
}

function fitting({ resource, namespace }: Target, query: URLSearchParams) {
  const labels = labelSelector(query.get("labelSelector") ?? "");
  const fields = fieldSelector(resource, query.get("fieldSelector") ?? "");
  return (object: KubernetesObject) =>
    (namespace === undefined || object.metadata.namespace === namespace) && labels(object) && fields(object);
}

function endOfInitial(cluster: Cluster, { resource }: Target): object {
  const annotations = { "k8s.io/initial-events-end": "true" };
  const metadata = { resourceVersion: String(cluster.kept.version), annotations };
  return { kind: resource.kind, apiVersion: apiVersionOf(resource), metadata };
}
