import type { Described } from "./recording";
import type { ProviderCall } from "./stack";

type Resources = Record<string, unknown>[];

const nameOf = (urn: unknown) => String(urn).split("::").at(-1) as string;

const calledName = (call: ProviderCall) =>
  String(call.id?.replace(/-\d+$/, "") ?? (call.news as { name: string } | undefined)?.name);

/** Resources that must come before another, by name, from a state: dependencies and parents. */
function linksOf(resources: Resources): [string, string][] {
  return resources.flatMap(({ urn, dependencies = [], parent }) =>
    [...(dependencies as string[]), ...(parent ? [parent] : [])].map((needed): [string, string] => [
      nameOf(urn),
      nameOf(needed),
    ]),
  );
}

/**
 * The order of calls as far as it is promised: the calls of each resource, and which of two resources that depend on each
 * other was created, changed or deleted first. Resources that do not know of each other may come in any order.
 */
export function orderOf({ calls, resources }: Described, before: Described | undefined): unknown {
  const own: Record<string, string[]> = {};
  for (const call of calls) own[calledName(call)] = [...(own[calledName(call)] ?? []), call.method];
  const links = [...linksOf(resources), ...linksOf(before?.resources ?? [])];
  const writes = calls.filter(({ method }) => ["create", "update", "delete"].includes(method));
  const pairs = links.flatMap(([name, needed]) => {
    const [a, b] = [name, needed].map((wanted) => writes.findIndex((call) => calledName(call) === wanted));
    if (a === undefined || b === undefined || a < 0 || b < 0) return [];
    return [`${a < b ? name : needed} before ${a < b ? needed : name}`];
  });
  return { own, pairs: [...new Set(pairs)].sort() };
}

/**
 * Two accounts of a step that failed, without the resources that have nothing to do with the failure: how far they got
 * before it is a matter of who came first.
 */
export function withoutRaced<One extends Described, Other extends Described>(
  one: One,
  other: Other,
  before: Described | undefined,
): [One, Other] {
  const links = [one, other, before].flatMap((step) => linksOf(step?.resources ?? []));
  const failed = other.operations.filter((operation) => operation.failed).map(({ urn }) => nameOf(urn));
  const reported = other.diagnostics.flatMap(({ urn }) => (urn ? [nameOf(urn)] : []));
  const shared = new Set(["rec-dev", "default"]);
  const related = new Set([...failed, ...reported]);
  for (const _ of links) {
    for (const [name, needed] of links) {
      if (shared.has(name) || shared.has(needed)) continue;
      if (related.has(name) || related.has(needed)) related.add(name).add(needed);
    }
  }
  const keep = (name: string) => related.has(name) || shared.has(name);
  const filter = <Step extends Described>(step: Step): Step => ({
    ...step,
    changes: null,
    calls: step.calls.filter((call) => keep(calledName(call))),
    // Whether the stack got its outputs before the failure is such a matter as well.
    operations: step.operations.filter(({ urn, done }) => keep(nameOf(urn)) && !(done && nameOf(urn) === "rec-dev")),
    resources: step.resources.filter(({ urn }) => keep(nameOf(urn))),
  });
  return [filter(one), filter(other)];
}
