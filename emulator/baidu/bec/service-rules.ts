import { quota } from "../../quotas";
import type { World } from "../../world";
import { illegal } from "../errors";
import type { Container } from "./inputs.gen";

/** Where to run, and how many pods. */
export interface DeployPlace {
  readonly regionId?: string;
  readonly region?: string;
  readonly city?: string;
  readonly serviceProvider?: string;
  readonly replicas?: number;
  readonly networkType?: string;
}

type Named = readonly { readonly name?: string }[];

export interface Volumes {
  readonly configMap?: Named;
  readonly secret?: Named;
  readonly emptyDir?: Named;
  readonly volumeClaimTemplates?: readonly { readonly name?: string; readonly storageSize?: number }[];
}

/** The body of CreateService as far as the emulator looks into it. */
export interface ServiceRequest {
  readonly serviceName: string;
  readonly containerGroupName: string;
  readonly containers: readonly Container[];
  readonly deployInstances: readonly DeployPlace[];
  readonly paymentMethod?: string;
  readonly needPublicIp?: boolean;
  readonly needIpv6PublicIp?: boolean;
  readonly bandwidth?: number;
  readonly volumes?: Volumes;
  readonly imageRegistrySecrets?: Named;
  readonly kernelParam?: string;
  readonly tags?: readonly object[];
  readonly hostAliases?: readonly object[];
  readonly dnsPolicy?: string;
  readonly dnsConfig?: object;
  readonly logCollectDetail?: object;
}

/** Without an entry on the allow-list, which the emulator's accounts are not on. */
const BANDWIDTH = { least: 1, most: 2048 };

/**
 * Rules of the service that the shapes of the contract do not say.
 * @throws Refusal Illegal parameters with the first that is broken
 */
export function checkService(request: ServiceRequest): void {
  const { needPublicIp = false, bandwidth } = request;
  if (needPublicIp && bandwidth !== undefined) checkBandwidth(bandwidth);
  checkContainers(request.containers, request.volumes ?? {});
}

export function checkBandwidth(mbps: number): void {
  const { least, most } = BANDWIDTH;
  refuseUnless(mbps >= least && mbps <= most, `bandwidth must be from ${least} to ${most} Mbps, not ${mbps}`);
}

export function checkContainers(containers: readonly Container[], volumes: Volumes): void {
  refuseUnless(containers.length > 0, "containers must name at least one container");
  const names = containers.flatMap(({ name }) => name ?? []);
  refuseUnless(new Set(names).size === names.length, "names of containers must be unique");
  const declared = Object.values(volumes as Record<string, Named>).flatMap((list) => list.map(({ name }) => name));
  for (const { name = "", volumeMounts = [] } of containers) {
    for (const mount of volumeMounts)
      refuseUnless(declared.includes(mount.name), `container ${name}: there is no volume ${mount.name}`);
  }
}

/** @returns the number that was given, or the default */
export function checkReplicas(world: World, replicas = 1): number {
  const most = quota(world, "bec", "replicas");
  refuseUnless(replicas >= 0 && replicas <= most, `replicas must be from 0 to ${most}, not ${replicas}`);
  return replicas;
}

function refuseUnless(kept: boolean, message: string): void {
  if (!kept) throw illegal(message);
}
