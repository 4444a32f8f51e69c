import { z } from "zod";
import { containerState } from "../../../lifecycle/containers/container";
import { everyRow, pagesByPosition } from "../../../lifecycle/pages";
import { countedRows } from "../../pages";
import { providerFunction } from "../../resource";
import type { PodBrief } from "../api.gen";
import { megabits } from "../service";
import { flattenPlace, PAGE, place } from "./places";

const pod = z
  .object({
    podName: z.string().describe("Name of the pod, which is its ID."),
    deploymentId: z.string().describe("Its deployment."),
    serviceId: z.string().optional().describe("Its service."),
    status: z.string().describe("Its state."),
    region: z.string().optional().describe("Region."),
    city: z.string().optional().describe("City."),
    cpu: z.number().optional().describe("Cores."),
    memory: z.number().optional().describe("Memory in GB."),
    publicIp: z.string().optional().describe("Public address."),
    ipv6PublicIp: z.string().optional().describe("Public IPv6 address."),
    privateIp: z.string().optional().describe("Private address."),
    bandwidthInMbps: z.number().optional().describe("Bandwidth of its public address."),
    images: z.array(z.string()).describe("Images of its containers."),
  })
  .meta({ id: "BecPod" });

const flattenPod = (row: PodBrief): z.input<typeof pod> => ({
  podName: row.podName,
  deploymentId: row.deploymentId,
  status: row.status,
  cpu: row.cpu,
  memory: row.mem,
  serviceId: row.serviceId || undefined,
  region: row.region || undefined,
  city: row.city || undefined,
  publicIp: row.publicIp || undefined,
  ipv6PublicIp: row.ipv6PublicIp || undefined,
  privateIp: row.internalIp || undefined,
  bandwidthInMbps: megabits(row.ingressBandwidth),
  images: row.imageList ?? [],
});

export const getPods = providerFunction({
  token: "bec:getPods",
  description: "The pods at the edge, of all services, of one, or of one deployment.",
  example: `const { pods } = clouds.bec.getPodsOutput({ serviceId: "s-abcd1234" });
export const addresses = pods.apply((all) => all.map((pod) => pod.publicIp));`,
  inputs: z.object({
    serviceId: z.string().min(1).optional().describe("Only pods of this service."),
    deploymentId: z.string().min(1).optional().describe("Only pods of this deployment."),
    name: z.string().min(1).optional().describe("Part of a name. Default: all."),
  }),
  outputs: z.object({ pods: z.array(pod).describe("The pods.") }),
  call: async ({ clients: { bec } }, { name: keyword, ...want }) => {
    const rows = await everyRow(
      pagesByPosition(async ({ pageNo }) =>
        countedRows(await bec.ListPods({ ...want, keyword, pageNo, pageSize: PAGE.v1 })),
      ),
    );
    return { pods: rows.map(flattenPod) };
  },
});

const event = z
  .object({
    name: z.string().optional().describe("Name of the event."),
    type: z.string().optional().describe("Its type."),
    message: z.string().optional().describe("What happened."),
  })
  .meta({ id: "BecPodEvent" });

const containerStatus = z
  .object({
    name: z.string().describe("Name of the container."),
    ready: z.boolean().describe("Whether it is ready."),
    restartCount: z.int().describe("Number of restarts."),
    state: containerState.optional().describe("`Waiting`, `Running` or `Terminated`."),
    reason: z.string().optional().describe("Why it waits or ended."),
    message: z.string().optional().describe("More about the reason."),
    exitCode: z.number().optional().describe("Exit code of an ended container."),
  })
  .meta({ id: "BecContainerStatus" });

/** Structures that the contract describes only in outline. */
type Loose = Record<string, unknown>;
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function stateOf(running: unknown, waiting: unknown, terminated: unknown) {
  if (terminated) return "Terminated" as const;
  if (waiting) return "Waiting" as const;
  return running ? ("Running" as const) : undefined;
}

export const getPod = providerFunction({
  token: "bec:getPod",
  description: "One pod at the edge: its containers and events. Fails if there is none.",
  example: `const { events } = clouds.bec.getPodOutput({ podName: "sts-abcd1234-0" });
export const messages = events.apply((all) => all.map((event) => event.message));`,
  inputs: z.object({ podName: z.string().min(1).describe("Name of the pod.") }),
  outputs: z.object({
    podName: z.string().describe("Name of the pod."),
    privateIp: z.string().optional().describe("Private address (`podIp` in the API)."),
    storage: z.number().optional().describe("Its storage in GB."),
    containerStatuses: z.array(containerStatus).describe("State of each container."),
    events: z.array(event).describe("Events."),
    createTime: z.string().optional().describe("Creation time, as the cloud formats it."),
  }),
  call: async ({ clients: { bec } }, { podName }) => {
    const row = await bec.GetPod({ podId: podName });
    return {
      podName: row.podId,
      privateIp: row.podIp || undefined,
      storage: row.podDataStorage,
      createTime: row.createTime || undefined,
      containerStatuses: (row.containerStatuses ?? []).map(({ name, ready, restartCount, state }) => {
        const { running, waiting, terminated } = (state ?? {}) as {
          running?: Loose;
          waiting?: Loose;
          terminated?: Loose;
        };
        const why = terminated ?? waiting ?? {};
        return {
          name,
          ready,
          restartCount,
          state: stateOf(running, waiting, terminated),
          reason: text(why.reason),
          message: text(why.message),
          exitCode: typeof why.exitCode === "number" ? why.exitCode : undefined,
        };
      }),
      events: (row.podEventDetails ?? []).map((one) => ({
        name: text(one.eventName),
        type: text(one.eventType),
        message: text(one.eventMessage),
      })),
    };
  },
});

export const getDeployment = providerFunction({
  token: "bec:getDeployment",
  description: "One deployment at the edge (a service in one place) with its pods. Fails if there is none.",
  example: `const { pods } = clouds.bec.getDeploymentOutput({ deploymentId: "sts-abcd1234" });
export const running = pods.apply((all) => all.filter((pod) => pod.status === "RUNNING").length);`,
  inputs: z.object({ deploymentId: z.string().min(1).describe("ID of the deployment.") }),
  outputs: z.object({
    deploymentId: z.string().describe("ID of the deployment."),
    serviceId: z.string().optional().describe("Its service."),
    status: z.string().optional().describe("Its state."),
    place: place.describe("Where it runs."),
    totalPods: z.int().optional().describe("Desired number of pods."),
    runningPods: z.int().optional().describe("Number of running pods."),
    pods: z.array(pod).describe("Its pods."),
  }),
  call: async ({ clients: { bec } }, { deploymentId }) => {
    const row = await bec.GetDeployment({ deploymentId });
    return {
      deploymentId: row.resourceId,
      serviceId: row.serviceId || undefined,
      status: row.status || undefined,
      place: flattenPlace(row.deployInstance),
      totalPods: row.totalPods,
      runningPods: row.runningPods,
      pods: row.podBriefVos.map(flattenPod),
    };
  },
});
