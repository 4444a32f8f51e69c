import type { Cluster } from "./cluster";
import { list } from "./cluster";
import { reconcile } from "./controllers";
import { decode } from "./decode";
import { logOf } from "./logs";
import { readNodes } from "./nodes";
import { apiVersionOf, type KubernetesObject, NAMESPACES, PODS, RESOURCES, SCALABLE } from "./object";
import { inOrder, pageOf } from "./pages";
import type { Target } from "./path";
import { removeObject } from "./pods";
import { unsupported } from "./problems";
import { structureOf } from "./schemas";
import { fieldSelector, labelSelector } from "./selectors";
import { badRequest, noSuchPath, notAllowed, StatusError } from "./status";
import { tableOf, wantsTable } from "./table";
import { create, patch, patchedBy, refuseOfCloud, required, scaleOf, update, type WriteOptions } from "./write";

/** A request with a known caller and a parsed body. */
export interface ApiRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly contentType: string;
  /** The client's name; the default field manager. */
  readonly agent?: string | undefined;
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  /** For the header `Warning`, which kubectl prints. */
  readonly warnings?: readonly string[];
  /** A string for a log. */
  readonly body: object | string;
}

const ok = (body: object | string, status = 200): ApiAnswer => ({ status, body });

/** Performs a request for objects. @throws StatusError for an error response */
export function answer(cluster: Cluster, target: Target, request: ApiRequest): ApiAnswer {
  if (request.method === "GET") readNodes(cluster);
  reconcile(cluster);
  const options = optionsOf(request);
  const done = perform(cluster, target, request, options);
  reconcile(cluster);
  return { ...done, warnings: options.warnings };
}

/** A delete has them in the body too. @throws StatusError for an invalid value */
function optionsOf({ method, query, body, agent }: ApiRequest): WriteOptions {
  const inBody = method === "DELETE" ? (deleteOptionsFrom(body).dryRun ?? []) : [];
  const dryRun = [...query.getAll("dryRun"), ...inBody];
  const unsupportedOne = dryRun.find((value) => value !== "All");
  if (unsupportedOne !== undefined) throw badRequest(unsupported("dryRun", unsupportedOne, ["All"]));
  const fieldValidation = query.get("fieldValidation") || "Warn";
  if (!VALIDATIONS.includes(fieldValidation))
    throw badRequest(unsupported("fieldValidation", fieldValidation, VALIDATIONS));
  return {
    dryRun: dryRun.length > 0,
    fieldValidation,
    warnings: [],
    fieldManager: query.get("fieldManager") ?? "",
    agent,
    force: query.get("force") === "true",
  };
}

const VALIDATIONS = ["Ignore", "Warn", "Strict"];

interface DeleteOptions {
  readonly dryRun?: readonly string[];
  readonly propagationPolicy?: string;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
}

const deleteOptionsFrom = (body: unknown): DeleteOptions =>
  body === undefined || body === null ? {} : decode(structureOf(DELETE_OPTIONS), body).object;

const DELETE_OPTIONS = { group: "", version: "v1", kind: "DeleteOptions" };

function perform(cluster: Cluster, target: Target, request: ApiRequest, options: WriteOptions): ApiAnswer {
  const { method, query, accept, body, contentType } = request;
  const { resource, name, subresource } = target;
  if (subresource === "scale" && SCALABLE.includes(resource)) return scale(cluster, target, request, options);
  if (subresource === "log" && resource === PODS && method === "GET")
    return ok(logOf(required(cluster, target), query, cluster.world.clock.now()));
  if (subresource !== undefined && resource === PODS && STREAMS.includes(subresource))
    throw badRequest(`${subresource} takes a WebSocket`);
  // Only controllers write a status, and a write needs the object's name.
  if (subresource !== undefined && (subresource !== "status" || method !== "GET")) throw noSuchPath();
  if (name === undefined) {
    if (method === "GET") return ok(listed(cluster, target, query, accept));
    if (method === "POST") return ok(create(cluster, target, body, options), 201);
    if (method !== "DELETE" || resource.ofCloud) throw notAllowed(`${method} is not for a list of ${resource.name}`);
    const gone = selected(cluster, target, query);
    if (!options.dryRun) for (const object of gone) removeObject(cluster, resource, object);
    return ok({ kind: `${resource.kind}List`, apiVersion: apiVersionOf(resource), metadata: {}, items: gone });
  }
  if (method === "GET") return ok(shown(cluster, target, accept));
  if (method === "PUT") return ok(update(cluster, target, body, options));
  if (method === "PATCH") return ok(patch(cluster, target, body, contentType, options));
  if (method === "DELETE") return ok(erase(cluster, target, deleteOptionsFrom(body), options.dryRun));
  throw notAllowed(`${method} is not for an object`);
}

