import { expect } from "vitest";
import { lifecycle } from "../../../support/lifecycle";

const KIND = { service: "eci", kind: "virtual-node" };
const taint = { key: "virtual-node.ctyun.cn", value: "eci", effect: "NoSchedule" };

lifecycle("eci:VirtualNode", {
  inputs: {
    name: "burst",
    kubeconfig: "apiVersion: v1\nkind: Config\n",
    taints: [taint, { ...taint, key: "other" }],
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    securityGroupId: "sg-1",
    zone: "cn-huadong1-jsnj1A-public-ctcloud",
  },
  kind: KIND,
  createAction: "createVirtualNode",
  settles: "Ready",
  steps: [
    {
      set: { tags: { team: "a" } },
      expect: "update",
      after: async (outputs, cloud) => {
        expect(outputs).toMatchObject({ status: "Ready", createTime: expect.stringMatching(/Z$/) });
        expect((await cloud.resources(KIND))[0]?.attributes.tags).toEqual([{ key: "team", value: "a" }]);
      },
    },
    { set: { tags: undefined }, expect: "update" },
    { set: { taints: [{ ...taint, key: "other" }, taint] }, expect: "same" },
    { set: { taints: [taint] }, expect: "replace" },
    { set: { kubeconfig: "apiVersion: v1\nkind: Config\nclusters: []\n" }, expect: "replace" },
    { set: { subnetId: "subnet-2" }, expect: "replace" },
    {
      outside: (cloud, id) => cloud.change({ ...KIND, id, set: { tags: [{ key: "by", value: "hand" }] } }),
      expect: "same",
    },
    { set: { tags: { team: "b" } }, expect: "update" },
    { outside: (cloud, id) => cloud.change({ ...KIND, id, set: { tags: [] } }), expect: "update" },
  ],
  refused: [
    {
      set: { kubeconfig: undefined, taints: [{ key: "a" }] },
      failures: [
        { property: "kubeconfig", reason: "is required" },
        {
          property: "taints[0].effect",
          reason: 'is required: "NoSchedule" or "PreferNoSchedule" or "NoExecute"',
        },
      ],
    },
  ],
});
