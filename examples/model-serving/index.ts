import * as pulumi from "@pulumi/pulumi";
import { eci } from "pulumi-container-clouds";

const config = new pulumi.Config();
const place = {
  vpcId: config.require("vpcId"),
  subnetId: config.require("subnetId"),
  securityGroupId: config.require("securityGroupId"),
  zone: config.require("zone"),
};

// Pulled from Git once; every group in the zone starts with it.
const model = new eci.DataCache("model", {
  name: "model",
  bucket: "models",
  path: "/models/small",
  dataSource: { git: { url: "https://example.com/models.git", branch: "main" } },
  ...place,
});
const image = new eci.ImageCache("server", { name: "server", images: ["nginx:1.27"], ...place });

const server = new eci.ContainerGroup(
  "server",
  {
    name: "server",
    ...place,
    dataCacheBucket: "models",
    imageCacheId: image.id,
    containers: [
      {
        name: "server",
        image: "nginx:1.27",
        resources: { cpu: 2, memory: "4Gi" },
        ports: [{ containerPort: 8088 }],
        env: [{ name: "MODEL", value: "/models/small" }],
      },
    ],
  },
  { dependsOn: model },
);

// A cluster's pods can run in ECI too: the node joins with the cluster's kubeconfig.
const kubeconfig = config.requireSecret("kubeconfig");
const node = new eci.VirtualNode("burst", {
  name: "burst",
  kubeconfig,
  ...place,
  taints: [{ key: "virtual-node.ctyun.cn", value: "eci", effect: "NoSchedule" }],
});

export const address = server.privateIp;
export const nodeId = node.id;
