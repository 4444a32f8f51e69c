import type { CheckFailure } from "./spec";

/**
 * Takes note of new resources of one kind that were looked ahead for, by account and region, and URN: those of one program are
 * all new.
 */
export function planner<T>(): (clients: object, urn: string, one: T) => ReadonlyMap<string, T> {
  const planned = new WeakMap<object, Map<string, T>>();
  return (clients, urn, one) => {
    const all = planned.get(clients) ?? new Map<string, T>();
    planned.set(clients, all.set(urn, one));
    return all;
  };
}

/** How many there may be, and how many there are. */
export interface Quota {
  most: number;
  there: number;
}

/**
 * More than a quota allows.
 * @param name says whose quota of what it is
 * @param added those that the program adds
 */
export function overQuota(name: string, quota: Quota | undefined, added: number): CheckFailure[] {
  if (quota === undefined || quota.there + added <= quota.most) return [];
  const counts = `with the ${quota.there} that exist and this program's there would be ${quota.there + added}`;
  return [{ property: "", reason: `${name} is ${quota.most}: ${counts}` }];
}
