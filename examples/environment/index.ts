import * as clouds from "pulumi-container-clouds";

const baidu = { subnetId: "sbn-example", securityGroupId: "g-example", zone: "zoneA" };
const ctyun = {
  vpcId: "vpc-example",
  subnetId: "subnet-example",
  securityGroupId: "sg-example",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};

const { versions } = clouds.tke.getVersionsOutput();

const shop = new clouds.ContainerEnvironment("shop", {
  tags: { team: "shop" },
  cluster: {
    vpcId: "vpc-example",
    clusterCidr: "172.16.0.0/16",
    version: versions.apply((all) => all[all.length - 1]?.version ?? ""),
  },
  endpoints: { external: { securityGroupId: "sg-example" } },
  nodePools: { batch: { subnetIds: ["subnet-a"], securityGroupIds: ["sg-example"], labels: { workload: "batch" } } },
  asGroups: {
    workers: {
      minSize: 1,
      maxSize: 5,
      subnetIds: ["subnet-a", "subnet-b"],
      launchConfiguration: { instanceType: "S5.MEDIUM4", systemDisk: { type: "CLOUD_PREMIUM", size: 50 } },
    },
  },
  registry: { repositories: { api: { description: "API server" }, web: { public: true } } },
  bci: {
    imageCaches: { base: { ...baidu, images: ["nginx:1.27"] } },
    containerGroups: {
      proxy: (environment) => ({
        subnetIds: [baidu.subnetId],
        securityGroupIds: [baidu.securityGroupId],
        containers: [
          { name: "nginx", image: "nginx:1.27", ports: [{ containerPort: 80 }] },
          { name: "api", image: environment.image("api", "1.0"), resources: { cpu: "500m", memory: "1Gi" } },
        ],
      }),
    },
  },
  edgeServices: {
    pages: {
      containers: [{ name: "nginx", image: "nginx:1.27", resources: { cpu: 1, memory: "2Gi" } }],
      deployInstances: [{ region: "EAST_CHINA", city: "SHANGHAI", serviceProvider: "CHINA_TELECOM", replicas: 2 }],
    },
  },
  eci: {
    imageCaches: { base: { ...ctyun, images: ["redis:7"] } },
    containerGroups: {
      cache: { ...ctyun, imageCache: "base", containers: [{ name: "redis", image: "redis:7" }], cpu: 1, memory: "2Gi" },
    },
  },
});

export const kubeconfig = shop.kubeconfig;
export const proxy = shop.bci.containerGroups.proxy?.privateIp;
