import type { Taint } from "./cluster";
import type { Node } from "./nodes";
import type { Json } from "./object";
import { matches } from "./selectors";

export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** Whether the scheduler puts a pod on a node. */
export const accepts = (node: Node, spec: Json): boolean => node.schedulable && fits(node, spec);

/** Whether a pod's selector and tolerations let it run on a node. */
export function fits(node: Node, spec: Json): boolean {
  const { nodeSelector = {} } = spec as { nodeSelector?: Record<string, string> };
  return matches(node.object.metadata.labels, nodeSelector) && tolerates(node, spec, ["NoSchedule", "NoExecute"]);
}

/** Whether a pod tolerates the node's taints of some effects. */
export function tolerates({ object }: Node, spec: Json, effects: readonly string[]): boolean {
  const { tolerations = [] } = spec as { tolerations?: readonly Toleration[] };
  const taints = (object.spec?.taints ?? []) as readonly Taint[];
  const tolerated = (taint: Taint) =>
    tolerations.some(
      ({ key, operator = "Equal", value = "", effect }) =>
        (key === undefined || key === taint.key) &&
        (operator === "Exists" || value === (taint.value ?? "")) &&
        (effect === undefined || effect === taint.effect),
    );
  return taints.filter(({ effect = "" }) => effects.includes(effect)).every(tolerated);
}
