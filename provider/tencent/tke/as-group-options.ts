import { z } from "zod";
import { oneOf } from "../../lifecycle/schema";
import type { Want } from "../../lifecycle/spec";
import { resource, type TencentContext } from "../resource";
import type { ClusterAsGroupOption } from "./api.gen";

const count = z.int().min(0).optional();
const percentage = (most: number) => z.int().min(0).max(most).optional();
const yesOrNo = z.boolean().optional();

const inputs = z.strictObject({
  clusterId: z.string().min(1).describe("Cluster whose autoscaler is set."),
  scaleDownEnabled: z.boolean().describe("Whether it takes nodes away."),
  expander: oneOf("random", "most-pods", "least-waste")
    .default("random")
    .describe("Which group grows: `random` (the default), `most-pods` or `least-waste`."),
  maxEmptyBulkDelete: count.describe("Most empty nodes taken away at once."),
  scaleDownDelayMinutes: count.describe(
    "Minutes after growing before shrinking is thought of. The cloud begins with 10.",
  ),
  scaleDownUnneededMinutes: count.describe("Minutes a node must be idle before it goes. The cloud begins with 10."),
  scaleDownUtilizationThreshold: percentage(80).describe(
    "A node used less than this percentage, 0 to 80, is idle. The cloud begins with 50.",
  ),
  skipNodesWithLocalStorage: yesOrNo.describe("Keeps nodes whose pods use local storage. The cloud begins with false."),
  skipNodesWithSystemPods: yesOrNo.describe(
    "Keeps nodes with kube-system pods of no DaemonSet. The cloud begins with false.",
  ),
  ignoreDaemonSetsUtilization: yesOrNo.describe(
    "Leaves DaemonSets out when use is measured. The cloud begins with false.",
  ),
  maxTotalUnreadyPercentage: percentage(100).describe("Largest share of unready nodes."),
  okTotalUnreadyCount: count.describe("Unready nodes that are tolerated."),
  scaleDownUnreadyTime: count.describe("Time before an unready node goes; the manual tells no unit."),
  unregisteredNodeRemovalTime: count.describe(
    "Time before a node that did not register goes; the manual tells no unit.",
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

const options = Object.keys(WIRE) as Option[];

export const asGroupOptions = resource({
  type: "tke:AsGroupOptions",
  description:
    "How a cluster's autoscaler behaves, for all of its scaling groups. Every cluster has these options: they are set, and never made or deleted, and a destroy leaves them as they are. What is not set stays as the cloud has it.",
  example: `const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" });
new clouds.tke.AsGroupOptions("web", { clusterId: cluster.id, scaleDownEnabled: true, expander: "least-waste" });`,
  idFormat: "clusterId",
  inputs,
  outputs: z.looseObject({}),
  onChange: {
    clusterId: "replace",
    ...(Object.fromEntries(options.map((option) => [option, "update"])) as Record<Option, "update">),
  },
  computed: options.filter((option) => option !== "scaleDownEnabled" && option !== "expander"),
  remains: "a cluster always has autoscaler options; they stay as they are until they are set anew",
  blame: { "InternalError.ClusterNotFound": "clusterId" },
  find: async ({ clients: { tke } }, clusterId) => {
    const { ClusterAsGroupOption: option } = await tke.DescribeClusterAsGroupOption({ ClusterId: clusterId });
    return option && { clusterId, option };
  },
  async create(context, want) {
    await send(context, want);
    return want.clusterId;
  },
  update: (context, _id, { want }) => send(context, want),
  status: () => "set",
  waits: {
    created: { target: ["set"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  flatten: ({ clusterId, option }) => ({ clusterId, ...flattenOptions(option) }),
});

/** The options by their names here; what the cloud does not tell is left out. */
export const flattenOptions = (option: Partial<ClusterAsGroupOption> = {}): Partial<Want<typeof inputs>> =>
  Object.fromEntries(options.map((name) => [name, option[WIRE[name]] ?? undefined]));

async function send({ clients: { tke } }: TencentContext, want: Want<typeof inputs>): Promise<void> {
  const sent = options.map((option) => [WIRE[option], want[option]]);
  const option = Object.fromEntries(sent.filter(([, value]) => value !== undefined)) as unknown as ClusterAsGroupOption;
  const request = { ClusterId: want.clusterId, ClusterAsGroupOption: option };
  await tke.ModifyClusterAsGroupOptionAttribute(request, { idempotent: true });
}
