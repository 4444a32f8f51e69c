import type { Fault as ActiveFault } from "../emulator/faults";
import type { RequestRecord } from "../emulator/requests";
import { checkArguments } from "./arguments";
import type { Change, Fault, Issue, LifecycleRule, RequestFilter, Resource, ResourceFilter } from "./inputs";

/** The emulator's admin API as functions. */
export interface Admin {
  /** What the clouds hold, in a stable order. */
  resources(filter?: ResourceFilter): Promise<Resource[]>;
  /** The calls that were served, oldest first. */
  requests(filter?: RequestFilter): Promise<RequestRecord[]>;
  clearRequests(): Promise<void>;
  /** Makes matching calls fail. */
  fault(fault: Fault): Promise<ActiveFault>;
  clearFaults(): Promise<void>;
  /** Decides how long matching changes take, and whether they fail. */
  lifecycle(rule: LifecycleRule): Promise<void>;
  clearLifecycle(): Promise<void>;
  /** Causes drift: changes or removes a resource outside the program. @throws Error when there is no such resource */
  change(change: Change): Promise<Resource | { removed: true }>;
  /** Advances the time of the clouds' resources, or sets the clouds' clock ahead of the machine's. */
  clock(move: { readonly advanceSeconds?: number; readonly skewSeconds?: number }): Promise<void>;
  /** Sets a quota, such as `tke.MaxClustersNum`. */
  quota(quota: string, value: number): Promise<void>;
  /** Puts an image under `namespace/name:tag` into the Tencent registry, as `docker push` does. */
  push(image: string): Promise<{ image: string; digest: string }>;
  /** Issues another key pair, with the names of the configuration. */
  issue(input: Issue): Promise<Record<string, string>>;
  /** Removes every resource, rule, fault and logged call. The keys stay. */
  reset(): Promise<void>;
}

/** Calls the admin API of the emulator at an address. */
export function createAdmin(url: string): Admin {
  const admin = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/_emulator/${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`emulator, ${method} ${path}: ${reasonIn(text)} (HTTP ${response.status})`);
    return JSON.parse(text) as T;
  };
  return {
    resources: async (filter = {}) => admin("GET", `resources?${queryOf("resources", filter)}`),
    requests: async (filter = {}) => admin("GET", `requests?${queryOf("requests", filter)}`),
    clearRequests: () => admin("DELETE", "requests"),
    fault: (fault) => admin("POST", "faults", fault),
    clearFaults: () => admin("DELETE", "faults"),
    lifecycle: (rule) => admin("POST", "lifecycle", rule),
    clearLifecycle: () => admin("DELETE", "lifecycle"),
    change: (change) => admin("POST", "change", change),
    clock: (move) => admin("POST", "clock", move),
    quota: (quota, value) => admin("POST", "quotas", { quota, value }),
    push: (image) => admin("POST", "push", { image }),
    issue: (input) => admin("POST", "credentials", input),
    reset: () => admin("POST", "reset"),
  };
}

function queryOf(name: "resources" | "requests", filter: object): URLSearchParams {
  checkArguments(name, { filter });
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])));
}

function reasonIn(text: string): string {
  try {
    return (JSON.parse(text) as { error?: string }).error ?? text;
  } catch {
    return text;
  }
}
