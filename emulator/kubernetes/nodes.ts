import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Row } from "../row";
import { table } from "../state";
import { type NodePoolAttributes, nodePools } from "../tencent/tke/node-pool";
import { nodeNameType } from "../tencent/tke/parts/cluster-row";
import { type InstanceAttributes, instances, type Pod } from "../tencent/tke/parts/instance-row";
import { sizeOf } from "../tencent/tke/parts/machine";
import { VIRTUAL_NODE_ADDRESS, type VirtualNodeAttributes, virtualNodes } from "../tencent/tke/parts/virtual-node-row";
import { read } from "../transitions";
import { type Cluster, find, list, type NodeFacts, put, remove, type Taint } from "./cluster";
import { type Json, type KubernetesObject, NODES } from "./object";

/** A node, and the pods on it that the cloud knows. */
export interface Node {
  readonly object: KubernetesObject;
  readonly ready: boolean;
  /** Whether it accepts pods. */
  readonly schedulable: boolean;
  pods: readonly Pod[];
}

/**
 * Nodes of a cluster: its CVM machines and its virtual nodes, as in the cloud now. This updates their objects with the cloud's changes and
 * keeps what clients wrote.
 */
export function nodesOf(cluster: Cluster): Node[] {
  const { world, row } = cluster;
  const machines = [...instances.rows(world.state).values()]
    .filter(({ owner }) => owner === row.id)
    .map((machine) => machineNode(cluster, machine));
  const pools = [...nodePools.rows(world.state).values()].filter(({ owner }) => owner === row.id);
  const virtual = pools.flatMap(({ id, attributes }) =>
    [...virtualNodes.rows(world.state).values()]
      .filter(({ owner }) => owner === id)
      .map((node) => virtualNode(cluster, node, attributes)),
  );
  const nodes = [...machines, ...virtual];
  const there = new Set(nodes.map(({ object }) => object.metadata.name));
  for (const object of list(cluster, NODES)) if (!there.has(object.metadata.name)) forget(cluster, object);
  return nodes;
}

/** The cloud's rows of a cluster's nodes. */
function rowsOf({ world, row }: Cluster) {
  const pools = new Set(
    [...nodePools.rows(world.state).values()].flatMap(({ id, owner }) => (owner === row.id ? [id] : [])),
  );
  return {
    machines: [...instances.rows(world.state).values()].filter(({ owner }) => owner === row.id),
    virtual: [...virtualNodes.rows(world.state).values()].filter(({ owner = "" }) => pools.has(owner)),
  };
}

/** Counts a read of a cluster's machines and virtual nodes, because nodes and pods show their states. */
export function readNodes(cluster: Cluster): void {
  const { machines, virtual } = rowsOf(cluster);
  read(cluster.world, instances, machines);
  read(cluster.world, virtualNodes, virtual);
}

/** Removes a pod from its node. */
export function leaveNode(cluster: Cluster, isPod: (known: Pod) => boolean): void {
  const { machines, virtual } = rowsOf(cluster);
  for (const { attributes } of [...machines, ...virtual])
    if (attributes.Pods.some(isPod)) attributes.Pods = attributes.Pods.filter((known) => !isPod(known));
}

function forget(cluster: Cluster, object: KubernetesObject): void {
  remove(cluster, NODES, object);
  delete cluster.kept.nodes?.[object.metadata.name];
}

/** A node whose pods are in the row's attributes, so that pods drained or deleted through either API are gone in both. */
function nodeOver(row: Row, attributes: { Pods: readonly Pod[] }, object: KubernetesObject): Node {
  const ready = row.status === "running" || row.status === "Running";
  return {
    object,
    ready,
    schedulable: ready && object.spec?.unschedulable !== true,
    get pods() {
      return attributes.Pods;
    },
    set pods(pods) {
      attributes.Pods = pods;
    },
  };
}

interface Labelled {
  readonly Labels?: readonly { readonly Name: string; readonly Value: string }[] | null;
  readonly Taints?: readonly { readonly Key?: string; readonly Value?: string; readonly Effect?: string }[] | null;
}

/** The cloud's calls return what clients of the API server wrote to a machine's node. */
function machineNode(cluster: Cluster, machine: Row<InstanceAttributes>): Node {
  const { attributes } = machine;
  const { InstanceRole, DrainStatus, PrivateIpAddress } = attributes;
  const settings = attributes.InstanceAdvancedSettings as Labelled;
  const master = InstanceRole === "MASTER_ETCD";
  const roles: Record<string, string> = master ? { "node-role.kubernetes.io/control-plane": "" } : {};
  const taints = master ? [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }] : [];
  const object = followed(cluster, machine, nodeName(cluster, machine), {
    ready: machine.status === "running",
    address: PrivateIpAddress,
    labels: { "cloud.tencent.com/node-instance-id": machine.id, ...roles, ...labelsOf(settings) },
    taints: [...taints, ...taintsOf(settings)],
    cordoned: DrainStatus === "true",
    size: sizeOf((attributes.RunInstancesPara as { InstanceType?: unknown } | undefined)?.InstanceType) ?? USUAL_SIZE,
  });
  attributes.DrainStatus = String(object.spec?.unschedulable === true);
  attributes.NodeLabels = object.metadata.labels;
  return nodeOver(machine, attributes, object);
}

/** A virtual node is cordoned with its pool, until a client or a drain changes this node. */
function virtualNode(cluster: Cluster, node: Row<VirtualNodeAttributes>, pool: NodePoolAttributes): Node {
  const { attributes } = node;
  if (attributes.PoolUnschedulable !== pool.Unschedulable) attributes.Unschedulable ||= pool.Unschedulable;
  if (attributes.PoolUnschedulable === true && !pool.Unschedulable) attributes.Unschedulable = false;
  attributes.PoolUnschedulable = pool.Unschedulable;
  const object = followed(cluster, node, node.id, virtualFacts(node, pool));
  attributes.Unschedulable = object.spec?.unschedulable === true;
  return nodeOver(node, attributes, object);
}

