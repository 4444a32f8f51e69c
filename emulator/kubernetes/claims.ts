import { type Cluster, put } from "./cluster";
import { CLAIMS, type KubernetesObject } from "./object";

interface ClaimSpec {
  readonly accessModes?: readonly string[];
  readonly resources?: { readonly requests?: Record<string, string> };
  readonly volumeName?: string;
}

/** Binds a claim at once to a volume of the requested size. The API does not serve volumes. */
export function bind(cluster: Cluster, claim: KubernetesObject): void {
  const { accessModes, resources, volumeName } = (claim.spec ?? {}) as ClaimSpec;
  const spec = { volumeMode: "Filesystem", ...claim.spec, volumeName: volumeName ?? `pvc-${claim.metadata.uid}` };
  put(cluster, CLAIMS, { ...claim, spec, status: { phase: "Bound", accessModes, capacity: resources?.requests } });
}
