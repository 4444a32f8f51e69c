import type { Kind } from "../../world";
import type { Handler } from "../call";
import { apiServerHandlers } from "./api-server";
import { asGroupHandlers } from "./as-group";
import { asGroupOptionHandlers } from "./as-group-option";
import { auditHandlers, audits } from "./audit";
import { catalogueHandlers } from "./catalogue";
import { clusterHandlers, publicClusterHandlers } from "./cluster";
import { endpointHandlers, endpoints } from "./endpoint";
import { helmChartHandlers, helmCharts } from "./helm-chart";
import { instanceHandlers } from "./instance";
import { licenceHandlers } from "./licence";
import { logAgents, logCollectorHandlers, logCollectors } from "./log-collector";
import { nodePoolHandlers, nodePools } from "./node-pool";
import { asGroups } from "./parts/as-group-row";
import { clusters } from "./parts/cluster-row";
import { instances, machines } from "./parts/instance-row";
import { virtualNodes } from "./parts/virtual-node-row";
import { virtualNodeHandlers } from "./virtual-node";

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
