import { z } from "zod";
import { type Container, container, emptyDirMedium, restartPolicy } from "../../../lifecycle/containers/container";
import {
  containersOf,
  failure,
  groupFailures,
  impossiblePorts,
  notExactlyOne,
} from "../../../lifecycle/containers/rules";
import { taintEffect } from "../../../lifecycle/containers/taint";
import { byName, namedSetOf, oneOf, setOf, without } from "../../../lifecycle/schema";
import type { CheckFailure, Want } from "../../../lifecycle/spec";
import { providerFunction } from "../../resource";
import { volume as groupVolume } from "../parts/volumes";

/**
 * A container group as a Kubernetes Pod for clusters with BCI's virtual nodes. Node selection and tolerations come from the manual's
 * samples, the annotations from its "BCI Pod Annotation".
 */

const volume = without(
  groupVolume
    .omit({ configFile: true })
    .extend({
      configMap: z
        .strictObject({ name: z.string().min(1).describe("Name of the ConfigMap, in the namespace of the pod.") })
        .meta({ id: "ConfigMapVolume" })
        .optional()
        .describe("Files from a ConfigMap."),
    })
    .meta({ id: "PodVolume" }),
  { configFile: "is not supported in a pod: put the files into a ConfigMap and name it in configMap" },
);

const BY_NODE = "is not an input of a pod: the virtual node decides it; leave it out, or set BCI's annotation";

const inputs = without(
  z.strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/, 'must have 1 to 253 lower-case letters, digits, "-" or "."')
      .describe("Name of the pod."),
    namespace: z.string().min(1).default("default").describe("Namespace of the pod. Defaults to `default`."),
    labels: z.record(z.string(), z.string()).optional().describe("Labels of the pod."),
    annotations: z
      .record(z.string(), z.string())
      .optional()
      .describe("Annotations, besides those set by other inputs."),
    virtualNode: z.string().min(1).optional().describe("Name of the virtual node. Default: any of the cluster."),
    zone: z.string().min(1).optional().describe("Zone, such as `zoneF`. Default: the virtual node's."),
    subnetIds: setOf(z.string().min(1), { min: 1, max: 10 })
      .optional()
      .describe("Subnets: one with its `zone`, or several in several zones. Default: the virtual node's."),
    restartPolicy: restartPolicy.default("Always").describe("Defaults to Always."),
    containers: byName(z.array(container)).min(1).max(20).describe("The containers, 1 to 20."),
    initContainers: z
      .array(container)
      .optional()
      .describe("Init containers: run to completion, in order, before the others."),
    volumes: namedSetOf(volume, "volumes").optional().describe("Volumes that the containers mount. Order is ignored."),
    imagePullSecrets: z.array(z.string().min(1)).optional().describe("Names of Secrets with registry credentials."),
    terminationGracePeriodSeconds: z
      .int()
      .min(0)
      .optional()
      .describe("Seconds between the stop signal and the kill; a preStop hook's time counts. Default: the cluster's."),
    hostName: z.string().min(1).optional().describe("Host name of the pod."),
    hostAliases: z
      .array(
        z
          .strictObject({
            ip: z.string().min(1).describe("Address."),
            hostnames: z.array(z.string().min(1)).min(1).describe("Host names for it."),
          })
          .meta({ id: "PodHostAlias" }),
      )
      .optional()
      .describe("Lines for the containers' hosts file."),
    notReadyTolerationSeconds: z
      .int()
      .min(0)
      .default(300)
      .describe("Seconds that the pod stays on a node that is not ready or not reachable. Defaults to 300."),
  }),
  {
    securityGroupIds: BY_NODE,
    eip: BY_NODE,
    releaseEipOnDelete: BY_NODE,
    gpuType: BY_NODE,
    tags: "is not an input of a pod: use labels",
    imageRegistryCredentials:
      "is not an input of a pod: put the credentials into a Secret of type kubernetes.io/dockerconfigjson and name it in imagePullSecrets",
  },
);

type Group = Want<typeof inputs>;

const { resources: _, ...containerFields } = container.shape;

const quantities = z.record(z.string(), z.string());

const podContainer = z
  .object({
    ...containerFields,
    resources: z
      .object({ limits: quantities.describe("Limit."), requests: quantities.describe("Request.") })
      .meta({ id: "PodResources" })
      .optional()
      .describe("Resources of the container, as Kubernetes quantities."),
  })
  .meta({ id: "PodContainer" });

