import type { Rows } from "../row";
import type { Documents } from "./tke-api-server";
import type { AsGroupAttributes } from "./tke-as-group";
import type { AuditAttributes } from "./tke-audit";
import type { ClusterAttributes } from "./tke-cluster-row";
import type { EndpointAttributes } from "./tke-endpoint";
import type { HelmChartAttributes } from "./tke-helm-chart";
import type { InstanceAttributes, MachineAttributes } from "./tke-instance-row";
import type { LogAgentAttributes, LogCollectorAttributes } from "./tke-log-collector";
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
  readonly logAgents: Rows<LogAgentAttributes>;
  readonly logCollectors: Rows<LogCollectorAttributes>;
  readonly audits: Rows<AuditAttributes>;
  readonly helmCharts: Rows<HelmChartAttributes>;
  readonly documents: Documents;
}

export function emptyTke(): TkeState {
  return {
    clusters: {},
    instances: {},
    machines: {},
    endpoints: {},
    asGroups: {},
    nodePools: {},
    virtualNodes: {},
    logAgents: {},
    logCollectors: {},
    audits: {},
    helmCharts: {},
    documents: {},
  };
}
