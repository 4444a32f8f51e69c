import { z } from "zod";
import { byName, cloudDefault, oneOf, secret, setOf, without } from "../schema";
import { execAction, probe } from "./probe";
import { cpuQuantity, memoryQuantity } from "./quantity";

/**
 * A container in Kubernetes' terms, the same for every cloud, so that a container group moves from one cloud to another by a change of its
 * module. The resource files of a cloud refuse, with their own messages (`refusals`), what it cannot do.
 */

const keySelector = z
  .strictObject({
    name: z.string().min(1).describe("Name of the object."),
    key: z.string().min(1).describe("Key in the object."),
    optional: cloudDefault(z.boolean(), false)
      .optional()
      .describe("Whether the container may start without it. Default: no."),
  })
  .meta({ id: "KeySelector" });

/** A field of the group that a program in it can read. */
export const fieldSelector = z
  .strictObject({
    fieldPath: z.string().min(1).describe("Field of the pod, such as `status.podIP`."),
    apiVersion: z.string().min(1).optional().describe("Version of the pod's schema. Default: `v1`."),
  })
  .meta({ id: "FieldSelector" });

/** A resource limit or request that a program in the container can read. */
export const resourceFieldSelector = z
  .strictObject({
    resource: z.string().min(1).describe("Resource of the container, such as `limits.memory`."),
    containerName: z.string().min(1).optional().describe("Container. Defaults to the one with the variable."),
    divisor: z.string().min(1).optional().describe('Unit to express it in, such as "1Mi". Default: 1.'),
  })
  .meta({ id: "ResourceFieldSelector" });

/** Where a variable's value may come from; exactly one must be set. */
export const ENV_SOURCES = ["configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef"] as const;

const envVarSource = z
  .strictObject({
    configMapKeyRef: keySelector.optional().describe("A key of a config map."),
    secretKeyRef: keySelector.optional().describe("A key of a secret."),
    fieldRef: fieldSelector.optional().describe("A field of the pod."),
    resourceFieldRef: resourceFieldSelector.optional().describe("A resource that a container asks for."),
  })
  .meta({ id: "EnvVarSource" });

const envVar = z
  .strictObject({
    name: z.string().min(1).describe("Name of the variable."),
    value: z.string().default("").describe("Value. Defaults to the empty string."),
    valueFrom: envVarSource.optional().describe("Source of the value, if the cloud supports it."),
  })
  .meta({ id: "EnvVar" });

const containerPort = z
  .strictObject({
    // BEC's document allows one more port at each end; the other clouds refuse these (`impossiblePorts`).
    containerPort: z
      .int()
      .min(0)
      .max(65_536)
      .describe("Port the container listens on, 1 to 65535; BEC accepts 0 to 65536."),
    protocol: oneOf("TCP", "UDP", "SCTP").default("TCP").describe("Defaults to TCP."),
    name: z.string().min(1).optional().describe("Name of the port."),
    hostPort: z.int().min(1).max(65_535).optional().describe("Port of the host to open, if the cloud supports it."),
    hostIP: z.string().min(1).optional().describe("Address of the host to open it at. Default: all."),
  })
  .meta({ id: "ContainerPort" });

const resources = z
  .strictObject({
    cpu: cpuQuantity.optional().describe('Cores: a number (0.5) or a Kubernetes quantity ("500m").'),
    memory: memoryQuantity
      .optional()
      .describe('Memory: a number of GiB (2) or a Kubernetes quantity ("512Mi", "2Gi").'),
    gpu: z.int().min(1).optional().describe("Number of GPUs."),
  })
  .meta({ id: "ContainerResources" });

const volumeMount = z
  .strictObject({
    name: z.string().min(1).describe("Name of one of the group's volumes."),
    mountPath: z.string().min(1).describe("Directory in the container."),
    readOnly: z.boolean().default(false).describe("Defaults to false."),
    subPath: z
      .string()
      .min(1)
      .optional()
      .describe("Path inside the volume, if the cloud supports it. Defaults to its root."),
    mountPropagation: oneOf("None", "HostToContainer", "Bidirectional")
      .optional()
      .describe("How mounts propagate between host and container, if the cloud supports it. Default: `None`."),
  })
  .meta({ id: "VolumeMount" });

const ONLY_EXEC = "is a kind of hook that these clouds ignore silently: only exec hooks run";

const lifecycleHook = without(
  z
    .strictObject({ exec: execAction.describe("Command to run: the only kind of hook that these clouds run.") })
    .meta({ id: "LifecycleHook" }),
  { httpGet: ONLY_EXEC, tcpSocket: ONLY_EXEC, sleep: ONLY_EXEC },
);

