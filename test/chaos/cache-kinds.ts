import type { ChaosKind } from "./kinds";
import { secrets } from "./secrets";

const eciPlace = {
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "sg-1",
  zone: "cn-huadong1-jsnj1A-public-ctcloud",
};

/** The kinds of Baidu and CTyun that hold no containers. */
export const cacheKinds = {
  "bci-image-cache": {
    type: "bci:ImageCache",
    inventory: { service: "bci", kind: "image-cache" },
    sharesNames: true,
    fixed: true,
    inputs: ({ key, form }) => ({
      name: `cache-${key}`,
      images: [`nginx:1.${form}`, "redis:7"],
      subnetId: "sbn-1",
      securityGroupId: "g-1",
      zone: "zoneA",
      ephemeralStorage: 40,
    }),
    shown: () => ({}),
  },
  "eci-image-cache": {
    type: "eci:ImageCache",
    inventory: { service: "eci", kind: "image-cache" },
    sharesNames: true,
    drift: { tags: [{ key: "by", value: "hand" }] },
    inputs: ({ key, look, form }) => ({
      name: `cache-${key}`,
      images: [`nginx:1.${form}`, "redis:7"],
      ...eciPlace,
      size: 40,
      retentionDays: 10,
      tags: { look: String(look) },
    }),
    shown: ({ look }) => ({ tags: [{ key: "look", value: String(look) }] }),
  },
  "data-cache": {
    type: "eci:DataCache",
    inventory: { service: "eci", kind: "data-cache" },
    sharesNames: true,
    inputs: ({ key, look, form }) => ({
      name: `data-${key}`,
      bucket: "models",
      path: `/models/${key}/${form}`,
      ...eciPlace,
      size: 40,
      retentionDays: 10,
      tags: { look: String(look) },
      dataSource: { git: { url: "https://git.example/models.git", branch: "v2", accessToken: secrets["data token"] } },
    }),
    shown: ({ look }) => ({ tags: [{ key: "look", value: String(look) }] }),
  },
  "eci-node": {
    type: "eci:VirtualNode",
    inventory: { service: "eci", kind: "virtual-node" },
    sharesNames: true,
    inputs: ({ key, look, form }) => ({
      name: `burst-${key}`,
      kubeconfig: "apiVersion: v1\nkind: Config\n",
      ...eciPlace,
      tags: { look: String(look) },
      taints: [{ key: "form", value: String(form), effect: "NoSchedule" }],
    }),
    shown: ({ look }) => ({ tags: [{ key: "look", value: String(look) }] }),
  },
} as const satisfies Partial<Readonly<Record<string, ChaosKind>>>;
