import { expect } from "vitest";
import { lifecycle } from "../../../support/lifecycle";

lifecycle("tke:AsGroup", {
  inputs: {
    name: "workers",
    minSize: 1,
    maxSize: 3,
    vpcId: "vpc-1",
    subnetIds: ["subnet-1"],
    launchConfiguration: { instanceType: "S5.MEDIUM4", login: { password: "Sesame-0pen" } },
  },
  kind: { service: "tke", kind: "as-group" },
  createAction: "CreateClusterAsGroup",
  settles: "enabled",
  before: async (_cloud, stackOf) => {
    const cluster = await stackOf("tke:Cluster");
    await cluster.up({ name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", level: "L20" });
    return { clusterId: cluster.id };
  },
  steps: [
    { set: { maxSize: 5 }, expect: "update" },
    { set: { minSize: 2, maxSize: 6 }, expect: "update" },
    { set: { enabled: false }, expect: "update", after: (outputs) => expect(outputs.status).toBe("disabled") },
    { set: { enabled: undefined }, expect: "update", after: (outputs) => expect(outputs.status).toBe("enabled") },
    {
      outside: (cloud, id) =>
        cloud.change({ service: "tke", kind: "as-group", id: id.split("/")[1] ?? "", status: "disabled" }),
      expect: "update",
    },
    { set: { keepInstancesOnDelete: true }, expect: "update" },
    { set: { labels: { tier: "1" }, enabled: false }, expect: "replace" },
    { set: { launchConfiguration: { instanceType: "S5.LARGE8" } }, expect: "replace" },
  ],
  refused: [
    {
      set: { minSize: 4, maxSize: 2, desiredCapacity: 9 },
      failures: [
        { property: "maxSize", reason: "must be at least minSize (4), not 2" },
        { property: "desiredCapacity", reason: "must be between minSize (4) and maxSize (2), not 9" },
      ],
    },
  ],
});
