import { isDeepStrictEqual } from "node:util";
import { appliedTo, born, type Cluster, find, list, mostPods, put, type Taint } from "./cluster";
import {
  apiVersionOf,
  DEPLOYMENTS,
  type Json,
  type KubernetesObject,
  NAMESPACES,
  NODES,
  PODS,
  type Resource,
  SERVICES,
} from "./object";
import { jsonPatch, mergePatch, strategicPatch, withoutDropped } from "./patch";
import type { Target } from "./path";
import { matches } from "./selectors";
import { alreadyExists, badRequest, conflict, invalid, notAllowed, notFound, StatusError } from "./status";

/** How a write was asked for. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldManager: string;
}

/** A body read as an object of the resource. @throws StatusError where it is none */
function objectFrom({ resource, namespace, name }: Target, body: unknown): KubernetesObject {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw badRequest("the body is not an object");
  const object = body as Partial<KubernetesObject>;
  const metadata = { ...object.metadata, name: object.metadata?.name ?? "" };
  if (
    (object.kind ?? resource.kind) !== resource.kind ||
    (object.apiVersion ?? apiVersionOf(resource)) !== apiVersionOf(resource)
  )
    throw badRequest(
      `the body is a ${object.apiVersion} ${object.kind}, not a ${apiVersionOf(resource)} ${resource.kind}`,
    );
  if (name !== undefined && metadata.name !== name)
    throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`);
  if (resource.namespaced && metadata.namespace !== undefined && metadata.namespace !== namespace)
    throw badRequest("the namespace of the object does not match the namespace on the request");
  const place = resource.namespaced ? { namespace } : {};
  return { ...object, apiVersion: apiVersionOf(resource), kind: resource.kind, metadata: { ...metadata, ...place } };
}

/** The rules of the first objects that somebody makes: what they break here they would break in a cluster. */
function check(cluster: Cluster, resource: Resource, object: KubernetesObject): void {
  const { name, namespace } = object.metadata;
  if (!/^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(name))
    throw invalid(resource, name, `metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain`);
  if (namespace !== undefined && find(cluster, NAMESPACES, undefined, namespace) === undefined)
    throw notFound(NAMESPACES, namespace);
  if (resource === PODS && ((object.spec?.containers ?? []) as readonly unknown[]).length === 0)
    throw invalid(resource, name, "spec.containers: Required value");
  if (resource !== DEPLOYMENTS) return;
  const { selector, template } = (object.spec ?? {}) as {
    selector?: { matchLabels?: Record<string, string> };
    template?: { metadata?: { labels?: Record<string, string> }; spec?: { containers?: readonly unknown[] } };
  };
  if (selector?.matchLabels === undefined) throw invalid(resource, name, "spec.selector: Required value");
  if (!matches(template?.metadata?.labels, selector.matchLabels))
    throw invalid(
      resource,
      name,
      "spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`",
    );
  if ((template?.spec?.containers ?? []).length === 0)
    throw invalid(resource, name, "spec.template.spec.containers: Required value");
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

