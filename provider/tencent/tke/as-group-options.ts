import { z } from "zod";
import { oneOf } from "../../lifecycle/schema";
import type { Want } from "../../lifecycle/spec";
import { resource, type TencentContext } from "../resource";
import type { ClusterAsGroupOption } from "./api.gen";
import { inCluster } from "./parts/in-cluster";

const count = z.int().min(0).optional();
const percentage = (most: number) => z.int().min(0).max(most).optional();
const yesOrNo = z.boolean().optional();

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster whose autoscaler is set."),
  scaleDownEnabled: z.boolean().describe("Whether the autoscaler removes nodes."),
  expander: oneOf("random", "most-pods", "least-waste")
    .default("random")
    .describe("Which group grows: `random` (the default), `most-pods` or `least-waste`."),
  maxEmptyBulkDelete: count.describe("Maximum number of empty nodes removed at once. The cloud's initial value is 10."),
  scaleDownDelayMinutes: count.describe(
    "Minutes to wait after scaling up before scaling down. The cloud's initial value is 10.",
  ),
  scaleDownUnneededMinutes: count.describe(
    "Minutes a node must be idle before it is removed. The cloud's initial value is 10.",
  ),
  scaleDownUtilizationThreshold: percentage(80).describe(
    "A node used less than this percentage, 0 to 80, is idle. The cloud's initial value is 50.",
  ),
  skipNodesWithLocalStorage: yesOrNo.describe(
    "Keeps nodes whose pods use local storage. The cloud's initial value is false.",
  ),
  skipNodesWithSystemPods: yesOrNo.describe(
    "Keeps nodes that run kube-system pods of no DaemonSet. The cloud's initial value is false.",
  ),
  ignoreDaemonSetsUtilization: yesOrNo.describe(
    "Ignores DaemonSets when utilization is measured. The cloud's initial value is false.",
  ),
  maxTotalUnreadyPercentage: percentage(100).describe("Maximum percentage of unready nodes."),
  okTotalUnreadyCount: count.describe("Number of unready nodes that are tolerated."),
  scaleDownUnreadyTime: count.describe("Time before an unready node is removed; the manual gives no unit."),
  unregisteredNodeRemovalTime: count.describe(
    "Time before a node that did not register is removed; the manual gives no unit.",
  ),
});

type Option = Exclude<keyof z.output<typeof inputs>, "clusterId">;

/** The names of the options in the API (data structure ClusterAsGroupOption). */
const WIRE = {
  scaleDownEnabled: "IsScaleDownEnabled",
  expander: "Expander",
  maxEmptyBulkDelete: "MaxEmptyBulkDelete",
  scaleDownDelayMinutes: "ScaleDownDelay",
  scaleDownUnneededMinutes: "ScaleDownUnneededTime",
  scaleDownUtilizationThreshold: "ScaleDownUtilizationThreshold",
  skipNodesWithLocalStorage: "SkipNodesWithLocalStorage",
  skipNodesWithSystemPods: "SkipNodesWithSystemPods",
  ignoreDaemonSetsUtilization: "IgnoreDaemonSetsUtilization",
  maxTotalUnreadyPercentage: "MaxTotalUnreadyPercentage",
  okTotalUnreadyCount: "OkTotalUnreadyCount",
  scaleDownUnreadyTime: "ScaleDownUnreadyTime",
  unregisteredNodeRemovalTime: "UnregisteredNodeRemovalTime",
} as const satisfies Record<Option, keyof ClusterAsGroupOption>;

export const OPTIONS = Object.keys(WIRE) as Option[];

export const asGroupOptions = resource({
  type: "tke:AsGroupOptions",
  description:
    "How a cluster's autoscaler behaves, for all of its scaling groups. Every cluster has these options: they are set, never created or deleted, and a destroy leaves them as they are. Options that are not set keep the cloud's value.",
  examples: {
    "Scale down, least waste first": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.AsGroupOptions("web", { clusterId: cluster.id, scaleDownEnabled: true, expander: "least-waste" });`,
    "Scale down slowly, and keep nodes with local data": `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.AsGroupOptions("web", {
  clusterId: cluster.id,
  scaleDownEnabled: true,
  maxEmptyBulkDelete: 2,
  scaleDownDelayMinutes: 30,
  scaleDownUtilizationThreshold: 40,
  skipNodesWithLocalStorage: true,
});`,
  },
  idFormat: "clusterId",
  inputs,
  outputs: z.looseObject({}),
  within: inCluster,
  interrupts: { replacement: "the autoscaler of the old cluster keeps these options" },
  onChange: {
    clusterId: "replace",
    ...(Object.fromEntries(OPTIONS.map((option) => [option, "update"])) as Record<Option, "update">),
  },
  computed: OPTIONS.filter((option) => option !== "scaleDownEnabled" && option !== "expander"),
  remains: "a cluster always has autoscaler options; they keep their values until they are set again",
  blame: { "InternalError.ClusterNotFound": "clusterId" },
  find: async ({ clients: { tke } }, clusterId) => {
    const { ClusterAsGroupOption: option } = await tke.DescribeClusterAsGroupOption({ ClusterId: clusterId });
    return option && { clusterId, option };
  },
  async create(context, want) {
    await send(context, want);
    return want.clusterId;
  },
  update: (context, _id, { want, row }) => send(context, want, row.option),
  status: () => "set",
  waits: {
    created: { target: ["set"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  flatten: ({ clusterId, option }) => ({ clusterId, ...flattenOptions(option) }),
});

/** The options by their names here, without those that the cloud does not return. */
export const flattenOptions = (option: Partial<ClusterAsGroupOption> = {}): Partial<Want<typeof inputs>> =>
  Object.fromEntries(OPTIONS.map((name) => [name, option[WIRE[name]] ?? undefined]));

/** @param live the current options, because the manual does not say whether an option that is left out is kept */
async function send({ clients: { tke } }: TencentContext, want: Want<typeof inputs>, live = {}): Promise<void> {
  const kept = flattenOptions(live);
  const sent = OPTIONS.map((option) => [WIRE[option], want[option] ?? kept[option]]);
  const option = Object.fromEntries(sent.filter(([, value]) => value !== undefined)) as unknown as ClusterAsGroupOption;
  const request = { ClusterId: want.clusterId, ClusterAsGroupOption: option };
  await tke.ModifyClusterAsGroupOptionAttribute(request, { idempotent: true });
}
