import * as pulumi from "@pulumi/pulumi";
import { tke } from "pulumi-container-clouds";

const config = new pulumi.Config();
const vpcId = config.require("vpcId");
const subnetIds = [config.require("subnetId")];

// Network, version and tags are fixed once the cluster is made: the API has no call to change them.
const cluster = new tke.Cluster("main", {
  name: `main-${pulumi.getStack()}`,
  description: "Made by Pulumi",
  vpcId,
  clusterCidr: "10.64.0.0/14",
  maxPodsPerNode: 64,
  containerRuntime: "containerd",
  tags: { stack: pulumi.getStack() },
  deletionProtection: config.requireBoolean("protect"),
});

// Machines for what always runs. The sizes change in place.
const workers = new tke.AsGroup("workers", {
  clusterId: cluster.id,
  name: "workers",
  minSize: 1,
  maxSize: 4,
  vpcId,
  subnetIds,
  launchConfiguration: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
  labels: { workload: "service" },
});

// Virtual nodes for what comes and goes; only pods that tolerate the taint land there.
const batch = new tke.NodePool("batch", {
  clusterId: cluster.id,
  name: "batch",
  subnetIds,
  securityGroupIds: [config.require("securityGroupId")],
  labels: { workload: "batch" },
  taints: [{ key: "workload", value: "batch", effect: "NoSchedule" }],
  timeouts: { create: "20m" },
});

export const clusterId = cluster.id;
export const version = cluster.version;
export const scalingGroup = workers.asGroupId;
export const pool = batch.nodePoolId;
