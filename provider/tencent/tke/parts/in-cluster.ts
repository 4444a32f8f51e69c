import type { Lock } from "../../../lifecycle/spec";

/** The cluster as the parent of a resource: the cloud refuses writes to the resource until the cluster is Running. */
export const inCluster: Lock<{ clusterId: string }> = {
  type: "tke:Cluster",
  spec: async () => (await import("../cluster.js")).cluster,
  id: ({ clusterId }) => clusterId,
};