const lifecycle = z
  .strictObject({
    postStart: lifecycleHook
      .optional()
      .describe("Runs right after the container is created, in parallel with its entry point."),
    preStop: lifecycleHook
      .optional()
      .describe("Runs before the container is stopped; the grace period is already counting."),
  })
  .meta({ id: "ContainerLifecycle" });

const capabilities = z
  .strictObject({
    add: setOf(z.string().min(1)).optional().describe("Capabilities to add, such as NET_ADMIN."),
    drop: setOf(z.string().min(1)).optional().describe("Capabilities to drop."),
  })
  .meta({ id: "Capabilities" });

const securityContext = z
  .strictObject({
    runAsUser: z.int().min(0).optional().describe("User ID of the entry point. Defaults to the image's."),
    runAsGroup: z.int().min(0).optional().describe("Group ID of the entry point. Defaults to the image's."),
    runAsNonRoot: z.boolean().optional().describe("Refuse to start as root."),
    readOnlyRootFilesystem: z.boolean().default(false).describe("Defaults to false."),
    capabilities: capabilities.optional().describe("Linux capabilities, on top of the runtime's own."),
  })
  .meta({ id: "ContainerSecurityContext" });

/** When containers of a group that ended are restarted. */
export const restartPolicy = oneOf("Always", "OnFailure", "Never").meta({ id: "ContainerGroupRestartPolicy" });

/** A container's state. Clouds return these words; any other word is returned unchanged. */
export const containerState = oneOf("Waiting", "Running", "Terminated").meta({ id: "ContainerState" });
export type ContainerState = z.output<typeof containerState>;

/** When an image is pulled. */
export const imagePullPolicy = oneOf("Always", "IfNotPresent", "Never").meta({ id: "ContainerImagePullPolicy" });

/** Where an emptyDir is stored: disk or memory. */
export const emptyDirMedium = oneOf("", "Memory").meta({ id: "EmptyDirVolumeMedium" });

/** One container of a group. */
export const container = z
  .strictObject({
    name: z.string().min(1).describe("Name of the container, unique in its group."),
    image: z.string().min(1).describe("Image with its tag."),
    imagePullPolicy: cloudDefault(imagePullPolicy, "IfNotPresent")
      .optional()
      .describe("When to pull the image. The clouds' default is `IfNotPresent`."),
    command: z.array(z.string()).optional().describe("Entry point. Defaults to the image's."),
    args: z.array(z.string()).optional().describe("Arguments of the entry point. Defaults to the image's."),
    workingDir: z.string().min(1).optional().describe("Working directory. Defaults to the image's."),
    env: byName(z.array(envVar)).optional().describe("Environment variables."),
    ports: setOf(containerPort).optional().describe("Ports the container listens on."),
    resources: resources.optional().describe("What the container needs."),
    volumeMounts: setOf(volumeMount).optional().describe("Where the group's volumes appear in the container."),
    livenessProbe: probe.optional().describe("When it fails, the container is restarted."),
    readinessProbe: probe.optional().describe("When it fails, the container counts as not ready."),
    startupProbe: probe.optional().describe("Until it succeeds, the other probes wait."),
    lifecycle: lifecycle.optional().describe("Commands around start and stop, if the cloud supports them."),
    stdin: z.boolean().default(false).describe("Keep standard input open. Defaults to false."),
    stdinOnce: z.boolean().default(false).describe("Close standard input after the first attach. Defaults to false."),
    tty: z.boolean().default(false).describe("Allocate a terminal; needs `stdin`. Defaults to false."),
    securityContext: securityContext.optional().describe("User and permissions of the container."),
  })
  .meta({ id: "Container" });

/** The normal form of a container. */
export type Container = z.output<typeof container>;

/** What a container needs, as a cloud returns it. Zero and nothing mean that it is not set; `undefined` if none of it is. */
export function resourcesOf({ cpu, memory, gpu }: { cpu?: number; memory?: number; gpu?: number }) {
  if (!cpu && !memory && !gpu) return undefined;
  return { cpu: cpu || undefined, memory: memory || undefined, gpu: gpu || undefined };
}

/** Credentials for one image registry. */
export const imageRegistryCredential = z
  .strictObject({
    server: z.string().min(1).describe("Address of the registry."),
    userName: z.string().min(1).describe("User name."),
    password: secret(z.string().min(1)).describe("Password. Kept as a secret; the cloud never returns it."),
  })
  .meta({ id: "ImageRegistryCredential" });
