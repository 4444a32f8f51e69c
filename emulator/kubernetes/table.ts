import {
  CONFIG_MAPS,
  DEPLOYMENTS,
  type Json,
  type KubernetesObject,
  NAMESPACES,
  NODES,
  PODS,
  type Resource,
  SECRETS,
  SERVICES,
} from "./object";

type Column = readonly [name: string, cell: (object: KubernetesObject) => unknown, wide?: "wide"];

/** What `kubectl get` prints besides name and age. */
const COLUMNS = new Map<Resource, readonly Column[]>([
  [
    NODES,
    [
      ["Status", nodeStatus],
      [
        "Roles",
        ({ metadata }) =>
          "node-role.kubernetes.io/control-plane" in (metadata.labels ?? {}) ? "control-plane" : "<none>",
      ],
      ["Version", ({ status }) => (status?.nodeInfo as Json | undefined)?.kubeletVersion],
      ["Internal-IP", ({ status }) => (status?.addresses as readonly Json[] | undefined)?.[0]?.address, "wide"],
    ],
  ],
  [
    PODS,
    [
      ["Ready", readyContainers],
      ["Status", ({ status }) => waitingFor(status) ?? status?.phase],
      ["Restarts", () => 0],
      ["IP", ({ status }) => status?.podIP ?? "<none>", "wide"],
      ["Node", ({ spec }) => spec?.nodeName ?? "<none>", "wide"],
    ],
  ],
  [
    DEPLOYMENTS,
    [
      ["Ready", ({ status, spec }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`],
      ["Up-to-date", ({ status }) => status?.updatedReplicas ?? 0],
      ["Available", ({ status }) => status?.availableReplicas ?? 0],
    ],
  ],
  [
    SERVICES,
    [
      ["Type", ({ spec }) => spec?.type],
      ["Cluster-IP", ({ spec }) => spec?.clusterIP],
      ["External-IP", externalIp],
      ["Port(s)", ({ spec }) => ((spec?.ports ?? []) as readonly Json[]).map(portInWords).join(",") || "<none>"],
    ],
  ],
  [NAMESPACES, [["Status", ({ status }) => status?.phase]]],
  [CONFIG_MAPS, [["Data", ({ data }) => Object.keys((data ?? {}) as object).length]]],
  [
    SECRETS,
    [
      ["Type", ({ type }) => type],
      ["Data", ({ data }) => Object.keys((data ?? {}) as object).length],
    ],
  ],
]);

/** Whether a client asks for a table, as `kubectl get` does. */
export const wantsTable = (accept: string) => accept.split(",").some((type) => /as=Table/.test(type));

export function tableOf(
  resource: Resource,
  objects: readonly KubernetesObject[],
  now: number,
  resourceVersion: string,
): object {
  const columns = COLUMNS.get(resource) ?? [];
  const plain = columns.filter(([, , wide]) => wide === undefined);
  const wide = columns.filter(([, , isWide]) => isWide !== undefined);
  const names = ["Name", ...plain.map(([name]) => name), "Age", ...wide.map(([name]) => name)];
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: { resourceVersion },
    columnDefinitions: names.map((name, index) => ({
      name,
      type: "string",
      format: name === "Name" ? "name" : "",
      description: "",
      // Of priority 1 is what only `-o wide` prints.
      priority: index < names.length - wide.length ? 0 : 1,
    })),
    rows: objects.map((object) => ({
      cells: [
        object.metadata.name,
        ...plain.map(([, cell]) => cell(object)),
        age(object, now),
        ...wide.map(([, cell]) => cell(object)),
      ],
      object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata },
    })),
  };
}

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
  readonly state?: { readonly waiting?: { readonly reason?: string } };
};
const containersOf = (status: Json | undefined) => (status?.containerStatuses ?? []) as readonly ContainerStatus[];

const waitingFor = (status: Json | undefined) =>
  containersOf(status)
    .map(({ state }) => state?.waiting?.reason)
    .find((reason) => reason !== undefined);

function readyContainers({ status, spec }: KubernetesObject): string {
  const ready = containersOf(status).filter((container) => container.ready).length;
  return `${ready}/${((spec?.containers ?? []) as readonly unknown[]).length}`;
}

function age({ metadata }: KubernetesObject, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(metadata.creationTimestamp ?? "")) / 1000));
  if (Number.isNaN(seconds)) return "<unknown>";
  const units = [
    [86_400, "d"],
    [3600, "h"],
    [60, "m"],
  ] as const;
  const [size, unit] = units.find(([length]) => seconds >= length) ?? [1, "s"];
  return `${Math.floor(seconds / size)}${unit}`;
}
