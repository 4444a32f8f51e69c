import type { Taint } from "./cluster";
import type { Node } from "./nodes";
import type { Json, KubernetesObject } from "./object";
import { isFinished } from "./pod-status";
import { numberOf } from "./quantities";
import { matches } from "./selectors";

export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** Whether a pod's selector and tolerations allow it on a node. */
export const fits = (node: Node, spec: Json): boolean =>
  selects(node, spec) && untolerated(node, spec, ["NoSchedule", "NoExecute"]) === undefined;

const selects = ({ object }: Node, { nodeSelector = {} }: Json): boolean =>
  matches(object.metadata.labels, nodeSelector as Record<string, string>);

/** Whether a pod tolerates a node's taints with the given effects. */
export const tolerates = (node: Node, spec: Json, effects: readonly string[]): boolean =>
  untolerated(node, spec, effects) === undefined;

function untolerated({ object }: Node, spec: Json, effects: readonly string[]): Taint | undefined {
  const { tolerations = [] } = spec as { tolerations?: readonly Toleration[] };
  const taints = (object.spec?.taints ?? []) as readonly Taint[];
  const tolerated = (taint: Taint) =>
    tolerations.some(
      ({ key, operator = "Equal", value = "", effect }) =>
        (key === undefined || key === taint.key) &&
        (operator === "Exists" || value === (taint.value ?? "")) &&
        (effect === undefined || effect === taint.effect),
    );
  return taints.find((taint) => effects.includes(taint.effect ?? "") && !tolerated(taint));
}

/** Requested resources: cores, bytes, and pods. */
interface Amount {
  cpu: number;
  memory: number;
  pods: number;
}

interface Asking {
  readonly resources?: { readonly requests?: Json; readonly limits?: Json };
}

/** What a pod requests: the sum of its containers, and at least each init container. A limit without a request counts as the request. */
function requestOf({ containers = [], initContainers = [] }: Json): Amount {
  const asked = ({ resources = {} }: Asking, what: "cpu" | "memory") =>
    numberOf(resources.requests?.[what] ?? resources.limits?.[what]);
  const most = (what: "cpu" | "memory") =>
    Math.max(
      (containers as readonly Asking[]).reduce((sum, one) => sum + asked(one, what), 0),
      ...(initContainers as readonly Asking[]).map((one) => asked(one, what)),
    );
  return { cpu: most("cpu"), memory: most("memory"), pods: 1 };
}

/** The sum of the requests of the pods on a node. */
function usedOn({ object }: Node, pods: readonly KubernetesObject[]): Amount {
  const used = { cpu: 0, memory: 0, pods: 0 };
  for (const pod of pods) {
    if (pod.spec?.nodeName !== object.metadata.name || isFinished(pod)) continue;
    const { cpu, memory } = requestOf(pod.spec);
    used.cpu += cpu;
    used.memory += memory;
    used.pods++;
  }
  return used;
}

/** Tolerance for rounding, because requests are sums of decimal fractions. */
const SLACK = 1e-6;

/** Why a node does not accept a pod, in the scheduler's words; undefined if it does. */
export function refusalOf(node: Node, spec: Json, pods: readonly KubernetesObject[]): string | undefined {
  const { ready, schedulable, object } = node;
  if (!ready) return "node(s) were not ready";
  if (!schedulable) return "node(s) were unschedulable";
  const taint = untolerated(node, spec, ["NoSchedule", "NoExecute"]);
  if (taint !== undefined) return `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ""}}`;
  if (!selects(node, spec)) return "node(s) didn't match Pod's node affinity/selector";
  const [asked, used] = [requestOf(spec), usedOn(node, pods)];
  const { allocatable = {} } = (object.status ?? {}) as { allocatable?: Json };
  const lacks = (what: keyof Amount) =>
    asked[what] > 0 && used[what] + asked[what] > numberOf(allocatable[what]) + SLACK;
  if (lacks("pods")) return "Too many pods";
  if (lacks("cpu")) return "Insufficient cpu";
  return lacks("memory") ? "Insufficient memory" : undefined;
}

/** The reasons as the scheduler's event counts them: `0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu.` */
export function unschedulable(refusals: readonly string[]): string {
  const counts = Map.groupBy(refusals, (reason) => reason);
  const reasons = [...counts].map(([reason, { length }]) => `${length} ${reason}`).sort();
  return `0/${refusals.length} nodes are available${reasons.length > 0 ? `: ${reasons.join(", ")}` : ""}.`;
}
