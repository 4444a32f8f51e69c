import type { ProviderFunction } from "../../lifecycle/functions/spec";
import type { Resource } from "../../lifecycle/spec";
import type { Service } from "../../transport/cloud";

/** Files of functions, each loaded on first use. */
const groups = () => import("./functions/groups.js");
const pod = () => import("./functions/pod.js");

/** Baidu BCI. */
export const bci = {
  title: "Baidu BCI",
  needsRegion: true,
  probe: { call: "ListInstances", request: { maxKeys: 1 } },
  resources: {
    ContainerGroup: async () => (await import("./container-group.js")).containerGroup,
    ImageCache: async () => (await import("./image-cache.js")).imageCache,
  },
  functions: {
    getContainerGroups: async () => (await groups()).getContainerGroups,
    getContainerGroup: async () => (await groups()).getContainerGroup,
    getImageCaches: async () => (await groups()).getImageCaches,
    getPodManifest: async () => (await pod()).getPodManifest,
  },
} satisfies Service<Resource, ProviderFunction>;
