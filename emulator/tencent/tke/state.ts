import type { Rows } from "../../row";
import type { Documents } from "./api-server";
import type { AsGroupAttributes } from "./as-group";
import type { AuditAttributes } from "./audit";
import type { ClusterAttributes } from "./cluster-row";
import type { EndpointAttributes } from "./endpoint";
import type { HelmChartAttributes } from "./helm-chart";
import type { InstanceAttributes, MachineAttributes } from "./instance-row";
import type { LogAgentAttributes, LogCollectorAttributes } from "./log-collector";
import type { NodePoolAttributes } from "./node-pool";
import type { VirtualNodeAttributes } from "./virtual-node-row";

/** What TKE holds, by ID. */
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
