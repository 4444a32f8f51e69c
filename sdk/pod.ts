import type * as pulumi from "@pulumi/pulumi";
import type { GetPodManifestOutputArgs } from "./generated/bci/functions";
import { getPodManifestOutput } from "./generated/bci/functions";
import type { PodMetadata, PodSpec } from "./generated/types";

/** Inputs of a pod: those of a BCI container group, without what its virtual node decides, and a pod's own. */
export type PodArgs = GetPodManifestOutputArgs;

/** A Pod, in the form that `new k8s.core.v1.Pod` of `@pulumi/kubernetes` takes. */
export interface PodManifest {
  apiVersion: "v1";
  kind: "Pod";
  metadata: pulumi.Output<PodMetadata>;
  spec: pulumi.Output<PodSpec>;
}

/**
 * Renders a container group as a Kubernetes Pod for a cluster whose virtual nodes run pods as BCI container groups. It can
 * have lifecycle hooks, of the kind `exec` only: BCI ignores every other kind, so any other is an error here.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as clouds from "pulumi-container-clouds";
 *
 * const pod = clouds.pod({
 *   name: "web",
 *   containers: [{
 *     name: "nginx",
 *     image: "nginx:1.27",
 *     resources: { cpu: "250m", memory: "512Mi" },
 *     lifecycle: { preStop: { exec: { command: ["/bin/sh", "-c", "sleep 5"] } } },
 *   }],
 * });
 * ```
 */
export function pod(args: PodArgs): PodManifest {
  const manifest = getPodManifestOutput(args);
  return { apiVersion: "v1", kind: "Pod", metadata: manifest.metadata, spec: manifest.spec };
}