/** Subresources that need an upgraded connection. */
const STREAMS: readonly string[] = ["exec", "attach", "portforward"];

/** The objects that a list's selectors match, sorted by name. */
export function selected(
  cluster: Cluster,
  { resource, namespace }: Target,
  query: URLSearchParams,
): KubernetesObject[] {
  const labels = labelSelector(query.get("labelSelector") ?? "");
  const fields = fieldSelector(resource, query.get("fieldSelector") ?? "");
  return inOrder(list(cluster, resource, namespace).filter((object) => labels(object) && fields(object)));
}

function listed(cluster: Cluster, target: Target, query: URLSearchParams, accept: string): object {
  const { resource } = target;
  const { items, metadata: rest } = pageOf(selected(cluster, target, query), query);
  const metadata = { resourceVersion: String(cluster.kept.version), ...rest };
  if (wantsTable(accept)) return tableOf(resource, items, cluster.world.clock.now(), metadata);
  return { kind: `${resource.kind}List`, apiVersion: apiVersionOf(resource), metadata, items };
}

function shown(cluster: Cluster, target: Target, accept: string): object {
  const object = required(cluster, target);
  if (!wantsTable(accept)) return object;
  const metadata = { resourceVersion: String(cluster.kept.version) };
  return tableOf(target.resource, [object], cluster.world.clock.now(), metadata);
}

function erase(
  cluster: Cluster,
  target: Target,
  { propagationPolicy, preconditions }: DeleteOptions,
  dryRun: boolean,
): object {
  const { resource, name = "" } = target;
  refuseOfCloud(resource);
  const object = required(cluster, target);
  if (preconditions?.uid !== undefined && preconditions.uid !== object.metadata.uid)
    throw new StatusError(409, "Conflict", `the UID in the precondition (${preconditions.uid}) does not match`);
  if (resource === NAMESPACES && /^(default|kube-.*)$/.test(name))
    throw new StatusError(403, "Forbidden", `namespaces "${name}" is forbidden: this namespace may not be deleted`);
  if (!dryRun) {
    if (propagationPolicy === "Orphan") disown(cluster, object);
    const left = removeObject(cluster, resource, object);
    if (left.metadata.deletionTimestamp !== undefined) return left;
  }
  const details = { name, group: resource.group, kind: resource.name, uid: object.metadata.uid };
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details };
}

function disown(cluster: Cluster, owner: KubernetesObject): void {
  for (const resource of RESOURCES)
    for (const object of list(cluster, resource, owner.metadata.namespace))
      if (object.metadata.ownerReferences !== undefined)
        object.metadata.ownerReferences = object.metadata.ownerReferences.filter(
          ({ uid }) => uid !== owner.metadata.uid,
        );
}

function scale(
  cluster: Cluster,
  target: Target,
  { method, body, contentType }: ApiRequest,
  options: WriteOptions,
): ApiAnswer {
  const deployment = required(cluster, target);
  if (method === "GET") return ok(scaleOf(deployment));
  const wanted =
    contentType === "application/json-patch+json" ? patchedBy(contentType, scaleOf(deployment), body) : body;
  const replicas = (wanted as { spec?: { replicas?: unknown } } | null)?.spec?.replicas;
  if (!Number.isInteger(replicas) || Number(replicas) < 0) throw badRequest("spec.replicas must be an integer from 0");
  const type = "application/merge-patch+json";
  const whole = { ...target, subresource: undefined };
  return ok(scaleOf(patch(cluster, whole, { spec: { replicas } }, type, { ...options, subresource: "scale" })));
}
