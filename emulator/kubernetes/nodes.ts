import { createHash } from "node:crypto";
import type { Row } from "../row";
import { nodeNameType } from "../tencent/tke/cluster-row";
import { type InstanceAttributes, instances, type Pod } from "../tencent/tke/instance-row";
import { nodePools } from "../tencent/tke/node-pool";
import { virtualNodes } from "../tencent/tke/virtual-node-row";
import type { Cluster } from "./cluster";
import type { Json, KubernetesObject } from "./object";

/** A node and the pods that the cloud knows on it. */
export interface Node {
  readonly object: KubernetesObject;
  /** Takes pods. */
  readonly schedulable: boolean;
  pods: readonly Pod[];
}

/** Nodes of a cluster: its CVM machines and its virtual nodes, as the cloud has them now. */
export function nodesOf(cluster: Cluster): Node[] {
  const { world, row } = cluster;
  const machines = Object.values(instances.rows(world.state))
    .filter(({ owner }) => owner === row.id)
    .map((machine) => machineNode(cluster, machine));
  const pools = Object.values(nodePools.rows(world.state)).filter(({ owner }) => owner === row.id);
  const virtual = pools.flatMap(({ id, attributes }) =>
    Object.values(virtualNodes.rows(world.state))
      .filter(({ owner }) => owner === id)
      .map((node) => nodeOver(node, node.attributes, virtualNode(cluster, node, attributes))),
  );
  return [...machines, ...virtual];
}

/** A node whose pods stand in the row's attributes: what is drained or deleted by the cloud's API is seen here, and the other way. */
function nodeOver(row: Row, attributes: { Pods: readonly Pod[] }, object: KubernetesObject): Node {
  const ready = row.status === "running" || row.status === "Running";
  return {
    object,
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
  readonly Unschedulable?: number | boolean | null;
}

function machineNode(cluster: Cluster, machine: Row<InstanceAttributes>): Node {
  const { InstanceAdvancedSettings, InstanceRole, DrainStatus, PrivateIpAddress } = machine.attributes;
  const settings = InstanceAdvancedSettings as Labelled;
  const master = InstanceRole === "MASTER_ETCD";
  const roles: Record<string, string> = master ? { "node-role.kubernetes.io/control-plane": "" } : {};
  const taints = master ? [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }] : [];
  const object = node(cluster, machine, nodeName(cluster, machine), {
    ready: machine.status === "running",
    address: PrivateIpAddress,
    labels: { "cloud.tencent.com/node-instance-id": machine.id, ...roles, ...labelsOf(settings) },
    taints: [...taints, ...taintsOf(settings)],
    unschedulable: Boolean(settings.Unschedulable) || DrainStatus === "true",
  });
  return nodeOver(machine, machine.attributes, object);
}

function virtualNode(cluster: Cluster, row: Row, pool: Labelled): KubernetesObject {
  return node(cluster, row, row.id, {
    ready: row.status === "Running",
    address: "10.255.253.1",
    labels: { "node.kubernetes.io/instance-type": "eklet", ...labelsOf(pool) },
    taints: taintsOf(pool),
    unschedulable: Boolean(pool.Unschedulable) || row.status === "Draining",
  });
}

/** By the cluster's setting: the private address, or the host name, which such a cluster wants to be the instance's name. */
function nodeName({ row }: Cluster, { attributes }: Row<InstanceAttributes>): string {
  const named = nodeNameType(row) === "hostname" && attributes.InstanceName !== "";
  return named ? attributes.InstanceName.toLowerCase() : attributes.PrivateIpAddress;
}

const labelsOf = ({ Labels }: Labelled) => Object.fromEntries((Labels ?? []).map(({ Name, Value }) => [Name, Value]));
const taintsOf = ({ Taints }: Labelled) =>
  (Taints ?? []).map(({ Key, Value, Effect }) => ({ key: Key, value: Value ?? "", effect: Effect }));

interface NodeFacts {
  readonly ready: boolean;
  readonly address: string;
  readonly labels: Record<string, string>;
  readonly taints: readonly Json[];
  readonly unschedulable: boolean;
}

function node({ row }: Cluster, of: Row, name: string, facts: NodeFacts): KubernetesObject {
  const { ready, address, labels, taints, unschedulable } = facts;
  const size = { cpu: "4", memory: "8Gi", pods: String(row.attributes.ClusterNetworkSettings.MaxNodePodNum || 64) };
  const version = `v${row.attributes.ClusterVersion}`;
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      uid: uidOf(of.id),
      resourceVersion: "1",
      creationTimestamp: of.createdAt,
      labels: { "kubernetes.io/hostname": name, "kubernetes.io/os": "linux", ...labels },
    },
    spec: {
      providerID: `qcloud:///${of.region}/${of.id}`,
      ...(taints.length > 0 ? { taints } : {}),
      ...(unschedulable ? { unschedulable } : {}),
    },
    status: {
      capacity: size,
      allocatable: size,
      conditions: [
        { type: "Ready", status: ready ? "True" : "False", reason: ready ? "KubeletReady" : "KubeletNotReady" },
      ],
      addresses: [
        { type: "InternalIP", address },
        { type: "Hostname", address: name },
      ],
      nodeInfo: { kubeletVersion: version, kubeProxyVersion: version, operatingSystem: "linux", architecture: "amd64" },
    },
  };
}

/** An ID of the form that Kubernetes has, the same for the same name. */
function uidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
