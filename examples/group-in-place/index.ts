import * as pulumi from "@pulumi/pulumi";
import { eci } from "pulumi-container-clouds";

const config = new pulumi.Config();
const version = config.require("version");
const place = {
  vpcId: config.require("vpcId"),
  subnetId: config.require("subnetId"),
  securityGroupId: config.require("securityGroupId"),
  zone: config.require("zone"),
};
const image = `nginx:${version}`;
const tags = { stack: pulumi.getStack() };

// Groups that look for a cache of their images start without pulling them.
const cache = new eci.ImageCache("web", {
  name: "web",
  images: [image],
  ...place,
  eip: { autoCreate: {} },
  tags,
});

const web = new eci.ContainerGroup(
  "web",
  {
    name: "web",
    ...place,
    containers: [
      {
        name: "nginx",
        image,
        resources: { cpu: 1, memory: "2Gi" },
        env: [
          { name: "VERSION", value: version },
          { name: "GROUP", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
        ],
        ports: [{ containerPort: 8088 }],
        volumeMounts: [{ name: "settings", mountPath: "/etc/nginx/conf.d", readOnly: true }],
        readinessProbe: { httpGet: { port: 8088 }, periodSeconds: 5 },
        lifecycle: { preStop: { exec: { command: ["nginx", "-s", "quit"] } } },
      },
    ],
    volumes: [
      {
        name: "settings",
        configFile: {
          defaultMode: 0o644,
          files: [{ path: "default.conf", content: "server { listen 8088; root /usr/share/nginx/html; }\n" }],
        },
      },
    ],
    dnsConfig: { options: [{ name: "ndots", value: "2" }] },
    // Elastic IPs of CTyun have 80, 443, 8080 and 8443 closed.
    eip: { autoCreate: { bandwidthInMbps: 5 } },
    autoMatchImageCache: true,
    tags,
  },
  { dependsOn: cache },
);

export const address = web.publicIp;
