import { describe, expect, it } from "vitest";
import { resourceOf } from "../../../../provider/clouds";
import { check } from "../../../../provider/lifecycle/check";
import type { Properties } from "../../../../provider/lifecycle/codec";
import { expandNewNodes, newNodes } from "../../../../provider/tencent/tke/parts/cluster-nodes";

// Limits of the manual that a preview reports, each from both sides. test/emulator/tencent/limits.test.ts holds the emulator to
// the same ones, and test/conformance/preview-agrees.test.ts compares the two.

const web = { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
const place = { zone: "zone-1", subnetId: "subnet-1" };
const large = { instanceType: "S5.LARGE8" };
const within = { clusterId: "cls-1", vpcId: "vpc-1" };
const bought = { ...within, ...place, machine: large };
const group = { ...within, name: "g", minSize: 0, maxSize: 1, subnetIds: ["subnet-1"], launchConfiguration: large };
const brought = { clusterId: "cls-1", instanceIds: ["ins-1"] };
const options = { clusterId: "cls-1", scaleDownEnabled: true };

const machines = (machine: object, more: object = {}) => ({
  ...web,
  nodes: [{ ...place, machine: { ...large, ...machine }, ...more }],
});
const disk = (more: object) => ({ nodeSettings: { dataDisks: [{ type: "CLOUD_SSD", size: 10, ...more }] } });
const masters = (count: number, more: object = {}, cluster: object = {}) => ({
  ...web,
  type: "INDEPENDENT_CLUSTER",
  ...cluster,
  nodes: [{ ...place, role: "MASTER_ETCD", count, machine: { ...large, ...more } }],
});
const login = (how: object) => ({ ...brought, login: how });
const byHost = (more: object = {}) => ({ ...web, nodeNameType: "hostname", ...more });
const existing = (count: number) => [{ instanceIds: Array.from({ length: count }, (_, at) => `ins-${at}`) }];

/** What the manual says; a type; inputs that break it, with the property that is named; inputs that just keep it. */
type Row = readonly [says: string, type: string, broken: readonly [object, string][], kept: readonly object[]];

const rows: readonly Row[] = [
  [
    "types of data disks",
    "tke:Cluster",
    [[{ ...web, ...disk({ type: "FLOPPY" }) }, "nodeSettings.dataDisks[0].type"]],
    ["CLOUD_PREMIUM", "CLOUD_BASIC", "CLOUD_SSD"].map((type) => ({ ...web, ...disk({ type }) })),
  ],
  [
    "file systems of data disks",
    "tke:Instances",
    [[{ ...bought, ...disk({ fsType: "ntfs" }) }, "nodeSettings.dataDisks[0].fsType"]],
    ["ext3", "ext4", "xfs"].map((fsType) => ({ ...bought, ...disk({ fsType }) })),
  ],
  [
    "a login password has 8 to 16 characters of two kinds",
    "tke:ExistingInstances",
    ["short-1", "alllowercase", "12345678", "Passw0rd-Passw0rd"].map((password) => [
      login({ password }),
      "login.password",
    ]),
    ["short-12", "Passw0rd-Passw0r", "--------1"].map((password) => login({ password })),
  ],
  [
    "one of password, key and the image's own login",
    "tke:ExistingInstances",
    [
      [login({ password: "Passw0rd", keyIds: ["skey-1"] }), "login"],
      [login({ password: "Passw0rd", keepImageLogin: true }), "login"],
      [login({ keyIds: ["skey-1"], keepImageLogin: true }), "login"],
      [login({ keyIds: ["skey-1", "skey-2"] }), "login.keyIds"],
    ],
    [
      login({ keepImageLogin: true }),
      login({ password: "Passw0rd", keepImageLogin: false }),
      login({ keyIds: ["skey-1"] }),
    ],
  ],
  [
    "a password beside a key, of a machine to buy",
    "tke:Cluster",
    [[machines({ login: { password: "Passw0rd", keyIds: ["skey-1"] } }), "nodes[0].machine.login"]],
    [machines({ login: { keyIds: ["skey-1"] } })],
  ],
  [
    "a node is idle below 0 to 80 percent",
    "tke:AsGroupOptions",
    [-1, 81].map((percent) => [
      { ...options, scaleDownUtilizationThreshold: percent },
      "scaleDownUtilizationThreshold",
    ]),
    [0, 80].map((percent) => ({ ...options, scaleDownUtilizationThreshold: percent })),
  ],
  [
    "a cluster's name has 60 characters",
    "tke:Cluster",
    [[{ ...web, name: "n".repeat(61) }, "name"]],
    [{ ...web, name: "n".repeat(60) }],
  ],
  [
    "a MASTER_ETCD has at least 4 cores and 8 GB",
    "tke:Cluster",
    ["S5.MEDIUM4", "S5.MEDIUM8", "S5.LARGE4"].map((instanceType) => [
      masters(3, { instanceType }),
      "nodes[0].machine.instanceType",
    ]),
    [masters(3), machines({ instanceType: "S5.MEDIUM4" })],
  ],
  [
    "3 to 7 MASTER_ETCD, only in an INDEPENDENT_CLUSTER",
    "tke:Cluster",
    [
      [masters(2), "nodes"],
      [masters(8), "nodes"],
      [masters(3, {}, { type: "MANAGED_CLUSTER" }), "nodes"],
    ],
    [masters(3), masters(7)],
  ],
  [
    "levels are of managed clusters only",
    "tke:Cluster",
    [
      [masters(3, {}, { level: "L5" }), "level"],
      [masters(3, {}, { autoUpgradeLevel: true }), "autoUpgradeLevel"],
    ],
    [{ ...web, level: "L5", autoUpgradeLevel: true }],
  ],
  [
    "a scaling group has at most 200 nodes",
    "tke:AsGroup",
    [[{ ...group, maxSize: 201 }, "maxSize"]],
    [{ ...group, maxSize: 200, minSize: 200 }],
  ],
  [
    "ranges are private, with masks of 10 to 24",
    "tke:Cluster",
    [
      ...["10.0.0.0/9", "10.0.0.0/25", "11.0.0.0/16", "172.32.0.0/16", "192.169.0.0/16"].flatMap(
        (range): [object, string][] => [
          [{ ...web, clusterCidr: range }, "clusterCidr"],
          [{ ...web, serviceCidr: range }, "serviceCidr"],
        ],
      ),
      [{ ...web, serviceCidr: "172.16.0.0/20" }, "serviceCidr"],
    ],
    ["10.64.0.0/10", "10.0.0.0/24", "172.31.0.0/16", "192.168.0.0/16"].map((clusterCidr) => ({ ...web, clusterCidr })),
  ],
  [
    "automatic scaling cannot be switched on at create",
    "tke:Cluster",
    [[{ ...web, autoscaling: true }, "autoscaling"]],
    [{ ...web, autoscaling: false }],
  ],
  [
    "host names where nodes are named by them: machines of a cluster",
    "tke:Cluster",
    [
      [byHost({ nodes: [{ ...place, machine: large }] }), "nodes[0].hostName"],
      [byHost({ existingNodes: existing(1) }), "existingNodes[0].hostName"],
      [byHost({ nodes: [{ ...place, machine: large, hostName: "a1", namePrefix: "b1" }] }), "nodes[0].namePrefix"],
    ],
    [
      byHost({ nodes: [{ ...place, machine: large, hostName: "web" }] }),
      byHost({ nodes: [{ ...place, machine: large, hostName: "web", namePrefix: "web" }] }),
      byHost({ existingNodes: existing(1).map((one) => ({ ...one, hostName: "web" })) }),
    ],
  ],
  [
    "a machine's name has at most 60 characters",
    "tke:Instances",
    [[{ ...bought, namePrefix: "n".repeat(61) }, "namePrefix"]],
    [{ ...bought, namePrefix: "n".repeat(60) }],
  ],
  [
    "a machine's name has at most 60 characters, of a cluster's nodes too",
    "tke:Cluster",
    [[machines({}, { namePrefix: "n".repeat(61) }), "nodes[0].namePrefix"]],
    [machines({}, { namePrefix: "n".repeat(60) })],
  ],
  [
    "an equal machine name beside a host name",
    "tke:Instances",
    [[{ ...bought, hostName: "a1", namePrefix: "b1" }, "namePrefix"]],
    [
      { ...bought, hostName: "a1" },
      { ...bought, hostName: "a1", namePrefix: "a1" },
    ],
  ],
  [
    "a host name for machines of a scaling group",
    "tke:AsGroup",
    [[{ ...group, hostName: "a b" }, "hostName"]],
    [{ ...group, hostName: "web" }],
  ],
  [
    "at most 10 combinations of machine model and region",
    "tke:Cluster",
    [[{ ...web, nodes: Array(11).fill({ ...place, machine: large }) }, "nodes"]],
    [{ ...web, nodes: Array(10).fill({ ...place, machine: large }) }],
  ],
  [
    "at most 100 existing machines",
    "tke:Cluster",
    [[{ ...web, existingNodes: existing(101) }, "existingNodes[0].instanceIds"]],
    [{ ...web, existingNodes: existing(100) }],
  ],
  [
    "machines to buy beside existing ones are allowed",
    "tke:Cluster",
    [],
    [{ ...web, nodes: [{ ...place, machine: large }], existingNodes: existing(1) }],
  ],
];

describe.each(rows)("%s (%s)", (_says, type, broken, kept) => {
  const properties = async (inputs: object) =>
    check(await resourceOf(type), inputs as Properties).map(({ property }) => property);

  it.each(broken.map(([inputs, property]) => [property, JSON.stringify(inputs).slice(0, 160), inputs] as const))(
    "names %s of %s",
    async (property, _, inputs) => {
      expect(await properties(inputs)).toEqual([property]);
    },
  );

  it("takes what just keeps it", async () => {
    expect(kept.length).toBeGreaterThan(0);
    for (const inputs of kept) expect(await properties(inputs), JSON.stringify(inputs)).toEqual([]);
  });
});

it("one override for each kind of machine, in their order, and none where no kind has any", () => {
  const kinds = (...args: (string[] | undefined)[]) =>
    args.map((kubeletArgs) => newNodes.parse({ ...place, machine: large, kubeletArgs }));
  const sent = (...args: (string[] | undefined)[]) => expandNewNodes(kinds(...args), "vpc-1");
  expect(sent(undefined, ["max-pods=8"], undefined)).toMatchObject([
    {
      RunInstancesPara: { length: 3 },
      InstanceAdvancedSettingsOverrides: [{}, { ExtraArgs: { Kubelet: ["max-pods=8"] } }, {}],
    },
  ]);
  expect(sent(undefined, undefined)[0]?.InstanceAdvancedSettingsOverrides).toBeUndefined();
});
