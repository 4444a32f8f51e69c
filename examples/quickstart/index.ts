import * as pulumi from "@pulumi/pulumi";
import * as clouds from "pulumi-container-clouds";

// `pulumi config set edition second` is the quick start's edit: every resource but the namespace changes with it.
const edition = new pulumi.Config().get("edition") ?? "first";

const isFirst = edition === "first";

const cluster = new clouds.tke.Cluster("web", {
  name: "web",
  description: `Web shop, ${edition} edition`,
  vpcId: "vpc-quickstart",
  clusterCidr: "172.16.0.0/16",
});

const workers = new clouds.tke.AsGroup("workers", {
  clusterId: cluster.id,
  name: "workers",
  minSize: 1,
  maxSize: isFirst ? 5 : 6,
  vpcId: "vpc-quickstart",
  subnetIds: ["subnet-a", "subnet-b"],
  launchConfiguration: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
});

const batch = new clouds.tke.NodePool("batch", {
  clusterId: cluster.id,
  name: "batch",
  subnetIds: ["subnet-a"],
  securityGroupIds: ["sg-quickstart"],
  labels: { workload: "batch", edition },
  taints: [{ key: "workload", value: "batch", effect: "NoSchedule" }],
});

const team = new clouds.tcr.Namespace("team", { name: "team" });

const api = new clouds.tcr.Repository("api", {
  namespace: team.name,
  name: "api",
  description: `API server, ${edition} edition`,
});

const image = `registry.example.com/nginx:${edition}`;

// Container groups that use the image start without pulling it.
const cache = new clouds.bci.ImageCache("nginx", {
  name: "nginx",
  images: [image],
  subnetId: "sbn-quickstart",
  securityGroupId: "g-quickstart",
  zone: "zoneA",
});

const proxy = new clouds.bci.ContainerGroup("proxy", {
  name: "proxy",
  subnetIds: ["sbn-quickstart"],
  securityGroupIds: ["g-quickstart"],
  containers: [
    {
      name: "nginx",
      image,
      ports: [{ containerPort: 80 }],
      resources: { cpu: "500m", memory: "1Gi" },
    },
  ],
});

export const clusterId = cluster.id;
export const clusterStatus = cluster.status;
export const scalingGroup = workers.status;
export const pool = batch.nodePoolId;
export const imageUrl = api.url;
export const cacheStatus = cache.status;
export const proxyAddress = proxy.privateIp;