const toleration = z
  .object({
    key: z.string().describe("Key of the taint."),
    operator: oneOf("Equal", "Exists").meta({ id: "TolerationOperator" }).describe("`Equal` or `Exists`."),
    value: z.string().optional().describe("Value of the taint."),
    effect: taintEffect.describe("Effect of the taint."),
    tolerationSeconds: z.int().optional().describe("How long it is tolerated."),
  })
  .meta({ id: "PodToleration" });

const specVolume = z
  .object({
    name: z.string().describe("Name that mounts use."),
    nfs: groupVolume.shape.nfs,
    emptyDir: z
      .object({
        medium: emptyDirMedium.optional().describe("`Memory`, or the disk."),
        sizeLimit: z.string().optional().describe("Maximum size."),
      })
      .meta({ id: "PodEmptyDir" })
      .optional()
      .describe("Directory that exists as long as the pod."),
    configMap: z
      .object({ name: z.string().describe("Name of the ConfigMap.") })
      .meta({ id: "PodConfigMap" })
      .optional()
      .describe("Files from a ConfigMap."),
  })
  .meta({ id: "PodSpecVolume" });

const outputs = z.object({
  apiVersion: z.literal("v1").describe("Version of the API."),
  kind: z.literal("Pod").describe("Kind of the object."),
  metadata: z
    .object({
      name: z.string().describe("Name of the pod."),
      namespace: z.string().describe("Its namespace."),
      labels: z.record(z.string(), z.string()).optional().describe("Its labels."),
      annotations: z.record(z.string(), z.string()).optional().describe("Its annotations."),
    })
    .meta({ id: "PodMetadata" })
    .describe("Name, labels and annotations."),
  spec: z
    .object({
      enableServiceLinks: z.boolean().describe("False: no environment variables for Services."),
      nodeSelector: z.record(z.string(), z.string()).describe("Chooses virtual nodes."),
      tolerations: z.array(toleration).describe("Allows the pod onto virtual nodes."),
      restartPolicy: restartPolicy.describe("When containers that ended are restarted."),
      terminationGracePeriodSeconds: z.int().optional().describe("Seconds between the stop signal and the kill."),
      hostname: z.string().optional().describe("Host name."),
      imagePullSecrets: z
        .array(z.object({ name: z.string().describe("Name of the Secret.") }).meta({ id: "PodImagePullSecret" }))
        .optional()
        .describe("Secrets with registry credentials."),
      containers: z.array(podContainer).describe("The containers."),
      initContainers: z
        .array(podContainer)
        .optional()
        .describe("Init containers: run to completion before the others."),
      volumes: z.array(specVolume).optional().describe("Volumes."),
    })
    .meta({ id: "PodSpec" })
    .describe("Specification of the pod."),
});

export const getPodManifest = providerFunction({
  token: "bci:getPodManifest",
  description:
    "A container group as the manifest of a Kubernetes Pod, for a cluster whose virtual nodes run pods as BCI container groups. Unlike the group, a pod can have lifecycle hooks, of the kind `exec` only. It calls no cloud. `clouds.pod` returns the same, ready for `@pulumi/kubernetes`.",
  example: `const manifest = clouds.bci.getPodManifestOutput({
  name: "web",
  containers: [{
    name: "nginx",
    image: "nginx:1.27",
    resources: { cpu: "250m", memory: "512Mi" },
    lifecycle: { preStop: { exec: { command: ["/bin/sh", "-c", "sleep 5"] } } },
  }],
});
export const json = manifest.apply((pod) => JSON.stringify(pod));`,
  inputs,
  outputs,
  rules,
  call: (_context, group) => ({
    apiVersion: "v1" as const,
    kind: "Pod" as const,
    metadata: metadataOf(group),
    spec: specOf(group),
  }),
});

