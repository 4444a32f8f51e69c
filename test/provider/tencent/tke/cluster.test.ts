import { expect } from "vitest";
import { lifecycle } from "../../../support/lifecycle";

lifecycle("tke:Cluster", {
  inputs: { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", tags: { team: "web" } },
  kind: { service: "tke", kind: "cluster" },
  createAction: "CreateCluster",
  settles: "Running",
  steps: [
    { set: { name: "blue" }, expect: "update", after: (outputs) => expect(outputs.status).toBe("Running") },
    { set: { description: "the web cluster" }, expect: "update" },
    { set: { description: null }, expect: "update" },
    { set: { description: undefined }, expect: "same" },
    { set: { containerRuntime: "containerd" }, expect: "update" },
    { set: { level: "L20" }, expect: "update" },
    { set: { deletionProtection: true }, expect: "update" },
    { set: { deletionProtection: false }, expect: "update" },
    { set: { maxPodsPerNode: 100, clusterCidr: "172.20.0.0/16" }, expect: "replace" },
    { set: { maxPodsPerNode: 128 }, expect: "same" },
    // The VPC has no space for a second cluster with this range: the old one goes first, or the cloud would refuse the new.
    { set: { ipvs: true }, expect: "replace" },
    {
      outside: (cloud, id) =>
        cloud.change({ service: "tke", kind: "cluster", id, set: { ClusterName: "renamed by hand" } }),
      expect: "update",
    },
    {
      set: {
        nodes: [
          {
            zone: "zone-1",
            subnetId: "subnet-1",
            count: 2,
            machine: { instanceType: "S5.MEDIUM4", login: { password: "Sesame-0pen" } },
          },
        ],
        clusterCidr: "172.24.0.0/16",
      },
      expect: "replace",
      after: (outputs) => expect(outputs.nodeCount).toBe(2),
    },
  ],
  refused: [
    {
      set: { vpcId: undefined, clusterCidr: "10.0.0.0/33", type: "managed" },
      failures: [
        { property: "type", reason: 'must be "MANAGED_CLUSTER" or "INDEPENDENT_CLUSTER", not the string "managed"' },
        {
          property: "clusterCidr",
          reason: 'must be an address range such as "172.16.0.0/16", not the string "10.0.0.0/33"',
        },
        { property: "vpcId", reason: "is required unless the cluster takes existing nodes" },
      ],
    },
    {
      set: { vpcId: undefined, eniSubnetIds: ["subnet-1"] },
      failures: [
        { property: "vpcId", reason: "is required unless the cluster takes existing nodes" },
        { property: "eniSubnetIds", reason: 'only with networkType "VPC-CNI"' },
      ],
    },
  ],
});
