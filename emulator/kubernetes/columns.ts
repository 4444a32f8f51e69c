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
  type KubernetesObject,
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

type Cell = (object: KubernetesObject, now: number) => unknown;
/** A column of a table; a wide one is printed by `-o wide` only. */
export type Column = readonly [name: string, cell: Cell, wide?: "wide"];

const NAME: Column = ["Name", ({ metadata }) => metadata.name];
const AGE: Column = ["Age", ({ metadata }, now) => since(metadata.creationTimestamp, now)];

/** Columns of what has none of its own. */
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

const podSpecOf = ({ spec }: KubernetesObject) =>
  ((spec?.template as Json | undefined)?.spec ?? {}) as { readonly containers?: readonly Json[] };
const eachContainer =
  (field: string): Cell =>
  (object) =>
    (podSpecOf(object).containers ?? []).map((container) => container[field]).join(",");

/** What `-o wide` prints of what makes pods. */
const OF_TEMPLATE: readonly Column[] = [
  ["Containers", eachContainer("name"), "wide"],
  ["Images", eachContainer("image"), "wide"],
  ["Selector", ({ spec }) => pairsOf((spec?.selector as Json | undefined)?.matchLabels), "wide"],
];

/** What `kubectl get` prints, by resource. */
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

function nodeStatus({ status, spec }: KubernetesObject): string {
  const [condition] = (status?.conditions ?? []) as readonly { status?: string }[];
  return `${condition?.status === "True" ? "Ready" : "NotReady"}${spec?.unschedulable ? ",SchedulingDisabled" : ""}`;
}

function externalIp({ status }: KubernetesObject): string {
  const { ingress = [] } = (status?.loadBalancer ?? {}) as { ingress?: readonly { ip?: string }[] };
  return ingress.map(({ ip }) => ip).join(",") || "<none>";
}

const portInWords = ({ port, nodePort, protocol = "TCP" }: Json) =>
  `${port}${nodePort === undefined ? "" : `:${nodePort}`}/${protocol}`;

type ContainerStatus = {
  readonly ready?: boolean;
  readonly state?: {
    readonly waiting?: { readonly reason?: string };
    readonly terminated?: { readonly reason?: string };
  };
};
const containersOf = (status: Json | undefined) => (status?.containerStatuses ?? []) as readonly ContainerStatus[];

function podState({ status }: KubernetesObject): unknown {
  const reasons = containersOf(status).map(({ state }) => (state?.waiting ?? state?.terminated)?.reason);
  return reasons.find((reason) => reason !== undefined && reason !== "Completed") ?? reasons[0] ?? status?.phase;
}

function readyContainers({ status, spec }: KubernetesObject): string {
  const ready = containersOf(status).filter((container) => container.ready).length;
  return `${ready}/${((spec?.containers ?? []) as readonly unknown[]).length}`;
}

function roles({ metadata }: KubernetesObject): string {
  return "node-role.kubernetes.io/control-plane" in (metadata.labels ?? {}) ? "control-plane" : "<none>";
}

function readyReplicas({ status, spec }: KubernetesObject): string {
  return `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`;
}

function nodeSelector(object: KubernetesObject): string {
  return pairsOf((podSpecOf(object) as Json).nodeSelector);
}

function pairsOf(labels: unknown): string {
  const pairs = Object.entries((labels ?? {}) as object).map(([key, value]) => `${key}=${value}`);
  return pairs.join(",") || "<none>";
}

function endpoints({ subsets }: KubernetesObject): string {
  const all = ((subsets ?? []) as readonly { addresses?: readonly Json[]; ports?: readonly Json[] }[]).flatMap(
    ({ addresses = [], ports = [] }) => ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  const more = all.length > 3 ? ` + ${all.length - 3} more...` : "";
  return all.length === 0 ? "<none>" : `${all.slice(0, 3).join(",")}${more}`;
}

function jobState({ status }: KubernetesObject): string {
  const conditions = (status?.conditions ?? []) as readonly { readonly type: string }[];
  return conditions[0]?.type ?? "Running";
}

function completions({ spec, status }: KubernetesObject): string {
  return `${status?.succeeded ?? 0}/${spec?.completions ?? `1 of ${spec?.parallelism ?? 1}`}`;
}

function duration({ status }: KubernetesObject, now: number): string {
  const end = status?.completionTime === undefined ? now : Date.parse(String(status.completionTime));
  return status?.startTime === undefined ? "" : since(status.startTime, end);
}

/** How long ago something was, in the largest unit that fits. */
function since(time: unknown, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(String(time ?? ""))) / 1000));
  if (Number.isNaN(seconds)) return "<unknown>";
  const units = [
    [86_400, "d"],
    [3600, "h"],
    [60, "m"],
  ] as const;
  const [size, unit] = units.find(([length]) => seconds >= length) ?? [1, "s"];
  return `${Math.floor(seconds / size)}${unit}`;
}