function rules(group: Group): CheckFailure[] {
  const { containers, initContainers = [], volumes = [], subnetIds = [], zone } = group;
  const all = containersOf({ containers, initContainers });
  return [
    ...groupFailures({ containers, initContainers, volumes: volumes.map(({ name }) => name) }),
    ...volumes.flatMap((one) => {
      const problem = notExactlyOne(one, ["nfs", "emptyDir", "configMap"]);
      return problem ? [failure(["volumes"], `"${one.name}" ${problem}`)] : [];
    }),
    // "BCI Pod Annotation": with a subnet, its zone must be given too.
    ...(subnetIds.length === 1 && !zone ? [failure(["zone"], "is required with one subnet: the subnet's zone")] : []),
    ...all.flatMap(({ container, path }) => [
      ...impossiblePorts({ container, path }),
      ...(container.resources?.gpu === undefined
        ? []
        : [
            failure(
              [...path, "resources", "gpu"],
              "is not supported here: a pod requests a GPU by its model's resource name",
            ),
          ]),
      ...(container.volumeMounts ?? [])
        .filter(({ subPath }) => subPath !== undefined)
        .map(({ mountPath }) => failure([...path, "volumeMounts"], `BCI cannot mount a subPath (at ${mountPath})`)),
    ]),
  ];
}

const PREFIX = "bci.virtual-kubelet.io";

function metadataOf({ name, namespace, labels, annotations, zone, subnetIds = [], hostAliases }: Group) {
  const made = {
    ...(zone && { [`${PREFIX}/bci-logical-zone`]: zone }),
    ...(subnetIds.length === 1 && { [`${PREFIX}/bci-subnet-id`]: subnetIds[0] ?? "" }),
    ...(subnetIds.length > 1 && { [`${PREFIX}/bci-subnet-ids`]: subnetIds.join(",") }),
    ...(hostAliases && { [`${PREFIX}/pod-host-aliases`]: JSON.stringify(hostAliases) }),
    ...annotations,
  };
  return { name, namespace, labels, annotations: Object.keys(made).length > 0 ? made : undefined };
}

function specOf(group: Group): z.input<typeof outputs>["spec"] {
  const { virtualNode, notReadyTolerationSeconds: tolerationSeconds, volumes, imagePullSecrets } = group;
  const briefly = { operator: "Exists", effect: "NoExecute", tolerationSeconds } as const;
  return {
    enableServiceLinks: false,
    nodeSelector: { type: "virtual-kubelet", ...(virtualNode && { "kubernetes.io/hostname": virtualNode }) },
    tolerations: [
      { key: "virtual-kubelet.io/provider", operator: "Equal", value: "baidu", effect: "NoSchedule" },
      { key: "node.kubernetes.io/not-ready", ...briefly },
      { key: "node.kubernetes.io/unreachable", ...briefly },
    ],
    restartPolicy: group.restartPolicy,
    terminationGracePeriodSeconds: group.terminationGracePeriodSeconds,
    hostname: group.hostName,
    imagePullSecrets: imagePullSecrets?.map((name) => ({ name })),
    containers: group.containers.map(containerOf),
    initContainers: group.initContainers?.map(containerOf),
    volumes: volumes?.map(({ name, nfs, emptyDir, configMap }) => ({
      name,
      nfs,
      configMap,
      emptyDir: emptyDir && {
        medium: emptyDir.medium || undefined,
        sizeLimit: emptyDir.sizeLimit === undefined ? undefined : memoryText(emptyDir.sizeLimit),
      },
    })),
  };
}

function containerOf({ resources, stdin, stdinOnce, tty, ...container }: Container): z.input<typeof podContainer> {
  const { cpu, memory } = resources ?? {};
  const amounts = {
    ...(cpu !== undefined && { cpu: cpuText(cpu) }),
    ...(memory !== undefined && { memory: memoryText(memory) }),
  };
  return {
    ...container,
    ...(Object.keys(amounts).length > 0 && { resources: { limits: amounts, requests: amounts } }),
    ...(stdin && { stdin }),
    ...(stdinOnce && { stdinOnce }),
    ...(tty && { tty }),
  };
}

/** Cores as a Kubernetes quantity, in thousandths unless whole. */
const cpuText = (cores: number) => (Number.isInteger(cores) ? String(cores) : `${Math.round(cores * 1000)}m`);

/** GiB as a Kubernetes quantity, in the largest unit that gives an integer. */
function memoryText(gib: number): string {
  if (Number.isInteger(gib)) return `${gib}Gi`;
  return Number.isInteger(gib * 1024) ? `${gib * 1024}Mi` : `${Math.ceil(gib * 1024 * 1024)}Ki`;
}
