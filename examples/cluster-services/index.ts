import * as pulumi from "@pulumi/pulumi";
import { tke } from "pulumi-container-clouds";

const config = new pulumi.Config();
const logs = { logsetId: config.require("logsetId"), topicId: config.require("topicId") };

// Pods get addresses of the VPC.
const cluster = new tke.Cluster("main", {
  name: `services-${pulumi.getStack()}`,
  vpcId: config.require("vpcId"),
  networkType: "VPC-CNI",
  eniSubnetIds: [config.require("podSubnetId")],
  serviceCidr: "192.168.0.0/20",
});
const clusterId = cluster.id;

// The cluster goes on with more addresses; those that it has stay.
const subnets = new tke.VpcCniSubnets("more-pods", { clusterId, subnetIds: [config.require("morePodsSubnetId")] });

const endpoint = new tke.ClusterEndpoint("internal", {
  clusterId,
  access: "internal",
  subnetId: config.require("subnetId"),
});

new tke.AsGroupOptions("main", { clusterId, scaleDownEnabled: true, expander: "least-waste" });

new tke.LogCollector("all", {
  clusterId,
  name: "all",
  source: { type: "container-log", allNamespaces: true },
  destination: { type: "cls", ...logs },
});

const audit = new tke.ClusterAudit("main", { clusterId, ...logs });

const chart = new tke.HelmChart("web", {
  name: "web",
  version: "1.2.3",
  cosPath: "charts/web-1.2.3.tgz",
  namespace: "100000000001",
  registryId: "1250000000",
});

export const kubeconfig = endpoint.kubeconfig;
export const podSubnets = subnets.allSubnetIds;
export const dashboards = audit.dashboardIds;
export const chartVersion = chart.appVersion;
