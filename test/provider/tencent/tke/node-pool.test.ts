import { lifecycle } from "../../../support/lifecycle";

lifecycle("tke:NodePool", {
  inputs: {
    name: "batch",
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupIds: ["sg-1"],
    labels: { workload: "batch" },
    taints: [{ key: "workload", value: "batch", effect: "NoSchedule" }],
  },
  kind: { service: "tke", kind: "virtual-node-pool" },
  createAction: "CreateClusterVirtualNodePool",
  settles: "normal",
  before: async (_cloud, stackOf) => {
    const cluster = await stackOf("tke:Cluster");
    await cluster.up({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
    return { clusterId: cluster.id };
  },
  steps: [
    { set: { name: "jobs" }, expect: "update" },
    { set: { labels: { workload: "batch", tier: "2" } }, expect: "update" },
    { set: { labels: {} }, expect: "update" },
    { set: { labels: undefined }, expect: "same" },
    { set: { taints: [] }, expect: "update" },
    { set: { unschedulable: true }, expect: "update" },
    { set: { unschedulable: undefined }, expect: "update" },
    { set: { subnetIds: ["subnet-2", "subnet-1", "subnet-2"] }, expect: "same" },
    { set: { deletionProtection: true }, expect: "update" },
    { set: { deletionProtection: undefined }, expect: "update" },
    {
      set: { labels: { workload: "batch" } },
      outside: (cloud, id) =>
        cloud.change({
          service: "tke",
          kind: "virtual-node-pool",
          id: id.split("/")[1] ?? "",
          set: { Name: "by hand" },
        }),
      expect: "update",
    },
    { set: { subnetIds: ["subnet-3"] }, expect: "replace" },
  ],
  refused: [
    {
      set: { subnetIds: [], taints: [{ key: "a" }] },
      failures: [
        { property: "subnetIds", reason: "must have at least 1 item, not 0" },
        {
          property: "taints[0].effect",
          reason: 'is required: "NoSchedule" or "PreferNoSchedule" or "NoExecute"',
        },
      ],
    },
  ],
});
