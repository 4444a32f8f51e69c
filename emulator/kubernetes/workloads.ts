import { createHash } from "node:crypto";
import { born, type Cluster, list, mostPods, put } from "./cluster";
import { record } from "./events";
import { type Json, type KubernetesObject, type OwnerReference, PODS, type Resource } from "./object";
import { isFinished } from "./pod-status";
import type { LabelSelector } from "./selectors";

export interface Template {
  readonly metadata?: { readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec?: Json;
}

/** The common part of specifications with a pod template. */
export interface Workload {
  readonly paused?: boolean;
  readonly replicas?: number;
  readonly selector?: LabelSelector;
  readonly template?: Template;
}

export const workload = ({ spec }: KubernetesObject) => (spec ?? {}) as Workload;

export const ownedBy = (owner: KubernetesObject): readonly OwnerReference[] => [
  {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? "",
    controller: true,
    blockOwnerDeletion: true,
  },
];

const isOwned = (object: KubernetesObject, owner: KubernetesObject) =>
  (object.metadata.ownerReferences ?? []).some(({ uid }) => uid === owner.metadata.uid);

/** The objects of a resource that an object owns, oldest first. */
export const owned = (cluster: Cluster, resource: Resource, owner: KubernetesObject) =>
  list(cluster, resource, owner.metadata.namespace).filter((object) => isOwned(object, owner));

export const hashOf = (template: object) =>
  createHash("sha256").update(JSON.stringify(template, inOrder)).digest("hex").slice(0, 10);

/** Ignores the order of fields, because clients write them in any order. */
const inOrder = (_key: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

export const isReady = ({ status }: KubernetesObject) => status?.phase === "Running";

/** Largest number of ended pods that are kept. */
const MOST_ENDED = 1000;

/** How many more pods fit in a cluster. */
export function roomForPods(cluster: Cluster): number {
  const pods = list(cluster, PODS);
  const ended = pods.filter(isFinished).length;
  return Math.max(0, Math.min(mostPods(cluster) - (pods.length - ended), mostPods(cluster) + MOST_ENDED - pods.length));
}

export const noRoom = (cluster: Cluster) =>
  `pods are forbidden: exceeded quota: the cluster has at most ${mostPods(cluster)} pods`;

/** Records in a workload's events that there is no room for its pods. */
export const recordNoRoom = (cluster: Cluster, owner: KubernetesObject) =>
  record(cluster, owner, { reason: "FailedCreate", message: noRoom(cluster), warning: true, lasting: true });

/** How one pod of a workload differs from the others. */
export interface Own {
  readonly name?: string;
  readonly prefix?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly spec?: Json;
}

/** Makes a pod from a workload's template, and records it in its owner's events. */
export function makePod(cluster: Cluster, owner: KubernetesObject, template: Template, own: Own = {}) {
  const { namespace, name } = owner.metadata;
  const metadata = {
    ...template.metadata,
    ...(own.name === undefined
      ? { name: "", generateName: own.prefix ?? `${name.slice(0, 57)}-` }
      : { name: own.name }),
    namespace,
    labels: { ...template.metadata?.labels, ...own.labels },
    annotations: { ...template.metadata?.annotations, ...own.annotations },
    ownerReferences: ownedBy(owner),
  };
  const pod = born(cluster, PODS, { apiVersion: "", kind: "", metadata, spec: { ...template.spec, ...own.spec } });
  record(cluster, owner, { reason: "SuccessfulCreate", message: `Created pod: ${pod.metadata.name}` });
  return put(cluster, PODS, pod);
}
