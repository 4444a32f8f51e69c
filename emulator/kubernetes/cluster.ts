import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { quota } from "../quotas";
import type { Row } from "../row";
import { notesOf, table } from "../state";
import { podsOfLevel } from "../tencent/tke/parts/cluster-level";
import type { ClusterAttributes } from "../tencent/tke/parts/cluster-row";
import type { World } from "../world";
import { apiVersionOf, type KubernetesObject, type Metadata, qualifiedName, type Resource } from "./object";

/** The content of a cluster's API server, as plain data in the state. */
interface Kept {
  /** The version of the last write. */
  version: number;
  /** By resource, namespace and name. */
  readonly objects: Record<string, KubernetesObject>;
  /** The last facts from the cloud about each node, by name. */
  nodes?: Record<string, NodeFacts>;
  /** Number of pod addresses used so far. */
  addresses?: number;
}

/** What the cloud says about a node. */
export interface NodeFacts {
  readonly ready: boolean;
  readonly address: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  /** Whether it accepts no new pods. */
  readonly cordoned: boolean;
  /** Cores, and memory in GiB. */
  readonly size: { readonly cores: number; readonly memory: number };
}

export interface Taint {
  readonly key?: string;
  readonly value?: string;
  readonly effect?: string;
}

export type EventType = "ADDED" | "MODIFIED" | "DELETED";

export interface WatchEvent {
  readonly type: EventType;
  readonly version: number;
  readonly resource: Resource;
  readonly object: KubernetesObject;
}

type Listener = (event: WatchEvent) => void;

/** The latest events of each cluster, and the listeners for more; not in the state. */
const hubs = new WeakMap<Kept, { readonly events: WatchEvent[]; readonly listeners: Set<Listener> }>();
/** More events than a test's watcher falls behind. */
const MOST_EVENTS = 1000;

/** A cluster as its API server sees it. */
export interface Cluster {
  readonly world: World;
  readonly row: Row<ClusterAttributes>;
  readonly kept: Kept;
}

export function clusterOf(world: World, row: Row<ClusterAttributes>): Cluster {
  const all = notesOf<Kept>(world.state, "tke", "objects");
  all[row.id] ??= { version: 1, objects: table() };
  return { world, row, kept: all[row.id] as Kept };
}

/** Largest number of pods of a cluster: by its level, and by the emulator's own quota. */
export function mostPods({ world, row }: Cluster): number {
  return Math.min(podsOfLevel(row.attributes.ClusterLevel), quota(world, "tke", "PodsOfCluster"));
}

const keyOf = (resource: Resource, namespace: string | undefined, name: string) =>
  `${qualifiedName(resource)}/${namespace ?? ""}/${name}`;

export function find(
  { kept }: Cluster,
  resource: Resource,
  namespace: string | undefined,
  name: string,
): KubernetesObject | undefined {
  const key = keyOf(resource, namespace, name);
  return Object.hasOwn(kept.objects, key) ? kept.objects[key] : undefined;
}

/** Objects in order of creation. */
export function list({ kept }: Cluster, resource: Resource, namespace?: string): KubernetesObject[] {
  const prefix = `${qualifiedName(resource)}/${namespace === undefined ? "" : `${namespace}/`}`;
  const found: KubernetesObject[] = [];
  for (const key in kept.objects) if (key.startsWith(prefix)) found.push(kept.objects[key] as KubernetesObject);
  return found;
}

/** All objects with their resources, because an owner may be of any. */
export function all({ kept }: Cluster, resources: readonly Resource[]): [Resource, KubernetesObject][] {
  const byName = new Map(resources.map((resource) => [qualifiedName(resource), resource]));
  return Object.entries(kept.objects).flatMap(([key, object]) => {
    const resource = byName.get(key.slice(0, key.indexOf("/")));
    return resource === undefined ? [] : [[resource, object] as [Resource, KubernetesObject]];
  });
}

/** Fills in what the server sets in every new object. */
export function born(cluster: Cluster, resource: Resource, object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  const name = metadata.name || `${metadata.generateName ?? ""}${randomUUID().slice(0, 5)}`;
  return {
    ...object,
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: {
      ...metadata,
      name,
      uid: randomUUID(),
      creationTimestamp: cluster.world.clock.iso(),
      ...(object.spec === undefined ? {} : { generation: 1 }),
    },
  };
}

/** Stores an object and notifies watchers. Storing an equal object is not a write. */
export function put(cluster: Cluster, resource: Resource, object: KubernetesObject): KubernetesObject {
  const { kept } = cluster;
  const key = keyOf(resource, object.metadata.namespace, object.metadata.name);
  const before = kept.objects[key];
  if (before !== undefined && isSame(before, object)) return before;
  const spec = before !== undefined && JSON.stringify(before.spec) !== JSON.stringify(object.spec);
  const metadata: Metadata = { ...object.metadata, resourceVersion: String(++kept.version) };
  if (spec) metadata.generation = (before.metadata.generation ?? 1) + 1;
  const stored = { ...object, metadata };
  kept.objects[key] = stored;
  announce(cluster, {
    type: before === undefined ? "ADDED" : "MODIFIED",
    version: kept.version,
    resource,
    object: stored,
  });
  return stored;
}

export function remove(cluster: Cluster, resource: Resource, object: KubernetesObject): KubernetesObject {
  const { kept } = cluster;
  const key = keyOf(resource, object.metadata.namespace, object.metadata.name);
  delete kept.objects[key];
  const version = ++kept.version;
  const last = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
  announce(cluster, { type: "DELETED", version, resource, object: last });
  return last;
}

function announce({ kept }: Cluster, event: WatchEvent): void {
  const { events, listeners } = hubOf(kept);
  events.push(event);
  if (events.length > MOST_EVENTS) events.shift();
  for (const listener of [...listeners]) listener(event);
}

function hubOf(kept: Kept) {
  const hub = hubs.get(kept) ?? { events: [], listeners: new Set<Listener>() };
  hubs.set(kept, hub);
  return hub;
}

/** Calls the listener for every event after a version; undefined if those events are no longer kept. @returns a function that ends it */
export function watch({ kept }: Cluster, after: number, listener: Listener): (() => void) | undefined {
  const { events, listeners } = hubOf(kept);
  const oldest = events[0]?.version ?? kept.version + 1;
  if (after < Math.min(oldest - 1, kept.version)) return undefined;
  for (const event of events) if (event.version > after) listener(event);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Compares objects, whatever the order of their fields. */
function isSame(one: KubernetesObject, other: KubernetesObject): boolean {
  const [left, right] = [withoutVersion(one), withoutVersion(other)];
  return JSON.stringify(left) === JSON.stringify(right) || isDeepStrictEqual(left, right);
}

function withoutVersion({ metadata: { resourceVersion: _, ...metadata }, ...rest }: KubernetesObject) {
  return { metadata, ...rest };
}
