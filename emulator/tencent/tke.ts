import type { Kind } from "../row";
import type { Handler } from "./call";
import { apiServerHandlers } from "./tke-api-server";
import { asGroupHandlers, asGroups } from "./tke-as-group";
import { asGroupOptionHandlers } from "./tke-as-group-option";
import { auditHandlers, audits } from "./tke-audit";
import { catalogueHandlers } from "./tke-catalogue";
import { clusterHandlers } from "./tke-cluster";
import { clusters } from "./tke-cluster-row";
import { endpointHandlers, endpoints } from "./tke-endpoint";
import { helmChartHandlers, helmCharts } from "./tke-helm-chart";
import { instanceHandlers } from "./tke-instance";
import { instances, machines } from "./tke-instance-row";
import { licenceHandlers } from "./tke-licence";
import { logAgents, logCollectorHandlers, logCollectors } from "./tke-log-collector";
import { nodePoolHandlers, nodePools } from "./tke-node-pool";
import { virtualNodeHandlers } from "./tke-virtual-node";
import { virtualNodes } from "./tke-virtual-node-row";

export const tkeKinds: readonly Kind[] = [
  clusters,
  instances,
  machines,
  endpoints,
  asGroups,
  nodePools,
  virtualNodes,
  logAgents,
  logCollectors,
  audits,
  helmCharts,
];

export const tkeHandlers: Readonly<Record<string, Handler>> = {
  ...catalogueHandlers,
  ...clusterHandlers,
  ...instanceHandlers,
  ...endpointHandlers,
  ...asGroupHandlers,
  ...asGroupOptionHandlers,
  ...nodePoolHandlers,
  ...virtualNodeHandlers,
  ...logCollectorHandlers,
  ...auditHandlers,
  ...helmChartHandlers,
  ...licenceHandlers,
  ...apiServerHandlers,
};
