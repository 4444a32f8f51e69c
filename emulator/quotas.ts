import type { World } from "./world";

/**
 * What an account may have. The manuals name these quotas and, but for image caches and repositories (TKE's manual, line 12461: 100
 * images), no values; `POST /_emulator/quotas` changes them.
 */
const DEFAULTS = {
  tke: { MaxClustersNum: 1000, MaxNodesNum: 1000, LicensedCores: 100_000, PodsOfCluster: 1000 },
  bci: { imageCaches: 50 },
  bec: { replicas: 1000 },
  tcr: { namespaces: 1000, repositories: 100, triggers: 10 },
};

/** Every quota there is, as `service.name`. */
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
