import {
  type Cell,
  completions,
  duration,
  eachContainer,
  endpoints,
  externalIp,
  jobState,
  nodeSelector,
  nodeStatus,
  pairsOf,
  podState,
  portInWords,
  readyContainers,
  readyReplicas,
  roles,
  since,
} from "./cells";
import {
  CLAIMS,
  CONFIG_MAPS,
  CRON_JOBS,
  DAEMON_SETS,
  DEPLOYMENTS,
  ENDPOINTS,
  EVENTS,
  JOBS,
  type Json,
  NAMESPACES,
  NODES,
  PODS,
  REPLICA_SETS,
  type Resource,
  SECRETS,
  SERVICE_ACCOUNTS,
  SERVICES,
  STATEFUL_SETS,
} from "./object";

/** A column of a table; only `-o wide` prints wide ones. */
export type Column = readonly [name: string, cell: Cell, wide?: "wide"];

const NAME: Column = ["Name", ({ metadata }) => metadata.name];
const AGE: Column = ["Age", ({ metadata }, now) => since(metadata.creationTimestamp, now)];

/** Columns of resources that have none of their own. */
export const DEFAULT_COLUMNS: readonly Column[] = [NAME, AGE];

const ofStatus =
  (field: string): Cell =>
  ({ status }) =>
    status?.[field] ?? 0;
const ofSpec =
  (field: string): Cell =>
  ({ spec }) =>
    spec?.[field];
const dataCount: Cell = ({ data }) => Object.keys((data ?? {}) as object).length;

/** Columns for `-o wide` of resources with a pod template. */
const OF_TEMPLATE: readonly Column[] = [
  ["Containers", eachContainer("name"), "wide"],
  ["Images", eachContainer("image"), "wide"],
  ["Selector", ({ spec }) => pairsOf((spec?.selector as Json | undefined)?.matchLabels), "wide"],
];

/** Columns of `kubectl get`, by resource. */
export const COLUMNS: ReadonlyMap<Resource, readonly Column[]> = new Map<Resource, readonly Column[]>([
  [
    NODES,
    [
      NAME,
      ["Status", nodeStatus],
      ["Roles", roles],
      AGE,
      ["Version", ({ status }) => (status?.nodeInfo as Json | undefined)?.kubeletVersion],
      ["Internal-IP", ({ status }) => (status?.addresses as readonly Json[] | undefined)?.[0]?.address, "wide"],
    ],
  ],
  [
    PODS,
    [
      NAME,
      ["Ready", readyContainers],
      ["Status", podState],
      ["Restarts", () => 0],
      AGE,
      ["IP", ({ status }) => status?.podIP ?? "<none>", "wide"],
      ["Node", ({ spec }) => spec?.nodeName ?? "<none>", "wide"],
    ],
  ],
  [
    DEPLOYMENTS,
    [
      NAME,
      ["Ready", readyReplicas],
      ["Up-to-date", ofStatus("updatedReplicas")],
      ["Available", ofStatus("availableReplicas")],
      AGE,
      ...OF_TEMPLATE,
    ],
  ],
  [
    REPLICA_SETS,
    [
      NAME,
      ["Desired", ofSpec("replicas")],
      ["Current", ofStatus("replicas")],
      ["Ready", ofStatus("readyReplicas")],
      AGE,
      ...OF_TEMPLATE,
    ],
  ],
  [STATEFUL_SETS, [NAME, ["Ready", readyReplicas], AGE]],
  [
    DAEMON_SETS,
    [
      NAME,
      ["Desired", ofStatus("desiredNumberScheduled")],
      ["Current", ofStatus("currentNumberScheduled")],
      ["Ready", ofStatus("numberReady")],
      ["Up-to-date", ofStatus("updatedNumberScheduled")],
      ["Available", ofStatus("numberAvailable")],
      ["Node Selector", nodeSelector],
      AGE,
    ],
  ],
  [JOBS, [NAME, ["Status", jobState], ["Completions", completions], ["Duration", duration], AGE]],
  [
    CRON_JOBS,
    [
      NAME,
      ["Schedule", ofSpec("schedule")],
      ["Timezone", ({ spec }) => spec?.timeZone ?? "<none>"],
      ["Suspend", ({ spec }) => (spec?.suspend === true ? "True" : "False")],
      ["Active", ({ status }) => ((status?.active ?? []) as readonly unknown[]).length],
      [
        "Last Schedule",
        ({ status }, now) => (status?.lastScheduleTime ? since(status.lastScheduleTime, now) : "<none>"),
      ],
      AGE,
    ],
  ],
  [
    SERVICES,
    [
      NAME,
      ["Type", ofSpec("type")],
      ["Cluster-IP", ofSpec("clusterIP")],
      ["External-IP", externalIp],
      ["Port(s)", ({ spec }) => ((spec?.ports ?? []) as readonly Json[]).map(portInWords).join(",") || "<none>"],
      AGE,
      ["Selector", ({ spec }) => pairsOf(spec?.selector), "wide"],
    ],
  ],
  [ENDPOINTS, [NAME, ["Endpoints", endpoints], AGE]],
  [SERVICE_ACCOUNTS, [NAME, ["Secrets", ({ secrets }) => ((secrets ?? []) as readonly unknown[]).length], AGE]],
  [NAMESPACES, [NAME, ["Status", ({ status }) => status?.phase], AGE]],
  [CONFIG_MAPS, [NAME, ["Data", dataCount], AGE]],
  [SECRETS, [NAME, ["Type", ({ type }) => type], ["Data", dataCount], AGE]],
  [
    CLAIMS,
    [
      NAME,
      ["Status", ({ status }) => status?.phase],
      ["Volume", ofSpec("volumeName")],
      ["Capacity", ({ status }) => (status?.capacity as Json | undefined)?.storage],
      [
        "Access Modes",
        ({ spec }) =>
          ((spec?.accessModes ?? []) as readonly string[]).map((mode) => mode.replace(/[a-z]/g, "")).join(","),
      ],
      ["StorageClass", ({ spec }) => spec?.storageClassName ?? ""],
      AGE,
    ],
  ],
  [
    EVENTS,
    [
      ["Last Seen", ({ lastTimestamp }, now) => since(lastTimestamp, now)],
      ["Type", ({ type }) => type],
      ["Reason", ({ reason }) => reason],
      [
        "Object",
        ({ involvedObject }) =>
          `${String((involvedObject as Json).kind).toLowerCase()}/${(involvedObject as Json).name}`,
      ],
      ["Source", ({ source }) => (source as Json | undefined)?.component, "wide"],
      ["Message", ({ message }) => message],
      ["Count", ({ count }) => count, "wide"],
      ["Name", ({ metadata }) => metadata.name, "wide"],
    ],
  ],
]);
