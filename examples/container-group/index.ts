import * as pulumi from "@pulumi/pulumi";
import { bci } from "pulumi-container-clouds";

const config = new pulumi.Config();
const registry = config.require("registry");
const subnetId = config.require("subnetId");
const securityGroupId = config.require("securityGroupId");
const zone = config.require("zone");

const image = `${registry}/team/web:1.4.2`;

// The password stays encrypted in the state, and no message shows it.
const imageRegistryCredentials = [
  { server: registry, userName: config.require("registryUser"), password: config.requireSecret("registryPassword") },
];

// Groups that use these images start without pulling them.
const cache = new bci.ImageCache("web", {
  name: "web",
  images: [image, "busybox:1.36"],
  subnetId,
  securityGroupId,
  zone,
  imageRegistryCredentials,
});

const web = new bci.ContainerGroup(
  "web",
  {
    name: "web",
    zone,
    subnetIds: [subnetId],
    securityGroupIds: [securityGroupId],
    initContainers: [
      {
        name: "greeting",
        image: "busybox:1.36",
        command: ["sh", "-c", "cp /templates/index.html /pages/"],
        volumeMounts: [
          { name: "templates", mountPath: "/templates", readOnly: true },
          { name: "pages", mountPath: "/pages" },
        ],
      },
    ],
    containers: [
      {
        name: "web",
        image,
        ports: [{ containerPort: 8080 }],
        resources: { cpu: "500m", memory: "1Gi" },
        env: [{ name: "PAGES", value: "/pages" }],
        volumeMounts: [{ name: "pages", mountPath: "/pages", readOnly: true }],
        readinessProbe: { httpGet: { path: "/healthy", port: 8080 }, periodSeconds: 5 },
      },
    ],
    volumes: [
      { name: "pages", emptyDir: { sizeLimit: "128Mi" } },
      { name: "templates", configFile: { files: [{ path: "index.html", content: "<h1>Hello</h1>" }] } },
    ],
    imageRegistryCredentials,
    eip: { autoCreate: { bandwidthInMbps: 5 } },
    tags: { stack: pulumi.getStack() },
  },
  { dependsOn: cache },
);

export const address = web.publicIp;
export const cacheExpires = cache.expireTime;
