import type { World } from "./world";

/**
 * Quotas of an account. The manuals name them, but give values only for image caches and repositories (TKE's manual, line 12461: 100
 * images). `POST /_emulator/quotas` changes them.
 */
const DEFAULTS = {
  tke: { MaxClustersNum: 1000, MaxNodesNum: 1000, LicensedCores: 100_000, PodsOfCluster: 1000 },
  bci: { imageCaches: 50 },
  bec: { replicas: 1000 },
  tcr: { namespaces: 1000, repositories: 100, triggers: 10 },
};

/** The names of all quotas, as `service.name`. */
export const quotaNames: readonly string[] = Object.entries(DEFAULTS).flatMap(([service, quotas]) =>
  Object.keys(quotas).map((name) => `${service}.${name}`),
);

export function quota<Service extends keyof typeof DEFAULTS>(
  world: World,
  service: Service,
  name: keyof (typeof DEFAULTS)[Service] & string,
): number {
  return world.state.quotas[`${service}.${name}`] ?? Number(DEFAULTS[service][name]);
}