const virtualFacts = (row: Row<VirtualNodeAttributes>, pool: NodePoolAttributes): NodeFacts => ({
  ready: row.status === "Running",
  address: VIRTUAL_NODE_ADDRESS,
  labels: { "node.kubernetes.io/instance-type": "eklet", ...labelsOf(pool) },
  taints: taintsOf(pool),
  cordoned: row.attributes.Unschedulable === true || row.status === "Draining",
  size: VIRTUAL_SIZE,
});

/** The private address or the host name, by the cluster's setting. */
function nodeName({ row }: Cluster, { attributes }: Row<InstanceAttributes>): string {
  const name = nodeNameType(row) === "hostname" ? attributes.HostName : undefined;
  return name ? name.toLowerCase() : attributes.PrivateIpAddress;
}

const labelsOf = ({ Labels }: Labelled) => Object.fromEntries((Labels ?? []).map(({ Name, Value }) => [Name, Value]));
const taintsOf = ({ Taints }: Labelled) =>
  (Taints ?? []).map(({ Key, Value, Effect }) => ({ key: Key, value: Value ?? "", effect: Effect }));

/** A node's stored object, with the cloud's changes since the last read. */
function followed(cluster: Cluster, of: Row, name: string, facts: NodeFacts): KubernetesObject {
  const { kept } = cluster;
  kept.nodes ??= table();
  const found = find(cluster, NODES, undefined, name);
  const live = found?.metadata.uid === uidOf(of.id) ? found : undefined;
  if (found !== undefined && live === undefined) forget(cluster, found);
  const before = kept.nodes[name] ?? NOTHING;
  const object = put(cluster, NODES, changed(live ?? blank(of, name), before, facts, statusOf(cluster, name, facts)));
  kept.nodes[name] = { ...facts, cordoned: object.spec?.unschedulable === true };
  return object;
}

const NOTHING: NodeFacts = {
  ready: false,
  address: "",
  labels: {},
  taints: [],
  cordoned: false,
  size: { cores: 0, memory: 0 },
};
/** Size of a machine whose model name contains none. */
const USUAL_SIZE = { cores: 4, memory: 8 };
/** Size of a virtual node, which has no machine and room for all of its pods. */
const VIRTUAL_SIZE = { cores: 10_000, memory: 40_000 };

/** The object with the differences in the cloud. */
function changed(live: KubernetesObject, before: NodeFacts, now: NodeFacts, status: Json): KubernetesObject {
  const labels = {
    ...Object.fromEntries(
      Object.entries(live.metadata.labels ?? {}).filter(
        ([name]) => !Object.hasOwn(before.labels, name) || Object.hasOwn(now.labels, name),
      ),
    ),
    ...Object.fromEntries(Object.entries(now.labels).filter(([name, value]) => before.labels[name] !== value)),
  };
  const has = (taints: readonly Taint[], one: Taint) => taints.some((other) => isDeepStrictEqual(other, one));
  const own = (live.spec?.taints ?? []) as readonly Taint[];
  const taints = [
    ...own.filter((taint) => !has(before.taints, taint) || has(now.taints, taint)),
    ...now.taints.filter((taint) => !has(before.taints, taint) && !has(own, taint)),
  ];
  const { taints: _, ...spec } = live.spec ?? {};
  return {
    ...live,
    metadata: { ...live.metadata, labels },
    spec: {
      ...spec,
      ...(taints.length > 0 ? { taints } : {}),
      ...(before.cordoned === now.cordoned ? {} : { unschedulable: now.cordoned || undefined }),
    },
    status,
  };
}

const blank = (of: Row, name: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name,
    uid: uidOf(of.id),
    creationTimestamp: of.createdAt,
    labels: { "kubernetes.io/hostname": name, "kubernetes.io/os": "linux" },
  },
  spec: { providerID: `qcloud:///${of.region}/${of.id}` },
});

function statusOf({ row }: Cluster, name: string, { ready, address, size: machine }: NodeFacts): Json {
  const { cores, memory } = machine;
  const pods = String(row.attributes.ClusterNetworkSettings.MaxNodePodNum || 64);
  const size = { cpu: String(cores), memory: `${memory}Gi`, pods };
  const version = `v${row.attributes.ClusterVersion}`;
  return {
    capacity: size,
    allocatable: size,
    conditions: [
      { type: "Ready", status: ready ? "True" : "False", reason: ready ? "KubeletReady" : "KubeletNotReady" },
    ],
    addresses: [
      { type: "InternalIP", address },
      { type: "Hostname", address: name },
    ],
    nodeInfo: {
      kubeletVersion: version,
      kubeProxyVersion: version,
      operatingSystem: "linux",
      architecture: "amd64",
      // Typed clients require each of these fields.
      machineID: name,
      systemUUID: name,
      bootID: name,
      kernelVersion: "",
      osImage: row.attributes.ClusterOs,
      containerRuntimeVersion: `${row.attributes.ContainerRuntime}://`,
    },
  };
}

/** The address of a node within the cluster's network. */
export function addressOfNode({ object }: Node): string | undefined {
  const addresses = (object.status?.addresses ?? []) as readonly { type: string; address: string }[];
  return addresses.find(({ type }) => type === "InternalIP")?.address;
}

/** An ID in Kubernetes' form, the same for the same name. */
function uidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
