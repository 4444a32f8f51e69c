import type { Lock } from "../../../lifecycle/spec";

/** The cluster of what is in it: the cloud takes no write to that before the cluster is Running. */
export const inCluster: Lock<{ clusterId: string }> = {
  type: "tke:Cluster",
  spec: async () => (await import("../cluster.js")).cluster,
  id: ({ clusterId }) => clusterId,
};
