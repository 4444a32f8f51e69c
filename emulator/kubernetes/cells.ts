import type { Json, KubernetesObject } from "./object";

/** The content of a column for one object. */
export type Cell = (object: KubernetesObject, now: number) => unknown;

const podSpecOf = ({ spec }: KubernetesObject) =>
  ((spec?.template as Json | undefined)?.spec ?? {}) as { readonly containers?: readonly Json[] };
/** A field of each container of a template. */
export const eachContainer =
  (field: string): Cell =>
  (object) =>
    (podSpecOf(object).containers ?? []).map((container) => container[field]).join(",");

export function nodeStatus({ status, spec }: KubernetesObject): string {
  const [condition] = (status?.conditions ?? []) as readonly { status?: string }[];
  return `${condition?.status === "True" ? "Ready" : "NotReady"}${spec?.unschedulable ? ",SchedulingDisabled" : ""}`;
}

export function externalIp({ status }: KubernetesObject): string {
  const { ingress = [] } = (status?.loadBalancer ?? {}) as { ingress?: readonly { ip?: string }[] };
  return ingress.map(({ ip }) => ip).join(",") || "<none>";
}

export const portInWords = ({ port, nodePort, protocol = "TCP" }: Json) =>
  `${port}${nodePort === undefined ? "" : `:${nodePort}`}/${protocol}`;

type ContainerStatus = {
  readonly ready?: boolean;
  readonly state?: {
    readonly waiting?: { readonly reason?: string };
    readonly terminated?: { readonly reason?: string };
  };
};
const containersOf = (status: Json | undefined) => (status?.containerStatuses ?? []) as readonly ContainerStatus[];

export function podState({ status }: KubernetesObject): unknown {
  const reasons = containersOf(status).map(({ state }) => (state?.waiting ?? state?.terminated)?.reason);
  return reasons.find((reason) => reason !== undefined && reason !== "Completed") ?? reasons[0] ?? status?.phase;
}

export function readyContainers({ status, spec }: KubernetesObject): string {
  const ready = containersOf(status).filter((container) => container.ready).length;
  return `${ready}/${((spec?.containers ?? []) as readonly unknown[]).length}`;
}

export function roles({ metadata }: KubernetesObject): string {
  return "node-role.kubernetes.io/control-plane" in (metadata.labels ?? {}) ? "control-plane" : "<none>";
}

export function readyReplicas({ status, spec }: KubernetesObject): string {
  return `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`;
}

export function nodeSelector(object: KubernetesObject): string {
  return pairsOf((podSpecOf(object) as Json).nodeSelector);
}

export function pairsOf(labels: unknown): string {
  const pairs = Object.entries((labels ?? {}) as object).map(([key, value]) => `${key}=${value}`);
  return pairs.join(",") || "<none>";
}

export function endpoints({ subsets }: KubernetesObject): string {
  const all = ((subsets ?? []) as readonly { addresses?: readonly Json[]; ports?: readonly Json[] }[]).flatMap(
    ({ addresses = [], ports = [] }) => ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  const more = all.length > 3 ? ` + ${all.length - 3} more...` : "";
  return all.length === 0 ? "<none>" : `${all.slice(0, 3).join(",")}${more}`;
}

export function jobState({ status }: KubernetesObject): string {
  const conditions = (status?.conditions ?? []) as readonly { readonly type: string }[];
  return conditions[0]?.type ?? "Running";
}

export function completions({ spec, status }: KubernetesObject): string {
  return `${status?.succeeded ?? 0}/${spec?.completions ?? `1 of ${spec?.parallelism ?? 1}`}`;
}

export function duration({ status }: KubernetesObject, now: number): string {
  const end = status?.completionTime === undefined ? now : Date.parse(String(status.completionTime));
  return status?.startTime === undefined ? "" : since(status.startTime, end);
}

/** The age of something, in the largest unit that fits. */
export function since(time: unknown, now: number): string {
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
