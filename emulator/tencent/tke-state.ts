import type { Rows } from "../row";
import type { AsGroupAttributes } from "./tke-as-group";
import type { ClusterAttributes } from "./tke-cluster-row";
import type { EndpointAttributes } from "./tke-endpoint";
import type { InstanceAttributes, MachineAttributes } from "./tke-instance-row";
import type { NodePoolAttributes } from "./tke-node-pool";
import type { VirtualNodeAttributes } from "./tke-virtual-node-row";

/** What TKE holds, by id. */
export interface TkeState {
  readonly clusters: Rows<ClusterAttributes>;
  readonly instances: Rows<InstanceAttributes>;
  readonly machines: Rows<MachineAttributes>;
  readonly endpoints: Rows<EndpointAttributes>;
  readonly asGroups: Rows<AsGroupAttributes>;
  readonly nodePools: Rows<NodePoolAttributes>;
  readonly virtualNodes: Rows<VirtualNodeAttributes>;
}

export function emptyTke(): TkeState {
  return { clusters: {}, instances: {}, machines: {}, endpoints: {}, asGroups: {}, nodePools: {}, virtualNodes: {} };
}
