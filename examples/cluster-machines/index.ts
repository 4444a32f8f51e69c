import * as pulumi from "@pulumi/pulumi";
import { tke } from "pulumi-container-clouds";

const config = new pulumi.Config();
const vpcId = config.require("vpcId");
const subnetId = config.require("subnetId");

const cluster = new tke.Cluster("main", { name: `machines-${pulumi.getStack()}`, vpcId, clusterCidr: "10.80.0.0/14" });
const clusterId = cluster.id;

// Bought for the cluster; a change of `count` adds machines, or takes the newest away after their pods are evicted.
const bought = new tke.Instances("bought", {
  clusterId,
  count: 2,
  zone: config.require("zone"),
  vpcId,
  subnetId,
  machine: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
  nodeSettings: { labels: { tier: "service" } },
});

// Machines that you have: their operating system is reinstalled, and they stay yours when they leave.
const yours = new tke.ExistingInstances("yours", {
  clusterId,
  instanceIds: [config.require("instanceId")],
  keepInstancesOnDelete: true,
});

// Capacity for pods without machines.
const pool = new tke.NodePool("burst", {
  clusterId,
  name: "burst",
  subnetIds: [subnetId],
  securityGroupIds: [config.require("securityGroupId")],
});
const node = new tke.VirtualNode("burst-1", { clusterId, nodePoolId: pool.nodePoolId, subnetId });

export const instances = bought.instanceIds;
export const attached = yours.attachedIds;
export const virtualNode = node.name;
