import type { ProviderFunction } from "../../lifecycle/functions/spec";
import type { Resource } from "../../lifecycle/spec";
import type { Service } from "../../transport/cloud";

/** Files of functions, each loaded on first use. */
const becServices = () => import("./functions/services.js");
const becPods = () => import("./functions/pods.js");

/** Baidu BEC v2. */
export const bec = {
  title: "Baidu BEC v2",
  needsRegion: false,
  probe: { call: "ListServices", request: { maxKeys: 1 } },
  resources: {
    Service: async () => (await import("./service.js")).service,
  },
  functions: {
    getServices: async () => (await becServices()).getServices,
    getService: async () => (await becServices()).getService,
    getDeployment: async () => (await becPods()).getDeployment,
    getPods: async () => (await becPods()).getPods,
    getPod: async () => (await becPods()).getPod,
    getMetrics: async () => (await becServices()).getMetrics,
    getNodes: async () => (await becServices()).getNodes,
  },
} satisfies Service<Resource, ProviderFunction>;
