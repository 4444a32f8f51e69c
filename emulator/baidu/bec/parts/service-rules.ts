import { quota } from "../../../quotas";
import type { World } from "../../../world";
import { illegal } from "../../errors";
import type { Container, CreateServiceInput, Volume } from "../inputs.gen";

/** The limits for accounts that are not on the allow-list, as all of the emulator's. */
const BANDWIDTH = { least: 1, most: 2048 };

/**
 * Checks rules of the service that the contract's shapes do not express.
 * @throws Refusal Illegal parameters for the first broken rule
 */
export function checkService(request: CreateServiceInput): void {
  const { needPublicIp = false, bandwidth } = request;
  if (needPublicIp && bandwidth !== undefined) checkBandwidth(bandwidth);
  checkContainers(request.containers, request.volumes ?? {});
}

export function checkBandwidth(mbps: number): void {
  const { least, most } = BANDWIDTH;
  refuseUnless(mbps >= least && mbps <= most, `bandwidth must be from ${least} to ${most} Mbps, not ${mbps}`);
}

export function checkContainers(containers: readonly Container[], volumes: Volume): void {
  refuseUnless(containers.length > 0, "containers must name at least one container");
  const names = containers.flatMap(({ name }) => name ?? []);
  refuseUnless(new Set(names).size === names.length, "container names must be unique");
  const declared = Object.values(volumes).flatMap((list: Volume["emptyDir"]) => list?.map(({ name }) => name));
  for (const { name = "", volumeMounts = [] } of containers) {
    for (const mount of volumeMounts)
      refuseUnless(declared.includes(mount.name), `container ${name}: there is no volume ${mount.name}`);
  }
}

/** @returns the given number, or the default */
export function checkReplicas(world: World, replicas = 1): number {
  const most = quota(world, "bec", "replicas");
  refuseUnless(replicas >= 0 && replicas <= most, `replicas must be from 0 to ${most}, not ${replicas}`);
  return replicas;
}

function refuseUnless(kept: boolean, message: string): void {
  if (!kept) throw illegal(message);
}
