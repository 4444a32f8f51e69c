import { z } from "zod";
import { resource } from "../resource";
import { inCluster } from "./parts/in-cluster";

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster whose API calls are logged."),
  logsetId: z.string().min(1).optional().describe("Log set to write to. Default: one of the cloud's."),
  topicId: z.string().min(1).optional().describe("Log topic to write to. Default: one of the cloud's."),
  logRegion: z.string().min(1).optional().describe("Region of the log set. Default: the resource's region."),
});

const outputs = z.strictObject({
  dashboardIds: z
    .strictObject({
      overview: z.string().describe("What happened."),
      search: z.string().describe("Search in the log."),
      nodes: z.string().describe("Operations on nodes."),
      objects: z.string().describe("Operations on Kubernetes objects."),
    })
    .meta({ id: "AuditDashboards" })
    .describe("IDs of the dashboards that show the log."),
});

export const clusterAudit = resource({
  type: "tke:ClusterAudit",
  description:
    "Logs the calls to a cluster's API server. The API turns auditing on and off, but has no call that returns its state: drift is not detected, nor is auditing that was already on, and `get` is refused. The API has no call that changes it either: a changed input turns it off and on again. A destroy turns it off; existing logs stay.",
  examples: {
    "An audit log in a new log set": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.ClusterAudit("web", { clusterId: cluster.id });`,
    "An audit log in an existing topic": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.ClusterAudit("web", {
  clusterId: cluster.id,
  logsetId: "logset-12345678",
  topicId: "topic-12345678",
  logRegion: "gsqy",
});`,
  },
  idFormat: "clusterId",
  inputs,
  outputs,
  stable: ["dashboardIds"],
  interrupts: { replacement: "calls to the API server are not logged in between" },
  within: inCluster,
  onChange: { clusterId: "replace", logsetId: "replace", topicId: "replace", logRegion: "replace" },
  deleteBeforeReplace: (want, was) => want.clusterId === was.clusterId,
  unreadable: "the API has no call that returns whether audit is on",
  // Reads only the cluster: no call returns the audit setting, and it is deleted with the cluster.
  find: async ({ clients }, id) => (await clients.tke.DescribeClusters({ ClusterIds: [id] })).Clusters?.[0],
  async create({ clients, region }, want) {
    await clients.tke.EnableClusterAudit(
      {
        ClusterId: want.clusterId,
        LogsetId: want.logsetId,
        TopicId: want.topicId,
        RegionId: want.logRegion ?? region ?? "",
      },
      { idempotent: true },
    );
    return want.clusterId;
  },
  async delete({ clients }, id) {
    await clients.tke.DisableClusterAudit({ ClusterId: id }, { idempotent: true });
  },
  status: () => "on",
  waits: {
    created: { target: ["on"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  async flatten({ ClusterId }, { clients }, known) {
    if (known.dashboardIds) return { dashboardIds: known.dashboardIds };
    const idOf = async (type: string) =>
      (await clients.tke.GetDashboardID({ ClusterId, DashboardType: `audit-${type}` })).DashboardID ?? "";
    const [overview, search, nodes, objects] = await Promise.all([
      idOf("overview"),
      idOf("search"),
      idOf("node-overview"),
      idOf("k8s-resource-overview"),
    ]);
    return { dashboardIds: { overview, search, nodes, objects } };
  },
});
