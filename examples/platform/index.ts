import * as pulumi from "@pulumi/pulumi";
import { bci, bec, eci, tcr, tke } from "pulumi-container-clouds";

const config = new pulumi.Config();
const stack = pulumi.getStack();
const vpcId = config.require("vpcId");
const subnetIds = [config.require("subnetId")];
const securityGroupIds = [config.require("securityGroupId")];
const tags = { stack };

/** Ranges of one VPC must not overlap. */
const ranges = { blue: "10.64.0.0/14", green: "10.68.0.0/14" };
const clusters = Object.entries(ranges).map(
  ([color, clusterCidr]) => new tke.Cluster(color, { name: `${color}-${stack}`, vpcId, clusterCidr, tags }),
);
const [blue, green] = clusters as [tke.Cluster, tke.Cluster];

const workers = new tke.AsGroup("workers", {
  clusterId: blue.id,
  name: "workers",
  minSize: 2,
  maxSize: 10,
  vpcId,
  subnetIds,
  launchConfiguration: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
});

/** Pools of virtual nodes: two in one cluster, one in the other. */
const pools = { batch: blue, builds: blue, canary: green };
for (const [name, cluster] of Object.entries(pools)) {
  new tke.NodePool(name, {
    clusterId: cluster.id,
    name,
    subnetIds,
    securityGroupIds,
    labels: { pool: name },
    taints: [{ key: "pool", value: name, effect: "NoSchedule" }],
  });
}

const namespace = new tcr.Namespace("platform", { name: `platform-${stack}` });
const services = config.requireObject<string[]>("services");
const repositories = services.map(
  (name) => new tcr.Repository(name, { namespace: namespace.name, name, description: `Images of ${name}` }),
);

/** The same containers in two clouds. */
const containers = [{ name: "proxy", image: "nginx:1.27", resources: { cpu: 1, memory: "2Gi" } }];
const proxies = [
  new bci.ContainerGroup("proxy-north", {
    name: `proxy-${stack}`,
    subnetIds: ["sbn-example"],
    securityGroupIds: ["g-example"],
    containers,
    tags,
  }),
  new eci.ContainerGroup("proxy-east", {
    name: `proxy-${stack}`,
    vpcId: "vpc-example",
    subnetId: "subnet-example",
    securityGroupId: "sg-example",
    zone: "cn-huadong1-jsnj1A-public-ctcloud",
    containers,
    tags,
  }),
];

/** Near the users: a service for each large region. */
const edges = { east: "cn-shanghai-ct", south: "cn-guangzhou-un" };
const edgeServices = Object.entries(edges).map(
  ([region, regionId]) =>
    new bec.Service(`edge-${region}`, {
      name: `edge-${region}`,
      containers,
      deployInstances: [{ regionId, replicas: 2 }],
      needPublicIp: true,
      bandwidthInMbps: 20,
    }),
);

export const clusterIds = clusters.map(({ id }) => id);
export const scalingGroup = workers.asGroupId;
export const images = Object.fromEntries(services.map((name, index) => [name, repositories[index]?.url]));
export const addresses = proxies.map(({ privateIp }) => privateIp);
export const edgeAddresses = pulumi
  .all(edgeServices.map(({ deployments }) => deployments))
  .apply((all) => all.flat().flatMap(({ publicIps }) => publicIps));
