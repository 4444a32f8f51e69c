import type { ProviderFunction } from "../../lifecycle/functions/spec";
import type { Resource } from "../../lifecycle/spec";
import type { Service } from "../../transport/cloud";

/** Files of functions, each loaded on first use. */
const eciGroups = () => import("./functions/groups.js");
const eciContainers = () => import("./functions/containers.js");
const eciCatalogue = () => import("./functions/catalogue.js");
const eciOthers = () => import("./functions/others.js");

/** CTyun ECI v1. */
export const eci = {
  title: "CTyun ECI v1",
  needsRegion: true,
  probe: { call: "describeContainerGroups", request: { limit: 1 } },
  resources: {
    ContainerGroup: async () => (await import("./container-group.js")).containerGroup,
    ImageCache: async () => (await import("./image-cache.js")).imageCache,
    DataCache: async () => (await import("./data-cache.js")).dataCache,
    VirtualNode: async () => (await import("./virtual-node.js")).virtualNode,
  },
  functions: {
    getContainerGroups: async () => (await eciGroups()).getContainerGroups,
    getContainerGroup: async () => (await eciGroups()).getContainerGroup,
    getContainerGroupRecords: async () => (await eciGroups()).getContainerGroupRecords,
    getContainerGroupStatuses: async () => (await eciGroups()).getContainerGroupStatuses,
    getEvents: async () => (await eciGroups()).getEvents,
    getContainerLog: async () => (await eciContainers()).getContainerLog,
    getMetrics: async () => (await eciContainers()).getMetrics,
    getOpsTasks: async () => (await eciContainers()).getOpsTasks,
    getCommitTask: async () => (await eciContainers()).getCommitTask,
    getRegion: async () => (await eciCatalogue()).getRegion,
    getAvailableResources: async () => (await eciCatalogue()).getAvailableResources,
    getPrice: async () => (await eciCatalogue()).getPrice,
    getPrices: async () => (await eciCatalogue()).getPrices,
    getImageCache: async () => (await eciCatalogue()).getImageCache,
    getImageCaches: async () => (await eciCatalogue()).getImageCaches,
    getDataCaches: async () => (await eciCatalogue()).getDataCaches,
    getTags: async () => (await eciOthers()).getTags,
    getVirtualNodes: async () => (await eciOthers()).getVirtualNodes,
    getEnterpriseProjects: async () => (await eciOthers()).getEnterpriseProjects,
  },
} satisfies Service<Resource, ProviderFunction>;
