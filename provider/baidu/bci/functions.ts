import { z } from "zod";
import { failure } from "../../lifecycle/containers/rules";
import { providerFunction } from "../resource";
import type { ContainerDetailModel, InstanceModel } from "./api.gen";
import { statusOf } from "./image-cache";

const group = z
  .object({
    instanceId: z.string().describe("ID of the group."),
    name: z.string().describe("Its name."),
    status: z.string().describe("`Pending`, `Creating`, `Running`, `Terminating`, `Succeeded` or `Failed`."),
    zone: z.string().optional().describe("Its zone."),
    restartPolicy: z.string().describe("`Always`, `OnFailure` or `Never`."),
    cpu: z.number().describe("Cores, after rounding up."),
    memory: z.number().describe("Memory in GiB, after rounding up."),
    cpuType: z.string().optional().describe("Kind of processor, such as `intel`."),
    gpuType: z.string().optional().describe("GPU model."),
    privateIp: z.string().optional().describe("Address in the subnet."),
    publicIp: z.string().optional().describe("Public address."),
    bandwidthInMbps: z.number().optional().describe("Bandwidth of the public address."),
    tags: z.record(z.string(), z.string()).describe("Tags by key."),
    createTime: z.string().describe("Creation time, UTC."),
  })
  .meta({ id: "BciContainerGroup" });

function flatten(row: InstanceModel): z.input<typeof group> {
  return {
    ...{ instanceId: row.instanceId, name: row.instanceName, status: row.status, restartPolicy: row.restartPolicy },
    ...{ cpu: row.cpu, memory: row.memory, createTime: row.createTime },
    zone: row.zoneName || undefined,
    cpuType: row.cpuType || undefined,
    gpuType: row.gpuType || undefined,
    privateIp: row.internalIp || undefined,
    publicIp: row.publicIp || undefined,
    bandwidthInMbps: row.bandwidthInMbps || undefined,
    tags: Object.fromEntries((row.tags ?? []).map(({ tagKey, tagValue }) => [tagKey, tagValue ?? ""])),
  };
}

/** Largest page (manual, "limits"). */
const PAGE = 1000;

export const getContainerGroups = providerFunction({
  token: "bci:getContainerGroups",
  description: "The account's container groups in a region.",
  example: `const { groups } = clouds.bci.getContainerGroupsOutput({ name: "web" });
export const addresses = groups.apply((all) => all.map((group) => group.privateIp));`,
  inputs: z.object({
    name: z.string().min(1).optional().describe("Only groups of this name. Default: all."),
    instanceId: z.string().min(1).optional().describe("Only the group of this ID. Not with `name`."),
  }),
  outputs: z.object({ groups: z.array(group).describe("The groups.") }),
  rules: ({ name, instanceId }) =>
    name && instanceId ? [failure(["instanceId"], "cannot be combined with name")] : [],
  call: async ({ clients: { bci } }, { name, instanceId }) => {
    const keyword = name ?? instanceId;
    const search = keyword ? { keyword, keywordType: name ? "name" : "podId" } : {};
    const groups: z.input<typeof group>[] = [];
    let marker: string | undefined;
    do {
      const page = await bci.ListInstances({ ...search, marker, maxKeys: PAGE });
      groups.push(...page.result.filter((row) => !row.deleteTime).map(flatten));
      marker = page.isTruncated ? page.nextMarker : undefined;
    } while (marker);
    return { groups };
  },
});

const containerStatus = z
  .object({
    name: z.string().describe("Name of the container."),
    state: z.string().describe("`Waiting`, `Running` or `Terminated`."),
    ready: z.boolean().optional().describe("Whether its readiness probe has passed."),
    restartCount: z.number().optional().describe("Number of restarts."),
    reason: z.string().optional().describe("Why it is in that state, for example `ErrImagePull`."),
    message: z.string().optional().describe("More about the reason."),
    exitCode: z.number().optional().describe("Exit code of an ended container."),
  })
  .meta({ id: "BciContainerStatus" });

function flattenStatus({ name, currentState: now, ready, restartCount }: ContainerDetailModel) {
  return {
    ...{ name, ready: ready ?? undefined, restartCount: restartCount ?? undefined },
    state: now?.state ?? "Waiting",
    reason: now?.reason || undefined,
    message: now?.message || undefined,
    exitCode: now?.state === "Terminated" ? (now.exitCode ?? undefined) : undefined,
  };
}

export const getContainerGroup = providerFunction({
  token: "bci:getContainerGroup",
  description: "One container group and the state of its containers, by ID. Fails if there is none.",
  example: `const { containers } = clouds.bci.getContainerGroupOutput({ instanceId: "p-abcd1234" });
export const restarts = containers.apply((all) => all.map((container) => container.restartCount));`,
  inputs: z.object({ instanceId: z.string().min(1).describe("ID of the group.") }),
  outputs: z.object({
    ...group.shape,
    vpcId: z.string().optional().describe("VPC of the group."),
    subnetId: z.string().optional().describe("The subnet that BCI chose."),
    securityGroupIds: z.array(z.string()).describe("Security groups."),
    containers: z.array(containerStatus).describe("State of each container."),
    initContainers: z.array(containerStatus).describe("Result of each init container."),
  }),
  call: async ({ clients: { bci } }, { instanceId }) => {
    const { instance } = await bci.GetInstance({ instanceId });
    return {
      ...flatten(instance),
      vpcId: instance.vpc?.vpcId,
      subnetId: instance.subnet?.subnetId,
      securityGroupIds: (instance.securityGroups ?? []).map((one) => one.securityGroupId),
      containers: instance.containers.map(flattenStatus),
      initContainers: (instance.initContainers ?? []).map(flattenStatus),
    };
  },
});

const cache = z
  .object({
    imageCacheId: z.string().describe("ID of the cache."),
    images: z.array(z.string()).describe("Its images with their tags."),
    status: z.string().describe("`Creating`, `Created` or `Failed`."),
    progress: z.number().describe("Progress of its creation, 0 to 100."),
    createTime: z.string().describe("Creation time, UTC."),
    expireTime: z.string().optional().describe("When BCI removes it."),
    lastMatchedTime: z.string().optional().describe("Time of the last use by a container group."),
  })
  .meta({ id: "BciImageCache" });

export const getImageCaches = providerFunction({
  token: "bci:getImageCaches",
  description: "The account's image caches in a region. BCI does not return names.",
  example: `const { caches } = clouds.bci.getImageCachesOutput({ image: "nginx:1.27" });
export const cached = caches.apply((all) => all.some((cache) => cache.status === "Created"));`,
  inputs: z.object({
    image: z.string().min(1).optional().describe("Only caches that contain this image, with its tag. Default: all."),
  }),
  outputs: z.object({ caches: z.array(cache).describe("The caches.") }),
  call: async ({ clients: { bci } }, { image }) => {
    const caches: z.input<typeof cache>[] = [];
    for (let pageNo = 1, seen = 0; ; pageNo++) {
      const { result, totalCount } = await bci.ListImageCaches({ pageNo, pageSize: PAGE });
      const rows = result.filter(({ originImages }) => image === undefined || originImages.includes(image));
      caches.push(
        ...rows.map((row) => ({
          imageCacheId: row.imageCacheId,
          images: row.originImages,
          status: statusOf(row),
          progress: row.progress,
          createTime: row.createdTime,
          expireTime: row.expiredTime || undefined,
          // Spelt "lastest" by the API.
          lastMatchedTime: row.lastestMatchedTime || undefined,
        })),
      );
      seen += result.length;
      if (result.length === 0 || seen >= totalCount) return { caches };
    }
  },
});
