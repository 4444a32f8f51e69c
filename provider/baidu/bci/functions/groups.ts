import { z } from "zod";
import { type ContainerState, containerState } from "../../../lifecycle/containers/container";
import { failure } from "../../../lifecycle/containers/rules";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { everyRow, pagesByMarker, pagesByPosition } from "../../../lifecycle/pages";
import { countedRows, nextOf } from "../../pages";
import { providerFunction } from "../../resource";
import type { ContainerDetailModel, ImageCacheModel, InstanceModel } from "../api.gen";
import { containerGroup, type GroupRow } from "../container-group";
import { imageCache } from "../image-cache";

const groups = rowsOf<GroupRow>(containerGroup, {
  name: "BciContainerGroup",
  fields: [
    ...["name", "status", "zone", "restartPolicy", "allocatedCpu", "allocatedMemory", "cpuType", "gpuType"],
    ...["privateIp", "publicIp", "bandwidthInMbps", "tags", "createTime"],
  ],
  more: {
    shape: { containerGroupId: z.string().describe("ID of the group (`instanceId` in the API).") },
    flatten: (row) => ({ containerGroupId: row.instanceId }),
  },
});

/** Largest page (manual, "limits"). */
const PAGE = 1000;

export const getContainerGroups = providerFunction({
  token: "bci:getContainerGroups",
  description: "The account's container groups in a region.",
  example: `const { groups } = clouds.bci.getContainerGroupsOutput({ name: "web" });
export const addresses = groups.apply((all) => all.map((group) => group.privateIp));`,
  inputs: z.object({
    name: z.string().min(1).optional().describe("Only groups of this name. Default: all."),
    containerGroupId: z.string().min(1).optional().describe("Only the group of this ID. Not with `name`."),
  }),
  outputs: z.object({ groups: z.array(groups.schema).describe("The groups.") }),
  rules: ({ name, containerGroupId }) =>
    name && containerGroupId ? [failure(["containerGroupId"], "cannot be combined with name")] : [],
  call: async (context, { name, containerGroupId }) => {
    const keyword = name ?? containerGroupId;
    const search = keyword ? { keyword, keywordType: name ? "name" : "podId" } : {};
    const found: InstanceModel[] = [];
    const { bci } = context.clients;
    const all = pagesByMarker((marker) => bci.ListInstances({ ...search, marker, maxKeys: PAGE }), nextOf);
    for await (const { result } of all) found.push(...result.filter((row) => !row.deleteTime));
    return { groups: await Promise.all(found.map((row) => groups.flatten(row as GroupRow, context))) };
  },
});

const containerStatus = z
  .object({
    name: z.string().describe("Name of the container."),
    state: containerState.describe("`Waiting`, `Running` or `Terminated`."),
    ready: z.boolean().optional().describe("Whether its readiness probe has passed."),
    restartCount: z.int().optional().describe("Number of restarts."),
    reason: z.string().optional().describe("Why it is in that state, for example `ErrImagePull`."),
    message: z.string().optional().describe("More about the reason."),
    exitCode: z.number().optional().describe("Exit code of an ended container."),
  })
  .meta({ id: "BciContainerStatus" });

function flattenStatus({ name, currentState: now, ready, restartCount }: ContainerDetailModel) {
  return {
    name,
    ready: ready ?? undefined,
    restartCount: restartCount ?? undefined,
    state: (now?.state ?? "Waiting") as ContainerState,
    reason: now?.reason || undefined,
    message: now?.message || undefined,
    exitCode: now?.state === "Terminated" ? (now.exitCode ?? undefined) : undefined,
  };
}

export const getContainerGroup = providerFunction({
  token: "bci:getContainerGroup",
  description: "One container group and the state of its containers, by ID. Fails if there is none.",
  example: `const { containerStatuses } = clouds.bci.getContainerGroupOutput({ containerGroupId: "p-abcd1234" });
export const restarts = containerStatuses.apply((all) => all.map((container) => container.restartCount));`,
  inputs: z.object({ containerGroupId: z.string().min(1).describe("ID of the group.") }),
  outputs: z.object({
    ...groups.schema.shape,
    vpcId: z.string().optional().describe("VPC of the group."),
    subnetId: z.string().optional().describe("The subnet that BCI chose."),
    securityGroupIds: z.array(z.string()).describe("Security groups."),
    containerStatuses: z.array(containerStatus).describe("State of each container."),
    initContainerStatuses: z.array(containerStatus).describe("Result of each init container."),
  }),
  call: async (context, { containerGroupId }) => {
    const { instance } = await context.clients.bci.GetInstance({ instanceId: containerGroupId });
    return {
      ...(await groups.flatten(instance, context)),
      vpcId: instance.vpc?.vpcId,
      subnetId: instance.subnet?.subnetId,
      securityGroupIds: (instance.securityGroups ?? []).map((one) => one.securityGroupId),
      containerStatuses: instance.containers.map(flattenStatus),
      initContainerStatuses: (instance.initContainers ?? []).map(flattenStatus),
    };
  },
});

const caches = rowsOf<ImageCacheModel>(imageCache, {
  name: "BciImageCache",
  fields: ["images", "status", "progress", "createTime", "expireTime", "lastMatchedTime"],
  more: {
    shape: { imageCacheId: z.string().describe("ID of the cache.") },
    flatten: (row) => ({ imageCacheId: row.imageCacheId }),
  },
});

export const getImageCaches = providerFunction({
  token: "bci:getImageCaches",
  description: "The account's image caches in a region. BCI does not return names.",
  example: `const { caches } = clouds.bci.getImageCachesOutput({ image: "nginx:1.27" });
export const cached = caches.apply((all) => all.some((cache) => cache.status === "Created"));`,
  inputs: z.object({
    image: z.string().min(1).optional().describe("Only caches that contain this image, with its tag. Default: all."),
  }),
  outputs: z.object({ caches: z.array(caches.schema).describe("The caches.") }),
  call: async (context, { image }) => {
    const { bci } = context.clients;
    const all = await everyRow(
      pagesByPosition(async ({ pageNo }) => countedRows(await bci.ListImageCaches({ pageNo, pageSize: PAGE }))),
    );
    const found = all.filter(({ originImages }) => image === undefined || originImages.includes(image));
    return { caches: await Promise.all(found.map((row) => caches.flatten(row, context))) };
  },
});