const ROLLING = { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%" } };

/** What a real server fills in, and clients compare with. */
function withDefaults(resource: Resource, object: KubernetesObject): KubernetesObject {
  if (resource === DEPLOYMENTS) return { ...object, spec: { replicas: 1, strategy: ROLLING, ...object.spec } };
  if (resource === SERVICES && Array.isArray(object.spec?.ports)) {
    const ports = (object.spec.ports as readonly Json[]).map((port) => ({ protocol: "TCP", ...port }));
    return { ...object, spec: { ...object.spec, ports } };
  }
  if (resource === NAMESPACES)
    return { ...object, spec: { finalizers: ["kubernetes"], ...object.spec }, status: { phase: "Active" } };
  const { stringData, ...rest } = object;
  if (resource.name !== "secrets") return object;
  const plain = Object.entries((stringData ?? {}) as Record<string, string>);
  const data = Object.fromEntries(plain.map(([key, value]) => [key, Buffer.from(value).toString("base64")]));
  return { type: "Opaque", ...rest, data: { ...(rest.data as object | undefined), ...data } };
}

export function create(cluster: Cluster, target: Target, body: unknown, options: WriteOptions): KubernetesObject {
  const { resource } = target;
  refuseOfCloud(resource);
  const sent = objectFrom(target, body);
  const object = born(cluster, resource, withDefaults(resource, sent));
  check(cluster, resource, object);
  const { name, namespace } = object.metadata;
  if (find(cluster, resource, namespace, name) !== undefined) throw alreadyExists(resource, name);
  if (resource === PODS && list(cluster, PODS).length >= mostPods(cluster))
    throw new StatusError(
      403,
      "Forbidden",
      `pods "${name}" is forbidden: exceeded quota: the cluster has at most ${mostPods(cluster)} pods`,
    );
  return options.dryRun ? object : put(cluster, resource, object);
}

export function update(cluster: Cluster, target: Target, body: unknown, options: WriteOptions): KubernetesObject {
  const { resource } = target;
  const live = required(cluster, target);
  const sent = objectFrom(target, body);
  const { resourceVersion } = sent.metadata;
  if (resourceVersion !== undefined && resourceVersion !== "" && resourceVersion !== live.metadata.resourceVersion)
    throw conflict(resource, live.metadata.name);
  return store(cluster, target, live, sent, options);
}

/** By the content type, as clients choose it. */
export function patch(
  cluster: Cluster,
  target: Target,
  body: unknown,
  type: string,
  options: WriteOptions,
): KubernetesObject {
  const { resource, namespace, name = "" } = target;
  if (type === "application/apply-patch+yaml") return apply(cluster, target, body, options);
  const live = required(cluster, target);
  const patched = patchedBy(type, live, body);
  return store(cluster, { resource, namespace, name }, live, objectFrom(target, patched), options);
}

export function patchedBy(type: string, live: object, body: unknown): unknown {
  try {
    if (type === "application/json-patch+json") return jsonPatch(live, body);
    if (type === "application/merge-patch+json") return mergePatch(live, body);
    if (type === "application/strategic-merge-patch+json") return strategicPatch(live, body);
  } catch (error) {
    throw badRequest((error as Error).message);
  }
  throw new StatusError(415, "UnsupportedMediaType", `the body of the request was in an unknown format: ${type}`);
}

/** Server-side apply: makes what is not there, and takes away what the manager applied before and leaves out now. */
function apply(cluster: Cluster, target: Target, body: unknown, options: WriteOptions): KubernetesObject {
  const { resource, namespace, name = "" } = target;
  const { fieldManager, dryRun } = options;
  if (fieldManager === "") throw badRequest("fieldManager is required for apply patch");
  const sent = objectFrom(target, body);
  const live = find(cluster, resource, namespace, name);
  if (live === undefined) {
    const made = create(cluster, { resource, namespace }, sent, options);
    if (!dryRun) appliedTo(cluster, resource, made)[fieldManager] = sent;
    return made;
  }
  const before = appliedTo(cluster, resource, live)[fieldManager] ?? {};
  const left = withoutDropped(live, before, sent) as KubernetesObject;
  const merged = strategicPatch({ ...live, ...left, metadata: { ...left.metadata } }, sent) as KubernetesObject;
  for (const field of Object.keys(live)) if (!(field in left) && !(field in sent)) delete merged[field];
  const stored = store(cluster, target, live, merged, options);
  if (!dryRun) appliedTo(cluster, resource, stored)[fieldManager] = sent;
  return stored;
}

function store(
  cluster: Cluster,
  { resource }: Target,
  live: KubernetesObject,
  wanted: KubernetesObject,
  { dryRun }: WriteOptions,
): KubernetesObject {
  const { uid, creationTimestamp, generation } = live.metadata;
  const next = withDefaults(resource, {
    ...wanted,
    metadata: { ...wanted.metadata, uid, creationTimestamp, generation },
    ...(live.status === undefined ? {} : { status: live.status }),
  });
  check(cluster, resource, next);
  if (resource === NODES) checkNode(live, next);
  return dryRun ? next : put(cluster, resource, next);
}

export function required(cluster: Cluster, { resource, namespace, name = "" }: Target): KubernetesObject {
  const object = find(cluster, resource, namespace, name);
  if (object === undefined) throw notFound(resource, name);
  return object;
}

export function refuseOfCloud(resource: Resource): void {
  if (resource.ofCloud) throw notAllowed(`${resource.name} come and go by the cloud's API, not by this one`);
}

/** `deployments/NAME/scale` as an object of its own. */
export function scaleOf(deployment: KubernetesObject): Json {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = deployment.metadata;
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: deployment.spec?.replicas ?? 1 },
    status: { replicas: deployment.status?.replicas ?? 0 },
  };
}
