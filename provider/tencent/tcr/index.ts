import type { ProviderFunction } from "../../lifecycle/functions/spec";
import type { Resource } from "../../lifecycle/spec";
import type { Service } from "../../transport/cloud";

/** Files of functions, each loaded on first use. */
const registry = () => import("./functions.js");

/** Tencent TCR 2019-09-24, personal registry. */
export const tcr = {
  title: "Tencent TCR 2019-09-24, personal registry",
  needsRegion: false,
  probe: { call: "DescribeRepositoryOwnerPersonal", request: { Limit: 1 } },
  resources: {
    Namespace: async () => (await import("./namespace.js")).namespace,
    Repository: async () => (await import("./repository.js")).repository,
    User: async () => (await import("./user.js")).registryUser,
    Image: async () => (await import("./image.js")).image,
    ImageLifecycle: async () => (await import("./image-lifecycle.js")).imageLifecycle,
    GlobalImageLifecycle: async () => (await import("./global-image-lifecycle.js")).globalImageLifecycle,
    ApplicationTrigger: async () => (await import("./application-trigger.js")).applicationTrigger,
  },
  functions: {
    getRepositories: async () => (await registry()).getRepositories,
    getRepository: async () => (await registry()).getRepository,
    getNamespaces: async () => (await registry()).getNamespaces,
    getTags: async () => (await registry()).getTags,
    getSameTags: async () => (await registry()).getSameTags,
    getQuotas: async () => (await registry()).getQuotas,
    getNameUse: async () => (await registry()).getNameUse,
    getFavourites: async () => (await registry()).getFavourites,
  },
} satisfies Service<Resource, ProviderFunction>;
