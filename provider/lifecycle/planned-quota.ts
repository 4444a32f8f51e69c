import type { CheckFailure } from "./spec";

/**
 * Collects the new resources of one type that a program is about to create, per account and region, by URN.
 */
export function planner<T>(): (clients: object, urn: string, one: T) => ReadonlyMap<string, T> {
  const planned = new WeakMap<object, Map<string, T>>();
  return (clients, urn, one) => {
    const all = planned.get(clients) ?? new Map<string, T>();
    planned.set(clients, all.set(urn, one));
    return all;
  };
}

/** A quota, and how much of it is used. */
export interface Quota {
  most: number;
  there: number;
}

/**
 * The failure if a quota is exceeded.
 * @param name whose quota it is, and of what
 * @param added how many the program adds
 */
export function overQuota(name: string, quota: Quota | undefined, added: number): CheckFailure[] {
  if (quota === undefined || quota.there + added <= quota.most) return [];
  const counts = `with the ${quota.there} that exist and this program's there would be ${quota.there + added}`;
  return [{ property: "", reason: `${name} is ${quota.most}: ${counts}` }];
}
