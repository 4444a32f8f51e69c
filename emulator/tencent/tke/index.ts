import type { Kind } from "../../world";
import type { Handler } from "../call";
import { apiServerHandlers } from "./api-server";
import { asGroupHandlers } from "./as-group";
import { asGroupOptionHandlers } from "./as-group-option";
import { asGroups } from "./as-group-row";
import { auditHandlers, audits } from "./audit";
import { catalogueHandlers } from "./catalogue";
import { clusterHandlers, publicClusterHandlers } from "./cluster";
import { clusters } from "./cluster-row";
import { endpointHandlers, endpoints } from "./endpoint";
import { helmChartHandlers, helmCharts } from "./helm-chart";
import { instanceHandlers } from "./instance";
import { instances, machines } from "./instance-row";
import { licenceHandlers } from "./licence";
import { logAgents, logCollectorHandlers, logCollectors } from "./log-collector";
import { nodePoolHandlers, nodePools } from "./node-pool";
import { virtualNodeHandlers } from "./virtual-node";
import { virtualNodes } from "./virtual-node-row";

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

/** The calls that only the public cloud has. */
export const publicTkeHandlers: Readonly<Record<string, Handler>> = publicClusterHandlers;
