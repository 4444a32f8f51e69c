import { createHash } from "node:crypto";
import { blockOf } from "../tencent/tke/parts/cidr";
import { type Cluster, list } from "./cluster";
import { SERVICES } from "./object";

/** Consecutive addresses, as numbers. */
interface Range {
  readonly first: number;
  readonly size: number;
}

/** Pod addresses in a cluster without a container network, such as one of type VPC-CNI. */
const NO_CIDR = "172.20.0.0/16";
/** The first addresses of the service range are reserved for the cluster's own services. */
const OWN_SERVICES = 11;

/** A cluster's networks. Services use the end of the container network (manual, "容器网络"), or a network of their own. */
function networksOf({ row }: Cluster): { readonly pods: Range; readonly services: Range } {
  const { ClusterNetworkSettings, ServiceCIDR } = row.attributes;
  const whole = rangeOf(ClusterNetworkSettings.ClusterCIDR || NO_CIDR);
  if (ServiceCIDR !== "") return { pods: whole, services: rangeOf(ServiceCIDR) };
  const size = Math.min(ClusterNetworkSettings.MaxClusterServiceNum || 256, whole.size / 2);
  const pods = { first: whole.first, size: whole.size - size };
  return { pods, services: { first: pods.first + pods.size, size } };
}

function rangeOf(cidr: string): Range {
  const { first, last } = blockOf(cidr);
  return { first, size: last - first + 1 };
}

const inWords = (address: number) => [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

/** The address of one of the cluster's own services, by its position. */
export const ownServiceAddress = (cluster: Cluster, place: number) =>
  inWords(networksOf(cluster).services.first + place);

/** An address for a service: derived from its ID, or the next free one. */
export function serviceAddress(cluster: Cluster, uid: string): string {
  const { first, size } = networksOf(cluster).services;
  const places = Math.max(1, size - OWN_SERVICES - 1);
  const taken = new Set(list(cluster, SERVICES).map(({ spec }) => spec?.clusterIP));
  const start = numberOf(uid) % places;
  const offsets = Array.from({ length: places }, (_, index) => OWN_SERVICES + ((start + index) % places));
  return (
    offsets.map((offset) => inWords(first + offset)).find((address) => !taken.has(address)) ??
    inWords(first + OWN_SERVICES)
  );
}

/** The next pod address; starts again after the end of the range. */
export function podAddress(cluster: Cluster): string {
  const { first, size } = networksOf(cluster).pods;
  const { kept } = cluster;
  kept.addresses = (kept.addresses ?? 0) + 1;
  return inWords(first + 1 + (kept.addresses % (size - 2)));
}

/** A node port for a service's port. */
export function nodePort(cluster: Cluster, uid: string, index: number): number {
  const taken = new Set(
    list(cluster, SERVICES).flatMap(({ spec }) =>
      ((spec?.ports ?? []) as readonly { nodePort?: number }[]).map((port) => port.nodePort),
    ),
  );
  const start = numberOf(`${uid}/${index}`);
  let port = 30_000 + (start % 2768);
  while (taken.has(port)) port = port === 32_767 ? 30_000 : port + 1;
  return port;
}

/** A load balancer's address, from a block for documentation. */
export const balancerAddress = (uid: string) => `203.0.113.${numberOf(uid) % 256}`;

const numberOf = (text: string) => createHash("sha256").update(text).digest().readUInt32BE();
