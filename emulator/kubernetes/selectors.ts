import type { KubernetesObject } from "./object";

export type Test = (object: KubernetesObject) => boolean;

/** Reads a label selector: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, with commas between them. */
export function labelSelector(text: string): Test {
  const tests = text
    .split(/,(?![^(]*\))/)
    .filter((part) => part.trim() !== "")
    .map(requirement);
  return ({ metadata }) => tests.every((test) => test(metadata.labels ?? {}));
}

function requirement(text: string): (labels: Record<string, string>) => boolean {
  const [, key = "", operator, list = ""] = /^\s*(\S+)\s+(in|notin)\s*\(([^)]*)\)\s*$/.exec(text) ?? [];
  if (operator !== undefined) {
    const values = list.split(",").map((value) => value.trim());
    return (labels) => values.includes(labels[key] ?? "") === (operator === "in");
  }
  const [, name = "", sign, value = ""] = /^\s*([^=!\s]+)\s*(==?|!=)\s*(\S*)\s*$/.exec(text) ?? [];
  if (sign !== undefined) return (labels) => (labels[name] === value) === (sign !== "!=");
  const bare = text.trim();
  return bare.startsWith("!")
    ? (labels) => labels[bare.slice(1)] === undefined
    : (labels) => labels[bare] !== undefined;
}

/** Reads a field selector: `metadata.name=a,status.phase!=Running`. */
export function fieldSelector(text: string): Test {
  const tests = text
    .split(",")
    .filter((part) => part !== "")
    .map((part): Test => {
      const [, path = "", sign, value = ""] = /^([^=!]+)(==?|!=)(.*)$/.exec(part) ?? [];
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

/** Whether labels have all of these. */
export const matches = (labels: Record<string, string> | undefined, wanted: Record<string, string>) =>
  Object.entries(wanted).every(([key, value]) => labels?.[key] === value);
