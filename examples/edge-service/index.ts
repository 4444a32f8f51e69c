import * as pulumi from "@pulumi/pulumi";
import { bec } from "pulumi-container-clouds";

const config = new pulumi.Config();
const replicas = config.requireNumber("replicas");

const web = new bec.Service("web", {
  name: "web",
  containers: [
    {
      name: "web",
      image: config.require("image"),
      resources: { cpu: 1, memory: "2Gi" },
      env: [{ name: "STACK", value: pulumi.getStack() }],
      ports: [{ containerPort: 80 }],
      volumeMounts: [
        { name: "pages", mountPath: "/usr/share/nginx/html" },
        { name: "cache", mountPath: "/var/cache/nginx" },
      ],
    },
  ],
  // A place is an edge node by its id, or a region, a city and an operator.
  deployInstances: [
    { regionId: "cn-shanghai-ct", replicas },
    { region: "SOUTH_CHINA", city: "GUANGZHOU", serviceProvider: "CHINA_UNICOM", replicas },
  ],
  needPublicIp: true,
  bandwidthInMbps: config.requireNumber("bandwidth"),
  volumes: [
    { name: "pages", volumeClaimTemplate: { storageSize: "20Gi", diskType: "NVME" } },
    { name: "cache", emptyDir: {} },
  ],
  tags: { stack: pulumi.getStack() },
});

/** Addresses by city. */
export const addresses = web.deployments.apply((deployments) =>
  Object.fromEntries(deployments.map(({ city, publicIps }) => [city ?? "", publicIps])),
);
