import { check, checkChange } from "./checks";
import { born, type Cluster, find, put } from "./cluster";
import { decode } from "./decode";
import { withDefaults } from "./defaults";
import { afterUpdate, applied, firstApplied, type Writer, withEntries } from "./managed-fields";
import {
  apiVersionOf,
  CLAIMS,
  type Json,
  type KubernetesObject,
  type Metadata,
  NAMESPACES,
  PODS,
  type Resource,
  SERVICES,
} from "./object";
import { jsonPatch, mergePatch, strategicPatch } from "./patch";
import type { Target } from "./path";
import { removeObject } from "./pods";
import { missing } from "./problems";
import { structureOf } from "./schemas";
import { alreadyExists, badRequest, conflict, invalid, notAllowed, notFound, StatusError } from "./status";
import { noRoom, roomForPods } from "./workloads";

/** Options of a write. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldManager: string;
  readonly agent?: string | undefined;
  /** Whether an apply takes over fields that other managers own. */
  readonly force: boolean;
  /** The subresource that is written, if not the object itself. */
  readonly subresource?: string | undefined;
  /** What to do about unknown fields: `Ignore`, `Warn` or `Strict`. */
  readonly fieldValidation: string;
  /** Warnings in the response. */
  readonly warnings: string[];
}

/** Decodes a body as an object of the resource. @throws StatusError if it is not one */
function objectFrom({ resource, namespace, name }: Target, body: unknown, options: WriteOptions): KubernetesObject {
  // Only controllers write the status.
  const { status: _, ...sent } = (isObject(body) ? body : {}) as Json;
  const { object, unknown } = decode(structureOf(resource), isObject(body) ? sent : body);
  sayUnknown(unknown, options);
  const given = (object.metadata ?? {}) as Json;
  const metadata = { ...given, name: given.name ?? "" } as Metadata;
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

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

function sayUnknown(paths: readonly string[], { fieldValidation, warnings }: WriteOptions): void {
  const problems = paths.map((path) => `unknown field "${path}"`);
  if (fieldValidation === "Strict" && problems.length > 0)
    throw badRequest(`strict decoding error: ${problems.join(", ")}`);
  if (fieldValidation !== "Ignore") warnings.push(...problems);
}

export function create(cluster: Cluster, target: Target, body: unknown, options: WriteOptions): KubernetesObject {
  const object = made(cluster, target, objectFrom(target, body, options));
  const metadata = withEntries(object, afterUpdate(undefined, object, writerOf(cluster, options)));
  return options.dryRun ? { ...object, metadata } : put(cluster, target.resource, { ...object, metadata });
}

/** A new object as it will be stored. @throws StatusError */
function made(cluster: Cluster, { resource }: Target, object: KubernetesObject): KubernetesObject {
  refuseOfCloud(resource);
  const sent = { ...object, metadata: withEntries(object, undefined) };
  if (sent.metadata.resourceVersion) throw badRequest("resourceVersion should not be set on objects to be created");
  if (!sent.metadata.name && !sent.metadata.generateName)
    throw invalid(resource, "", missing("metadata.name", "name or generateName is required"));
  const next = withDefaults(resource, born(cluster, resource, sent));
  check(resource, next);
  const { name, namespace } = next.metadata;
  if (namespace !== undefined && find(cluster, NAMESPACES, undefined, namespace) === undefined)
    throw notFound(NAMESPACES, namespace);
  if (find(cluster, resource, namespace, name) !== undefined) throw alreadyExists(resource, name);
  if (resource === PODS && roomForPods(cluster) === 0)
    throw new StatusError(403, "Forbidden", noRoom(cluster).replace("pods are", `pods "${name}" is`));
  return next;
}

const writerOf = ({ world }: Cluster, { fieldManager, agent, subresource }: WriteOptions): Writer => ({
  manager: fieldManager || agent || "unknown",
  subresource,
  time: world.clock.iso(),
});

export function update(cluster: Cluster, target: Target, body: unknown, options: WriteOptions): KubernetesObject {
  const { resource } = target;
  const live = required(cluster, target);
  const sent = objectFrom(target, body, options);
  precondition(resource, live, sent);
  return store(cluster, target, live, sent, options);
}

function precondition(
  resource: Resource,
  live: KubernetesObject,
  { metadata: { resourceVersion, uid } }: KubernetesObject,
) {
  if (resourceVersion !== undefined && resourceVersion !== "" && resourceVersion !== live.metadata.resourceVersion)
    throw conflict(resource, live.metadata.name);
  if (uid !== undefined && uid !== "" && uid !== live.metadata.uid)
    throw new StatusError(
      409,
      "Conflict",
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${live.metadata.uid}`,
    );
}

/** Applies a patch of the type that the content type names. */
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
  return store(cluster, { resource, namespace, name }, live, objectFrom(target, patched, options), options);
}

export function patchedBy(type: string, live: object, body: unknown): unknown {
  try {
    if (type === "application/json-patch+json") return jsonPatch(live, body);
    if (type === "application/merge-patch+json") return mergePatch(live, body);
    if (type === "application/strategic-merge-patch+json") return strategicPatch(live, body);
  } catch (error) {
    if (error instanceof RangeError) throw new StatusError(422, "Invalid", error.message);
    throw badRequest((error as Error).message);
  }
  throw new StatusError(415, "UnsupportedMediaType", `the body of the request was in an unknown format: ${type}`);
}

/** Server-side apply: creates an object that does not exist, and removes what the manager applied before and leaves out now. */
function apply(cluster: Cluster, target: Target, body: unknown, options: WriteOptions): KubernetesObject {
  const { resource, namespace, name = "" } = target;
  const { fieldManager, dryRun, force } = options;
  if (fieldManager === "") throw badRequest("fieldManager is required for apply patch");
  const sent = objectFrom(target, body, options);
  if (sent.metadata.managedFields !== undefined) throw badRequest("metadata.managedFields must be nil");
  const writer = writerOf(cluster, options);
  const live = find(cluster, resource, namespace, name);
  if (live === undefined) {
    const object = made(cluster, { resource, namespace }, sent);
    const first = { ...object, metadata: withEntries(object, firstApplied(sent, writer)) };
    return dryRun ? first : put(cluster, resource, first);
  }
  precondition(resource, live, sent);
  return keep(cluster, resource, settled(resource, live, applied(live, sent, writer, force)), dryRun);
}

/** Stores an update with its field owners. */
function store(
  cluster: Cluster,
  { resource }: Target,
  live: KubernetesObject,
  wanted: KubernetesObject,
  options: WriteOptions,
): KubernetesObject {
  const next = settled(resource, live, wanted);
  const metadata = withEntries(next, afterUpdate(live, next, writerOf(cluster, options)));
  return keep(cluster, resource, { ...next, metadata }, options.dryRun);
}

/** The result of an update to an existing object. @throws StatusError if the update is not allowed */
function settled(resource: Resource, live: KubernetesObject, wanted: KubernetesObject): KubernetesObject {
  const { uid, creationTimestamp, generation, deletionTimestamp, deletionGracePeriodSeconds } = live.metadata;
  const deletion = deletionTimestamp === undefined ? {} : { deletionTimestamp, deletionGracePeriodSeconds };
  const next = withDefaults(resource, {
    ...withAllocated(resource, live, wanted),
    metadata: { ...wanted.metadata, uid, creationTimestamp, generation, ...deletion },
    ...(live.status === undefined ? {} : { status: live.status }),
  });
  check(resource, next);
  checkChange(resource, live, next);
  return next;
}

function keep(cluster: Cluster, resource: Resource, next: KubernetesObject, dryRun: boolean): KubernetesObject {
  if (dryRun) return next;
  const { deletionTimestamp, finalizers = [] } = next.metadata;
  const released = deletionTimestamp !== undefined && finalizers.length === 0;
  return released ? removeObject(cluster, resource, next) : put(cluster, resource, next);
}

/** Keeps values that the server allocated if a replacement leaves them out. */
function withAllocated(resource: Resource, live: KubernetesObject, wanted: KubernetesObject): KubernetesObject {
  const field = resource === SERVICES ? "clusterIP" : resource === CLAIMS ? "volumeName" : undefined;
  if (field === undefined || wanted.spec?.[field] !== undefined || live.spec?.[field] === undefined) return wanted;
  if (resource === SERVICES && wanted.spec?.type === "ExternalName") return wanted;
  return { ...wanted, spec: { ...wanted.spec, [field]: live.spec[field] } };
}

export function required(cluster: Cluster, { resource, namespace, name = "" }: Target): KubernetesObject {
  const object = find(cluster, resource, namespace, name);
  if (object === undefined) throw notFound(resource, name);
  return object;
}

export function refuseOfCloud(resource: Resource): void {
  if (resource.ofCloud) throw notAllowed(`${resource.name} come and go by the cloud's API, not by this one`);
}

/** The object of `deployments/NAME/scale`. */
export function scaleOf({ metadata, spec, status }: KubernetesObject): Json {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec?.replicas ?? 1 },
    status: { replicas: status?.replicas ?? 0 },
  };
}
