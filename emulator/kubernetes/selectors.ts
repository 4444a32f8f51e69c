import { lookUp } from "../../words/look-up";
import type { KubernetesObject, Resource } from "./object";
import { badRequest } from "./status";

export type Test = (object: KubernetesObject) => boolean;

/** Parses a label selector: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, separated by commas. */
export function labelSelector(text: string): Test {
  const tests = requirements(text).map(requirement);
  return ({ metadata }) => tests.every((test) => test(metadata.labels ?? {}));
}

/** The parts between commas; commas in parentheses separate values. */
function requirements(text: string): string[] {
  const parts: string[] = [];
  let open = false;
  for (const piece of text.split(",")) {
    if (open) parts.push(`${parts.pop()},${piece}`);
    else parts.push(piece);
    open = !piece.includes(")") && (open || piece.includes("("));
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function requirement(text: string): (labels: Record<string, string>) => boolean {
  const [, key = "", operator, list = ""] = /^(\S+) +(in|notin) *\(([^)]*)\)$/.exec(text) ?? [];
  if (operator !== undefined) {
    const values = list.split(",").map((value) => value.trim());
    return (labels) => values.includes(lookUp(labels, key) ?? "") === (operator === "in");
  }
  const at = text.indexOf("=");
  if (at > 0) {
    const not = text[at - 1] === "!";
    const name = text.slice(0, not ? at - 1 : at).trim();
    const value = text.slice(text[at + 1] === "=" ? at + 2 : at + 1).trim();
    return (labels) => (lookUp(labels, name) === value) === !not;
  }
  return text.startsWith("!")
    ? (labels) => !Object.hasOwn(labels, text.slice(1))
    : (labels) => Object.hasOwn(labels, text);
}

/** Fields that a field selector may use besides name and namespace, by resource. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  pods: [
    ...["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork"],
    ...["status.phase", "status.podIP", "status.nominatedNodeName"],
  ],
  nodes: ["spec.unschedulable"],
  namespaces: ["status.phase"],
  secrets: ["type"],
  services: ["spec.clusterIP", "spec.type"],
  replicasets: ["status.replicas"],
  jobs: ["status.successful"],
  events: [
    ...["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"].map(
      (field) => `involvedObject.${field}`,
    ),
    ...["reason", "reportingComponent", "source", "type"],
  ],
};

/** Parses a field selector: `metadata.name=a,status.phase!=Running`. @throws StatusError for a field that a real server does not support */
export function fieldSelector({ name }: Resource, text: string): Test {
  const tests = text
    .split(",")
    .filter((part) => part !== "")
    .map((part): Test => {
      const [, path = "", sign, value = ""] = /^([^=!]+)(==?|!=)(.*)$/.exec(part) ?? [];
      if (!["metadata.name", "metadata.namespace", ...(FIELDS[name] ?? [])].includes(path))
        throw badRequest(`field label not supported: ${path || part}`);
      return (object) => (String(valueAt(object, path.split(".")) ?? "") === value) === (sign !== "!=");
    });
  return (object) => tests.every((test) => test(object));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}

/** Whether an object has all of these labels. */
export const matches = (labels: Record<string, string> | undefined, wanted: Record<string, string>) =>
  Object.entries(wanted).every(([key, value]) => labels?.[key] === value);

/** The label selector of a workload. */
export interface LabelSelector {
  readonly matchLabels?: Record<string, string>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: string[];
  }[];
}

/** Whether a selector matches these labels. */
export function selects(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Record<string, string> = {},
) {
  const holds = ({ key, operator, values = [] }: { key: string; operator: string; values?: string[] }) => {
    const value = lookUp(labels, key);
    if (operator === "Exists") return value !== undefined;
    if (operator === "DoesNotExist") return value === undefined;
    return (value !== undefined && values.includes(value)) === (operator === "In");
  };
  return matches(labels, matchLabels) && matchExpressions.every(holds);
}
